"""The journal's clock and digests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from focalpoint.store.journal import digest, next_clock

VALUES = st.one_of(st.none(), st.integers(), st.floats(allow_nan=False), st.text())
SALT = "0" * 32


@given(st.lists(st.integers(0, 2**47), min_size=2, max_size=40))
def test_the_clock_never_goes_back_even_when_the_computers_does(instants: list[int]) -> None:
    ticks = [""]
    for instant in instants:
        ticks.append(next_clock(ticks[-1], instant))
    assert ticks == sorted(set(ticks))


@given(st.tuples(VALUES, VALUES), st.tuples(VALUES, VALUES))
def test_different_values_have_different_digests(
    one: tuple[int | str | None, int | str | None], other: tuple[int | str | None, int | str | None]
) -> None:
    same = repr(one) == repr(other)
    assert (digest(SALT, {"field": one}) == digest(SALT, {"field": other})) == same


def test_a_value_cannot_pass_from_one_field_to_the_next() -> None:
    assert digest(SALT, {"a": (None, 'x"],"b":["y'), "b": ("",)}) != digest(SALT, {"a": (None, "x"), "b": ("y",)})
