"""The recovery sheet: one page to print, with the code and the office's fingerprint."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget

from focalpoint.language import Language

_DPI = 300


def save_sheet(path: Path, lines: tuple[str, str, str], language: Language) -> None:
    """Write the sheet as PDF; ``lines`` are the vault's name, the code, the fingerprint's words."""
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setTitle(language.gettext("Recovery sheet"))
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    _draw(writer, lines, language, _DPI)


def print_sheet(parent: QWidget, lines: tuple[str, str, str], language: Language) -> None:
    """Ask for a printer and print the sheet."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(_DPI)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _draw(printer, lines, language, printer.resolution()))
    dialog.setModal(True)
    dialog.show()


def _draw(device: QPagedPaintDevice, lines: tuple[str, str, str], language: Language, dpi: int) -> None:
    vault, code, words = lines
    painter = QPainter(device)
    rtl = language.right_to_left
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    margin, width = dpi * 0.9, dpi * 8.27 - dpi * 1.8
    start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    y = margin
    mono = ["DejaVu Sans Mono", "Consolas", "Menlo"]
    keep = language.gettext(
        "Keep this sheet in a sealed envelope, away from the computer. Whoever has it opens the vault."
    )
    blocks: tuple[tuple[str, int, bool, list[str] | None], ...] = (
        (language.gettext("Recovery sheet"), 20, True, None),
        (vault, 13, False, None),
        (keep, 11, False, None),
        (code, 19, True, mono),
        (language.gettext("Fingerprint of the office"), 11, True, None),
        (words, 11, False, None),
    )
    for text, points, bold, families in blocks:
        font = QFont(QApplication.font())
        if families:
            font.setFamilies(families)
        font.setPointSizeF(points)
        font.setBold(bold)
        painter.setFont(font)
        box = QRectF(margin, y, width, dpi * 3)
        align = start if families is None else Qt.AlignmentFlag.AlignHCenter
        flags = int(align | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        needed = painter.boundingRect(box, flags, text)
        painter.drawText(QRectF(margin, y, width, needed.height()), flags, text)
        y += needed.height() + dpi * 0.22
    painter.end()
