"""Whether an annex's file is what was listed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from focalpoint.domain.cases import Annex, AnnexState
from focalpoint.store.common import read_file, read_part

if TYPE_CHECKING:
    from sqlalchemy import Connection


def state_of(connection: Connection, annex: Annex, *, listed: str = "") -> AnnexState:
    """Compare the bytes in the vault with the digest of the day of listing, or with another one.

    Args:
        connection: of casework.
        annex: of a case.
        listed: the digest that a letter names; that of the case when not given.
    """
    info = None if annex.file_id is None else read_file(connection, annex.file_id)
    if info is None or annex.file_id is None:
        return AnnexState.MISSING
    if not annex.sha256:
        return AnnexState.UNHASHED
    digest, part = hashlib.sha256(), 0
    while data := read_part(connection, annex.file_id, part):
        digest.update(data)
        part += 1
    if digest.hexdigest() != annex.sha256 or (listed and listed != annex.sha256):
        return AnnexState.CHANGED
    return AnnexState.PRESENT
