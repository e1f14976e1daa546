"""What a page offers of its documents before it is built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from focalpoint.ui.shell.context import Offer

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


def document_offers(workspace: Workspace, only: str) -> Iterator[Offer]:
    """The documents whose names begin so: the commands of ``ExportMenu``."""
    from focalpoint.services.export_doors import exports_of

    for wanted in exports_of(workspace.capabilities):
        if wanted.name.startswith(only):
            yield Offer(f"export.{wanted.name}", wanted.label, "", lambda workspace: workspace.may("exports.plan"))
