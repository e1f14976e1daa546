"""Status tables as depositaries publish them: who signed, ratified, acceded and when.

Each depositary prints its own shape (the UN Treaty Collection, ICAO, the three Governments, IMO, IAEA), mostly as PDF;
offices keep sheets of their own. All of them become ``StatusTable``: printed names with dated acts, and what was
doubtful.
"""

from __future__ import annotations

from focalpoint.exchange.status_tables.gate import read_file, read_text
from focalpoint.exchange.status_tables.model import Order, ReadAct, ReadNote, ReadRow, Shape, StatusTable

__all__ = ["Order", "ReadAct", "ReadNote", "ReadRow", "Shape", "StatusTable", "read_file", "read_text"]
