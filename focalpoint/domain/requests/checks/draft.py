"""A request as the rules read it: the answers, and what is often asked of them, found once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from focalpoint.domain.requests.answers import Answers, Item, Request, Value
from focalpoint.domain.requests.checks.context import CheckContext
from focalpoint.domain.requests.governing import Cited, Governing, listed, other_state, request_day
from focalpoint.domain.requests.instrument_ids import is_resolution
from focalpoint.domain.requests.law import Law, Matter
from focalpoint.domain.requests.limits import Event, Limit, limits
from focalpoint.domain.requests.severity import Place
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.domain.requests.specification import FieldSpec, Specification, TypeSpec
from focalpoint.domain.requests.world import Profile, World

_INDEX = re.compile(r"\[\d+\]")
_PROSE = frozenset({FieldType.TEXT, FieldType.PROSE})
_TO_PROVIDERS = frozenset({"voluntary_disclosure", "emergency_disclosure"})
_SHORT = frozenset({"preservation", "emergency_disclosure", "voluntary_disclosure"})
ELECTRONIC_TYPES = frozenset(
    {"preservation", "emergency_disclosure", "subscriber_data", "traffic_transactional_data_stored", "content_stored"}
)
SERVICE = "service_of_documents"


@dataclass(frozen=True)
class Draft:
    """Everything that a rule looks at."""

    request: Request
    specification: Specification
    world: World
    law: Law
    governing: Governing
    context: CheckContext

    @property
    def answers(self) -> Answers:
        """What is answered."""
        return self.request.answers

    @property
    def kind(self) -> str:
        """The kind of request."""
        return self.request.kind

    @property
    def stage(self) -> str:
        """The stage of an extradition, of one that is asked of us too; empty for other kinds."""
        if not self.incoming or not self.extradition:
            return self.request.stage or ""
        answers = self.answers
        if answers.text("in.subject") == "provisional_arrest":
            return "provisional_arrest"
        if not answers.text("x.judgment.court"):
            return "accused"
        if answers.get("x.absentia.was") is True or answers.text("x.absentia.notified.how"):
            return "in_absentia"
        return "convicted"

    @property
    def incoming(self) -> bool:
        """Whether the request came to us: the roles are then reversed."""
        return self.kind == "incoming"

    @cached_property
    def extradition(self) -> bool:
        """Whether extradition itself is asked for, of another State or of us."""
        asked = self.answers.text("in.subject") if self.incoming else self.kind
        return asked in {"extradition", "provisional_arrest"}

    @property
    def to_provider(self) -> bool:
        """Whether it goes to a provider rather than to a State."""
        return self.kind in _TO_PROVIDERS

    @property
    def short(self) -> bool:
        """Whether it is one of the forms that need neither facts at length nor the law's text."""
        return self.kind in _SHORT or (self.extradition and self.stage == "provisional_arrest")

    @cached_property
    def other(self) -> str:
        """The other State's code; empty where it is not said."""
        return other_state(self.request)

    @cached_property
    def requested(self) -> str:
        """The State that is to execute: the other one, or we."""
        return self.world.own_state if self.incoming else self.other

    @cached_property
    def profile(self) -> Profile:
        """The requested State's ways."""
        return self.world.profile(self.requested)

    @cached_property
    def day(self) -> date:
        """The letter's date, else today."""
        return request_day(self.request, self.world)

    @cached_property
    def listed(self) -> tuple[Cited, ...]:
        """The drafter's basis, in his order."""
        return listed(self.request)

    @cached_property
    def treaties(self) -> tuple[Cited, ...]:
        """The drafter's basis without resolutions and reciprocity."""
        return tuple(one for one in self.listed if self._is_treaty(one.instrument))

    def _is_treaty(self, instrument: str) -> bool:
        return not is_resolution(instrument) and instrument != "RECIPROCITY"

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Every text that the request may cite: the governing one, those in addition, the drafter's own."""
        return tuple(dict.fromkeys([*self.governing.texts, *(one.instrument for one in self.listed)]))

    @cached_property
    def persons(self) -> tuple[Item, ...]:
        """Everybody in the request."""
        return self.answers.items("subj")

    @cached_property
    def offences(self) -> tuple[Item, ...]:
        """The offences."""
        return self.answers.items("off")

    @cached_property
    def charges(self) -> tuple[Item, ...]:
        """The offences for which extradition is asked."""
        return self.answers.items("x.off")

    @cached_property
    def content(self) -> frozenset[str]:
        """What the governing text lists that a request must hold."""
        base = self.law.base(self.governing.instrument or "")
        return frozenset(item.element for item in (base.content if base is not None else ()))

    @cached_property
    def asked(self) -> tuple[tuple[Item, TypeSpec | None], ...]:
        """What is asked: each entry with its type, as far as the type is known."""
        return tuple((item, self.specification.types.get(item.type)) for item in self.answers.assistance())

    @cached_property
    def types(self) -> frozenset[str]:
        """The types of assistance."""
        return frozenset(item.type for item, _ in self.asked if item.type)

    def entries(self, *types: str) -> Iterator[tuple[Item, str]]:
        """The entries of these types with the path of their fields (``asst[0].fields``)."""
        for item, _ in self.asked:
            if item.type in types:
                yield item, f"asst[{item.index}].fields"

    @cached_property
    def coercive(self) -> bool:
        """Whether anything coercive is asked for."""
        return self.extradition or any(kind is not None and kind.coercive for _, kind in self.asked)

    @cached_property
    def service_only(self) -> bool:
        """Whether documents are to be served and nothing else: then no facts are asked (UNTOC 18(15)(c))."""
        return bool(self.types) and self.types == {SERVICE}

    @cached_property
    def undertakings(self) -> frozenset[str]:
        """The clauses that the drafter wants."""
        return frozenset(str(one) for one in self.answers.gathered("undert[].clause"))

    @cached_property
    def annexes(self) -> Mapping[int, Item]:
        """The annexes by their numbers."""
        found: dict[int, Item] = {}
        for item in self.answers.items("annex"):
            number = item.get("no")
            if isinstance(number, (int, float)):
                found.setdefault(int(number), item)
        return found

    def has_annex(self, number: object) -> bool:
        """Whether there is an annex of this number."""
        return isinstance(number, (int, float)) and int(number) in self.annexes

    @cached_property
    def leaves(self) -> tuple[tuple[str, Value], ...]:
        """Everything that is answered, with its full path."""
        return tuple(self.answers.leaves())

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """The official's own words: every text with its full path."""
        found = []
        for path, value in self.leaves:
            if isinstance(value, str) and self._is_prose(path):
                found.append((path, value))
            elif isinstance(value, tuple):
                found += [(path, one) for one in value if isinstance(one, str) and self._is_prose(path)]
        return tuple(found)

    def _is_prose(self, path: str) -> bool:
        spec = self.field(path)
        return spec is None or spec.type in _PROSE

    def shown(self, path: str) -> bool:
        """Whether the kind of request has a field, so that one can go to it."""
        if not path or path.startswith("asst"):
            return True
        name = _INDEX.sub("[]", path)
        fields = self.specification.fields
        return name in fields or any(one.startswith((f"{name}.", f"{name}[]")) for one in fields)

    def label(self, path: str) -> str:
        """What a field is called in English: a text for the reader's language."""
        spec = self.field(path)
        return path if spec is None else spec.label

    def type_title(self, type_id: str) -> str:
        """What a type of assistance is called in English: a text for the reader's language."""
        kind = self.specification.types.get(type_id)
        return type_id if kind is None else kind.title

    def field(self, path: str) -> FieldSpec | None:
        """What is known of a field."""
        return self.specification.field(path, self.answers)

    @cached_property
    def narrative(self) -> str:
        """The facts as told: summary and chronology."""
        told = [self.answers.text("facts.summary"), *map(str, self.answers.gathered("facts.chron[].event"))]
        return "\n".join(filter(None, told))

    @cached_property
    def place(self) -> Place:
        """Where rules are applied: the columns of the severity table."""
        profile = self.profile
        known = {
            "death_penalty": profile.death_penalty,
            "nationals": profile.nationals,
            "dual_criminality": profile.dual_criminality,
            "tradition": profile.tradition,
            "originals": profile.originals,
            "evidence": None if profile.evidence is None and profile.tradition is None else self._evidence(profile),
            "de_minimis": profile.de_minimis and "yes" if profile.de_minimis != "" else "no",
            "data_protection_statement": _said(profile.data_protection_statement),
            "no_torture_statement": _said(profile.no_torture_statement),
            "languages": "known" if profile.languages else None,
            "urgent": "yes" if self.urgent else "no",
            "coercive": "yes" if self.coercive else "no",
        }
        return Place(
            self.kind,
            self.stage or None,
            self.governing.instrument,
            {name: value for name, value in known.items() if value is not None},
        )

    @staticmethod
    def _evidence(profile: Profile) -> str:
        return "elements" if profile.prima_facie else "summary"

    @cached_property
    def urgent(self) -> bool:
        """Whether urgency is claimed and explained, with its date: only then it lowers anything."""
        answers = self.answers
        return (
            answers.text("hdr.urgency") in {"urgent", "emergency"}
            and bool(answers.text("hdr.urgency_reason.text"))
            and isinstance(answers.get("hdr.urgency_reason.date"), date)
        )

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The limits that run: from what happened, and from the arrest that the request tells of."""
        arrested = self.answers.get("x.arrest.date")
        events = list(self.context.events)
        if isinstance(arrested, date):
            events.append(Event("arrested", arrested))
        return limits(self.governing, events, self.law, kind=self.kind)

    @cached_property
    def near_limit(self) -> bool:
        """Whether a legal limit ends within 72 hours."""
        return any(0 <= (limit.on - self.world.today).days <= 3 for limit in self.limits if not limit.rule.check)

    @property
    def electronic(self) -> bool:
        """Whether it is about electronic evidence alone."""
        return self.governing.matter is Matter.ELECTRONIC


def _said(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"
