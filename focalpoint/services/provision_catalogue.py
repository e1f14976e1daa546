"""The provisions and standards that come with the program, in each language: read when first asked for."""

from __future__ import annotations

import csv
import tomllib
from functools import lru_cache
from typing import Any, Final

from focalpoint.assets import data_path
from focalpoint.domain.provisions import Force, Provision, Row, Theme
from focalpoint.domain.standards import Standard, standard_id

_FOLDER: Final = ("resources", "provisions")


@lru_cache(maxsize=8)
def shipped(language: str) -> tuple[Provision, ...]:
    """Every shipped provision in the order of the catalogue, in a language (code).

    Raises:
        FileNotFoundError: a broken installation.
    """
    words = _words(language)
    texts, shows, themes = words["provisions"], words["show"], words["themes"]
    found = []
    for line in _lines("catalogue.csv"):
        key, text = line["key"], line["text"] or line["key"]
        found.append(
            Provision(
                key=key,
                theme=Theme(line["theme"]),
                force=Force(line["force"]),
                title=texts[text],
                verb=line["verb"],
                row=Row(line["row"]) if line["row"] else None,
                show=shows.get(text) or themes[line["theme"]],
                check=line["check"] == "1",
            )
        )
    return tuple(found)


def sources(language: str) -> dict[str, str]:
    """The title of each shipped source, by its code, in the order of the catalogue."""
    titles = _words(language)["sources"]
    return {source: titles[source] for source in dict.fromkeys(each.source for each in shipped(language))}


@lru_cache(maxsize=8)
def shipped_standards(language: str) -> tuple[Standard, ...]:
    """The starter set of UN standards and norms, in a language (code)."""
    titles = _words(language)["standards"]
    return tuple(
        Standard(standard_id(line["key"]), line["key"], titles[line["key"]], line["resolution"])
        for line in _lines("standards.csv")
    )


@lru_cache(maxsize=8)
def _words(language: str) -> dict[str, Any]:
    return tomllib.loads(data_path(*_FOLDER, f"{language}.toml").read_text("utf-8"))


@lru_cache(maxsize=2)
def _lines(name: str) -> tuple[dict[str, str], ...]:
    with data_path(*_FOLDER, name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
