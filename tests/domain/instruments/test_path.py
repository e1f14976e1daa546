"""The country's own way to a treaty."""

from __future__ import annotations

import pytest

from focalpoint.domain.errors import RuleError
from focalpoint.domain.instruments import (
    Act,
    ActDraft,
    ActKind,
    Basis,
    Duty,
    DutyRecord,
    DutyRule,
    Path,
    StepKey,
    StepRecord,
    StepState,
    Wait,
    duties_of,
    path_of,
    standing,
)
from focalpoint.domain.instruments.rules import act_finding, check_fields, check_step
from focalpoint.domain.ratification import OwnAct, OwnStep, progress
from tests.domain.instruments.making import act, day, instrument

TODAY = day("2026-11-20")
TREATY = instrument(
    duties=(DutyRule("BOM97:6(3)", "6(3)", {}), DutyRule("BOM97:8", "8", {}, within=Wait(months=1))),
)


def way(acts: list[Act], *records: StepRecord, written: tuple[DutyRecord, ...] = ()) -> Path:
    own = standing(TREATY, acts, "FRA", TODAY, Basis.IN_FORCE)
    return path_of(TREATY, own, records, duties_of(TREATY, own, written, TODAY), TODAY)


def step(key: StepKey, **fields: object) -> StepRecord:
    return StepRecord("", "BOM97", key, **fields)  # type: ignore[arg-type]


def states(path: Path) -> dict[StepKey, StepState]:
    return {one.key: one.state for one in path.steps}


def test_a_treaty_that_nobody_considered_begins_with_the_study() -> None:
    path = way([])
    assert not path.started
    assert len(path.steps) == 10
    assert path.next is not None
    assert path.next.step.key is StepKey.STUDY


def test_the_next_step_is_the_first_that_is_not_done_and_says_who_has_it() -> None:
    path = way(
        [],
        step(StepKey.STUDY, done_on="2026-01-10"),
        step(StepKey.CONSULTATION, not_needed=True),
        step(StepKey.GOVERNMENT, started_on="2026-03-01", due_on="2026-11-01", ministry_id="min-1"),
    )
    assert path.next is not None
    assert (path.next.step.key, path.next.ministry_id) == (StepKey.GOVERNMENT, "min-1")
    assert path.next.since == day("2026-01-10")
    assert path.next.step.late


def test_after_deposit_the_steps_before_are_done_and_notifications_come_next() -> None:
    path = way([act("FRA", ActKind.RATIFICATION, "2026-11-02")])
    found = states(path)
    assert found[StepKey.PARLIAMENT] is StepState.DONE
    assert found[StepKey.ENTRY_INTO_FORCE] is StepState.UNDER_WAY
    assert path.steps[6].expected == day("2026-12-02")
    assert path.next is not None
    assert path.next.step.key is StepKey.NOTIFICATIONS


def test_a_notification_is_due_on_deposit_or_after_entry_into_force_and_late_until_sent() -> None:
    acts = [act("FRA", ActKind.RATIFICATION, "2026-09-01")]
    duties: dict[str, Duty] = {duty.rule.article: duty for duty in way(acts).duties}
    assert (duties["6(3)"].due, duties["6(3)"].late) == (day("2026-09-01"), True)
    assert (duties["8"].due, duties["8"].late) == (day("2026-11-01"), True)
    sent = tuple(DutyRecord("", "BOM97", key, sent_on="2026-09-02") for key in ("BOM97:6(3)", "BOM97:8"))
    path = way(acts, written=sent)
    assert states(path)[StepKey.NOTIFICATIONS] is StepState.DONE
    assert path.next is not None
    assert path.next.step.key is StepKey.IMPLEMENTATION


def test_nothing_is_owed_before_deposit() -> None:
    assert [duty.due for duty in way([act("FRA", ActKind.SIGNATURE, "2026-09-01")]).duties] == [None, None]


def test_who_has_left_begins_again() -> None:
    path = way([act("FRA", ActKind.ACCESSION, "2010-01-01"), act("FRA", ActKind.DENUNCIATION, "2020-01-01")])
    assert states(path)[StepKey.DEPOSIT] is StepState.OPEN


def test_an_act_of_tomorrow_or_before_adoption_is_told() -> None:
    treaty = instrument(adopted=day("1997-12-15"))
    said = [
        act_finding(treaty, ActDraft("FRA", ActKind.SIGNATURE, day(on)), TODAY)
        for on in ("2026-11-21", "1997-12-14", "1998-01-12")
    ]
    assert said == ["act_in_future", "act_before_adoption", ""]


@pytest.mark.parametrize(
    ("key", "fields", "rule"),
    [
        (StepKey.STUDY, {"started_on": "2026-02-01", "done_on": "2026-01-01"}, "finish_before_start"),
        (StepKey.DEPOSIT, {"done_on": "2026-01-01"}, "step_is_derived"),
        (StepKey.STUDY, {"done_on": "1 January"}, "not_a_date"),
    ],
)
def test_a_step_that_cannot_be_is_refused(key: StepKey, fields: dict[str, str], rule: str) -> None:
    with pytest.raises(RuleError) as refused:
        check_step(key, fields)
    assert refused.value.details["rule"] == rule


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(RuleError):
        check_fields("treaty_acts", {"kind": "promise"})


def test_the_figure_of_the_first_page_counts_parties_parliament_and_what_nobody_began() -> None:
    acts = [
        OwnAct("FIN99", "ratification", "2003-04-15", None),
        OwnAct("BOM97", "accession", "2002-01-01", None),
        OwnAct("BOM97", "denunciation", "2026-06-01", None),
        OwnAct("HAG70", "accession", "2002-01-01", None),
        OwnAct("HAG70", "denunciation", "2020-01-01", "2020-07-01"),
        OwnAct("UNTOC", "ratification", "2003-04-15", None),
    ]
    steps = [
        OwnStep("BEJC10", "parliament", "2026-08-01", None, "2026-11-01", 0),
        OwnStep("FIN99", "implementation", "2026-08-01", None, "2026-11-01", 0),
    ]
    found = progress(acts, steps, TODAY.isoformat())
    assert (found.party, found.in_parliament, found.not_begun, found.late, found.total) == (2, 1, 15, 1, 19)
