"""Pictures of every page, dialog and state, always the same for the same vault: for the manual and for looking."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from focalpoint.domain.clock import fixed_clock
from focalpoint.ui.pages.welcome.vault_list import VaultButton
from focalpoint.ui.tour import Stop, Tour

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.shell.context import PageDescriptor

DAY: Final = datetime(2026, 11, 22, 9, 42, tzinfo=UTC)
"""The instant of every picture."""
_FINGERPRINT: Final = "fajuh zimod kufup mibag votoh pivun karap kinuj"
_FOLDER: Final = "/home/focal-point"


def take(
    folder: Path,
    *,
    pages: Sequence[PageDescriptor],
    language: str = "en",
    theme: str = "light",
    size: tuple[int, int] = (1366, 768),
    scale: float = 1.0,
) -> list[Path]:
    """Write a PNG of every page, view, state and dialog, named ``page--state--LL--theme.png``.

    A page's PNG has exactly ``size`` times ``scale`` pixels; a dialog's is as large as the dialog, times ``scale``.
    What differs from vault to vault (its folder, the fingerprint of its office) is shown as a stand-in, so that two
    runs write the same bytes.

    Args:
        folder: where to; made when it is not there.
        pages: the descriptors of ``app.py``.
        language: of the screen and of the sample country.
        theme: light, dark or contrast.
        size: of the window, in the pixels of a screen that is not magnified.
        scale: how many pixels of the picture one of those is wide: 2 for a fine screen. It counts only for the first
            window of a process; later ones are as fine as that.

    Returns:
        The files, in the order in which they were taken.
    """
    app = application(scale)
    folder.mkdir(parents=True, exist_ok=True)
    with vaults(language) as made:
        camera = Camera(folder, f"{language}--{theme}", size)
        tour = Tour(app, camera.look, language=language, theme=theme, size=size)
        try:
            for vault, state in made:
                camera.know(vault)
                if state:
                    tour.walk_state(vault, pages, state)
                else:
                    tour.walk_pages(vault, pages)
                    tour.walk_welcome(vault.vault.folder, vault.clock)
        finally:
            tour.close()
    return camera.taken


def application(scale: float = 1.0) -> QApplication:
    """The Qt application, made where there is none."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    app = QApplication(["focalpoint"])
    app.setStyle("Fusion")
    return app


@contextmanager
def vaults(language: str) -> Iterator[Iterator[tuple[Workspace, str]]]:
    """The sample country, an empty vault, and the sample as somebody who may only read it; all go away again.

    Gives each with the state that all its pages are in, empty for the first, one open at a time.
    """
    with tempfile.TemporaryDirectory() as place:
        yield _opened(Path(place), language)


def _opened(place: Path, language: str) -> Iterator[tuple[Workspace, str]]:
    from focalpoint.services.opening import new_vault, unlock
    from focalpoint.services.sample import PASSPHRASE, open_sample

    clock = fixed_clock(DAY)
    sample = open_sample(place / "sample.focalpoint", language=language, clock=clock)
    yield from _lent(sample, "")
    yield from _lent(
        unlock(place / "sample.focalpoint", user_name=None, passphrase=PASSPHRASE, clock=clock, write=False),
        "read-only",
    )
    empty, _code = new_vault(place / "office.focalpoint", user_name="Mara Delune", passphrase=PASSPHRASE, clock=clock)
    yield from _lent(empty, "empty")


def _lent(workspace: Workspace, state: str) -> Iterator[tuple[Workspace, str]]:
    try:
        yield workspace, state
    finally:
        workspace.close()


class Camera:
    """Writes what a tour shows."""

    def __init__(self, folder: Path, tail: str, size: tuple[int, int]) -> None:
        """``tail``: the end of each name, language and look; ``size``: that of each page."""
        self.taken: list[Path] = []
        self._folder, self._tail, self._size = folder, tail, size
        self._stand_ins: dict[str, str] = {}

    def know(self, workspace: Workspace) -> None:
        """Learn what is this vault's own, so that it is not shown."""
        place = str(workspace.vault.folder.parent)
        words = workspace.vault.signing.words
        stand_in = _FINGERPRINT.split()
        self._stand_ins = {place: _FOLDER} | {
            gap.join(words): gap.join(stand_in) for gap in (" ", "  ", " · ", "-", "\n")
        }

    def stand_in(self, text: str) -> str:
        """A text without what is this vault's own."""
        return _replaced(text, self._stand_ins)

    def look(self, stop: Stop) -> None:
        """Take one picture."""
        path = self._folder / f"{stop.page}--{stop.state}--{self._tail}.png"
        with _shown_as(stop.widget, self._stand_ins):
            picture = stop.widget.grab()
        if path not in self.taken:
            self.taken.append(path)
        picture.save(str(path))


@contextmanager
def _shown_as(root: QWidget, stand_ins: Mapping[str, str]) -> Iterator[None]:
    """Show stand-ins for some texts for a while."""
    undo: list[Callable[[], None]] = []
    texts: list[QLabel | QLineEdit] = [*root.findChildren(QLabel), *root.findChildren(QLineEdit)]
    for widget in texts:
        own = widget.text()
        if (shown := _replaced(own, stand_ins)) != own:
            _write(widget, shown)
            undo.append(partial(_write, widget, own))
    for button in root.findChildren(VaultButton):
        own, button.below = button.below, _replaced(button.below, stand_ins)
        undo.append(partial(setattr, button, "below", own))
    try:
        yield
    finally:
        for act in undo:
            act()


def _replaced(text: str, stand_ins: Mapping[str, str]) -> str:
    for own, stand_in in stand_ins.items():
        text = text.replace(own, stand_in)
    return text


def _write(widget: QLabel | QLineEdit, text: str) -> None:
    """Show a text without anybody hearing of it."""
    blocked = widget.blockSignals(True)
    widget.setText(text)
    widget.blockSignals(blocked)
