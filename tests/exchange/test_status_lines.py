"""Status tables as lines of text: what is copied from a page or a PDF, with columns kept, merged or cut."""

from __future__ import annotations

from focalpoint.exchange.status_tables import ReadRow, Shape, read_text

UNTC = """STATUS AS AT : 14-03-2015 05:00:20 EDT
9 . International Convention for the Suppression of Terrorist Bombings
New York, 15 December 1997
Entry into force   23 May 2001, in accordance with article 22(1).
Participant   Signature   Approval(AA), Acceptance(A), Accession(a), Succession(d), Ratification
Afghanistan .......  24 Sep 2003 a
Algeria 17 Dec 1998 8 Nov 2001
Bosnia and
Herzegovina  11 Aug 2003 a
China 1,2 13 Nov 2001 a
Democratic Republic of the
Congo 27 Jun 2008 a
Venezuela (Bolivarian 23 Sep 1998 23 Sep 2003
Republic of)
United Kingdom of Great
Britain and Northern
Ireland 12 Jan 1998 7 Mar 2001
Burundi 4 Mar 1998
Notes:
1. On 3 June 1997 the Government of China notified the Secretary-General.
"""


def rows_of(text: str) -> dict[str, ReadRow]:
    return {row.name: row for row in read_text(text).rows}


def kinds(row: ReadRow) -> list[tuple[str, str]]:
    return [(act.kind, act.date) for act in row.acts]


def test_text_with_merged_columns_is_read_by_its_letters_and_order() -> None:
    rows = rows_of(UNTC)
    assert kinds(rows["Afghanistan"]) == [("accession", "2003-09-24")]
    assert kinds(rows["Algeria"]) == [("signature", "1998-12-17"), ("ratification", "2001-11-08")]
    assert kinds(rows["Burundi"]) == [("signature", "1998-03-04")]
    assert not any("New York" in name or "notified" in name for name in rows)
    assert len(rows) == 8


def test_a_name_that_is_cut_is_given_with_its_neighbours_first() -> None:
    rows = rows_of(UNTC)
    assert rows["Congo"].others[0] == "Democratic Republic of the Congo"
    assert rows["Ireland"].others[0] == "United Kingdom of Great Britain and Northern Ireland"
    assert rows["Herzegovina"].others[0] == "Bosnia and Herzegovina"
    assert "Venezuela (Bolivarian Republic of)" in rows["Venezuela (Bolivarian"].others


def test_a_name_that_goes_on_in_small_letters_is_joined() -> None:
    rows = rows_of("State   Signature   Ratification\nDemocratic Republic of\nthe Congo    1 May 2000   27 Jun 2008\n")
    assert list(rows) == ["Democratic Republic of the Congo"]


def test_dashes_stand_for_blanks_and_the_effect_is_kept() -> None:
    table = read_text(
        "International Civil Aviation Organization\n"
        "State      Date of signature     Date of deposit of instrument of ratification     Effective date\n"
        "Afghanistan   -    15/04/1977    14/07/1977\n"
        "Bahamas (1)(2)   -   15/05/1975 (succession)   10/07/1973\n"
        "Brazil   28/02/1969   14/01/1970   14/04/1970\n"
        "Liberia   14/09/1963\n"
    )
    assert table.shape is Shape.ICAO
    rows = {row.name.split(" (")[0]: row for row in table.rows}
    assert [(act.date, act.effective) for act in rows["Afghanistan"].acts] == [("1977-04-15", "1977-07-14")]
    assert kinds(rows["Bahamas"]) == [("succession", "1975-05-15")]
    assert kinds(rows["Brazil"])[0] == ("signature", "1969-02-28")
    assert kinds(rows["Liberia"]) == [("signature", "1963-09-14")]


def test_the_act_in_words_behind_the_name_is_read() -> None:
    table = read_text(
        "IMO SUA Convention\n"
        "                               Date of signature      Date of entry\n"
        "                               or deposit             into force\n"
        "1 Afghanistan (accession)      23 September 2003      22 December 2003\n"
        "3 Austria (ratification)1      28 December 1989       1 March 1992\n"
    )
    assert table.shape is Shape.IMO
    assert [kinds(row) for row in table.rows] == [[("accession", "2003-09-23")], [("ratification", "1989-12-28")]]
    assert [act.effective for row in table.rows for act in row.acts] == ["2003-12-22", "1992-03-01"]


def test_text_without_a_header_says_so() -> None:
    table = read_text("France 12 Jan 1998 19 Aug 1999\nYemen 23 Apr 2001 a\n")
    assert [note.code for note in table.notes] == ["no_header"]
    assert kinds(table.rows[0]) == [("signature", "1998-01-12"), ("ratification", "1999-08-19")]
    assert kinds(table.rows[1]) == [("accession", "2001-04-23")]


def test_a_list_that_stands_twice_side_by_side_is_read_down_each_half() -> None:
    head = f"{'Participant':<24}{'Signature':<14}{'Accession(a)':<20}"
    rows = [
        f"{'Algeria':<24}{'17 Dec 1998':<14}{'8 Nov 2001':<20}{'United Kingdom of':<24}",
        f"{'Bosnia and':<58}{'Great Britain and':<24}",
        f"{'Herzegovina':<24}{'':<14}{'11 Aug 2003 a':<20}{'Northern Ireland':<24}{'12 Jan 1998':<14}7 Mar 2001",
        f"{'Burundi':<24}{'4 Mar 1998':<14}",
    ]
    table = read_text("\n".join([head + head.rstrip(), *rows]))
    told = {(row.others or (row.name,))[0]: kinds(row) for row in table.rows}
    assert told["Bosnia and Herzegovina"] == [("accession", "2003-08-11")]
    assert [date for _kind, date in told["United Kingdom of Great Britain and Northern Ireland"]] == [
        "1998-01-12",
        "2001-03-07",
    ]
    assert len(table.rows) == 4
