"""The codes of authorities, networks and donors as words in the reader's language."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.bodies import Area, BodyFinding, BodyKind, Channel, ChecksDue, Purpose, Sort
from focalpoint.domain.today import Door, TileFigure
from focalpoint.language import OWN_NAMES, Language
from focalpoint.words.plan import Word, say

_SMALL: Final = 999
"""Numbers up to this need no separators, and a start without them need not load the locale's."""
KINDS: Final[dict[str, Word]] = {
    BodyKind.AUTHORITY: lambda language: language.gettext("Authority"),
    BodyKind.NETWORK: lambda language: language.pgettext("directory", "Network"),
    BodyKind.DONOR: lambda language: language.gettext("Donor or organisation"),
}
PURPOSES: Final[dict[str, Word]] = {
    Purpose.MLA: lambda language: language.gettext("Mutual legal assistance"),
    Purpose.EXTRADITION: lambda language: language.gettext("Extradition"),
    Purpose.TRANSFER_PERSONS: lambda language: language.gettext("Transfer of sentenced persons"),
    Purpose.TRANSFER_PROCEEDINGS: lambda language: language.gettext("Transfer of proceedings"),
    Purpose.ASSETS: lambda language: language.gettext("Freezing and confiscation"),
    Purpose.FIU: lambda language: language.gettext("Financial intelligence unit"),
    Purpose.POINT_24_7: lambda language: language.gettext("24/7 contact point for electronic evidence"),
    Purpose.POLICE: lambda language: language.gettext("Police cooperation"),
    Purpose.BORDERS: lambda language: language.gettext("Borders and passenger information"),
    Purpose.VICTIMS: lambda language: language.gettext("Victims of terrorism"),
    Purpose.CONTACT_POINT: lambda language: language.gettext("Contact point of a network"),
    Purpose.OTHER: lambda language: language.pgettext("purpose", "Other"),
}
_SHORT_PURPOSES: Final[dict[str, Word]] = {
    Purpose.MLA: lambda language: language.pgettext("purpose, short", "Legal assistance"),
    Purpose.EXTRADITION: lambda language: language.gettext("Extradition"),
    Purpose.TRANSFER_PERSONS: lambda language: language.pgettext("purpose, short", "Sentenced persons"),
    Purpose.TRANSFER_PROCEEDINGS: lambda language: language.pgettext("purpose, short", "Proceedings"),
    Purpose.ASSETS: lambda language: language.pgettext("purpose, short", "Assets"),
    Purpose.FIU: lambda language: language.pgettext("purpose, short", "FIU"),
    Purpose.POINT_24_7: lambda language: language.pgettext("purpose, short", "24/7"),
    Purpose.POLICE: lambda language: language.pgettext("purpose, short", "Police"),
    Purpose.BORDERS: lambda language: language.pgettext("purpose, short", "Borders"),
    Purpose.VICTIMS: lambda language: language.pgettext("purpose, short", "Victims"),
    Purpose.CONTACT_POINT: lambda language: language.pgettext("purpose, short", "Contact point"),
    Purpose.OTHER: lambda language: language.pgettext("purpose", "Other"),
}
CHANNELS: Final[dict[str, Word]] = {
    Channel.DIRECT: lambda language: language.pgettext("channel", "Direct"),
    Channel.DIPLOMATIC: lambda language: language.pgettext("channel", "Diplomatic"),
    Channel.INTERPOL: lambda language: language.pgettext("channel", "INTERPOL"),
    Channel.POINT_24_7: lambda language: language.pgettext("channel", "24/7 network"),
}
SORTS: Final[dict[str, Word]] = {
    Sort.JUDICIAL: lambda language: language.gettext("Judges and prosecutors"),
    Sort.POLICE: lambda language: language.pgettext("network", "Police"),
    Sort.FIU: lambda language: language.gettext("Financial intelligence units"),
    Sort.ASSETS: lambda language: language.gettext("Asset recovery"),
    Sort.ELECTRONIC: lambda language: language.gettext("Electronic evidence, 24/7"),
    Sort.EXPERTS: lambda language: language.pgettext("network", "Experts"),
    Sort.STATE: lambda language: language.pgettext("donor", "State"),
    Sort.UN: lambda language: language.gettext("United Nations"),
    Sort.REGIONAL: lambda language: language.gettext("Regional organization"),
    Sort.BANK: lambda language: language.gettext("Development bank"),
    Sort.FOUNDATION: lambda language: language.gettext("Foundation or association"),
    Sort.OTHER: lambda language: language.pgettext("purpose", "Other"),
}
AREAS: Final[dict[str, Word]] = {
    Area.LEGISLATION: lambda language: language.gettext("Counter-terrorism legislation"),
    Area.FINANCE: lambda language: language.gettext("Financial law and practice"),
    Area.CUSTOMS: lambda language: language.gettext("Customs law and practice"),
    Area.IMMIGRATION: lambda language: language.gettext("Immigration law and practice"),
    Area.EXTRADITION: lambda language: language.gettext("Extradition and mutual legal assistance"),
    Area.POLICE: lambda language: language.gettext("Police and law enforcement"),
    Area.EXPORT: lambda language: language.gettext("Export control and arms trafficking"),
    Area.DOMESTIC: lambda language: language.gettext("Domestic security"),
}
FINDINGS: Final[dict[str, Word]] = {
    BodyFinding.EXPIRED: lambda language: language.gettext("No longer valid"),
    BodyFinding.NO_STATE: lambda language: language.gettext("No State named"),
    BodyFinding.NO_WAY_TO_REACH: lambda language: language.gettext("No address, telephone or e-mail"),
    BodyFinding.CHECK_DUE: lambda language: language.gettext("To be verified again"),
}

DUPLICATES: Final[dict[str, Word]] = {
    "same_email": lambda language: language.gettext("Same e-mail"),
    "same_phone": lambda language: language.gettext("Same telephone"),
    "near_name": lambda language: language.gettext("Nearly the same name"),
    "same_purpose": lambda language: language.gettext("Same State and purpose"),
}
"""Why two entries may be one (codes of ``services/duplicates.py``)."""


def body_kind(language: Language, code: str) -> str:
    """What an entry is."""
    return say(KINDS, language, code)


def short_kind(language: Language, code: str) -> str:
    """The same in a word."""
    return language.pgettext("directory", "Donor") if code == BodyKind.DONOR else body_kind(language, code)


def purpose(language: Language, code: str) -> str:
    """For what an authority is competent."""
    return say(PURPOSES, language, code)


def short_purpose(language: Language, code: str) -> str:
    """The same in a word or two, where room is short."""
    return say(_SHORT_PURPOSES, language, code)


def channel(language: Language, code: str) -> str:
    """The way on which an authority takes requests."""
    return say(CHANNELS, language, code)


def sort(language: Language, code: str) -> str:
    """Which kind of network or donor."""
    return say(SORTS, language, code)


def area(language: Language, code: str) -> str:
    """In what a donor helps."""
    return say(AREAS, language, code)


def finding(language: Language, code: str) -> str:
    """What is wrong or doubtful with an entry."""
    return say(FINDINGS, language, code)


def duplicate(language: Language, code: str) -> str:
    """Why two entries may be one."""
    return say(DUPLICATES, language, code)


def finding_count(language: Language, code: str, n: int) -> str:
    """Of how many entries a finding is true, with the number in it."""
    if code == BodyFinding.EXPIRED:
        return language.ngettext("{n} no longer valid", "{n} no longer valid", n).format(n=n)
    if code == BodyFinding.NO_STATE:
        return language.ngettext("{n} without a State", "{n} without a State", n).format(n=n)
    if code == BodyFinding.NO_WAY_TO_REACH:
        return language.ngettext("{n} not to be reached", "{n} not to be reached", n).format(n=n)
    return language.ngettext("{n} to verify", "{n} to verify", n).format(n=n)


def checks_due(due: ChecksDue, language: Language) -> TileFigure:
    """The tile of the first page: how many entries are older than a year."""
    count = due.total
    detail = language.ngettext("entry older than a year", "entries older than a year", count)
    view = "authorities" if due.authorities else "networks"
    door = Door("directory", {"view": view, "finding": BodyFinding.CHECK_DUE.value})
    return TileFigure(language.number(count) if count > _SMALL else str(count), detail, door=door)


def spoken(language: Language, code: str) -> str:
    """A language in which an authority takes requests: one of the six by its own name, others in the reader's."""
    if code in OWN_NAMES:
        return OWN_NAMES[code]
    from babel import Locale

    return str(Locale.parse(language.code).languages.get(code, code))
