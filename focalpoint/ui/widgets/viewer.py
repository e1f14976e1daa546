"""Shows a kept file inside the window: a picture, a text, a table, a PDF. Nothing of it touches the disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QBuffer,
    QByteArray,
    QIODevice,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import isolate
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.viewer_load import LARGEST_SHOWN, Preview, Shape, WhyNot
from focalpoint.ui.widgets.viewer_marks import mark_words

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfSearchModel

    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_STEP: Final = 1.25
_LEAST, _MOST = 0.05, 8.0
_PAGE_END: Final = "\n\n"
_Index = QModelIndex | QPersistentModelIndex


class FileViewer(QDialog):
    """Opens empty; ``show_preview`` fills it. Closing it, or locking the vault, forgets what it showed."""

    save_asked = Signal()
    """The person wants a copy outside the vault, and has been told that it is not encrypted."""

    def __init__(self, parent: QWidget, theme: Theme, language: Language, name: str) -> None:
        super().__init__(parent)
        self._theme, self._language, self._name = theme, language, name
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._page: QWidget | None = None
        self._wanted = (0, "")
        self._written = ""
        self._title = label(role="heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._facts = label(role="muted", wrap=True)
        self._smaller, self._larger, self._fit = QToolButton(), QToolButton(), QToolButton()
        for button, text in ((self._smaller, "−"), (self._larger, "+")):
            button.setText(text)
            button.setProperty("kind", "framed")
            button.setMinimumSize(theme.px(28), theme.px(28))
        self._fit.setProperty("kind", "framed")
        self._fit.setMinimumHeight(theme.px(28))
        self._close, self._save = QPushButton(), QPushButton()
        theme.dress(self._save, "save")
        self._waiting = EmptyState(theme, "file")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._lay_out()
        self._smaller.clicked.connect(lambda: self._zoom(1 / _STEP))
        self._larger.clicked.connect(lambda: self._zoom(_STEP))
        self._fit.clicked.connect(lambda: self._zoom(0))
        self._save.clicked.connect(self.save_asked)
        self._close.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.ZoomIn, self, lambda: self._zoom(_STEP))
        QShortcut(QKeySequence.StandardKey.ZoomOut, self, lambda: self._zoom(1 / _STEP))
        self._show_zoom(shown=False)
        host = parent.window().size()
        self.resize(host - QSize(theme.px(120), theme.px(80)))
        self.retranslate(language)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        for zoom in (self._smaller, self._larger, self._fit):
            top.addWidget(zoom)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self._facts, 1)
        bottom.addWidget(self._close)
        bottom.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addLayout(bottom)

    def retranslate(self, language: Language) -> None:
        """Write every text anew; what the file says stays as it is."""
        self._language = language
        self._title.setText(isolate(self._name))
        self.setWindowTitle(self._name)
        self._waiting.set_texts(language.gettext("Opening the file…"))
        for button, words in (
            (self._smaller, language.pgettext("zoom", "Smaller")),
            (self._larger, language.pgettext("zoom", "Larger")),
            (self._fit, language.gettext("Fit the window")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._fit.setText(language.pgettext("zoom", "Fit"))
        self._save.setText(language.gettext("Save a copy…"))
        self._save.setToolTip(language.gettext("Outside the vault a copy is not encrypted."))
        self._close.setText(language.gettext("Close"))

    def look_for(self, page: int, words: str) -> None:
        """Where to begin: a page of a PDF (from 1; 0 for none), and words to mark. Before or after it is filled."""
        self._wanted = (page, words)
        self._go_there()

    def show_preview(self, preview: Preview) -> None:
        """Show what was decoded."""
        self._written = preview.text
        made = {
            Shape.IMAGE: self._image,
            Shape.TEXT: self._text,
            Shape.TABLE: self._table,
            Shape.PDF: self._pdf,
            Shape.NOTHING: self._nothing,
        }[preview.shape](preview)
        self._page = made
        self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        self._show_zoom(shown=isinstance(made, (_Picture, _Pdf)))
        if preview.cut:
            self._facts.setText(self._language.gettext("Only the beginning is shown. Save a copy to see all of it."))
        if made.focusPolicy() != Qt.FocusPolicy.NoFocus:
            made.setFocus()
        self._go_there()

    def _go_there(self) -> None:
        page, words = self._wanted
        if isinstance(self._page, _Pdf):
            self._page.look_for(page, words)
        elif isinstance(self._page, QPlainTextEdit) and words:
            mark_words(self._page, words, self._theme.colour("accent_soft"), self._start_of(page))

    def _start_of(self, page: int) -> int:
        """Where a page of a text begins."""
        before = self._written.split("\f")[: max(page - 1, 0)]
        return sum(len(each) + len(_PAGE_END) for each in before)

    def _image(self, preview: Preview) -> QWidget:
        size = preview.full_size or QSize()
        said = self._language.gettext("{width} × {height} pixels")
        self._facts.setText(said.format(width=size.width(), height=size.height()))
        assert preview.image is not None  # noqa: S101 - an image's preview has one
        picture = _Picture(QPixmap.fromImage(preview.image))
        picture.setAccessibleName(self._language.gettext("Picture {name}").format(name=self._name))
        return picture

    def _text(self, preview: Preview) -> QWidget:
        box = QPlainTextEdit()
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setUndoRedoEnabled(False)
        box.setPlainText(preview.text.replace("\f", _PAGE_END))
        box.setAccessibleName(self._language.gettext("Text of {name}").format(name=self._name))
        return box

    def _table(self, preview: Preview) -> QWidget:
        view = QTableView()
        view.setModel(_Rows(preview.rows, view))
        view.setProperty("framed", True)
        view.setTabKeyNavigation(False)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(self._language.gettext("Table {name}").format(name=self._name))
        if preview.rows:
            view.setCurrentIndex(view.model().index(0, 0))
        return view

    def _pdf(self, preview: Preview) -> QWidget:
        pdf = _Pdf(preview.data, self)
        if not pdf.pages():
            pdf.deleteLater()
            return self._nothing(Preview(Shape.NOTHING, why_not=WhyNot.BROKEN))
        pages = self._language.ngettext("{n} page", "{n} pages", pdf.pages()).format(n=pdf.pages())
        self._facts.setText(pages)
        pdf.view.setAccessibleName(self._language.gettext("Pages of {name}").format(name=self._name))
        return pdf

    def _nothing(self, preview: Preview) -> QWidget:
        language = self._language
        why = {
            WhyNot.LARGE: language.gettext(
                "The file is too large to be shown here (over {limit} MB when opened)."
            ).format(limit=LARGEST_SHOWN),
            WhyNot.BROKEN: language.gettext("The file cannot be shown: it is damaged, or not what its name says."),
        }.get(preview.why_not or WhyNot.KIND, language.gettext("Files of this kind cannot be shown here."))
        note = EmptyState(self._theme, "file")
        note.set_texts(why, language.gettext("Save a copy…"))
        note.pressed.connect(self.save_asked)
        self._facts.setText(language.gettext("Outside the vault a copy is not encrypted."))
        return note

    def _zoom(self, factor: float) -> None:
        if isinstance(self._page, (_Picture, _Pdf)):
            self._page.zoom(factor)

    def _show_zoom(self, *, shown: bool) -> None:
        for button in (self._smaller, self._larger, self._fit):
            button.setVisible(shown)


class _Picture(QScrollArea):
    """A picture, as large as the room allows until somebody zooms."""

    def __init__(self, pixmap: QPixmap) -> None:
        super().__init__()
        self._pixmap, self._scale = pixmap, 0.0
        self._shown = QLabel()
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._shown)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def zoom(self, factor: float) -> None:
        """Larger or smaller; 0 fits the room again."""
        self._scale = min(max((self._scale or self._fitting()) * factor, _LEAST), _MOST) if factor else 0.0
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another room."""
        super().resizeEvent(event)
        if not self._scale:
            self._paint()

    def _fitting(self) -> float:
        room, size = self.maximumViewportSize(), self._pixmap.size()
        return min(room.width() / max(1, size.width()), room.height() / max(1, size.height()), 1.0)

    def _paint(self) -> None:
        size = self._pixmap.size() * (self._scale or self._fitting())
        mode = Qt.TransformationMode.SmoothTransformation
        self._shown.setPixmap(self._pixmap.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode))
        self._shown.resize(size)


class _Pdf(QWidget):
    """The pages of a PDF that lies in memory."""

    def __init__(self, data: bytes, parent: QObject) -> None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        super().__init__()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._fitting = QPdfView.ZoomMode.FitToWidth
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(self._fitting)
        self.view.setDocument(self._document)
        self._free = QPdfView.ZoomMode.Custom
        self._search: QPdfSearchModel | None = None
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def look_for(self, page: int, words: str) -> None:
        """Turn to a page (from 1) and mark words wherever they stand."""
        from PySide6.QtPdf import QPdfSearchModel

        if words and self._search is None:
            self._search = QPdfSearchModel(self)
            self._search.setDocument(self._document)
            self.view.setSearchModel(self._search)
        if self._search is not None:
            self._search.setSearchString(words)
        if 1 <= page <= self.pages():
            # The view knows where its pages lie when it has been laid out.
            QTimer.singleShot(0, self, lambda: self.view.pageNavigator().jump(page - 1, QPointF(), 0))

    def pages(self) -> int:
        """How many pages; 0 for what is no PDF, or asks for a passphrase."""
        return self._document.pageCount()

    def zoom(self, factor: float) -> None:
        """Larger or smaller; 0 fits the width again."""
        if factor:
            self.view.setZoomMode(self._free)
            self.view.setZoomFactor(min(max(self.view.zoomFactor() * factor, _LEAST * 4), _MOST))
        else:
            self.view.setZoomMode(self._fitting)


class _Rows(QAbstractTableModel):
    """Rows of a table as they stand in the file; the first one is the heading."""

    def __init__(self, rows: Sequence[Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._head, self._rows = (rows[0] if rows else ()), rows[1:]
        self._width = max((len(row) for row in rows), default=0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: rows below the heading."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: as many as the widest row has."""
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the first row, and numbers at the side."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return self._head[section] if section < len(self._head) else ""

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""
