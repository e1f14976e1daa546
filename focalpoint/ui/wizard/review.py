"""The review: every question with its answer, what is still missing on top; Enter goes to the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.requests.answers import Item, State
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import Memory, TableView
from focalpoint.ui.wizard.wording import state_words
from focalpoint.words.request_options import option_words
from focalpoint.words.requests import field_label

if TYPE_CHECKING:
    from focalpoint.domain.requests.specification import FieldSpec
    from focalpoint.language import Language
    from focalpoint.ui.wizard.hand import Hand
    from focalpoint.ui.wizard.signs import Ways


class ReviewRow(NamedTuple):
    """One question."""

    path: str
    at: int
    step: str
    question: str
    answer: str
    missing: bool


class ReviewPage(QWidget):
    """A table of questions and answers, in the order of the steps."""

    chosen = Signal(str)

    def __init__(self, hand: Hand, ways: Ways, memory: Memory) -> None:
        super().__init__()
        self._hand, self._ways = hand, ways
        self._hint = label(role="muted", wrap=True)
        self._model: RecordModel[ReviewRow] = RecordModel(
            _columns(), lambda row: row.path, language=hand.language, theme=hand.theme, parent=self
        )
        self.table = TableView(hand.theme)
        self.table.set_record_model(self._model, memory, "requests.review")
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setMinimumHeight(hand.theme.px(240))
        self.table.opened.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)

    def rows(self) -> list[ReviewRow]:
        """What is asked and answered: what is missing first, then in the order of the steps."""
        hand, language = self._hand, self._hand.language
        answers = hand.answers()
        order = {step: at for at, step in enumerate(self._ways.order(answers))}
        titles = {step: self._ways.title(step, answers, language) for step in order}
        found = []
        for path, field in ((one.path, one.field) for one in hand.model.specification.shown(answers)):
            state = answers.state(path)
            missing = path in hand.required and state in {State.UNANSWERED, State.CLEARED}
            if (field.type is FieldType.LIST and not missing) or (state is State.UNANSWERED and not missing):
                continue
            step = self._ways.step_of(path)
            answer = state_words(language, state) or self._answer(field, answers.get(path), language)
            if missing:
                answer = language.pgettext("answer", "Missing")
            found.append(
                ReviewRow(path, order.get(step, 0), titles.get(step, ""), field_label(language, field), answer, missing)
            )
        return sorted(found, key=lambda row: (not row.missing, row.at))

    def show_rows(self) -> None:
        """Show what is answered now."""
        self._model.set_records(self.rows())

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._hand.language
        self._hint.setText(
            language.gettext("Every question with its answer. What is missing stands on top; Enter goes to its field.")
        )
        self.table.setAccessibleName(language.gettext("Questions and answers"))
        self._model.retranslate(language)
        self.show_rows()

    def _answer(self, field: FieldSpec, value: object, language: Language) -> str:
        values = value if isinstance(value, tuple) else (value,)
        known = dict(self._hand.choices(field, language)) if field.type in _REFERRING else {}
        said = [
            _said(field, each, known, language) for each in values if each is not None and not isinstance(each, Item)
        ]
        return "; ".join(said)


_REFERRING = frozenset({FieldType.STATE, FieldType.LANGUAGE, FieldType.INSTRUMENT, FieldType.PERSON, FieldType.ANNEX})


def _said(field: FieldSpec, value: object, known: dict[str | None, str], language: Language) -> str:
    if isinstance(value, bool):
        return language.pgettext("answer", "Yes") if value else language.pgettext("answer", "No")
    if field.type is FieldType.DATE:
        return show_date(language, str(value))
    if field.options:
        return option_words(language, field, str(value))
    return known.get(str(value), " ".join(str(value).split()))


def _columns() -> list[Column[ReviewRow]]:
    return [
        Column(
            "step",
            lambda words: words.gettext("Step"),
            lambda row, _: row.step,
            key=lambda row: row.at,
            width=110,
        ),
        Column("question", lambda words: words.gettext("Question"), lambda row, _: row.question, width=150),
        Column(
            "answer",
            lambda words: words.pgettext("column", "Answer"),
            lambda row, _: row.answer,
            width=110,
            token=lambda row: "red" if row.missing else "",
        ),
    ]
