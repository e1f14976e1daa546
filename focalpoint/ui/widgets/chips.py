"""Chips: several choices of one list, such as the supporting ministries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QMenu, QSizePolicy, QToolButton, QWidget, QWidgetItem

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import Editor


class FlowLayout(QLayout):
    """Lays widgets one after the other and begins a new line when the line is full; mirrors itself."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self._asked: tuple[int, int] | None = None

    def addItem(self, item: QLayoutItem) -> None:
        """Qt adds."""
        self._items.append(item)

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at ``index``."""
        self.addChildWidget(widget)
        self._items.insert(index, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height for a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets; where they have grown since their height was asked for, it is asked for once more."""
        super().setGeometry(rect)
        needed, parent = self._place(rect, move=True), self.parentWidget()
        asked = (rect.width(), needed)
        if needed > rect.height() and asked != self._asked and parent is not None:
            self._asked = asked
            parent.updateGeometry()

    def sizeHint(self) -> QSize:
        """The least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest widget."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y, line = 0, inner.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue  # hidden
            size = item.sizeHint()
            if x and x + size.width() > inner.width():
                x, y, line = 0, y + line + self._gap, 0
            if move:
                left = inner.right() - x - size.width() + 1 if mirrored else inner.left() + x
                item.setGeometry(QRect(QPoint(left, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rect.y() + margins.bottom()


class _Chip(QToolButton):
    """One choice; Delete or a click takes it away."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ChipsEditor(Editor):
    """Several codes of one list; each has a chip, ＋ offers the rest. The value is a tuple of codes."""

    def __init__(
        self,
        theme: Theme,
        choices: Callable[[Language], Sequence[tuple[str | None, str]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices_of = choices
        self._language: Language | None = None
        self._choices: dict[str, str] = {}
        self._codes: tuple[str, ...] = ()
        self._read_only = False
        self._name = ""
        self._frame = QWidget()
        self._frame.setProperty("kind", "chips")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._flow = FlowLayout(self._frame, theme.px(4))
        self._flow.setContentsMargins(6, 5, 6, 5)
        self._add = QToolButton()
        self._add.setProperty("kind", "add")
        self._add.clicked.connect(self._on_add)
        # In a field for reading only that has no chips, or it would be a line and no field.
        self._none = label("–", "muted", parent=self._frame)
        self._none.hide()
        self._chips: list[_Chip] = []
        self._hold(self._frame)
        self._frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self._add)
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._none)

    def value(self) -> object:
        """The codes, in order."""
        return self._codes

    def set_value(self, value: object) -> None:
        """Show these codes."""
        self._codes = tuple(str(code) for code in value) if isinstance(value, Iterable) else ()
        self._build()

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Chips stay, nothing can be added or taken away."""
        self._read_only = read_only
        self._frame.setToolTip(reason if read_only else "")
        self._build()

    def set_name(self, name: str) -> None:
        """The accessible name, also in the name of the adding button."""
        self._name = name
        self._build()

    def retranslate(self, language: Language) -> None:
        """Write the choices anew."""
        self._language = language
        self._choices = {code: words for code, words in self._choices_of(language) if code is not None}
        self._add.setText(language.gettext("+ add"))
        self._build()

    def _build(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._add)
        self._chips = [self._chip(code) for code in self._codes]
        self._flow.addWidget(self._add)
        self._add.setVisible(not self._read_only)
        self._none.setVisible(self._read_only and not self._codes)
        if self._language is not None:
            self._add.setAccessibleName(self._language.gettext("{field}: add").format(field=self._name))
        self._frame.updateGeometry()
        self.updateGeometry()

    def _chip(self, code: str) -> _Chip:
        words = self._choices.get(code, code)
        chip = _Chip(self._frame)
        chip.setProperty("kind", "chip")
        chip.setText(words if self._read_only else f"{words}  ✕")
        if self._language is not None and not self._read_only:
            chip.setAccessibleName(self._language.gettext("Take away {name}").format(name=words))
            chip.setToolTip(chip.accessibleName())
        else:
            chip.setAccessibleName(words)
        chip.setEnabled(not self._read_only)
        chip.clicked.connect(lambda: self._on_remove(code))
        chip.removed.connect(lambda: self._on_remove(code))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_remove(self, code: str) -> None:
        if not self._read_only:
            self._commit(tuple(other for other in self._codes if other != code))

    def _on_add(self) -> None:
        menu = QMenu(self)
        for code, words in self._choices.items():
            if code not in self._codes:
                menu.addAction(words).triggered.connect(lambda _=False, code=code: self._commit((*self._codes, code)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _commit(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._build()
        self.committed.emit(codes)
