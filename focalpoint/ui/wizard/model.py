"""What the wizard needs of whatever it edits: a request in the vault, or one in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from focalpoint.documents.requests.model import Letter
    from focalpoint.domain.requests.answers import Answers
    from focalpoint.domain.requests.findings import Checked
    from focalpoint.domain.requests.specification import FieldSpec, Specification
    from focalpoint.language import Language

Choices = Sequence[tuple[str | None, str]]
"""Codes with their words; None stands for no answer."""


class WizardModel(Protocol):
    """One request as the wizard sees it. ``checked`` and ``letter`` are called on a worker; the rest by the window."""

    @property
    def specification(self) -> Specification:
        """What is asked."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the letter may be looked at in; that of the letter itself comes first."""

    def answers(self) -> Answers:
        """What is answered and saved."""

    def answer(self, path: str, value: object) -> bool:
        """Save one answer; false when it was refused, which the person has then been told."""

    def checked(self, answers: Answers) -> Checked:
        """What the checks say of these answers."""

    def letter(self, answers: Answers, checked: Checked, language: str) -> Letter:
        """The letter that they make, with its gaps marked."""

    def choices(self, field: FieldSpec, answers: Answers, language: Language) -> Choices:
        """What may be chosen in a field that refers to something: a State, an instrument, a person, an annex."""

    def reason(self) -> str:
        """Why another text governs than the order gives; empty where nobody said."""

    def give_reason(self, text: str) -> bool:
        """Say why; false when it was refused."""

    def read_only(self) -> str:
        """Why nothing may be written; empty where it may."""

    def place(self) -> str:
        """The step at which one left; empty for the first time."""

    def remember(self, step: str) -> None:
        """Remember where one is."""

    def typing(self) -> Mapping[str, str]:
        """What was being typed and not saved when the vault locked or the program ended, by path."""

    def keep_typing(self, typed: Mapping[str, str]) -> None:
        """Keep what is being typed now, in place of what was kept before."""
