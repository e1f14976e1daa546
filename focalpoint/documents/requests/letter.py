"""The letter of every kind: which parts it has, in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from focalpoint.documents.requests import companions, ending, matter, measures, opening, replies, surrender
from focalpoint.documents.requests.clause_book import phrases
from focalpoint.documents.requests.material import Material
from focalpoint.documents.requests.model import Letter, LetterOptions, Paper
from focalpoint.documents.requests.writer import Writer
from focalpoint.domain.requests.answers import Request
from focalpoint.domain.requests.clauses import ClauseBook

Part = Callable[[Writer], None]


def _offences(w: Writer) -> None:
    """The offences of a letter about a person: those of the extradition, else those of the case."""
    if w.answers.items("x.off") or (w.open_below("x.off") and not w.answers.items("off")):
        surrender.offences(w)
    else:
        matter.offences(w)


_CASE: Final[tuple[Part, ...]] = (matter.authorities, matter.history, matter.persons, matter.victims, matter.facts)
_EXTRADITION: Final[tuple[Part, ...]] = (
    surrender.provisional, surrender.person_sought, matter.authorities, matter.history, matter.persons, matter.victims,
    matter.facts, surrender.offences, surrender.papers, surrender.circumstances, surrender.assurances,
    surrender.handing_over,
)  # fmt: skip
_SHORT: Final[tuple[Part, ...]] = (matter.authorities, matter.history, matter.persons, matter.facts)
_OF_A_PERSON: Final[tuple[Part, ...]] = (
    surrender.person_sought, matter.authorities, matter.history, matter.persons, matter.victims, matter.facts,
    _offences, surrender.papers, surrender.circumstances, surrender.assurances, measures.measures,
)  # fmt: skip
_OTHER: Final[tuple[Part, ...]] = (*_CASE, matter.offences, measures.measures)
_PARTS: Final[Mapping[str, tuple[Part, ...]]] = {
    "mla": (*_CASE, matter.offences, measures.measures, matter.nexus, matter.purpose, ending.procedures),
    "extradition": _EXTRADITION,
    **dict.fromkeys(
        (
            "speciality_consent",
            "reextradition_consent",
            "temporary_surrender",
            "transit",
            "assurance",
            "prosecution_instead",
            "interpol_data",
        ),
        _OF_A_PERSON,
    ),
    "preservation": (*_SHORT, matter.offences, measures.measures, matter.purpose),
    "voluntary_disclosure": (*_SHORT, matter.offences, measures.measures, matter.purpose),
    "emergency_disclosure": (measures.measures, *_SHORT, matter.offences, matter.purpose),
    "transfer_of_proceedings": (*_CASE, matter.offences, measures.measures, matter.purpose),
}
_AFTERWARDS: Final = (
    "hdr.", "auth.statement", "to.", "basis.", "undert", "cost", "closing", "annex", "sign.", "subj", "vict", "asst",
    "copies",
)  # fmt: skip
"""What is not told among the particulars: it has its own place, or none."""


_COMPANIONS: Final = (Paper.COVERING_LETTER, Paper.NOTE_VERBALE, Paper.CERTIFICATION, Paper.CONTACTS)
_ANSWERS: Final = (
    Paper.ACKNOWLEDGEMENT, Paper.ASKING, Paper.CONSULTATION, Paper.POSTPONEMENT, Paper.COSTS, Paper.CONDITIONS,
    Paper.REFUSAL, Paper.TRANSMISSION, Paper.REFERRAL,
)  # fmt: skip


def papers_of(request: Request) -> tuple[Paper, ...]:
    """What can be written out of a request, its own letter first; for a menu."""
    if request.kind == "incoming":
        return (Paper.LETTER, *(one for one in _ANSWERS if one is not replies.decided(request)), *_COMPANIONS)
    return (Paper.LETTER, *_COMPANIONS)


def paper_title(request: Request, paper: Paper, language: str) -> str:
    """What a paper calls itself in a language."""
    key = paper.value
    if paper is Paper.LETTER:
        incoming = request.kind == "incoming"
        key = replies.decided(request).value if incoming else opening.title_key(request.kind, request.stage)
    return phrases().titles[key][language]


def letter(material: Material, book: ClauseBook, options: LetterOptions) -> Letter:
    """What is written out of a request, in one language.

    An answer of the official's stands as it was written in the request's own language; in another one its translation,
    or a mark. What a required rule misses is marked where it belongs, once; what was released is said to follow.
    """
    w = Writer(material, book, options)
    paper = replies.paper_of(material, options.paper)
    if paper in replies.REPLIES:
        replies.write(w, paper)
    elif paper is Paper.LETTER:
        _request(w)
    else:
        companions.write(w, paper)
    return _finished(w, _title(w, paper))


def _request(w: Writer) -> None:
    material = w.material
    opening.head(w, _title(w, Paper.LETTER))
    opening.compliments(w)
    opening.sides(w)
    opening.basis(w)
    for part in _PARTS.get(material.kind, _OTHER):
        part(w)
    _particulars(w)
    ending.handling(w)
    ending.undertakings(w)
    _afterwards(w)
    ending.annexes(w)
    _open(w)
    ending.close(w)


def _particulars(w: Writer) -> None:
    """Whatever else was answered: nothing is left out because no part asked for it."""
    w.part("details")
    w.record("details", "", lambda path: path.startswith(_AFTERWARDS))
    if w.material.kind == "outcome_notice":
        w.clause("CL.OUTCOME", "outcome.instrument")


def _afterwards(w: Writer) -> None:
    """Sentences of single kinds that say what comes of it."""
    kind = w.material.kind
    if kind == "withdrawal":
        w.clause("CL.WITHDRAW", "to.authority.name")
    elif kind == "temporary_surrender":
        w.clause("CL.X.CUSTODY", "to.state")
    elif kind == "prosecution_instead":
        for clause in ending.PROSECUTE:
            w.clause(clause, "to.state")
    elif kind == "interpol_data" and w.answers.get("interpol.extradition_will_be_sought") is True:
        w.clause("CL.INTERPOL.SEEK", "interpol.extradition_will_be_sought")


def _open(w: Writer) -> None:
    """What is missing and has no place of its own."""
    w.part("open")
    paths = [path for path in w.open_below("") if not path.startswith("sign.")]
    w.facts("open", paths)


def _title(w: Writer, paper: Paper) -> str:
    if paper is Paper.LETTER:
        return w.words.title(opening.title_key(w.material.kind, w.material.request.stage))
    return w.words.title(paper.value)


def _finished(w: Writer, title: str) -> Letter:
    answers, words = w.answers, w.words
    notices = []
    if w.options.exercise:
        notices.append(words.notice("exercise"))
    if w.options.redacted:
        notices.append(words.notice("redacted"))
    urgency = answers.text("hdr.urgency")
    if urgency in {"urgent", "emergency"}:
        notices.append(words.notice(urgency))
    if answers.get("hdr.handling.confidential") is True:
        notices.append(words.notice("confidential"))
    caveat = [w.shown("hdr.handling.marking")]
    if answers.text("proc.stage") in {"preliminary", "investigation", "trial", "appeal"}:
        caveat.append(w.sentence("CL.CAVEAT")[0])
    if w.options.exercise:
        caveat.append(w.sentence("CL.EXERCISE")[0])
    return Letter(
        language=words.code,
        title=title,
        reference=answers.text("hdr.req_no"),
        blocks=tuple(w.sheet.blocks),
        missing=w.gaps,
        unsigned=tuple(dict.fromkeys(w.sheet.unsigned)),
        sentences=tuple(w.sheet.sentences),
        caveat=" · ".join(part for part in caveat if part),
        notice=" · ".join(notices),
    )
