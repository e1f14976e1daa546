"""Which treaty governs between two States in a matter, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from focalpoint.domain.requests.governing import Governing, Standing, governing
from focalpoint.domain.requests.law import Matter, article_ids
from focalpoint.domain.requests.world import Bilateral, Reservation, World
from focalpoint.language import LANGUAGES, Language
from focalpoint.services.request_law import law
from focalpoint.words.request_findings import because_text
from tests.domain.requests_law.drafts import changed, example, found, only, request, with_treaties, world

BASIS = {"to.state": "XVA", "basis.list": [{"instrument": "FIN99", "articles": ["12"]}]}
OFFENCE = {"off": [{"title": "Financing", "treaty_offence": {"instrument": "FIN99", "article": "2(1)"}}]}
PRESERVATION = {"to.state": "XVA", "asst": [{"id": "A1", "type": "preservation", "fields": {}}]}


def governs(
    answers: dict, around: World | None = None, kind: str = "mla", stage: str | None = None, reason: str = ""
) -> Governing:
    return governing(request(answers, kind, stage), around or world(), law(), reason)


def test_a_bilateral_treaty_comes_before_all_others() -> None:
    treaty = Bilateral("BI:XOR-XVA:2004", frozenset({"XOR", "XVA"}), in_force=date(2004, 5, 1))
    around = replace(with_treaties(ECMA="1990-01-01"), bilateral=(treaty,))
    told = governs({**BASIS, **OFFENCE}, around)
    assert told.instrument == "BI:XOR-XVA:2004"
    assert told.because.code == "bilateral"
    assert [one.instrument for one in told.additional] == ["FIN99"]


def test_a_bilateral_treaty_with_a_third_state_is_no_candidate() -> None:
    around = replace(only("FIN99"), bilateral=(Bilateral("BI:XOR-XOM:2004", frozenset({"XOR", "XOM"})),))
    assert governs({**BASIS, **OFFENCE}, around).instrument == "FIN99"


def test_a_regional_treaty_comes_before_untoc_and_the_convention_on_the_offence() -> None:
    told = governing(example(), with_treaties(ECMA="1990-01-01"), law())
    assert (told.instrument, told.because.code) == ("ECMA", "regional")
    assert {one.instrument for one in told.additional} == {"UNTOC", "FIN99"}


def test_untoc_governs_only_once_its_own_scope_is_stated() -> None:
    assert governing(example(), world(), law()).instrument == "UNTOC"
    silent = changed(example(), {"basis.untoc.material_benefit": ""})
    told = governing(silent, world(), law())
    assert told.instrument == "FIN99"
    assert Standing.OUT_OF_SCOPE in {one.standing for one in told.candidates if one.instrument == "UNTOC"}


def test_a_serious_crime_has_four_years_at_least() -> None:
    assert governing(changed(example(), {"basis.untoc.serious_crime_years": 4}), world(), law()).instrument == "UNTOC"
    assert governing(changed(example(), {"basis.untoc.serious_crime_years": 3}), world(), law()).instrument == "FIN99"


def test_a_treaty_not_yet_in_force_on_the_day_does_not_govern() -> None:
    around = replace(only(), in_force={"FIN99": {"XOR": date(2003, 5, 15), "XVA": date(2030, 1, 1)}}, not_party={})
    told = governs({**BASIS, **OFFENCE}, around)
    assert told.instrument is None
    assert [one.standing for one in told.candidates if one.instrument == "FIN99"] == [Standing.NOT_IN_FORCE]


def test_an_unknown_status_asks_and_never_governs() -> None:
    around = replace(only(), in_force={"FIN99": {"XOR": date(2003, 5, 15)}}, not_party={})
    told = governs({**BASIS, **OFFENCE}, around)
    assert (told.instrument, told.because.code, told.reciprocity) == (None, "unknown", False)
    assert "FIN99" in str(told.because.values["instruments"])
    states = [one.values["states"] for one in found(request({**BASIS, **OFFENCE}), "G03", around)]
    assert states == [("XVA",)]


def test_without_any_treaty_reciprocity_remains() -> None:
    told = governs({**BASIS, **OFFENCE}, only())
    assert (told.instrument, told.reciprocity, told.because.code) == (None, True, "reciprocity")


def test_a_reservation_that_takes_the_article_away_is_read() -> None:
    around = replace(only("FIN99"), reservations=(Reservation("XVA", "FIN99", "12", "excludes"),))
    told = governs({**BASIS, **OFFENCE}, around)
    assert told.instrument is None
    assert [one.standing for one in told.candidates if one.instrument == "FIN99"] == [Standing.RESERVED]


def test_the_drafter_may_choose_another_text_with_a_reason() -> None:
    turned = changed(example(), {"basis.list": [{"instrument": "FIN99", "articles": ["12"]}, {"instrument": "UNTOC"}]})
    assert governing(turned, world(), law()).instrument == "UNTOC"
    told = governing(turned, world(), law(), "They have always executed under it.")
    assert (told.instrument, told.preferred, told.because.code) == ("FIN99", "UNTOC", "drafter")
    assert found(turned, "L:governing")[0].reason == "other"
    reasoned = changed(turned, {"basis.list[0].reason": "They have always executed under it."})
    assert found(reasoned, "L:governing")[0].reason == "chosen"


def test_tokyo_1963_never_governs() -> None:
    told = governs(
        {"to.state": "XVA", "basis.list": [{"instrument": "TOK63"}]}, only("TOK63"), "extradition", "accused"
    )
    assert told.instrument is None
    assert [one.standing for one in told.candidates] == [Standing.NEVER]


def test_budapest_governs_its_own_measures_even_beside_a_regional_treaty() -> None:
    around = with_treaties(ECMA="1990-01-01")
    told = governs(PRESERVATION, around, "preservation")
    assert (told.instrument, told.because.code, told.matter) == ("BUD01", "own_measures", Matter.ELECTRONIC)
    assert governs({"to.state": "XVA"}, around).instrument == "ECMA"


def test_without_budapest_electronic_evidence_is_assistance_like_any_other() -> None:
    subscriber = {"to.state": "XVA", "asst": [{"id": "A1", "type": "subscriber_data", "fields": {}}]}
    assert governs(subscriber, only("ECMA")).instrument == "ECMA"
    assert governs(subscriber, only("ECMA", "BUD01")).instrument == "BUD01"
    treaty = Bilateral("BI:XOR-XVA:2004", frozenset({"XOR", "XVA"}), matters=frozenset({"assistance"}))
    assert governs(subscriber, replace(only("ECMA"), bilateral=(treaty,))).instrument == treaty.id
    own = replace(treaty, articles={"preservation": "9"})
    assert governs(PRESERVATION, replace(only("BUD01"), bilateral=(treaty,)), "preservation").instrument == "BUD01"
    assert governs(PRESERVATION, replace(only("BUD01"), bilateral=(own,)), "preservation").instrument == treaty.id


def test_budapest_does_not_govern_bank_records() -> None:
    answers = {**PRESERVATION, "asst": [*PRESERVATION["asst"], {"id": "A2", "type": "bank_and_financial_records"}]}
    assert governs(answers, only("BUD01")).instrument is None


def test_a_letter_to_a_provider_needs_no_treaty() -> None:
    told = governs({"to.state": "XVA"}, kind="emergency_disclosure")
    assert (told.instrument, told.matter, told.because.code) == (None, Matter.NONE, "no_treaty_needed")


def test_a_request_that_came_in_is_governed_by_what_it_asks() -> None:
    answers = {"in.from_state": "XVA", "in.subject": "extradition"}
    assert governs(answers, only("ECE"), "incoming").instrument == "ECE"
    assert governs({**answers, "in.subject": "mutual_assistance"}, only("ECMA"), "incoming").instrument == "ECMA"


def test_protocols_of_the_governing_text_are_cited_in_addition() -> None:
    told = governs({"to.state": "XVA"}, only("ECE", "EX2P", "EX4P"), "extradition", "accused")
    assert [one.instrument for one in told.additional] == ["EX2P", "EX4P"]


def test_articles_marked_for_checking_are_never_printed() -> None:
    article = law().article("HAG70", "place_of_commission")
    assert article is not None
    assert article.check
    assert law().printable("HAG70", "place_of_commission") == ""
    assert law().printable("FIN99", "place_of_commission") == "11(4)"


def test_grounds_of_refusal_are_no_exclusions() -> None:
    for instrument in ("ECE", "ECMA", "HAG70", "MON71"):
        assert law().article(instrument, "political") is None
    for instrument, article in (("FIN99", "14"), ("BOM97", "11"), ("NUT05", "15"), ("BEJC10", "13")):
        assert law().printable(instrument, "political") == article
    assert law().printable("UNCAC", "political", Matter.EXTRADITION) == "44(4)"
    assert law().printable("UNCAC", "political") == ""


def test_what_the_financing_convention_gives_a_letter() -> None:
    topics = ("political", "fiscal", "bank_secrecy", "use_limitation")
    assert [law().printable("FIN99", topic) for topic in topics] == ["14", "13", "12(2)", "12(3)"]


def test_a_span_of_articles_is_all_that_it_covers() -> None:
    assert article_ids("15–17, 44(16)") == ("15", "16", "17", "44(16)")
    assert law().has_article("UNCAC", "20") is True
    assert law().has_article("FIN99", "99") is False
    assert law().has_article("UNKNOWN", "1") is None


def test_every_content_article_and_topic_reads_as_an_article() -> None:
    for base in law().bases.values():
        cited = [*(item.article for item in (*base.content, *base.extradition_content)),
                 *(article.text for article in base.topics.values())]  # fmt: skip
        for text in cited:
            assert article_ids(text), (base.id, text)


def test_each_paragraph_of_a_resolution_has_its_verb() -> None:
    assert law().verb(1373, "2(f)") == "decides"
    assert law().verb(1373, "3(g)") == "calls_upon"


def test_why_is_said_in_every_language() -> None:
    told = governing(example(), world(), law())
    for code in LANGUAGES:
        assert because_text(told.because, Language(code))
