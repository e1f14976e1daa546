"""``instruments import``: what a program gets, and what a person reads."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import CommandLine

TABLE = """Participant,Signature,"Ratification, Accession(a), Succession(d)"
Swaziland,,4 Apr 2003 a
Turkey,20 May 1999,30 May 2002
Ruritania,,3 Mar 2001
"""


def test_a_table_comes_in_and_its_report_names_what_was_not_matched(focalpoint: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    done = focalpoint("instruments", "import", path, "--instrument", "BOM97", "--json")
    assert done.status == 0
    report = done.json
    assert {name: report[name] for name in ("read", "matched", "acts", "unmatched", "warnings", "new")} == {
        "read": 3, "matched": 2, "acts": 3, "unmatched": [{"row": 4, "name": "Ruritania"}], "warnings": [], "new": 3,
    }  # fmt: skip
    counted = focalpoint("instruments", "count", "--set", "BOM97", "--as-of", "2005-04-30", "--json").json
    assert [state["iso3"] for state in counted["states"]] == ["SWZ", "TUR"]
    again = focalpoint("instruments", "import", path, "--instrument", "bom97")
    assert "0 of them new" in again.out
    assert "Row 4: Ruritania" in again.out


def test_an_unknown_instrument_and_a_file_without_a_table_are_sentences(
    focalpoint: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Name,Colour\nHouse,red\n", encoding="utf-8")
    assert focalpoint("instruments", "import", path, "--instrument", "BOM97").status == 2
    path.write_text(TABLE, encoding="utf-8")
    unknown = focalpoint("instruments", "import", path, "--instrument", "NONE00")
    assert unknown.status == 2
    assert "NONE00" in unknown.err
