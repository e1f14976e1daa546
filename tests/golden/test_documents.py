"""What a small plan says in every format, kept as it was when it was last looked at.

Content is compared, never bytes or positions: cells of the workbook, words and outline of the report, rows of the CSV
files, tags of the XML, events of the calendar. After a wanted change: ``python -m tests.golden.test_documents``, look
at the difference, commit it.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import tempfile
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from focalpoint.documents.exports import write_plan
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.language import Language
from tests.documents.samples import sample, snapshot_of

_FOLDER = Path(__file__).with_name("documents")


def small() -> PlanSnapshot:
    """The sample's first pillar with its tasks."""
    whole = sample("en")
    nodes = [node for node in whole.nodes if whole.wbs[node.id].split(".")[0] == "1"]
    known = {node.id for node in nodes}
    nodes = [
        dataclasses.replace(node, predecessors=tuple(p for p in node.predecessors if p.predecessor_id in known))
        for node in nodes
    ]
    tasks = [task for task in whole.tasks if task.link_id in known][:12]
    return snapshot_of(nodes, tasks, ministries=dict(whole.ministries), people=dict(whole.people))


def workbook(path: Path) -> Any:
    """Every sheet's cells, row by row."""
    return {
        sheet.title: [[_plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in load_workbook(io.BytesIO(path.read_bytes())).worksheets
    }


def _plain(value: Any) -> Any:
    return value.isoformat()[:10] if isinstance(value, date) else value


def report(path: Path) -> Any:
    """The outline, and the words of each page in reading order."""
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    words = [unicodedata.normalize("NFKC", page.extract_text()).split("\n") for page in reader.pages]
    return {"outline": _outline(reader.outline), "pages": [[" ".join(line.split()) for line in page] for page in words]}


def _outline(items: Any) -> list[Any]:
    return [_outline(item) if isinstance(item, list) else str(item["/Title"]) for item in items]


def table(path: Path) -> Any:
    """The rows of the plan and, beside it, of its tasks."""
    paths = (path, path.with_name("plan.tasks.csv"))
    return [list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))) for file in paths]


def schedule(path: Path) -> Any:
    """Every element as name and children or text."""
    return _element(fromstring(path.read_bytes()))


def _element(element: Any) -> Any:
    name = element.tag.partition("}")[2]
    return [name, [_element(child) for child in element]] if len(element) else [name, (element.text or "").strip()]


def calendar(path: Path) -> Any:
    """Every property of every event."""
    whole: Any = Calendar.from_ical(path.read_bytes())
    return [[f"{name}={value.to_ical().decode()}" for name, value in e.items()] for e in whole.walk("VEVENT")]


READERS: dict[str, Callable[[Path], Any]] = {
    ".xlsx": workbook,
    ".pdf": report,
    ".csv": table,
    ".xml": schedule,
    ".ics": calendar,
}


def content(suffix: str) -> Any:
    """What the small plan says in a format."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"plan{suffix}"
        write_plan(small(), target, Language("en"))
        return json.loads(json.dumps(READERS[suffix](target)))


@pytest.mark.parametrize("suffix", READERS)
def test_the_document_says_what_it_said(suffix: str) -> None:
    kept = json.loads((_FOLDER / f"plan{suffix}.json").read_text(encoding="utf-8"))
    assert content(suffix) == kept


if __name__ == "__main__":
    for ending in READERS:
        text = json.dumps(content(ending), ensure_ascii=False, indent=1)
        (_FOLDER / f"plan{ending}.json").write_text(text + "\n", encoding="utf-8")
