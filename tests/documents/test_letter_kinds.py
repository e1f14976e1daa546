"""Every kind of request comes out whole: the worked examples as Word documents, in turns of language."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from focalpoint.documents.render.letter_docx import render_letter_docx
from focalpoint.documents.requests.model import Letter, LetterOptions
from focalpoint.documents.requests.paper import NEUTRAL
from focalpoint.domain.requests.world import World, world_from_json
from focalpoint.language import LANGUAGES
from focalpoint.services.request_catalogue import example, example_names
from focalpoint.services.request_letter import checked_file, letter_of, shipped_surroundings
from tests.documents import letter_samples as samples

_WORLD = Path(__file__).parents[1] / "data" / "requests" / "world.json"
_MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@cache
def world() -> World:
    return world_from_json(json.loads(_WORLD.read_text("utf-8")))


@cache
def letter(name: str, language: str) -> Letter:
    request = example(name)
    around = shipped_surroundings(world())
    return letter_of(request, checked_file(request, world()), around, LetterOptions(language))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(_MARKS))


def text_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode("utf-8")
    text = "".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body))
    return squeezed(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


@pytest.mark.parametrize("place", range(len(example_names())))
def test_every_word_of_a_letter_stands_in_its_document(place: int) -> None:
    name, language = example_names()[place], LANGUAGES[place % len(LANGUAGES)]
    made = letter(name, language)
    text = text_of(render_letter_docx(made, NEUTRAL, samples.DRAFT))
    assert made.blocks
    for block in made.blocks:
        for part in (block.text, *(cell for row in block.rows for cell in row)):
            for line in part.split("\n"):
                assert squeezed(line) in text
