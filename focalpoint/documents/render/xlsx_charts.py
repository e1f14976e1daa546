"""Native charts of a workbook: they stay charts, and follow the cells that they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from focalpoint.documents.model import SheetChart, SheetChartKind
from focalpoint.documents.render.xlsx_setup import Ranges, letter

_HEIGHT: Final = 8.6
_WIDTH: Final = 19.0
_BAR, _MOST_HEIGHT, _ROW = 0.75, 24.0, 0.53
"""Centimetres: of a bar with its name, of the tallest chart, of a row of the sheet."""


def add_charts(sheet: Any, charts: Sequence[SheetChart], ranges: Sequence[Ranges]) -> None:
    """Put the charts below each other, beside the widest table; a chart without rows is left out."""
    column = letter(max((len(table.columns) for table in ranges), default=1) + 2)
    row = 1
    for chart in charts:
        table = ranges[chart.block]
        if table.last < table.first:
            continue
        made = _donut() if chart.kind is SheetChartKind.DONUT else _bars(chart)
        _fill(made, sheet, table)
        _paint(made, chart)
        made.title = chart.title
        bars = table.last - table.first + 1
        height = min(max(_HEIGHT, 3.0 + _BAR * bars), _MOST_HEIGHT)
        made.height, made.width = height, _WIDTH
        sheet.add_chart(made, f"{column}{row}")
        row += int(height / _ROW) + 2


def _fill(made: Any, sheet: Any, table: Ranges) -> None:
    from openpyxl.chart import Reference

    last = len(table.columns)
    data = Reference(sheet, min_col=2, max_col=last, min_row=table.first - 1, max_row=table.last)
    made.add_data(data, titles_from_data=True)
    made.set_categories(Reference(sheet, min_col=1, min_row=table.first, max_row=table.last))


def _bars(chart: SheetChart) -> Any:
    from openpyxl.chart import BarChart

    made: Any = BarChart()
    made.type, made.gapWidth = "bar", 60
    made.x_axis.delete = made.y_axis.delete = False
    made.x_axis.scaling.orientation = "maxMin"
    # With the first bar on top, the axis of values would go there too.
    made.y_axis.crosses = "max"
    made.y_axis.scaling.min = 0
    made.y_axis.majorGridlines = None
    made.legend.position = "b"
    if chart.maximum is not None:
        made.y_axis.scaling.max = chart.maximum
    if chart.kind is SheetChartKind.STACKED:
        made.grouping, made.overlap = "stacked", 100
    return made


def _donut() -> Any:
    from openpyxl.chart import DoughnutChart

    made: Any = DoughnutChart()
    made.holeSize = 60
    made.legend.position = "r"
    return made


def _paint(made: Any, chart: SheetChart) -> None:
    if chart.kind is SheetChartKind.DONUT:
        from openpyxl.chart.marker import DataPoint

        points = []
        for place, colour in enumerate(chart.colours):
            point = DataPoint(idx=place)
            point.graphicalProperties.solidFill = colour[1:].upper()
            points.append(point)
        made.series[0].data_points = points
        return
    for series, colour in zip(made.series, chart.colours, strict=False):
        series.graphicalProperties.solidFill = colour[1:].upper()
        series.graphicalProperties.line.solidFill = colour[1:].upper()
