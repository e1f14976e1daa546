"""The course of a request: the time limits that run, with how they are counted, and everything that happened."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextBrowser, QVBoxLayout

from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.widgets.basics import label
from focalpoint.words import register as words
from focalpoint.words.request_limits import limit_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.domain.register import EventLine
    from focalpoint.language import Language
    from focalpoint.ui.pages.requests.desk import RequestDesk
    from focalpoint.ui.shell.context import PageContext


class CourseDialog(QDialog):
    """Read only: what is to come above, what was below, the newest first."""

    def __init__(self, desk: RequestDesk, context: PageContext) -> None:
        super().__init__(desk.window())
        language, record = context.language, desk.model.record
        title = language.gettext("Course and time limits")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setMinimumHeight(context.theme.px(340))
        limits = [limit_text(each, language) for each in context.workspace.requests.limits(record.id)]
        events = sorted(record.events, key=lambda each: (each.date, each.created_at), reverse=True)
        self.text.setHtml(
            _listed(language.gettext("Time limits"), limits, language.gettext("No time limit runs."))
            + _listed(
                language.gettext("What happened"),
                [_event(language, each) for each in events],
                language.gettext("Nothing was recorded yet."),
            )
        )
        column = QVBoxLayout(self)
        column.addStrut(context.theme.px(560))
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(self.text, 1)
        box, close = QDialogButtonBox(), QPushButton(language.gettext("Close"))
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column.addWidget(box)


def _listed(title: str, lines: Sequence[str], nothing: str) -> str:
    items = "".join(f"<li style='margin-bottom:6px'>{escape(line)}</li>" for line in lines)
    return f"<h4>{escape(title)}</h4>" + (f"<ul>{items}</ul>" if items else f"<p>{escape(nothing)}</p>")


def _event(language: Language, line: EventLine) -> str:
    said = language.gettext("{date}: {what}").format(
        date=show_date(language, line.date), what=words.event(language, line.kind)
    )
    more = [line.reference, line.place, line.note]
    grounds = [words.ground(language, each) for each in line.grounds.split()]
    due = language.gettext("due {date}").format(date=show_date(language, line.due_on)) if line.due_on else ""
    return " · ".join([said, *grounds, *(isolate(each) for each in more if each), *([due] if due else [])])
