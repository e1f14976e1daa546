"""Renders a ``Letter`` as Word document (DOCX), alone or beside its other language."""

from __future__ import annotations

from pathlib import Path

from focalpoint.documents.requests.model import Letter
from focalpoint.documents.requests.paper import Imprint, OfficePaper


def write_letter_docx(
    target: Path, letter: Letter, paper: OfficePaper, imprint: Imprint, second: Letter | None = None
) -> None:
    """Write a letter as Word document (DOCX); with ``second`` in two columns, block beside block."""
    raise NotImplementedError


def render_letter_docx(letter: Letter, paper: OfficePaper, imprint: Imprint, second: Letter | None = None) -> bytes:
    """The same in memory."""
    raise NotImplementedError
