"""States of the tasks' page beside its views, for ``screenshots``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from focalpoint.ui.pages.tasks.template_editor import TemplateEditor
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from focalpoint.ui.pages.tasks.page import TasksPage


def pictures(page: TasksPage) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """The board by ministry, a line that was understood, filters with chips, and the dialogs."""

    def window() -> QWidget:
        return page.window()

    def by_ministry() -> QWidget:
        page.header.choose_view("board")
        page.group_by("ministry")
        return window()

    def typed() -> QWidget:
        page.header.choose_view("list")
        page.group_by("status")
        code = next((one.short_code for one in page.names.ministries.values() if one.short_code), "")
        page.type_quick(page.context.language.gettext("Add a task in one line") + f" @{code} 2026-12-15")
        return window()

    def narrowed() -> QWidget:
        page.type_quick("")
        ministry = next(iter(page.names.ministries), "")
        page.show_filtered({"only": "overdue", "ministry": ministry})
        return window()

    def dialog(name: str) -> Callable[[], QWidget]:
        def show() -> QWidget:
            page.show_filtered({"only": "late"})
            for row in range(3):
                listed = page.findChildren(TableView)[0]
                flags = listed.selectionModel().SelectionFlag
                listed.selectionModel().select(listed.model().index(row, 0), flags.Select | flags.Rows)
            page.menus.actions[name].trigger()
            shown = QApplication.activeModalWidget()
            return shown if isinstance(shown, QDialog) else window()

        return show

    def edited() -> QWidget:
        own = page.context.workspace.templates.list(page.context.language.code)[0]
        editor = TemplateEditor(page, page.context, own.id)
        editor.open()
        return editor

    yield "board-ministries", by_ministry
    yield "quick", typed
    yield "narrowed", narrowed
    yield "remind", dialog("remind")
    yield "change-several", dialog("edit_all")
    yield "template", dialog("use_template")
    yield "template-tasks", edited

    def filtered() -> QWidget:
        page.show_filtered({"only": "unfinished"})
        page.header.filter.setText("zzzz")
        page.header.filter.changed.emit("zzzz")
        return window()

    yield "filtered", filtered
    yield "back", lambda: _reset(page)


def _reset(page: TasksPage) -> QWidget:
    page.show_filtered({"only": "unfinished"})
    return page.window()
