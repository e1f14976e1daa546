"""How a kind of file registers that the application takes in, and the four that a plan comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from focalpoint.capabilities import CAPABILITIES, Capability, Kind, descriptors
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import FileKind, ImportedPlan

Reader = Callable[[Path, Limits, Mapping[int, str] | None], ImportedPlan]
"""Reads a file under limits; columns as corrected by the person where the file has columns, None to find out."""


@dataclass(frozen=True, slots=True)
class ImportDescriptor:
    """A kind of file. What a file is, is told by its content (``exchange/contents.py``); its name has to agree."""

    kind: str
    suffixes: tuple[str, ...]
    read: Reader
    """Called in the reading process; imports what it needs."""
    xml_root: str = ""
    """The root element by which an XML file of this kind is known."""


def _workbook(path: Path, limits: Limits, mapping: Mapping[int, str] | None) -> ImportedPlan:
    from focalpoint.exchange import xlsx
    from focalpoint.exchange.sheet import plan_of

    return plan_of(xlsx.read(path, limits), FileKind.XLSX, limits, mapping)


def _table(path: Path, limits: Limits, mapping: Mapping[int, str] | None) -> ImportedPlan:
    from focalpoint.exchange import csvfile
    from focalpoint.exchange.sheet import plan_of

    return plan_of(csvfile.read(path, limits), FileKind.CSV, limits, mapping)


def _project(path: Path, limits: Limits, _mapping: Mapping[int, str] | None) -> ImportedPlan:
    from focalpoint.exchange import mspdi

    return mspdi.read(path, limits)


def _gantt(path: Path, limits: Limits, _mapping: Mapping[int, str] | None) -> ImportedPlan:
    from focalpoint.exchange import gan

    return gan.read(path, limits)


PLAN: Final = (
    ImportDescriptor(FileKind.XLSX, (".xlsx",), _workbook),
    ImportDescriptor(FileKind.CSV, (".csv", ".tsv", ".txt", ".tab"), _table),
    ImportDescriptor(FileKind.MSPDI, (".xml",), _project, xml_root="Project"),
    ImportDescriptor(FileKind.GAN, (".gan", ".xml"), _gantt, xml_root="project"),
)


EXPLAINED: Final = (".xls", ".xlsm")
"""Names of files that are not taken in, but whose refusal says how to save them as one that is."""


@lru_cache(maxsize=4)
def formats(capabilities: tuple[Capability, ...] = CAPABILITIES) -> Mapping[str, ImportDescriptor]:
    """Every kind of file that can come in, by its code."""
    return {each.kind: each for each in descriptors(capabilities, Kind.IMPORTS, ImportDescriptor)}
