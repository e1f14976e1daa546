"""What the tree is narrowed by beside its text filter: ministry, status, state, and whose work it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from focalpoint.domain.plan import Colour

if TYPE_CHECKING:
    from focalpoint.ui.pages.plan.content import PlanContent

LATE: Final = "late"
BLOCKED: Final = "blocked"
DUE: Final = "due"
MINE: Final = "mine"
FLAGS: Final = (LATE, DUE, BLOCKED, MINE)
DUE_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a node must be to be shown; everything that is asked for must hold."""

    ministry: str = ""
    """The id of a ministry that leads or supports."""
    status: str = ""
    state: str = ""
    """A colour."""
    flags: frozenset[str] = frozenset()
    mine: str = ""
    """The user's own ministry, for the flag of that name."""
    due_days: int = DUE_DAYS

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.ministry or self.status or self.state or self.flags)

    def fitting(self, content: PlanContent) -> list[bool]:
        """Whether each node of a plan is what is asked for, parallel to its outline."""
        ministries = [self.ministry] if self.ministry else []
        if MINE in self.flags:
            ministries.append(self.mine)
        today = content.today or date.min
        first, last = today.isoformat(), (today + timedelta(days=self.due_days)).isoformat()
        fits = []
        for line, figures in zip(content.outline.lines, content.figures, strict=True):
            fit = (
                (not self.status or line.status == self.status)
                and (not self.state or (Colour.RED if line.blocked else figures.colour) == self.state)
                and (BLOCKED not in self.flags or bool(line.blocked))
                and (LATE not in self.flags or figures.overdue)
                and (DUE not in self.flags or self._is_due(line.finish, figures.percent, first, last))
            )
            if fit and ministries:
                supporting = content.supporting.get(line.id, ())
                fit = all(line.lead_id == ministry or ministry in supporting for ministry in ministries)
            fits.append(fit)
        return fits

    @staticmethod
    def _is_due(finish: str | None, percent: float | None, first: str, last: str) -> bool:
        return finish is not None and first <= finish <= last and percent != 100

    def with_flag(self, flag: str, on: bool) -> Narrowing:
        """The same with a flag on or off."""
        return replace(self, flags=self.flags | {flag} if on else self.flags - {flag})

    def state_of(self) -> dict[str, Any]:
        """As it is kept in a saved view."""
        return {"ministry": self.ministry, "status": self.status, "state": self.state, "flags": sorted(self.flags)}


def read_narrowing(kept: Mapping[str, Any], mine: str) -> Narrowing:
    """What a saved view kept; what is not known any more asks for nothing."""
    flags = kept.get("flags")
    return Narrowing(
        ministry=str(kept.get("ministry") or ""),
        status=str(kept.get("status") or ""),
        state=str(kept.get("state") or ""),
        flags=frozenset(str(flag) for flag in flags if flag in FLAGS) if isinstance(flags, list) else frozenset(),
        mine=mine,
    )
