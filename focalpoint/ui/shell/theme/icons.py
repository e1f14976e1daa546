"""The icon family: our own 24 × 24 outlines, tinted with a colour of the palette."""

from __future__ import annotations

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
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored:
        painter.translate(size, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(_source(name).replace(_INK, colour).encode())).render(painter)
    painter.end()
    return pixmap


def icon(name: str, colour: str, *, faded: str, strong: str | None = None, mirrored: bool = False) -> QIcon:
    """An icon in ``colour``; ``faded`` when disabled, ``strong`` when selected or switched on."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(draw(name, colour, size, mirrored=mirrored), QIcon.Mode.Normal)
        made.addPixmap(draw(name, faded, size, mirrored=mirrored), QIcon.Mode.Disabled)
        if strong:
            made.addPixmap(draw(name, strong, size, mirrored=mirrored), QIcon.Mode.Normal, QIcon.State.On)
            made.addPixmap(draw(name, strong, size, mirrored=mirrored), QIcon.Mode.Selected)
    return made


def blend(one: str, other: str, share: float) -> str:
    """A colour between two: ``share`` 0 gives the first, 1 the second."""
    first, second = QColor(one), QColor(other)
    mixed = [
        round(a + (b - a) * share)
        for a, b in ((first.red(), second.red()), (first.green(), second.green()), (first.blue(), second.blue()))
    ]
    return "#{:02x}{:02x}{:02x}".format(*mixed)
