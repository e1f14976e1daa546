"""Instruments in a vault: acts recorded and undone, own agreements, the country's own way, what the pages read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from focalpoint.domain.errors import NotFoundError, RefusedError, RuleError
from focalpoint.domain.instruments import ActDraft, ActKind, Basis, Group, Status, StepKey, StepState
from focalpoint.services.workspace import Workspace


def draft(participant: str, kind: ActKind, on: str) -> ActDraft:
    return ActDraft(participant, kind, date.fromisoformat(on))


@pytest.fixture
def known(workspace: Workspace) -> Workspace:
    """A vault with some States' acts to two instruments."""
    record = workspace.instruments.record_acts
    record("BOM97", [draft("FRA", ActKind.SIGNATURE, "1998-01-12"), draft("FRA", ActKind.RATIFICATION, "1999-08-19")])
    record("BOM97", [draft("KEN", ActKind.ACCESSION, "2001-11-16"), draft("EU", ActKind.ACCESSION, "2004-05-21")])
    record("FIN99", [draft("KEN", ActKind.RATIFICATION, "2003-06-27")], "UNTC")
    return workspace


def test_acts_that_stand_already_are_not_recorded_twice_and_undo_takes_them_back(known: Workspace) -> None:
    service = known.instruments
    again = [draft("KEN", ActKind.RATIFICATION, "2003-06-27"), draft("NIU", ActKind.ACCESSION, "2009-06-22")]
    made = service.record_acts("FIN99", again, "UNTC")
    assert len(made.ids("treaty_acts")) == 1
    assert service.count(["FIN99"]).states == ("KEN", "NIU")
    known.undo.undo()
    assert service.count(["FIN99"]).states == ("KEN",)


def test_one_wrong_act_keeps_all_of_them_out(workspace: Workspace) -> None:
    for wrong, rule in (
        (draft("XKX", ActKind.ACCESSION, "2010-01-01"), "participant_unknown"),
        (draft("FRA", ActKind.ACCESSION, "2026-11-23"), "act_in_future"),
        (draft("FRA", ActKind.ACCESSION, "1996-01-01"), "act_before_adoption"),
    ):
        with pytest.raises(RuleError) as refused:
            workspace.instruments.record_acts("BOM97", [draft("KEN", ActKind.ACCESSION, "2001-11-16"), wrong])
        assert refused.value.details["rule"] == rule
    assert workspace.instruments.acts() == ()


def test_an_edited_act_changes_the_status_and_an_archived_one_ends_it(known: Workspace) -> None:
    service = known.instruments
    act = next(act for act in service.acts(["BOM97"], {"KEN"}))
    service.edit_act(act.id, date="2002-11-16")
    assert service.standing("BOM97", "KEN", date(2002, 1, 1)).status is Status.NONE
    service.archive_acts([act.id])
    assert service.standing("BOM97", "KEN").status is Status.NONE
    service.bring_back_acts([act.id])
    assert service.standing("BOM97", "KEN").party
    with pytest.raises(RuleError):
        service.edit_act(act.id, kind="promise")


def test_figures_follow_the_basis_the_day_and_the_region(known: Workspace) -> None:
    service = known.instruments
    assert service.count(["BOM97"], date(2001, 12, 1)).states == ("FRA", "KEN")
    assert service.count(["BOM97"], date(2001, 12, 1), Basis.IN_FORCE).states == ("FRA",)
    africa = known.states.in_region("Africa")
    assert service.count(["BOM97", "FIN99"], among=africa).states == ("KEN",)
    assert service.count(["BOM97"]).organizations == ("EU",)
    fewer = service.count(["BOM97", "FIN99"], date(2005, 4, 30), fewer_than=1).states
    assert "FRA" not in fewer
    assert {"VAT", "COK", "XAA"} <= set(fewer)
    assert not {"YUG", "SUN", "EU"} & set(fewer)
    assert "SRB" in fewer
    assert not {"SCG", "MNE", "SSD"} & set(fewer)
    assert {"MNE", "SSD"} <= service.everybody(date(2011, 7, 9))


def test_a_missing_parent_is_told_in_force(known: Workspace) -> None:
    known.instruments.record_acts("FP88", [draft("KEN", ActKind.ACCESSION, "2002-01-21")])
    found = known.instruments.standing("FP88", "KEN")
    assert [(one.code.value, one.about) for one in found.problems] == [("parent_missing", "SUA88")]


def test_an_own_agreement_has_parties_can_be_edited_and_put_away(workspace: Workspace) -> None:
    service = workspace.instruments
    made = service.add(
        "Treaty on extradition",
        [draft("XAA", ActKind.RATIFICATION, "2020-01-01"), draft("FRA", ActKind.RATIFICATION, "2020-02-01")],
        adopted="2019-05-05", entry_into_force="2020-03-02", joining_days=30, kind="agreement",
    )  # fmt: skip
    key = next(iter(made.ids("instruments")))
    assert service.find(service.get(key).ref.lower()) == key
    assert [bond.instrument_id for bond in service.pair("XAA", "FRA")] == [key]
    service.edit(key, short_title="Extradition")
    assert service.get(key).short_title("fr") == "Extradition"
    service.archive([key])
    assert service.own_instruments() == ()
    assert service.pair("XAA", "FRA") == ()
    assert service.path(key).instrument_id == key
    service.bring_back([key])
    assert [one.id for one in service.catalogue(Group.OWN)] == [key]
    for refused in (
        lambda: service.edit("FIN99", title="Mine"),
        lambda: service.archive(["FIN99"]),
        lambda: service.add(" "),
        lambda: service.add("Treaty", scope="galactic"),
    ):
        with pytest.raises(RuleError):
            refused()


def test_the_own_way_its_notifications_and_deadlines(workspace: Workspace) -> None:
    service = workspace.instruments
    workspace.directory.add_ministry("Foreign Affairs", short_code="MFA")
    ministry = workspace.directory.find_ministry("MFA")
    assert workspace.today.tiles()[-2][0].name != "ratification"
    service.edit_step("SUA05", StepKey.STUDY, done_on="2026-03-01")
    service.edit_step("SUA05", StepKey.CONSULTATION, started_on="2026-04-01", due_on="2026-12-15", ministry_id=ministry)
    following = service.next_step("SUA05")
    assert following is not None
    assert (following.step.key, following.ministry_id) == (StepKey.CONSULTATION, ministry)
    assert service.open_step("SUA05", StepKey.CONSULTATION) == following.step.record.id
    service.record_acts("BOM97", [draft("XAA", ActKind.ACCESSION, "2026-11-01")])
    assert [duty.rule.key for duty in service.duties() if duty.late] == ["BOM97:6(3)"]
    service.edit_duty("BOM97", "BOM97:6(3)", due_on="2026-12-01")
    service.add_log("Hearing", instrument_id="SUA05", kind="hearing", next_step="Answer", next_on="2026-12-05")
    rules = [(due.on.isoformat(), due.rule) for due in workspace.deadlines.list()]
    assert rules == [("2026-12-01", "treaty_duty"), ("2026-12-05", "treaty_log"), ("2026-12-15", "treaty_step")]
    service.edit_duty("BOM97", "BOM97:6(3)", sent_on="2026-11-19")
    assert {step.key: step.state for step in service.path("BOM97").steps}[StepKey.NOTIFICATIONS] is StepState.DONE
    assert "SUA05" in {path.instrument_id for path in service.to_deposit()}
    assert "BOM97" not in {path.instrument_id for path in service.to_deposit()}
    tile = next(read for each, read in workspace.today.tiles() if each.name == "ratification")
    assert (tile.party, tile.not_begun) == (1, 17)
    with pytest.raises(NotFoundError):
        service.edit_duty("BOM97", "BOM97:99", sent_on="2026-11-19")


def test_the_log_is_found_edited_and_put_away(workspace: Workspace) -> None:
    service = workspace.instruments
    made = service.add_log("Briefing on boarding", with_whom="Committee on Transport")
    key = next(iter(made.ids("instrument_log")))
    assert [hit.id for hit in workspace.search.find("transport")] == [key]
    service.edit_step("SUA05", StepKey.DEPOSIT, note="The courier leaves on Monday")
    assert [hit.entity for hit in workspace.search.find("courier")] == ["ratification_steps"]
    service.edit_log(key, note="Two pages were promised")
    assert service.log()[0].note == "Two pages were promised"
    service.archive_log([key])
    assert service.log() == ()
    with pytest.raises(RuleError):
        service.add_log(" ")


def test_a_reader_reads_and_writes_nothing(workspace: Workspace, opened: Callable[..., Workspace]) -> None:
    workspace.users.add("R. Reader", passphrase="another passphrase", roles=["reader"], casework=False)
    reader = opened("R. Reader", "another passphrase", write=False)
    assert reader.instruments.catalogue()
    with pytest.raises(RefusedError):
        reader.instruments.record_acts("BOM97", [])
