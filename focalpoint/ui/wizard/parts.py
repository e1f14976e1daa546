"""The three parts of the wizard: the steps at the side, the form with its findings, the letter with the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import isolate
from focalpoint.ui.widgets.basics import ElidedLabel, PrimaryButton, label
from focalpoint.ui.wizard.findings import FindingsView, counts_words
from focalpoint.ui.wizard.help import FieldHelp
from focalpoint.ui.wizard.preview import LetterPreview
from focalpoint.ui.wizard.rail import WIDTH, WizardRail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from focalpoint.domain.requests.findings import Finding
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_LONGEST_NEXT = 26


def _area(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    for part in (inner, area.viewport()):  # the card's own ground shows
        part.setAutoFillBackground(False)
    return area


class Side(QFrame):
    """What request it is, how much is done, and the steps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title, self.about = label(role="strong", wrap=True), label(role="small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.count = label(role="small")
        self.rail = WizardRail(theme)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(6)
        for part in (self.title, self.about, self.bar, self.count):
            column.addWidget(part)
        column.addWidget(_area(self.rail), 1)
        self._theme = theme
        self._on_theme()
        self._mirror()
        theme.changed.connect(self._on_theme)  # of the widget, so that it ends with it

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the window turned to another reading direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def _mirror(self) -> None:
        """Keep more room at the reading side; what is in another script begins there too."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._column.setContentsMargins(4 if mirrored else 10, 12, 10 if mirrored else 4, 8)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        for words in (self.title, self.about, self.count):
            words.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _on_theme(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH + 14))

    def show_about(self, title: str, about: str) -> None:
        """What request it is: its title, to whom, in which language."""
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def show_progress(self, met: int, applicable: int, language: Language) -> None:
        """How many of the required rules are met."""
        self.bar.setRange(0, max(applicable, 1))
        self.bar.setValue(met if applicable else 1)
        words = language.gettext("{met} of {all} required").format(
            met=language.number(met), all=language.number(applicable)
        )
        self.count.setText(words)
        self.bar.setAccessibleName(words)

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        self.rail.setAccessibleName(language.gettext("Steps"))


class Centre(QWidget):
    """The form of the open step, the way back and on, and the findings below."""

    def __init__(
        self, theme: Theme, language: Language, place: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: QWidget | None = None
        self._next_words = self._next_told = ""
        self.heading = label(role="heading", wrap=True)
        self.letter = QToolButton()
        self.letter.setProperty("kind", "framed")
        self.letter.hide()
        self.back, self.next = QPushButton(), PrimaryButton()
        self.findings = FindingsView(theme, language, place)
        self._found, self._counts = label(role="strong"), ElidedLabel("muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        for part in (self.letter, self.back, self.next):
            head.addWidget(part)
        self._holder = QWidget(self)
        self._inner = QVBoxLayout(self._holder)
        self._inner.setContentsMargins(0, 0, 6, 6)
        self._scroll = _area(self._holder)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        split.addWidget(self._scroll)
        split.addWidget(self._card())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([420, 170])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(split, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width has room for more words, or for fewer."""
        super().resizeEvent(event)
        self._fit_next()

    def _fit_next(self) -> None:
        """Name the next step on the button where the heading keeps room for its longest word."""
        metrics = self.heading.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self.heading.text().split()), default=0)
        letter = self.letter.sizeHint().width() if self.letter.isVisible() else 0
        self.next.setText(self._next_told or self._next_words)
        needed = longest + letter + self.back.sizeHint().width() + self.next.sizeHint().width() + 3 * 8
        if needed > self.width():
            self.next.setText(self._next_words)

    @property
    def holder(self) -> QWidget:
        """Where the form of a step is made."""
        return self._holder

    def show_page(self, page: QWidget, *, scrolls: bool) -> None:
        """Show the form of a step."""
        old, self._page = self._page, page
        if old is not None:
            self._inner.removeWidget(old)
            old.hide()
            old.deleteLater()
        policy = QSizePolicy.Policy.Minimum if scrolls else QSizePolicy.Policy.Expanding
        page.setSizePolicy(QSizePolicy.Policy.Expanding, policy)
        self._inner.addWidget(page)
        page.show()
        self.show_top()

    def show_top(self) -> None:
        """Scroll to the beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def bring(self, part: QWidget) -> None:
        """Bring a field into sight."""
        self._inner.activate()
        self._scroll.ensureWidgetVisible(part, 0, self._theme.px(30))

    def show_step(self, title: str, after: str, language: Language, *, first: bool) -> None:
        """The step's title, and where Next leads."""
        self.heading.setText(title)
        self.back.setText(language.pgettext("wizard", "Back"))
        self.back.setEnabled(not first)
        self._next_words = language.pgettext("wizard", "Next")
        short = after if len(after) <= _LONGEST_NEXT else ""
        self._next_told = language.gettext("Next: {step}").format(step=isolate(short)) if short else ""
        self._fit_next()
        self.next.setToolTip(after)
        self.next.setEnabled(bool(after))
        self._found.setText(language.gettext("Findings"))
        self.findings.setAccessibleName(language.gettext("Findings"))

    def show_findings(self, findings: Sequence[Finding], language: Language) -> None:
        """What the checks found, the gravest first."""
        self.findings.show_findings(findings, language)
        self._counts.setText(counts_words(language, findings))

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(12)
        head.addWidget(self._found)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        head.addWidget(self._counts, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 8, 1, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.findings, 1)
        card.setMinimumHeight(self._theme.px(90))
        return card


class Sight(QSplitter):
    """The form, and beside it the letter with the help below; in little room they take turns."""

    def __init__(self, theme: Theme, languages: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.preview = LetterPreview(theme, languages)
        self.help = FieldHelp(theme)
        self.help.setFixedHeight(theme.px(150))
        self._narrow = False
        self._form: Centre | None = None
        self._back = QToolButton()
        self._back.setProperty("kind", "framed")
        self._back.clicked.connect(self.show_form)
        self._back.hide()
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.preview, 1)
        column.addWidget(self.help)

    def take_form(self, form: Centre) -> None:
        """Put the form in its place."""
        self._form = form
        form.letter.clicked.connect(self.show_letter)
        self.addWidget(form)
        self.addWidget(self._right)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 4)
        self.setSizes([560, 410])

    def set_narrow(self, narrow: bool) -> None:
        """Whether form and letter take turns."""
        if narrow == self._narrow or self._form is None:
            return
        self._narrow = narrow
        self._form.letter.setVisible(narrow)
        self._back.setVisible(narrow)
        self.show_form()

    def show_form(self) -> None:
        """In little room: the form in place of the letter."""
        if self._form is not None:
            self._form.show()
            self._right.setVisible(not self._narrow)

    def show_letter(self) -> None:
        """In little room: the letter in place of the form."""
        if self._form is not None and self._narrow:
            self._right.show()
            self._form.hide()
            self.preview.paper.setFocus()

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        self.preview.retranslate(language)
        self.help.retranslate(language)
        self._back.setText(language.gettext("Back to the form"))
        if self._form is not None:
            self._form.letter.setText(language.gettext("Letter"))
