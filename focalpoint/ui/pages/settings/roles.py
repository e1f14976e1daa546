"""Settings: who may do what, as a matrix of roles and acts; and what it protects."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.permissions import ACTS, May, permission
from focalpoint.domain.roles import Role
from focalpoint.language import Language
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.delegates import RowDelegate
from focalpoint.words.permissions import act, may
from focalpoint.words.roles import role, role_meaning

_Index = QModelIndex | QPersistentModelIndex
OWN_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Whether a column is one of the reader's own roles."""
_SIGNS: Final = {May.YES: "●", May.OWN: "◐", May.NO: ""}
_COLUMN: Final = 46
_FIRST: Final = 320
_MOST_HEAD: Final = 190


class MatrixModel(QAbstractTableModel):
    """Acts in rows, roles in columns; the cell's sign is told in words to screen readers and as tooltip."""

    def __init__(self, language: Language, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language, self._theme = language, theme
        self._acts, self._roles = tuple(ACTS), tuple(Role)
        self.own: frozenset[str] = frozenset()

    def retranslate(self, language: Language, own: frozenset[str]) -> None:
        """Speak another language; ``own`` are the reader's roles."""
        self.beginResetModel()
        self._language, self.own = language, own
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Acts."""
        return 0 if parent.isValid() else len(self._acts)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The act and the roles."""
        return 0 if parent.isValid() else len(self._roles) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role_: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Roles as people read them."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if section == 0:
            return self._language.gettext("What one may do") if role_ == Qt.ItemDataRole.DisplayRole else None
        code = self._roles[section - 1]
        if role_ == Qt.ItemDataRole.DisplayRole:
            return _short(role(self._language, code))
        if role_ == OWN_ROLE:
            return code in self.own
        if role_ == Qt.ItemDataRole.ToolTipRole:
            return self._language.gettext("{role}: {answer}").format(
                role=role(self._language, code), answer=role_meaning(self._language, code)
            )
        return None

    def data(self, index: _Index, role_: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and tells."""
        if not index.isValid():
            return None
        code = self._acts[index.row()]
        if index.column() == 0:
            return act(self._language, code) if role_ in _TEXTS else None
        held = self._roles[index.column() - 1]
        allowed = permission(held, code)
        if role_ == Qt.ItemDataRole.DisplayRole:
            return _SIGNS[allowed]
        if role_ in _TEXTS:
            return self._language.gettext("{role}: {answer}").format(
                role=role(self._language, held), answer=may(self._language, allowed)
            )
        if role_ == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role_ == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour("accent" if held in self.own else "text")
        return None


def _short(name: str) -> str:
    """A role without what stands in brackets behind it: the cells and the tooltip say that."""
    return name.split(" (", maxsplit=1)[0].split("（", maxsplit=1)[0]


_TEXTS: Final = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)


class UprightHeader(QHeaderView):
    """The roles' names stand upright, so that nine of them fit beside each other in every language."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    def sizeHint(self) -> QSize:
        """As high as the longest name."""
        metrics = QFontMetrics(self._theme.font(bold=True))
        names = (str(self.model().headerData(at, Qt.Orientation.Horizontal)) for at in range(1, self.count()))
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return QSize(super().sizeHint().width(), min(longest, self._theme.px(_MOST_HEAD)) + self._theme.px(16))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """The first lies, the others stand."""
        words = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        pad = self._theme.px(8)
        painter.save()
        painter.fillRect(rect, self._theme.colour("panel"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        own = bool(self.model().headerData(logical, Qt.Orientation.Horizontal, OWN_ROLE))
        painter.setPen(self._theme.colour("accent" if own else "muted"))
        painter.setFont(self._theme.font(bold=own))
        if logical == 0:
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
            painter.drawText(rect.adjusted(pad, pad, -pad, -pad), int(flags), words)
        else:
            painter.translate(rect.center().x(), rect.bottom() - pad)
            painter.rotate(-90)
            room = QRect(0, -rect.width() // 2, rect.height() - 2 * pad, rect.width())
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            # Upright, a name begins at the bottom in every direction of reading.
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(flags), shown)
        painter.restore()


class RolesSection(Section):
    """The matrix, and in plain words how far it goes."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        card = self.add_card(
            lambda language: language.gettext("Who may do what"),
            lambda language: language.gettext("Somebody with several roles may do what any of them may."),
        )
        self.model = MatrixModel(context.language, theme, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(RowDelegate(theme, self.table))
        self.table.setHorizontalHeader(UprightHeader(theme, self.table))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.column.addWidget(self.table)
        self._legend = label(role="small", wrap=True)
        card.column.addWidget(self._legend)
        honest = self.add_card(lambda language: language.gettext("What roles protect, and what they cannot"))
        honest.add_text(
            lambda language: language.gettext(
                "Cases are encrypted with a key of their own: who was not given it cannot open them, whatever the role."
            )
        )
        honest.add_text(
            lambda language: language.gettext(
                "The other limits are rules of the office that the program keeps: whoever can open the vault's files"
                " with other tools could read and change everything in their part. The journal shows such changes."
            )
        )
        honest.add_text(
            lambda language: language.gettext(
                "Where two people should decide and only one official exists, the program asks for a reason and"
                " keeps it."
            )
        )
        self.finish()
        theme.changed.connect(self._fit)

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.table.setAccessibleName(language.gettext("Who may do what"))
        self._legend.setText(
            language.gettext("● yes    ◐ for the own ministry    empty: no. Your own roles are coloured.")
        )
        self.model.retranslate(language, self.context.workspace.session.roles)
        self._fit()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Colour the reader's own roles."""
        own = self.context.workspace.session.roles
        if own != self.model.own:
            self.model.retranslate(self.context.language, own)

    def _fit(self) -> None:
        """All rows at once: the page scrolls, not the table."""
        theme, header = self.context.theme, self.table.horizontalHeader()
        header.setMinimumSectionSize(theme.px(24))
        for column in range(1, self.model.columnCount()):
            self.table.setColumnWidth(column, theme.px(_COLUMN))
        metrics = self.table.fontMetrics()
        widest = max(metrics.horizontalAdvance(act(self.context.language, code)) for code in ACTS)
        self.table.setColumnWidth(0, max(theme.px(_FIRST), widest + theme.px(24)))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(30))
        rows = self.model.rowCount() * theme.px(30)
        self.table.setFixedHeight(header.sizeHint().height() + rows + theme.px(4))
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.clearSelection()
