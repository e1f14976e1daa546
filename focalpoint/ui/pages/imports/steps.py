"""The steps of an import: columns, rows, notes, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.values import show_value
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.imports import wording
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words import imports as import_words
from focalpoint.words import plan as plan_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.imports import ImportPreview, ImportReport, PreviewRow
    from focalpoint.ui.shell.context import PageContext

_ALL = "all"
_OUTCOMES = ("new", "changed", "conflict", "ask", "unchanged", "skipped")


class ColumnsStep(QWidget):
    """Which column of the sheet is what; a correction reads the file again."""

    corrected = Signal(dict)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(6)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._words = label(role="muted", wrap=True)
        column.addWidget(self._words)
        column.addWidget(area, 1)
        self._mapping: dict[int, str] = {}
        self._preview: ImportPreview | None = None

    def retranslate(self) -> None:
        """Write every text anew."""
        self._words.setText(
            self._context.language.gettext(
                "Focal Point recognised these columns by their headings. Correct what is wrong."
            )
        )
        if self._preview is not None:
            self.show_preview(self._preview)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the columns of the sheet."""
        language = self._context.language
        self._preview = preview
        self._mapping = dict(preview.mapping)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, column in enumerate(preview.columns):
            caption = label(column.title or language.gettext("Column {n}").format(n=column.index + 1), wrap=True)
            caption.setTextFormat(Qt.TextFormat.PlainText)
            choice = ChoiceEdit()
            choice.set_choices(wording.field_choices(language))
            choice.set_code(column.field)
            choice.setAccessibleName(language.gettext("{column} is").format(column=isolate(caption.text())))
            caption.setBuddy(choice)
            choice.chosen.connect(lambda code, index=column.index: self._on_chosen(index, str(code or "")))
            self._grid.addWidget(caption, place, 0)
            self._grid.addWidget(choice, place, 1)
        self._grid.setRowStretch(len(preview.columns), 1)

    def _on_chosen(self, index: int, field: str) -> None:
        self._mapping[index] = field
        self.corrected.emit(dict(self._mapping))


class RowsStep(QWidget):
    """What becomes of each row; the selected ones can be decided and their kind corrected."""

    decided = Signal()

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._preview: ImportPreview | None = None
        self.model: RecordModel[PreviewRow] = RecordModel(
            self._columns(), lambda row: str(row.index), language=context.language, theme=context.theme, parent=self
        )
        self.view = TableView(context.theme)
        self.view.set_record_model(self.model, context.memory, "imports.columns")
        self._fit = TitleFit(self.view, self.view.horizontalHeader(), 1, context.theme, 180)
        self._which, self._kind, self._choice = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self._details = label(role="muted", wrap=True)
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._chosen_label = label(role="muted")
        self._build()

    def retranslate(self) -> None:
        """Write every text anew; what is selected and narrowed stays."""
        language, which = self._context.language, self._which.code()
        self.view.setAccessibleName(language.gettext("Rows of the file"))
        outcomes = [(code, import_words.outcome(language, code)) for code in _OUTCOMES]
        self._which.set_choices([(_ALL, language.gettext("All rows")), *outcomes])
        self._which.set_code(which)
        self._which.setAccessibleName(language.gettext("Which rows"))
        self._kind.set_choices(choices.kinds(language))
        self._kind.setAccessibleName(language.gettext("Kind of the selected rows"))
        self._choice.setAccessibleName(language.gettext("What to do with the selected rows"))
        self._chosen_label.setText(language.gettext("Selected rows:"))
        self.model.retranslate(language)
        if self._preview is not None:
            self._show_selected()

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the rows; conflicts and questions come first when there are any."""
        self._preview = preview
        counts = preview.counts
        first = next((code for code in ("conflict", "ask") if counts[code]), _ALL)  # type: ignore[index]
        if self._which.code() is None:
            self._which.set_code(first)
        self._show_rows()

    def _build(self) -> None:
        self._which.setFixedWidth(self._context.theme.px(180))
        below = QHBoxLayout()
        below.addWidget(self._chosen_label)
        below.addWidget(self._choice, 2)
        below.addWidget(self._kind, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._which, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.view, 1)
        column.addWidget(self._details)
        column.addLayout(below)
        self._which.chosen.connect(lambda _code: self._show_rows())
        self._kind.chosen.connect(self._on_kind)
        self._choice.chosen.connect(self._on_choice)
        self.view.selectionModel().selectionChanged.connect(self._show_selected)

    def _columns(self) -> list[Column[PreviewRow]]:
        return [
            Column(
                "row",
                lambda language: language.gettext("Row"),
                lambda row, _: str(row.row),
                key=lambda row: row.row,
                width=56,
                numeric=True,
            ),
            Column("title", lambda language: language.gettext("Title"), lambda row, _: row.title, width=320),
            Column(
                "wbs",
                lambda language: language.gettext("No."),
                lambda row, _: row.wbs,
                key=lambda row: row.index,
                width=70,
            ),
            Column(
                "kind",
                lambda language: language.gettext("Kind"),
                lambda row, language: plan_words.node_kind(language, row.kind),
                width=110,
            ),
            Column(
                "outcome",
                lambda language: language.gettext("Outcome"),
                lambda row, language: import_words.outcome(language, _shown(row)),
                state=lambda row, language: wording.outcome_state(language, _shown(row)),
                width=120,
            ),
            Column("what", lambda language: language.gettext("What changes"), self._what, width=220),
        ]

    def _what(self, row: PreviewRow, language: Language) -> str:
        if row.reason:
            return wording.note_words(language, row.reason, {})
        return ", ".join(import_words.column_title(language, diff.field) for diff in (*row.conflicts, *row.changes))

    def _show_rows(self) -> None:
        if self._preview is None:
            return
        wanted = self._which.code() or _ALL
        self.model.set_records([row for row in self._preview.rows if wanted in {_ALL, _shown(row)}])
        if self.model.rowCount():
            self.view.selectRow(0)
        self._show_selected()

    def _selected(self) -> list[PreviewRow]:
        rows = {index.row() for index in self.view.selectionModel().selectedRows()}
        return [self.model.record(row) for row in sorted(rows)]

    def _show_selected(self) -> None:
        language, rows = self._context.language, self._selected()
        self._kind.setEnabled(bool(rows) and all(str(row.proposed) == "new" for row in rows))
        self._kind.set_code(rows[0].kind if rows else None)
        self._choice.setEnabled(bool(rows))
        options: list[tuple[str | None, str]] = [("", language.gettext("As proposed"))]
        if rows and all(str(row.proposed) == "conflict" for row in rows):
            options = [
                ("mine", language.gettext("Keep what is in the plan")),
                ("theirs", language.gettext("Take what is in the file")),
            ]
        elif len(rows) == 1 and str(rows[0].proposed) == "ask":
            options = [("", language.gettext("Not decided: skip it")), ("new", language.gettext("Add it as new"))]
            options += [(node_id, self._same_as(node_id)) for node_id in rows[0].candidates]
        options.append(("skip", language.gettext("Skip it")))
        self._choice.set_choices(options)
        self._choice.set_code((rows[0].choice or options[0][0]) if rows else None)
        self._details.setText(self._told(rows[0]) if len(rows) == 1 else "")
        self._details.setVisible(len(rows) == 1 and bool(self._details.text()))

    def _same_as(self, node_id: str) -> str:
        title = self._context.workspace.plan.node(node_id).title
        return self._context.language.gettext("It is “{title}”").format(title=isolate(title))

    def _told(self, row: PreviewRow) -> str:
        language, names = self._context.language, self._names
        lines = [
            language.gettext("{field}: in the plan {mine}, in the file {theirs}").format(
                field=import_words.column_title(language, diff.field),
                mine=isolate(_value(language, names, diff.field, diff.mine)),
                theirs=isolate(_value(language, names, diff.field, diff.theirs)),
            )
            for diff in (*row.conflicts, *row.changes)
        ]
        return "\n".join(lines[:6])

    def _on_kind(self, kind: object) -> None:
        for row in self._selected():
            if self._preview is not None:
                self._preview.set_kind(row.index, str(kind))
        self._after()

    def _on_choice(self, choice: object) -> None:
        for row in self._selected():
            if self._preview is not None:
                self._preview.choose(row.index, str(choice or ""))
        self._after()

    def _after(self) -> None:
        self.view.viewport().update()
        self.decided.emit()


class NotesStep(QWidget):
    """What was skipped and what to know, row by row."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._words = label(wrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._words)
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._preview: ImportPreview | None = None

    def retranslate(self) -> None:
        """Write every text anew."""
        self._area.setAccessibleName(self._context.language.gettext("Notes"))
        if self._preview is not None:
            self.show_preview(self._preview)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the notes."""
        self._preview = preview
        language = self._context.language
        lines = [self._line(note.row, wording.note_words(language, note.code, note.names)) for note in preview.skipped]
        lines += [
            self._line(note.row, wording.note_words(language, note.code, note.names)) for note in preview.warnings
        ]
        if preview.new_ministries:
            added = [isolate(item.name) for item in preview.new_ministries]
            lines.insert(0, language.gettext("Ministries that will be added: {names}").format(names=", ".join(added)))
        self._words.setText("\n".join(lines[:400]) or language.gettext("There is nothing to note."))

    def _line(self, row: int, words: str) -> str:
        if not row:
            return words
        return self._context.language.gettext("Row {row}: {note}").format(row=row, note=words)


class DoneStep(QWidget):
    """What was done."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._words = label(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._words)
        column.addStretch(1)
        self._report: ImportReport | None = None

    def retranslate(self) -> None:
        """Write every text anew."""
        if self._report is not None:
            self.show_report(self._report)

    def show_report(self, report: ImportReport) -> None:
        """Show the counts."""
        self._report = report
        language = self._context.language
        lines = [
            language.ngettext("{n} row of the file was read.", "{n} rows of the file were read.", report.read).format(
                n=report.read
            ),
            language.ngettext("{n} was added.", "{n} were added.", report.created).format(n=report.created),
            language.ngettext("{n} was changed.", "{n} were changed.", report.updated).format(n=report.updated),
            language.ngettext("{n} was the same already.", "{n} were the same already.", report.unchanged).format(
                n=report.unchanged
            ),
        ]
        if report.conflicts:
            n = len(report.conflicts)
            words = language.ngettext("{n} kept an edit made here.", "{n} kept edits made here.", n)
            lines.append(words.format(n=n))
        if report.skipped:
            n = len(report.skipped)
            lines.append(language.ngettext("{n} row was skipped.", "{n} rows were skipped.", n).format(n=n))
        if report.backup:
            lines.append(language.gettext("A backup was made before: {name}").format(name=isolate(report.backup)))
        self._words.setText("\n".join(lines))


def _shown(row: PreviewRow) -> str:
    """What the list says of a row: a conflict stays one until it is decided for the file; a question stays open."""
    if str(row.proposed) == "ask" and not row.choice:
        return "ask"
    return str(row.outcome)


def _value(language: Language, names: choices.Names, field: str, value: object) -> str:
    if isinstance(value, tuple):
        if field in {"start", "finish"}:
            day, text = value[0], value[1]
            return str(text) if text else show_value(language, names, field, day)
        if field == "supporting_ids":
            return ", ".join(names.ministry(str(item)) or str(item) for item in value)
        return str(len(value))
    plain = {"lead": "lead_id"}.get(field, field)
    return show_value(language, names, plain, value)  # type: ignore[arg-type]
