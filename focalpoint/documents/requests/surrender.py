"""What a request for extradition says besides: the person sought, warrant, judgment, jurisdiction, assurances."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.requests.matter import penalties, treaties
from focalpoint.documents.requests.writer import Writer

ARREST: Final = "provisional_arrest"


def person_sought(w: Writer) -> None:
    """Everything that helps to know the person."""
    w.part("person_sought")
    w.record("person_sought", "x.person.")
    national = w.answers.get("x.nat.requested.is_national")
    if isinstance(national, bool):
        path = "x.nat.requested.is_national"
        w.sheet.used.add(path)
        w.clause("CL.X.NATIONAL" if national else "CL.X.NOTNATIONAL", path)
    w.record("nationality", "x.nat.")


def provisional(w: Writer) -> None:
    """What a request for provisional arrest must say (ECE 16(2)), and what is asked meanwhile."""
    if w.material.request.stage != ARREST:
        return
    w.part("request")
    for path, clause in (("x.warrant.exists", "CL.X.EXISTS"), ("x.request_will_follow", "CL.X.FOLLOW")):
        w.sheet.used.add(path)
        if w.answers.get(path) is True:
            w.clause(clause, path)
        elif path in w.open_below(path):
            w.facts(f"missing.{path}", [path])
    w.clause("CL.X.INFORM", "to.authority.name")
    w.clause("CL.X.MEANWHILE", "to.authority.name")


def papers(w: Writer) -> None:
    """The warrant, the arrest, the judgment, and how somebody was judged in absence."""
    w.part("warrant")
    _said(w, "x.warrant.", {"x.warrant.valid": "CL.X.WARRANT", "x.warrant.signed": "CL.X.SIGNED"})
    w.record("charge", "x.charge.")
    w.part("arrest")
    w.record("arrest", "x.arrest.")
    w.part("judgment")
    _said(
        w,
        "x.judgment.",
        {"x.judgment.enforceable": "CL.X.ENFORCEABLE", "x.judgment.intention_to_sentence": "CL.X.INTENT"},
    )
    served, left = w.answers.get("x.judgment.served_days"), w.answers.get("x.judgment.remaining_days")
    if isinstance(served, int | float) and isinstance(left, int | float):
        w.clause("CL.X.SERVE", "x.judgment.remaining_days", served=f"{served:g}", remaining=f"{left:g}")
    w.part("absentia")
    if w.answers.get("x.absentia.was") is True or w.material.request.stage == "in_absentia":
        w.sheet.used.add("x.absentia.was")
        w.own("x.absentia.retrial", "CL.X.RETRIAL")
    w.record("absentia", "x.absentia.")


def offences(w: Writer) -> None:
    """Each offence for which extradition is asked, with the part of this person in it."""
    items = w.answers.items("x.off")
    w.part("offences")
    if not items:
        w.facts("x.off.missing", ["x.off"])
    for item in items:
        prefix = f"x.off[{item.index}]."
        w.sub(f"x.off.{item.index}", w.words.heading("offence", number=str(item.index + 1)), f"{prefix}title")
        w.sheet.used.add(f"{prefix}extraditable")
        w.record(f"x.off.{item.index}.facts", prefix)
    treaties(w, "x.off", "treaty_article")
    w.sheet.used.add("x.law.covers")
    w.own("off.dual", "CL.DUAL")
    w.record("law", "x.law.")
    penalties(w, "x.dp", "x.life")


def circumstances(w: Writer) -> None:
    """Jurisdiction, and what else bears on the decision."""
    w.part("jurisdiction")
    w.record("jurisdiction", "x.jur.")
    w.part("circumstances")
    if w.answers.get("x.amnesty.requesting") is False:
        w.sheet.used.add("x.amnesty.requesting")
        w.clause("CL.X.AMNESTY", "x.amnesty.requesting")
    for prefix in ("x.court.", "x.amnesty.", "x.concurrent", "x.pending", "x.ne_bis"):
        w.record(f"circumstances.{prefix}", prefix)
    w.part("evidence")
    w.table("evidence", "x.evid", ("offence", "what", "witness", "annex"))


def assurances(w: Writer) -> None:
    """Who assures what; of the death penalty in the words that bind."""
    items = w.answers.items("x.assur")
    w.part("assurances")
    if not items:
        w.facts("assurances.missing", w.open_below("x.assur"))
        return
    if any(item.text("kind") == "death_penalty" for item in items):
        w.clause("CL.ASSUR.DP", "x.assur[0].kind")
    w.clause("CL.ASSUR", "x.assur")
    for item in items:
        prefix = f"x.assur[{item.index}]."
        title = w.shown(f"{prefix}kind") or w.label("x.assur")
        w.sheet.used.add(f"{prefix}kind")
        w.sub(f"assurance.{item.index}", title, f"{prefix}text")
        w.record(f"assurance.{item.index}.facts", prefix)


def handing_over(w: Writer) -> None:
    """What is asked about surrender itself."""
    w.part("surrender")
    if w.answers.items("x.property"):
        w.clause("CL.X.PROPERTY", "x.property")
        w.table("property", "x.property", ("item", "where"))
    if w.answers.items("x.transit"):
        w.clause("CL.X.TRANSIT", "x.transit")
        w.table("transit", "x.transit", ("state", "landing"))
    if w.answers.items("x.pending"):
        w.clause("CL.X.TEMPORARY", "x.pending")
    if w.material.extradition and w.material.request.stage != ARREST:
        w.clause("CL.X.CONSENT", "to.authority.name")
        w.clause("CL.X.SURRENDER", "to.authority.name")
    w.sheet.used.update({"x.delivery.translation_days", "x.delivery.courier_days"})
    if w.answers.get("x.torture_statement") is True:
        w.sheet.used.add("x.torture_statement")
    w.record("surrender", "x.")


def _said(w: Writer, prefix: str, sentences: dict[str, str]) -> None:
    """A record, whose answers of yes are said in sentences."""
    said = [path for path in sentences if w.answers.get(path) is True]
    w.sheet.used.update(said)
    w.record(prefix.rstrip("."), prefix)
    for path in said:
        w.clause(sentences[path], path)
