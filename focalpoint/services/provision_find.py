"""Provisions by any word of what they ask or of their key, whether or not the country has said anything of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.folding import fold
from focalpoint.services import provision_catalogue
from focalpoint.services.search import Hit

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_LEAST: Final = 2
_MOST: Final = 8


def provision_hits(workspace: Workspace, text: str, language: str, without: Collection[str] = ()) -> list[Hit]:
    """The provisions in whose key, wording or source every word stands; those that fit a key whole come first.

    Args:
        workspace: the opened vault.
        text: what was typed, such as ``2(1)(b)``, ``financing 2(1)(b)`` or ``1373``.
        language: the code of the screen's language.
        without: ids of provisions that were found already.
    """
    words = fold(text).split()
    if len(text.strip()) < _LEAST or not words or not workspace.may("provisions.catalogue"):
        return []
    titles = provision_catalogue.sources(language)
    found: list[tuple[int, Hit]] = []
    for provision in workspace.provisions.catalogue(language):
        source = titles.get(provision.source, "")
        paragraph, key = fold(provision.paragraph), fold(provision.key)
        hay = f"{key}\n{fold(provision.title)}\n{fold(source)}"
        if provision.id in without or not all(word in hay for word in words):
            continue
        rank = 0 if key in words else 1 if paragraph in words else 2
        hit = Hit(
            provision.id, provision.key, "provision", f"{provision.key} · {provision.title}", source,
            Compartment.OFFICE.value, "implementations",
        )  # fmt: skip
        found.append((rank, hit))
    return [hit for _rank, hit in sorted(found, key=lambda pair: pair[0])[:_MOST]]
