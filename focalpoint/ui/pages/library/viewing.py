"""Opens a file of the library inside the window, at the page of a hit; nothing of it touches the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.viewing import view_file
from focalpoint.ui.widgets.viewer_load import Preview, Shape, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.library import LibraryHit
    from focalpoint.domain.library_places import Place
    from focalpoint.domain.progress import Progress
    from focalpoint.domain.tasks import FileInfo
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.widgets.viewer import FileViewer

ITEMS = "library_items"


def open_file(
    parent: QWidget,
    context: PageContext,
    info: FileInfo,
    save: Callable[[FileInfo], None],
    *,
    page: int = 0,
    words: str = "",
) -> FileViewer:
    """Show a file, at a page (from 1) and with words marked where it holds them.

    What the viewer cannot draw, such as a Word document, is shown by the words that were read of it.
    """
    if shape_of(info.name, info.media_type) is not Shape.NOTHING:
        viewer = view_file(parent, context, info, ITEMS, save)
        viewer.look_for(page, words)
        return viewer
    return _open_words(parent, context, info, save, words)


def _open_words(
    parent: QWidget, context: PageContext, info: FileInfo, save: Callable[[FileInfo], None], words: str
) -> FileViewer:
    from focalpoint.ui.widgets.viewer import FileViewer
    from focalpoint.ui.widgets.viewer_load import WhyNot, refuse

    viewer = FileViewer(parent, context.theme, context.language, info.name)
    viewer.save_asked.connect(lambda: save(info))
    viewer.look_for(0, words)
    library = context.workspace.library

    def work(progress: Progress) -> Preview:
        del progress
        pages = library.pages(info.id)
        return Preview(Shape.TEXT, text="\n\n".join(pages)) if pages else refuse(WhyNot.KIND)

    def show(preview: Preview) -> None:
        if isValid(viewer):
            viewer.show_preview(preview)

    job = context.jobs.create("", work, quiet=True)
    job.succeeded.connect(show)
    job.failed.connect(lambda _error: show(refuse(WhyNot.BROKEN)))
    job.start()

    def speak() -> None:
        viewer.retranslate(context.language)

    context.shell.language_changed.connect(speak)
    viewer.finished.connect(lambda _result: context.shell.language_changed.disconnect(speak))
    viewer.open()
    return viewer


class Opener(QObject):
    """Opens files of texts for one page; copies outside the vault are asked for as everywhere."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._copies: FilesSection | None = None

    def open(self, item_id: str, hit: LibraryHit | None, words: str) -> FileViewer | None:
        """Open the file of a hit at its page, else the first file of a text; None where there is none."""
        files = self._context.workspace.files.list(ITEMS, item_id)
        info = next((file for file in files if hit is None or file.id == hit.file_id), files[0] if files else None)
        if info is None:
            return None
        return self._open(info, hit.page if hit else 0, words if hit else "")

    def open_at(self, item_id: str, locator: str) -> None:
        """Open a text at the place that a citation names; its first file where none has the place."""
        workspace = self._context.workspace
        files = workspace.files.list(ITEMS, item_id)
        if not files:
            self._context.announce(self._context.language.gettext("This text has no file yet."))
            return

        def find(_progress: object) -> tuple[FileInfo, Place]:
            found = [(info, workspace.library.place_of(info.id, locator)) for info in files]
            return next((each for each in found if each[1].page), found[0])

        job = self._context.jobs.create("", find, quiet=True)
        job.succeeded.connect(lambda found: self._open(found[0], found[1].page, found[1].words))
        job.failed.connect(self._context.fail)
        job.start()

    def _open(self, info: FileInfo, page: int, words: str) -> FileViewer:
        if self._copies is None:
            self._copies = FilesSection(self._context, ITEMS)
            self._copies.setParent(self._page)
            self._copies.hide()
        return open_file(self._page.window(), self._context, info, self._copies.ask_copy, page=page, words=words)
