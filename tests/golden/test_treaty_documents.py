"""What the documents about instruments say, kept as it was when it was last looked at.

After a wanted change: ``python -m tests.golden.test_treaty_documents``, look at the difference, commit it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from focalpoint.domain.clock import fixed_clock
from focalpoint.domain.instruments import ActDraft, ActKind, StepKey
from focalpoint.language import Language
from focalpoint.services.opening import new_vault
from focalpoint.services.workspace import Workspace
from focalpoint.store.vault import MINIMUM
from tests.golden.test_documents import report, workbook

_FOLDER: Final = Path(__file__).with_name("documents")
KEPT: Final = {
    "instruments.status.pdf": (None, report),
    "instruments.status.xlsx": (None, workbook),
    "instruments.roadmap.pdf": (None, report),
    "instruments.dossier.pdf": ("FIN99", report),
}


@contextmanager
def small(place: Path) -> Iterator[Workspace]:
    """A country with two deposits, a reservation, a signature and a way that has begun."""
    clock = fixed_clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    made, _code = new_vault(
        place / "small.focalpoint", user_name="Mara", passphrase="four quiet herons", clock=clock, country="XAA",
        cost=MINIMUM,
    )  # fmt: skip
    with closing(made):
        made.settings.set(office_title="Office of the National Focal Point", country_name="Orvalia")
        acts = made.instruments.record_acts
        day = date(2005, 3, 1)
        acts("BOM97", [ActDraft("XAA", ActKind.RATIFICATION, day), ActDraft("FRA", ActKind.RATIFICATION, day)])
        acts("BOM97", [ActDraft("XAA", ActKind.RESERVATION, day, note="Not bound by article 20, paragraph 1.")])
        acts("AIR88", [ActDraft("XAA", ActKind.ACCESSION, date(2020, 3, 2))], "C.N.12.2020")
        acts("NUT05", [ActDraft("XAA", ActKind.SIGNATURE, date(2005, 9, 14))])
        made.instruments.edit_step("NUT05", StepKey.STUDY, done_on="2026-01-20")
        made.provisions.edit("FIN99:2(1)(b)", legislation="Criminal Code, article 205.1", mark="present")
        yield made


def said(workspace: Workspace, place: Path, name: str) -> Any:
    """What stands in a document, in plain values."""
    record_id, read = KEPT[name]
    path = workspace.exports.write(name, place / name, record_id=record_id, language=Language("en"))
    return json.loads(json.dumps(read(path), ensure_ascii=False))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small(tmp_path_factory.mktemp("treaties")) as made:
        yield made


@pytest.mark.parametrize("name", KEPT)
def test_a_document_says_what_it_said(workspace: Workspace, tmp_path: Path, name: str) -> None:
    kept = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert said(workspace, tmp_path, name) == kept


def renew() -> None:
    """Keep what the documents say now."""
    with tempfile.TemporaryDirectory() as folder, small(Path(folder)) as made:
        for name in KEPT:
            text = json.dumps(said(made, Path(folder), name), ensure_ascii=False, indent=1)
            (_FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    renew()
