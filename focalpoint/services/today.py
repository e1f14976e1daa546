"""The first page: every figure of it, what others did since one was last here, and how far one has looked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, ClassVar, Final

from focalpoint.capabilities import Kind, descriptors
from focalpoint.domain.classification import highest
from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.rag import ColourRule
from focalpoint.domain.today import (
    DEADLINE_DAYS,
    Backup,
    OthersAct,
    SeenMark,
    Today,
    gathered,
    late_activities,
    ministry_loads,
    next_mark,
    plan_progress,
)
from focalpoint.services.base import Service
from focalpoint.services.today_tiles import TileDescriptor
from focalpoint.store import directory
from focalpoint.store import today as store
from focalpoint.store.meta import read_meta, write_meta
from focalpoint.store.users import read_users

_GONE: Final = frozenset({ColourRule.CANCELLED, ColourRule.SUPERSEDED, ColourRule.UNDER_CANCELLED})
_HANGING: Final = ("comments", "files")
"""Records that are shown as part of the one they hang on."""


class TodayService(Service):
    """What the first page and its digest say."""

    capability: ClassVar[str] = "today"

    def latest(self) -> Today:
        """The figures as ``figures`` read them last; read now where nobody did."""
        return self._latest or self.figures()

    def figures(self) -> Today:
        """Every figure but the deadlines: one light reading (docs/adr/0007-start.md)."""
        workspace = self._workspace
        day = workspace.clock.today()
        with self._office.light() as connection:
            tasks = store.read_open_tasks(connection)
            any_tasks = bool(tasks) or store.count_tasks(connection) > 0
            ministries = {item.id: item for item in directory.read_ministries(connection, archived=True)}
            people = {item.id: item for item in directory.read_people(connection, archived=True)}
        plan = workspace.plan.current()
        progress, late = None, Counter[str | None]()
        if plan is not None:
            outline, figures = workspace.plan.figures(plan.id)
            progress, late = plan_progress(plan, outline, figures), late_activities(outline, figures)
        self._latest = Today(
            day=day,
            tasks=tuple(tasks),
            any_tasks=any_tasks,
            loads=ministry_loads(tasks, day, late),
            plan=progress,
            deadlines=(),
            backup=self._backup(),
            now=workspace.clock.now(),
            ministries=ministries,
            people=people,
            own_ministry=workspace.session.ministry_id,
        )
        return self._latest

    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines of the next 30 days, today included, earliest first; what was cancelled is left out."""
        workspace = self._workspace
        day = workspace.clock.today()
        found = [due for due in workspace.deadlines.list(until=day + timedelta(days=DEADLINE_DAYS)) if due.on >= day]
        plan = workspace.plan.current()
        if plan is None or not any(due.entity == "plan_nodes" for due in found):
            return tuple(found)
        outline, figures = workspace.plan.figures(plan.id)
        gone = {line.id for line, figure in zip(outline.lines, figures, strict=True) if figure.colour_rule in _GONE}
        return tuple(due for due in found if due.record_id not in gone)

    def tiles(self) -> list[tuple[TileDescriptor[Any], Any]]:
        """The tiles that have something to show to this session, in their order, each with what it read."""
        known = sorted(descriptors(self._workspace.capabilities, Kind.TILES, TileDescriptor), key=_order)
        read = [(tile, tile.read(self._workspace)) for tile in known]
        return [(tile, numbers) for tile, numbers in read if numbers is not None]

    def others(self) -> tuple[OthersAct, ...]:
        """What others did since this user was last here, newest first, each with its record's title."""
        with self._office.light() as connection:
            acts = store.read_others_acts(connection, self._mark().until, self._workspace.session.user_id)
            names = {user.id: user.name for user in read_users(connection)}
            homes: dict[tuple[str, str], tuple[str, str]] = {}
            for entity in _HANGING:
                ids = {act.record_id for act in acts if act.entity == entity}
                homes |= {(entity, key): home for key, home in store.read_homes(connection, entity, ids).items()}
            acts = gathered(_at_home(act, homes) for act in acts)
            titles = store.read_titles(connection, ((act.entity, act.record_id) for act in acts if act.records == 1))
        return tuple(_named(act, titles, names) for act in acts)

    def look(self) -> None:
        """Note that the first page is looked at: what it showed at the end of the last session counts as seen.

        Kept beside the journal and not in it: looking changes nothing. A vault that is only read keeps no note.
        """
        workspace = self._workspace
        if not workspace.read_only:
            with self._office.light() as connection:
                mark, head = self._mark(), store.last_entry(connection)
            self._keep(mark._replace(shown=head, at=workspace.clock.now().isoformat()))

    def see_all(self) -> None:
        """Count everything that others did until now as seen."""
        workspace = self._workspace
        with self._office.light() as connection:
            head = store.last_entry(connection)
        self._marked = SeenMark(head, head, workspace.clock.now().isoformat())
        if not workspace.read_only:
            self._keep(self._marked)

    def marking(self) -> str:
        """The highest classification of what the first page and its digest may show."""
        with self._office.light() as connection:
            return highest([self._workspace.known_settings["classification"], *store.read_markings(connection)]).value

    # -- inside -------------------------------------------------------------------------------------------------

    _latest: Today | None = None
    _marked: SeenMark | None = None
    """Where this session began; read once."""

    def _mark(self) -> SeenMark:
        if self._marked is None:
            now = self._workspace.clock.now()
            with self._office.light() as connection:
                kept, head = read_meta(connection, self._key), store.last_entry(connection)
                if kept is None:
                    # The first time: what came after one's own last act is new; who never did anything knows it all.
                    own = store.last_entry(connection, self._workspace.session.user_id) or head
                    self._marked = SeenMark(own, head, now.isoformat())
                else:
                    until, shown, at = kept.split(" ")
                    self._marked = next_mark(SeenMark(int(until), int(shown), at), head, now)
        return self._marked

    @property
    def _key(self) -> str:
        return f"seen.{self._workspace.session.user_id}"

    def _keep(self, mark: SeenMark) -> None:
        from focalpoint.domain.changes import Compartment

        workspace = self._workspace
        with workspace.writing(Compartment.OFFICE), workspace.vault.office.write() as connection:
            write_meta(connection, self._key, f"{mark.until} {mark.shown} {mark.at}")

    def _backup(self) -> Backup | None:
        found: Sequence[Any] = self._workspace.vault.backups()
        return Backup(found[0].at, found[0].verified, found[0].failed) if found else None


def _order(tile: TileDescriptor[Any]) -> int:
    return tile.order


def _named(act: OthersAct, titles: dict[tuple[str, str], tuple[str, str]], names: dict[str, str]) -> OthersAct:
    """An act with its record's reference and title, where it is one record, and its user's name."""
    ref, title = titles.get((act.entity, act.record_id), ("", "")) if act.records == 1 else ("", "")
    return act._replace(ref=ref, title=title, author=names.get(act.actor, ""))


def _at_home(act: OthersAct, homes: dict[tuple[str, str], tuple[str, str]]) -> OthersAct:
    """A comment or file as part of what it hangs on."""
    home = homes.get((act.entity, act.record_id))
    return act if home is None else act._replace(entity=home[0], record_id=home[1])
