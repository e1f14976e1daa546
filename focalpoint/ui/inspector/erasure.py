"""Lawful erasure of what is kept of a person, or of persons in the entry of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLabel, QPushButton

from focalpoint.domain.errors import FocalPointError
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.section import Section
from focalpoint.ui.shell.dialogs import Question, ask
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.language import Language
    from focalpoint.services.erasure import ErasureReport
    from focalpoint.ui.shell.context import PageContext

ERASED: Final = frozenset({"name", "function", "email", "phone", "note"})
ERASED_OF_OFFICE: Final = frozenset({"contact", "address", "phone", "fax", "email", "urgent_contact", "note"})
"""What may tell of a person in the entry of an office; the office's own name stays."""


class ErasureSection(Section):
    """One button, which asks for the legal ground; then until when backups still hold what was erased."""

    name = "erasure"
    tables = frozenset({"people", "bodies", "cases"})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._meaning = QLabel()
        self._meaning.setWordWrap(True)
        self._button = QPushButton()
        self._button.clicked.connect(self._on_ask)
        self.column.addWidget(self._meaning)
        self.column.addWidget(self._button)

    @property
    def _of_person(self) -> bool:
        return self.entity == "people"

    @property
    def _of_case(self) -> bool:
        return self.entity == "cases"

    def heading(self) -> str:
        """What the part is about."""
        return self.context.language.gettext("Erasure")

    def fill(self) -> None:
        """Say what it does, and why it cannot be done where it cannot."""
        language = self.context.language
        reason = why_not(self.context, "erasure.erase_case" if self._of_case else "erasure.erase")
        self._meaning.setText(self._meaning_words(language))
        if self._of_case:
            words = language.gettext("Erase this case…")
        elif self._of_person:
            words = language.gettext("Erase this person's data…")
        else:
            words = language.gettext("Erase personal data…")
        self._button.setText(words)
        self._button.setEnabled(not reason)
        self._button.setToolTip(reason)

    def _meaning_words(self, language: Language) -> str:
        if self._of_case:
            return language.gettext(
                "When its time is over, everything that the case and its requests say, and their files, is erased for "
                "good, from the history too. The register keeps its numbers."
            )
        if self._of_person:
            return language.gettext(
                "Where the law asks for it, everything kept of this person is erased for good, from the history too."
            )
        return language.gettext(
            "Where the law asks for it, contact person, address, numbers, e-mail and note of this entry are erased "
            "for good, from the history too. Its name stays."
        )

    def _on_ask(self) -> None:
        language = self.context.language
        if self._of_case:
            title = language.gettext("Erase this case")
        elif self._of_person:
            title = language.gettext("Erase this person's data")
        else:
            title = language.gettext("Erase personal data")
        question = Question(
            self,
            title=title,
            text=language.gettext("This cannot be undone. Backups made before keep the data until they are removed."),
            act=language.gettext("Erase"),
            leave=language.gettext("Cancel"),
            danger=True,
        )
        question.ask_reason(language.gettext("Legal ground, kept in the journal"))
        ask(question, self._on_reason)

    def _on_reason(self, reason: str) -> None:
        erasure, record_id, entity = self.context.workspace.erasure, self.record_id, self.entity
        fields = ERASED if self._of_person else ERASED_OF_OFFICE

        def work(_progress: Progress) -> ErasureReport:
            if entity == "cases":
                return erasure.erase_case(record_id, reason)
            return erasure.erase(entity, record_id, fields, reason)

        title = self.context.language.gettext("Erasing")
        job = self.context.jobs.create(title, work, writes=True)
        job.succeeded.connect(self._on_erased)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_erased(self, report: ErasureReport) -> None:
        language = self.context.language
        words = language.gettext("Erased. No backup holds the data.")
        if report.until is not None:
            words = language.ngettext(
                "Erased. {n} backup still holds the data, until {date} at the latest.",
                "Erased. {n} backups still hold the data, until {date} at the latest.",
                len(report.backups),
            ).format(n=len(report.backups), date=language.date(report.until))
        self._meaning.setText(words)
        self.context.announce(words)

    def _on_failed(self, error: Exception) -> None:
        known = error if isinstance(error, FocalPointError) else FocalPointError()
        self.context.announce(explain(known, self.context.language))
