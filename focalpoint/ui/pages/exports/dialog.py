"""The language of a document is chosen for each document, apart from the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from focalpoint.language import LANGUAGES, OWN_NAMES
from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.classification import marking

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.memory import WindowMemory


class ExportDialog(QDialog):
    """Asks for the language and says what leaves the vault."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, context: PageContext, title: str, suffix: str) -> None:
        super().__init__(parent)
        language, memory = context.language, context.memory
        heading = language.gettext(title).rstrip("…")
        self.setWindowTitle(heading)
        self.setModal(True)
        self.setMinimumWidth(context.theme.px(400))
        caption = label(language.gettext("Language of the document"), role="label")
        self._choice = ChoiceEdit()
        self._choice.setAccessibleName(caption.text())
        self._choice.set_choices([(code, OWN_NAMES[code]) for code in LANGUAGES])
        kept = memory.get(f"exports.language{suffix}")
        self._choice.set_code(kept if kept in LANGUAGES else language.code)
        caption.setBuddy(self._choice)
        marked = marking(language, context.workspace.settings.get("classification"))
        warning = language.gettext(
            "The document carries the marking “{marking}” or higher. Outside the vault it is not encrypted."
        ).format(marking=marked)
        buttons = QDialogButtonBox()
        go_on = PrimaryButton(language.gettext("Choose a place…"))
        buttons.addButton(language.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(heading, role="heading", wrap=True))
        column.addWidget(caption)
        column.addWidget(self._choice)
        column.addWidget(label(warning, role="muted", wrap=True))
        column.addSpacing(4)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self.accept)
        self.accepted.connect(lambda: self._give(memory, suffix))

    def _give(self, memory: WindowMemory, suffix: str) -> None:
        code = self._choice.code() or "en"
        memory.put(f"exports.language{suffix}", code)
        self.chosen.emit(code)
