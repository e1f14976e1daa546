"""The hand-over sheet: for whom and in which language; then its pages, to print or to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from focalpoint.language import LANGUAGES, OWN_NAMES, Language, isolate
from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.classification import marking

if TYPE_CHECKING:
    from focalpoint.domain.directory import Person
    from focalpoint.domain.progress import Progress
    from focalpoint.ui.pages.directory.cells import Cells
    from focalpoint.ui.shell.context import PageContext

_MEMORY: Final = "exports.language.handover"


class HandoverDialog(QDialog):
    """Asks whose post is handed over."""

    def __init__(self, page: QWidget, context: PageContext, cells: Cells, chosen: str | None) -> None:
        """``chosen`` is the id of the ministry or person that is selected on the page."""
        super().__init__(page)
        self._page, self._context = page, context
        language = context.language
        self.setWindowTitle(language.gettext("Hand-over sheet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(context.theme.px(420))
        self.subject, self.language = ChoiceEdit(), ChoiceEdit()
        self.subject.set_choices(_subjects(cells, language, cells.people.get(chosen or "")))
        self.subject.set_code(chosen or "")
        self.language.set_choices([(code, OWN_NAMES[code]) for code in LANGUAGES])
        kept = context.memory.get(_MEMORY)
        self.language.set_code(kept if kept in LANGUAGES else language.code)
        buttons = QDialogButtonBox()
        go_on = PrimaryButton(language.gettext("Show the sheet"))
        buttons.addButton(language.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(language.gettext("Hand-over sheet"), role="heading", wrap=True))
        what = language.gettext(
            "What a new focal point needs on the first day: who is who, what is late and due, what was agreed, "
            "and where the backups are."
        )
        column.addWidget(label(what, role="muted", wrap=True))
        for words, choice in (
            (language.gettext("Who hands over"), self.subject),
            (language.gettext("Language of the document"), self.language),
        ):
            caption = label(words, role="label")
            caption.setBuddy(choice)
            choice.setAccessibleName(words)
            column.addWidget(caption)
            column.addWidget(choice)
        marked = marking(language, context.workspace.settings.get("classification"))
        warning = language.gettext(
            "The document carries the marking “{marking}” or higher. Outside the vault it is not encrypted."
        ).format(marking=marked)
        column.addWidget(label(warning, role="muted", wrap=True))
        column.addSpacing(4)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        code = self.language.code() or "en"
        self._context.memory.put(_MEMORY, code)
        show_sheet(self._page, self._context, self.subject.code() or None, Language(code))


def show_sheet(page: QWidget, context: PageContext, record_id: str | None, language: Language) -> None:
    """The sheet's pages, to print or to save."""
    from focalpoint.services.handover import handover_pdf
    from focalpoint.ui.shell.printing import print_pdf

    workspace = context.workspace

    def make(progress: Progress) -> bytes:
        return handover_pdf(workspace, record_id, language, progress)

    print_pdf(page, context, context.language.gettext("Hand-over sheet"), make, name="handover")


def _subjects(cells: Cells, language: Language, person: Person | None) -> list[tuple[str | None, str]]:
    """The office, the chosen person, the ministries."""
    found: list[tuple[str | None, str]] = [("", language.gettext("The head of the office"))]
    if person is not None:
        found.append((person.id, isolate(person.name)))
    live = [item for item in cells.ministries.values() if not item.archived]
    return [*found, *((item.id, isolate(item.name)) for item in live)]
