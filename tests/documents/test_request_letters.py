"""Letters: nothing missing goes unmarked, nothing is cited that does not govern, and all languages say the same."""

from __future__ import annotations

import importlib.util
import json
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from focalpoint.documents.requests import measures
from focalpoint.documents.requests.clause_book import phrases, shipped_clauses
from focalpoint.documents.requests.letter import letter, paper_title, papers_of
from focalpoint.documents.requests.material import OF_EXTRADITION, Material
from focalpoint.documents.requests.model import REDACTED, Letter, LetterOptions, OwnText, Paper, TranslationState
from focalpoint.documents.requests.wording import Wording
from focalpoint.domain.requests.answers import Answers, Request
from focalpoint.domain.requests.checks import check
from focalpoint.domain.requests.clauses import places
from focalpoint.domain.requests.law import article_ids
from focalpoint.domain.requests.world import World, world_from_json
from focalpoint.language import LANGUAGES
from focalpoint.services.instrument_catalogue import by_id
from focalpoint.services.request_catalogue import catalogue, example, example_names
from focalpoint.services.request_law import law

TOP = Path(__file__).resolve().parents[2]
DAY = date(2026, 3, 10)
KINDS = [(kind, stage) for kind in catalogue().kinds() for stage in catalogue().stages(kind) or (None,)]


@cache
def world() -> World:
    return world_from_json(json.loads((TOP / "tests/data/requests/world.json").read_text("utf-8")))


def material(request: Request, around: World | None = None) -> Material:
    around = around or world()
    specification = catalogue().specification(request.kind, request.stage)
    checked = check(request, specification, around, law())
    return Material(request, specification, checked, around, law(), by_id())


def written(request: Request, language: str = "en", around: World | None = None, **options: object) -> Letter:
    return letter(material(request, around), shipped_clauses(), LetterOptions(language, **options))  # type: ignore[arg-type]


def answered(kind: str, stage: str | None = None, **fields: object) -> Request:
    answers = Answers(catalogue().fields, {})
    for path, value in fields.items():
        answers = answers.with_(path.replace("__", "."), value)
    return Request(kind, stage, "en", answers)


def both(*instruments: str) -> World:
    return World(
        DAY, "XOR", in_force={one: {"XOR": date(2005, 1, 1), "XVA": date(2005, 1, 1)} for one in instruments}
    )  # fmt: skip


def clauses(found: Letter) -> dict[str, tuple[str, ...]]:
    return {block.clause_id: block.articles for block in found.blocks if block.clause_id}


def everything(found: Letter) -> str:
    rows = (cell for block in found.blocks for row in block.rows for cell in row)
    return "\n".join([found.title, found.caveat, *(block.text for block in found.blocks), *rows])


# --- the sentences ------------------------------------------------------------------------------------------------


def test_every_sentence_is_in_six_languages_with_the_same_places() -> None:
    for clause in shipped_clauses().clauses.values():
        assert set(clause.texts) == set(LANGUAGES), clause.id
        wanted = places(clause.texts["en"])
        assert all(places(text) == wanted for text in clause.texts.values()), clause.id
        assert clause.source


def test_every_label_and_word_is_in_six_languages() -> None:
    read = phrases()
    for texts in (read.titles, read.headings, read.notices, read.labels, read.values, read.words):
        for key, text in texts.items():
            assert set(text) == set(LANGUAGES), key
            assert all(text.values()), key


def test_no_file_of_sentences_has_one_that_the_list_does_not_know() -> None:
    known = set(shipped_clauses().clauses)
    for code in LANGUAGES:
        read = tomllib.loads((TOP / f"resources/requests/clauses/{code}.toml").read_text("utf-8"))
        assert {key for section in read if section.startswith("clauses") for key in read[section]} == known


def test_every_topic_of_a_sentence_or_a_type_is_one_of_the_article_map() -> None:
    known = {topic for base in law().bases.values() for topic in base.topics}
    clauses_topics = {topic for clause in shipped_clauses().clauses.values() for topic in clause.topic.split()}
    assert clauses_topics <= known
    assert {topic for topics in measures.TOPICS.values() for topic in topics.split()} <= known
    assert set(measures.TOPICS) <= set(catalogue().types)


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("request_sentences", TOP / ".ci" / "request_sentences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_list_of_sentences_is_current() -> None:
    assert (TOP / "docs/request-sentences.md").read_text("utf-8") == _script().listed()


# --- what is missing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "stage"), KINDS)
def test_an_empty_draft_has_as_many_marks_as_rules_miss_something(kind: str, stage: str | None) -> None:
    of = material(Request(kind, stage, "en", Answers(catalogue().fields, {})))
    found = letter(of, shipped_clauses(), LetterOptions("en"))
    needed = [one for one in of.checked.findings if one.reason == "missing" and one.severity.required]
    assert len(found.missing) == len(needed)
    assert everything(found).count("[[MISSING:") == len(needed)
    assert not found.final


def test_what_a_type_of_assistance_misses_is_marked_in_its_measure() -> None:
    request = answered(
        "mla", asst=[{"id": "A1", "type": "bank_and_financial_records", "fields": {"bank": "Orval Bank"}}]
    )
    of = material(request)
    found = letter(of, shipped_clauses(), LetterOptions("en"))
    needed = [one for one in of.checked.findings if one.reason == "missing" and one.severity.required]
    assert any(gap.field.startswith("asst[0].fields.") for gap in found.missing)
    assert everything(found).count("[[MISSING:") == len(found.missing) == len(needed)


def test_what_was_released_is_said_to_follow_and_is_not_marked() -> None:
    request = answered("mla", to__state="XVA")
    before = written(request)
    after = written(request, released=frozenset({"R:facts.summary"}))
    assert any(gap.field == "facts.summary" for gap in before.missing)
    assert not any(gap.field == "facts.summary" for gap in after.missing)
    assert any(
        block.clause_id == "CL.FOLLOWS" and "Summary of the facts" in block.text for block in after.blocks
    )  # fmt: skip


# --- every worked example, in every language ----------------------------------------------------------------------


@pytest.mark.parametrize("name", example_names())
def test_a_worked_example_is_whole_and_the_same_in_six_languages(name: str) -> None:
    request = example(name)
    of = material(request)
    letters = {code: letter(of, shipped_clauses(), LetterOptions(code)) for code in LANGUAGES}
    own = letters[request.language]
    assert own.missing == ()
    keys = [(block.key, block.kind, block.number) for block in own.blocks]
    assert len({key for key, _, _ in keys}) == len(keys)
    for found in letters.values():
        assert [(block.key, block.kind, block.number) for block in found.blocks] == keys
        assert all(gap.kind == "translate" for gap in found.missing)
        assert "{" not in everything(found)


@pytest.mark.parametrize("name", example_names())
def test_only_sure_articles_of_texts_that_bind_both_are_cited(name: str) -> None:
    of = material(example(name))
    found = letter(of, shipped_clauses(), LetterOptions("en"))
    for article in (article for block in found.blocks for article in block.articles):
        instrument, _, at = article.partition(" ")
        assert instrument in of.governing.texts
        base = law().bases[instrument]
        sure = {one.text for one in base.topics.values() if not one.check}
        sure |= set(OF_EXTRADITION.get(instrument, {}).values())
        assert at in sure | {one for text in sure for one in article_ids(text)}


# --- which sentences ------------------------------------------------------------------------------------------------


def test_the_financing_convention_brings_its_four_sentences() -> None:
    request = answered("mla", to__state="XVA", off=[{"treaty_offence": {"instrument": "FIN99", "article": "2(1)(b)"}}])
    found = clauses(written(request, around=both("FIN99")))
    assert found["CL.POL"] == ("FIN99 14",)
    assert found["CL.FISCAL.FIN99"] == ("FIN99 13",)
    assert found["CL.BANK"] == ("FIN99 12(2)",)
    assert found["CL.USE"] == ("FIN99 12(3)",)
    assert "CL.USE.EXC" not in found


def test_the_hijacking_convention_has_no_political_clause_and_the_resolution_takes_its_place() -> None:
    offences = [{"treaty_article": {"instrument": "HAG70", "article": "1"}}]
    request = answered("extradition", "accused", to__state="XVA", **{"x.off": offences})
    request = replace(request, answers=request.answers.with_("undert", [{"clause": "CL.POL"}]))
    found = clauses(written(request, around=both("HAG70")))
    assert "CL.POL" not in found
    assert "CL.1373.POLITICAL" in found


def test_an_article_on_assistance_is_not_cited_for_extradition() -> None:
    found = clauses(written(example("extradition_accused")))
    cited = [article for articles in found.values() for article in articles if article.startswith("UNTOC ")]
    assert cited
    assert all(article.startswith("UNTOC 16") for article in cited)


def test_reciprocity_is_undertaken_only_where_no_treaty_governs() -> None:
    request = answered("mla", to__state="XVA", basis__recip=True)
    nothing = World(DAY, "XOR")
    assert "CL.RECIP" in clauses(written(request, around=nothing))
    request = answered("mla", to__state="XVA", basis__recip=True, off=[{"treaty_offence": {"instrument": "FIN99"}}])
    assert "CL.RECIP" not in clauses(written(request, around=both("FIN99")))


def test_a_final_letter_leaves_out_what_nobody_signed_off_and_names_it() -> None:
    request = example("mla")
    book = shipped_clauses()
    signed = book.with_([book.sign_off(one, "fr", "M. Tavel", DAY) for one in book.clauses if one != "CL.BANK"])
    found = letter(material(request), signed, LetterOptions("fr", draft=False))
    assert "CL.BANK" not in clauses(found)
    assert found.unsigned == ("CL.BANK",)
    assert "CL.OPEN" in clauses(found)


# --- whose words ----------------------------------------------------------------------------------------------------


def test_the_officials_own_text_is_marked_until_it_is_translated() -> None:
    request = example("mla")
    plain = written(request, "ar")
    assert "facts.summary" in {gap.field for gap in plain.missing}
    given = {"facts.summary": {"ar": OwnText("وقائع مترجمة")}}
    translated = written(request, "ar", translations=given)
    assert "facts.summary" not in {gap.field for gap in translated.missing}
    assert "وقائع مترجمة" in everything(translated)


def test_a_translation_of_what_changed_since_is_marked_again() -> None:
    old = OwnText("وقائع مترجمة", TranslationState.SOURCE_CHANGED)
    found = written(example("mla"), "ar", translations={"facts.summary": {"ar": old}})
    assert "facts.summary" in {gap.field for gap in found.missing}
    assert "وقائع مترجمة" not in everything(found)


def test_odd_text_of_the_official_is_printed_as_it_was_written() -> None:
    odd = "{cite} %s [[CHOOSE: x]] \u202egnp.exe"
    found = everything(written(answered("mla", purp=odd)))
    assert "{cite} %s [[CHOOSE: x]]" in found
    assert "\u202e" not in found


@pytest.mark.parametrize("redacted", [False, True])
def test_two_hundred_persons_and_a_million_letters_are_written_whole(redacted: bool) -> None:
    persons = [{"id": f"P{n}", "role": "victim", "names": {"latin": f"Name {n} \u202e{{x}}"}} for n in range(200)]
    long = "word \u2067 %s {0} ]] " * 50_000
    found = written(answered("mla", subj=persons, facts__summary=long), "ar", redacted=redacted)
    assert len({block.key for block in found.blocks}) == len(found.blocks)
    assert sum(block.key.startswith("person.") and block.text != "" for block in found.blocks) == 200


def test_a_redacted_copy_names_no_victim_and_no_account_anywhere() -> None:
    subject = {
        "id": "P1",
        "kind": "natural",
        "role": "witness",
        "names": {"latin": "Ada LORN"},
        "address": "7 Mill Road",
    }
    bank = {"id": "A1", "type": "bank_and_financial_records", "fields": {"account_no": "VA-40317", "holder": "P1"}}
    told = "Ada Lorn paid from VA-40317 and lives at 7 Mill Road."
    request = answered("mla", subj=[subject], asst=[bank], facts__summary=told)
    open_copy, redacted = written(request), written(request, redacted=True)
    for secret in ("Ada L", "VA-40317", "Mill Road"):
        assert secret.casefold() in everything(open_copy).casefold()
        assert secret.casefold() not in everything(redacted).casefold()
    assert REDACTED in everything(redacted)
    assert [block.key for block in redacted.blocks] == [block.key for block in open_copy.blocks]


# --- answers and companions -----------------------------------------------------------------------------------------


def test_a_refusal_says_the_ground_in_the_treatys_words_with_its_article() -> None:
    found = written(example("incoming"))
    ground = next(block for block in found.blocks if block.clause_id == "GR.dual_criminality")
    assert "is not an offence under the law of the requested State" in ground.text
    assert "article 18(9)" in ground.text


def test_a_letter_that_asks_names_what_their_request_lacks() -> None:
    request = answered("incoming", in__from_state="XVA", in__subject="mutual_assistance", in__decision="ask")
    found = written(request)
    wanted = next(block for block in found.blocks if block.key == "missing")
    assert ("Summary of the facts",) in wanted.rows
    assert "[[MISSING: Summary of the facts]]" not in everything(found)


@pytest.mark.parametrize("name", ["incoming", "mla"])
def test_every_paper_of_a_request_is_written_under_its_own_title(name: str) -> None:
    request = example(name)
    papers = papers_of(request)
    assert papers[0] is Paper.LETTER
    for paper in papers[1:]:
        found = written(request, paper=paper)
        assert found.title == paper_title(request, paper, "en")
        assert len(found.blocks) > 3


def test_the_page_of_contacts_has_whoever_can_be_called_at_night() -> None:
    found = written(example("mla"), paper=Paper.CONTACTS, contacts=(("Duty desk", "+999 2 0312", ""),))
    assert "Lena Haru" in everything(found)
    assert "Duty desk" in everything(found)


# --- how languages cite ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("en", "Financing Convention 1999, article 12(2)"),
        ("fr", "Convention de 1999 sur le financement du terrorisme, article 12, par. 2"),
        ("ru", "Конвенция о финансировании терроризма 1999 года, статья 12, пункт 2"),
        ("ar", "اتفاقية تمويل الإرهاب لعام 1999، المادة 12، الفقرة 2"),
        ("zh", "1999年《资助公约》第12条第2款"),
    ],
)
def test_an_article_is_cited_as_the_language_does(code: str, shown: str) -> None:
    assert Wording(code, by_id(), world(), {}).cited("FIN99", "12(2)") == shown


def test_a_resolution_is_cited_by_paragraph_with_its_year() -> None:
    words = Wording("en", by_id(), world(), {})
    assert words.cited("UNSC1373", ["1(c)"]) == "Security Council resolution 1373 (2001), paragraph 1(c)"


def test_an_answer_without_its_substance_is_marked() -> None:
    request = answered("incoming", in__from_state="XVA")
    wanted = {Paper.CONDITIONS: "in.conditions", Paper.COSTS: "in.costs", Paper.REFERRAL: "in.referred.to"}
    for paper, path in wanted.items():
        assert path in {gap.field for gap in written(request, paper=paper).missing}


def test_a_note_verbale_names_no_addressee_and_a_referral_goes_to_the_authority_at_home() -> None:
    note = written(example("mla"), "fr", paper=Paper.NOTE_VERBALE)
    assert all(block.kind.value != "address" for block in note.blocks)
    referral = written(example("incoming"), paper=Paper.REFERRAL)
    address = next(block for block in referral.blocks if block.kind.value == "address")
    assert address.rows == (("Prosecution Office at the High Court of Orvalia",),)


def test_that_the_law_is_annexed_is_said_only_of_all_of_it() -> None:
    request = answered("mla", off=[{"title": "One", "text_annex": 1}, {"title": "Two"}])
    assert "CL.OFF.TEXT" not in clauses(written(request))
    request = answered("mla", off=[{"title": "One", "text_annex": 1}, {"title": "Two", "text_annex": 2}])
    assert "CL.OFF.TEXT" in clauses(written(request))


def test_the_scope_of_the_convention_is_stated_only_where_each_part_of_it_is() -> None:
    whole = example("mla")
    assert "CL.UNTOC.SCOPE" in clauses(written(whole))
    part = replace(whole, answers=whole.answers.with_("basis.untoc.material_benefit", None))
    assert "CL.UNTOC.SCOPE" not in clauses(written(part))
