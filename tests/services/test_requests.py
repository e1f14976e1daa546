"""Requests out of a case: made, answered, approved by another, sent, followed; and what a case's corrections do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from focalpoint.domain.cases import AnnexState
from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import FocalPointError, RefusedError, RuleError
from focalpoint.domain.register import EventKind, RequestFilter, Status
from focalpoint.domain.requests.answers import AnswersError, State
from focalpoint.domain.requests.findings import Checked
from focalpoint.services.request_life import RequestLife
from focalpoint.services.workspace import Workspace


@pytest.fixture
def case_id(workspace: Workspace) -> str:
    """A case with an accused, a protected witness and an offence."""
    workspace.cases.add("PP/2026/1", "Harbour case", facts="A bomb was carried to the harbour.")
    case = workspace.cases.list()[0].id
    workspace.cases.add_person(
        case, name="Karim Haddad", name_original="كريم حداد", role="accused", nationalities=("XBR",)
    )
    workspace.cases.add_person(case, name="Lena Voss", role="witness", protected=True)
    workspace.cases.add_offence(
        case, title="Terrorist bombing", article="12", instrument="BOM97", treaty_article="2(1)"
    )
    return case


@pytest.fixture
def draft(workspace: Workspace, case_id: str) -> str:
    """A request for assistance to a fictional neighbour."""
    return workspace.requests.add(case_id, "mla", language="fr", state="XBR")


@pytest.fixture
def fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request passes the rules: they have tests of their own."""
    from focalpoint.domain.requests.governing import Governing

    monkeypatch.setattr(RequestLife, "checked", lambda _self, _id, **_final: Checked(Governing(None)))


def with_officer(workspace: Workspace, *roles: str) -> None:
    workspace.users.add("Approver", roles=list(roles) or ["approver"], passphrase="another one", casework=True)


def sent(workspace: Workspace, request_id: str) -> None:
    workspace.requests.approve(request_id, name="M. Diallo", function="Head", signed_on=date(2026, 11, 20))
    workspace.requests.mark_sent(request_id)


def test_a_draft_knows_what_the_case_knows(workspace: Workspace, draft: str) -> None:
    record = workspace.requests.get(draft)
    assert record.answers.text("subj[0].names.latin") == "Karim Haddad"
    assert record.answers.text("off[0].treaty_offence.instrument") == "BOM97"
    assert record.answers.text("facts.summary") == "A bomb was carried to the harbour."
    assert (record.line.state, record.line.language, record.line.status) == ("XBR", "fr", Status.DRAFT)
    assert record.line.reference == record.answers.text("hdr.req_no") != ""


def test_an_answer_is_one_step_that_can_be_undone(workspace: Workspace, draft: str) -> None:
    changes = workspace.requests.answer(draft, "purp", "To be used before the High Court")
    assert changes.cause == "request.answer"
    assert workspace.requests.get(draft).answers.text("purp") == "To be used before the High Court"
    workspace.undo.undo()
    assert workspace.requests.get(draft).answers.state("purp") is State.UNANSWERED
    workspace.undo.redo()
    assert workspace.requests.get(draft).answers.text("purp") == "To be used before the High Court"


def test_unknown_cleared_and_unanswered_stay_apart(workspace: Workspace, draft: str) -> None:
    for value, state in ((None, State.UNKNOWN), (State.CLEARED, State.CLEARED), (State.UNANSWERED, State.UNANSWERED)):
        workspace.requests.answer(draft, "purp", value)
        assert workspace.requests.get(draft).answers.state("purp") is state


def test_a_wrong_answer_changes_nothing(workspace: Workspace, draft: str) -> None:
    with pytest.raises(AnswersError):
        workspace.requests.answer_all(draft, {"purp": "x", "hdr.deadline": "2026-02-30"})
    assert workspace.requests.get(draft).answers.state("purp") is State.UNANSWERED


def test_an_item_taken_from_the_middle_leaves_the_others(workspace: Workspace, draft: str) -> None:
    workspace.requests.answer(draft, "subj[0]", State.UNANSWERED)
    answers = workspace.requests.get(draft).answers
    assert [item.text("names.latin") for item in answers.items("subj")] == ["Lena Voss"]
    workspace.undo.undo()
    answers = workspace.requests.get(draft).answers
    assert [item.text("names.latin") for item in answers.items("subj")] == ["Karim Haddad", "Lena Voss"]


@pytest.mark.usefixtures("fit")
def test_a_corrected_name_reaches_drafts_and_nothing_that_was_sent(
    workspace: Workspace, case_id: str, draft: str
) -> None:
    other = workspace.requests.add(case_id, "extradition", "provisional_arrest", state="XBR")
    workspace.requests.answer(draft, "subj[0].address", "Told otherwise in this letter")
    gone = workspace.requests.copy_to(draft, "XCS")
    sent(workspace, gone)
    person = workspace.cases.file(case_id).persons[0]
    workspace.cases.edit_person(person.id, name="Karim Hadad", address="Harbour Street 1")
    answers = workspace.requests.get(draft).answers
    assert answers.text("subj[0].names.latin") == "Karim Hadad"
    assert answers.text("subj[0].address") == "Told otherwise in this letter"
    assert workspace.requests.get(other).answers.text("x.person.names.latin") == "Karim Hadad"
    assert workspace.requests.get(gone).answers.text("subj[0].names.latin") == "Karim Haddad"


@pytest.mark.usefixtures("fit")
def test_an_approval_lapses_with_notice_when_what_it_covered_changes(
    workspace: Workspace, case_id: str, draft: str
) -> None:
    workspace.requests.approve(draft, name="M. Diallo", function="Head", signed_on=date(2026, 11, 20))
    assert workspace.requests.get(draft).line.status == Status.APPROVED
    person = workspace.cases.file(case_id).persons[0]
    workspace.cases.edit_person(person.id, name="Karim Hadad")
    record = workspace.requests.get(draft)
    assert record.line.status == Status.DRAFT
    assert record.approval is None
    assert record.lapsed is not None
    assert record.events[-1].kind == EventKind.APPROVAL_LAPSED
    workspace.undo.undo()
    assert workspace.requests.get(draft).approval is not None


@pytest.mark.usefixtures("fit")
def test_another_approves_where_there_are_two_officials(
    workspace: Workspace, draft: str, opened: Callable[..., Workspace]
) -> None:
    with_officer(workspace)
    with pytest.raises(RuleError) as refused:
        workspace.requests.approve(draft, name="M. Diallo", function="Head", signed_on=date(2026, 11, 20))
    assert refused.value.details["rule"] == "approver_is_drafter"
    workspace.requests.submit(draft)
    workspace.close()
    other = opened("Approver", "another one")
    other.requests.approve(draft)
    record = other.requests.get(draft)
    assert record.approval is not None
    assert record.approval.name == "Approver"
    assert [version.reason for version in record.versions] == ["submitted", "approved"]


@pytest.mark.usefixtures("fit")
def test_one_who_works_alone_names_the_signed_paper(workspace: Workspace, draft: str) -> None:
    with pytest.raises(RuleError) as refused:
        workspace.requests.approve(draft)
    assert refused.value.details["rule"] == "approval_without_paper"


@pytest.mark.usefixtures("fit")
def test_an_approval_by_telephone_is_recorded_and_confirmed_on_paper(workspace: Workspace, draft: str) -> None:
    with_officer(workspace)
    with pytest.raises(RuleError):
        workspace.requests.approve_by_telephone(draft, name="", function="", note="")
    workspace.requests.approve_by_telephone(draft, name="A. Sow", function="Director", note="Called at 02:10")
    approval = workspace.requests.get(draft).approval
    assert approval is not None
    assert (approval.telephone, approval.signed_on) == (True, None)
    workspace.requests.confirm_approval(draft, date(2026, 11, 21))
    approval = workspace.requests.get(draft).approval
    assert approval is not None
    assert approval.signed_on == "2026-11-21"


def test_what_the_rules_stop_is_not_approved(workspace: Workspace, draft: str) -> None:
    with pytest.raises(RuleError) as refused:
        workspace.requests.approve(draft, name="M. Diallo", function="Head", signed_on=date(2026, 11, 20))
    assert refused.value.details["rule"] in {"request_has_stops", "request_has_musts"}


def test_a_must_is_released_with_a_reason_and_a_stop_is_not(workspace: Workspace, draft: str) -> None:
    must = next(one for one in workspace.requests.checked(draft).findings if one.releasable)
    with pytest.raises(Exception, match="reason"):
        workspace.requests.release(draft, must.code, must.field, " ")
    workspace.requests.release(draft, must.code, must.field, "Follows by the 39th day")
    again = [one for one in workspace.requests.checked(draft).of(must.code) if one.field == must.field]
    assert all(one.released for one in again)
    with pytest.raises(RuleError):
        workspace.requests.release(draft, "G99", "", "Because")


@pytest.mark.usefixtures("fit")
def test_what_was_sent_cannot_change_and_is_followed_by_events(workspace: Workspace, draft: str) -> None:
    sent(workspace, draft)
    with pytest.raises(RuleError) as refused:
        workspace.requests.answer(draft, "purp", "Too late")
    assert refused.value.details["rule"] == "request_sent"
    with pytest.raises(RuleError):
        workspace.requests.event(draft, EventKind.REFUSED)
    workspace.requests.event(draft, EventKind.ACKNOWLEDGED, reference="XBR/77")
    workspace.requests.event(draft, EventKind.REFUSED, grounds="dual_criminality")
    line = workspace.requests.get(draft).line
    assert (line.status, line.refusal, line.their_reference) == (Status.REFUSED, "dual_criminality", "XBR/77")
    assert line.answered_on == workspace.clock.today().isoformat()


@pytest.mark.usefixtures("fit")
def test_a_follow_up_carries_the_facts_and_names_the_earlier_request(workspace: Workspace, draft: str) -> None:
    sent(workspace, draft)
    made = workspace.requests.get(workspace.requests.follow_up(draft, "supplementary_information"))
    assert made.line.parent_id == draft
    assert made.answers.text("follows.reference") == workspace.requests.get(draft).line.reference


def test_a_copy_goes_to_another_state_with_the_same_facts(workspace: Workspace, draft: str) -> None:
    workspace.profiles.edit("XCS", languages=("ar",), channel="diplomatic")
    copy = workspace.requests.get(workspace.requests.copy_to(draft, "XCS"))
    assert copy.answers.text("facts.summary") == "A bomb was carried to the harbour."
    assert (copy.answers.text("to.state"), copy.answers.text("to.channel")) == ("XCS", "diplomatic")
    assert copy.answers.text("to.lang.language") == "ar"
    assert copy.line.reference != workspace.requests.get(draft).line.reference


def test_the_night_of_an_attack_takes_one_step(workspace: Workspace, case_id: str) -> None:
    made = workspace.requests.night(case_id, "XBR")
    kinds = [workspace.requests.get(request_id).line.kind for request_id in made]
    assert kinds == ["preservation", "extradition", "spontaneous_information"]
    workspace.undo.undo()
    assert workspace.requests.list() == []


def test_an_incoming_request_is_checked_in_and_refused_with_a_ground(workspace: Workspace, case_id: str) -> None:
    incoming = workspace.requests.add(case_id, "incoming", answers={"in.received": "2026-11-02"}, state="XBR")
    line = workspace.requests.get(incoming).line
    assert (line.direction, line.status, line.received_on) == ("incoming", Status.RECEIVED, "2026-11-02")
    workspace.requests.event(incoming, EventKind.REFERRED, note="To the prosecutor")
    workspace.requests.event(incoming, EventKind.CONSULTATION)
    workspace.requests.event(incoming, EventKind.REFUSED, grounds="political")
    assert workspace.requests.get(incoming).line.refusal == "political"


@pytest.mark.usefixtures("fit")
def test_our_answer_to_an_incoming_request_is_approved_and_stays_where_it_stands(
    workspace: Workspace, case_id: str
) -> None:
    incoming = workspace.requests.add(case_id, "incoming", state="XBR")
    assert workspace.requests.options(incoming).draft
    workspace.requests.approve(incoming, name="M. Diallo", function="Head", signed_on=date(2026, 11, 20))
    assert workspace.requests.get(incoming).line.status == Status.RECEIVED
    assert not workspace.requests.options(incoming).draft
    workspace.requests.answer(incoming, "purp", "Changed")
    assert workspace.requests.get(incoming).lapsed is not None
    assert workspace.requests.options(incoming).draft


def test_who_is_not_on_the_list_of_a_case_sees_none_of_its_requests(
    workspace: Workspace, case_id: str, draft: str, opened: Callable[..., Workspace]
) -> None:
    with_officer(workspace, "case_officer")
    workspace.cases.set_access(case_id, [workspace.session.user_id])
    workspace.close()
    other = opened("Approver", "another one")
    assert other.requests.list() == []
    attempts: list[Callable[[], Any]] = [
        lambda: other.requests.get(draft),
        lambda: other.requests.answer(draft, "purp", "x"),
        lambda: other.cases.file(case_id),
        lambda: other.requests.checked(draft),
        lambda: other.history.of("requests", draft),
        lambda: other.comments.add("requests", draft, "x"),
    ]
    for attempt in attempts:
        with pytest.raises(RefusedError):
            attempt()
    assert [hit for hit in other.search.find("Harbour") if hit.compartment == "casework"] == []


def test_a_protected_person_is_found_by_the_key_alone(workspace: Workspace, case_id: str) -> None:
    assert [hit.title for hit in workspace.search.find("Haddad") if hit.kind == "case_person"] == ["Karim Haddad"]
    assert [hit for hit in workspace.search.find("Voss") if hit.kind == "case_person"] == []


def test_the_register_finds_and_counts(workspace: Workspace, draft: str) -> None:
    assert [line.id for line in workspace.requests.list(RequestFilter(state="XBR"))] == [draft]
    assert workspace.requests.list(RequestFilter(text="nowhere")) == []


@pytest.mark.usefixtures("fit")
def test_another_file_in_an_annexs_place_is_seen_and_lets_the_approval_lapse(
    workspace: Workspace, case_id: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "warrant.pdf", tmp_path / "other.pdf"
    first.write_bytes(b"%PDF-1.7 first")
    second.write_bytes(b"%PDF-1.7 second")
    workspace.cases.add_annex(case_id, "Warrant", first)
    draft = workspace.requests.add(case_id, "mla", state="XBR")
    assert workspace.requests.changed_annexes(workspace.requests.get(draft)) == ()
    workspace.requests.approve(draft, name="M. Diallo", function="Head", signed_on=date(2026, 11, 20))
    annex = workspace.cases.file(case_id).annexes[0]
    assert workspace.cases.annex_states(case_id) == {annex.id: AnnexState.PRESENT}
    workspace.cases.replace_annex(annex.id, second)
    record = workspace.requests.get(draft)
    assert record.lapsed is not None
    assert record.lapsed.lapse == "annexes"
    assert workspace.requests.changed_annexes(record) == (1,)
    workspace.requests.take_from_case(draft)
    assert workspace.requests.changed_annexes(workspace.requests.get(draft)) == ()


@pytest.mark.usefixtures("fit")
def test_an_adopted_text_is_the_only_one_that_leaves(workspace: Workspace, draft: str, tmp_path: Path) -> None:
    scan = workspace.requests.write(draft, tmp_path / "signed.pdf")
    with pytest.raises(RuleError):
        workspace.requests.adopt(draft, scan)
    workspace.requests.approve(draft, name="M. Diallo", function="Head", signed_on=date(2026, 11, 20))
    workspace.requests.adopt(draft, scan)
    target = tmp_path / "out.pdf"
    workspace.requests.write(draft, target)
    assert target.read_bytes() == scan.read_bytes()
    with pytest.raises(FocalPointError):
        workspace.requests.write(draft, tmp_path / "out.docx")


def test_two_versions_are_compared_by_answer_and_by_paragraph(workspace: Workspace, draft: str) -> None:
    workspace.requests.keep_version(draft, "Before the meeting")
    workspace.requests.answer(draft, "purp", "To be used before the High Court")
    version = workspace.requests.get(draft).versions[0]
    found = workspace.requests.compare(version.id, draft)
    assert [(change.path, change.before, change.after) for change in found.fields] == [
        ("purp", None, "To be used before the High Court")
    ]
    assert any("High Court" in change.after and "High Court" not in change.before for change in found.texts)


def test_nothing_of_a_case_stands_in_the_office_compartment(workspace: Workspace, case_id: str, draft: str) -> None:
    word = "Quillonberg"
    workspace.cases.edit(case_id, title=word, facts=word)
    workspace.requests.answer_all(draft, {"purp": word, "hdr.deadline": "2026-11-28"})
    workspace.cases.look(case_id)
    workspace.today.tiles()
    assert any(due.title for due in workspace.deadlines.list() if due.entity == "requests")
    with workspace.vault.office.read() as connection:
        tables = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables if not table.startswith("search_words") for row in
                connection.exec_driver_sql(f'SELECT * FROM "{table}"')]  # fmt: skip
    assert not any(word in str(value) for row in rows for value in row)


def test_who_looked_exported_and_printed_is_in_the_journal(workspace: Workspace, draft: str, tmp_path: Path) -> None:
    workspace.requests.look(draft)
    workspace.requests.write(draft, tmp_path / "letter.docx")
    workspace.requests.save_json(draft, tmp_path / "request.json")
    told = [(entry.cause, entry.after.get("what")) for entry in workspace.history.of("requests", draft)]
    assert {("look.request", "look"), ("export.request", "docx"), ("export.request", "json")} <= set(told)
    assert workspace.undo.undo_cause == "request.add"


def test_a_case_whose_time_is_over_is_erased_and_the_register_keeps_its_numbers(
    workspace: Workspace, case_id: str, draft: str
) -> None:
    workspace.requests.keep_version(draft, "First")
    workspace.comments.add("requests", draft, "Haddad called")
    workspace.cases.edit(case_id, retain_until="2031-01-01")
    with pytest.raises(RuleError):
        workspace.erasure.erase_case(case_id, "Retention ended")
    workspace.cases.edit(case_id, retain_until="2026-01-01")
    workspace.erasure.erase_case(case_id, "Retention ended")
    with workspace.database(Compartment.CASEWORK).read() as connection:
        tables = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables if not table.startswith("search_words") for row in
                connection.exec_driver_sql(f'SELECT * FROM "{table}"')]  # fmt: skip
    assert not any(name in str(value) for row in rows for value in row for name in ("Haddad", "Harbour", "haddad"))
    (line,) = workspace.requests.list()
    assert (line.state, line.kind, line.status) == ("XBR", "mla", Status.DRAFT)
    assert workspace.verify().findings == ()
