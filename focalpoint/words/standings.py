"""Where a participant stands with an instrument, as a sentence: a state is never one word without its day.

``day`` writes a date as its reader does: the window and the documents have one each.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from focalpoint.domain.instruments.asking import Mode
from focalpoint.domain.instruments.model import ActKind, Basis, EntryRule, Strength
from focalpoint.domain.instruments.standing import ProblemCode, Standing, Status
from focalpoint.language import N_, PN_, Language, isolate

Day = Callable[[date], str]

_BASES: Final = {
    Basis.DEPOSIT: PN_("basis", "By deposit"),
    Basis.IN_FORCE: PN_("basis", "In force"),
}
_STATUSES: Final = {
    Status.PARTY: PN_("standing", "Party"),
    Status.WAITING: PN_("standing", "Deposited, not yet in force"),
    Status.PROVISIONAL: PN_("standing", "Applied provisionally"),
    Status.SIGNED: PN_("standing", "Signed, not party"),
    Status.FORMER: PN_("standing", "No longer party"),
    Status.NONE: PN_("standing", "Not party"),
}
_CONSENTS: Final = {
    ActKind.RATIFICATION: PN_("by", "ratification"),
    ActKind.ACCEPTANCE: PN_("by", "acceptance"),
    ActKind.APPROVAL: PN_("by", "approval"),
    ActKind.ACCESSION: PN_("by", "accession"),
    ActKind.SUCCESSION: PN_("by", "succession"),
    ActKind.DEFINITIVE_SIGNATURE: PN_("by", "definitive signature"),
}
_MODES: Final = {
    Mode.ANY: N_("Party to at least one"),
    Mode.ALL: N_("Party to all"),
    Mode.AT_LEAST: N_("Party to at least so many"),
    Mode.FEWER_THAN: N_("Party to fewer than"),
    Mode.EVERY: N_("Every State, with its standing"),
    Mode.CHANGES: N_("What changed between two days"),
    Mode.PAIR: N_("What binds two States"),
}


def basis_words(language: Language, basis: Basis) -> str:
    """By deposit, or in force."""
    return language.pgettext("basis", _BASES[basis])


def status_words(language: Language, status: Status) -> str:
    """A status for a legend or a choice, where no day is told."""
    return language.pgettext("standing", _STATUSES[status])


def mode_words(language: Language, mode: Mode) -> str:
    """What can be asked."""
    return language.gettext(_MODES[mode])


def on_basis(language: Language, on: date, basis: Basis, day: Day) -> str:
    """What every figure and heading says: of which day it speaks, and what it counts as party."""
    if basis is Basis.DEPOSIT:
        return language.gettext("on {date}, by deposit").format(date=isolate(day(on)))
    return language.gettext("on {date}, in force").format(date=isolate(day(on)))


def between_basis(language: Language, first: date, last: date, basis: Basis, day: Day) -> str:
    """The same of a time between two days."""
    if basis is Basis.DEPOSIT:
        said = language.gettext("between {first} and {last}, by deposit")
    else:
        said = language.gettext("between {first} and {last}, in force")
    return said.format(first=isolate(day(first)), last=isolate(day(last)))


def standing_words(language: Language, standing: Standing, day: Day) -> str:
    """Where a participant stands, with the days: "Signed 12 Mar 2019 · not party"."""
    return " · ".join(part for part in standing_parts(language, standing, day) if part)


def standing_parts(language: Language, standing: Standing, day: Day) -> tuple[str, str]:
    """The same in two lines: the standing with its day; from when it binds, and with what reservations."""
    more = [_how(language, standing), _force(language, standing, day), _statements(language, standing)]
    return _main(language, standing, day), " · ".join(part for part in more if part)


def problem_words(language: Language, code: ProblemCode, about: str) -> str:
    """What is wrong or doubtful about being party; ``about`` is the parent's name."""
    if code is ProblemCode.PARENT_MISSING:
        said = language.gettext("Not party to {parent}, which this instrument presupposes.")
        return said.format(parent=isolate(about))
    return language.gettext("It was denounced, and nothing says from when that has effect.")


def leaving_words(language: Language, rule: EntryRule) -> str:
    """From when a denunciation has effect; empty where the instrument does not say."""
    if rule.leaving is None:
        return ""
    if rule.leaving.months:
        said = language.ngettext(
            "Denunciation has effect {n} month after the notice.",
            "Denunciation has effect {n} months after the notice.",
            rule.leaving.months,
        )
        return said.format(n=language.number(rule.leaving.months))
    said = language.ngettext(
        "Denunciation has effect {n} day after the notice.",
        "Denunciation has effect {n} days after the notice.",
        rule.leaving.days,
    )
    return said.format(n=language.number(rule.leaving.days))


def strength_words(language: Language, strength: Strength) -> str:
    """How grave a finding is."""
    return language.pgettext("finding", "Error") if strength is Strength.ERROR else language.gettext("Warning")


def _main(language: Language, standing: Standing, day: Day) -> str:
    if standing.status is Status.PARTY:
        return _party(language, standing, day)
    if standing.status is Status.WAITING and standing.period is not None:
        return language.gettext("Deposited {date}").format(date=isolate(day(standing.period.deposited)))
    if standing.status is Status.PROVISIONAL:
        return language.gettext("Applied provisionally · not party")
    if standing.status is Status.FORMER and standing.ended_on is not None:
        return language.gettext("Party until {date}").format(date=isolate(day(standing.ended_on)))
    if standing.signed_on is not None:
        return language.gettext("Signed {date} · not party").format(date=isolate(day(standing.signed_on)))
    return language.gettext("Neither signed nor party")


def _party(language: Language, standing: Standing, day: Day) -> str:
    since = standing.period.deposited if standing.period is not None else standing.since
    if since is None:
        return language.pgettext("standing", "Party")
    return language.gettext("Party since {date}").format(date=isolate(day(since)))


def _how(language: Language, standing: Standing) -> str:
    """By which act it consented."""
    act = standing.act
    if act is None or act.kind not in _CONSENTS or standing.status not in {Status.PARTY, Status.WAITING}:
        return ""
    return language.pgettext("by", _CONSENTS[act.kind])


def _force(language: Language, standing: Standing, day: Day) -> str:
    """From when it binds, also where that is still to come."""
    if standing.status not in {Status.PARTY, Status.WAITING}:
        return ""
    if standing.in_force_on is None:
        return language.gettext("not in force")
    if standing.in_force_on > standing.as_of:
        return language.gettext("in force from {date}").format(date=isolate(day(standing.in_force_on)))
    return language.gettext("in force since {date}").format(date=isolate(day(standing.in_force_on)))


def _statements(language: Language, standing: Standing) -> str:
    if standing.status not in {Status.PARTY, Status.WAITING, Status.SIGNED, Status.PROVISIONAL}:
        return ""
    reservations = sum(act.kind is ActKind.RESERVATION for act in standing.statements)
    declarations = sum(act.kind is ActKind.DECLARATION for act in standing.statements)
    said = []
    if reservations:
        words = language.ngettext("with {n} reservation", "with {n} reservations", reservations)
        said.append(words.format(n=language.number(reservations)))
    if declarations:
        words = language.ngettext("with {n} declaration", "with {n} declarations", declarations)
        said.append(words.format(n=language.number(declarations)))
    return ", ".join(said)
