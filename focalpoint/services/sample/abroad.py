"""The sample's authorities, networks and donors: invented offices, so that the directory shows what it is for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from focalpoint.assets import data_path
from focalpoint.domain.bodies import BodyKind
from focalpoint.services.sample.country import Act, inserted
from focalpoint.services.sample.days import Days
from focalpoint.services.sample.texts import Row

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.services.workspace import Workspace

_ADDED_ON: Final = -615
_SHELVES: Final = (
    ("networks", BodyKind.NETWORK),
    ("authorities", BodyKind.AUTHORITY),
    ("donors", BodyKind.DONOR),
)
_SAME: Final = (
    "sort", "state", "members", "purposes", "instruments", "areas", "address", "phone", "fax", "email", "languages",
    "channel", "hours", "zone",
)  # fmt: skip


class Abroad:
    """Knows the networks by their keys; ``acts`` says what was done, oldest first."""

    def __init__(self, code: str, days: Days, checker: str) -> None:
        """``checker`` is the name of who made sure of them."""
        self._code, self._days, self._checker = code, days, checker
        self._shelves: Row = tomllib.loads(data_path("resources", "sample", "directory.toml").read_text("utf-8"))
        self._networks: dict[str, str] = {}

    def acts(self) -> Iterator[Act]:
        """Each entry, with the day on which somebody made sure of it."""
        for shelf, kind in _SHELVES:
            for row in self._shelves[shelf]:
                yield Act(_ADDED_ON, partial(self._add, kind, row))

    def _add(self, kind: BodyKind, row: Row, workspace: Workspace) -> None:
        fields: dict[str, Value] = {name: row[name] for name in _SAME if name in row}
        fields |= {
            "urgent_contact": row.get("urgent", ""),
            "network_ids": " ".join(self._networks[key] for key in row.get("networks", "").split()),
            "verified_on": self._days.exact(row["verified"]).isoformat(),
            "verified_by": self._checker,
            "note": row["note"][self._code] if "note" in row else "",
        }
        body_id = inserted(workspace.bodies.add(kind, row["name"][self._code], **fields))
        if kind is BodyKind.NETWORK:
            self._networks[row["key"]] = body_id
