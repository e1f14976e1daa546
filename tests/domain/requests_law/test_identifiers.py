"""Identifiers by their standards, and the surroundings as they are read from JSON."""

from __future__ import annotations

from datetime import date

import pytest

from focalpoint.domain.requests import identifiers
from focalpoint.domain.requests.checks.wordings import years_of
from focalpoint.domain.requests.world import WorldError, profile_from_json, world_from_json

MRZ = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("iban", "GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 33"),
        ("bic", "DEUTDEFF500", "DEUTDEFF5"),
        ("imei", "490154203237518", "490154203237519"),
        ("imo", "IMO 9074729", "IMO 9074728"),
        ("mrz", MRZ, MRZ.replace("7408122", "7408123")),
        ("email", "anna@ministry.example", "anna@ministry"),
        ("wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "0x1234"),
    ],
)
def test_a_standard_tells_a_slip(name: str, right: str, wrong: str) -> None:
    assert identifiers.STANDARDS[name](right)
    assert not identifiers.STANDARDS[name](wrong)


@pytest.mark.parametrize(
    ("penalty", "years"),
    [
        ("Imprisonment of up to 15 years", 15),
        ("Emprisonnement de 15 ans au plus", 15),
        ("от 5 до 10 лет", 10),
        ("السجن 20 سنة", 20),
        ("三年以上十年以下", None),
        ("10年有期徒刑", 10),
        ("6 months", 0.5),
        ("life imprisonment", 99),
        ("a fine", None),
    ],
)
def test_the_years_of_a_penalty_are_read(penalty: str, years: float | None) -> None:
    assert years_of(penalty) == years


def test_what_is_neither_in_force_nor_denied_is_unknown() -> None:
    world = world_from_json(
        {
            "today": "2026-03-02",
            "own_state": "XOR",
            "in_force": {"ECE57": {"XOR": "2020-01-01"}, "FIN99": {"XOR": "2030-01-01"}},
            "not_party": {"XVA": ["ECMA"]},
            "bilateral_treaties": ["BI:XOR-XVA:2004"],
            "later": "whatever",
        }
    )
    on = date(2026, 3, 2)
    assert world.party("ECE", "XOR", on) is True
    assert world.party("FIN99", "XOR", on) is False
    assert world.party("ECMA", "XVA", on) is False
    assert world.party("ECMA", "XOR", on) is None
    assert world.both_party("ECMA", "XVA", on) is False
    assert world.party("UNSC1373", "XVA", on) is True
    assert world.party("BI:XOR-XVA:2004", "XVA", on) is True
    assert [one.id for one in world.agreements("XVA")] == ["BI:XOR-XVA:2004"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"today": "2026-02-30", "own_state": "XOR"},
        {"today": "2026-03-02"},
        {"today": "2026-03-02", "own_state": "XOR", "in_force": []},
        {"today": "2026-03-02", "own_state": "XOR", "in_force": {"ECE": {"XOR": "soon"}}},
        [],
    ],
)
def test_a_world_of_another_shape_is_refused_with_its_place(wrong: object) -> None:
    with pytest.raises(WorldError):
        world_from_json(wrong)


def test_a_profile_reads_the_words_that_people_use() -> None:
    told = profile_from_json(
        {"death_penalty": "Abolitionist in law", "nationals": "never extradited", "de_minimis": "none",
         "evidence": "prima facie", "dual_criminality": True, "originals": "unknown", "languages": "fr"}
    )  # fmt: skip
    assert (told.death_penalty, told.nationals, told.evidence) == ("abolitionist", "refuses", "prima_facie")
    assert (told.dual_criminality, told.originals, told.de_minimis) == ("required", None, "")
    assert told.languages == ("fr",)
