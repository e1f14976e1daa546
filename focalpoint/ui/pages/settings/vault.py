"""Settings of the vault itself: where it is, its fingerprint, and whether everything in it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from focalpoint.domain.changes import ChangeSet
from focalpoint.language import isolate
from focalpoint.ui.pages.settings.report import ReportView
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.domain.verify import VerifyReport


class VaultSection(Section):
    """Facts and the check."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._report: VerifyReport | None = None
        self._verify_card()
        self._facts_card()
        self.finish()

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.verify.setText(language.gettext("Verify now"))
        self.print_button.setText(language.gettext("Print or save…"))
        self.result.retranslate(language)
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show the facts."""
        workspace, language = self.context.workspace, self.context.language
        self._folder.setText(isolate(str(workspace.vault.folder)))
        self._words.setText("  ".join(workspace.vault.signing.words))
        held = workspace.session.has_casework
        opened = language.gettext("Your key opens the plan and the cases.")
        self._held.setText(opened if held else language.gettext("Your key opens the plan; cases are closed to you."))
        reason = self.reason_against("workspace.verify") if not workspace.read_only else ""
        allow(self.verify, not reason, reason)

    def show_report(self, report: VerifyReport) -> None:
        """Show what a check has found."""
        self._report = report
        self.result.show_report(report, self.context.language)
        self.print_button.show()

    def _verify_card(self) -> None:
        card = self.add_card(
            lambda language: language.gettext("Is everything whole?"),
            lambda language: language.gettext(
                "Reads every record and walks the whole journal: damage and changes made outside the program are found."
                " You can go on working meanwhile."
            ),
        )
        self.verify, self.print_button = PrimaryButton(), QPushButton()
        self.context.theme.dress(self.print_button, "print", "text")
        self.print_button.hide()
        card.add_row(self.verify, self.print_button)
        self.result = ReportView(self.context)
        card.column.addWidget(self.result)
        self.verify.clicked.connect(self._on_verify)
        self.print_button.clicked.connect(self._on_print)

    def _facts_card(self) -> None:
        card = self.add_card(lambda language: language.gettext("This vault"))
        self._folder = label(wrap=True)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._held = label(role="muted", wrap=True)
        card.column.addWidget(self._folder)
        card.column.addWidget(self._held)
        card.add_text(lambda language: language.gettext("Fingerprint of the office"), "strong")
        self._words = label(role="code", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(self._words)
        card.add_text(
            lambda language: language.gettext(
                "Read these eight words to another office over the telephone: what you sign can then be told from"
                " a forgery."
            ),
            "muted",
        )

    def _on_verify(self) -> None:
        workspace, language = self.context.workspace, self.context.language
        job = self.context.jobs.create(language.gettext("Verifying the vault"), workspace.verify)
        self.verify.setEnabled(False)
        self.result.show_busy(language)
        job.succeeded.connect(self._on_verified)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_over)
        job.start()

    def _on_verified(self, report: VerifyReport) -> None:
        self.verify.setEnabled(True)
        self.show_report(report)
        self.context.announce(self.result.headline())

    def _on_failed(self, error: Exception) -> None:
        self._on_over()
        self.context.fail(error)

    def _on_over(self) -> None:
        self.verify.setEnabled(True)
        if self._report is None:
            self.result.clear()
        else:
            self.show_report(self._report)

    def _on_print(self) -> None:
        from focalpoint.services.verify import report_pdf
        from focalpoint.ui.shell.printing import print_pdf

        report, workspace, language = self._report, self.context.workspace, self.context.language
        if report is None:
            return

        def make(progress: Progress) -> bytes:
            return report_pdf(workspace, report, language, progress)

        print_pdf(self, self.context, language.gettext("Check of the vault"), make, name="verify")
