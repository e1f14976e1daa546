"""Every page has its states: being read, not readable, filtered to nothing, empty, for reading only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.app import pages
from focalpoint.domain.clock import Clock
from focalpoint.services.opening import new_vault, unlock
from focalpoint.services.workspace import Workspace
from focalpoint.store.database import StorageError
from focalpoint.store.vault import MINIMUM
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.shell.context import Page
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.empty import EmptyState
from tests.ui.conftest import PASSPHRASE

NAMES: Final = tuple(page.name for page in pages())
READS_NOTHING: Final = frozenset({"settings"})
"""Whose first view is a form of settings that are there already: nothing to wait for."""
NEVER_EMPTY: Final = frozenset({"audit", "settings", "instruments", "implementation"})
"""The journal begins with the vault; settings have values; instruments and provisions come with the program."""
NOTHING_FITS: Final = "zzzz"

Windows = Callable[..., MainWindow]


class HeldReading:
    """Readings that come when the test lets them."""

    def __init__(self) -> None:
        self._held: list[tuple[Loader, Callable[[Exception], None]]] = []

    def load(
        self, loader: Loader, read: Callable[[], Any], show: Callable[[Any], None], fail: Callable[[Exception], None]
    ) -> None:
        """In the place of ``Loader.load``: begins, and does not end."""
        del read, show
        loader.loading = True
        loader._patience.start()
        self._held.append((loader, fail))

    def fail(self, page: Page) -> None:
        """The disk does not answer; only what this page asked for is told."""
        for loader, fail in self._held:
            loader.loading = False
            if _is_of(loader, page):
                fail(StorageError(file="office.db"))
        self._held.clear()


def _is_of(part: QObject | None, page: Page) -> bool:
    while part is not None and part is not page:
        part = part.parent()
    return part is page


def _held(loader: Loader, held: HeldReading, *given: Callable[..., Any]) -> None:
    held.load(loader, *given)


def states(page: Page) -> list[EmptyState]:
    return [each for each in page.findChildren(EmptyState) if each.isVisible()]


def waits(page: Page) -> bool:
    """Whether a sentence in the work area says that something is being read."""
    return any(each.isVisible() and each.text().endswith("…") for each in page.work.findChildren(QLabel)) or (
        isinstance(shown := page.work.currentWidget(), QLabel) and shown.text().endswith("…")
    )


def button(page: QWidget, words: str) -> QPushButton | None:
    found = (each for each in page.findChildren(QPushButton) if each.isVisible() and each.text().startswith(words))
    return next(found, None)


def press(qtbot: QtBot, page: QWidget, words: str) -> None:
    qtbot.waitUntil(lambda: button(page, words) is not None)
    pressed = button(page, words)
    assert pressed is not None
    pressed.click()


def at_rest(window: MainWindow) -> bool:
    return not window.jobs.running and not any(each.loading for each in window.findChildren(Loader))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_that_it_reads_that_it_failed_and_that_nothing_fits(
    name: str, make_window: Windows, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, held = WindowMemory(None), HeldReading()
    memory.put("page", "plan" if name == "today" else "today")  # the page is built later
    window = make_window(workspace, memory=memory)
    qtbot.waitUntil(lambda: at_rest(window))
    if name not in READS_NOTHING:
        with monkeypatch.context() as slow:
            slow.setattr(Loader, "load", partialmethod(_held, held))
            page = window.go(name)
            qtbot.waitUntil(lambda: waits(page))
            held.fail(page)
            qtbot.waitUntil(lambda: button(page, "Try again") is not None)
        press(qtbot, page, "Try again")
    page = window.go(name)
    for view in page.header.view_names() or [""]:
        if view:
            page.header.choose_view(view)
        qtbot.waitUntil(lambda: at_rest(window))
        if not page.header.filter.isVisible() or states(page):  # no list to filter, or nothing in it at all
            continue
        page.header.filter.setText(NOTHING_FITS)
        qtbot.waitUntil(lambda page=page: bool(states(page)))  # type: ignore[misc]
        (nothing,) = states(page)
        press(qtbot, nothing, "Clear")
        qtbot.waitUntil(lambda page=page: page.header.filter.text() == "" and not states(page))  # type: ignore[misc]


@pytest.fixture
def empty(clock: Clock, tmp_path: Path) -> Iterator[Workspace]:
    opened, _code = new_vault(
        tmp_path / "new.focalpoint", user_name="Mina Diallo", passphrase=PASSPHRASE, clock=clock, cost=MINIMUM
    )
    yield opened
    opened.close()


def test_an_empty_page_says_what_it_is_for_and_how_to_begin(
    empty: Workspace, make_window: Windows, qtbot: QtBot
) -> None:
    window = make_window(empty)
    for name in NAMES:
        page = window.go(name)
        qtbot.waitUntil(lambda: at_rest(window))
        if name not in NEVER_EMPTY:
            begin = [each for each in page.work.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]
            assert begin, name
            assert states(page) or name == "today", name


@pytest.fixture
def locked(vault_folder: Path, clock: Clock) -> Iterator[Workspace]:
    opened = unlock(vault_folder, user_name=None, passphrase=PASSPHRASE, clock=clock, write=False)
    yield opened
    opened.close()


def test_a_vault_for_reading_only_says_why_and_offers_no_act_that_would_write(
    locked: Workspace, make_window: Windows, qtbot: QtBot
) -> None:
    window = make_window(locked)
    for name in NAMES:
        page = window.go(name)
        qtbot.waitUntil(lambda: at_rest(window))
        assert window.strip.isVisible()
        assert window.strip.text()
        acts: list[QWidget] = [page.header.primary] if page.header.primary.isVisible() else []
        assert all(not act.isEnabled() and act.toolTip() for act in acts), name
