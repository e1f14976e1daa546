"""What assistive programs are told a chart is: a chart, not an unknown piece of a window."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

CHART: Final = "chart"
"""The property by which a widget says that it is one."""


def _interface(_class_name: str, source: QObject) -> QAccessibleInterface | None:
    if isinstance(source, QWidget) and source.property(CHART):
        return QAccessibleWidget(source, QAccessible.Role.Chart)
    return None


@lru_cache(maxsize=1)
def speak_of_charts() -> None:
    """Tell Qt once how charts are described; it keeps the answer for the whole process."""
    QAccessible.installFactory(_interface)
