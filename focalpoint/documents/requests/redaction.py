"""What a redacted copy does not say: names of the protected, addresses and identifiers, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from focalpoint.documents.requests.model import REDACTED
from focalpoint.domain.requests.answers import Answers, Item

_PROTECTED_ROLES: Final = frozenset({"victim", "witness"})
_OF_AGE: Final = 18
_HIDDEN: Final = frozenset(
    {
        "account", "account_no", "address", "birth_place", "email", "endpoint", "ip", "last_address", "number_plate",
        "passport_no", "passports", "personal_number", "phone", "phone_24_7", "portal", "premises", "seat",
    }
)  # fmt: skip
"""Last parts of ids that are always left out."""
_OFFICIAL: Final = ("auth.", "to.", "sign.", "hdr.")
"""Officials and authorities are named: a letter says who wrote it, and to whom."""
_DOCUMENTS: Final = re.compile(r"documents\[\d+\]\.number$")
_NAMES: Final = re.compile(r"(names\.\w+|aliases|birth_date|birth_note|parents|representative)$")
_SHORTEST: Final = 3


class Redaction:
    """Decides for each answer, and takes out of running text what it hid elsewhere."""

    def __init__(self, answers: Answers, today: date, protected: Iterable[str] = ()) -> None:
        """``protected`` are ids of persons that the case protects."""
        self._persons = {
            item.index
            for item in answers.items("subj")
            if item.id in set(protected) or _is_protected(item, today)
        }  # fmt: skip
        secrets = {
            text
            for path, value in answers.leaves()
            if self.hides(path)
            for text in _texts(value)
            if len(text) >= _SHORTEST
        }  # fmt: skip
        longest_first = sorted(secrets, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if secrets else None

    def hides(self, path: str) -> bool:
        """Whether the answer at a full path is left out."""
        if path.startswith(_OFFICIAL):
            return False
        if path.startswith("vict["):
            return bool(_NAMES.search(path))
        if path.startswith("subj[") and int(path[5 : path.index("]")]) in self._persons and _NAMES.search(path):
            return True
        return path.rpartition(".")[2] in _HIDDEN or bool(_DOCUMENTS.search(path))

    def applied(self, text: str) -> str:
        """A text without what is hidden elsewhere in the request."""
        return self._secrets.sub(REDACTED, text) if self._secrets else text


def _is_protected(item: Item, today: date) -> bool:
    if item.text("role") in _PROTECTED_ROLES or item.get("minor") is True or item.get("protected") is True:
        return True
    born = item.get("birth_date")
    return isinstance(born, date) and (today.year - born.year - ((today.month, today.day) < (born.month, born.day))) < (
        _OF_AGE
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
