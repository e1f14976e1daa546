"""The pages of the wizard: a step of the specification, the choice of measures, and the fields of one measure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.requests.answers import State
from focalpoint.language import isolate
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.roomy import RoomyDelegate
from focalpoint.ui.widgets.tables import choose_row
from focalpoint.ui.wizard.basis import BasisCard
from focalpoint.ui.wizard.group import FieldGroup, ids_of
from focalpoint.ui.wizard.hints import FindingLines
from focalpoint.words.requests import type_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from focalpoint.domain.requests.specification import FieldSpec, StepSpec
    from focalpoint.ui.wizard.answer_field import AnswerField
    from focalpoint.ui.wizard.hand import Hand
    from focalpoint.ui.wizard.item_list import ItemList

MEASURES = "asst"
BASIS = "basis.list"


class StepPage(QWidget):
    """The fields of one step, or of one measure."""

    measure_asked = Signal(int)
    """Go to the fields of a measure."""

    def __init__(
        self,
        hand: Hand,
        fields: Mapping[str, FieldSpec],
        ids: Sequence[str],
        prefix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """As ``FieldGroup``; where measures or treaties are asked for, their own parts stand first.

        Each part is made where it stands: what is given another parent is styled twice.
        """
        super().__init__(parent)
        self._hand = hand
        self.measures = Measures(hand, self) if MEASURES in ids else None
        self.basis = BasisCard(hand, self) if BASIS in ids else None
        self.group = FieldGroup(hand, fields, [each for each in ids if each != MEASURES], prefix, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if self.measures is not None:
            self.measures.opened.connect(self.measure_asked)
        for part in (self.measures, self.basis, self.group):
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)
        hand.built.connect(self._order_tabs)
        self.retranslate()
        self.show_answers()

    @property
    def building(self) -> bool:
        """Whether fields are still to come."""
        return self.group.building

    def complete(self) -> None:
        """Build now what is still to be built."""
        self.group.complete()

    def retranslate(self) -> None:
        """Write every text anew."""
        if self.measures is not None:
            self.measures.retranslate()
        self.group.retranslate()

    def show_answers(self) -> None:
        """Show what is answered now."""
        if self.measures is not None:
            self.measures.show_answer()
        self.group.show_answers()
        self.group.show_findings()

    def show_findings(self) -> None:
        """Show what the checks say now."""
        if self.measures is not None:
            self.measures.lines.show_findings(self._hand.findings.get(MEASURES, []), self._hand.language)
        self.group.show_findings()

    def flush(self) -> None:
        """Save what is typed and not saved."""
        for field in list(self.group.all_fields()):
            field.flush()

    def _order_tabs(self) -> None:
        """Tab goes through the form as it reads, whichever group was whole first."""
        if not self.building:
            for before, after in pairwise(self.group.stops()):
                self.setTabOrder(before, after)

    def locate(self, path: str) -> AnswerField | ItemList | Measures | None:
        """The field at a path."""
        if self.measures is not None and path in ("", MEASURES):
            return self.measures
        return self.group.locate(path)


def step_page(hand: Hand, step: StepSpec, parent: QWidget | None = None) -> StepPage:
    """The page of a step; where measures are chosen in it, their list stands first."""
    specification = hand.model.specification
    ids = [each for each in step.fields if each in specification.fields and not specification.fields[each].listed]
    return StepPage(hand, specification.fields, ids, "", parent)


def measure_page(hand: Hand, at: int, parent: QWidget | None = None) -> StepPage | None:
    """The page of a measure; None when there is none at this place, or its type is not known any more."""
    items = hand.model.answers().assistance()
    kind = hand.model.specification.types.get(items[at].type) if 0 <= at < len(items) else None
    if kind is None:
        return None
    return StepPage(hand, kind.fields, ids_of(kind.fields, ""), f"{MEASURES}[{at}].fields.", parent)


class Measures(QWidget):
    """What is asked for: each chosen measure a line; Enter opens its fields."""

    opened = Signal(int)

    path = MEASURES

    def __init__(self, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self.caption = label(role="strong", wrap=True)
        self._none = label(role="muted", wrap=True)
        self.view = _Lines()
        self._model = QStringListModel(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(RoomyDelegate(hand.theme, self.view))
        self.add_button = QPushButton()
        self._up, self._down, self._remove = QToolButton(), QToolButton(), QToolButton()
        self.lines = FindingLines(hand.theme)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.caption, 1)
        for button, icon in ((self._up, "chevron-up"), (self._down, "chevron-down"), (self._remove, "close")):
            hand.theme.dress(button, icon, "text")
            head.addWidget(button)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.view)
        column.addWidget(self.lines)
        self.add_button.clicked.connect(self.choose)
        self._remove.clicked.connect(self.remove)
        self._up.clicked.connect(lambda: self.shift(-1))
        self._down.clicked.connect(lambda: self.shift(1))
        self.view.activated.connect(lambda index: self.opened.emit(index.row()))
        self.view.clicked.connect(lambda index: self.opened.emit(index.row()))
        self.view.removed.connect(self.remove)
        self.view.selectionModel().currentChanged.connect(lambda _now, _old: self._allow())

    def show_answer(self) -> None:
        """Show the measures that are asked for now."""
        at = max(self.view.currentIndex().row(), 0)
        language, types = self._hand.language, self._hand.model.specification.types
        names = [
            type_title(language, types[item.type]) if item.type in types else item.type
            for item in self._hand.model.answers().assistance()
        ]
        self._model.setStringList(
            [
                language.gettext("{number}. {title}").format(number=number, title=isolate(name))
                for number, name in enumerate(names, 1)
            ]
        )
        if names:
            choose_row(self.view, self._model.index(min(at, len(names) - 1)))
        self.view.setVisible(bool(names))
        self._none.setVisible(not names)
        row = max(self.view.sizeHintForRow(0), self._hand.theme.px(30)) if names else 0
        self.view.setFixedHeight(row * min(len(names), 10) + 4)
        self._allow()

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._hand.language
        name = language.gettext("Measures asked for")
        self.caption.setText(name)
        self.view.setAccessibleName(name)
        self._none.setText(
            language.gettext("Choose what the other State is asked to do. Several may be asked at once.")
        )
        self.add_button.setText(language.gettext("Add a measure…"))
        for button, words in (
            (self._up, language.gettext("Move up")),
            (self._down, language.gettext("Move down")),
            (self._remove, language.gettext("Remove")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(language.gettext("{field}: {act}").format(field=name, act=words))
        reason = self._hand.model.read_only()
        for part in (self.add_button, self._up, self._down, self._remove):
            part.setVisible(not reason)
        self.show_answer()

    def focus_first(self) -> None:
        """Put the keyboard in the list, or on the button that begins it."""
        (self.view if self._model.rowCount() else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> None:
        """Offer every measure that this kind of request may ask for."""
        from focalpoint.ui.inspector.picker import Picker, pick

        language, specification = self._hand.language, self._hand.model.specification
        offered = specification.allowed_types or tuple(specification.types)
        kinds = [(each, type_title(language, specification.types[each])) for each in offered]
        kinds.sort(key=lambda pair: pair[1].casefold())
        picker = Picker(self, self._hand.theme, language, language.gettext("Add a measure"), kinds)
        pick(picker, self.add)

    def add(self, type_id: str) -> None:
        """Ask for a measure and open its fields."""
        answers = self._hand.model.answers()
        at = len(answers.assistance())
        if self._hand.save(f"{MEASURES}[{at}]", {"id": answers.next_id(MEASURES), "type": type_id}):
            self.show_answer()
            self.opened.emit(at)

    def remove(self) -> None:
        """Ask for it no more; it can be undone."""
        at = self.view.currentIndex().row()
        if at >= 0 and self._hand.save(f"{MEASURES}[{at}]", State.UNANSWERED):
            self.show_answer()
            self.focus_first()

    def shift(self, by: int) -> None:
        """Move a measure up or down."""
        items = list(self._hand.model.answers().assistance())
        at = self.view.currentIndex().row()
        to = at + by
        if 0 <= at < len(items) and 0 <= to < len(items):
            items[at], items[to] = items[to], items[at]
            if self._hand.save(MEASURES, tuple(items)):
                self.show_answer()
                choose_row(self.view, self._model.index(to))

    def _allow(self) -> None:
        at, count = self.view.currentIndex().row(), self._model.rowCount()
        self._up.setEnabled(at > 0)
        self._down.setEnabled(0 <= at < count - 1)
        self._remove.setEnabled(0 <= at < count)


class _Lines(QListView):
    """Lines of measures: Delete removes."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("framed", True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter opens; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(QModelIndex(self.currentIndex()))
        else:
            super().keyPressEvent(event)
