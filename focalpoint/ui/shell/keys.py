"""Which keys do what: as the program proposes it, as the person changed it, and on keyboards of other scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from focalpoint.ui.shell.memory import WindowMemory

_KEPT: Final = "keys"
_X11_ROWS: Final = {24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
"""The first scan code of each row of letters, as X11 and Wayland count the keys (evdev + 8)."""
_X11: Final[Mapping[int, int]] = {
    first + at: ord(letter) for first, row in _X11_ROWS.items() for at, letter in enumerate(row)
}
_X11_MARKS: Final[Mapping[int, int]] = {59: ord(","), 61: ord("/"), 20: ord("-"), 21: ord("="), 19: ord("0")}
_WINDOWS_MARKS: Final[Mapping[int, int]] = {0xBC: ord(","), 0xBF: ord("/"), 0xBD: ord("-"), 0xBB: ord("=")}
_LATIN_ENDS: Final = 0x250
"""Letters below are Latin; above are those of other scripts."""
_SPECIAL: Final = 0x0100_0000
"""From here on Qt counts keys without a letter (F1, Escape, arrows)."""
TEXT_KEYS: Final = ("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Left", "Ctrl+Right", "Ctrl+Backspace")
"""Keys of every text field; nothing else may take them, save undo, which goes on where a field stops."""


class KeyBook(QObject):
    """The person's own keys, kept on this computer; what is not changed has the program's."""

    changed = Signal()

    def __init__(self, memory: WindowMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._own: dict[str, str] = {}
        try:
            read = json.loads(memory.get(_KEPT) or "{}")
        except ValueError:
            read = {}
        if isinstance(read, dict):
            self._own = {str(name): keys for name, keys in read.items() if isinstance(keys, str)}

    def keys(self, name: str, proposed: str) -> str:
        """The keys of a command in portable text, empty for none.

        Args:
            name: of the command, with its page's name before it for a page's own.
            proposed: what the program gives it.
        """
        return self._own.get(name, proposed)

    def is_own(self, name: str) -> bool:
        """Whether the person changed this command's keys."""
        return name in self._own

    def choose(self, name: str, keys: str, proposed: str) -> None:
        """Give a command other keys; an empty text takes them away, the proposed ones are the program's again."""
        if keys == proposed:
            self._own.pop(name, None)
        else:
            self._own[name] = keys
        self._keep()

    def reset(self, name: str = "") -> None:
        """The program's keys again: of one command, or of all."""
        if name:
            self._own.pop(name, None)
        else:
            self._own.clear()
        self._keep()

    def _keep(self) -> None:
        self._memory.put(_KEPT, json.dumps(self._own) if self._own else "")
        self._memory.save()
        self.changed.emit()


def native(keys: str) -> str:
    """Keys as the platform writes them: "Ctrl+K", "⌘K"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def latin_sequence(event: QKeyEvent, platform: str = sys.platform) -> QKeySequence | None:
    """What a key press with Ctrl or Alt means on a keyboard of another script: the Latin letter on the same key.

    Most platforms find out by themselves; where only a Russian or Arabic layout is installed they cannot.

    Returns:
        The combination, or None where the key's own letter is Latin already, or nothing can be told.
    """
    key, modifiers = event.key(), event.modifiers()
    strong = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if not modifiers & strong or key < _LATIN_ENDS or key >= _SPECIAL:
        return None
    if platform == "win32":
        # Windows names the keys of every layout by the Latin capitals that stand on them.
        virtual = event.nativeVirtualKey()
        letter = virtual if ord("A") <= virtual <= ord("Z") else _WINDOWS_MARKS.get(virtual, 0)
    else:
        scan = event.nativeScanCode()
        letter = _X11.get(scan) or _X11_MARKS.get(scan, 0)
    if not letter:
        return None
    return QKeySequence(QKeyCombination(modifiers & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(letter)))
