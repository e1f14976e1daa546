"""Rules that read the official's own words, and the annexes that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from focalpoint.domain.folding import fold
from focalpoint.domain.requests import identifiers
from focalpoint.domain.requests.checks import wordings
from focalpoint.domain.requests.checks.context import FileState
from focalpoint.domain.requests.checks.draft import Draft
from focalpoint.domain.requests.checks.names import Spellings
from focalpoint.domain.requests.checks.rule import Hit, Rule

_SHORTEST: Final = 600
_LETTERS_A_PAGE: Final = 3_000
_LONGEST: Final = 6 * _LETTERS_A_PAGE
_HEAVIEST: Final = 25 * 1024 * 1024
"""Bytes: what most ministries' mail lets through."""
_GRADES: Final = (
    ("unclassified", "public", "non classifié", "sin clasificar", "открыто"),
    ("official", "limited", "restricted", "diffusion restreinte", "restringido", "для служебного пользования"),
    ("confidential", "confidentiel", "confidencial", "конфиденциально", "سري", "机密"),
    ("secret", "secreto", "секретно", "سري للغاية", "绝密"),
)
"""Words of handling markings from the least to the most guarded."""


def g10_names(draft: Draft) -> Iterator[Hit]:
    """G10: a name is spelled the same everywhere; two persons have not the same document."""
    names = [(path, name) for path, name in _listed_names(draft) if name]
    spellings = Spellings(name for _, name in names)
    for place, (path, name) in enumerate(names):
        for _, other in names[:place]:
            if spellings.differ(name, other):
                yield Hit(path, "two", {"name": name, "other": other})
                break
    aliases = [str(one) for one in (*draft.answers.gathered("subj[].aliases"),
                                    *draft.answers.gathered("x.person.aliases"))]  # fmt: skip
    for path, text in draft.texts:
        if path.startswith(("subj[", "vict[", "x.person.", "auth.", "sign.", "to.")):
            continue
        for written, listed in spellings.in_text(text):
            if not any(spellings.same(written, alias) for alias in aliases):
                yield Hit(path, "text", {"name": written, "other": listed})
                break
    yield from _same_documents(draft)


def _listed_names(draft: Draft) -> list[tuple[str, str]]:
    """The persons' Latin names with their fields."""
    names = [(f"subj[{item.index}].names.latin", item.text("names.latin")) for item in draft.persons]
    names += [(f"vict[{item.index}].names.latin", item.text("names.latin")) for item in draft.answers.items("vict")]
    return [*names, ("x.person.names.latin", draft.answers.text("x.person.names.latin"))]


def _same_documents(draft: Draft) -> Iterator[Hit]:
    owners: dict[str, int] = {}
    for item in draft.persons:
        for document in item.items("documents"):
            number = re.sub(r"[\s\-./]", "", fold(document.text("number")))
            if number and owners.setdefault(number, item.index) != item.index:
                yield Hit(
                    f"subj[{item.index}].documents[{document.index}].number",
                    "same_document",
                    {"number": document.text("number")},
                )


def g13_fishing(draft: Draft) -> Iterator[Hit]:
    """G13: nothing is asked without a limit of time: "all documents" is a ground to send the request back."""
    for item, _ in draft.asked:
        bounded = item.get("fields.period_from") is not None and item.get("fields.period_to") is not None
        if bounded:
            continue
        prefix = f"asst[{item.index}]."
        for path, text in draft.texts:
            found = wordings.FISHING.search(text) if path.startswith(prefix) else None
            if found:
                yield Hit(path, values={"words": found[0]})
                break


def g14_length(draft: Draft) -> Iterator[Hit]:
    """G14: the facts are neither longer than six pages nor shorter than 600 characters."""
    told = len(draft.answers.text("facts.summary"))
    if 0 < told < _SHORTEST:
        yield Hit("facts.summary", "short", {"n": told})
    elif told > _LONGEST:
        yield Hit("facts.summary", "long", {"n": round(told / _LETTERS_A_PAGE)})


def g15_abbreviations(draft: Draft) -> Iterator[Hit]:
    """G15: an abbreviation is written out where it first stands."""
    seen = {word for _, name in _listed_names(draft) for word in name.split()}  # surnames are written in capitals
    for path, text in draft.texts:
        if not path.startswith(("facts.", "purp", "off.dual")):
            continue
        begin = text[:400]
        if sum(map(str.isupper, begin)) * 2 > len(begin):
            continue  # a text all in capitals
        for found in wordings.MEASUREMENT.finditer(text):
            word = found[0].split("-")[0].split("/")[0]
            around = text[max(found.start() - 1, 0) : found.end() + 2]
            if word in seen or word in wordings.KNOWN_ABBREVIATIONS or "(" in around[:1]:
                seen.add(word)
                continue
            seen.add(word)
            if "(" not in around[-2:]:
                yield Hit(path, values={"words": found[0]})
                break


def g19_confidential(draft: Draft) -> Iterator[Hit]:
    """G19: what is confidential names no human source, and no annex is handled more freely than the letter."""
    if draft.answers.get("hdr.handling.confidential") is not True:
        return
    for path, text in draft.texts:
        found = wordings.SOURCES.search(text)
        if found:
            yield Hit(path, "source", {"words": found[0]})
    letter = _grade(draft.answers.text("hdr.handling.marking"))
    for item in draft.answers.items("annex"):
        own = _grade(item.text("handling"))
        if letter is not None and own is not None and own < letter:
            yield Hit(f"annex[{item.index}].handling", "annex", {"title": item.text("title")})


def _grade(marking: str) -> int | None:
    """The place of a marking; None for words that are no grade."""
    text = fold(marking)
    found = [place for place, words in enumerate(_GRADES) for word in words if fold(word) in text]
    return max(found, default=None)


def g20_markings(draft: Draft) -> Iterator[Hit]:
    """G20: the official's text and annexes carry no marking of an intelligence service (third-party rule)."""
    for path, text in draft.texts:
        found = wordings.MARKINGS.search(text)
        if found and path != "hdr.handling.marking":
            yield Hit(path, values={"words": found[0]})


def g27_marks(draft: Draft) -> Iterator[Hit]:
    """G27: nothing that leaves holds [[MISSING]], [[CHOOSE]] or [[TRANSLATE]]."""
    for path, text in draft.texts:
        found = wordings.OPEN_MARKS.search(text)
        if found:
            yield Hit(path, values={"mark": found[1].upper(), "label": found[2].strip()})
    if draft.context.final:
        for mark, label in draft.context.marks:
            yield Hit("", f"final_{mark.lower()}", {"mark": mark, "label": label})


def g29_annexes(draft: Draft) -> Iterator[Hit]:
    """G29: annexes are hashed, unchanged, without macros and not too heavy; what the text refers to is there."""
    files, total = draft.context.annexes, 0
    numbers: set[int] = set()
    for item in draft.answers.items("annex"):
        number = item.get("no")
        place = int(number) if isinstance(number, (int, float)) else item.index + 1
        path, values = f"annex[{item.index}]", {"number": place, "title": item.text("title")}
        if place in numbers:
            yield Hit(f"{path}.no", "number_twice", values)
        numbers.add(place)
        if files is None:
            continue
        file = files.get(place)
        if file is None or file.state is FileState.MISSING:
            yield Hit(f"{path}.file", "missing", values)
            continue
        total += file.size
        if file.state is FileState.CHANGED:
            yield Hit(f"{path}.sha256", "changed", values)
        elif not item.text("sha256"):
            yield Hit(f"{path}.sha256", "no_hash", values)
        if file.macros:
            yield Hit(f"{path}.file", "macros", values)
    if total > _HEAVIEST:
        yield Hit("annex", "heavy", {"n": round(total / 1024 / 1024)})


def labelled_identifiers(draft: Draft) -> Iterator[Hit]:
    """L:identifier: what a text calls an IBAN, BIC, IMEI or IMO number, or a passport's lines, fits its standard."""
    for path, text in draft.texts:
        for name, marks, form in wordings.IDENTIFIERS:
            if not any(mark in text for mark in marks):
                continue
            test = draft.context.identifiers.get(name, identifiers.STANDARDS[name])
            for found in form.finditer(text[:60_000]):
                number = found[1].strip()
                if (name != "mrz" or "<<" in number) and not test(text if name == "mrz" else _cut(name, number)):
                    yield Hit(path, name, {"number": number})
                    break


def _cut(name: str, number: str) -> str:
    """An IBAN without the words in capitals that follow it."""
    return "".join(part for part in number.split() if len(part) <= 4 or " " not in number) if name == "iban" else number


def annex_references(draft: Draft) -> Iterator[Hit]:
    """L:annex: each annex that a text or a field refers to stands in the list of annexes."""
    for path, text in draft.texts:
        for found in wordings.ANNEX_REFERENCE.finditer(text[:60_000]):
            if int(found[1]) not in draft.annexes:
                yield Hit(path, values={"number": int(found[1])})
                break
    for path, value in draft.leaves:
        if path.endswith("annex") and not draft.has_annex(value) and "off[" not in path:
            yield Hit(path, values={"number": value if isinstance(value, (int, float)) else str(value)})


RULES: Final = (
    Rule("G10", g10_names),
    Rule("G13", g13_fishing),
    Rule("G14", g14_length, lambda draft: not draft.service_only),
    Rule("G15", g15_abbreviations),
    Rule("G19", g19_confidential),
    Rule("G20", g20_markings),
    Rule("G27", g27_marks),
    Rule("G29", g29_annexes),
    Rule("L:annex", annex_references),
    Rule("L:identifier", labelled_identifiers),
)
