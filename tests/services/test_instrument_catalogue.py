"""The shipped instruments: complete in six languages, and right where a wrong fact would mislead a ministry."""

from __future__ import annotations

import pytest

from focalpoint.domain.instruments import Addressee, Instrument, RelationKind, Strength, Topic, Wait
from focalpoint.domain.ratification import UNIVERSAL
from focalpoint.language import LANGUAGES, Language
from focalpoint.services.instrument_catalogue import by_id, shipped
from focalpoint.words.instruments import article_words, depositary_words, rule_words

NOT_THIRTY_DAYS = {
    "MEX91": Wait(days=60), "TOK63": Wait(days=90), "SUA88": Wait(days=90), "FP88": Wait(days=90),
    "SUA05": Wait(days=90), "FP05": Wait(days=90), "NUCA05": Wait(),
    **dict.fromkeys(("BEJC10", "BEJP10", "MONP14"), Wait(months=2, first_of_month=True)),
}  # fmt: skip


def test_the_nineteen_are_the_nineteen() -> None:
    assert tuple(one.id for one in shipped() if one.universal) == UNIVERSAL
    assert len({one.id for one in shipped()}) == len(shipped())


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.id)
def test_every_text_stands_in_six_languages(one: Instrument) -> None:
    texts = [one.titles, one.short_titles, one.places, *(duty.texts for duty in one.duties)]
    texts += [at.notes for at in one.articles.values() if at.notes]
    assert all(set(each) == set(LANGUAGES) and all(each.values()) for each in texts)
    assert depositary_words(Language("en"), one.depositary) != one.depositary
    assert one.adopted is not None
    assert one.entry_into_force is None or one.entry_into_force > one.adopted
    known = one.entry_into_force is not None or "entry_into_force" in one.check
    assert known, "neither in force nor to be checked"
    assert all(relation.to in by_id() for relation in one.relations)


def test_ten_of_the_nineteen_wait_otherwise_than_thirty_days() -> None:
    found = {key: by_id()[key].rule.joining for key in UNIVERSAL if by_id()[key].rule.joining != Wait(days=30)}
    assert found == NOT_THIRTY_DAYS


def test_parents_are_conditions_or_warnings() -> None:
    found = {
        (one.id, relation.to): relation.strength
        for one in shipped()
        if one.universal
        for relation in one.relations
        if relation.kind is RelationKind.PARENT
    }
    errors = {("FP88", "SUA88"), ("SUA05", "SUA88"), ("FP05", "FP88"), ("NUCA05", "NUC80"), ("AIR88", "MON71")}
    warnings = {("BEJP10", "HAG70"), ("MONP14", "TOK63")}
    assert found == dict.fromkeys(errors, Strength.ERROR) | dict.fromkeys(warnings, Strength.WARNING)
    above = {relation.to for relation in by_id()["BEJC10"].relations if relation.kind is RelationKind.PREVAILS_OVER}
    assert above == {"MON71", "AIR88"}


def test_the_article_map_marks_what_is_to_be_checked() -> None:
    language = Language("en")
    finance, beijing = by_id()["FIN99"], by_id()["BEJP10"]
    assert article_words(language, finance.articles[Topic.FISCAL]) == "13"
    assert "to be checked" in article_words(language, beijing.articles[Topic.POLITICAL])
    assert by_id()["TOK63"].articles[Topic.PROSECUTE].articles == ""
    assert Topic.FISCAL not in by_id()["BOM97"].articles


def test_outcomes_and_duties_go_to_whom_the_text_says() -> None:
    told = {one.id: one.outcome_to for one in shipped() if one.outcome_to}
    assert told["HAG70"] is told["MON71"] is told["BEJC10"] is Addressee.ICAO_COUNCIL
    assert told["SUA88"] is Addressee.IMO_SECRETARY_GENERAL
    assert told["NUC80"] is Addressee.DEPOSITARY
    assert told["FIN99"] is Addressee.UN_SECRETARY_GENERAL
    keys = {duty.key for one in shipped() for duty in one.duties}
    assert {
        "BOM97:6(3)", "FIN99:7(3)", "NUT05:9(3)", "NUT05:7(4)", "SUA05:8bis(15)", "BEJP10:XXII", "MEX91:XIII(2)",
        "UNTOC:5(3)", "UNTOC:16(5)", "UNTOC:18(13)", "UNTOC:18(14)", "UNCAC:44(6)", "UNCAC:46(13)", "UNCAC:46(14)",
    } <= keys  # fmt: skip


def test_the_rule_is_said_in_words() -> None:
    said = [rule_words(Language("en"), by_id()[key].rule) for key in ("FIN99", "NUCA05", "TER77")]
    assert said == ["30 days after deposit", "On the day of deposit", "3 months after deposit"]
