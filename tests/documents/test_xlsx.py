"""The plan workbook, read back by openpyxl."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import warnings
import zipfile
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from focalpoint.documents.model import About, Column, ColumnKind, Rows, Sheet, Workbook
from focalpoint.documents.plan_workbook import plan_workbook
from focalpoint.documents.render import xlsx
from focalpoint.documents.render.sheet_names import MOST, legal_names
from focalpoint.domain.errors import CancelledError
from focalpoint.domain.progress import StopAfter
from focalpoint.language import LANGUAGES, Language
from focalpoint.words.fields import field_label
from focalpoint.words.plan import colour
from tests.documents.samples import AT, TODAY, sample, snapshot_of


@cache
def written(code: str) -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "plan.xlsx"
        xlsx.write(plan_workbook(sample(code), Language(code)), target)
        return target.read_bytes()


@cache
def book(code: str) -> Any:
    return load_workbook(io.BytesIO(written(code)))


def plan_sheet(code: str) -> Any:
    return book(code).worksheets[1]


def one_sheet(values: list[str], tmp_path: Path, kind: ColumnKind = ColumnKind.TEXT) -> Any:
    about = About("t", "a", "s", "en", False, AT, "Restricted")
    rows = Rows((Column("Title", kind),), [(value,) for value in values])
    target = tmp_path / "one.xlsx"
    xlsx.write(Workbook(about, (Sheet("One", (rows,)),)), target)
    return load_workbook(target).worksheets[0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_is_no_formula_anywhere(code: str) -> None:
    for sheet in book(code).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    with zipfile.ZipFile(io.BytesIO(written(code))) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in package.read(name)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_node_is_a_row_with_its_key(code: str) -> None:
    snapshot, sheet = sample(code), plan_sheet(code)
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [f"{node.id}:{node.version}" for node in snapshot.nodes]
    assert [row[3] for row in rows] == [node.title for node in snapshot.nodes]
    assert sheet["A1"].value == "key"
    assert sheet.column_dimensions["A"].hidden


@pytest.mark.parametrize("code", LANGUAGES)
def test_headers_are_the_words_of_the_language(code: str) -> None:
    titles = [cell.value for cell in plan_sheet(code)[1]]
    for field in ("title", "lead_id", "start", "finish", "status", "percent"):
        assert field_label(Language(code), "plan_nodes", field) in titles


def test_dates_and_numbers_are_typed_and_written_dates_stay_text() -> None:
    snapshot, sheet = sample("en"), plan_sheet("en")
    titles = [cell.value for cell in sheet[1]]
    finish = titles.index("Finish")
    for node, row in zip(snapshot.nodes, sheet.iter_rows(min_row=2), strict=True):
        value = row[finish].value
        if node.finish_text:
            assert value == node.finish_text
        else:
            assert isinstance(value, datetime)
            assert value.date().isoformat() == node.finish
    percents = [row[titles.index("Percent")].value for row in sheet.iter_rows(min_row=2)]
    assert all(isinstance(value, int | float) and 0 <= value <= 100 for value in percents if value is not None)


def test_rows_are_grouped_under_their_parents() -> None:
    snapshot, sheet = sample("en"), plan_sheet("en")
    levels = [sheet.row_dimensions[number].outlineLevel for number in range(2, len(snapshot.nodes) + 2)]
    assert levels == [snapshot.depths[node.id] for node in snapshot.nodes]
    assert not sheet.sheet_properties.outlinePr.summaryBelow


def test_a_deeper_plan_than_excel_groups_still_opens(tmp_path: Path) -> None:
    nodes: list[Any] = []
    template = sample("en").nodes[3]
    for depth in range(12):
        nodes.append(
            dataclasses.replace(template, id=f"{depth:08d}", parent_id=nodes[-1].id if nodes else None, predecessors=())
        )
    target = tmp_path / "deep.xlsx"
    xlsx.write(plan_workbook(snapshot_of(nodes), Language("en")), target)
    sheet = load_workbook(target).worksheets[1]
    assert max(int(sheet.row_dimensions[row].outlineLevel or 0) for row in range(2, 14)) == 7


def test_the_header_stays_in_view_and_is_printed_on_every_page() -> None:
    sheet = plan_sheet("en")
    assert sheet.freeze_panes == "E2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.center.text == "Restricted"
    assert "&P" in sheet.oddFooter.right.text
    assert "&N" in sheet.oddFooter.right.text


def test_status_kind_and_lead_are_chosen_from_lists() -> None:
    sheet = plan_sheet("en")
    lists = book("en").worksheets[-1]
    assert lists.sheet_state == "hidden"
    sources = {validation.formula1 for validation in sheet.data_validations.dataValidation}
    assert len(sources) == 3
    for source in sources:
        name, cells = source.rsplit("!", 1)
        assert name.strip("'") == lists.title
        values = [row[0].value for row in lists[cells.replace("$", "")]]
        assert all(values)


def test_colours_stand_beside_their_words() -> None:
    sheet, english = plan_sheet("en"), Language("en")
    words = {colour(english, code) for code in ("red", "amber", "green", "grey")}
    place = [cell.value for cell in sheet[1]].index("Colour")
    assert {row[place].value for row in sheet.iter_rows(min_row=2)} <= words
    rules = [rule for item in sheet.conditional_formatting for rule in item.rules]
    assert {rule.formula[0].strip('"') for rule in rules if rule.type == "cellIs"} == words
    assert all(rule.dxf.fill is not None for rule in rules if rule.type == "cellIs")


def test_sheets_run_from_the_right_in_arabic_only() -> None:
    for code in LANGUAGES:
        assert all(bool(sheet.sheet_view.rightToLeft) is (code == "ar") for sheet in book(code).worksheets)


def test_there_is_a_sheet_for_every_ministry_with_its_nodes_and_tasks() -> None:
    snapshot = sample("en")
    for ministry in snapshot.ministries.values():
        values = {cell for row in book("en")[ministry.short_code].iter_rows(values_only=True) for cell in row}
        for node in snapshot.nodes:
            mine = ministry.id in {node.lead_id, *node.supporting_ids}
            assert (f"{node.id}:{node.version}" in values) is mine
        for task in snapshot.tasks:
            assert (f"{task.id}:{task.version}" in values) is (task.ministry_id == ministry.id)


def test_what_is_overdue_has_a_sheet_of_its_own() -> None:
    snapshot = sample("en")
    rows = list(book("en")["Overdue"].iter_rows(min_row=2, values_only=True))
    late = [task for task in snapshot.tasks if task.due and task.due < TODAY.isoformat()]
    late = [task for task in late if task.status not in {"done", "cancelled"}]
    assert {row[1] for row in rows if row[0] == "Task"} == {task.ref for task in late}
    assert all(row[6] > 0 for row in rows)


def test_charts_are_native_and_show_their_own_sheet() -> None:
    charts = book("en")["Charts"]._charts
    assert [type(chart).__name__ for chart in charts] == ["BarChart", "DoughnutChart", "BarChart"]
    assert all("Charts" in chart.series[0].val.numRef.f for chart in charts)


def test_the_cover_tells_what_it_is() -> None:
    cells = {cell for row in book("en")["Cover"].iter_rows(values_only=True) for cell in row}
    assert {"Restricted", "Office of the national focal point", 65, 100} <= cells
    assert any(isinstance(cell, datetime) and cell.date() == TODAY for cell in cells)


def test_the_same_snapshot_gives_the_same_bytes(tmp_path: Path) -> None:
    target = tmp_path / "again.xlsx"
    xlsx.write(plan_workbook(sample("en"), Language("en")), target)
    assert target.read_bytes() == written("en")


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "'=1", "#N/A", "TRUE"])
def test_text_that_looks_like_a_formula_stays_text(text: str, tmp_path: Path) -> None:
    cell = one_sheet([text], tmp_path)["A2"]
    assert cell.data_type == "s"
    assert cell.value == text


def test_a_dangerous_text_is_quoted_for_the_next_who_edits_it(tmp_path: Path) -> None:
    sheet = one_sheet(["=1+1", "plain"], tmp_path)
    assert sheet["A2"].quotePrefix
    assert not sheet["A3"].quotePrefix


def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    texts = ["a\nb", "<&>\"'", "_x0041_", " space ", "قرار 司法部 Тест 🙂", "a\u0301", "x" * 40_000, "nul\x00 bell\x07"]
    sheet = one_sheet(texts, tmp_path, ColumnKind.LONG_TEXT)
    found = [sheet.cell(row, 1).value for row in range(2, len(texts) + 2)]
    # openpyxl does not undo the escape that keeps "_x0041_" from becoming "A"; spreadsheets do.
    assert found[2] == "_x005F_x0041_"
    assert found[:2] + found[3:6] == texts[:2] + texts[3:6]
    assert found[6] == "x" * 32_767
    assert found[7] == "nul bell"


def test_days_before_excels_calendar_are_text(tmp_path: Path) -> None:
    about = About("t", "a", "s", "en", False, AT, "")
    rows = Rows((Column("D", ColumnKind.DATE),), [(date(1850, 5, 1),), (date(1900, 3, 1),), (date(2026, 11, 22),)])
    target = tmp_path / "old.xlsx"
    xlsx.write(Workbook(about, (Sheet("One", (rows,)),)), target)
    sheet = load_workbook(target).worksheets[0]
    assert sheet["A2"].value == "1850-05-01"
    assert sheet["A3"].value == datetime(1900, 3, 1)
    assert sheet["A4"].value == datetime(2026, 11, 22)


def test_shared_looks_reach_the_cells() -> None:
    """The renderer shares openpyxl's private style arrays; this is what would break first."""
    sheet = plan_sheet("en")
    titles = [cell.value for cell in sheet[1]]
    first = sheet[2]
    assert first[titles.index("Start")].number_format == "yyyy-mm-dd"
    assert first[titles.index("Percent")].number_format.startswith('0" %"')
    assert first[titles.index("Title")].alignment.wrap_text
    assert first[titles.index("Title")].font.b
    assert not sheet[4][titles.index("Title")].font.b
    assert sheet["B1"].fill.fgColor.rgb == "FF1F5FBF"


def test_no_sheet_passes_through_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("a plain sheet was about to be left in the temporary folder")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", refuse)
    xlsx.write(plan_workbook(sample("en"), Language("en")), tmp_path / "plan.xlsx")


def test_cancelling_leaves_the_old_workbook(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"before")
    with pytest.raises(CancelledError):
        xlsx.write(plan_workbook(sample("en"), Language("en")), target, progress=StopAfter(2))
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


def test_sheet_names_are_legal_and_unique() -> None:
    wanted = [
        "Plan",
        "plan",
        "a/b:c*d?e[f]g\\h",
        "'quoted'",
        "x" * 60,
        "x" * 61,
        "",
        "  ",
        "History",
        "🙂" * 20,
        "司" * 40,
    ]
    names = legal_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= MOST
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_ministries_with_the_same_name_get_a_sheet_each(tmp_path: Path) -> None:
    snapshot = sample("en")
    twins = {key: dataclasses.replace(item, short_code="Same/Name") for key, item in snapshot.ministries.items()}
    target = tmp_path / "twins.xlsx"
    xlsx.write(plan_workbook(dataclasses.replace(snapshot, ministries=twins), Language("en")), target)
    assert sum(name.startswith("Same Name") for name in load_workbook(target).sheetnames) == len(twins)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_finds_the_same_cells(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(written("ar"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(tmp_path / "out"),
    ]
    subprocess.run([*command, str(target)], check=True, capture_output=True, timeout=180)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LibreOffice adds extensions of its own
        again = load_workbook(io.BytesIO((tmp_path / "out" / "plan.xlsx").read_bytes()))
    assert again.sheetnames == book("ar").sheetnames
    theirs = [row[3] for row in again.worksheets[1].iter_rows(min_row=2, values_only=True)]
    assert theirs == [node.title for node in sample("ar").nodes]
