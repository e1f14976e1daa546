"""CSV as offices write it: encodings, separators, decimals, formula guards."""

# ruff: noqa: E501 - tables of examples
from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.exchange import errors
from focalpoint.exchange.child import read_here
from focalpoint.exchange.limits import Limits
from tests.exchange.sheets import by_title, csv, read
from tests.shared import shared_files

RUSSIAN = "№;Мероприятие;Ответственный исполнитель;Срок исполнения\n1;Подготовить проект закона;Министерство юстиции;31.12.2026\n"
FRENCH = "N°;Activité;Ministère chef de file;Échéance\n1;Élaborer le décret;Intérieur;31/12/2026\n"
ARABIC = "الرقم;النشاط;الوزارة الرائدة;الموعد النهائي\n1;إعداد مشروع القانون;وزارة العدل;2026-12-31\n"
CHINESE = "序号,措施,牵头部门,完成时限\n1,起草法律,司法部,2026-12-31\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "utf-8"), (RUSSIAN, "utf-8-sig"), (RUSSIAN, "utf-16"), (RUSSIAN, "utf-16-le"),
        (FRENCH, "cp1252"), (FRENCH, "utf-8-sig"), (ARABIC, "cp1256"), (ARABIC, "utf-16"), (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
    ],
)  # fmt: skip
def test_the_encoding_is_found(tmp_path: Path, text: str, encoding: str) -> None:
    plan = read(csv(tmp_path / "p.csv", text, encoding))
    cells = text.splitlines()[1].replace(",", ";").split(";")
    assert [(row.title, row.lead, row.values["finish"]) for row in plan.rows] == [(cells[1], cells[2], "2026-12-31")]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    text = "\n".join(
        separator.join(row) for row in (("No", "Task", "Lead"), ("1", "Draft: now", "MoJ"), ("2", "Sign", "MFA"))
    )
    assert [row.title for row in read(csv(tmp_path / "p.csv", text)).rows] == ["Draft: now", "Sign"]


def test_a_separator_line_of_excel_is_followed(tmp_path: Path) -> None:
    plan = read(csv(tmp_path / "p.csv", "sep=;\nTask;Note\na;x, y, z\n"))
    assert plan.rows[0].values["description"] == "x, y, z"
    assert plan.rows[0].row == 3


@pytest.mark.parametrize(
    ("written", "percent"), [("45,5", 45.5), ("45.5", 45.5), ("45 %", 45.0), ("٤٥", 45.0), ("100%", 100.0)]
)
def test_percentages_are_read_however_they_are_written(tmp_path: Path, written: str, percent: float) -> None:
    assert read(csv(tmp_path / "p.csv", f"Task;%\na;{written}\n")).rows[0].values["percent"] == percent


def test_the_apostrophe_before_a_formula_is_not_part_of_the_text(tmp_path: Path) -> None:
    plan = read(csv(tmp_path / "p.csv", "Task,Note\n'=1+1,'@x\n'quoted',it's\n=2+2,-3\n"))
    assert [row.title for row in plan.rows] == ["=1+1", "'quoted'", "=2+2"]
    assert plan.rows[0].values["description"] == "@x"


def test_line_ends_inside_cells_stay(tmp_path: Path) -> None:
    plan = read(csv(tmp_path / "p.csv", 'Task,Note\n"a\nb","one\r\ntwo"\n'))
    assert (plan.rows[0].title, plan.rows[0].values["description"]) == ("a b", "one\ntwo")


@pytest.mark.shared
@pytest.mark.parametrize("path", shared_files("data/naughty/*"), ids=lambda path: path.name)
def test_strings_that_break_programs_arrive_as_they_are(path: Path, tmp_path: Path) -> None:
    import csv as stdlib

    strings = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip() and line.isprintable()]
    target = tmp_path / "naughty.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = stdlib.writer(file)
        writer.writerow(("No.", "Task", "Note"))
        writer.writerows((number, f"Row {number}", string) for number, string in enumerate(strings))
    plan = read(target)
    assert len(plan.rows) == len(strings)
    kept = by_title(plan)
    for number, string in enumerate(strings):
        bare = string[1:] if string.startswith(("'=", "'+", "'-", "'@")) else string
        assert kept[f"Row {number}"].values.get("description", "") == bare.strip()


@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=6), max_size=12))
def test_no_text_crashes_the_reader(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("any") / "p.csv"
    text = "\n".join(["Task,Lead,Start,Finish,%,Predecessors,Kind", *(",".join(row) for row in rows)])
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        plan = read_here(path, Limits())
    except errors.ImportFileError:
        return
    assert plan.read == len({row.row for row in plan.rows}) + len(plan.skipped)
    assert all(row.parent < place for place, row in enumerate(plan.rows))


@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "p.csv"
    path.write_bytes(data)
    with suppress(errors.ImportFileError):
        read_here(path, Limits())
