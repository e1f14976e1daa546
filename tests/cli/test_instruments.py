"""``focalpoint instruments status | count | show | path``."""

from __future__ import annotations

from datetime import date

import pytest

from focalpoint.domain.instruments import ActDraft, ActKind
from focalpoint.services.opening import unlock
from tests.cli.conftest import CLOCK, CommandLine

ACTS = (
    ("BOM97", "KEN", ActKind.ACCESSION, "2001-11-16"),
    ("BOM97", "FRA", ActKind.SIGNATURE, "1998-01-12"),
    ("BOM97", "FRA", ActKind.RATIFICATION, "1999-08-19"),
    ("UNTOC", "FRA", ActKind.RATIFICATION, "2002-10-29"),
    ("UNTOC", "NIU", ActKind.ACCESSION, "2012-07-16"),
    ("UNTOC", "EU", ActKind.APPROVAL, "2004-05-21"),
)


@pytest.fixture
def filled(focalpoint: CommandLine) -> CommandLine:
    passphrase = focalpoint.passphrase_file.read_text(encoding="utf-8").strip()
    workspace = unlock(focalpoint.vault, user_name=None, passphrase=passphrase, clock=CLOCK)
    try:
        for key, participant, kind, on in ACTS:
            workspace.instruments.record_acts(key, [ActDraft(participant, kind, date.fromisoformat(on))])
    finally:
        workspace.close()
    return focalpoint


def test_who_in_africa_was_party_on_a_day(filled: CommandLine) -> None:
    arguments = ("instruments", "status", "--instrument", "BOM97", "--region", "Africa", "--as-of", "2005-04-30")
    items = filled(*arguments, "--json").json
    assert [(one["iso3"], one["party"], one["deposited"], one["as_of"], one["basis"]) for one in items] == [
        ("KEN", True, "2001-11-16", "2005-04-30", "deposit")
    ]
    assert "2005-04-30, by deposit" in filled(*arguments).out


def test_a_named_country_is_told_whatever_it_did(filled: CommandLine) -> None:
    items = filled("instruments", "status", "--instrument", "BOM97", "18-12", "--country", "fra", "jpn", "--json").json
    assert {(one["instrument"], one["iso3"]): one["status"] for one in items} == {
        ("BOM97", "FRA"): "party", ("BOM97", "JPN"): "none", ("UNTOC", "FRA"): "party", ("UNTOC", "JPN"): "none",
    }  # fmt: skip


def test_counts_hold_organizations_apart_and_mark_who_is_no_member(filled: CommandLine) -> None:
    found = filled("instruments", "count", "--set", "UNTOC", "--json").json
    assert found["count"] == 2
    assert [(one["iso3"], one["member"]) for one in found["states"]] == [("FRA", True), ("NIU", False)]
    assert [one["code"] for one in found["organizations"]] == ["EU"]
    assert (found["as_of"], found["basis"]) == ("2026-11-22", "deposit")
    both = filled("instruments", "count", "--set", "BOM97,UNTOC", "--all", "--as-of", "2005-04-30", "--json").json
    assert [one["iso3"] for one in both["states"]] == ["FRA"]
    some = filled("instruments", "count", "--set", "BOM97,UNTOC", "--at-least", "1", "--json").json
    assert some["count"] == 3
    fewer = filled("instruments", "count", "--set", "BOM97,UNTOC", "--fewer-than", "1", "--json").json
    assert "JPN" in {one["iso3"] for one in fewer["states"]}
    assert not {"FRA", "KEN", "NIU"} & {one["iso3"] for one in fewer["states"]}
    early = ("--as-of", "2001-05-22", "--basis", "in-force", "--json")
    assert filled("instruments", "count", "--set", "BOM97", *early).json["count"] == 0


def test_the_own_way_is_told(filled: CommandLine) -> None:
    items = filled("instruments", "path", "--instrument", "SUA05", "--json").json
    assert [(one["instrument"], one["next_step"], one["holder"]) for one in items] == [("SUA05", "study", "justice")]


def test_show_needs_no_vault(focalpoint: CommandLine) -> None:
    items = focalpoint.bare("instruments", "show", "--json", "--language", "fr").json
    finance = next(one for one in items if one["id"] == "FIN99")
    assert finance["articles"]["fiscal"] == {"articles": "13", "note": "", "check": False}
    assert finance["entry_into_force"] == "2002-04-10"
    assert finance["title"].startswith("Convention internationale")
    assert "FIN99\t1999-12-09\t2002-04-10\t" in focalpoint.bare("instruments", "show").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "--as-of", "30.4.2005"), "is not a date"),
        (("status", "--as-of", "20050430"), "is not a date"),
        (("status", "--instrument", "NOPE"), "No instrument"),
        (("status", "--country", "Atlantis"), "is no State"),
        (("status", "--region", "Atlantis"), "is no region"),
        (("count", "--set", "BOM97", "--at-least", "0"), "is not a number of instruments"),
        (("count", "--set", ","), "No instrument"),
    ],
)
def test_what_is_not_understood_is_said_in_a_sentence(
    focalpoint: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    done = focalpoint("instruments", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
