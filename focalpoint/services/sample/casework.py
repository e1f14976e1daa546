"""The sample's casework: neighbours' ways, and the worked examples' requests with what became of them."""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from focalpoint.assets import data_path
from focalpoint.domain.register import EventKind
from focalpoint.services.sample.country import Act, inserted
from focalpoint.services.sample.days import Days
from focalpoint.services.sample.texts import Row

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_PROFILES_ON: Final = -29
_DRAFTS_ON: Final = -6
_WRITTEN: Final = date(2026, 3, 10)
"""The day that the worked examples take for today."""
_YEAR: Final = re.compile(r"(?<!\d)20[12]\d(?!\d)")
_CODES: Final = ("languages",)


class Casework:
    """``acts`` says what was done, oldest first; the cases themselves are opened by ``Country``."""

    def __init__(self, code: str, structure: Row, days: Days, signatory: tuple[str, str]) -> None:
        """``code``: the sample's language; ``signatory``: name and function of who signed the papers."""
        self._code, self._days, self._signatory = code, days, signatory
        self._references = {
            row["key"]: row["reference"].format(year=days.exact(row["on"]).year) for row in structure["cases"]
        }
        self._told: Row = tomllib.loads(data_path("resources", "sample", "casework.toml").read_text("utf-8"))
        self._made: dict[str, str] = {}

    def acts(self) -> Iterator[Act]:
        """Profiles first, then each request with its life, then drafts that are not finished."""
        yield Act(_PROFILES_ON, self._add_profiles)
        for row in self._told["requests"]:
            yield Act(row["on"], partial(self._add_request, row))
        yield Act(_DRAFTS_ON, self._add_evidence)
        yield Act(_DRAFTS_ON, self._draft)

    def _add_profiles(self, workspace: Workspace) -> None:
        for state, row in self._told["profiles"].items():
            ways = {name: tuple(row[name]) if name in _CODES else row[name] for name in row if name != "verified"}
            verified = self._days.exact(row["verified"]).isoformat()
            name, function = self._signatory
            workspace.profiles.edit(state, **ways, verified_on=verified, verified_by=f"{name}, {function}")

    def _add_request(self, row: Row, workspace: Workspace) -> None:
        told, day = self._example(row["example"])
        case = workspace.cases.get(self._references[row["case"]])
        if not case.facts:
            facts = told["answers"].get("facts.summary", "")
            workspace.cases.edit(case.id, facts=facts, authority=_conducting(told["answers"]))
        self._add_annexes(workspace, case.id, told)
        request_id = workspace.requests.add(
            case.id, told["kind"], told["stage"], told["answers"], language=told["language"]
        )
        self._made[row["key"]] = request_id
        if "sent" in row:
            name, function = self._signatory
            sent = day + timedelta(days=row["sent"])
            workspace.requests.submit(request_id)
            workspace.requests.approve(request_id, name=name, function=function, signed_on=day)
            workspace.requests.mark_sent(request_id, on=sent)
            day = sent
        if "approved" in row:
            name, function = self._signatory
            signed = day + timedelta(days=row["approved"])
            workspace.requests.approve(request_id, name=name, function=function, signed_on=signed)
        for event in row["events"]:
            more = {name: event[name] for name in ("reference", "grounds", "days") if name in event}
            if "due" in event:
                more["due_on"] = self._days.exact(event["due"]).isoformat()
            on = self._days.exact(event["today"]) if "today" in event else day + timedelta(days=event["after"])
            workspace.requests.event(request_id, EventKind(event["kind"]), on, **more)

    def _add_annexes(self, workspace: Workspace, case_id: str, told: dict[str, Any]) -> None:
        """One small PDF for each annex that the letter lists, where the case has none of its title yet."""
        known = {annex.title for annex in workspace.cases.file(case_id).annexes}
        with tempfile.TemporaryDirectory() as folder:
            for item in told["answers"].get("annex", ()):
                if item["title"] in known:
                    continue
                path = Path(folder) / f"annex-{item['no']:02}.pdf"
                _write_annex(path, item["title"], told["language"], workspace)
                more = {name: item[name] for name in ("pages", "language", "certified") if name in item}
                workspace.cases.add_annex(case_id, item["title"], path, **more)

    def _add_evidence(self, workspace: Workspace) -> None:
        for row in self._told["evidence"]:
            case = workspace.cases.get(self._references[row["case"]])
            evidence_id = inserted(
                workspace.cases.add_evidence(
                    case.id,
                    row["title"][self._code],
                    received_on=self._days.exact(row["received"]).isoformat(),
                    return_by=self._days.exact(row["return"]).isoformat(),
                    request_id=self._made[row["request"]],
                    state=row["state"],
                    conditions=row["conditions"][self._code],
                    kept_at=row["kept"][self._code],
                )
            )
            for link in row["custody"]:
                at = self._days.exact(link["on"]).isoformat()
                workspace.cases.add_custody(evidence_id, at, link["giver"][self._code], link["taker"][self._code])

    def _draft(self, workspace: Workspace) -> None:
        """What is being worked on: a preservation that has only begun, and a copy for another State."""
        case = workspace.cases.get(self._references["preservation"])
        workspace.requests.add(case.id, "preservation", language="fr", state="XVA")
        due = self._days.exact(45).isoformat()
        copy = workspace.requests.copy_to(self._made["bank"], "XZA")
        workspace.requests.answer_all(copy, {"hdr.deadline": due, "hdr.urgency_reason.date": due})

    def _example(self, name: str) -> tuple[dict[str, Any], date]:
        """A worked example, its years as near to the day of building as they can be in the past, and its date."""
        years = (self._days.exact(0) - _WRITTEN - timedelta(days=140)).days // 365
        text = data_path("resources", "requests", "examples", f"{name}.json").read_text("utf-8")
        moved = _YEAR.sub(lambda found: str(int(found[0]) + years), text) if years else text
        told: dict[str, Any] = json.loads(moved)
        return told, _WRITTEN.replace(year=_WRITTEN.year + years)


def _conducting(answers: Row) -> str:
    told = answers.get("auth.conducting", {})
    return str(told.get("court") or told.get("name") or "")


def _write_annex(path: Path, title: str, language: str, workspace: Workspace) -> None:
    """A page that says what would stand there."""
    from focalpoint.documents.model import About, Document, Paragraph, TitleBlock
    from focalpoint.documents.render import pdf
    from focalpoint.language import Language

    own = Language(language)
    about = About(
        title=title,
        author="",
        subject="",
        language=language,
        right_to_left=own.right_to_left,
        at=workspace.clock.now(),
        banner="",
        page_label=own.gettext("Page {page} of {pages}"),
    )
    office = workspace.known_settings["office_title"]
    pdf.write(Document(about, (TitleBlock(office, title, ""), Paragraph(own.gettext("Sample country")))), path)
