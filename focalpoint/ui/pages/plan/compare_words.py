"""What became of a row of the plan, in words: kinds of change with a sign, and the columns of the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.plan_past import TOLD_APART, Difference, Kind
from focalpoint.language import PN_, POP_ISOLATE, Language, isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.states import state_word
from focalpoint.ui.widgets.records import Column
from focalpoint.words import plan as plan_words
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.plan import Figures, PlanLine
    from focalpoint.ui.inspector.names import Names

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u2066", "\u2067"
_SIGNS: Final = {
    Kind.ADDED: "＋",
    Kind.REMOVED: "－",
    Kind.MOVED: "↕",
    Kind.DATES: "◷",
    Kind.STATUS: "●",
    Kind.PROGRESS: "%",
    Kind.STATE: "▲",
    Kind.OTHER: "✎",
}
_WORDS: Final = {
    Kind.ADDED: PN_("change", "Added"),
    Kind.REMOVED: PN_("change", "Removed"),
    Kind.MOVED: PN_("change", "Moved"),
    Kind.DATES: PN_("change", "Dates"),
    Kind.STATUS: PN_("change", "Status"),
    Kind.PROGRESS: PN_("change", "Progress"),
    Kind.STATE: PN_("change", "State"),
    Kind.OTHER: PN_("change", "Other fields"),
}


def kind_words(language: Language, kind: Kind) -> str:
    """A kind of change in a word."""
    return language.pgettext("change", _WORDS[kind])


def change_words(language: Language, difference: Difference) -> str:
    """What became of a row: its kinds of change, each with a sign and a word."""
    said = {kind: kind_words(language, kind) for kind in Kind if kind in difference.kinds}
    if Kind.OTHER in said:
        fields = [field for field in difference.fields if field not in TOLD_APART]
        said[Kind.OTHER] = ", ".join(field_label(language, "plan_nodes", field) for field in fields)
    slipped = slip_words(language, difference)
    if slipped and Kind.DATES in said:
        said[Kind.DATES] = language.pgettext("change", "{dates}, {slip}").format(dates=said[Kind.DATES], slip=slipped)
    return "   ".join(f"{_SIGNS[kind]} {words}" for kind, words in said.items())


def kind_sign(kind: Kind) -> str:
    """The sign of a kind of change, which stands before its word."""
    return _SIGNS[kind]


def from_to(language: Language, before: str, after: str) -> str:
    """What was and what is, with an arrow that points along the reading direction, also between two numbers."""
    start, arrow = (_RIGHT_TO_LEFT, "←") if language.right_to_left else (_LEFT_TO_RIGHT, "→")
    return f"{start}{isolate(before)} {arrow} {isolate(after)}{POP_ISOLATE}"


def columns(names: Names) -> list[Column[Difference]]:
    """The columns of the comparison: what is now beside what was then."""
    return [
        Column("number", lambda language: language.gettext("No."), lambda one, _language: one.number, width=64,
               key=lambda one: _wbs(one.number)),
        Column("title", lambda language: language.gettext("Title"), lambda one, _language: one.title, width=240,
               strong=lambda one: one.depth == 0),
        Column("change", lambda language: language.gettext("What changed"),
               lambda one, language: change_words(language, one), width=150,
               token=lambda one: "red" if Kind.REMOVED in one.kinds else ""),
        Column("finish_then", lambda language: language.gettext("Finish then"),
               lambda one, language: _day(language, one.then), width=98,
               key=lambda one: one.then.finish if one.then else None),
        Column("finish_now", lambda language: language.gettext("Finish now"),
               lambda one, language: _day(language, one.now), width=98,
               key=lambda one: one.now.finish if one.now else None),
        Column("slip", lambda language: language.pgettext("column", "Slipped by"),
               lambda one, language: slip_words(language, one), width=84, key=lambda one: one.slip_days or None,
               token=lambda one: "red" if (one.slip_days or 0) > 0 else ""),
        Column("progress", lambda language: language.gettext("Progress"), _progress, width=110,
               key=lambda one: one.figures_now.percent if one.figures_now else None),
        Column("state_then", lambda language: language.gettext("State then"),
               lambda one, language: _state(language, one.then, one.figures_then)[1], width=100,
               state=lambda one, language: _state(language, one.then, one.figures_then), hidden=True),
        Column("state_now", lambda language: language.gettext("State now"),
               lambda one, language: _state(language, one.now, one.figures_now)[1], width=100,
               state=lambda one, language: _state(language, one.now, one.figures_now), hidden=True),
        Column("status_then", lambda language: language.gettext("Status then"),
               lambda one, language: _status(language, one.then), width=110, hidden=True),
        Column("status_now", lambda language: language.gettext("Status now"),
               lambda one, language: _status(language, one.now), width=110, hidden=True),
        Column("lead_then", lambda language: language.gettext("Lead then"),
               lambda one, _language: names.ministry_code(one.then.lead_id) if one.then else "", width=80,
               hidden=True),
        Column("lead_now", lambda language: language.gettext("Lead now"),
               lambda one, _language: names.ministry_code(one.now.lead_id) if one.now else "", width=80, hidden=True),
        Column("fields", lambda language: language.gettext("Fields that changed"), _fields, width=180, hidden=True),
    ]  # fmt: skip


def count_words(language: Language, counts: dict[str, int]) -> list[str]:
    """How many rows were added, removed, moved, and finish later or earlier; what there is none of is left out."""
    sentences = {
        "added": language.ngettext("{n} added", "{n} added", counts["added"]),
        "removed": language.ngettext("{n} removed", "{n} removed", counts["removed"]),
        "moved": language.ngettext("{n} moved", "{n} moved", counts["moved"]),
        "later": language.ngettext("{n} finishes later", "{n} finish later", counts["later"]),
        "earlier": language.ngettext("{n} finishes earlier", "{n} finish earlier", counts["earlier"]),
        "status": language.ngettext("{n} with another status", "{n} with another status", counts["status"]),
    }
    return [words.format(n=language.number(counts[name])) for name, words in sentences.items() if counts[name]]


def _wbs(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())


def _day(language: Language, line: PlanLine | None) -> str:
    return "" if line is None else show_date(language, line.finish)


def slip_words(language: Language, one: Difference) -> str:
    """By how many days the finish moved, with its sign; empty where it did not."""
    days = one.slip_days
    if not days:
        return ""
    return language.ngettext("{n} day", "{n} days", abs(days)).format(n=isolate(f"{days:+d}"))


def _progress(one: Difference, language: Language) -> str:
    then = None if one.figures_then is None else language.percent(one.figures_then.percent)
    now = None if one.figures_now is None else language.percent(one.figures_now.percent)
    if then is None or now is None or then == now:
        return now or then or ""
    return from_to(language, then, now)


def _state(language: Language, line: PlanLine | None, figures: Figures | None) -> tuple[str, str]:
    if line is None or figures is None:
        return "grey", ""
    return "red" if line.blocked else str(figures.colour), state_word(language, line, figures)


def _status(language: Language, line: PlanLine | None) -> str:
    return "" if line is None else plan_words.node_status(language, line.status)


def _fields(one: Difference, language: Language) -> str:
    return ", ".join(field_label(language, "plan_nodes", field) for field in one.fields)
