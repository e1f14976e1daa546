"""Settings of one's own way in: the passphrase, and the office's recovery code."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from focalpoint.domain.changes import ChangeSet
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.pages.welcome.card import SecretEdit, field
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.strength import StrengthMeter

_WIDTH = 380


class SecretsSection(Section):
    """Change the passphrase; make a new recovery code."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._busy = False
        self._passphrase_card()
        self._recovery_card()
        self.finish()

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self._old_label.setText(language.gettext("Passphrase now"))
        self._new_label.setText(language.gettext("New passphrase"))
        self._same_label.setText(language.gettext("The same once more"))
        self.old.retranslate(language, self._old_label.text())
        self.new.retranslate(language, self._new_label.text())
        self.same.retranslate(language, self._same_label.text())
        self.meter.retranslate(language)
        self.change.setText(language.gettext("Change the passphrase"))
        self.recovery.setText(language.gettext("New recovery code…"))
        self._on_typed()
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Say what may be done now."""
        reason = self.reason_against("users.propose_recovery")
        if not reason and not self.context.workspace.session.has_casework:
            reason = self.context.language.gettext(
                "The code has to open the cases too, and your own key does not. Ask somebody whose key does."
            )
        allow(self.recovery, not reason, reason)

    def _passphrase_card(self) -> None:
        card = self.add_card(
            lambda language: language.gettext("Your passphrase"),
            lambda language: language.gettext("It opens the vault for you alone. Nobody can look it up."),
        )
        theme = self.context.theme
        self._old_label, self.old = label(), SecretEdit(theme)
        self._new_label, self.new = label(), SecretEdit(theme)
        self._same_label, self.same = label(), SecretEdit(theme)
        self.meter = StrengthMeter(theme)
        self._differ = label(role="warning", wrap=True)
        self._differ.hide()
        for caption, edit in ((self._old_label, self.old), (self._new_label, self.new), (self._same_label, self.same)):
            field(caption, edit, card.column)
            caption.setBuddy(edit.line)
            edit.setMaximumWidth(theme.px(_WIDTH))
            edit.changed.connect(self._on_typed)
            if edit is self.new:
                self.meter.setMaximumWidth(theme.px(_WIDTH))
                row = QHBoxLayout()  # by itself in a column it would be as high as its words are in the whole width
                row.addWidget(self.meter, 99)
                row.addStretch(1)
                card.column.addLayout(row)
        card.column.addWidget(self._differ)
        self.change = PrimaryButton()
        card.add_row(self.change)
        self.change.clicked.connect(self._on_change)

    def _recovery_card(self) -> None:
        card = self.add_card(
            lambda language: language.gettext("Recovery code"),
            lambda language: language.gettext(
                "One code, printed and kept in a sealed envelope, opens the vault when a passphrase is forgotten."
                " Nobody can show it a second time: it is kept nowhere."
            ),
        )
        card.add_text(
            lambda language: language.gettext(
                "If the sheet is lost, or somebody has seen it, make a new code: print it, type it back, and the old"
                " one opens nothing any more."
            )
        )
        self.recovery = QPushButton()
        card.add_row(self.recovery)
        self.recovery.clicked.connect(self._on_recovery)

    def _on_typed(self, _text: str = "") -> None:
        language, typed, again = self.context.language, self.new.text(), self.same.text()
        self.meter.set_text(typed, (self.context.workspace.session.user_name,))
        self._differ.setText(language.gettext("The two are not the same yet."))
        self._differ.setVisible(bool(again) and again != typed)
        self.change.setEnabled(bool(self.old.text() and typed and typed == again) and not self._busy)

    def _on_change(self) -> None:
        users, old, new = self.context.workspace.users, self.old.text(), self.new.text()
        title = self.context.language.gettext("Changing the passphrase")
        job = self.context.jobs.create(title, lambda _progress: users.change_passphrase(old, new), writes=True)
        self._busy = True
        self._on_typed()
        job.succeeded.connect(lambda _nothing: self._on_changed())
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_over)
        job.start()

    def _on_changed(self) -> None:
        for edit in (self.old, self.new, self.same):
            edit.clear()
        self.context.announce(self.context.language.gettext("The passphrase is changed."))

    def _on_failed(self, error: Exception) -> None:
        self.context.fail(error)

    def _on_over(self) -> None:
        self._busy = False
        self._on_typed()

    def _on_recovery(self) -> None:
        from focalpoint.ui.pages.settings.recovery import RecoveryDialog

        RecoveryDialog(self.context, self.window()).open()
