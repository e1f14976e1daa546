"""Lists of parties as PDF files, as depositaries print them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table


def write_pdf(path: Path, title: str, rows: Sequence[Sequence[str]]) -> None:
    """A title and a table; a page with a drawing alone where there are no rows."""
    if not rows:
        canvas = Canvas(str(path))
        canvas.circle(200, 400, 100)
        canvas.save()
        return
    style = getSampleStyleSheet()["Normal"]
    cells = [[Paragraph(cell, style) for cell in row] for row in rows]
    parts: list[Flowable] = [Paragraph(title, style), Table(cells, colWidths=[130, *[110] * (len(rows[0]) - 1)])]
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(parts)
