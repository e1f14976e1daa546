"""Users and their keys: who is shut out is shut out, and what had to wait is done by the next who can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import FocalPointError, ReasonNeededError, RefusedError, RuleError
from focalpoint.services.arrival import settle_in
from focalpoint.services.opening import unlock_with_recovery
from focalpoint.services.workspace import Workspace

OTHER = "another one"


def id_of(workspace: Workspace, name: str) -> str:
    return next(user.id for user in workspace.users.list() if user.name == name)


def test_a_removed_user_is_shut_out_at_once(opened: Callable[..., Workspace]) -> None:
    first = opened()
    first.users.add("Officer", roles=["plan_officer"], passphrase=OTHER)
    first.users.remove(id_of(first, "Officer"), "left the ministry")
    first.close()
    with pytest.raises(FocalPointError):
        opened("Officer", OTHER)
    assert [user.name for user in opened().users.list()] == ["M. Diallo"]


def test_casework_of_a_user_removed_by_an_administrator_without_it_waits_for_a_holder(
    opened: Callable[..., Workspace],
) -> None:
    first = opened()
    first.cases.add("C-1", "Fictional")
    first.users.add("Admin", roles=["administrator"], passphrase=OTHER)
    first.users.add("Officer", roles=["case_officer"], passphrase=OTHER, casework=True)
    first.close()
    admin = opened("Admin", OTHER)
    admin.users.remove(id_of(admin, "Officer"), "left the ministry")
    assert admin.vault.rotation_pending(Compartment.CASEWORK)
    admin.close()
    holder = opened()
    assert "rotated" in settle_in(holder)
    assert not holder.vault.rotation_pending(Compartment.CASEWORK)
    assert [case.reference for case in holder.cases.list()] == ["C-1"]
    assert holder.verify().sound
    assert settle_in(holder) == []


def test_only_a_holder_grants_casework_and_it_can_be_withdrawn(opened: Callable[..., Workspace]) -> None:
    first = opened()
    first.users.add("Admin", roles=["administrator"], passphrase=OTHER)
    first.users.add("Officer", roles=["case_officer"], passphrase=OTHER)
    first.close()
    admin = opened("Admin", OTHER)
    with pytest.raises(RefusedError):
        admin.users.grant_casework(id_of(admin, "Officer"))
    admin.close()
    first = opened()
    first.users.grant_casework(id_of(first, "Officer"))
    first.close()
    officer = opened("Officer", OTHER)
    officer.cases.add("C-1", "Fictional")
    officer.close()
    first = opened()
    first.users.withdraw_casework(id_of(first, "Officer"))
    first.close()
    assert opened("Officer", OTHER).vault.casework is None


def test_somebody_always_remains_administrator_and_casework_holder(workspace: Workspace) -> None:
    me = workspace.session.user_id
    with pytest.raises(RuleError):
        workspace.users.set_roles(me, ["reader"])
    with pytest.raises(RuleError):
        workspace.users.withdraw_casework(me)
    with pytest.raises(RuleError):
        workspace.users.remove(me, "tired")
    assert workspace.users.me().casework


def test_removing_needs_a_reason(workspace: Workspace) -> None:
    workspace.users.add("Officer", roles=["plan_officer"], passphrase=OTHER)
    with pytest.raises(ReasonNeededError):
        workspace.users.remove(id_of(workspace, "Officer"), "")
    assert id_of(workspace, "Officer")


def test_two_users_never_have_the_same_name(workspace: Workspace) -> None:
    with pytest.raises(RuleError):
        workspace.users.add("m. diallo", roles=["reader"], passphrase=OTHER)


def test_failed_attempts_are_in_the_journal_after_the_next_unlocking(opened: Callable[..., Workspace]) -> None:
    with pytest.raises(FocalPointError):
        opened(None, "wrong")
    workspace = opened()
    assert "attempts" in settle_in(workspace)
    causes = [entry.cause for entry in workspace.history.of("users", workspace.session.user_id)]
    assert "vault.failed_attempts" in causes


def test_a_changed_passphrase_opens_and_the_old_one_does_not(opened: Callable[..., Workspace]) -> None:
    first = opened()
    first.users.change_passphrase("correct horse", "a better passphrase")
    first.close()
    with pytest.raises(FocalPointError):
        opened()
    assert opened(None, "a better passphrase").session.user_name == "M. Diallo"


def test_a_new_recovery_code_counts_only_once_it_is_typed_back(
    workspace: Workspace, folder: Path, clock: Clock
) -> None:
    code = workspace.users.propose_recovery("correct horse")
    with pytest.raises(RuleError):
        workspace.users.use_recovery("AAAAA-BBBBB")
    workspace.users.use_recovery(code.lower().replace("-", " "))
    workspace.close()
    again = unlock_with_recovery(folder, code=code, clock=clock)
    assert again.session.has_casework
    again.close()


def test_a_new_recovery_code_asks_for_the_passphrase_first(workspace: Workspace) -> None:
    with pytest.raises(FocalPointError):
        workspace.users.propose_recovery("wrong horse")
    with pytest.raises(RuleError):
        workspace.users.use_recovery("")
