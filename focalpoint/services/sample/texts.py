"""What the sample is made from: its structure, and its words in one language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from focalpoint.assets import data_path
from focalpoint.domain.plan import Precision
from focalpoint.services.sample.days import period_around

Row: TypeAlias = Mapping[str, Any]
"""A table of a TOML file."""


def read_structure() -> dict[str, Any]:
    """Everything without words: what there is, when, whose, and how it went."""
    joined: dict[str, Any] = {}
    for name in ("structure", "plan", "tasks"):
        joined.update(_read(name))
    return joined


class WrittenDate:
    """A date as people write it ("Q3 2027", "constantly") with the days that it covers."""

    def __init__(self, text: str, first: date | None, last: date | None) -> None:
        self.text = text
        self.first = first
        self.last = last


class Texts:
    """The sample's words in one language; years in them follow the day on which it is built."""

    def __init__(self, code: str, today: date) -> None:
        """Raises FileNotFoundError for a language that the sample does not speak."""
        self._words = _read(code)
        self._years = {"year": today.year, "last_year": today.year - 1, "next_year": today.year + 1}

    def text(self, section: str, key: str, **names: object) -> str:
        """The text of a key; KeyError where it is missing."""
        return str(self._words[section][key]).format(**self._years, **names)

    def optional(self, section: str, key: str) -> str:
        """The text of a key, or nothing."""
        return self.text(section, key) if key in self._words[section] else ""

    def steps(self, key: str) -> list[str]:
        """The steps of a task's checklist; none where it has none."""
        return [str(step) for step in self._words["checklists"].get(key, ())]

    def citation(self, resolution: str, paragraph: str) -> str:
        """A provision of a Security Council resolution ("S/RES/2396 (2017), para. 11"), or the whole of it."""
        pattern = "paragraph" if paragraph else "resolution"
        return self.text("citations", pattern, resolution=resolution, paragraph=paragraph)

    def citations(self, provisions: list[list[str]]) -> str:
        """Several provisions in one line."""
        separator = str(self._words["citations"]["separator"])
        return separator.join(self.citation(resolution, paragraph) for resolution, paragraph in provisions)

    def written_date(self, day: date, precision: str) -> WrittenDate:
        """The period in which a day falls, in words; an open one begins on that day and has no end."""
        dates = self._words["dates"]
        if precision == Precision.OPEN:
            return WrittenDate(str(dates["open"]), day, None)
        number, first, last = period_around(day, precision)
        patterns = {Precision.QUARTER: dates["quarters"], Precision.HALF_YEAR: dates["halves"]}
        pattern = patterns.get(Precision(precision), [dates["year"]])[number]
        return WrittenDate(str(pattern).format(year=first.year), first, last)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(data_path("resources", "sample", f"{name}.toml").read_text("utf-8"))
