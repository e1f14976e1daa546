"""How a figure came about: percent and its parts, where it should be, slippage, state and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.widgets.basics import label
from focalpoint.words import plan as plan_words
from focalpoint.words.tables import more_words

if TYPE_CHECKING:
    from focalpoint.domain.plan import Share
    from focalpoint.domain.rollup import Explanation
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_MOST: Final = 18
PERCENT: Final = "percent"
PLANNED: Final = "planned"
SLIPPAGE: Final = "slippage"
STATE: Final = "state"
DATES: Final = "dates"


class ComputedPopover(QFrame):
    """Opens under the link and closes with Escape or a click elsewhere."""

    def __init__(
        self, parent: QWidget, theme: Theme, language: Language, told: Explanation, figure: str = PERCENT
    ) -> None:
        """``figure`` is the one that was asked for: it is said first, the others follow."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        by_figure = self._sentences(told)
        asked = by_figure.pop(figure, [])
        sentences = [*asked, *(sentence for group in by_figure.values() for sentence in group)]
        for place, sentence in enumerate(sentences):
            words = label(sentence, role="strong" if place == 0 and asked else "", wrap=True)
            words.setMinimumWidth(theme.px(330))
            column.addWidget(words)
        if told.shares:
            column.addLayout(self._table(told.shares[:_MOST]))
        if len(told.shares) > _MOST:
            more = more_words(language, len(told.shares) - _MOST)
            column.addWidget(label(more, role="muted"))
        self.setAccessibleName(" ".join(sentences))

    def _sentences(self, told: Explanation) -> dict[str, list[str]]:
        """What is to be said of each figure."""
        language, figures = self._language, told.figures
        rule = plan_words.colour_rule(language, figures.colour_rule)
        return {
            PERCENT: self._percent(told),
            PLANNED: self._planned(told),
            SLIPPAGE: self._slippage(told),
            STATE: [language.gettext("State: {rule}.").format(rule=rule)],
            DATES: self._dates(told),
        }

    def _percent(self, told: Explanation) -> list[str]:
        language, figures = self._language, told.figures
        source = plan_words.percent_source(language, told.source)
        # Isolated: the sentence begins with it, and a percentage would turn an Arabic one round.
        percent = isolate(language.percent(figures.percent))
        said = [language.gettext("{percent}: {source}.").format(percent=percent, source=source)]
        if told.shares:
            said.append(
                language.gettext(
                    "The weights times the percentages of what is below, divided by the weights; "
                    "{reported} of {leaves} reported."
                ).format(reported=figures.reported, leaves=figures.leaves)
            )
        return said

    def _planned(self, told: Explanation) -> list[str]:
        language, planned = self._language, told.figures.planned
        if planned is None:
            return [language.gettext("Nothing is planned by a date, so nothing can be behind it.")]
        return [
            language.gettext("Planned by {today}: {planned}, by the share of days that have passed.").format(
                today=show_date(language, told.today.isoformat()), planned=language.percent(planned)
            )
        ]

    def _slippage(self, told: Explanation) -> list[str]:
        language, days = self._language, told.figures.slippage
        if not days:
            return []
        said = language.ngettext(
            "Finish against baseline: {n} day.", "Finish against baseline: {n} days.", abs(days)
        ).format(n=isolate(f"{days:+d}"))
        expected, baseline = told.dates.expected_finish, told.dates.baseline_finish
        if expected is None or baseline is None:
            return [said]
        compared = language.gettext("Expected {expected}, baseline {baseline}.").format(
            expected=show_date(language, expected.isoformat()), baseline=show_date(language, baseline.isoformat())
        )
        return [said, compared]

    def _dates(self, told: Explanation) -> list[str]:
        language, dates = self._language, told.dates
        if dates.start is None or dates.finish is None or not told.shares:
            return []
        return [
            language.gettext(
                "From {start} to {finish}: its own dates, or from the first start to the last finish below it."
            ).format(
                start=show_date(language, dates.start.isoformat()), finish=show_date(language, dates.finish.isoformat())
            )
        ]

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
    show_beside(popover, anchor, anchor.rect())


def show_beside(popover: ComputedPopover, anchor: QWidget, part: QRect) -> None:
    """Show a popover under a part of a widget, or above it where there is no room, inside the screen."""
    popover.adjustSize()
    place = anchor.mapToGlobal(part.bottomLeft())
    screen = anchor.screen().availableGeometry()
    left = max(screen.left(), min(place.x(), screen.right() - popover.width()))
    top = place.y() + 1
    if top + popover.height() > screen.bottom():
        top = place.y() - part.height() - popover.height()
    popover.move(left, max(screen.top(), top))
    popover.show()
    popover.setFocus()
