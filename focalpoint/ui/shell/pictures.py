"""What lies over the window, for pictures and for those who look whether everything fits: dialogs of no single page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.shell.window import MainWindow

_TYPED: Final = "Statistics on passenger data, third quar"
_AT: Final = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)


def over_the_window(window: MainWindow) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Printing, a file over the window, typing after a crash, a folder that went."""
    yield "print", lambda: _print(window)
    yield "drop", lambda: _drop(window, Path("plan.xlsx"))
    yield "drop-refused", lambda: _drop(window, Path.home())
    yield "drafts", lambda: _drafts(window)
    yield "gone", lambda: _gone(window)


def _print(window: MainWindow) -> QWidget:
    from focalpoint.ui.shell.printing import print_list

    page = window.go("tasks")
    sheet = page.print_sheet()
    assert sheet is not None  # noqa: S101 - tasks are a list
    return print_list(page, window.context, sheet)


def _drop(window: MainWindow, path: Path) -> QWidget:
    from focalpoint.ui.shell.drop import DropGuide
    from focalpoint.ui.shell.drop_inside import guide_window

    guide_window(window)
    guide = DropGuide.of(window)
    assert guide is not None  # noqa: S101 - it was just given one
    guide.sheet.show_plan(guide.rules.plan([path]))
    return window


def _drafts(window: MainWindow) -> QWidget:
    from focalpoint.domain.clock import instant_text
    from focalpoint.services.drafts import DraftText
    from focalpoint.ui.shell.drafts_dialog import DraftsDialog

    _end_drop(window)
    task = next(iter(window.workspace.tasks.list()), None)
    record = task.id if task is not None else ""
    drafts = [DraftText("tasks", record, field, _TYPED, instant_text(_AT)) for field in ("title", "request")]
    dialog = DraftsDialog(window, drafts)
    dialog.open()
    return dialog


def _gone(window: MainWindow) -> QWidget:
    from focalpoint.ui.shell.moves import GoneDialog

    dialog = GoneDialog(window, Path("/home/mina/vaults/office.focalpoint"))
    dialog.open()
    return dialog


def _end_drop(window: MainWindow) -> None:
    from focalpoint.ui.shell.drop import DropGuide

    guide = DropGuide.of(window)
    if guide is not None:
        guide.sheet.hide()
