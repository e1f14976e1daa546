"""The views of the tasks' page that are made when they are first shown, wired to the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from focalpoint.ui.pages.tasks.board import TaskBoard
    from focalpoint.ui.pages.tasks.page import TasksPage
    from focalpoint.ui.pages.tasks.reminders import RemindersView

Picked = Callable[[str], None]
Asked = Callable[[QPoint], None]


def make_board(page: TasksPage, picked: Picked, menu: Asked) -> TaskBoard:
    """The board of the page."""
    from focalpoint.ui.pages.tasks.board import TaskBoard

    board = TaskBoard(page.context, page, page.names)
    view = board.view
    page.stage.addWidget(view)
    view.picked.connect(picked)
    view.opened.connect(picked)
    view.context_menu.connect(menu)
    view.files_dropped.connect(page.menus.attach)
    view.selection_changed.connect(page.menus.renew)
    return board


def make_reminders(page: TasksPage, remind: Callable[[], None], picked: Picked, menu: Asked) -> RemindersView:
    """The reminders of the page."""
    from focalpoint.ui.pages.tasks.reminders import RemindersView

    view = RemindersView(page.context, page.names, remind)
    page.stage.addWidget(view)
    view.picked.connect(picked)
    view.context_menu.connect(menu)
    view.selection_changed.connect(page.menus.renew)
    view.retranslate()
    return view
