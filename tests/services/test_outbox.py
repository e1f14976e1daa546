"""What one compartment's act brings about in the other: at once, later, after a crash; never twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from focalpoint.services import outbox
from focalpoint.services.outbox import settle
from focalpoint.services.workspace import Workspace


@pytest.fixture
def with_officer(workspace: Workspace) -> Workspace:
    workspace.users.add("Officer", roles=["case_officer"], passphrase="another one", casework=True)
    officer = next(user for user in workspace.users.list() if user.name == "Officer")
    workspace.cases.add("C-1", "Fictional", access=(workspace.session.user_id, officer.id))
    return workspace


def officer_id(workspace: Workspace) -> str:
    return next(user.id for user in workspace.users.list() if user.name == "Officer")


def test_a_removed_user_leaves_the_access_lists_of_cases(with_officer: Workspace) -> None:
    with_officer.users.remove(officer_id(with_officer), "left the ministry")
    assert with_officer.cases.list()[0].access == (with_officer.session.user_id,)
    assert with_officer.verify().findings == ()


def test_a_crash_between_the_compartments_is_made_good_at_the_next_unlocking(
    with_officer: Workspace, opened: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(outbox, "_apply", crash)
    with pytest.raises(KeyboardInterrupt):
        with_officer.users.remove(officer_id(with_officer), "left the ministry")
    assert len(with_officer.cases.list()[0].access) == 2
    with_officer.close()
    monkeypatch.undo()
    again = opened()
    assert again.cases.list()[0].access == (again.session.user_id,)


def test_applying_again_changes_nothing(with_officer: Workspace) -> None:
    gone = officer_id(with_officer)
    with_officer.users.remove(gone, "left the ministry")
    case = with_officer.cases.list()[0]
    with_officer.cases.edit(case.id, access=f'["{with_officer.session.user_id}", "{gone}"]')
    with with_officer.vault.office.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET done_at = NULL")
    assert settle(with_officer) == 1
    assert gone in with_officer.cases.list()[0].access


def test_a_case_never_opens_to_everybody_because_its_only_reader_left(with_officer: Workspace) -> None:
    gone = officer_id(with_officer)
    case = with_officer.cases.list()[0]
    with_officer.cases.edit(case.id, access=f'["{gone}"]')
    assert with_officer.cases.list() == []
    with_officer.users.remove(gone, "left the ministry")
    assert with_officer.cases.list()[0].access == (with_officer.session.user_id,)
