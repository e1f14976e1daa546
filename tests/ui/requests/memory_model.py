"""A request in memory, checked and written by small stand-ins: what the wizard needs to be tried without a vault."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from focalpoint.documents.requests.model import BlockKind, Letter, LetterBlock
from focalpoint.domain.requests.answers import Answers
from focalpoint.domain.requests.findings import Checked, Finding, RuleResult, Severity
from focalpoint.domain.requests.governing import Governing
from focalpoint.domain.requests.specification import FieldSpec, Specification
from focalpoint.language import Language
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.wizard.model import Choices


class MemoryModel:
    """Holds the answers; required fields are its only rules, and the letter prints each answer as a paragraph."""

    def __init__(self, kind: str = "mla", stage: str | None = None, languages: tuple[str, ...] = ("fr", "ar")) -> None:
        self.specification: Specification = catalogue().specification(kind, stage)
        self.languages = languages
        self.kept = Answers(catalogue().fields)
        self.saves: list[tuple[str, object]] = []
        self.why_read_only = ""
        self.step = ""
        self.drafts: dict[str, str] = {}
        self.listen: Callable[[], None] = lambda: None

    def answers(self) -> Answers:
        return self.kept

    def answer(self, path: str, value: object) -> bool:
        self.kept = self.kept.with_(path, value)
        self.saves.append((path, value))
        self.listen()
        return True

    def checked(self, answers: Answers) -> Checked:
        wanted = self.specification.required(answers)
        found = [
            Finding(
                f"R:{each.field.id}",
                Severity(each.field.severity),
                each.path,
                {"label": each.field.label},
                reason="missing",
            )
            for each in wanted
            if not each.answered
        ]
        rules = [
            RuleResult(f"R:{each.field.id}@{each.path}", required=each.field.severity == "must", met=each.answered)
            for each in wanted
        ]
        return Checked(Governing(None), tuple(sorted(found, key=lambda one: one.severity.rank)), tuple(rules))

    def letter(self, answers: Answers, checked: Checked, language: str) -> Letter:
        blocks = [LetterBlock("title", BlockKind.HEADING, self.specification.title, level=0)]
        for step in self.specification.steps:
            blocks.append(LetterBlock(f"step.{step.id}", BlockKind.HEADING, step.title))
            blocks += [
                LetterBlock(path, BlockKind.PARAGRAPH, f"{field.label}: {answers.text(path)}", field=path)
                for path, field in ((one.path, one.field) for one in self.specification.shown(answers))
                if field.id in step.fields and answers.text(path)
            ]
        blocks += [
            LetterBlock(f"gap.{one.field}", BlockKind.PARAGRAPH, f"[[MISSING: {one.field}]]", field=one.field)
            for one in checked.findings
        ]
        return Letter(language, self.specification.title, answers.text("hdr.req_no"), tuple(blocks))

    def choices(self, field: FieldSpec, answers: Answers, language: Language) -> Choices:
        del answers, language
        if field.type == "state":
            return [(None, "–"), ("XOR", "Orvania"), ("XLF", "Littorale")]
        return [(None, "–"), ("FIN99", "Financing of terrorism, 1999"), ("UNTOC", "Organized crime, 2000")]

    def reason(self) -> str:
        return ""

    def give_reason(self, text: str) -> bool:
        del text
        return True

    def read_only(self) -> str:
        return self.why_read_only

    def place(self) -> str:
        return self.step

    def remember(self, step: str) -> None:
        self.step = step

    def typing(self) -> Mapping[str, str]:
        return self.drafts

    def keep_typing(self, typed: Mapping[str, str]) -> None:
        self.drafts = dict(typed)
