"""Our answers to another State's request: from the acknowledgement to the results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from focalpoint.documents.requests import ending, opening
from focalpoint.documents.requests.material import Material
from focalpoint.documents.requests.model import Paper
from focalpoint.documents.requests.writer import OURS, Row, Writer
from focalpoint.domain.requests.answers import Item, Request
from focalpoint.domain.requests.instrument_ids import request_id

REPLIES: Final = frozenset(
    {
        Paper.ACKNOWLEDGEMENT, Paper.ASKING, Paper.CONSULTATION, Paper.REFUSAL, Paper.POSTPONEMENT, Paper.CONDITIONS,
        Paper.TRANSMISSION, Paper.COSTS, Paper.REFERRAL,
    }
)  # fmt: skip
_DECIDED: Final = {
    "acknowledge": Paper.ACKNOWLEDGEMENT,
    "ask": Paper.ASKING,
    "consult": Paper.CONSULTATION,
    "refuse": Paper.REFUSAL,
    "postpone": Paper.POSTPONEMENT,
    "execute_on_conditions": Paper.CONDITIONS,
    "execute_in_part": Paper.CONDITIONS,
    "transmit_results": Paper.TRANSMISSION,
}
_THEIRS: Final = (
    "in.reference", "in.dated", "in.signed_by", "in.received", "in.subject", "in.channel", "in.language",
    "proc.file_no",
)  # fmt: skip
_PROSECUTED: Final = frozenset({"nationality"})


def paper_of(material: Material, paper: Paper) -> Paper:
    """Which answer an incoming request gets: the one that was decided, unless another is asked for."""
    return decided(material.request) if material.incoming and paper is Paper.LETTER else paper


def decided(request: Request) -> Paper:
    """The answer that was decided on; without a decision the acknowledgement."""
    return _DECIDED.get(request.answers.text("in.decision"), Paper.ACKNOWLEDGEMENT)


def write(w: Writer, paper: Paper) -> None:
    """One answer."""
    opening.head(w, w.words.title(paper.value), ("in.referred.to",) if paper is Paper.REFERRAL else None)
    _their_request(w)
    _WRITERS[paper](w)
    _officer(w)
    ending.annexes(w)
    w.part("open")
    w.facts("open", [path for path in w.open_below("") if path.startswith(OURS) and not path.startswith("sign.")])
    w.end_part()
    if paper is not Paper.REFERRAL and w.answers.get("closing") is not False:
        w.clause("IN.CLOSE", "closing", numbered=False)
    ending.sign(w)


def wanted(w: Writer) -> list[Row]:
    """What their request lacks: what the official names, else what is asked for and is not there."""
    named = w.answers.get("in.missing")
    if isinstance(named, tuple) and named:
        text = w.text("in.missing")
        if len(named) > 1 and w.words.code == w.material.request.language:
            return [("", w.words.kept(str(each)), "in.missing") for each in named]
        return [("", text, "in.missing")]
    rows: dict[str, Row] = {}
    for each in w.material.specification.wanted(w.answers):
        if not each.answered and each.field.severity != "advice" and not each.path.startswith(OURS):
            label = w.label(each.path)
            rows.setdefault(label, ("", label, each.path))
    return list(rows.values())


def _their_request(w: Writer) -> None:
    """Which request it is about."""
    w.part("request")
    state: Row = (w.words.label("in.from_state"), w.text("in.from_state"), "in.from_state")
    w.facts("request", _THEIRS, [state] if state[1] else [])
    w.facts("request.authority", ["in.authority", "in.address"])


def _acknowledge(w: Writer) -> None:
    w.part("content")
    day = w.text("in.received")
    if day:
        w.clause("IN.ACK", "in.received", date=day)
    if not wanted(w):
        w.clause("IN.ACK.COMPLETE", "in.decision")


def _ask(w: Writer) -> None:
    w.part("missing")
    rows = wanted(w)
    w.clause("IN.ASK", "in.missing")
    if not rows:
        w.demand("missing", "in.missing")
    else:
        w.bullets("missing", [text for _, text, _ in rows], "in.missing", clause_id="IN.ASK")
    day = w.text("in.missing_until")
    if day:
        w.clause("IN.ASK.DATE", "in.missing_until", date=day)
    w.clause("IN.ASK.OPEN", "in.decision")


def _consult(w: Writer) -> None:
    w.part("grounds")
    w.clause("IN.CONSULT", "in.grounds")
    _grounds(w)
    conditions = _conditions(w)
    if conditions:
        w.clause("IN.CONSULT.TERMS", "in.conditions")
        w.bullets("conditions", conditions, "in.conditions", clause_id="IN.CONSULT.TERMS")
    else:
        w.clause("IN.CONSULT.VIEWS", "in.grounds")
    day = w.text("in.consult_until")
    if day:
        w.clause("IN.ASK.DATE", "in.consult_until", date=day)


def _refuse(w: Writer) -> None:
    w.part("grounds")
    w.clause("IN.REFUSE", "in.grounds")
    grounds = _grounds(w)
    if grounds & _PROSECUTED and w.answers.text("in.subject") == "extradition":
        w.clause("IN.REFUSE.PROSECUTE", "in.grounds")
    w.clause("IN.REFUSE.AGAIN", "in.decision")


def _postpone(w: Writer) -> None:
    w.part("content")
    w.clause("IN.POSTPONE", "in.postponed.reason")
    if not w.own("in.postponed.reason"):
        w.demand("reason", "in.postponed.reason")
    day = w.text("in.postponed.until")
    if day:
        w.clause("IN.POSTPONE.UNTIL", "in.postponed.until", date=day)
    w.clause("IN.POSTPONE.CONSULT", "in.decision")


def _execute(w: Writer) -> None:
    w.part("conditions")
    conditions = _conditions(w)
    if conditions:
        w.clause("IN.COND", "in.conditions")
        w.bullets("conditions", conditions, "in.conditions", clause_id="IN.COND")
        w.clause("IN.COND.ACCEPT", "in.conditions")
    in_part = w.answers.text("in.partial.not_done") or w.answers.text("in.decision") == "execute_in_part"
    if not conditions and not in_part:
        w.demand("conditions", "in.conditions")
    if in_part:
        w.clause("IN.PARTIAL", "in.partial.not_done")
        w.record("partial", "in.partial.")


def _transmit(w: Writer) -> None:
    w.part("results")
    w.clause("IN.RESULTS", "in.results")
    if not w.table("results", "in.results", ("what", "annex", "original", "return_by")):
        w.demand("results", "in.results")
    w.clause("IN.RESULTS.USE", "in.results")
    conditions = _conditions(w)
    if conditions:
        w.clause("IN.RESULTS.CONDITIONS", "in.conditions")
        w.bullets("conditions", conditions, "in.conditions", clause_id="IN.RESULTS.CONDITIONS")
    days = {day for item in w.answers.items("in.results") if (day := w.shown(f"in.results[{item.index}].return_by"))}
    if len(days) == 1:  # where the days differ, the table says each
        w.clause("IN.RESULTS.RETURN", "in.results[0].return_by", date=days.pop())
    w.clause("IN.RESULTS.DONE", "in.decision")


def _costs(w: Writer) -> None:
    w.part("content")
    w.clause("IN.COSTS", "in.costs")
    if not w.own("in.costs", "IN.COSTS.AMOUNT"):
        w.demand("costs", "in.costs")


def _refer(w: Writer) -> None:
    w.part("content")
    w.clause("IN.REFERRAL", "in.referred.to")
    w.demand("referral", "in.referred.to")
    w.facts("referral.file", ["in.referred.date", "in.referred.reference"])
    day = w.shown("in.deadline")
    if day:
        w.clause("IN.REFERRAL.BY", "in.deadline", date=day)
    if w.answers.get("hdr.handling.confidential") is True:
        w.clause("IN.REFERRAL.SECRET", "hdr.handling.confidential")
    w.table("referral.persons", "subj", ("names.latin", "names.original", "role", "birth_date", "nationalities"))


def _officer(w: Writer) -> None:
    w.part("details")
    w.facts("officer", ["in.officer.name", "in.officer.phone", "in.officer.email"])


def _conditions(w: Writer) -> list[str]:
    value = w.answers.get("in.conditions")
    if not isinstance(value, tuple) or not value:
        return []
    if w.words.code == w.material.request.language:
        w.sheet.used.add("in.conditions")
        return [w.words.kept(str(each)) for each in value]
    return [w.text("in.conditions")]


def _grounds(w: Writer) -> set[str]:
    """Every ground that applies, in the treaty's words, with the article, and why in the official's."""
    said = set()
    for item in w.answers.items("in.grounds"):
        if item.get("applies") is False:
            continue
        ground, place = item.text("ground"), item.index
        path = f"in.grounds[{place}].ground"
        if w.knows(f"GR.{ground}"):
            said.add(ground)
            cited = _cited(w, item)
            if cited:
                w.clause(f"GR.{ground}", path, key=f"ground.{place}", cite=w.words.cite([cited]))
            else:
                w.clause(f"GR.{ground}", path, key=f"ground.{place}")
        w.own(f"in.grounds[{place}].explanation")
    if not w.answers.items("in.grounds"):
        w.facts("grounds.missing", ["in.grounds"])
    elif w.answers.text("in.dual.conduct") and "dual_criminality" in said:
        w.record("dual", "in.dual.")
    return said


def _cited(w: Writer, item: Item) -> tuple[str, str] | None:
    """The official's own article for a ground, where the map does not deny that there is one."""
    instrument, article = request_id(item.text("instrument")), item.text("article")
    if not instrument or not article or w.material.whole_law.has_article(instrument, article) is False:
        return None
    return instrument, article


_WRITERS: Final[Mapping[Paper, Callable[[Writer], None]]] = {
    Paper.ACKNOWLEDGEMENT: _acknowledge,
    Paper.ASKING: _ask,
    Paper.CONSULTATION: _consult,
    Paper.REFUSAL: _refuse,
    Paper.POSTPONEMENT: _postpone,
    Paper.CONDITIONS: _execute,
    Paper.TRANSMISSION: _transmit,
    Paper.COSTS: _costs,
    Paper.REFERRAL: _refer,
}
