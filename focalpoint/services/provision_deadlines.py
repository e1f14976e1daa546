"""When what the country says of a provision is to be verified again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.deadlines import Deadline
from focalpoint.services.deadlines import DeadlineSource

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


def _to_verify(workspace: Workspace) -> Iterable[Deadline]:
    """A year after each verification."""
    from focalpoint.domain.provision_rules import verify_by
    from focalpoint.store import provisions as store

    with workspace.vault.office.light() as connection:
        written = store.read_implementations(connection)
    for each in written.values():
        on = verify_by(each)
        if on is not None:
            yield Deadline(on, "provision_verify", "implementations", each.id, "", each.title, Compartment.OFFICE)


PROVISIONS: Final = DeadlineSource(("provision_verify",), _to_verify)
