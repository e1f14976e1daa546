"""Which text governs, why, and what is cited in addition: a card over the legal basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import TextEditor
from focalpoint.words.request_findings import because_text, instrument_name

if TYPE_CHECKING:
    from focalpoint.domain.requests.findings import Checked
    from focalpoint.ui.wizard.hand import Hand


class BasisCard(QFrame):
    """Follows the answers; where another text was chosen than the order gives, it asks for the reason."""

    def __init__(self, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._hand = hand
        self._title, self._because = label(role="strong", wrap=True), label(wrap=True)
        self._added, self._asks = label(role="small", wrap=True), label(role="label", wrap=True)
        self.reason = TextEditor()
        self._asks.setBuddy(self.reason.inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(hand.theme.px(4))
        for part in (self._title, self._because, self._added, self._asks, self.reason):
            column.addWidget(part)
        hand.keys.watch(self.reason)
        self.reason.committed.connect(lambda text: hand.model.give_reason(str(text)))
        self.hide()

    def show_checked(self, checked: Checked | None) -> None:
        """Show what the checks found to govern."""
        self.setVisible(checked is not None)
        if checked is None:
            return
        language, governing = self._hand.language, checked.governing
        if governing.instrument:
            name = instrument_name(language, governing.instrument)
            self._title.setText(language.gettext("What governs: {instrument}").format(instrument=name))
        else:
            self._title.setText(language.gettext("No treaty governs between the two States."))
        self._because.setText(because_text(governing.because, language))
        also = [instrument_name(language, each.instrument) for each in governing.additional]
        self._added.setText(
            language.gettext("Cited in addition: {instruments}").format(instruments=language.join(also)) if also else ""
        )
        self._added.setVisible(bool(also))
        other = governing.preferred
        asks = bool(other) and other != governing.instrument
        if asks:
            words = language.gettext("Why this text rather than {instrument}")
            self._asks.setText(words.format(instrument=instrument_name(language, other or "")))
            self.reason.set_name(self._asks.text())
            self.reason.set_value(self._hand.model.reason())
            why_not = self._hand.model.read_only()
            self.reason.set_read_only(bool(why_not), why_not)
        for part in (self._asks, self.reason):
            part.setVisible(asks)
