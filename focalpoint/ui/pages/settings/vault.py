"""Settings of the vault itself: where it is, its fingerprint, verify, passphrase, locking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.passphrase import estimate
from focalpoint.language import Language, isolate
from focalpoint.ui.pages.settings.section import Section, SettingsCard
from focalpoint.ui.pages.welcome.card import SecretEdit, field
from focalpoint.ui.pages.welcome.secret_steps import strength_words
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.editors import ChoiceEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.words.findings import finding

if TYPE_CHECKING:
    from focalpoint.services.verify import VerifyReport

_MOST_FINDINGS = 20


class VaultSection(Section):
    """Facts, checks and keys."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._report: VerifyReport | None = None
        self._facts_card()
        self._verify_card()
        self._passphrase_card()
        self._lock_card()
        self.finish()

    def title(self, language: Language) -> str:
        """The name of the view."""
        return language.gettext("Vault")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.verify.setText(language.gettext("Verify now"))
        self._old_label.setText(language.gettext("Passphrase now"))
        self._new_label.setText(language.gettext("New passphrase"))
        self._same_label.setText(language.gettext("The same once more"))
        self.old.retranslate(language, self._old_label.text())
        self.new.retranslate(language, self._new_label.text())
        self.same.retranslate(language, self._same_label.text())
        self.change.setText(language.gettext("Change the passphrase"))
        self.form.retranslate(language)
        self._show_report()
        self._on_typed()
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show the facts."""
        workspace, language = self.context.workspace, self.context.language
        self._folder.setText(isolate(str(workspace.vault.folder)))
        self._words.setText("  ".join(workspace.vault.signing.words))
        held = workspace.session.has_casework
        opened = language.gettext("Your key opens the plan and the cases.")
        self._held.setText(opened if held else language.gettext("Your key opens the plan; cases are closed to you."))
        self.form.set_values({"lock_minutes": workspace.settings.get("lock_minutes")})
        reason = self.reason_against("settings.set")
        self.form.set_read_only(bool(reason), reason)
        reason = self.reason_against("workspace.verify") if not workspace.read_only else ""
        allow(self.verify, not reason, reason)

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

    def _verify_card(self) -> None:
        card = self.add_card(
            lambda language: language.gettext("Is everything whole?"),
            lambda language: language.gettext(
                "Reads every record and walks the whole journal: damage and changes made outside the program are found."
            ),
        )
        self.verify = QPushButton()
        card.add_row(self.verify)
        self._result = label(wrap=True)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(self._result)
        self.verify.clicked.connect(self._on_verify)

    def _passphrase_card(self) -> None:
        card = self.add_card(lambda language: language.gettext("Your passphrase"))
        theme = self.context.theme
        self._old_label, self.old = label(), SecretEdit(theme)
        self._new_label, self.new = label(), SecretEdit(theme)
        self._same_label, self.same = label(), SecretEdit(theme)
        self._strength = label(role="small", wrap=True)
        for caption, edit in ((self._old_label, self.old), (self._new_label, self.new), (self._same_label, self.same)):
            field(caption, edit, card.column)
            caption.setBuddy(edit.line)
            edit.setMaximumWidth(theme.px(360))
            edit.changed.connect(self._on_typed)
        card.column.addWidget(self._strength)
        self.change = PrimaryButton()
        card.add_row(self.change)
        self.change.clicked.connect(self._on_change)

    def _lock_card(self) -> None:
        card: SettingsCard = self.add_card(
            lambda language: language.gettext("Locking"),
            lambda language: language.gettext(
                "The vault locks when nobody was at the computer for so long, when the computer sleeps, and on Ctrl+L."
                " What you were typing is kept, encrypted, and you come back to the same place."
            ),
        )
        self.form = FieldForm(self.context.theme, self._save)
        self.form.setMaximumWidth(self.context.theme.px(360))
        self.form.add("lock_minutes", lambda language: language.gettext("Lock after"), ChoiceEditor(_minutes))
        card.column.addWidget(self.form)
        card.add_text(self._idle_words, "small")

    def _idle_words(self, language: Language) -> str:
        if self.context.hears_whole_session:
            return language.gettext("The computer tells when nobody uses it, also in other programs.")
        return language.gettext(
            "This computer does not tell whether other programs are used: only keys and mouse in this window count."
        )

    def _save(self, name: str, value: object) -> bool:
        settings = self.context.workspace.settings
        return self.context.run(lambda: settings.set(**{name: str(value)}))

    def _on_verify(self) -> None:
        workspace, language = self.context.workspace, self.context.language
        job = self.context.jobs.create(language.gettext("Verifying the vault"), workspace.verify)
        self.verify.setEnabled(False)
        self._result.setText(language.gettext("At work…"))
        job.succeeded.connect(self._on_verified)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.start()

    def _on_verified(self, report: VerifyReport) -> None:
        self._report = report
        self.verify.setEnabled(True)
        self._show_report()
        self.context.announce(self._result.text().partition("\n")[0])

    def _on_cancelled(self) -> None:
        self.verify.setEnabled(True)
        self._show_report()

    def _on_failed(self, error: Exception) -> None:
        self.verify.setEnabled(True)
        self.change.setEnabled(True)
        self._show_report()
        self.context.fail(error)

    def _show_report(self) -> None:
        language, report = self.context.language, self._report
        if report is None:
            self._result.setText("")
            return
        records, entries = sum(report.records.values()), sum(report.entries.values())
        counted = language.gettext("{records} records and {entries} entries of the journal were read.").format(
            records=language.number(records), entries=language.number(entries)
        )
        lines = [language.gettext("Everything is whole.") if report.sound else "", counted]
        if not report.sound:
            n = len(report.findings)
            lines[0] = language.ngettext("{n} thing is wrong:", "{n} things are wrong:", n).format(n=n)
            lines += [f"■ {finding(language, f.code, f.where)}" for f in report.findings[:_MOST_FINDINGS]]
        if report.unopened:
            lines.append(language.gettext("The cases were not read: your key does not open them."))
        self._result.setText("\n".join(lines))

    def _on_typed(self, _text: str = "") -> None:
        language, typed = self.context.language, self.new.text()
        words = strength_words(language, estimate(typed, (self.context.workspace.session.user_name,)))
        if typed and self.same.text() and self.same.text() != typed:
            words = language.gettext("The two are not the same yet.")
        self._strength.setText(words if typed else "")
        self.change.setEnabled(bool(self.old.text() and typed and typed == self.same.text()))

    def _on_change(self) -> None:
        users, old, new = self.context.workspace.users, self.old.text(), self.new.text()
        title = self.context.language.gettext("Changing the passphrase")
        job = self.context.jobs.create(title, lambda _progress: users.change_passphrase(old, new), writes=True)
        self.change.setEnabled(False)
        job.succeeded.connect(lambda _nothing: self._on_changed())
        job.failed.connect(self._on_failed)
        job.start()

    def _on_changed(self) -> None:
        for edit in (self.old, self.new, self.same):
            edit.clear()
        self.context.announce(self.context.language.gettext("The passphrase is changed."))


def _minutes(language: Language) -> list[tuple[str | None, str]]:
    return [
        (str(n), language.ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in (1, 2, 5, 10, 15, 20, 30, 60)
    ]
