"""How the page of implementation registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.pages.exports.offers import document_offers
from focalpoint.ui.shell.context import Command, Offer, Page, PageContext, PageDescriptor

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_VIEWS: Final = (
    ("provisions", N_("Provisions and how they are implemented")),
    ("matrix", N_("Matrix of provisions")),
    ("instruments", N_("Implementation by instrument")),
    ("grid", N_("All instruments and what national law has of them")),
    ("gaps", N_("Gaps in implementation")),
    ("standards", N_("UN standards and norms")),
)


def _make(context: PageContext) -> Page:
    from focalpoint.ui.pages.implementation.page import ImplementationPage

    return ImplementationPage(context)


def _may(method: str) -> Callable[[Workspace], bool]:
    return lambda workspace: not workspace.read_only and workspace.may(method)


def _offers(workspace: Workspace) -> Iterator[Offer]:
    for name, label, keys, method, anywhere in (
        ("new_provision", N_("New provision"), "", "provisions.add", True),
        ("new_standard", N_("New standard"), "", "standards.add", True),
        ("make_activity", N_("Make an activity out of this gap…"), "Ctrl+Shift+A", "provisions.make_activity", False),
        ("verify_provision", N_("Verified today"), "Ctrl+Shift+V", "provisions.verify", False),
        ("institution", N_("Choose the institution…"), "Ctrl+Shift+M", "provisions.edit_all", False),
        ("revise", N_("Write another version…"), "", "provisions.revise", False),
    ):
        yield Offer(f"implementation.{name}", label, keys, _may(method), anywhere=anywhere)
    for view, label in _VIEWS:
        yield Offer(f"implementation.view.{view}", label)
    yield from document_offers(workspace, "provisions.")


def view_commands(open_view: Callable[[str], None]) -> list[Command]:
    """The views as commands."""
    return [Command(f"implementation.view.{view}", label, partial(open_view, view)) for view, label in _VIEWS]


IMPLEMENTATION: Final = PageDescriptor(
    name="implementation",
    icon="implementation",
    label=N_("Implementation"),
    order=55,
    factory=_make,
    entities=frozenset({"implementations", "standards"}),
    offers=_offers,
    ahead=(
        "focalpoint.words.provisions",
        "focalpoint.services.provision_exports",
        "focalpoint.services.standards",
        "focalpoint.ui.pages.implementation.columns",
        "focalpoint.ui.pages.implementation.acts",
        "focalpoint.ui.pages.implementation.page",
        "focalpoint.ui.inspector.provision",
        "focalpoint.ui.inspector.standard",
    ),
)
"""What is asked of the country, and how it does it."""
