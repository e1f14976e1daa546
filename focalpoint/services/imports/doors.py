"""Which files may be offered to an import: told by the formats that the capabilities register."""

from __future__ import annotations

from focalpoint.capabilities import Capability
from focalpoint.exchange.formats import EXPLAINED, formats


def import_suffixes(capabilities: tuple[Capability, ...]) -> tuple[str, ...]:
    """The endings of file names, in lower case with the dot: each once, the first format's first."""
    known = (suffix for each in formats(capabilities).values() for suffix in each.suffixes)
    return tuple(dict.fromkeys((*known, *EXPLAINED)))
