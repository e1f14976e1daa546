"""The sample's library: invented acts, judgments, treaties and guides in six languages, so that search has its use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from focalpoint.assets import data_path
from focalpoint.domain.changes import Value
from focalpoint.services.library_texts import ITEMS, keep_words
from focalpoint.services.sample.country import Act, inserted
from focalpoint.services.sample.texts import Row

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_SAME: Final = (
    "number", "dated", "in_force_from", "in_force_until", "language", "instruments", "classification",
)  # fmt: skip
_BY_LANGUAGE: Final = ("issuer", "court", "parties", "offence", "holding", "digest", "summary", "tags")
_PAGE: Final = "@@PAGE@@"


class Shelves:
    """Knows the texts by their keys; ``acts`` says what was done, oldest first."""

    def __init__(self, code: str, country: str, nodes: Mapping[str, str]) -> None:
        """``nodes`` are the plan's records by key, filled while the sample is made."""
        self._code, self._country, self._nodes = code, country, nodes
        self._data: Row = tomllib.loads(data_path("resources", "sample", "library.toml").read_text("utf-8"))
        self._items: dict[str, str] = {}

    @property
    def items(self) -> Mapping[str, str]:
        """The ids of the texts that were added, by their keys."""
        return self._items

    def acts(self) -> Iterator[Act]:
        """Each text, on the day on which it was added."""
        for row in self._data["items"]:
            yield Act(row["on"], partial(self._add, row))

    def _add(self, row: Row, workspace: Workspace) -> None:
        library = workspace.library
        fields: dict[str, Value] = {name: row[name] for name in _SAME if name in row}
        fields |= {name: row[name][self._code] for name in _BY_LANGUAGE if name in row}
        if row.get("country") == "own":
            fields["country"] = self._country
        fields.setdefault("language", self._code)
        pages = self._pages(row)
        if row.get("articles"):
            fields["articles"] = "\n".join(part.split("\n", 1)[0] for part in self._parts(row))
        if "supersedes" in row:
            fields["supersedes_id"] = self._items[row["supersedes"]]
        title = row.get("own_title") or row["title"][self._code]
        item_id = self._items[row["key"]] = inserted(library.add(row["kind"], title, **fields))
        name = row.get("own_file") or row["file"][self._code]
        attached = workspace.files.attach(ITEMS, item_id, name, "\f".join(pages).encode("utf-8"))
        keep_words(workspace, inserted(attached), item_id, pages)
        for other in row.get("amends", ()):
            library.amend(item_id, self._items[other], effective=row["in_force_from"], locator=row["locator"])
        for node, place in row.get("cited", ()):
            library.cite("plan_nodes", self._nodes[node], item_id, place)

    def _parts(self, row: Row) -> list[str]:
        return [str(self._data["parts"][part][self._code]) for part in row["parts"]]

    def _pages(self, row: Row) -> list[str]:
        if "parts" in row:
            return ["\n\n".join(self._parts(row))]
        return [page.strip() for page in str(row["text"]).split(_PAGE)]
