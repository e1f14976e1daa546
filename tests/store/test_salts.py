"""A digest tells nothing about its value to somebody who can guess values."""

from __future__ import annotations

from focalpoint.store.journal import digest


def test_the_same_value_under_two_salts_has_two_digests() -> None:
    values = {"title": ("before", "after")}
    assert digest("00" * 16, values) != digest("01" + "00" * 15, values)
    assert digest("00" * 16, values) == digest("00" * 16, dict(values))
