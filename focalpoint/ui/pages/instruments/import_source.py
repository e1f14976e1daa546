"""Where a status table comes from: a file, or text that was copied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from focalpoint.ui.widgets.basics import label

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext

PATTERNS: Final = "*.xlsx *.csv *.tsv *.txt *.html *.htm *.pdf"


class SourceFace(QWidget):
    """Choose a file or paste a text."""

    chosen = Signal(object)
    """A path, or a text."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._words, self._or = label(wrap=True), label(wrap=True)
        self._file, self._take = QPushButton(), QPushButton()
        for button in (self._file, self._take):
            button.setAutoDefault(False)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._or.setBuddy(self._text)
        self._take.setEnabled(False)
        self._text.textChanged.connect(lambda: self._take.setEnabled(bool(self._text.toPlainText().strip())))
        self._file.clicked.connect(self.choose)
        self._take.clicked.connect(lambda: self.chosen.emit(self._text.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self._file, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(8)
        column.addWidget(self._or)
        column.addWidget(self._text, 1)
        below = QHBoxLayout()
        below.addWidget(self._take)
        below.addStretch(1)
        column.addLayout(below)

    def retranslate(self) -> None:
        """Write every text anew; what was pasted stays."""
        language = self._context.language
        self._words.setText(
            language.gettext(
                "Take the table as the depositary publishes it: UN Treaty Collection, ICAO, depositary Governments, "
                "IMO, IAEA, or a sheet of your own. You see everything before it is recorded."
            )
        )
        self._file.setText(language.gettext("Choose a file…"))
        self._file.setToolTip(language.gettext("Excel, CSV, text, a saved web page or PDF"))
        self._or.setText(language.gettext("Or copy the table on a page or in a PDF, and paste it here:"))
        self._text.setAccessibleName(language.gettext("Text of the table"))
        self._take.setText(language.gettext("Read the text"))

    def focus_first(self) -> None:
        """The keyboard goes to the first choice."""
        self._file.setFocus()

    def paste(self, text: str) -> None:
        """Put a text into the field, as Ctrl+V does."""
        self._text.setPlainText(text)

    def choose(self) -> None:
        """Choose a file."""
        language = self._context.language
        dialog = QFileDialog(self, language.gettext("Import a status table"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = language.gettext("Status tables (Excel, CSV, text, web page, PDF)")
        dialog.setNameFilters([f"{kinds} ({PATTERNS})", language.gettext("All files") + " (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        dialog.open()
