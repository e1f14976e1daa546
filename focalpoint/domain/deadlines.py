"""A deadline has one shape everywhere: a day, the rule that set it, the record that it belongs to."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from focalpoint.domain.changes import Compartment


class Deadline(NamedTuple):
    """A day by which something must be done. ``rule`` is a code; title and ref are empty for who may not see them."""

    on: date
    rule: str
    """``task_due``, ``node_finish``, ``milestone``; later capabilities add theirs."""
    entity: str
    record_id: str
    ref: str
    title: str
    compartment: Compartment
