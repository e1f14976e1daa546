"""``focalpoint directory import`` and ``export``: sheets come in with counts, and come back unchanged."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import CommandLine


def test_a_sheet_comes_in_with_counts_and_what_was_written_comes_back_unchanged(
    focalpoint: CommandLine, tmp_path: Path
) -> None:
    sheet = tmp_path / "authorities.csv"
    sheet.write_text("Name,State,Competent for\nCentral Authority,Kenya,Extradition\nOffice,Gaul,\n", encoding="utf-8")
    tried = json.loads(focalpoint("directory", "import", str(sheet), "--dry-run", "--json").out)
    done = json.loads(focalpoint("directory", "import", str(sheet), "--json").out)
    assert tried == done
    assert done == {
        "read": 2, "new": 1, "changed": 0, "same": 0, "skipped": 1,
        "unmatched": [{"row": 3, "name": "Gaul"}], "warnings": [],
    }  # fmt: skip
    for name in ("directory.xlsx", "directory.csv", "directory.vcf"):
        target = tmp_path / name
        assert focalpoint("directory", "export", str(target)).status == 0
        counts = json.loads(focalpoint("directory", "import", str(target), "--json").out)
        assert (counts["new"], counts["changed"], counts["warnings"]) == (0, 0, []), name
        assert counts["same"] > 0


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(focalpoint: CommandLine, tmp_path: Path) -> None:
    plan = tmp_path / "notes.csv"
    plan.write_text("Alpha,Beta\n1,2\n", encoding="utf-8")
    refused = focalpoint("directory", "import", str(plan))
    assert refused.status == 2
    assert "notes.csv" in refused.err
    assert focalpoint("directory", "export", str(tmp_path / "directory.docx")).status == 2
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF-1.7\n\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10")
    assert "is not a sheet that can be read" in focalpoint("directory", "import", str(report)).err
