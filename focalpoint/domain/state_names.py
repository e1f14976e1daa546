"""Which printed name means which participant: exact names in six languages, formal, former and other known names.

Names are compared folded (case, accents, punctuation), with footnote signs taken off, abbreviations written out and
the order of words left aside ("Congo, Dem. Rep. of the"). Nothing is guessed: what two participants share is ambiguous,
what nobody has is not matched, and resemblance alone never decides.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from focalpoint.domain.folding import fold, words_of
from focalpoint.domain.states import How, Match, Span, StateKind, World

_SUPERSCRIPTS: Final = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079\u2080-\u2089]+[,\u02d2 ]*")
_SIGNS: Final = re.compile(r"[*†‡§¶#•°^‖]+")
_NUMBERS: Final = r"\d{1,3}(?:\s*[,;،、/]\s*\d{1,3})*"
_NOTE_BRACKETS: Final = re.compile(
    rf"\s*[\[(（]\s*(?:{_NUMBERS}|[ivx]{{1,4}}|(?:foot)?notes?\s*\d*)\s*[\])）]\s*", re.IGNORECASE
)
_TRAILING: Final = re.compile(rf"(?<=\D)[\s,;،]*{_NUMBERS}\s*[/)]?(?:\s*,)?$")
_LEADING: Final = re.compile(r"^(?:\d{1,3}\s*[.)]\s*|\d{1,3}\s+(?=\D))")
_REMARK: Final = re.compile(r"^(?P<name>[^(（]+?)\s*[(（](?P<remark>[^()（）]{1,80})[)）]\s*$")
_BEHALF: Final = re.compile(
    r"^(?P<name>.+?)\s*(?:,\s*)?\b(?P<remark>(?:on behalf of|in respect of|for|au nom de|pour|en nombre de|respecto de|"
    r"от имени|в отношении)\s.+)$",
    re.IGNORECASE,
)
_LIMITS: Final = frozenset(
    fold(
        "for excluding including except without with on behalf in respect only metropolitan european hors pour sauf "
        "au excluant excepto para con sin incluido для за кроме включая от в"
    ).split()
)
"""How a remark begins that limits a name to some territories."""
_SHORT: Final = {
    "st": "saint", "ste": "saint", "sainte": "saint", "rep": "republic", "repub": "republic", "dem": "democratic",
    "fed": "federal", "peoples": "people", "isls": "islands", "is": "islands", "island": "islands", "rd": "democratic",
}  # fmt: skip
_DROPPED: Final = frozenset(
    fold("the of and & le la les l de du des d et el los las del y e и of s of_the the_state_of").split()
)


class Cleaned(NamedTuple):
    """A printed name without its footnotes. ``limit`` is a territory that it is limited to, in the table's words."""

    name: str
    remark: str = ""
    """What stood in brackets behind the name, or after it, and is no part of it for sure."""
    limit: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    code: str
    how: How
    span: Span = field(default_factory=Span)


def cleaned(printed: str) -> Cleaned:
    """A name without footnote signs and numbers; remarks in brackets are told apart but stay in ``name``."""
    name = _SUPERSCRIPTS.sub(" ", " ".join(printed.split()))
    before = ""
    while before != name:
        before = name
        name = _NOTE_BRACKETS.sub(" ", _SIGNS.sub(" ", name)).strip(" ,;:.\u00a0")
        name = _TRAILING.sub("", name)
    name = " ".join(_LEADING.sub("", name).split())
    found = _REMARK.match(name) or _BEHALF.match(name)
    if found is None:
        return Cleaned(name)
    remark = found["remark"].strip()
    first = words_of(fold(remark))[:1]
    return Cleaned(name, remark, bool(first) and first[0] in _LIMITS)


def key_of(name: str) -> str:
    """A name as it is compared: folded words in their order, abbreviations written out."""
    return " ".join(_SHORT.get(word, word) for word in words_of(fold(name).replace("people's", "people")))


def bag_of(name: str) -> str:
    """The words of a name in no order, without articles: "Iran, Islamic Republic of" as "Islamic Republic of Iran"."""
    return " ".join(sorted(word for word in set(key_of(name).split()) if word not in _DROPPED))


class NameIndex:
    """Every known name of every participant."""

    def __init__(self, world: World, more: Iterable[tuple[str, str]] = ()) -> None:
        """``more``: further (code, name) pairs that are usual in some language."""
        self._keys: dict[str, list[_Known]] = defaultdict(list)
        self._bags: dict[str, list[_Known]] = defaultdict(list)
        self._codes = frozenset(world.states)
        for state in world.states.values():
            if state.continued_by:
                continue  # whoever continues it bears its names as former ones
            for names, how in ((state.names, How.NAME), (state.formal_names, How.FORMAL)):
                for name in names.values():
                    self._learn(name, _Known(state.code, how))
        for alias in world.aliases:
            self._learn(alias.name, _Known(alias.code, How.FORMER if alias.former else How.ALIAS, alias.span))
        for code, name in more:
            self._learn(name, _Known(code, How.ALIAS))

    def _learn(self, name: str, known: _Known) -> None:
        for index, folded in ((self._keys, key_of(name)), (self._bags, bag_of(name))):
            if folded and known not in index[folded]:
                index[folded].append(known)

    def names(self) -> Mapping[str, Collection[str]]:
        """Every folded name with the codes that bear or bore it, for looking for what resembles a name."""
        return {key: {known.code for known in found} for key, found in self._keys.items()}

    def match(self, printed: str, on: dt.date | None = None, hints: Collection[str] = ()) -> Match:
        """Whom a name means on a day (which only former names that several bore need)."""
        tidy = cleaned(printed)
        if tidy.name in self._codes and tidy.name.isupper():
            return Match(printed, tidy.name, How.CODE)
        ambiguous: tuple[str, ...] = ()
        for name in self._forms(tidy):
            found = self._named(name, on, hints)
            if isinstance(found, _Known):
                return Match(printed, found.code, found.how)
            ambiguous = ambiguous or found
        return Match(printed, how=How.AMBIGUOUS if ambiguous else How.NONE, proposals=ambiguous)

    @staticmethod
    def _forms(tidy: Cleaned) -> list[str]:
        """The name as it stands; then without a remark that only limits it or names an act."""
        forms = [tidy.name]
        if tidy.remark:
            without = _REMARK.match(tidy.name) or _BEHALF.match(tidy.name)
            if without is not None and (tidy.limit or act_words(tidy.remark)):
                forms.append(without["name"])
        return forms

    def _named(self, name: str, on: dt.date | None, hints: Collection[str]) -> _Known | tuple[str, ...]:
        shared: tuple[str, ...] = ()
        for index, folded in ((self._keys, key_of(name)), (self._bags, bag_of(name))):
            for how in (How.NAME, How.FORMAL, How.FORMER, How.ALIAS):
                found = [known for known in index.get(folded, ()) if known.how is how]
                chosen = _one(found, on, hints)
                if chosen is not None:
                    return chosen
                if found:
                    return tuple(dict.fromkeys(known.code for known in found))
        return shared


def _one(found: list[_Known], on: dt.date | None, hints: Collection[str]) -> _Known | None:
    """The one that is meant: the only one, the only one that bore the name then, the only one that is expected."""
    for some in (
        found,
        [known for known in found if on is not None and known.span.holds(on)],
        [known for known in found if known.code in hints],
    ):
        if len({known.code for known in some}) == 1:
            return some[0]
    return None


_ACT_WORDS: Final = frozenset(
    fold(
        "accession accessions ratification acceptance approval succession signature declaration reservation "
        "denunciation withdrawal a aa d s r p adhésion acceptation approbation adhesión ratificación aceptación "
        "aprobación sucesión "
        "firma присоединение ратификация принятие утверждение правопреемство подписание انضمام تصديق قبول موافقة خلافة "
        "توقيع 加入 批准 接受 核准 继承 签署"
    ).split()
)


def act_words(remark: str) -> bool:
    """Whether a remark names an act rather than a part of the world."""
    words = words_of(fold(remark))
    return bool(words) and words[0] in _ACT_WORDS


def is_participant(kind: StateKind) -> bool:
    """Whether acts may be recorded for it: States, former ones, organizations; not territories."""
    return kind is not StateKind.TERRITORY
