"""The strip over the entries: whether each journal is unbroken, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_moment
from focalpoint.ui.shell.theme.theme import apply_property
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.words.audit import compartment_word

if TYPE_CHECKING:
    from focalpoint.domain.audit import ChainState
    from focalpoint.ui.shell.context import PageContext

_LOOKS: Final = {"done": ("check", "green"), "error": ("error", "red"), "info": ("info", "accent")}


class ChainStrip(QFrame):
    """One sentence a journal, and the way to check again."""

    asked = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._states: Sequence[ChainState] | None = None
        self._kind = "info"
        self._picture, self.words, self.again = QLabel(), label(wrap=True), LinkButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.again)
        self.again.clicked.connect(self.asked)
        context.theme.changed.connect(self._paint)
        self.retranslate()

    def show_states(self, states: Sequence[ChainState] | None) -> None:
        """Show what the walk has found; None while it is under way."""
        self._states = states
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text anew."""
        language, states = self._context.language, self._states
        self.again.setText(language.gettext("Check again"))
        self.again.setVisible(states is not None)
        if states is None:
            self.words.setMinimumHeight(0)
            self.words.setText(language.gettext("Checking whether the journal is unbroken…"))
            self._look("info")
            return
        self.words.setText("\n".join(self._sentence(state) for state in states))
        # At once, not when the page is next laid out: two journals never stand in the height of one.
        if self.words.isVisible():
            self.words.setMinimumHeight(self.words.heightForWidth(self.words.width()))
        self._look("done" if all(state.whole for state in states) else "error")

    def _sentence(self, state: ChainState) -> str:
        language = self._context.language
        name = compartment_word(language, state.compartment)
        if state.broken_at:
            return language.gettext(
                "{journal}: broken at entry {n}. It was changed outside Focal Point; verify the vault in Settings."
            ).format(journal=name, n=language.number(state.broken_at))
        if state.cut:
            return language.gettext(
                "{journal}: its end is missing; a signed checkpoint has seen more. Verify the vault in Settings."
            ).format(journal=name)
        if not state.entries:
            return language.gettext("{journal}: no entries yet.").format(journal=name)
        words = language.ngettext(
            "{journal}: unbroken until {moment} ({n} entry).", "{journal}: unbroken until {moment} ({n} entries).",
            state.entries,
        )  # fmt: skip
        sentence = words.format(
            journal=name, moment=isolate(self._moment(state.until)), n=language.number(state.entries)
        )
        if not state.vouched_at:
            return sentence
        signed = language.gettext("Signed with a backup until {moment}.")
        return f"{sentence} {signed.format(moment=isolate(self._moment(state.vouched_at)))}"

    def _moment(self, at: str) -> str:
        try:
            return show_moment(self._context.language, at, self._context.workspace.clock.zone)
        except ValueError:
            return at

    def _look(self, kind: str) -> None:
        self._kind = kind
        apply_property(self, "message", kind)
        self.setAccessibleName(self.words.text())
        self._paint()

    def _paint(self) -> None:
        name, ink = _LOOKS[self._kind]
        size = self._context.theme.px(18)
        self._picture.setPixmap(self._context.theme.icon(name, ink).pixmap(size, size))
