"""How a letter ends: urgency and confidentiality, undertakings, annexes, thanks and signature."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.requests.model import BlockKind, LetterBlock
from focalpoint.documents.requests.opening import TO_PROVIDERS, TRANSMITTING
from focalpoint.documents.requests.writer import Writer

_WANTED: Final = {
    "use_limitation": ("CL.USE", "CL.USE.EXC"),
    "return_of_originals": ("CL.RETURN",),
    "data_protection": ("CL.DATA",),
    "speciality": ("CL.X.SPECIALITY",),
    "no_reextradition": ("CL.X.NOREEX",),
    "consular_access": ("CL.CONSULAR",),
    "no_torture_evidence": ("CL.NOTORTURE",),
}
_NO_REFUSAL: Final = ("CL.POL", "CL.FISCAL.FIN99", "CL.FISCAL", "CL.BANK")
_NO_REFUSAL_X: Final = ("CL.POL", "CL.FISCAL.FIN99", "CL.FISCAL")
PROSECUTE: Final = (
    "CL.X.PROSECUTE", "CL.X.PROSECUTE.OLDER", "CL.X.PROSECUTE.DELAY", "CL.X.PROSECUTE.NATIONAL",
    "CL.X.PROSECUTE.PLAIN",
)  # fmt: skip
"""What is asked where extradition is not granted, each in the words of its conventions."""
ASKING: Final = frozenset(
    {
        "mla", "preservation", "extradition", "transfer_of_proceedings", "transfer_of_sentenced_person",
        "speciality_consent", "reextradition_consent", "temporary_surrender", "transit",
    }
)  # fmt: skip
"""Kinds that ask something of another State."""


def procedures(w: Writer) -> None:
    """The formalities wanted, and who wishes to be present."""
    w.part("procedures")
    if w.answers.items("procd.formal"):
        w.clause("CL.PROC", "procd.formal")
        w.table("procd.formal", "procd.formal", ("formality", "reason"))
    w.record("procd", "procd.")


def handling(w: Writer) -> None:
    """Why it is urgent, by when, and who may know."""
    w.part("handling")
    if w.answers.text("hdr.urgency") in {"urgent", "emergency"}:
        w.own("hdr.urgency_reason.text", "CL.URG")
        day = w.text("hdr.urgency_reason.date")
        if day:
            w.clause("CL.URG.DATE", "hdr.urgency_reason.date", date=day)
    day = w.text("hdr.deadline")
    if day:
        w.clause("CL.DEADLINE", "hdr.deadline", date=day)
        w.own("hdr.deadline_reason", "CL.DEADLINE.WHY")
    if w.answers.get("hdr.handling.confidential") is True:
        w.clause("CL.CONF", "hdr.handling.confidential")
        w.own("hdr.handling.reason", "CL.CONF.WHY")
        w.own("hdr.handling.may_be_told", "CL.CONF.TOLD")
    for path, clause in (
        ("hdr.no_tip_off", "CL.VOL.NONOTICE" if w.material.kind in TO_PROVIDERS else "CL.NOTIP"),
        ("hdr.draft_sent_ahead", "CL.AHEAD"),
        ("hdr.acknowledgement", "CL.ACK"),
        ("hdr.feedback", "CL.FEEDBACK"),
    ):
        if w.answers.get(path) is True:
            w.clause(clause, path)
    w.facts("handling.missing", w.open_below("hdr.handling.") + w.open_below("hdr.urgency"))


def undertakings(w: Writer) -> None:
    """What the governing text excludes as a ground, what we undertake, and the wish to be heard before a refusal."""
    w.part("undertakings")
    kind, extradition = w.material.kind, w.material.extradition
    if kind in {"mla", "extradition"}:
        for clause in _NO_REFUSAL_X if extradition else _NO_REFUSAL:
            w.clause(clause, "basis.list")
    if extradition:
        _between_treaties(w)
    if kind == "mla":
        w.clause("CL.USE", "undert")
        w.clause("CL.USE.EXC", "undert")
    _undertaken(w)
    if extradition:
        w.clause("CL.X.FAIR", "basis.list")
        for clause in PROSECUTE:
            w.clause(clause, "basis.list")
    _consultation(w)


def _between_treaties(w: Writer) -> None:
    """What a convention on the offence adds to the extradition treaty, and to the place where it was committed."""
    if w.material.treaty_governs:
        w.clause("CL.X.DEEMED", "basis.list")
        w.clause("CL.X.MODIFIED", "basis.list")
    if w.answers.text("x.jur.ground") not in {"", "territory"}:
        w.clause("CL.X.COMMISSION", "x.jur.ground")


def _undertaken(w: Writer) -> None:
    """The drafter's own choice; a sentence that is already there is not said twice."""
    said = {block.clause_id for block in w.sheet.blocks}
    if w.answers.get("x.torture_statement") is True:
        w.clause("CL.NOTORTURE", "x.torture_statement")
        said.add("CL.NOTORTURE")
    for item in w.answers.items("undert"):
        for clause in _WANTED.get(item.text("clause"), (item.text("clause"),)):
            if clause not in said and w.knows(clause):
                w.clause(clause, f"undert[{item.index}].clause")
                said.add(clause)


def _consultation(w: Writer) -> None:
    kind, extradition = w.material.kind, w.material.extradition
    if kind not in ASKING:
        return
    if extradition:
        w.clause("CL.CONSULT.X", "to.state")
    elif kind in {"mla", "preservation"}:
        w.clause("CL.CONSULT", "to.state")
    w.clause("CL.REASONS", "to.state")
    w.clause("CL.MORE", "to.state")
    if w.answers.get("cost") is not False and kind in {"mla", "extradition"}:
        w.clause("CL.COST.X" if extradition else "CL.COST", "cost")


def annexes(w: Writer) -> None:
    """What is attached, and what will follow."""
    w.part("annexes")
    if w.answers.items("annex"):
        w.clause("CL.ANNEXES", "annex")
        items = w.answers.items("annex")
        leaves = ("no", "title", "pages", "language", "certified", "handling")
        w.table("annexes", "annex", leaves)
        last = w.sheet.blocks[-1]
        rows = tuple(_number_only(row, items[place].text("no")) for place, row in enumerate(last.rows[1:]))
        w.sheet.blocks[-1] = LetterBlock(
            last.key,
            BlockKind.ANNEXES,
            rows=(last.rows[0], *rows),
            head=True,
            field="annex",
            row_fields=last.row_fields,
        )
    else:
        w.facts("annexes.missing", ["annex"])
    follow = w.released()
    if follow:
        w.clause("CL.FOLLOWS", "annex", list=w.words.listed(follow))


def close(w: Writer) -> None:
    """Thanks, and the place for hand and seal."""
    w.end_part()
    if w.answers.get("closing") is not False and w.material.kind != "interpol_data":
        kind = w.material.kind
        clause = "CL.CLOSE.LETTER" if kind in TRANSMITTING else "CL.CLOSE"
        w.clause("CL.CLOSE.PROVIDER" if kind in TO_PROVIDERS else clause, "closing", numbered=False)
    sign(w)


def sign(w: Writer) -> None:
    """Who signs."""
    rows = [w.text(path) for path in ("sign.name", "sign.function", "sign.date")]
    w.add(
        LetterBlock(
            "signature",
            BlockKind.SIGNATURE,
            rows=tuple((row,) for row in rows if row),
            field="sign.name",
        )
    )


def _number_only(row: tuple[str, ...], number: str) -> tuple[str, ...]:
    """In the table of annexes the number stands alone."""
    return (number or row[0], *row[1:])
