"""The chips above the tree: what is late, due, blocked or one's own, of a ministry, a status or a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from focalpoint.domain.plan import Colour
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.pages.plan.narrowing import BLOCKED, DUE, DUE_DAYS, FLAGS, LATE, MINE, Narrowing
from focalpoint.ui.widgets.basics import LinkButton, allow
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

_AROUND: Final = 42
_LEAST, _MOST = 96, 240


class FilterBar(QWidget):
    """Chips to switch on and off, three choices, and the way back to all, which says how many rows are left."""

    changed = Signal()
    cleared = Signal()
    """The way back to all was taken: a text filter goes too."""

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._narrowing = Narrowing(mine=context.workspace.session.ministry_id or "")
        self._chips = {flag: self._chip(flag) for flag in FLAGS}
        self.ministry, self.status, self.state = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self._clear = LinkButton()
        self._clear.clicked.connect(self.cleared)
        row = FlowLayout(self, context.theme.px(6))
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (*self._chips.values(), self.ministry, self.status, self.state, self._clear):
            row.addWidget(widget)
        for choice in (self.ministry, self.status, self.state):
            choice.chosen.connect(lambda _code: self._on_chosen())
        context.theme.changed.connect(self._fit)
        self._fit()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def narrowing(self) -> Narrowing:
        """What is asked for now."""
        return self._narrowing

    def set_narrowing(self, narrowing: Narrowing) -> None:
        """Ask for something else, visibly."""
        self._narrowing = replace(narrowing, mine=self._narrowing.mine)
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Ask for nothing."""
        self.set_narrowing(Narrowing())

    def retranslate(self, language: Language) -> None:
        """Write the chips and choices anew (also when there is another ministry)."""
        ministries = [pair for pair in self._names.ministry_choices(language) if pair[0] is not None]
        self.ministry.set_choices([(None, language.gettext("All ministries")), *ministries])
        self.status.set_choices([(None, language.gettext("Every status")), *choices.statuses(language)])
        colours = (
            (Colour.RED.value, language.pgettext("filter", "Red: late")),
            (Colour.AMBER.value, language.pgettext("filter", "Amber: behind")),
            (Colour.GREEN.value, language.pgettext("filter", "Green: on track")),
            (Colour.GREY.value, language.pgettext("filter", "Grey: not due")),
        )
        self.state.set_choices([(None, language.gettext("Every state")), *colours])
        self.ministry.setAccessibleName(language.gettext("Rows of a ministry"))
        self.status.setAccessibleName(language.gettext("Rows of a status"))
        self.state.setAccessibleName(language.gettext("Rows of a state"))
        self._clear.setAccessibleName(language.gettext("Clear the filters"))
        reason = "" if self._narrowing.mine else language.gettext("Your user belongs to no ministry.")
        allow(self._chips[MINE], not reason, reason)
        self._show()

    def show_count(self, shown: int, filtered: bool) -> None:
        """How many rows are what was asked for."""
        language = self._context.language
        words = language.ngettext("Clear ({n} row)", "Clear ({n} rows)", shown).format(n=language.number(shown))
        self._clear.setText(words)
        self._clear.setVisible(filtered)

    def words(self) -> str:
        """What is asked for, for paper; empty for nothing."""
        asked = self._narrowing
        language = self._context.language
        parts = [choice.currentText() for choice, on in (
            (self.ministry, asked.ministry), (self.status, asked.status), (self.state, asked.state)
        ) if on]  # fmt: skip
        return language.join([*(_flag_words(language, flag) for flag in FLAGS if flag in asked.flags), *parts])

    def _fit(self) -> None:
        """One height for all, so that they stand on one line."""
        theme = self._context.theme
        for choice in (self.ministry, self.status, self.state):
            wanted = choice.fontMetrics().horizontalAdvance(choice.currentText()) + theme.px(_AROUND)
            choice.setFixedWidth(min(max(wanted, theme.px(_LEAST)), theme.px(_MOST)))
            choice.setToolTip(choice.currentText())
        height = self.ministry.sizeHint().height()
        for widget in (*self._chips.values(), self._clear):
            widget.setFixedHeight(height)

    def _chip(self, flag: str) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("kind", "tab")
        chip.setCheckable(True)
        chip.clicked.connect(lambda on: self.set_narrowing(self._narrowing.with_flag(flag, on)))
        return chip

    def _show(self) -> None:
        language, asked = self._context.language, self._narrowing
        for flag, chip in self._chips.items():
            on = flag in asked.flags
            words = _flag_words(language, flag)
            chip.setChecked(on)
            chip.setText(f"✓ {words}" if on else words)
            chip.setAccessibleName(words)
        for choice, code in ((self.ministry, asked.ministry), (self.status, asked.status), (self.state, asked.state)):
            choice.set_code(code or None)
        self._fit()
        self.updateGeometry()

    def _on_chosen(self) -> None:
        self.set_narrowing(
            replace(
                self._narrowing,
                ministry=self.ministry.code() or "",
                status=self.status.code() or "",
                state=self.state.code() or "",
            )
        )


def asked_by(wanted: Mapping[str, str]) -> Narrowing:
    """What a figure elsewhere asks for: ``only`` (late, overdue, due with ``days``, blocked, mine) and the choices."""
    flag = {"overdue": LATE}.get(wanted.get("only", ""), wanted.get("only", ""))
    days = wanted.get("days", "")
    return Narrowing(
        ministry=wanted.get("ministry", ""),
        status=wanted.get("status", ""),
        state=wanted.get("state", ""),
        flags=frozenset({flag} & set(FLAGS)),
        due_days=int(days) if days.isdecimal() else DUE_DAYS,
    )


def _flag_words(language: Language, flag: str) -> str:
    words = {
        LATE: language.pgettext("filter", "Overdue"),
        DUE: language.pgettext("filter", "Due soon"),
        BLOCKED: language.pgettext("filter", "Blocked"),
        MINE: language.pgettext("filter", "My ministry"),
    }
    return words[flag]
