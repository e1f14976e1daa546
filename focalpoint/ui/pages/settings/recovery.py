"""A new recovery code: the passphrase first, then the sheet, then the code typed back; only then is it in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focalpoint.domain.errors import FocalPointError
from focalpoint.services import doors
from focalpoint.ui.pages.welcome.card import SecretEdit, field
from focalpoint.ui.widgets.basics import label
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from focalpoint.ui.shell.context import PageContext

_WIDTH = 520


class RecoveryDialog(QDialog):
    """Two steps. Until the code is typed back nothing has changed, and closing leaves the old code in force."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.code = ""
        """The code that is shown and not in force yet; empty before it is made."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(context.theme.px(_WIDTH))
        self._heading, self._sentence = label(role="heading", wrap=True), label(wrap=True)
        self._problem = label(role="error", wrap=True)
        self._problem.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_first())
        self._stack.addWidget(self._make_second())
        box = QDialogButtonBox()
        self.go_on, self.leave = QPushButton(), QPushButton()
        self.go_on.setProperty("kind", "primary")
        box.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (self._heading, self._sentence, self._stack, self._problem, box):
            column.addWidget(widget)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._on_go_on)
        box.rejected.connect(self.reject)
        context.shell.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self.setWindowTitle(language.gettext("New recovery code"))
        self._heading.setText(language.gettext("New recovery code"))
        second = bool(self.code)
        self._sentence.setText(
            language.gettext(
                "Print the sheet or save it, then type the code back from the paper. Only then does it take the place"
                " of the old one. It is shown only now."
            )
            if second
            else language.gettext("Type your passphrase first: whoever has the code can open the whole vault.")
        )
        self._secret_label.setText(language.gettext("Your passphrase"))
        self.secret.retranslate(language, self._secret_label.text())
        self.print_button.setText(language.gettext("Print…"))
        self.save_button.setText(language.gettext("Save as PDF…"))
        self._typed_label.setText(language.gettext("Type it back from the paper"))
        self.typed.setAccessibleName(self._typed_label.text())
        self.leave.setText(language.gettext("Keep the old code"))
        self.go_on.setText(language.gettext("Use the new code") if second else language.gettext("Make a code"))
        self._allow()

    def show_code(self, code: str) -> None:
        """The second step: a code that is not in force yet."""
        self.code = code
        self._shown.setText(isolated_lines(code))
        self._shown.setAccessibleName(" ".join(code.replace("-", " ")))
        self._stack.setCurrentIndex(1)
        self.retranslate()
        self.print_button.setFocus()

    def _make_first(self) -> QWidget:
        made, column = QWidget(), QVBoxLayout()
        made.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        self._secret_label, self.secret = label(), SecretEdit(self._context.theme)
        field(self._secret_label, self.secret, column)
        self._secret_label.setBuddy(self.secret.line)
        column.addStretch(1)
        self.secret.changed.connect(lambda _text: self._allow())
        return made

    def _make_second(self) -> QWidget:
        made, column = QWidget(), QVBoxLayout()
        made.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._shown = label(role="code", wrap=True)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.print_button, self.save_button = QPushButton(), QPushButton()
        self._context.theme.dress(self.print_button, "print", "text")
        self._context.theme.dress(self.save_button, "save", "text")
        row = QHBoxLayout()
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        self._typed_label, self.typed = label(), QLineEdit()
        self.typed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        column.addWidget(self._shown)
        column.addLayout(row)
        field(self._typed_label, self.typed, column)
        self.typed.textChanged.connect(lambda _text: self._allow())
        for button in (self.print_button, self.save_button):
            button.setAutoDefault(False)
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)
        return made

    def _allow(self) -> None:
        ready = doors.same_code(self.typed.text(), self.code) if self.code else bool(self.secret.text())
        self.go_on.setEnabled(ready)

    def _on_go_on(self) -> None:
        users, language = self._context.workspace.users, self._context.language
        if self.code:
            typed = self.typed.text()
            self._work(
                language.gettext("Making a new recovery code"), lambda: users.use_recovery(typed), self._on_in_force
            )
        else:
            passphrase = self.secret.text()
            self._work(
                language.gettext("Checking the passphrase"), lambda: users.propose_recovery(passphrase), self._on_code
            )

    def _work(self, title: str, act: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Off the window's thread: deriving a key takes about a second."""
        self.go_on.setEnabled(False)
        self._problem.hide()
        job = self._context.jobs.create(title, lambda _progress: act(), writes=True)
        job.succeeded.connect(done)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_code(self, code: str) -> None:
        self.secret.clear()
        self.show_code(code)

    def _on_in_force(self, _nothing: object) -> None:
        self.code = ""
        words = self._context.language.gettext("The new recovery code is in force. Destroy the old sheet.")
        self._context.announce(words)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, FocalPointError):
            self._problem.setText(explain(error, self._context.language))
            self._problem.show()
        else:
            self._context.fail(error)
        self._allow()

    def _lines(self) -> tuple[str, str, str]:
        vault = self._context.workspace.vault
        return vault.folder.stem, self.code, "  ".join(vault.signing.words)

    def _on_print(self) -> None:
        from focalpoint.ui.pages.welcome.sheet import print_sheet

        print_sheet(self, self._lines(), self._context.language)

    def _on_save(self) -> None:
        from focalpoint.ui.pages.welcome.sheet import save_sheet

        language = self._context.language
        name = language.gettext("Recovery sheet")
        chosen, _kind = QFileDialog.getSaveFileName(self, name, f"{name}.pdf", language.gettext("PDF (*.pdf)"))
        if chosen:
            save_sheet(Path(chosen), self._lines(), language)


def isolated_lines(code: str) -> str:
    """A code in two lines of equal length."""
    groups = code.split("-")
    middle = len(groups) // 2
    return "-".join(groups[:middle]) + "-\n" + "-".join(groups[middle:])
