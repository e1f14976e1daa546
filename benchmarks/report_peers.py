"""The progress report as other programs write it. Run by the peers' own Python: standard library and the peer only.

    python report_peers.py weasyprint CONTENT.json TARGET.pdf FONT.ttf BOLD.ttf
    python report_peers.py fpdf2      CONTENT.json TARGET.pdf FONT.ttf BOLD.ttf

The content is a list of blocks: ["h", level, text], ["p", text], ["f", [[name, value], …]] (facts),
["t", [title, …], [share, …], [[cell, …], …]]. Charts are left out, which is in the peers' favour.
"""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path
from typing import Any

_CSS = """
@page { size: A4; margin: 62pt 45pt 58pt 45pt;
  @top-center { content: "Restricted"; font: bold 7.5pt R } @bottom-center { content: "Restricted"; font: bold 7.5pt R }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 7.5pt R } }
body { font: 9.5pt/1.38 R, sans-serif; color: #1d2433 } h1 { font-size: 16pt } h2 { font-size: 12pt }
table { width: 100%; border-collapse: collapse; font-size: 8pt; table-layout: fixed } th { text-align: left }
td, th { border-bottom: 0.4pt solid #dfe3ea; padding: 3pt 7pt 3pt 0; vertical-align: top }
"""


def as_html(blocks: list[Any], font: str, bold: str) -> str:
    """The content as a page for WeasyPrint."""
    parts = [
        "<html lang=en><head><meta charset=utf-8><style>",
        f"@font-face {{ font-family: R; src: url('file://{font}') }}",
        f"@font-face {{ font-family: R; font-weight: bold; src: url('file://{bold}') }}",
        _CSS + "</style></head><body>",
    ]
    say = html.escape
    for block in blocks:
        if block[0] == "h":
            parts.append(f"<h{block[1]}>{say(block[2])}</h{block[1]}>")
        elif block[0] == "p":
            parts.append(f"<p>{say(block[1])}</p>")
        elif block[0] == "f":
            parts += [f"<p>{say(name)}: {say(value)}</p>" for name, value in block[1]]
        else:
            total = sum(block[2])
            parts.append("<table><colgroup>" + "".join(f"<col style='width:{100 * s / total:.1f}%'>" for s in block[2]))
            parts.append("</colgroup><thead><tr>" + "".join(f"<th>{say(title)}</th>" for title in block[1]))
            parts.append("</tr></thead><tbody>")
            for row in block[3]:
                parts.append("<tr>" + "".join(f"<td>{say(cell)}</td>" for cell in row) + "</tr>")
            parts.append("</tbody></table>")
    return "".join([*parts, "</body></html>"])


def weasyprint(blocks: list[Any], target: Path, font: str, bold: str) -> None:
    """HTML and CSS."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    HTML(string=as_html(blocks, font, bold)).write_pdf(target, font_config=FontConfiguration())


def fpdf2(blocks: list[Any], target: Path, font: str, bold: str) -> None:
    """fpdf2's own tables."""
    from fpdf import FPDF
    from fpdf.fonts import FontFace

    class Report(FPDF):  # type: ignore[misc]
        def header(self) -> None:
            self.set_font("R", "B", 7.5)
            self.cell(0, 8, "Restricted", align="C", new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-30)
            self.set_font("R", "", 7.5)
            self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="R")

    pdf = Report("P", "pt", "A4")
    pdf.set_margins(45, 50, 45)
    pdf.set_auto_page_break(True, 58)
    pdf.add_font("R", "", font)
    pdf.add_font("R", "B", bold)
    pdf.add_page()
    for block in blocks:
        if block[0] == "h":
            pdf.set_font("R", "B", 16 if block[1] == 1 else 12)
            pdf.multi_cell(0, 20, block[2], new_x="LMARGIN", new_y="NEXT")
        elif block[0] in {"p", "f"}:
            pdf.set_font("R", "", 9.5)
            for text in [block[1]] if block[0] == "p" else [f"{name}: {value}" for name, value in block[1]]:
                pdf.multi_cell(0, 13, text, new_x="LMARGIN", new_y="NEXT")
        else:
            pdf.set_font("R", "", 8)
            with pdf.table(
                col_widths=tuple(block[2]),
                line_height=10.3,
                padding=3,
                borders_layout="HORIZONTAL_LINES",
                headings_style=FontFace(emphasis="BOLD"),
                text_align="LEFT",
            ) as table:
                for row in [block[1], *block[3]]:
                    table.row(row)
    pdf.output(str(target))


if __name__ == "__main__":
    which, content, out, regular, strong = sys.argv[1:6]
    write = {"weasyprint": weasyprint, "fpdf2": fpdf2}[which]
    write(json.loads(Path(content).read_text(encoding="utf-8")), Path(out), regular, strong)
