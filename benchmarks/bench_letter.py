"""A letter to DOCX against docxtpl filling a template of the same length, both warm, in turns.

Run: ``python -m benchmarks.bench_letter [pairs]``. The template is our own letter with a variable in the place of each
text, so that both write the same document. docxtpl comes from an environment of its own (``FOCALPOINT_BENCH_PYTHON``,
else ``.bench-venv``); where it is missing the row stays empty. PDF stands beside it, and promises nothing.
"""

from __future__ import annotations

import html
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any, Final

from benchmarks.bench_report import _peers_python
from benchmarks.measure import PAIRS, Row, ratio_row
from focalpoint.documents.render.letter_docx import render_letter_docx, write_letter_docx
from focalpoint.documents.render.letter_pdf import write_letter_pdf
from tests.documents import letter_samples as samples

AGAINST_DOCXTPL: Final = 1.5
TIMES: Final = 8
"""Letters of one turn; the first of a process is not counted: both then have their modules."""
_FACTS: Final = 40
_PEERS: Final = Path(__file__).with_name("letter_peers.py")
_TEXT: Final = re.compile(r'(<w:t xml:space="preserve">)([^<]*)(</w:t>)')
_BODY: Final = "word/document.xml"


def run(pairs: int = PAIRS, peers: Path | None = None) -> dict[str, Any]:
    """Medians in seconds by program, and the rows of the table."""
    letter, paper = samples.letter("en", times=_FACTS, transfers=60), samples.paper()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        theirs = _template(render_letter_docx(letter, paper, samples.FINAL), folder, peers or _peers_python())
        write_letter_docx(folder / "warm.docx", letter, paper, samples.FINAL)
        write_letter_pdf(folder / "warm.pdf", letter, paper, samples.FINAL)
        measured: dict[str, list[float]] = {"ours": [], "pdf": [], "docxtpl": []}
        for _ in range(pairs):
            for _turn in range(TIMES):
                start = time.perf_counter()
                write_letter_docx(folder / "ours.docx", letter, paper, samples.FINAL)
                measured["ours"].append(time.perf_counter() - start)
            start = time.perf_counter()
            write_letter_pdf(folder / "ours.pdf", letter, paper, samples.FINAL)
            measured["pdf"].append(time.perf_counter() - start)
            if theirs:
                done = subprocess.run(theirs, check=True, capture_output=True, text=True, timeout=600)
                measured["docxtpl"] += json.loads(done.stdout)[1:]
        from pypdf import PdfReader

        pages = len(PdfReader(folder / "ours.pdf").pages)
    medians = {key: statistics.median(values) for key, values in measured.items() if values}
    return {**medians, "rows": _rows(medians, pages)}


def _template(data: bytes, folder: Path, peers: Path | None) -> list[str] | None:
    """The letter as a template and its texts; the command that fills it, or None where docxtpl is missing."""
    if (
        peers is None
        or subprocess.run([str(peers), "-c", "import docxtpl"], capture_output=True, check=False).returncode
    ):
        return None
    source, template = folder / "whole.docx", folder / "template.docx"
    source.write_bytes(data)
    texts: list[str] = []

    def variable(match: re.Match[str]) -> str:
        texts.append(html.unescape(match[2]))
        return f"{match[1]}{{{{ t[{len(texts) - 1}] }}}}{match[3]}"

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry, _TEXT.sub(variable, part.decode()).encode() if entry.filename == _BODY else part)
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    return [str(peers), str(_PEERS), str(template), str(folder / "texts.json"), str(folder / "theirs.docx"),
            str(TIMES + 1)]  # fmt: skip


def _rows(medians: dict[str, float], pages: int) -> list[Row]:
    what = f"letter of {pages} pages to DOCX"
    ours = medians["ours"] * 1000
    if "docxtpl" in medians:
        row = ratio_row(what, ours, "docxtpl filling it", medians["docxtpl"] * 1000, AGAINST_DOCXTPL, unit="ms")
    else:
        row = Row(what, f"{ours:.0f} ms", "docxtpl filling it", "", "not installed", f"≤ {AGAINST_DOCXTPL:g}×", None)
    return [row, Row("the same letter to PDF", f"{medians['pdf'] * 1000:.0f} ms", "", "", "", "", None)]


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS))
