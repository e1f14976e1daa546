"""Citations of letters: each article under the text that has it, and no sentence that says more than its article."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from focalpoint.documents.requests.clause_book import shipped_clauses
from focalpoint.documents.requests.letter import letter
from focalpoint.documents.requests.material import Material
from focalpoint.documents.requests.model import Letter, LetterOptions
from focalpoint.documents.requests.wording import Wording
from focalpoint.domain.requests.checks import check
from focalpoint.domain.requests.world import World, world_from_json
from focalpoint.language import LANGUAGES
from focalpoint.services.instrument_catalogue import by_id
from focalpoint.services.request_catalogue import catalogue, example
from focalpoint.services.request_law import law

TESTS = Path(__file__).resolve().parents[1]


@cache
def world() -> World:
    return world_from_json(json.loads((TESTS / "data/requests/world.json").read_text("utf-8")))


def written(name: str) -> Letter:
    request = example(name)
    specification = catalogue().specification(request.kind, request.stage)
    checked = check(request, specification, world(), law())
    material = Material(request, specification, checked, world(), law(), by_id())
    return letter(material, shipped_clauses(), LetterOptions("en"))


def clauses(name: str) -> set[str]:
    return {block.clause_id for block in written(name).blocks}


@pytest.mark.parametrize(("protocol", "parent"), [("AIR88", "MON71"), ("BEJP10", "HAG70")])
def test_an_arabic_article_of_a_protocol_in_roman_numbers_is_its_parents(protocol: str, parent: str) -> None:
    words = Wording("en", by_id(), world(), {})
    assert words.cited(protocol, "7") == words.cited(parent, "7")
    assert words.cited(protocol, "II").startswith(words.short(protocol))


def test_a_refusal_for_nationality_is_met_in_the_words_of_the_text_that_governs() -> None:
    said = clauses("extradition_accused")
    assert "CL.X.PROSECUTE.NATIONAL" in said
    assert "CL.X.PROSECUTE.PLAIN" not in said


def test_what_is_told_unasked_is_not_called_assistance_requested() -> None:
    headings = [block.text for block in written("spontaneous_information").blocks if block.key.startswith("part.")]
    assert not any("requested" in text for text in headings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_witnesses_and_experts_are_promised_not_to_be_punished_for_staying_away(language: str) -> None:
    words = {"en": "witness", "fr": "témoin", "es": "testigo", "ru": "свидетель", "ar": "الشاهد", "zh": "证人"}
    assert words[language] in shipped_clauses().text("CL.SUMMONS", language).casefold()
