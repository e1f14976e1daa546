"""Before a backup is restored: what it holds beside what is there now, a reason, and the word to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.widgets.basics import label
from focalpoint.words.tables import counted

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.backups import BackupPreview


class RestoreQuestion(Question):
    """The counts of today and of the backup side by side; what would be lost stands in words."""

    def __init__(self, parent: QWidget, preview: BackupPreview, language: Language, zone: str) -> None:
        super().__init__(
            parent,
            title=language.gettext("Restore the backup of {at}?").format(at=language.moment(preview.at, zone)),
            text=language.gettext(
                "The vault becomes what it was then. What is there now is kept beside it, and you unlock again."
            ),
            act=language.gettext("Restore"),
            leave=language.gettext("Leave as it is"),
            danger=True,
        )
        self.grid, grid = QWidget(), QGridLayout()
        self.grid.setLayout(grid)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, words in (
            (1, language.pgettext("backup", "Now")),
            (2, language.pgettext("backup", "In the backup")),
            (3, ""),
        ):
            grid.addWidget(_figure(words, "label"), 0, column)
        names = counted(language, dict.fromkeys({*preview.now, *preview.then}, 0))
        for row, (table, words, _none) in enumerate(names, start=1):
            now, then = preview.now.get(table, 0), preview.then.get(table, 0)
            grid.addWidget(label(words), row, 0)
            grid.addWidget(_figure(language.number(now)), row, 1)
            grid.addWidget(_figure(language.number(then), "strong"), row, 2)
            grid.addWidget(label(_difference(language, now, then), "small"), row, 3)
        # Above the reason, which stands before the buttons.
        self._column.insertWidget(2, self.grid)
        if preview.partly:
            note = language.gettext("Cases are not counted here: your key does not open them. They go back as well.")
            self._column.insertWidget(3, label(note, "small", wrap=True))
        self.ask_reason(language.gettext("Reason, kept in the journal"))


def _difference(language: Language, now: int, then: int) -> str:
    n = abs(then - now)
    if then < now:
        return language.ngettext("{n} fewer", "{n} fewer", n).format(n=language.number(n))
    if then > now:
        return language.ngettext("{n} more", "{n} more", n).format(n=language.number(n))
    return language.pgettext("backup", "the same")


def _figure(words: str, role: str = "") -> QLabel:
    made = label(words, role)
    made.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    return made
