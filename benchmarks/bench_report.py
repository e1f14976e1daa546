"""A 100-page progress report against WeasyPrint, fpdf2 and headless LibreOffice with the same content.

Run: ``python -m benchmarks.bench_report [pairs]``. Every program is a fresh process: from its start, with the content
ready in a file, to the finished PDF. Ours also builds the document from the plan, draws the charts, and checks every
letter. WeasyPrint and fpdf2 come from an environment of their own (``FOCALPOINT_BENCH_PYTHON``, else ``.bench-venv``);
a peer that is not there leaves its row empty. Arabic is printed beside, and promises nothing.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.measure import PAIRS, Row, ratio_row, seconds
from focalpoint.documents.model import Document, Heading, KeyValues, Mark, Paragraph, Table
from focalpoint.documents.plan_report import progress_report
from focalpoint.documents.render.fonts import find, font_folders
from focalpoint.language import Language
from tests.documents.samples import big

NODES = 2400
"""So many nodes fill about a hundred pages."""
AGAINST_LIBREOFFICE = 0.7
_ROOT = Path(__file__).resolve().parent.parent
_PEERS = Path(__file__).with_name("report_peers.py")


def run(pairs: int = PAIRS, peers: Path | None = None) -> dict[str, Any]:
    """Medians in seconds by program, pages, and the rows of the table.

    Args:
        pairs: how often each program runs, in turns.
        peers: the Python that has WeasyPrint and fpdf2.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        acts = _acts(folder, peers or _peers_python())
        measured: dict[str, list[float]] = {key: [] for key in acts}
        for _ in range(pairs):
            for key, act in acts.items():
                measured[key].append(seconds(act))
        pages = {key: _pages(folder / f"{key}.pdf") for key in acts}
    medians = {key: statistics.median(values) for key, values in measured.items()}
    return {**medians, "pages": pages, "rows": _rows(medians, pages)}


def _peers_python() -> Path | None:
    named = os.environ.get("FOCALPOINT_BENCH_PYTHON")
    folder = "Scripts" if sys.platform == "win32" else "bin"
    found = Path(named) if named else _ROOT / ".bench-venv" / folder / "python"
    return found if found.exists() else None


def _acts(folder: Path, peers: Path | None) -> dict[str, Callable[[], object]]:
    """What each program does, by its name."""
    document = progress_report(big(NODES, NODES), Language("en"))
    (folder / "content.json").write_text(json.dumps(content(document)), encoding="utf-8")
    (folder / "libreoffice.fodt").write_text(as_flat_text(content(document)), encoding="utf-8")
    acts: dict[str, Callable[[], object]] = {}
    for key, language in (("ours", "en"), ("arabic", "ar")):
        (folder / f"{key}.pickle").write_bytes(pickle.dumps(big(NODES, NODES, language)))
        acts[key] = _command(sys.executable, "-m", "benchmarks.bench_report", "write", language, str(folder / key))
    office = shutil.which("soffice")
    if office:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = (office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder))
        acts["libreoffice"] = _command(*command, str(folder / "libreoffice.fodt"))
        acts["libreoffice"]()  # the first start of a new profile takes long and is nobody's document
    fonts = [find(file, font_folders()) for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")]
    for key in ("weasyprint", "fpdf2"):
        if peers is not None and all(fonts) and _has(peers, key):
            paths = [str(font[0]) for font in fonts if font]
            target = str(folder / f"{key}.pdf")
            acts[key] = _command(str(peers), str(_PEERS), key, str(folder / "content.json"), target, *paths)
    return acts


def _command(*words: str) -> Callable[[], object]:
    return lambda: subprocess.run(words, check=True, capture_output=True, cwd=_ROOT, timeout=600)


def _has(python: Path, module: str) -> bool:
    name = "fpdf" if module == "fpdf2" else module
    return subprocess.run([str(python), "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


def _pages(path: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(path).pages)


def _rows(medians: dict[str, float], pages: dict[str, int]) -> list[Row]:
    what = f"report of {pages['ours']} pages"
    rows = []
    for key, name, limit in (
        ("libreoffice", "LibreOffice, headless", AGAINST_LIBREOFFICE),
        ("weasyprint", "WeasyPrint", 1.0),
        ("fpdf2", "fpdf2", 1.0),
    ):
        if key in medians:
            rows.append(ratio_row(what, medians["ours"], f"{name} ({pages[key]} pages)", medians[key], limit))
        else:
            rows.append(Row(what, f"{medians['ours']:.2f} s", name, "", "not installed", f"≤ {limit:g}×", None))
    rows.append(Row(f"the same in Arabic, {pages['arabic']} pages", f"{medians['arabic']:.2f} s", "", "", "", "", None))
    return rows


def content(document: Document) -> list[Any]:
    """The words of a document, for the peers."""
    blocks: list[Any] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            blocks.append(["h", min(block.level, 2), f"{block.number} {block.text}".strip()])
        elif isinstance(block, Paragraph):
            blocks.append(["p", block.text])
        elif isinstance(block, KeyValues):
            blocks.append(["f", [list(pair) for pair in block.pairs]])
        elif isinstance(block, Table) and block.rows:
            rows = [[cell.word if isinstance(cell, Mark) else cell for cell in row.cells] for row in block.rows]
            blocks.append(["t", [c.title for c in block.columns], [c.share for c in block.columns], rows])
    return blocks


_FLAT_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="9.5pt"
 style:font-name="Noto Sans" fo:font-family="'Noto Sans'"/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties
 fo:font-size="8pt"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties fo:page-width="595.28pt"
 fo:page-height="841.89pt" fo:margin-top="40pt" fo:margin-bottom="40pt" fo:margin-left="45pt" fo:margin-right="45pt"/>
<style:header-style><style:header-footer-properties fo:min-height="14pt"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="14pt"/></style:footer-style></style:page-layout>
<style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:padding="3pt"
 fo:border-bottom="0.4pt solid #dfe3ea"/></style:style>COLUMNS</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"><style:header>
<text:p>Restricted</text:p></style:header><style:footer>
<text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles><office:body><office:text>
"""


def as_flat_text(blocks: list[Any]) -> str:
    """The content as a flat OpenDocument text, which LibreOffice reads without converting anything."""
    parts: list[str] = []
    columns: list[str] = []
    for block in blocks:
        if block[0] == "h":
            parts.append(f'<text:h text:outline-level="{block[1]}">{escape(block[2])}</text:h>')
        elif block[0] == "p":
            parts.append(f"<text:p>{escape(block[1])}</text:p>")
        elif block[0] == "f":
            parts += [f"<text:p>{escape(name)}: {escape(value)}</text:p>" for name, value in block[1]]
        else:
            parts.append(_flat_table(block, columns))
    head = _FLAT_HEAD.replace("COLUMNS", "".join(columns))
    return "".join([head, *parts, "</office:text></office:body></office:document>"])


def _flat_table(block: list[Any], columns: list[str]) -> str:
    number, total = len(columns), sum(block[2])
    for place, share in enumerate(block[2]):
        columns.append(
            f'<style:style style:name="w{number + place}" style:family="table-column"><style:table-column-properties'
            f' style:column-width="{505 * share / total:.1f}pt"/></style:style>'
        )
    parts = ["<table:table>"]
    parts += [f'<table:table-column table:style-name="w{number + place}"/>' for place in range(len(block[2]))]
    parts.append(f"<table:table-header-rows>{_flat_row(block[1])}</table:table-header-rows>")
    parts += [_flat_row(row) for row in block[3]]
    return "".join([*parts, "</table:table>"])


def _flat_row(cells: list[str]) -> str:
    begin = '<table:table-cell table:style-name="c" office:value-type="string"><text:p text:style-name="Cell">'
    inner = "".join(f"{begin}{escape(cell)}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def _write(language: str, stem: str) -> None:
    """What the measured process of ours does."""
    from focalpoint.documents.exports import write_plan

    snapshot = pickle.loads(Path(f"{stem}.pickle").read_bytes())
    write_plan(snapshot, Path(f"{stem}.pdf"), Language(language))


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        _write(*sys.argv[2:4])
    else:
        print(run(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS))
