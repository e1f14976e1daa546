"""Shipped instruments by any word of what they are called: they stand in no vault, so no index of one holds them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.folding import fold
from focalpoint.services.instrument_catalogue import shipped
from focalpoint.services.search import Hit

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_LEAST: Final = 2
_MOST: Final = 6


@lru_cache(maxsize=1)
def _folded() -> tuple[tuple[str, str], ...]:
    """Every shipped instrument's id, number and titles in six languages, folded."""
    return tuple(
        (one.id, fold("\n".join((one.id, one.number, *one.short_titles.values(), *one.titles.values()))))
        for one in shipped()
    )


def instrument_hits(workspace: Workspace, text: str, language: str, most: int = _MOST) -> list[Hit]:
    """The shipped instruments in which every word stands; whose id begins so comes first. For a worker.

    Args:
        workspace: whose user asks; nothing is found for who may not read the catalogue.
        text: what was typed, in any of the six languages.
        language: of the titles that are given.
        most: at most so many.
    """
    words = fold(text).split()
    if len(text.strip()) < _LEAST or not words or not workspace.may("instruments.catalogue"):
        return []
    found = [one for one, said in _folded() if all(word in said for word in words)]
    found.sort(key=lambda one: not fold(one).startswith(words[0]))
    known = {one.id: one for one in shipped()}
    return [
        Hit(one, one, "instrument", known[one].short_title(language), known[one].title(language),
            Compartment.OFFICE.value, "instruments")
        for one in found[:most]
    ]  # fmt: skip
