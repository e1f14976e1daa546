"""The rows of a status table: printed names, whom they mean, the acts; names are settled below the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.domain.folding import fold
from focalpoint.language import isolate
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView, choose_row
from focalpoint.words.instruments import act_words
from focalpoint.words.status_import import warning

if TYPE_CHECKING:
    from focalpoint.domain.instruments import ActDraft
    from focalpoint.language import Language
    from focalpoint.services.status_import import StatusPreview, StatusRow
    from focalpoint.ui.shell.context import PageContext

_ALL: Final = "all"
_SETTLE: Final = "settle"
_NOTED: Final = "noted"
_NEW: Final = "new"
_INFERRED: Final = ("kind_inferred", "succession_inferred")
_MOST_SHOWN: Final = 5


class RowsFace(QWidget):
    """What each row tells."""

    settled = Signal(str, str)
    """A printed name, and the code that it means."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._preview: StatusPreview | None = None
        self.model: RecordModel[StatusRow] = RecordModel(
            self._columns(),
            lambda row: f"{row.row}:{row.name}",
            language=context.language,
            theme=context.theme,
            parent=self,
        )
        self.view = TableView(context.theme)
        self.view.set_record_model(self.model, context.memory, "status_import.columns")
        self._fit = TitleFit(self.view, self.view.horizontalHeader(), 3, context.theme, 220)
        self._which, self._means = ChoiceEdit(), ChoiceEdit()
        self._caption, self._details = label(), label(role="muted", wrap=True)
        self._remember = QCheckBox()
        self._remember.setChecked(True)
        self._states: list[tuple[str, str]] = []
        self._build()

    def retranslate(self) -> None:
        """Write every text anew; what is selected and narrowed stays."""
        language, which = self._context.language, self._which.code()
        self.view.setAccessibleName(language.gettext("Rows of the table"))
        self._which.setAccessibleName(language.gettext("Which rows"))
        self._which.set_choices(
            [
                (_ALL, language.gettext("All rows")),
                (_SETTLE, language.gettext("Names to settle")),
                (_NOTED, language.gettext("Rows with notes")),
                (_NEW, language.gettext("Rows with new acts")),
            ]
        )
        self._which.set_code(which or _ALL)
        self._means.setAccessibleName(language.gettext("State or organization that the name means"))
        self._remember.setText(language.gettext("Remember for every later table"))
        named: list[tuple[str, str]] = [
            (state.code, state.name(language.code))
            for state in self._context.workspace.states.all()
            if not state.continued_by
        ]
        self._states = sorted(named, key=lambda pair: fold(pair[1]))
        self.model.retranslate(language)
        self._show_selected()

    def remembers(self) -> bool:
        """Whether settled names are kept for later tables."""
        return self._remember.isChecked()

    def show_preview(self, preview: StatusPreview) -> None:
        """Show the rows; where names are to be settled, those first."""
        first = self._preview is None or self._preview.source != preview.source
        self._preview = preview
        if first:
            self._which.set_code(_SETTLE if preview.unmatched else _ALL)
        elif self._which.code() == _SETTLE and not preview.unmatched:
            self._which.set_code(_ALL)
        self._show_rows()

    # Building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self._which.setFixedWidth(self._context.theme.px(200))
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setBuddy(self._means)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        below = QHBoxLayout()
        below.addWidget(self._caption)
        below.addWidget(self._means, 1)
        below.addWidget(self._remember)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._which, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.view, 1)
        column.addWidget(self._details)
        column.addLayout(below)
        self._which.chosen.connect(lambda _code: self._show_rows())
        self._means.chosen.connect(self._on_means)
        self.view.selectionModel().selectionChanged.connect(self._show_selected)

    def _columns(self) -> list[Column[StatusRow]]:
        return [
            Column(
                "row",
                lambda language: language.gettext("Row"),
                lambda row, _: str(row.row),
                key=lambda row: row.row,
                width=56,
                numeric=True,
            ),
            Column("name", lambda language: language.gettext("Name in the table"), lambda row, _: row.name, width=230),
            Column(
                "state",
                lambda language: language.gettext("State or organization"),
                self._state,
                width=230,
                token=lambda row: "" if row.match.sure else "red",
            ),
            Column("acts", lambda language: language.gettext("Acts"), _acts, width=320),
            Column("notes", lambda language: language.gettext("Note"), self._note, width=230),
        ]

    def _state(self, row: StatusRow, language: Language) -> str:
        if row.match.sure:
            return self._context.workspace.states.name(row.match.code, language.code)
        return language.gettext("Not matched")

    def _note(self, row: StatusRow, language: Language) -> str:
        return "; ".join(self._warnings(row, language))

    def _warnings(self, row: StatusRow, language: Language) -> list[str]:
        warned = self._preview.warnings if self._preview is not None else []
        words = [warning(language, each.code, each.names) for each in warned if each.row == row.row]
        words += [warning(language, code, {}) for code in _INFERRED if code in row.codes]
        return words

    # Showing ------------------------------------------------------------------------------------

    def _show_rows(self) -> None:
        preview, wanted = self._preview, self._which.code() or _ALL
        if preview is None:
            return
        self.model.set_records([row for row in preview.rows if _is_wanted(row, wanted)])
        if self.model.rowCount():
            choose_row(self.view, self.model.index(0, 0))
        self._show_selected()

    def _selected(self) -> StatusRow | None:
        rows = self.view.selectionModel().selectedRows()
        return self.model.record(rows[0].row()) if len(rows) == 1 else None

    def _show_selected(self) -> None:
        language, row = self._context.language, self._selected()
        name = isolate(row.name) if row is not None else ""
        self._caption.setText(
            language.gettext("{name} means").format(name=name) if name else language.gettext("The selected name means")
        )
        likely = row.match.proposals if row is not None else ()
        words = dict(self._states)
        first: list[tuple[str | None, str]] = [
            (code, language.gettext("Perhaps: {name}").format(name=isolate(words[code])))
            for code in likely
            if code in words
        ]
        rest: list[tuple[str | None, str]] = [pair for pair in self._states if pair[0] not in likely]
        self._means.set_choices([("", language.gettext("Not settled")), *first, *rest])
        self._means.set_code(row.match.code if row is not None else "")
        self._means.setEnabled(row is not None)
        self._details.setText("\n".join(self._told(row, language)) if row is not None else "")
        self._details.setVisible(bool(self._details.text()))

    def _told(self, row: StatusRow, language: Language) -> list[str]:
        told = self._warnings(row, language)
        told += [act.note for act in row.acts if act.note]
        return told[:_MOST_SHOWN]

    def _on_means(self, code: object) -> None:
        row = self._selected()
        if row is not None and code and code != row.match.code:
            self.settled.emit(row.name, str(code))


def _is_wanted(row: StatusRow, which: str) -> bool:
    wanted = {_SETTLE: not row.match.sure, _NOTED: bool(row.codes), _NEW: bool(row.new)}
    return wanted.get(which, True)


def _acts(row: StatusRow, language: Language) -> str:
    if not row.match.sure:
        return language.ngettext("{n} act", "{n} acts", row.told).format(n=language.number(row.told))
    return "; ".join(_act(act, language) for act in row.acts)


def _act(act: ActDraft, language: Language) -> str:
    return language.pgettext("act", "{kind} {date}").format(
        kind=act_words(language, act.kind), date=isolate(language.date(act.date, short=True))
    )
