"""Answers as text in the letter's language: dates and codes in its words, the official's text or its translation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from focalpoint.documents.requests.material import Material
from focalpoint.documents.requests.model import REDACTED, TRANSLATE, Gap, LetterOptions, TranslationState
from focalpoint.documents.requests.redaction import Redaction
from focalpoint.documents.requests.wording import Wording
from focalpoint.domain.requests.answers import Item
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.domain.requests.specification import FieldSpec

_AS_WRITTEN: Final = frozenset(
    {
        "account", "account_no", "address", "aliases", "bank", "branch", "currency", "dates", "endpoint", "file_no",
        "holder", "id", "interpol_ref", "ip", "items_no", "judge", "latin", "name", "no", "number", "officer",
        "original", "parents", "passport_no", "passports", "personal_number", "place", "places", "portal", "protocol",
        "ncb", "reference", "registration_no", "req_no", "their_ref", "ticket", "preservation_ticket", "trading_name",
        "signed_by", "article", "hash", "service", "birth_place", "seat", "from", "to", "representative",
        "issuer", "witness", "format",
    }
)  # fmt: skip
"""Last parts of ids whose texts are names, places or references: the same in every language."""
_MONEY: Final = frozenset({"amount", "amount_to_freeze", "value", "threshold"})


class Values:
    """One request's answers in one language."""

    def __init__(self, material: Material, words: Wording, options: LetterOptions) -> None:
        self.material = material
        self.answers = material.answers
        self.options = options
        self.words = words
        self.untranslated: list[Gap] = []
        """What was asked for and has no translation."""
        self._specs: dict[str, FieldSpec | None] = {}
        self._persons = frozenset(item.id for item in self.answers.items("subj") if item.id)
        today = material.world.today
        self._redaction = Redaction(self.answers, today, options.protected) if options.redacted else None

    def shown(self, path: str) -> str:
        """An answer as text in the letter's language; empty when there is none."""
        spec = self._spec(path)
        value = self.answers.get(path)
        if value is None or value == ():
            return ""
        if self._redaction is not None and self._redaction.hides(path):
            return REDACTED
        kind = FieldType.TEXT if spec is None else spec.type
        if isinstance(value, tuple):
            plain = [each for each in value if not isinstance(each, Item)]
            if kind in {FieldType.TEXT, FieldType.PROSE} and self._foreign(path, value):
                return self._translated(path, spec)
            return self.words.listed(self._value(each, spec, path) for each in plain)
        if kind in {FieldType.TEXT, FieldType.PROSE} and self._foreign(path, value):
            return self._translated(path, spec)
        return self._value(value, spec, path)

    def label(self, path: str) -> str:
        """What the answer at a full path is called."""
        spec = self._spec(path)
        key = _unindexed(path)
        return self.words.label(key.replace("[]", ""), spec.label if spec is not None else "")

    def _value(self, value: object, spec: FieldSpec | None, path: str) -> str:
        words, kind = self.words, FieldType.TEXT if spec is None else spec.type
        if isinstance(value, bool):
            return words.value("yes" if value else "no")
        if isinstance(value, datetime):
            return words.instant(value)
        if isinstance(value, date):
            return words.date(value)
        if isinstance(value, int | float):
            return self._number(value, kind, path)
        text = str(value)
        if kind is FieldType.TEXT and text in self._persons:
            return self.person(text)
        shown = {
            FieldType.STATE: words.state,
            FieldType.LANGUAGE: words.language_name,
            FieldType.INSTRUMENT: words.short,
            FieldType.ARTICLE: words.article,
            FieldType.CHOICE: lambda code: words.value(code, spec),
            FieldType.PERSON: self.person,
        }.get(kind)
        if shown is not None:
            return shown(text)
        return words.kept(self._redaction.applied(text) if self._redaction is not None else text)

    def _number(self, value: float, kind: FieldType, path: str) -> str:
        if kind is FieldType.ANNEX:
            return self.words.word("annex", n=f"{value:g}")
        if path.rpartition(".")[2] in _MONEY:
            return self.words.language.number(value, 0 if float(value).is_integer() else 2)
        return str(value)

    def person(self, person_id: str) -> str:
        """How the letter names a person: by the name in Latin letters."""
        item = next((each for each in self.answers.items("subj") if each.id == person_id), None)
        if item is None:
            return self.words.kept(person_id)
        return self.shown(f"subj[{item.index}].names.latin") or self.words.kept(person_id)

    def _foreign(self, path: str, value: object) -> bool:
        """Whether an answer is in the official's words and the letter in another language."""
        if self.words.code == self.material.request.language:
            return False
        if path.rpartition(".")[2] in _AS_WRITTEN and not self._given(path):
            return False
        texts = value if isinstance(value, tuple) else (value,)
        return any(isinstance(text, str) and any(letter.isalpha() for letter in text) for text in texts)

    def _spec(self, path: str) -> FieldSpec | None:
        if path not in self._specs:
            self._specs[path] = self.material.specification.field(path, self.answers)
        return self._specs[path]

    def _given(self, path: str) -> str:
        """The translation of an answer into the letter's language; none where the answer changed since."""
        given = self.options.translations.get(path, {}).get(self.words.code)
        return "" if given is None or given.state is TranslationState.SOURCE_CHANGED else given.text.strip()

    def _translated(self, path: str, spec: FieldSpec | None) -> str:
        text = self._given(path)
        if text:
            return self.words.kept(self._redaction.applied(text) if self._redaction is not None else text)
        label = self.label(path)
        self.untranslated.append(Gap("translate", path, label))
        return TRANSLATE.format(label=label)


def _unindexed(path: str) -> str:
    """The id of a field from its full path: ``asst[0].fields.bank`` is "bank", ``subj[0].role`` is "subj[].role"."""
    name, inside = "", False
    for letter in path:
        if letter == "[":
            inside, name = True, f"{name}[]"
        elif letter == "]":
            inside = False
        elif not inside:
            name += letter
    return name
