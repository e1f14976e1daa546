"""What sheets say: columns by their headers, hierarchy, dates, institutions, and everything that is odd in them."""

# ruff: noqa: E501 - tables of examples
from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from focalpoint.exchange import errors
from tests.exchange.sheets import by_title, codes, csv, read, tree, workbook

HEADERS = {
    "en": ("No.", "Activity", "Lead ministry", "Supporting ministries", "Start", "Finish", "Status", "% complete"),
    "fr": ("N°", "Activité", "Ministère chef de file", "Ministères d'appui", "Début", "Échéance", "Statut", "% achevé"),
    "es": ("Nº", "Actividad", "Ministerio responsable", "Ministerios de apoyo", "Inicio", "Fecha de fin", "Estado", "% completado"),
    "ru": ("№ п/п", "Мероприятие", "Ответственный исполнитель", "Соисполнители", "Начало", "Срок исполнения", "Статус", "% выполнения"),
    "ar": ("الرقم", "النشاط", "الوزارة الرائدة", "الوزارات المساندة", "تاريخ البدء", "تاريخ الانتهاء", "الحالة", "نسبة الإنجاز"),
    "zh": ("序号", "措施", "牵头部门", "配合单位", "开始日期", "完成时限", "状态", "完成百分比"),
}  # fmt: skip
FIELDS = ("number", "title", "lead", "supporting", "start", "finish", "status", "percent")
STATES = {
    "en": "In progress",
    "fr": "En cours",
    "es": "En curso",
    "ru": "Выполняется",
    "ar": "قيد التنفيذ",
    "zh": "进行中",
}


@pytest.mark.parametrize("language", HEADERS)
def test_columns_are_found_by_their_headers_in_each_language(tmp_path: Path, language: str) -> None:
    rows = [
        HEADERS[language],
        ("1", "A", None, None, None, None, None, None),
        ("1.1", "B", "Justice", "Interior; Health", datetime(2026, 1, 5), datetime(2026, 3, 1), STATES[language], 45),
    ]
    plan = read(workbook(tmp_path / "p.xlsx", rows))
    assert tuple(column.field for column in plan.columns) == FIELDS
    row = plan.rows[1]
    assert (row.lead, row.supporting) == ("Justice", ("Interior", "Health"))
    assert row.values["start"] == "2026-01-05"
    assert row.values["finish"] == "2026-03-01"
    assert row.values["status"] == "in_progress"
    assert row.values["percent"] == 45
    assert plan.warnings == []


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Срок исполнения мероприятия", "finish"), ("Source of funding (budget, donors)", "budget_line"),
        ("Responsible institution(s)", "lead"), ("Task status", "status"), ("Ожидаемые результаты", "output"),
        ("Deadline for completion", "finish"), ("Сроки реализации", "period"), ("人权保障措施", "human_rights_note"),
        ("Indicateur de performance", "indicator"), ("Budget prévu (USD)", "budget_line"), ("Vorgang", ""),
    ],
)  # fmt: skip
def test_longer_headers_are_understood_by_what_they_are_about(header: str, field: str) -> None:
    from focalpoint.exchange.wording import guess_column

    guess = guess_column(header)
    assert (str(guess.field) if guess else "") == field


def test_the_header_is_found_below_title_rows_and_column_numbers_are_skipped(tmp_path: Path) -> None:
    rows = [
        ("NATIONAL ACTION PLAN 2026–2030", None, None), (None, None, None), ("Approved by decree 12", None, None),
        ("No.", "Measure", "Responsible"), (1, 2, 3), ("1", "Draft the law", "Justice"), ("No.", "Measure", "Responsible"),
        ("2", "Adopt the law", "Parliament"),
    ]  # fmt: skip
    plan = read(workbook(tmp_path / "p.xlsx", rows))
    assert plan.title == "NATIONAL ACTION PLAN 2026–2030"
    assert [(row.row, row.title) for row in plan.rows] == [(6, "Draft the law"), (8, "Adopt the law")]
    assert [(note.row, note.code) for note in plan.skipped] == [(5, "column_numbers"), (7, "header_again")]
    assert plan.read == 4


def test_wbs_numbers_tell_the_hierarchy_and_kinds_follow_from_it(tmp_path: Path) -> None:
    rows = [("No.", "Activity", "Lead"), ("1", "Prevention", ""), ("1.1", "Schools", ""), ("1.1.1", "Teach", "Education"),
            ("1.1.2", "Kits", ""), ("1.1.2.1", "Print", ""), ("2", "Prosecution", "")]  # fmt: skip
    assert tree(read(workbook(tmp_path / "p.xlsx", rows))) == [
        ("Prevention", "", "pillar"), ("Schools", "Prevention", "objective"), ("Teach", "Schools", "activity"),
        ("Kits", "Schools", "output"), ("Print", "Kits", "activity"), ("Prosecution", "", "activity"),
    ]  # fmt: skip


def test_a_number_that_excel_shortened_gets_its_zero_back(tmp_path: Path) -> None:
    numbers = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.1]
    rows = [("No.", "Activity", "Lead"), *((number, f"T{place}", "J") for place, number in enumerate(numbers))]
    plan = read(workbook(tmp_path / "p.xlsx", rows))
    assert [row.wbs for row in plan.rows][-2:] == ["1.9", "1.10"]
    assert all(row.parent == 0 for row in plan.rows[1:])


def test_merged_pillar_cells_group_their_rows(tmp_path: Path) -> None:
    rows = [("Pillar", "Objective", "Activity", "Lead"), ("Prevent", "Schools", "Teach", "Education"),
            (None, None, "Print", "Education"), (None, "Media", "Broadcast", "Information"), ("Protect", "Shelters", "Open", "Social")]  # fmt: skip
    plan = read(workbook(tmp_path / "p.xlsx", rows, ["A2:A4", "B2:B3"]))
    assert tree(plan) == [
        ("Prevent", "", "pillar"), ("Schools", "Prevent", "objective"), ("Teach", "Schools", "activity"),
        ("Print", "Schools", "activity"), ("Media", "Prevent", "objective"), ("Broadcast", "Media", "activity"),
        ("Protect", "", "pillar"), ("Shelters", "Protect", "objective"), ("Open", "Shelters", "activity"),
    ]  # fmt: skip
    assert plan.read == 4


def test_a_row_merged_across_is_a_heading_over_the_rows_below(tmp_path: Path) -> None:
    rows = [("No.", "Measure", "Lead"), ("Pillar I: Prevention", None, None), ("1", "Teach", "Education"), ("2", "Print", "Education"),
            ("Pillar II: Protection", None, None), ("3", "Open shelters", "Social")]  # fmt: skip
    plan = read(workbook(tmp_path / "p.xlsx", rows, ["A2:C2", "A5:C5"]))
    assert [(title, above) for title, above, _kind in tree(plan)] == [
        ("Pillar I: Prevention", ""), ("Teach", "Pillar I: Prevention"), ("Print", "Pillar I: Prevention"),
        ("Pillar II: Protection", ""), ("Open shelters", "Pillar II: Protection"),
    ]  # fmt: skip


def test_kind_words_and_leading_blanks_tell_the_hierarchy_where_no_number_does(tmp_path: Path) -> None:
    kinds = [
        ("Kind", "Title"),
        ("Pillar", "P"),
        ("Objective", "O"),
        ("Activity", "A"),
        ("Milestone", "M"),
        ("Pillar", "Q"),
    ]
    plan = read(workbook(tmp_path / "k.xlsx", kinds))
    assert tree(plan) == [
        ("P", "", "pillar"), ("O", "P", "objective"), ("A", "O", "activity"), ("M", "O", "milestone"), ("Q", "", "pillar"),
    ]  # fmt: skip
    indented = csv(tmp_path / "i.csv", "Task;Responsible\nTop;X\n  Below;X\n    Deep;X\nNext;X\n")
    assert [(title, above) for title, above, _kind in tree(read(indented))] == [
        ("Top", ""), ("Below", "Top"), ("Deep", "Below"), ("Next", ""),
    ]  # fmt: skip


def test_written_dates_are_kept_with_the_days_that_they_mean(tmp_path: Path) -> None:
    rows = [
        ("Measure", "Term"),
        ("a", "Q3 2026"),
        ("b", "2026–2027"),
        ("c", "31.12.2026"),
        ("d", "constantly"),
        ("e", "soon"),
    ]
    found = by_title(read(workbook(tmp_path / "p.xlsx", rows)))
    quarter = found["a"].values
    assert (quarter["start"], quarter["finish"], quarter["finish_text"], quarter["finish_precision"]) == (
        "2026-07-01", "2026-09-30", "Q3 2026", "quarter",
    )  # fmt: skip
    assert (found["b"].values["start"], found["b"].values["finish"]) == ("2026-01-01", "2027-12-31")
    assert found["c"].values == {"finish": "2026-12-31"}
    assert (found["d"].values["finish"], found["d"].values["finish_text"]) == (None, "constantly")
    assert found["d"].values["finish_precision"] == "open"
    assert (found["e"].values["finish"], found["e"].values["finish_text"]) == (None, "soon")


def test_a_date_that_is_not_understood_is_reported(tmp_path: Path) -> None:
    plan = read(workbook(tmp_path / "p.xlsx", [("Measure", "Deadline"), ("a", "soon")]))
    assert codes(plan) == [(2, "date_unknown")]


def test_month_first_dates_are_recognised_by_the_column_and_doubtful_ones_told(tmp_path: Path) -> None:
    american = csv(tmp_path / "a.csv", "Task,Start\na,03/04/2026\nb,03/25/2026\n")
    assert [row.values["start"] for row in read(american).rows] == ["2026-03-04", "2026-03-25"]
    doubtful = read(csv(tmp_path / "d.csv", "Task,Start\na,03/04/2026\n"))
    assert doubtful.rows[0].values["start"] == "2026-04-03"
    assert codes(doubtful) == [(2, "date_ambiguous")]


def test_a_finish_before_its_start_keeps_both_as_text_and_is_reported(tmp_path: Path) -> None:
    rows = [("Task", "Start", "Finish"), ("a", date(2026, 5, 1), date(2026, 4, 1))]
    plan = read(workbook(tmp_path / "p.xlsx", rows))
    values = plan.rows[0].values
    assert (values["start"], values["start_text"], values["finish_text"]) == (None, "2026-05-01", "2026-04-01")
    assert codes(plan) == [(2, "finish_before_start")]


def test_of_several_leads_the_first_leads_and_the_others_support(tmp_path: Path) -> None:
    rows = [("Task", "Responsible", "Partners"), ("a", "Justice; Interior\nHealth", "UN"), ("b", "MoJ, MFA", None),
            ("c", "Ministry of Trade, Industry and Crafts", None)]  # fmt: skip
    plan = read(workbook(tmp_path / "p.xlsx", rows))
    assert [(row.lead, row.supporting) for row in plan.rows] == [
        ("Justice", ("Interior", "Health", "UN")), ("MoJ", ("MFA",)), ("Ministry of Trade, Industry and Crafts", ()),
    ]  # fmt: skip
    assert codes(plan) == [(2, "several_leads"), (3, "several_leads")]


def test_what_is_not_understood_is_told_and_the_row_kept(tmp_path: Path) -> None:
    rows = [("No.", "Task", "Status", "%", "Weight", "Predecessors", "Kind"), (1, "a", "frobnicated", 140, "x", "9; zzz zzz", "gizmo"),
            (2, "b", None, None, None, "1FS+2d", None)]  # fmt: skip
    plan = read(workbook(tmp_path / "p.xlsx", rows))
    assert sorted(code for _row, code in codes(plan)) == [
        "kind_unknown", "link_unknown", "link_unknown", "percent_unknown", "status_unknown", "weight_unknown",
    ]  # fmt: skip
    assert "status" not in plan.rows[0].values
    assert plan.rows[1].links == ((0, "FS", 2),)


def test_predecessors_in_a_circle_lose_the_link_that_closes_it(tmp_path: Path) -> None:
    rows = [("No.", "Task", "Predecessors"), (1, "a", "3"), (2, "b", "1SS-2d"), (3, "c", "2FF"), (4, "d", "4")]
    plan = read(workbook(tmp_path / "p.xlsx", rows))
    links = [row.links for row in plan.rows]
    assert sum(len(found) for found in links) == 2
    assert sorted(code for _row, code in codes(plan)) == ["link_circle", "link_unknown"]
    assert len(plan.rows) == 4


def test_shares_of_one_are_percentages_but_not_in_our_own_exports(tmp_path: Path) -> None:
    shares = read(workbook(tmp_path / "a.xlsx", [("Task", "Progress"), ("a", 0.25), ("b", 1.0)]))
    assert [row.values["percent"] for row in shares.rows] == [25, 100]
    key = "019374d3-0000-7000-8000-000000000001"
    ours = read(workbook(tmp_path / "b.xlsx", [("key", "Task", "Percent"), (f"{key}:3", "a", 1)]))
    assert ours.rows[0].values["percent"] == 1
    assert (ours.rows[0].key, ours.rows[0].version) == (key, 3)


def test_a_blank_says_nothing_and_the_clear_mark_empties(tmp_path: Path) -> None:
    rows = [
        ("Task", "Lead", "Start", "Percent", "Note"),
        ("a", None, None, None, None),
        ("b", "[clear]", "[clear]", "[clear]", "[clear]"),
    ]
    first, second = read(workbook(tmp_path / "p.xlsx", rows)).rows
    assert first.values == {}
    assert second.values == {"lead": None, "start": None, "percent": None, "description": ""}


def test_the_same_key_twice_is_told_and_the_second_row_new(tmp_path: Path) -> None:
    key = "019374d3-0000-7000-8000-000000000001"
    plan = read(workbook(tmp_path / "p.xlsx", [("key", "Task"), (key, "a"), (key, "a copy")]))
    assert [row.key for row in plan.rows] == [key, ""]
    assert codes(plan) == [(3, "key_twice")]


def test_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    plan = read(workbook(tmp_path / "p.xlsx", [("Task", "Status", "Vorgang"), ("a", "done", "x")]))
    assert [(note.code, note.names) for note in plan.warnings] == [("column_not_used", {"column": "Vorgang"})]


def test_a_corrected_mapping_is_followed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx", [("Vorgang", "Wer"), ("a", "Justice")])
    with pytest.raises(errors.NoTitleColumnError) as refused:
        read(path)
    assert refused.value.details["columns"] == [[0, "Vorgang"], [1, "Wer"]]
    plan = read(path, {0: "title", 1: "lead"})
    assert [(row.title, row.lead) for row in plan.rows] == [("a", "Justice")]
    with pytest.raises(errors.UnknownMappingError):
        read(path, {0: "title", 7: "lead"})


def test_the_sheet_that_looks_like_a_plan_is_taken(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    cover, plan_sheet = book.active, book.create_sheet("Мероприятия")
    assert cover is not None
    cover.append(("Cover", "of the plan"))
    plan_sheet.append(("№", "Мероприятие", "Срок"))
    plan_sheet.append((1, "Закон", "2026"))
    book.save(tmp_path / "p.xlsx")
    assert read(tmp_path / "p.xlsx").sheet == "Мероприятия"


def test_hidden_rows_are_read_and_told_and_error_cells_are_blank(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Task", "Budget"), ("a", 1), ("b", "#REF!")):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet["B3"].data_type = "e"
    book.save(tmp_path / "p.xlsx")
    plan = read(tmp_path / "p.xlsx")
    assert [row.title for row in plan.rows] == ["a", "b"]
    assert codes(plan) == [(0, "hidden_rows"), (3, "error_cell")]
    assert "budget_line" not in plan.rows[1].values


def test_excels_outline_levels_tell_the_hierarchy(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Task", "Lead"), ("Top", "J"), ("Below", "J"), ("Deep", "J"), ("Next", "J")):
        sheet.append(row)
    sheet.row_dimensions[3].outlineLevel = 1
    sheet.row_dimensions[4].outlineLevel = 2
    book.save(tmp_path / "p.xlsx")
    assert [(title, above) for title, above, _kind in tree(read(tmp_path / "p.xlsx"))] == [
        ("Top", ""), ("Below", "Top"), ("Deep", "Below"), ("Next", ""),
    ]  # fmt: skip


def test_where_a_sheet_comes_from_does_not_depend_on_its_name_or_the_order_of_its_columns(tmp_path: Path) -> None:
    one = read(workbook(tmp_path / "a.xlsx", [("Task", "Lead"), ("a", "J")], name="One"))
    moved = read(workbook(tmp_path / "b.xlsx", [("Lead", "Task"), ("J", "a")], name="Two"))
    other = read(workbook(tmp_path / "c.xlsx", [("Task", "Status"), ("a", "done")]))
    assert one.source == moved.source != other.source
    assert one.rows[0].uid == moved.rows[0].uid
