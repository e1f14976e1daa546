"""Where a document comes from, read from the vault."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from focalpoint.documents.origin import Origin
from focalpoint.domain.classification import highest

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


def origin_of(workspace: Workspace, markings: Iterable[str] = ()) -> Origin:
    """The office, its country and clock; marked as high as the highest of the records that it tells of."""
    settings = workspace.known_settings
    return Origin(
        office_title=settings["office_title"],
        country=settings["country"],
        country_name=settings["country_name"],
        at=workspace.clock.now(),
        today=workspace.clock.today(),
        classification=highest([settings["classification"], *markings]).value,
        sample=settings["sample"] == "1",
    )


def ministry_names(workspace: Workspace) -> dict[str, str]:
    """Names of ministries by id, of those that were put away too."""
    return {each.id: each.name for each in workspace.directory.ministries(archived=True)}
