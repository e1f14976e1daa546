"""How a percent came about: the parts, their weights, and who was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.widgets.basics import label
from focalpoint.words import plan as plan_words

if TYPE_CHECKING:
    from focalpoint.domain.plan import Share
    from focalpoint.domain.rollup import Explanation
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_MOST: Final = 18


class ComputedPopover(QFrame):
    """Opens under the link and closes with Escape or a click elsewhere."""

    def __init__(self, parent: QWidget, theme: Theme, language: Language, told: Explanation) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        sentences = [*self._sentences(told)]
        for sentence in sentences:
            words = label(sentence, wrap=True)
            words.setMinimumWidth(theme.px(330))
            column.addWidget(words)
        if told.shares:
            column.addLayout(self._table(told.shares[:_MOST]))
        if len(told.shares) > _MOST:
            more = language.gettext("and {n} more").format(n=len(told.shares) - _MOST)
            column.addWidget(label(more, role="muted"))
        self.setAccessibleName(" ".join(sentences))

    def _sentences(self, told: Explanation) -> list[str]:
        language, figures = self._language, told.figures
        source = plan_words.percent_source(language, told.source)
        said = [
            language.gettext("{percent}: {source}.").format(percent=language.percent(figures.percent), source=source)
        ]
        if told.shares:
            said.append(
                language.gettext(
                    "The weights times the percentages of what is below, divided by the weights; "
                    "{reported} of {leaves} reported."
                ).format(reported=figures.reported, leaves=figures.leaves)
            )
        if figures.planned is not None:
            said.append(
                language.gettext("Planned by {today}: {planned}, by the share of days that have passed.").format(
                    today=show_date(language, told.today.isoformat()), planned=language.percent(figures.planned)
                )
            )
        if figures.slippage:
            said.append(
                language.ngettext(
                    "Finish against baseline: {n} day.", "Finish against baseline: {n} days.", abs(figures.slippage)
                ).format(n=f"{figures.slippage:+d}")
            )
        said.append(
            language.gettext("State: {rule}.").format(rule=plan_words.colour_rule(language, figures.colour_rule))
        )
        return said

    def _table(self, shares: tuple[Share, ...]) -> QGridLayout:
        language = self._language
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        heads = (language.gettext("Part"), language.gettext("Weight"), language.gettext("Percent"))
        for at, head in enumerate(heads):
            grid.addWidget(label(head, role="label"), 0, at)
        for row, share in enumerate(shares, 1):
            title = label(isolate(share.title), wrap=True)
            title.setTextFormat(Qt.TextFormat.PlainText)
            percent = language.percent(share.percent) if share.counted else language.gettext("not counted")
            grid.addWidget(title, row, 0)
            grid.addWidget(self._figure(language.number(share.weight, 0 if share.weight % 1 == 0 else 1)), row, 1)
            grid.addWidget(self._figure(percent), row, 2)
        grid.setColumnStretch(0, 1)
        return grid

    @staticmethod
    def _figure(text: str) -> QLabel:
        made = label(text)
        made.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        return made


def show_under(popover: ComputedPopover, anchor: QWidget) -> None:
    """Show a popover under a widget, inside the screen."""
    popover.adjustSize()
    place = anchor.mapToGlobal(QPoint(0, anchor.height()))
    screen = anchor.screen().availableGeometry()
    left = max(screen.left(), min(place.x(), screen.right() - popover.width()))
    top = (
        place.y() if place.y() + popover.height() < screen.bottom() else place.y() - anchor.height() - popover.height()
    )
    popover.move(left, max(screen.top(), top))
    popover.show()
    popover.setFocus()
