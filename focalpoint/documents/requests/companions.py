"""What accompanies a request: covering letter, note verbale, certification, and the page of contacts."""

from __future__ import annotations

from focalpoint.documents.requests import ending, opening
from focalpoint.documents.requests.model import BlockKind, LetterBlock, Paper
from focalpoint.documents.requests.writer import Row, Writer


def write(w: Writer, paper: Paper) -> None:
    """One of them."""
    named = None if paper in {Paper.COVERING_LETTER, Paper.CERTIFICATION} else ()
    opening.head(w, w.words.title(paper.value), named)
    if paper is Paper.CERTIFICATION:
        _certification(w)
    elif paper is Paper.CONTACTS:
        _contacts(w)
    else:
        _covering(w, paper)


def _covering(w: Writer, paper: Paper) -> None:
    note = paper is Paper.NOTE_VERBALE
    w.clause("NV.OPEN" if note else "COV.OPEN", "to.authority.name", numbered=False)
    _enclosed(w)
    if w.answers.items("annex"):
        w.table("annexes", "annex", ("no", "title", "pages"))
    w.clause("NV.CLOSE" if note else "COV.ACK", "closing", numbered=False)
    if not note:
        ending.sign(w)


def _certification(w: Writer) -> None:
    _enclosed(w)
    certified = [item for item in w.answers.items("annex") if item.get("certified") is True]
    if not certified:
        w.clause("CERT.NONE", "annex", numbered=False)
    else:
        w.clause("CERT.TEXT", "annex", numbered=False)
        leaves = ("no", "title", "pages", "language")
        head = tuple(w.label(f"annex[0].{leaf}") for leaf in leaves)
        rows = tuple(
            (item.text("no"), *(w.shown(f"annex[{item.index}].{leaf}") for leaf in leaves[1:])) for item in certified
        )
        w.add(LetterBlock("certified", BlockKind.TABLE, rows=(head, *rows), head=True, field="annex"))
    ending.sign(w)
    w.clause("CERT.SPACE", "annex", numbered=False)


def _contacts(w: Writer) -> None:
    """Ours and theirs, so that either side can call at night."""
    _enclosed(w)
    w.clause("CONTACTS.OPEN", "auth.case_officer.phone_24_7", numbered=False)
    known = 0
    for key, paths in (
        ("contacts.officer", ("auth.case_officer.name", "auth.case_officer.function", "auth.case_officer.phone_24_7",
                              "auth.case_officer.email", "auth.case_officer.languages")),
        ("contacts.own", ("auth.requesting.name", "auth.requesting.phone", "auth.requesting.email")),
        ("contacts.theirs", ("to.authority.name", "to.authority.email")),
    ):  # fmt: skip
        rows: list[Row] = [(w.label(path), text, path) for path in paths if (text := w.shown(path))]
        known += w.facts(key, (), rows)
    for place, contact in enumerate(w.options.contacts):
        w.add(LetterBlock(f"contacts.{place}", BlockKind.FACTS, rows=_contact(w, contact)))
        known += 1
    if not known:
        w.clause("CONTACTS.NONE", "auth.case_officer.phone_24_7", numbered=False)


def _contact(w: Writer, contact: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    labels = ("contact", "auth.requesting.phone", "auth.requesting.email")
    return tuple((w.words.label(key), w.words.kept(text)) for key, text in zip(labels, contact, strict=False) if text)


def _enclosed(w: Writer) -> None:
    """Which document it goes with."""
    material = w.material
    title = w.words.title(opening.title_key(material.kind, material.request.stage))
    w.add(LetterBlock("enclosed.title", BlockKind.HEADING, title, level=2, field="hdr.req_no"))
    w.facts("enclosed", ["hdr.date_place.date", "proc.file_no"])
