"""Several choices out of many, such as the member States of a network: chips, and a window to find the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.widgets.chips import ChipsEditor

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

Choices = Sequence[tuple[str | None, str]]
_MENU_TAKES: Final = 14
"""So many entries a menu may have; more are searched by typing."""


class PickedChips(ChipsEditor):
    """As its base; a long list of choices opens as a window with a field to type in."""

    def __init__(self, theme: Theme, choices: Callable[[Language], Choices]) -> None:
        super().__init__(theme, choices)
        self._picker_theme = theme

    def _on_add(self) -> None:
        left = [(code, words) for code, words in self._choices.items() if code not in self._codes]
        if len(left) <= _MENU_TAKES or self._language is None:
            super()._on_add()
            return
        picker = Picker(self, self._picker_theme, self._language, self._name, left)
        pick(picker, lambda code: self._commit((*self._codes, code)))
