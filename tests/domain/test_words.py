"""Every code of every enum has a word of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest

from focalpoint.domain.classification import Classification
from focalpoint.domain.plan import Colour, LinkType, NodeKind, NodeStatus, PercentSource, Precision
from focalpoint.domain.rag import ColourRule
from focalpoint.domain.tasks import Priority, TaskStatus
from focalpoint.language import LANGUAGES, Language
from focalpoint.words import classification, plan, tasks
from focalpoint.words.errors.plan import SENTENCES

ENUMS: list[tuple[type[StrEnum], Callable[[Language, str], str]]] = [
    (NodeKind, plan.node_kind),
    (NodeStatus, plan.node_status),
    (PercentSource, plan.percent_source),
    (Colour, plan.colour),
    (Colour, plan.colour_letter),
    (ColourRule, plan.colour_rule),
    (Precision, plan.precision),
    (LinkType, plan.link_type),
    (TaskStatus, tasks.task_status),
    (Priority, tasks.priority),
    (Classification, classification.marking),
]


@pytest.mark.parametrize(("codes", "word"), ENUMS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_code_has_a_word_of_its_own(codes: type[StrEnum], word: Callable[[Language, str], str]) -> None:
    language = Language("en")
    words = [word(language, code.value) for code in codes]
    assert all(said and said not in {code.value for code in codes} for said in words)
    assert len(set(words)) == len(words)


def test_a_code_from_a_newer_office_is_shown_as_it_is() -> None:
    assert plan.node_status(Language("en"), "in_orbit") == "in_orbit"


@pytest.mark.parametrize("module", ["plan_rules", "task_rules"])
def test_every_rule_has_its_sentence(module: str) -> None:
    source = (Path(plan.__file__).parents[1] / "domain" / f"{module}.py").read_text("utf-8")
    codes = set(re.findall(r'rule="([a-z_]+)"', source)) | set(re.findall(r'Finding\("([a-z_]+)"', source))
    assert codes
    assert not {f"rule.{code}" for code in codes} - SENTENCES.keys()


@pytest.mark.parametrize("code", LANGUAGES)
def test_whole_numbers_are_separated_as_the_locale_does(code: str) -> None:
    from babel.numbers import format_decimal

    locale = {"en": "en_GB", "zh": "zh_Hans_CN", "ar": "ar_EG"}.get(code, code)
    for number in (0, 7, 999, 1000, 9999, 10_000, 123_456, 1_234_567_890):
        wanted = format_decimal(number, locale=locale, format="#,##0", numbering_system="latn")
        assert Language(code).number(number) == wanted
