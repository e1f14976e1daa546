"""The sample country's words: six languages, the same keys, each in its own script, nothing left over."""

from __future__ import annotations

import csv
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from focalpoint.assets import data_path
from focalpoint.language import LANGUAGES
from focalpoint.services.sample.texts import read_structure

LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
ARABIC = re.compile(r"[\u0600-\u06ff]")
HAN = re.compile(r"[\u4e00-\u9fff]")
OWN_SCRIPT = {"ru": CYRILLIC, "ar": ARABIC, "zh": HAN}
LATIN_ALLOWED = {"S", "RES", "I", "II", "III", "IV", "b", "txt"}
"""Document symbols, Roman quarters, the letter of a paragraph, a file's suffix."""
SAME_IN_TWO_LANGUAGES = {"people", "plans", "dates", "citations"}
LONGEST_TITLE = 48


def words(code: str) -> dict[str, Any]:
    return tomllib.loads(data_path("resources", "sample", f"{code}.toml").read_text("utf-8"))


def texts(code: str) -> Iterator[tuple[str, str, str]]:
    """Every text: section, key, text; a list's items one by one."""
    for section, entries in words(code).items():
        for key, value in entries.items():
            for item in value if isinstance(value, list) else [value]:
                yield section, key, item


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_keys_in_the_same_order(code: str) -> None:
    assert {section: list(entries) for section, entries in words(code).items()} == {
        section: list(entries) for section, entries in words("en").items()
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_as_many_steps_and_the_same_placeholders(code: str) -> None:
    english, own = list(texts("en")), list(texts(code))
    assert [(section, key) for section, key, _ in own] == [(section, key) for section, key, _ in english]
    for (section, key, one), (_, _, other) in zip(english, own, strict=True):
        assert placeholders(other) == placeholders(one), (section, key)


@pytest.mark.parametrize("code", sorted(OWN_SCRIPT))
def test_texts_are_written_in_their_own_script(code: str) -> None:
    for section, key, text in texts(code):
        bare = re.sub(r"\{\w+\}", "", text)
        foreign = set(LATIN.findall(bare)) - LATIN_ALLOWED
        assert not foreign, (section, key, text)
        others = [script for other, script in OWN_SCRIPT.items() if other != code]
        assert not any(script.search(bare) for script in others), (section, key, text)
        if section not in {"citations", "dates"}:
            assert OWN_SCRIPT[code].search(bare), (section, key, text)


@pytest.mark.parametrize("code", ["fr", "es"])
def test_nothing_is_left_in_english(code: str) -> None:
    english = {(section, key): text for section, key, text in texts("en") if len(text.split()) > 1}
    for section, key, text in texts(code):
        if section not in SAME_IN_TWO_LANGUAGES:
            assert english.get((section, key)) != text, (section, key)
        assert not set(re.findall(r"\w+", text.casefold())) & {"the", "and", "with", "for", "from"}, (section, key)


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_have_no_stray_spaces_and_titles_fit_their_column(code: str) -> None:
    for section, key, text in texts(code):
        if key != "separator":
            assert text == text.strip(), (section, key)
            assert "  " not in text, (section, key)
        if section in {"nodes", "tasks"}:
            assert len(text) <= LONGEST_TITLE, (section, key, len(text))
            assert not text.endswith((".", "。")), (section, key)


@pytest.mark.parametrize("code", LANGUAGES)
def test_sentences_end_as_sentences(code: str) -> None:
    for section, key, text in texts(code):
        if section in {"requests", "comments", "descriptions", "rights_notes"}:
            assert text.endswith((".", "。")), (section, key)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_real_state_is_named(code: str) -> None:
    territories = Locale.parse(code).territories
    states = {name for area, name in territories.items() if len(area) == 2 and area.isalpha() and area != "ZZ"}
    for section, key, text in texts(code):
        if code == "zh":
            named = {name for name in states if name in text}
        else:
            named = {name for name in states if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
        assert not named, (section, key, named)


@pytest.mark.parametrize("code", LANGUAGES)
def test_people_ministries_and_titles_are_told_apart_by_their_names(code: str) -> None:
    own = words(code)
    for section in ("people", "ministries"):
        assert len(set(own[section].values())) == len(own[section]), section
    for section in ("nodes", "tasks"):
        assert len(set(own[section].values())) == len(own[section]), section


def test_words_and_structure_name_the_same_records() -> None:
    structure, english = read_structure(), words("en")
    keys = {name: {row["key"] for row in structure[name]} for name in ("ministries", "people", "nodes", "tasks")}
    for name, wanted in keys.items():
        assert set(english[name]) == wanted, name
    assert set(english["functions"]) == keys["people"]
    assert set(english["cases"]) == {row["key"] for row in structure["cases"]}
    assert set(english["files"]) == set(english["file_names"]) == {row["key"] for row in structure["files"]}
    assert set(english["comments"]) == {row["key"] for row in structure["comments"]}
    steps = [(row["key"], step) for row in structure["nodes"] for step in row.get("steps", ())]
    assert set(english["blocked"]) == {key for key, step in steps if step.get("blocked")}
    assert set(english["overrides"]) == {key for key, step in steps if "override" in step}
    given = {step["reason"] for _, step in steps if "reason" in step}
    given |= {row["reason"] for row in structure["tasks"] if "reason" in row}
    assert set(english["reasons"]) == given | {"baseline"}
    for section, owner in (
        ("ministry_notes", "ministries"),
        ("descriptions", "nodes"),
        ("rights_notes", "nodes"),
        ("requests", "tasks"),
        ("checklists", "tasks"),
    ):
        assert set(english[section]) <= keys[owner], section


TERMS = {
    "central_authority": ("nodes", "central_authority"),
    "victim_support": ("nodes", "victims"),
    "mla": ("checklists", "forms_translation"),
    "extradition": ("checklists", "forms_translation"),
    "note_verbale": ("checklists", "sua_deposit"),
    "action_plan": ("plans", "current"),
}


@pytest.mark.shared
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_terms_of_the_field_are_used(code: str, shared: Path) -> None:
    with (shared / "domain" / "terms.csv").open(encoding="utf-8", newline="") as file:
        terms = {row["key"]: row[code] for row in csv.DictReader(file)}
    for term, (section, key) in TERMS.items():
        said = " | ".join(text for where, which, text in texts(code) if (where, which) == (section, key))
        assert terms[term].casefold() in said.casefold(), term
