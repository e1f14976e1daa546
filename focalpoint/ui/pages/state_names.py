"""Names of States that a file prints and nobody knows: settled by choosing who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from focalpoint.domain.states import StateKind
from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.widgets.basics import label

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext

_MOST_NAMES: Final = 40
_PROPOSED: Final = 2


class StateNames(QWidget):
    """A row for each name: the likeliest States as buttons, and all of them to choose from."""

    settled = Signal(str, str)
    """A printed name, and the code of the State that is meant."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._told = label(wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addWidget(self._scroll)
        self.hide()

    def ask(self, names: Iterable[str], proposals: Mapping[str, tuple[str, ...]]) -> None:
        """Ask for these names; with none the question goes.

        Args:
            names: as printed.
            proposals: printed name → the likeliest codes.
        """
        wanted = list(dict.fromkeys(names))
        self.setVisible(bool(wanted))
        self._told.setText(self._words(len(wanted)) if wanted else "")
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, name in enumerate(wanted[:_MOST_NAMES]):
            grid.addWidget(label(isolate(name), role="strong"), at, 0)
            grid.addLayout(self._choices(name, proposals.get(name, ())), at, 1)
        grid.setColumnStretch(1, 1)
        self._scroll.setWidget(holder)
        self._scroll.setFixedHeight(min(holder.sizeHint().height() + 2, self._context.theme.px(150)))

    def _words(self, count: int) -> str:
        language = self._context.language
        if self._context.workspace.may("states.settle_all"):
            words = language.ngettext(
                "{n} name of a State is not known. Its rows wait until you say who is meant; the answer is kept for "
                "ever.",
                "{n} names of States are not known. Their rows wait until you say who is meant; the answers are kept "
                "for ever.",
                count,
            )
        else:
            words = language.ngettext(
                "{n} name of a State is not known. Its rows wait until you say who is meant in this file.",
                "{n} names of States are not known. Their rows wait until you say who is meant in this file.",
                count,
            )
        return words.format(n=language.number(count))

    def _choices(self, name: str, codes: tuple[str, ...]) -> QHBoxLayout:
        language, states = self._context.language, self._context.workspace.states
        row = QHBoxLayout()
        for code in codes[:_PROPOSED]:
            said = plain_order(states.name(code, language.code))
            button = QPushButton(language.gettext("It is {state}").format(state=isolate(said)))
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._settle, name, code))
            row.addWidget(button)
        choose = QPushButton(language.gettext("Choose a State…"))
        choose.setAccessibleName(language.gettext("Choose a State for {name}").format(name=isolate(name)))
        choose.setAutoDefault(False)
        choose.clicked.connect(partial(self._choose, name))
        row.addWidget(choose)
        row.addStretch(1)
        return row

    def _choose(self, name: str) -> None:
        language, states = self._context.language, self._context.workspace.states
        offered = sorted(
            (
                (state.code, plain_order(state.name(language.code)))
                for state in states.all(territories=True)
                if state.kind is not StateKind.FORMER
            ),
            key=lambda pair: pair[1].casefold(),
        )
        title = language.gettext("Who is meant by “{name}”?").format(name=name)
        pick(Picker(self.window(), self._context.theme, language, title, offered), partial(self._settle, name))

    def _settle(self, name: str, code: str, _checked: bool = False) -> None:
        self.settled.emit(name, code)
