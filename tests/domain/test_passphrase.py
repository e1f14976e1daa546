from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.passphrase import Strength, Weakness, estimate, guesses_log10, weakness
from focalpoint.language import Language
from focalpoint.words.passphrase import advice


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", 0), ("a", 0), ("password", 0), ("P@ssw0rd", 0), ("qwerty", 0), ("aaaaaaaaaaaa", 0), ("sample", 0),
        ("abcdefgh", 0), ("20261122", 1), ("qwerty123", 1), ("пароль", 0), ("密码", 0), ("mushroom", 1), ("hT7$", 2),
        ("x9!kQ2#vLp", 4), ("glacier timber lantern", 4), ("门前大桥下游过一群鸭", 4), ("مرفأ الشتاء فانوس أزرق", 4),
    ],
)  # fmt: skip
def test_what_guessers_try_first_is_weak_and_what_they_try_last_is_strong(passphrase: str, strength: int) -> None:
    assert estimate(passphrase) == Strength(strength)


def test_ones_own_name_is_weak() -> None:
    assert estimate("Xerophilia", ["Ana Xerophilia"]) < estimate("Xerophilia")


@given(st.text(max_size=60), st.characters())
def test_more_characters_never_make_it_easier_than_half_a_guess_decade(text: str, more: str) -> None:
    assert guesses_log10(text) >= 0
    assert guesses_log10(text + more + "§") > 0


@given(st.text(max_size=400))
def test_any_text_has_a_strength(text: str) -> None:
    assert estimate(text, [text[:5]]) in Strength


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", None),
        ("mina2026", Weakness.OWN_NAME),
        ("P4ssw0rd", Weakness.COMMON),
        ("zxcvbn", Weakness.RUN),
        ("xx0000", Weakness.REPEAT),
        ("k2016", Weakness.DATE),
        ("kqvz", Weakness.SHORT),
        ("four quiet herons walk at noon", None),
    ],
)
def test_the_advice_names_what_harms_most(passphrase: str, expected: Weakness | None) -> None:
    assert weakness(passphrase, ("Mina Diallo",)) is expected


def test_every_weakness_has_its_advice() -> None:
    assert len({advice(Language("en"), each) for each in Weakness}) == len(Weakness)
