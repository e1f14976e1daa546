"""Where a person was when the vault locked, and what was being typed: kept encrypted, given back after unlocking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from focalpoint.ui.widgets.form import FieldForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.services.undo import UndoMemory
    from focalpoint.ui.inspector.comments import CommentsSection
    from focalpoint.ui.shell.window import MainWindow


@dataclass(frozen=True, slots=True)
class Place:
    """A page, the record that was selected on it, the window's shape, the ids of the steps. No content."""

    page: str
    record: tuple[str, str] | None
    geometry: QByteArray
    undo: UndoMemory
    """The ids of what can be undone."""


def leave(window: MainWindow) -> Place:
    """Where the person is, to come back after locking; unsaved typing goes into the vault's drafts."""
    keep_typing(window)
    page = window.current_page()
    chosen = page.selected() if page is not None else None
    return Place(window.current_name(), chosen, window.saveGeometry(), window.workspace.undo.remember())


def come_back(window: MainWindow, place: Place) -> None:
    """Go back to where the person was, typing and what can be undone included."""
    window.restoreGeometry(place.geometry)
    window.workspace.undo.resume(place.undo)
    window.go(place.page if window.has_page(place.page) else window.first_page())
    if place.record is not None:
        window.reveal(*place.record)
    restore_typing(window)


def open_list(window: MainWindow, name: str, wanted: Mapping[str, str]) -> None:
    """Go to a page and show there the list behind a figure, with the keyboard in it."""
    if window.has_page(name):
        page = window.go(name)
        page.show_filtered(wanted)
        page.focus_work()


def fields_of(contents: QWidget) -> list[FieldForm | CommentsSection]:
    """What can be typed into in the inspector: its forms, and the field for a new comment."""
    from focalpoint.ui.inspector.comments import CommentsSection

    return [*contents.findChildren(FieldForm), *contents.findChildren(CommentsSection)]


def keep_typing(window: MainWindow) -> None:
    """Put what was typed and not saved into the vault's drafts."""
    page, contents = window.current_page(), window.inspector.contents()
    chosen = page.selected() if page is not None else None
    if chosen is None or contents is None or window.workspace.read_only:
        return
    for form in fields_of(contents):
        for field, text in form.pending().items():
            window.workspace.drafts.keep(*chosen, field, text)


def give_back(contents: QWidget, texts: Mapping[str, str]) -> None:
    """Put unsaved typing back into its fields, also those that are still to be built."""
    for form in contents.findChildren(FieldForm) if texts else ():
        form.complete()
    for part in fields_of(contents):
        part.restore({field: text for field, text in texts.items() if field.removesuffix("#was") in part.names()})


def restore_typing(window: MainWindow) -> None:
    """Give back what was being typed, unsaved, with the keyboard in its field; the drafts are then forgotten."""
    page, contents = window.current_page(), window.inspector.contents()
    chosen = page.selected() if page is not None else None
    if chosen is None or contents is None:
        return
    drafts = [draft for draft in window.workspace.drafts.list() if (draft.entity, draft.record_id) == chosen]
    texts = {draft.field: draft.text for draft in drafts}
    give_back(contents, texts)
    for draft in drafts:
        window.workspace.drafts.drop(draft.entity, draft.record_id, draft.field)
