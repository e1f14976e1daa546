"""Open a kept file inside the window: read and decoded on a worker, forgotten when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shiboken6 import isValid

from focalpoint.ui.widgets.viewer import FileViewer
from focalpoint.ui.widgets.viewer_load import LARGEST_SHOWN, TEXT_PARTS, Preview, Shape, WhyNot, load, refuse, shape_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.progress import Progress
    from focalpoint.domain.tasks import FileInfo
    from focalpoint.ui.shell.context import PageContext


def view_file(
    parent: QWidget, context: PageContext, info: FileInfo, entity: str, save: Callable[[FileInfo], None]
) -> FileViewer:
    """Show a file; ``save`` is asked for a copy.

    Args:
        parent: the window.
        context: the page's context.
        info: which file.
        entity: of the record that it hangs on.
        save: warns, asks where, and writes a copy outside the vault.
    """
    viewer = FileViewer(parent, context.theme, context.language, info.name)
    viewer.save_asked.connect(lambda: save(info))
    files, shape = context.workspace.files, shape_of(info.name, info.media_type)

    def work(progress: Progress) -> Preview:
        del progress
        if shape is Shape.NOTHING:
            return refuse(WhyNot.KIND)
        if shape in {Shape.TEXT, Shape.TABLE}:
            return load(shape, files.head(info.id, TEXT_PARTS, entity=entity), info.size)
        if info.size > LARGEST_SHOWN * 1024 * 1024:
            return refuse(WhyNot.LARGE)
        return load(shape, files.read(info.id, entity=entity), info.size)

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
