"""Country codes, by the list that ``babel`` carries from CLDR."""

from __future__ import annotations

import functools


@functools.lru_cache(maxsize=1)
def alpha2_by_alpha3() -> dict[str, str]:
    """ISO 3166 alpha-3 code → alpha-2 code, as in CLDR's code mappings."""
    from babel import Locale
    from babel.core import get_global

    aliases, known = get_global("territory_aliases"), Locale.parse("en").territories
    found = {
        code: targets[0]
        for code, targets in aliases.items()
        if len(code) == 3 and code.isalpha() and len(targets) == 1 and targets[0] in known and not user_assigned(code)
    }
    return dict(sorted(found.items()))


def user_assigned(code: str) -> bool:
    """Whether ISO 3166 leaves an alpha-3 code to its users: AAA, QMM–QZZ, XAA–XZZ, ZZA–ZZZ."""
    return code == "AAA" or "QMM" <= code <= "QZZ" or "XAA" <= code <= "XZZ" or "ZZA" <= code <= "ZZZ"


def alpha3_codes() -> frozenset[str]:
    """Every ISO 3166 alpha-3 code."""
    return frozenset(alpha2_by_alpha3())
