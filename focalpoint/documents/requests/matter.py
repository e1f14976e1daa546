"""What a letter tells of the case: authorities, earlier contacts, persons, facts, offences."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.requests.opening import TRANSMITTING
from focalpoint.documents.requests.writer import Writer
from focalpoint.domain.requests.answers import State
from focalpoint.domain.requests.governing import request_day
from focalpoint.domain.requests.instrument_ids import request_id

_CONDUCTING: Final = tuple(f"auth.conducting.{leaf}" for leaf in ("name", "function", "court", "address"))
_VALIDATING: Final = tuple(f"auth.validating.{leaf}" for leaf in ("name", "function", "date"))
_OFFICER: Final = tuple(
    f"auth.case_officer.{leaf}" for leaf in ("name", "function", "phone_24_7", "email", "languages")
)
_PROCEEDINGS: Final = ("proc.file_no", "proc.kind", "proc.stage", "proc.opened")
_FLAGS: Final = (".protected", ".address_is_last_known", ".id")


def authorities(w: Writer) -> None:
    """Who conducts the proceedings, at which stage they are, and that the authority may ask."""
    w.part("authorities")
    w.facts("proceedings", _PROCEEDINGS)
    w.facts("conducting", _CONDUCTING)
    w.facts("validating", _VALIDATING)
    w.facts("officer", _OFFICER)
    w.table("orders", "orders", ("kind", "court", "number", "date", "valid_until", "annex"))
    if w.answers.get("auth.statement") is True and w.material.kind not in TRANSMITTING:
        w.clause("CL.COMPETENT", "auth.statement")
    w.record("remedies", "remedies.")


def history(w: Writer) -> None:
    """What went before."""
    w.part("history")
    for path, leaves in (
        ("prior.contact", ("body", "date", "result")),
        ("prior.requests", ("reference", "date", "kind", "ticket")),
        ("prior.other_states", ("state", "date", "reference")),
        ("prior.held", ("what", "since", "until")),
    ):
        if w.answers.items(path):
            w.sub(f"head.{path}", w.label(path), path)
            w.table(path, path, leaves)


def persons(w: Writer) -> None:
    """Every person with a role, one after the other."""
    w.part("persons")
    items = w.answers.items("subj")
    if not items and w.answers.state("subj") is not State.NONE:
        w.facts("persons.missing", ["subj"])
    if w.answers.state("subj") is State.NONE or (items and all(item.text("kind") == "unknown" for item in items)):
        w.clause("CL.PERSONS.UNKNOWN", "subj")
    for item in items:
        prefix = f"subj[{item.index}]."
        w.sheet.used.update(prefix + leaf for leaf in ("id", "protected", "address_is_last_known"))
        if item.get("minor") is not True:
            w.sheet.used.add(f"{prefix}minor")
        w.sub(f"person.{item.index}", w.words.heading("person", number=str(item.index + 1)), f"{prefix}names.latin")
        w.record(f"person.{item.index}.facts", prefix, lambda path: path.endswith(_FLAGS))


def victims(w: Writer) -> None:
    """Those who were harmed."""
    w.part("victims")
    w.table("victims", "vict", ("names.latin", "names.original", "harm"))
    w.sheet.used.update(path for path, _ in w.answers.leaves() if path.startswith("vict["))


def facts(w: Writer) -> None:
    """What happened, in order, and how it is known."""
    w.part("facts")
    if not w.own("facts.summary"):
        w.facts("facts.missing", ["facts.summary"])
    if w.answers.items("facts.chron"):
        w.sub("head.facts.chron", w.words.heading("chronology"), "facts.chron")
        w.table("facts.chron", "facts.chron", ("date", "event"))
    w.own("facts.source", "CL.FACTS.SOURCE")


def offences(w: Writer) -> None:
    """Each offence, its treaty, the conduct without national labels, and the gravest penalties."""
    w.part("offences")
    if not w.answers.items("off"):
        w.facts("offences.missing", ["off"])
    for item in w.answers.items("off"):
        prefix = f"off[{item.index}]."
        w.sub(f"offence.{item.index}", w.words.heading("offence", number=str(item.index + 1)), f"{prefix}title")
        w.record(f"offence.{item.index}.facts", prefix)
    found = w.answers.items("off")
    if found and all(item.get("text_annex") is not None for item in found):
        w.clause("CL.OFF.TEXT", "off[0].text_annex")
    treaties(w, "off", "treaty_offence")
    w.own("off.dual", "CL.DUAL")
    penalties(w, "off.penalty_flag.death", "off.penalty_flag.life_without_parole")


def treaties(w: Writer, where: str, leaf: str) -> None:
    """The treaties that define the offences, so far as both States are party to them."""
    on = request_day(w.material.request, w.material.world)
    found: dict[str, list[str]] = {}
    for item in w.answers.items(where):
        instrument = request_id(item.text(f"{leaf}.instrument"))
        if instrument and w.material.world.both_party(instrument, w.material.other, on) is True:
            article = item.text(f"{leaf}.article")
            found.setdefault(instrument, []).extend([article] if article else [])
    if found:
        shown = (w.words.cited(instrument, dict.fromkeys(articles)) for instrument, articles in found.items())
        w.clause(
            "CL.OFF.TREATY", f"{where}[0].{leaf}.instrument", key=f"CL.OFF.TREATY.{where}", list=w.words.listed(shown)
        )


def penalties(w: Writer, death: str, life: str) -> None:
    """Whether death, or life without release, may be imposed: said either way."""
    for path, yes, no in ((death, "CL.DEATH", "CL.NODEATH"), (life, "CL.LIFE", "CL.NOLIFE")):
        value = w.answers.get(path)
        w.sheet.used.add(path)
        if isinstance(value, bool):
            w.clause(yes if value else no, path, key=f"penalty.{path}")
        elif path in w.open_below(path):
            w.facts(f"missing.{path}", [path])


def nexus(w: Writer) -> None:
    """Why each thing is thought to be there, and what it proves."""
    w.part("nexus")
    if w.answers.items("facts.nexus"):
        w.clause("CL.NEXUS", "facts.nexus")
        w.table("facts.nexus", "facts.nexus", ("item", "why_there", "proves"))
    else:
        w.facts("nexus.missing", ["facts.nexus"])


def purpose(w: Writer) -> None:
    """What for, and why just these measures."""
    w.part("purpose")
    if not w.own("purp"):
        w.facts("purpose.missing", ["purp"])
    if w.answers.get("measure.lawful_at_home") is True:
        w.clause("CL.LAWFUL", "measure.lawful_at_home")
        w.sheet.used.add("measure.lawful_at_home")
    w.record("measure", "measure.")
    w.record("risk", "risk.")
