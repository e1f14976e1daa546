"""What is said when a rule of the plan or of the tasks forbids something."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "rule.title_missing": N_("A title is missing; nothing was changed. Write what is to be achieved or done."),
    "rule.unknown_code": N_("“{value}” is not a known value here; nothing was changed."),
    "rule.percent_bounds": N_("{value} is not a percent between 0 and 100; nothing was changed."),
    "rule.weight_bounds": N_("A weight must be a number above 0, at most 1,000,000; nothing was changed."),
    "rule.not_a_date": N_("“{value}” is not a date; nothing was changed."),
    "rule.finish_before_start": N_("The finish is before the start; nothing was changed. Correct one of the two."),
    "rule.below_itself": N_("{ref} cannot be moved below itself; it stays where it was."),
    "rule.nothing_above": N_("There is nothing above it to move into."),
    "rule.at_the_top": N_("It stands at the top already."),
    "rule.first_already": N_("It stands first already."),
    "rule.last_already": N_("It stands last already."),
    "rule.percent_is_computed": N_("The percent is computed from what is below; it cannot be typed."),
    "rule.shift_bounds": N_("Dates can move by {most} days at most; nothing was changed."),
    "rule.not_a_number": N_("“{value}” is not a number; nothing was changed."),
    "rule.view_without_name": N_("A view needs a name; nothing was saved."),
    "rule.too_many_views": N_("{most} saved views are the most; remove one first. Nothing was saved."),
    "rule.unknown_parent": N_("The place to move to is not in this plan; nothing was moved."),
    "rule.unknown_predecessor": N_("A predecessor is not in this plan; nothing was changed."),
    "rule.cycle": N_("These would wait for each other in a circle: {refs}. Nothing was changed."),
    "rule.lag_bounds": N_("A lag may be {most} days at most; nothing was changed."),
    "rule.task_is_done": N_("The task is already done; nothing was changed. Reopen it first if work goes on."),
    "rule.task_is_cancelled": N_("The task is cancelled; nothing was changed. Reopen it first if work goes on."),
    "rule.task_is_open": N_("The task is not closed; nothing was changed."),
    "rule.task_waits_already": N_("The task already waits for validation; nothing was changed."),
    "rule.task_status_by_act": N_("A task is completed, cancelled or reopened by these commands; nothing was changed."),
}
