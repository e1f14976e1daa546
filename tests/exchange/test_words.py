"""Every code that the importer can give has a sentence."""

from __future__ import annotations

import re
from pathlib import Path

from focalpoint.exchange import errors
from focalpoint.exchange.model import Field
from focalpoint.language import Language
from focalpoint.words import imports
from focalpoint.words.errors import sentences

SOURCES = [*Path("focalpoint/exchange").glob("*.py"), *Path("focalpoint/services/imports").glob("*.py")]
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
GIVEN = set(re.findall(r'(?:Note\([^"()]*(?:\([^()]*\))?[^"()]*|_warn(?:_link)?\(row, )"([a-z_]+)"', TEXT)) - {"text"}


def test_every_error_has_a_sentence() -> None:
    known = sentences()
    assert [code for code in errors.BY_CODE if code not in known] == []


def test_every_warning_and_reason_has_a_sentence() -> None:
    assert len(GIVEN) > 15
    english = Language("en")
    silent = [
        code
        for code in GIVEN
        if imports.warning(english, code, {}) == code and imports.skip_reason(english, code) == code
    ]
    assert silent == []


def test_every_field_of_a_column_has_a_name() -> None:
    english = Language("en")
    assert set(imports.FIELDS) == {str(field) for field in Field}
    assert all(imports.column_title(english, field) != field for field in imports.FIELDS)
