"""The icon family: our own 24 × 24 outlines, tinted with a colour of the palette."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from focalpoint.assets import data_path

_SIZES = (16, 20, 24, 32, 48)
_INK = "currentColor"


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return data_path("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")


def draw(name: str, colour: str, size: int, *, mirrored: bool = False) -> QPixmap:
    """One icon as a pixmap of ``size`` pixels.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    return _drawn(name, colour, (size,), mirrored)[0]


def icon(name: str, colour: str, *, faded: str, strong: str | None = None, mirrored: bool = False) -> QIcon:
    """An icon in ``colour``; ``faded`` when disabled, ``strong`` when selected or switched on."""
    made = QIcon()
    for pixmap in _drawn(name, colour, _SIZES, mirrored):
        made.addPixmap(pixmap, QIcon.Mode.Normal)
    for pixmap in _drawn(name, faded, _SIZES, mirrored):
        made.addPixmap(pixmap, QIcon.Mode.Disabled)
    for pixmap in _drawn(name, strong, _SIZES, mirrored) if strong else ():
        made.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


def _drawn(name: str, colour: str, sizes: Sequence[int], mirrored: bool) -> list[QPixmap]:
    """The icon in each size; its drawing is read once."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(QByteArray(_source(name).replace(_INK, colour).encode()))
    drawn = []
    for size in sizes:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mirrored:
            painter.translate(size, 0)
            painter.scale(-1, 1)
        drawing.render(painter)
        painter.end()
        drawn.append(pixmap)
    return drawn


def blend(one: str, other: str, share: float) -> str:
    """A colour between two: ``share`` 0 gives the first, 1 the second."""
    first, second = QColor(one), QColor(other)
    mixed = [
        round(a + (b - a) * share)
        for a, b in ((first.red(), second.red()), (first.green(), second.green()), (first.blue(), second.blue()))
    ]
    return "#{:02x}{:02x}{:02x}".format(*mixed)
