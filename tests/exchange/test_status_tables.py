"""Status tables as depositaries print them, made here in each one's shape, and files that are none."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from focalpoint.exchange import errors
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.status_tables import Order, ReadRow, Shape, StatusTable, read_file, read_text
from focalpoint.exchange.status_tables.reading import read_here
from focalpoint.language import LANGUAGES, Language
from focalpoint.words.errors import explain
from tests.exchange.status_pdf import write_pdf
from tests.shared import shared_files

UNTC = """Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"
Afghanistan,,24 Sep 2003 a
Algeria 2,17 Dec 1998,8 Nov 2001
"Bosnia and Herzegovina",,11 Aug 2003 d
European Union,12 Dec 2000,21 May 2004 AA
Burundi,4 Mar 1998,
Japan,,16 Nov 2001 A
"""


def told(table: StatusTable) -> dict[str, list[tuple[str, str]]]:
    """What each row tells: kinds and days."""
    return {row.name: [(act.kind, act.date) for act in row.acts] for row in table.rows}


def row_of(table: StatusTable, name: str) -> ReadRow:
    return next(row for row in table.rows if row.name.startswith(name))


def test_letters_behind_the_date_tell_the_act(tmp_path: Path) -> None:
    path = tmp_path / "18-9.csv"
    path.write_text(UNTC, encoding="utf-8-sig")
    table = read_file(path)
    assert table.shape is Shape.UNTC
    assert told(table) == {
        "Afghanistan": [("accession", "2003-09-24")],
        "Algeria 2": [("signature", "1998-12-17"), ("ratification", "2001-11-08")],
        "Bosnia and Herzegovina": [("succession", "2003-08-11")],
        "European Union": [("signature", "2000-12-12"), ("approval", "2004-05-21")],
        "Burundi": [("signature", "1998-03-04")],
        "Japan": [("acceptance", "2001-11-16")],
    }
    assert table.notes == []


def test_a_workbook_with_a_title_merged_headers_other_columns_and_footnotes_reads_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Convention for the Suppression of Something"])
    sheet.append(["Status as at 14 March 2015"])
    sheet.append([])
    sheet.append(["No.", "Ratification, Accession(a)", "Remarks", "State party", "Signature"])
    sheet.append([1, "24 Sep 2003 a", "see note", "AFGHANISTAN", None])
    sheet.append([2, "8 Nov 2001", None, "Algeria", "17 Dec 1998"])
    sheet.append([])
    sheet.append(["Total", None, None, "2 States", None])
    sheet.append(
        [None, None, None, "1. On 3 June 1997 the Government notified the Secretary-General of its wish.", None]
    )
    path = tmp_path / "status.xlsx"
    book.save(path)
    table = read_here(path, Limits())
    assert "Suppression of Something" in table.title
    assert told(table)["AFGHANISTAN"] == [("accession", "2003-09-24")]
    assert told(table)["Algeria"] == [("signature", "1998-12-17"), ("ratification", "2001-11-08")]
    assert all(row.last for row in table.rows if row.name not in {"AFGHANISTAN", "Algeria"})


SIX = {
    "en": """Participant;Signature;Ratification, Accession(a)
Austria;14 Mar 1998;6 September 2000
Yemen;;23 Apr 2001 a""",
    "fr": """Participant;Signature;Ratification, Adhésion(a)
Autriche;14 mars 1998;6 septembre 2000
Yémen;;23 avril 2001 a""",
    "es": """Participante;Firma;Ratificación, Adhesión(a)
Austria;14 de marzo de 1998;6/9/2000
Yemen;;23/4/2001 a""",
    "ru": """Участник;Подписание;Ратификация, Присоединение(a)
Австрия;14 марта 1998 г.;06.09.2000
Йемен;;23.04.2001 a""",
    "ar": """المشارك;التوقيع;التصديق، الانضمام(a)
النمسا;١٤ مارس ١٩٩٨;٦ أيلول/سبتمبر ٢٠٠٠
اليمن;;٢٣ أبريل ٢٠٠١ (انضمام)""",
    "zh": """参加方;签署;批准、加入(a)
奥地利;1998年3月14日;二〇〇〇年九月六日
也门;;2001年4月23日 a""",
}


@pytest.mark.parametrize("written", SIX.values(), ids=SIX)
def test_headers_dates_and_acts_are_read_in_six_languages(written: str) -> None:
    assert list(told(read_text(written)).values()) == [
        [("signature", "1998-03-14"), ("ratification", "2000-09-06")],
        [("accession", "2001-04-23")],
    ]


def test_the_order_of_day_and_month_is_proved_by_the_table_or_asked() -> None:
    head = "State;Signature;Ratification\n"
    proved = read_text(head + "France;03/04/1999;13/05/2000\n")
    assert told(proved) == {"France": [("signature", "1999-04-03"), ("ratification", "2000-05-13")]}
    american = read_text(head + "France;03/04/1999;05/13/2000\n")
    assert told(american) == {"France": [("signature", "1999-03-04"), ("ratification", "2000-05-13")]}
    unsure = read_text(head + "France;03/04/1999;13 May 2000\n")
    assert told(unsure) == {"France": [("ratification", "2000-05-13")]}
    assert [(note.row, note.code) for note in unsure.notes] == [(2, "date_ambiguous")]
    said = read_text(head + "France;03/04/1999;13 May 2000\n", Order.MONTH_FIRST)
    assert told(said)["France"][0] == ("signature", "1999-03-04")


def test_what_should_be_a_date_and_is_none_is_noted() -> None:
    table = read_text("State;Signature;Ratification\nFrance;1 Foo 1999;3 May 2000\nSpain;-;31 Feb 2001\n")
    assert Counter(note.code for note in table.notes) == {"date_unread": 2}


def test_deposits_in_three_capitals_are_one_act_and_all_kept() -> None:
    table = read_text(
        "State\tSignature: London\tMoscow\tWashington\tDeposit: London\tMoscow\tWashington\n"
        "Argentina\t16/12/70\t\t16/12/70\t20/09/72\t21/09/72\t11/09/72\n"
        "Yemen\t\t\t\t29 Sep 1986 (a)\t\t\n"
    )
    assert table.shape is Shape.GOVERNMENTS
    assert told(table)["Argentina"] == [("signature", "1970-12-16"), ("ratification", "1972-09-11")]
    assert row_of(table, "Argentina").acts[1].note == "Washington 1972-09-11; London 1972-09-20; Moscow 1972-09-21"
    assert told(table)["Yemen"] == [("accession", "1986-09-29")]


def test_a_plain_list_of_acts_one_a_row_reads_the_kind_from_its_column() -> None:
    table = read_text(
        "Date,Country,Act\n14/3/2015,France,ratification\n13/12/2014,France,signature\n4/5/2014,Italy,accession\n"
    )
    acts = [(row.name, act.kind, act.date) for row in table.rows for act in row.acts]
    assert acts == [
        ("France", "ratification", "2015-03-14"),
        ("France", "signature", "2014-12-13"),
        ("Italy", "accession", "2014-05-04"),
    ]


def test_a_saved_web_page_reads_as_its_table(tmp_path: Path) -> None:
    path = tmp_path / "status.html"
    path.write_text(
        "<html><script>alert(1)</script><table><tr><th>Participant</th><th>Signature</th><th>Accession(a), Ratification"
        "</th></tr><tr><td>Chad<sup>1</sup></td><td></td><td>1 Nov 2006 a</td></tr></table></html>",
        encoding="utf-8",
    )
    assert told(read_here(path, Limits())) == {"Chad1": [("accession", "2006-11-01")]}


def test_a_pdf_reads_and_one_without_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "iaea.pdf"
    write_pdf(
        path,
        "International Atomic Energy Agency",
        [
            ["Country/Organization", "Signature", "Instrument", "Date of deposit", "Entry into force"],
            ["Afghanistan", "", "accession", "2003-09-12", "2003-10-12"],
            ["* Argentina", "1986-02-28", "ratification", "1989-04-06", "1989-05-06"],
            ["Democratic Republic of the Congo", "", "accession", "2004-09-21", "2004-10-21"],
            ["Haiti", "1980-04-09", "", "", ""],
        ],
    )
    table = read_file(path)
    assert told(table)["* Argentina"] == [("signature", "1986-02-28"), ("ratification", "1989-04-06")]
    assert row_of(table, "Afghanistan").acts[0].effective == "2003-10-12"
    assert told(table)["Democratic Republic of the Congo"] == [("accession", "2004-09-21")]
    assert told(table)["Haiti"] == [("signature", "1980-04-09")]
    scanned = tmp_path / "scan.pdf"
    write_pdf(scanned, "", [])
    with pytest.raises(errors.PdfWithoutTextError):
        read_here(scanned, Limits())


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(errors.FileTooLargeError):
        read_file(path)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.csv", b"", errors.EmptyFileError),
        ("a.csv", b"Name;Colour\nHouse;red\n", errors.NoStatusTableError),
        ("a.docx", b"PK\x03\x04 broken", errors.DamagedFileError),
        ("a.pdf", b"%PDF-1.4 cut off", errors.DamagedFileError),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, errors.UnknownStatusFormatError),
    ],
)
def test_files_that_are_no_tables_are_named_errors_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, error: type[errors.ImportFileError]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error) as raised:
        read_here(path, Limits())
    raised.value.details.setdefault("name", name)
    assert all(name in explain(raised.value, Language(code)) for code in LANGUAGES)


@pytest.mark.parametrize("path", shared_files("data/naughty/*.txt"), ids=lambda path: path.name)
def test_hostile_strings_as_names_and_dates_break_nothing(path: Path) -> None:
    strings = [line for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    rows = [f"{text}\t{text}\t1 Jan 2001" for text in strings]
    table = read_text("\n".join(["State\tSignature\tRatification", *rows, "France\t\t2 Jan 2001 a"]))
    assert told(table)["France"] == [("accession", "2001-01-02")]


def test_a_denunciation_in_the_column_of_deposits_is_no_ratification() -> None:
    table = read_text(
        "State;Type;Date of deposit;Reservation\n"
        "France;Ratification;19 Aug 1999;to article 20\n"
        "Italy;Denunciation;3 May 2010;\n"
    )
    assert told(table) == {"France": [("ratification", "1999-08-19")], "Italy": [("denunciation", "2010-05-03")]}
    assert table.notes == []
