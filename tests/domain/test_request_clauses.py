"""Sentences of letters: signed off as they read, worded in the office's own way, and never read twice."""

from __future__ import annotations

from datetime import date

import pytest

from focalpoint.domain.requests.clauses import Clause, ClauseBook, WrongClauseError, filled

DAY = date(2026, 3, 1)
BOOK = ClauseBook({"CL.BANK": Clause("CL.BANK", {"en": "No bank secrecy{cite}.", "fr": "Pas de secret{cite}."})})


def test_a_shipped_sentence_is_not_signed_off() -> None:
    assert not BOOK.signed("CL.BANK", "en")


def test_a_sign_off_holds_for_its_language_only() -> None:
    book = BOOK.with_([BOOK.sign_off("CL.BANK", "en", "M. Tavel", DAY)])
    assert book.signed("CL.BANK", "en")
    assert not book.signed("CL.BANK", "fr")


def test_a_sign_off_lapses_when_the_sentence_reads_otherwise() -> None:
    sign_off = BOOK.sign_off("CL.BANK", "en", "M. Tavel", DAY)
    updated = ClauseBook({"CL.BANK": Clause("CL.BANK", {"en": "Bank secrecy is no ground{cite}."}, 2)})
    assert not updated.with_([sign_off]).signed("CL.BANK", "en")


def test_an_own_wording_is_printed_and_wants_its_own_sign_off() -> None:
    sign_off = BOOK.sign_off("CL.BANK", "en", "M. Tavel", DAY)
    own = BOOK.worded("CL.BANK", "en", "Secrecy of banks is no ground of refusal{cite}.")
    book = BOOK.with_([sign_off], [own])
    assert book.text("CL.BANK", "en") == "Secrecy of banks is no ground of refusal{cite}."
    assert not book.signed("CL.BANK", "en")


def test_an_own_wording_survives_an_update_that_it_is_told_of() -> None:
    own = BOOK.worded("CL.BANK", "en", "Own{cite}.")
    assert BOOK.with_(variants=[own]).changed_below() == ()
    updated = ClauseBook({"CL.BANK": Clause("CL.BANK", {"en": "New{cite}."}, 2)}).with_(variants=[own])
    assert updated.text("CL.BANK", "en") == "Own{cite}."
    assert updated.changed_below() == (own,)


@pytest.mark.parametrize("text", ["Without the place.", "With {cite} and {more}.", "  "])
def test_an_own_wording_has_the_places_of_the_sentence(text: str) -> None:
    with pytest.raises(WrongClauseError):
        BOOK.worded("CL.BANK", "en", text)


def test_what_is_filled_in_is_not_read_as_a_place() -> None:
    assert filled("{list}.", {"list": "{cite} {0}", "cite": "x"}) == "{cite} {0}."
