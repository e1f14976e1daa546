"""What single cells say: texts, numbers, percentages, dates, institutions, predecessors."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from focalpoint.domain.plan import LinkType, Precision
from focalpoint.exchange.vocabulary import INSTITUTIONS
from focalpoint.exchange.wording import plain

Cell = Any
"""What the readers give: None, text, bool, int, float, date, datetime, time or timedelta."""

_LONGEST_TEXT: Final = 32_767
_UNSAFE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_SERIALS: Final = range(20_000, 80_000)
"""Excel's day numbers from 1954 to 2118: a number in a date column is such a day that lost its format."""
_SERIAL_EPOCH: Final = date(1899, 12, 30)
_NUMBER: Final = re.compile(r"^[+-]?[\d\s.,'’\u00a0\u202f\u066b\u066c]+$")
_ARABIC_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_PARTS: Final = re.compile(r"\s*(?:[;\n；؛|]|\s/\s)\s*")
_COMMAS: Final = re.compile(r"\s*[,،、，]\s*")
_ABBREVIATION: Final = re.compile(r"^[A-ZА-ЯЁ][\wА-Яа-яёЁ&.-]{1,9}$")
_REFERENCE: Final = re.compile(
    r"^(?P<ref>[\w.\-]*?\w)\s*(?P<type>[A-Za-zА-Яа-я]{2})?\s*(?:(?P<lag>[+\-−]\s*\d+(?:[.,]\d+)?)\s*(?P<unit>%|[^\W\d_]*)\.?)?$"
)
_TYPES: Final = {
    "FS": LinkType.FS, "SS": LinkType.SS, "FF": LinkType.FF, "SF": LinkType.SF,
    "FD": LinkType.FS, "DD": LinkType.SS, "DF": LinkType.SF,
    "FC": LinkType.FS, "CC": LinkType.SS, "CF": LinkType.SF,
    "ОН": LinkType.FS, "НН": LinkType.SS, "ОО": LinkType.FF, "НО": LinkType.SF,
}  # fmt: skip
_WEEKS: Final = ("w", "sem", "нед", "周")
_MONTHS: Final = ("mo", "mois", "mes", "мес", "月")


class WrittenTime(NamedTuple):
    """A date cell: the range of civil dates (ISO) it means, its text when it is not one day, its precision."""

    first: str | None
    last: str | None
    text: str
    precision: str
    ambiguous: bool = False
    from_serial: bool = False


class LinkText(NamedTuple):
    """A predecessor as a cell writes it."""

    reference: str
    type: str
    lag_days: int
    exact: bool
    """False when the lag had to be rounded to whole days or its unit was not understood."""


def text(cell: Cell) -> str:
    """The cell as text: trimmed, plain line ends, without characters that no text has."""
    if isinstance(cell, str):
        tidy: str = cell
        if not cell.isprintable():
            tidy = _UNSAFE.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
        return tidy.strip()[:_LONGEST_TEXT]
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def line(cell: Cell) -> str:
    """The cell as one line of text."""
    if isinstance(cell, str) and cell.isprintable() and "  " not in cell:
        return cell.strip()[:_LONGEST_TEXT]
    return " ".join(text(cell).split())


def number(cell: Cell) -> float | None:
    """The number that a cell holds, however the country writes it; None when it is no number."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    if not isinstance(cell, str):
        return None
    written = cell.translate(_ARABIC_DIGITS).strip().rstrip("%٪").strip()
    if not _NUMBER.match(written) or not any(char.isdigit() for char in written):
        return None
    bare = re.sub(r"[\s'’\u00a0\u202f\u066c]", "", written).replace("\u066b", ".")
    if "," in bare and "." in bare:
        thousands = "," if bare.rindex(".") > bare.rindex(",") else "."
        bare = bare.replace(thousands, "")
    bare = bare.replace(",", ".") if bare.count(",") <= 1 else bare.replace(",", "")
    try:
        return float(bare)
    except ValueError:
        return None


def moment(cell: Cell, *, day_first: bool) -> WrittenTime | None:
    """When a date cell says; None for a blank one. What is not understood is kept as text, precision unknown."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        iso = cell.isoformat()
        return WrittenTime(iso, iso, "", Precision.DAY)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in _SERIALS:
        iso = (_SERIAL_EPOCH + timedelta(days=int(cell))).isoformat()
        return WrittenTime(iso, iso, "", Precision.DAY, from_serial=True)
    written = line(cell)
    return _written(written, day_first=day_first) if written else None


def _written(written: str, *, day_first: bool) -> WrittenTime:
    from focalpoint.domain.dates import parse_written

    parsed = parse_written(written, day_first=day_first)
    precision = str(parsed.precision)
    kept = "" if precision == Precision.DAY and parsed.first == parsed.last else written
    return WrittenTime(parsed.first, parsed.last, kept, precision, parsed.ambiguous)


def institutions(cell: Cell, known: frozenset[str] = frozenset()) -> list[str]:
    """The institutions that a cell names, in its order, each once.

    Semicolons, line ends and spaced slashes always part them; commas only where every part looks like an
    institution by itself (``known``: those that stand alone in other cells, as ``plain`` text), because names
    of ministries contain commas.
    """
    found: dict[str, str] = {}
    for part in _PARTS.split(text(cell)):
        for name in _at_commas(part, known):
            tidy = " ".join(name.split()).strip(" ,;.-–—")
            if tidy and plain(tidy):
                found.setdefault(plain(tidy), tidy)
    return list(found.values())


def _at_commas(part: str, known: frozenset[str]) -> list[str]:
    names = [name for name in _COMMAS.split(part) if name]
    if len(names) < 2 or not all(_stands_alone(name, known) for name in names):
        return [part]
    return names


def _stands_alone(name: str, known: frozenset[str]) -> bool:
    folded = name.casefold()
    return (
        plain(name) in known
        or _ABBREVIATION.match(name) is not None
        or folded.startswith(INSTITUTIONS)
        or (name[-1:] in INSTITUTIONS and len(name) <= 20)
    )


def links(cell: Cell) -> list[LinkText | str]:
    """The predecessors that a cell names ("3", "1.2SS", "4FS+2d; 5"); a part that is not understood as text."""
    found: list[LinkText | str] = []
    written = text(cell)
    for part in re.split(r"\s*[;,，；、،\n]\s*", written):
        tidy = part.translate(_ARABIC_DIGITS).strip()
        if not tidy:
            continue
        match = _REFERENCE.match(tidy)
        if match is None:
            found.append(part)
            continue
        kind = _TYPES.get((match["type"] or "FS").upper())
        if kind is None:
            found.append(part)
            continue
        lag, exact = _lag(match["lag"], match["unit"])
        found.append(LinkText(match["ref"], str(kind), lag, exact))
    return found


def _lag(amount: str | None, unit: str | None) -> tuple[int, bool]:
    if not amount:
        return 0, True
    days = float(re.sub(r"\s", "", amount).replace("−", "-").replace(",", "."))
    word = (unit or "").casefold().removeprefix("e")
    if word.startswith(_MONTHS):
        return round(days * 20), False
    if word.startswith(_WEEKS) or word == "s":
        days *= 5
    elif word in {"h", "hr", "hrs", "m", "min", "mins", "%"}:
        return 0, False
    return round(days), days == round(days)
