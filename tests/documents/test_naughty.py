"""Whatever people type: no renderer falls over it, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import icalendar
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from openpyxl import load_workbook
from pypdf import PdfReader

from focalpoint.documents.exports import FORMATS, write_plan
from focalpoint.documents.render.safety import clean, is_dangerous, mark, unmark
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.language import Language
from tests.documents.samples import sample, snapshot_of
from tests.shared import shared_root

OWN = [
    "", " ", "=1+1", "+1", "-1", "@x", "\t=1", "\r\n=1", "'=1", "''", "％", "＝1", "\x00\x01\x1f", "\ud800", "\ufffe",
    "\u202eabc\u202c", "\u2066x", "a" * 5000, "司" * 3000, "و" * 3000, "لا" * 500, "(((((", ")))))", "]]>", "&amp;",
    "<script>", "]&[", "&P&N&", "[clear]", "{page}", "{0}", "%s", "🙂👨‍👩‍👧‍👦",
    "e\u0301" * 50, "\u0915\u094d\u0937", "ไทย", "עברית (א)",
    "⟦⟧", "\u00a0\u2003\u3000", "a\u2028b\u2029c", "_x000D_", "\\n", "BEGIN:VEVENT\r\nEND:VCALENDAR",
    ";,:\\", "ﷺ", "\u0640" * 40,
]  # fmt: skip


@cache
def naughty() -> list[str]:
    root = shared_root()
    lines = list(OWN)
    for name in ("blns.txt", "csv-injection-payload.txt"):
        path = root / "data" / "naughty" / name if root else None
        if path is not None and path.is_file():
            lines += [
                line for line in path.read_text("utf-8", errors="replace").splitlines() if not line.startswith("#")
            ]
    return lines


def plan_of(texts: Sequence[str]) -> PlanSnapshot:
    """A small plan in which the texts stand everywhere that people write."""
    base = sample("en")
    places = [base.nodes[0], base.nodes[1], *base.nodes[2:6]]
    ministries = {
        key: dataclasses.replace(item, name=texts[n % len(texts)], short_code=texts[(n + 1) % len(texts)])
        for n, (key, item) in enumerate(base.ministries.items())
    }
    people = {
        key: dataclasses.replace(item, name=texts[n % len(texts)]) for n, (key, item) in enumerate(base.people.items())
    }
    template, nodes = places[-1], places[:2]
    for number, text in enumerate(texts):
        nodes.append(
            dataclasses.replace(
                template, id=f"00000000-0000-7000-8000-{number:012d}", parent_id=places[1].id, position=number,
                title=text, description=text, budget_line=text, obligations=text, human_rights_note=text,
                blocked_reason=text, finish_text=text, predecessors=(),
            )
        )  # fmt: skip
    tasks = [dataclasses.replace(task, title=text, request=text) for task, text in zip(base.tasks, texts, strict=False)]
    made = snapshot_of(nodes, tasks, ministries=ministries, people=people, title=texts[0])
    return dataclasses.replace(made, office_title=texts[-1])


def check(snapshot: PlanSnapshot, folder: Path, code: str) -> None:
    for suffix in FORMATS:
        target = folder / f"plan{suffix}"
        write_plan(snapshot, target, Language(code))
    check_workbook(folder / "plan.xlsx", snapshot)
    check_csv(folder / "plan.csv", snapshot, code)
    assert len(PdfReader(folder / "plan.pdf").pages) >= 2
    assert fromstring((folder / "plan.xml").read_bytes()) is not None
    calendar: Any = icalendar.Calendar.from_ical((folder / "plan.ics").read_bytes())
    assert all(str(event["UID"]).endswith("@focal-point") for event in calendar.walk("VEVENT"))


def check_workbook(path: Path, snapshot: PlanSnapshot) -> None:
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type not in {"f", "e"} for cell in row)
    titles = [row[3] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)]
    assert len(titles) == len(snapshot.nodes)


def check_csv(path: Path, snapshot: PlanSnapshot, code: str) -> None:
    separator = "," if code in {"en", "zh"} else ";"
    csv.field_size_limit(10_000_000)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=separator))
    assert len(rows) == len(snapshot.nodes) + 1
    for node, row in zip(snapshot.nodes, rows[1:], strict=True):
        assert unmark(row[3]) == clean(node.title)
        assert not row[3].startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("code", ["en", "ar", "zh"])
def test_naughty_strings_pass_through_every_renderer(tmp_path: Path, code: str) -> None:
    check(plan_of(naughty()), tmp_path, code)


@settings(max_examples=15)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6), st.sampled_from(["en", "ar", "zh"]))
def test_any_text_passes_through_every_renderer(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], code: str
) -> None:
    check(plan_of(texts), tmp_path_factory.mktemp("any"), code)


@given(st.text(alphabet="'=+-@\t\r\n 1a＝", max_size=8))
def test_the_guard_of_formulas_can_always_be_taken_off(text: str) -> None:
    assert unmark(mark(text)) == text
    assert not mark(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "\rx", "'=1", "＝1"])
def test_formula_beginnings_are_known(text: str) -> None:
    assert is_dangerous(text)


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "'quoted", "– dash", "a@b"])
def test_harmless_texts_are_left_alone(text: str) -> None:
    assert mark(text) == text
