"""How instruments are called in requests, and in the catalogue of instruments that ships."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CATALOGUE_IDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ECE": "ECE57",
        "EX1P": "ECE75",
        "EX2P": "ECE78",
        "EX3P": "ECE10",
        "EX4P": "ECE12",
        "ECMA": "MLA59",
        "MA1P": "MLA78",
        "MA2P": "MLA01",
        "BUD01": "CYB01",
        "CY2P": "CYB22",
        "ECST77": "TER77",
        "CPT05": "TER05",
        "CETS198": "LAU05",
        "DRUG88": "DRU88",
    }
)
"""Ids of requests that differ from those of the catalogue; all others are the same."""

_REQUEST_IDS: Final[Mapping[str, str]] = MappingProxyType({theirs: ours for ours, theirs in CATALOGUE_IDS.items()})

RECIPROCITY: Final = "RECIPROCITY"
"""What stands in ``basis.list[].instrument`` where no treaty is relied on."""

_RESOLUTION: Final = re.compile(r"(?:UNSCR?|S/RES/) ?(\d{1,4})(?: ?\(\d{4}\))?", re.IGNORECASE)


def request_id(catalogue_id: str) -> str:
    """What requests call an instrument of the catalogue ("ECE57" is "ECE")."""
    return _REQUEST_IDS.get(catalogue_id, catalogue_id)


def catalogue_id(instrument: str) -> str:
    """What the catalogue calls an instrument of requests ("ECE" is "ECE57")."""
    return CATALOGUE_IDS.get(instrument, instrument)


def is_resolution(instrument: str) -> bool:
    """Whether it is a resolution of the Security Council ("UNSC1373"), which binds every member."""
    return resolution_number(instrument) is not None


def resolution_number(instrument: str) -> int | None:
    """The number of a resolution of the Security Council; None for any other instrument."""
    found = _RESOLUTION.fullmatch(instrument)
    return int(found[1]) if found else None


def bilateral_states(instrument: str) -> tuple[str, str] | None:
    """The two States of an agreement that is called ``BI:XXA-XXB:2004``; None for any other id."""
    kind, _, rest = instrument.partition(":")
    first, _, second = rest.partition(":")[0].partition("-")
    return (first, second) if kind == "BI" and first and second else None
