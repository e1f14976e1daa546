"""How the library registers, and what its page offers before it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.pages.exports.offers import document_offers
from focalpoint.ui.shell.context import Offer, Page, PageContext, PageDescriptor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from focalpoint.services.workspace import Workspace


def _make(context: PageContext) -> Page:
    from focalpoint.ui.pages.library.page import LibraryPage

    return LibraryPage(context)


def _may(method: str) -> Callable[[Workspace], bool]:
    return lambda workspace: not workspace.read_only and workspace.may(method)


def _offers(workspace: Workspace) -> Iterator[Offer]:
    yield Offer("library.files", N_("Add files to the library…"), "", _may("library.add_files"))
    yield Offer("library.new", N_("New text without a file"), "", _may("library.add"))
    for name, label, keys, method in (
        ("version", N_("Add a newer version"), "Ctrl+Shift+N", "library.add_version"),
        ("archive", N_("Archive"), "Del", "library.archive"),
    ):
        yield Offer(f"library.{name}", label, keys, _may(method), anywhere=False)
    yield Offer("library.open", N_("Open the file"), "Ctrl+Return", anywhere=False)
    yield from document_offers(workspace, "library.")


LIBRARY: Final = PageDescriptor(
    name="library",
    icon="library",
    label=N_("Library"),
    order=80,
    factory=_make,
    entities=frozenset({"library_items"}),
    offers=_offers,
    ahead=(
        "focalpoint.services.library_exports",
        "focalpoint.ui.widgets.viewer",
        "focalpoint.ui.pages.library.page",
        "focalpoint.ui.pages.library.inspector",
    ),
)
"""Between training and the directory."""
