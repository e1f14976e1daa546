"""``focalpoint instruments status | count | show | path``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.cli.errors import (
    DayError,
    NumberOfInstrumentsError,
    UnknownCountryError,
    UnknownInstrumentError,
    UnknownRegionError,
)
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.instruments import ActKind, Basis, Standing, Status, is_organization
from focalpoint.language import N_, Language

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_BASES: Final = {"deposit": Basis.DEPOSIT, "in-force": Basis.IN_FORCE}


def _when_options(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--as-of", metavar="DATE", help=language.gettext("on which day, as 2005-04-30; else today"))
    parser.add_argument(
        "--basis",
        choices=tuple(_BASES),
        default="deposit",
        help=language.gettext("party by deposit, as the UN counts, or in force"),
    )
    parser.add_argument("--region", metavar="M49|NAME", help=language.gettext("only its States: M49 code or name"))
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _instrument_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "--instrument",
        metavar="ID",
        action="extend",
        nargs="+",
        help=language.gettext("of these instruments, such as FIN99; else of all"),
    )


def _status_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _instrument_option(parser, language)
    parser.add_argument(
        "--country",
        metavar="ISO3",
        action="extend",
        nargs="+",
        help=language.gettext("of these States, such as FRA; else of all that did anything"),
    )
    _when_options(parser, language)


def _count_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--set", metavar="ID,ID", required=True, help=language.gettext("the instruments to count over"))
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--all", action="store_true", help=language.gettext("party to all of them, as when nothing is said")
    )
    how.add_argument("--at-least", metavar="N", help=language.gettext("party to so many of them or more"))
    how.add_argument("--fewer-than", metavar="N", help=language.gettext("party to fewer of them"))
    _when_options(parser, language)


def _show_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _instrument_option(parser, language)
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _path_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _instrument_option(parser, language)
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def wanted_instruments(workspace: Workspace, named: Iterable[str]) -> list[str]:
    """The ids of instruments that were named by key, reference or number; several may stand in one word.

    Raises:
        UnknownInstrumentError: there is no such instrument.
    """
    found = []
    for name in (part.strip() for word in named for part in word.split(",")):
        if not name:
            continue
        try:
            found.append(workspace.instruments.find(name))
        except NotFoundError as error:
            raise UnknownInstrumentError(value=name) from error
    return list(dict.fromkeys(found))


def _day(context: Context) -> date:
    """The day that ``--as-of`` names, else today.

    Raises:
        DayError: it is no ISO date.
    """
    named = context.options.as_of
    if named is None:
        return context.clock.today()
    try:
        day = date.fromisoformat(named)
    except ValueError as error:
        raise DayError(value=named) from error
    if day.isoformat() != named:  # 20050430 and 2005-W17 are ISO too, and read by nobody
        raise DayError(value=named)
    return day


def _countries(workspace: Workspace, named: Iterable[str]) -> set[str]:
    codes = set()
    for name in (part.strip() for word in named for part in word.split(",")):
        try:
            codes.add(workspace.states.get(name.upper()).code)
        except NotFoundError as error:
            match = workspace.states.match(name)
            if not match.sure:
                raise UnknownCountryError(value=name) from error
            codes.add(match.code)
    return codes


def _region(workspace: Workspace, named: str | None, day: date) -> frozenset[str] | None:
    if named is None:
        return None
    try:
        return workspace.states.in_region(named, day)
    except NotFoundError as error:
        raise UnknownRegionError(value=named) from error


def run_status(context: Context) -> int:
    """Where States stand with instruments on a day."""
    options, day, basis = context.options, _day(context), _BASES[context.options.basis]
    with context.workspace() as workspace:
        instruments = wanted_instruments(workspace, options.instrument) if options.instrument else None
        among: set[str] | frozenset[str] | None = _countries(workspace, options.country) if options.country else None
        region = _region(workspace, options.region, day)
        if region is not None:
            among = region if among is None else among & region
        found = workspace.instruments.status(instruments, among, day, basis)
        items = [
            _standing(workspace, standing, context.language)
            for standing in found
            if options.country or standing.status is not Status.NONE
        ]
    if options.json:
        context.give(items)
        return DONE
    context.say(_as_of(context, day, basis))
    for item in items:
        cells = (item[name] for name in ("instrument", "iso3", "name", "status", "signed", "deposited", "in_force"))
        context.say("\t".join("" if cell is None else str(cell) for cell in cells))
    return DONE


def _standing(workspace: Workspace, standing: Standing, language: Language) -> dict[str, object]:
    period = standing.period
    kinds = [act.kind for act in standing.statements]
    code = standing.participant
    return {
        "instrument": standing.instrument_id,
        "iso3": code,
        "name": workspace.states.name(code, language.code),
        "organization": is_organization(code),
        "member": not is_organization(code) and workspace.states.member_on(code, standing.as_of),
        "status": standing.status.value,
        "party": standing.party,
        "since": standing.since,
        "signed": standing.signed_on,
        "act": period.act.kind.value if period else None,
        "deposited": period.deposited if period else None,
        "in_force": standing.in_force_on,
        "ended": standing.ended_on,
        "reservations": kinds.count(ActKind.RESERVATION),
        "declarations": kinds.count(ActKind.DECLARATION),
        "objections": kinds.count(ActKind.OBJECTION),
        "problems": [
            {"code": one.code.value, "strength": one.strength.value, "about": one.about} for one in standing.problems
        ],
        "source": period.act.source if period else "",
        "as_of": standing.as_of,
        "basis": _basis_code(standing.basis),
    }


def run_count(context: Context) -> int:
    """How many States are party to all of a set, to at least so many, or to fewer; organizations apart."""
    options, day, basis = context.options, _day(context), _BASES[context.options.basis]
    at_least, fewer_than = _number(options.at_least), _number(options.fewer_than)
    with context.workspace() as workspace:
        instruments = wanted_instruments(workspace, [options.set])
        if not instruments:
            raise UnknownInstrumentError(value=options.set)
        among = _region(workspace, options.region, day)
        if among is not None and fewer_than is not None:
            among &= workspace.instruments.everybody(day)
        found = workspace.instruments.count(
            instruments, day, basis, at_least=at_least, fewer_than=fewer_than, among=among
        )
        states, language = workspace.states, context.language.code
        items = [
            {"iso3": code, "name": states.name(code, language), "member": states.member_on(code, day)}
            for code in found.states
        ]
        bodies = [{"code": code, "name": states.name(code, language)} for code in found.organizations]
    if options.json:
        answer = {"count": len(items), "states": items, "organizations": bodies, "set": instruments}
        context.give({**answer, "as_of": day, "basis": options.basis})
        return DONE
    said = context.language.ngettext("{n} State", "{n} States", len(items))
    context.say(f"{said.format(n=len(items))}\t{_as_of(context, day, basis)}")
    for item in items:
        context.say(f"{item['iso3']}\t{item['name']}")
    for body in bodies:
        context.say(f"{body['code']}\t{body['name']}")
    return DONE


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise NumberOfInstrumentsError(value=text)
    return int(text)


def _basis_code(basis: Basis) -> str:
    return next(code for code, one in _BASES.items() if one is basis)


def _as_of(context: Context, day: date, basis: Basis) -> str:
    """What every figure says: of which day, and what counts as party."""
    if basis is Basis.DEPOSIT:
        return context.language.gettext("on {date}, by deposit").format(date=day.isoformat())
    return context.language.gettext("on {date}, in force").format(date=day.isoformat())


def run_path(context: Context) -> int:
    """What the own country has still to do on the way to each treaty, and who has it."""
    options = context.options
    with context.workspace() as workspace:
        named = wanted_instruments(workspace, options.instrument) if options.instrument else None
        ministries = {one.id: one.short_code or one.name for one in workspace.directory.ministries(archived=True)}
        items: list[dict[str, object]] = [
            {
                "instrument": path.instrument_id,
                "status": path.standing.status.value,
                "deposited": path.standing.period.deposited if path.standing.period else None,
                "in_force": path.standing.in_force_on,
                "next_step": path.next.step.key.value if path.next else None,
                "holder": path.next.step.holder.value if path.next else None,
                "ministry": ministries.get(path.next.ministry_id or "") if path.next else None,
                "expected": path.next.step.expected if path.next else None,
                "late": bool(path.next and path.next.step.late),
                "duties": [
                    {"article": duty.rule.article, "due": duty.due, "sent": duty.sent_on, "late": duty.late}
                    for duty in path.duties
                    if duty.due is not None
                ],
            }
            for path in workspace.instruments.paths(named)
        ]
    if options.json:
        context.give(items)
        return DONE
    for item in items:
        cells = (item[name] for name in ("instrument", "status", "deposited", "next_step", "ministry", "holder"))
        context.say("\t".join("" if cell is None else str(cell) for cell in cells))
    return DONE


def run_show(context: Context) -> int:
    """The shipped instruments; nothing of them is loaded before."""
    from focalpoint.cli.instruments_shown import run_show as show

    return show(context)


COMMANDS: Final = (
    Command(("instruments", "status"), N_("who is party to what on a day"), _status_arguments, run_status),
    Command(("instruments", "count"), N_("count the States party to a set"), _count_arguments, run_count),
    Command(("instruments", "show"), N_("list the instruments with their articles"), _show_arguments, run_show),
    Command(("instruments", "path"), N_("say what the country has still to do"), _path_arguments, run_path),
)
"""How they register."""
