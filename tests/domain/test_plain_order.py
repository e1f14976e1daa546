"""Marks of direction in somebody's text turn nothing that stands beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from focalpoint.language import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolate, plain_order

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_an_override_is_not_shown() -> None:
    assert plain_order("invoice\u202efdp.exe") == "invoicefdp.exe"


def test_a_name_cannot_leave_its_isolate() -> None:
    assert isolate("a\u2069b") == f"{FIRST_STRONG_ISOLATE}ab{POP_ISOLATE}"


def test_emoji_and_joiners_stay() -> None:
    family = "👩‍👩‍👧 Амина — أمينة"
    assert plain_order(family) == family


def test_nothing_is_isolated_as_nothing() -> None:
    assert isolate("") == ""


@given(st.text(alphabet="ab ا" + MARKS, max_size=20))
def test_what_is_shown_is_balanced_and_shown_again_as_it_is(text: str) -> None:
    shown = plain_order(text)
    deep = 0
    for letter in shown:
        deep += (letter in "\u2066\u2067\u2068") - (letter == POP_ISOLATE)
        assert deep >= 0
    assert deep == 0
    assert plain_order(shown) == shown
    assert [c for c in shown if c not in MARKS] == [c for c in text if c not in MARKS]
