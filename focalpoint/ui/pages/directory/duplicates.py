"""Entries that may be the same: a list of pairs, the two side by side, and what to do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from focalpoint.domain.bodies import FIELDS, Body, BodyKind
from focalpoint.domain.directory_sheet import COLUMNS, RowKind
from focalpoint.language import isolate, plain_order
from focalpoint.services.duplicates import Pair
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.section import clear
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words import bodies as words
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from focalpoint.domain.directory import Person
    from focalpoint.ui.pages.directory.lines import BodyCells
    from focalpoint.ui.shell.context import PageContext

_DAYS: Final = frozenset({"valid_from", "valid_until", "verified_on"})


class DuplicatesDialog(QDialog):
    """Each decision is one step that can be undone; the list is read anew after it."""

    def __init__(self, page: QWidget, context: PageContext, cells: BodyCells) -> None:
        super().__init__(page)
        self._context, self._cells = context, cells
        self._loader = Loader(context, self)
        language, theme = context.language, context.theme
        self.setWindowTitle(language.gettext("Possible duplicates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(theme.px(1080), theme.px(600))
        self._told = label(role="muted", wrap=True)
        self._pairs: RecordModel[Pair] = RecordModel(
            self._columns(),
            lambda pair: f"{pair.first.id}:{pair.second.id}",
            language=language,
            theme=theme,
            parent=self,
        )
        self._table = TableView(theme)
        self._table.set_record_model(self._pairs, context.memory, "directory.duplicates")
        self._table.setAccessibleName(language.gettext("Possible duplicates"))
        self._table.setMinimumWidth(theme.px(400))
        self._table.horizontalHeader().setStretchLastSection(True)
        self._beside = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._beside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(language.gettext("The two beside each other"))
        self._apart = QPushButton(language.gettext("Not the same"))
        self._left = QPushButton(language.gettext("Merge, keep the first"))
        self._right = QPushButton(language.gettext("Merge, keep the second"))
        self._again = QPushButton(language.gettext("Show again what was told apart"))
        self._lay_out(area)
        self._table.picked.connect(lambda _id: self._show_pair())
        self._apart.clicked.connect(self._on_apart)
        self._left.clicked.connect(lambda: self._on_merge(keep_first=True))
        self._right.clicked.connect(lambda: self._on_merge(keep_first=False))
        self._again.clicked.connect(self._on_again)
        self._show_pair()  # nothing can be done before there is a pair
        self._load()

    def _lay_out(self, area: QScrollArea) -> None:
        language = self._context.language
        acts = QHBoxLayout()
        for button in (self._left, self._right, self._apart):
            acts.addWidget(button)
        acts.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(acts)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._table)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self._again, QDialogButtonBox.ButtonRole.ResetRole)
        close = buttons.addButton(language.gettext("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        for button in (self._left, self._right, self._apart, self._again):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(10)
        whole.addWidget(label(language.gettext("Possible duplicates"), role="heading"))
        whole.addWidget(self._told)
        whole.addWidget(halves, 1)
        whole.addWidget(buttons)

    def _columns(self) -> list[Column[Pair]]:
        def why(pair: Pair) -> str:
            language = self._context.language
            return language.join([words.duplicate(language, reason) for reason in pair.reasons])

        return [
            Column("name", lambda say: say.gettext("Entry"), lambda pair, _: plain_order(pair.first.name), width=190),
            Column("why", lambda say: say.gettext("Why"), lambda pair, _: why(pair), width=150),
        ]

    def _load(self) -> None:
        duplicates = self._context.workspace.duplicates
        self._told.setText(self._context.language.gettext("Names, numbers and addresses are being compared…"))
        self._loader.load(duplicates.find, self._show, self._context.fail)

    def _show(self, pairs: Sequence[Pair]) -> None:
        language = self._context.language
        self._pairs.set_records(pairs)
        if pairs:
            count = language.ngettext("{n} pair may be the same.", "{n} pairs may be the same.", len(pairs))
            self._told.setText(count.format(n=language.number(len(pairs))))
            if self._table.current_id() is None:
                self._table.select_id(f"{pairs[0].first.id}:{pairs[0].second.id}")
        else:
            self._told.setText(language.gettext("Nothing in the directory looks as if it stood there twice."))
        self._again.setVisible(bool(self._context.workspace.duplicates.apart()))
        self._show_pair()

    def _pair(self) -> Pair | None:
        current = self._table.current_id()
        row = self._pairs.row_of(current) if current else -1
        return self._pairs.record(row) if row >= 0 else None

    def _show_pair(self) -> None:
        language, pair = self._context.language, self._pair()
        clear(self._beside)
        merge = "directory.merge_people" if pair is not None and pair.entity == "people" else "bodies.merge"
        nothing = "" if pair else language.gettext("Choose a row first.")
        for button, method in ((self._left, merge), (self._right, merge), (self._apart, "duplicates.tell_apart")):
            reason = why_not(self._context, method) or nothing
            allow(button, not reason, reason)
        if pair is None:
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for at, words_of in ((1, language.gettext("First")), (2, language.gettext("Second"))):
            grid.addWidget(label(words_of, role="strong"), 0, at)
        row = 1
        for name in _fields(pair):
            first, second = (self._said(record, name) for record in (pair.first, pair.second))
            if not first and not second:
                continue
            caption = field_label(language, pair.entity, name)
            differs = first != second
            marked = language.gettext("{field} ≠").format(field=caption) if differs else caption
            grid.addWidget(label(marked, role="label", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            for at, said in ((1, first), (2, second)):
                value = label(isolate(said) if said else "–", role="" if differs else "muted", wrap=True)
                value.setTextFormat(Qt.TextFormat.PlainText)
                side = Qt.AlignmentFlag.AlignRight if language.right_to_left else Qt.AlignmentFlag.AlignLeft
                value.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(value, row, at, Qt.AlignmentFlag.AlignTop)
            row += 1
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self._beside.addWidget(holder)
        self._beside.addStretch(1)

    def _said(self, record: Body | Person, name: str) -> str:
        language, cells = self._context.language, self._cells
        value = getattr(record, name)
        if not value:
            return ""
        if name in _DAYS:
            return show_date(language, str(value))
        if name == "ministry_id":
            return self._context.workspace.directory.ministry(str(value)).name
        speak: dict[str, Callable[[str], str]] = {
            "state": cells.state_name,
            "purposes": lambda code: words.purpose(language, code),
            "areas": lambda code: words.area(language, code),
            "members": cells.state_name,
            "languages": lambda code: words.spoken(language, code),
            "language": lambda code: words.spoken(language, code),
            "channel": lambda code: words.channel(language, code),
            "sort": lambda code: words.sort(language, code),
            "network_ids": lambda code: cells.bodies[code].name if code in cells.bodies else code,
        }
        if name in speak:
            codes = value if isinstance(value, tuple) else (str(value),)
            return language.join([plain_order(speak[name](code)) for code in codes])
        return " ".join(value) if isinstance(value, tuple) else str(value)

    def _on_merge(self, *, keep_first: bool) -> None:
        pair, workspace = self._pair(), self._context.workspace
        if pair is None:
            return
        kept, other = (pair.first, pair.second) if keep_first else (pair.second, pair.first)
        if pair.entity == "people":
            done = self._context.run(lambda: workspace.directory.merge_people(kept.id, [other.id]))
        else:
            done = self._context.run(lambda: workspace.bodies.merge(kept.id, [other.id]))
        if done:
            self._load()

    def _on_apart(self) -> None:
        pair, duplicates = self._pair(), self._context.workspace.duplicates
        if pair is not None and self._context.run(
            lambda: duplicates.tell_apart(pair.entity, pair.first.id, pair.second.id)
        ):
            self._load()

    def _on_again(self) -> None:
        duplicates = self._context.workspace.duplicates
        if self._context.run(duplicates.forget_apart):
            self._load()


def _fields(pair: Pair) -> tuple[str, ...]:
    if isinstance(pair.first, Body):
        fields = FIELDS[BodyKind(pair.first.kind)]
        return ("name", *(name for name in fields if name not in {"name", "classification"}))
    return COLUMNS[RowKind.PERSON]
