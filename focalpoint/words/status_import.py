"""What is said about rows of a status table: why a name was not matched, what is doubtful about an act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from focalpoint.language import N_, Language, isolate

_SENTENCES: Final[dict[str, str]] = {
    "date_ambiguous": N_("{text} can be read two ways. Choose the order of day and month."),
    "date_unread": N_("{text} is not a date that can be read."),
    "no_header": N_("The table has no header: dates were taken as signature, ratification and entry into force."),
    "act_in_future": N_("{date} is still to come. This act was left out."),
    "act_before_adoption": N_("{date} is before the adoption of the instrument. This act was left out."),
    "signature_after_deposit": N_("Signed on {date}, after the deposit."),
    "twice": N_("The act of {date} stands in the table twice. It is recorded once."),
    "contradictory": N_("Two acts of consent that do not agree. Both are recorded."),
    "after_dissolution": N_("An act of {date} by a State that ended on {ended}."),
    "effect_differs": N_("Printed entry into force {date}; by the instrument’s rule it is {computed}."),
    "territory": N_("{name} is a territory: recorded as a territorial extension."),
    "limited": N_("{name}: the limit is kept with the act."),
    "kind_inferred": N_("No signature and no kind of act: taken as accession."),
    "succession_inferred": N_("In force before the deposit: taken as succession."),
    "no_act": N_("No date in this row."),
}
_SHAPES: Final[dict[str, str]] = {
    "untc": N_("Table of the UN Treaty Collection"),
    "icao": N_("List of ICAO"),
    "governments": N_("List of depositary Governments"),
    "imo": N_("List of IMO"),
    "iaea": N_("List of IAEA"),
    "sheet": N_("Sheet"),
    "text": N_("Text"),
}
_DAYS: Final = frozenset({"date", "ended", "computed"})


def warning(language: Language, code: str, names: Mapping[str, str]) -> str:
    """What is doubtful, as a sentence; dates as the reader writes them."""
    told = {name: isolate(language.date(value) if name in _DAYS and value else value) for name, value in names.items()}
    return language.gettext(_SENTENCES.get(code, code)).format_map(_Named(told))


def shape(language: Language, code: str) -> str:
    """Whose table it looks like."""
    return language.gettext(_SHAPES[code]) if code in _SHAPES else code


class _Named(dict[str, str]):
    """What is not given shows as a dash rather than as a failure."""

    def __missing__(self, key: str) -> str:
        return "–"
