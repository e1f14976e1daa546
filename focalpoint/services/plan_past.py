"""The plan as it was: rebuilt from the journal, backwards from what is stored now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from focalpoint.domain.clock import instant_text
from focalpoint.domain.plan_past import Comparison, beside_of, compare, past_plan, rebuilt, rebuilt_supports
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.base import Service

if TYPE_CHECKING:
    from focalpoint.domain.plan import PlanLine
    from focalpoint.domain.plan_past import Beside


@dataclass(frozen=True, slots=True)
class PastDays:
    """Days worth comparing with."""

    first: date | None
    """The first day of which the journal knows; before it there was nothing."""
    last_report: date | None
    """When a plan was last written out for somebody."""


class PastService(Service):
    """Compare a plan with what it was on a past day."""

    capability: ClassVar[str] = "past"

    def days(self) -> PastDays:
        """The days that are offered."""
        from focalpoint.store.plan.past import first_entry_at, last_report_at

        with self._office.read() as connection:
            return PastDays(self._day_of(first_entry_at(connection)), self._day_of(last_report_at(connection)))

    def lines_at(self, plan_id: str, instant: str) -> list[PlanLine]:
        """The nodes that a plan had right before an instant (UTC), as they were; ``version`` is today's."""
        from focalpoint.store.plan.past import changes_since, read_stored

        with self._office.read() as connection:
            return [
                stored.line for stored in rebuilt(read_stored(connection, plan_id), changes_since(connection, instant))
            ]

    def compare(self, plan_id: str, day: date, progress: Progress | None = None) -> Comparison:
        """What became of a plan since the end of a day; its figures of then are those of that day."""
        told = progress or Quiet()
        told.step(0, 3, "compare")
        then, beside_then, beside_now = self._both(plan_id, self._end_of(day))
        told.step(1, 3, "compare")
        before = past_plan(then, None, day, beside_then)
        outline, figures = self._workspace.plan.figures(plan_id)
        told.step(2, 3, "compare")
        now = past_plan(outline.lines, figures, self._workspace.clock.today(), beside_now)
        return compare(before, now)

    def _both(self, plan_id: str, instant: str) -> tuple[list[PlanLine], dict[str, Beside], dict[str, Beside]]:
        """The lines right before an instant; what stands beside the lines then and now."""
        from focalpoint.store.plan.past import changes_since, read_stored, read_stored_supports

        with self._office.read() as connection:
            stored, supports = read_stored(connection, plan_id), read_stored_supports(connection, plan_id)
            then = rebuilt(stored, changes_since(connection, instant))
            supported = rebuilt_supports(supports, changes_since(connection, instant, "node_supports"))
        now = beside_of((node for node in stored if node.archived_at is None), rebuilt_supports(supports, ()))
        return [node.line for node in then], beside_of(then, supported), now

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._workspace.known_settings["zone"])

    def _end_of(self, day: date) -> str:
        """The first instant of the next day in the country's zone."""
        morrow = day + timedelta(days=1)
        return instant_text(datetime(morrow.year, morrow.month, morrow.day, tzinfo=self._zone()))

    def _day_of(self, instant: str | None) -> date | None:
        return None if instant is None else datetime.fromisoformat(instant).astimezone(self._zone()).date()
