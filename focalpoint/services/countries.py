"""Country codes, by the list that ``babel`` carries from CLDR."""

from __future__ import annotations

import functools
from typing import Final

NOT_COUNTRIES: Final = frozenset({"ASC", "BUR", "CPT", "DDR", "DGA", "FXX", "TAA", "TMP", "YMD", "ZAR"})
"""Codes that CLDR knows and ISO 3166-1 does not list: withdrawn ones and exceptional reservations."""


@functools.lru_cache(maxsize=1)
def alpha2_by_alpha3() -> dict[str, str]:
    """ISO 3166 alpha-3 code → alpha-2 code, as in CLDR's code mappings."""
    from babel import Locale
    from babel.core import get_global

    aliases, known = get_global("territory_aliases"), Locale.parse("en").territories
    found = {
        code: targets[0]
        for code, targets in aliases.items()
        if len(code) == 3
        and code.isalpha()
        and len(targets) == 1
        and targets[0] in known
        and not user_assigned(code)
        and code not in NOT_COUNTRIES
    }
    return dict(sorted(found.items()))


def user_assigned(code: str) -> bool:
    """Whether ISO 3166 leaves an alpha-3 code to its users: AAA, QMM–QZZ, XAA–XZZ, ZZA–ZZZ."""
    return code == "AAA" or "QMM" <= code <= "QZZ" or "XAA" <= code <= "XZZ" or "ZZA" <= code <= "ZZZ"


def alpha3_codes() -> frozenset[str]:
    """Every ISO 3166 alpha-3 code."""
    return frozenset(alpha2_by_alpha3())
