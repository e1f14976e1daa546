from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from focalpoint.domain.clock import Clock
from focalpoint.store.database import WrongKeyError
from focalpoint.store.vault import (
    BadPublicKeyError,
    CompartmentBusyError,
    LastUserError,
    NoKeyError,
    NoSuchUserError,
    UserExistsError,
    Vault,
    WrongPassphraseError,
    open_with_recovery,
)
from focalpoint.store.vault.engine import opens_with
from focalpoint.store.vault.keyfile import read_keys, write_keys
from focalpoint.store.vault.rotation import STEPS
from tests.store.vault.making import BOS, CASEWORK, OFFICE, PASSPHRASE, Made, note, noted

Open = Callable[..., Vault]


def test_a_new_user_opens_the_office_with_their_own_passphrase(opened: Open) -> None:
    ana = opened()
    public = ana.add_slot("cy", "Cy", "third harbour")
    ana.close()
    cy = opened("Cy", "third harbour")
    assert cy.public_key == public
    assert cy.casework is None


def test_a_name_or_id_is_not_taken_twice(opened: Open) -> None:
    ana = opened()
    for user_id, name in (("bo", "Robert"), ("other", "Bo"), ("recovery", "R")):
        with pytest.raises(UserExistsError):
            ana.add_slot(user_id, name, "x")


def test_casework_is_granted_by_a_holder_only(made: Made, opened: Open) -> None:
    bo = opened("Bo", BOS)
    with pytest.raises(NoKeyError):
        bo.grant(CASEWORK, "bo", made.keys["bo"])
    with pytest.raises(NoKeyError):
        bo.withdraw(CASEWORK, "ana")
    bo.close()
    ana = opened()
    note(ana.database(CASEWORK), "secret", "case")
    ana.grant(CASEWORK, "bo", made.keys["bo"])
    ana.close()
    assert noted(opened("Bo", BOS).database(CASEWORK), "secret") == "case"


def test_a_key_is_sealed_to_the_public_half_that_is_given_not_to_the_one_in_the_file(made: Made, opened: Open) -> None:
    path = made.folder / "keys.json"
    document = json.loads(path.read_text())
    ana, bo = (next(slot for slot in document["slots"] if slot["user"] == user) for user in ("ana", "bo"))
    bo["public"] = ana["public"]
    path.write_text(json.dumps(document))
    vault = opened()
    vault.grant(CASEWORK, "bo", made.keys["bo"])
    vault.close()
    assert opened("Bo", BOS).casework is not None


def test_what_is_no_public_half_gets_no_key(opened: Open) -> None:
    ana = opened()
    for public in ("", "zz", "00" * 32, "ab"):
        with pytest.raises(BadPublicKeyError):
            ana.grant(CASEWORK, "bo", public)
    with pytest.raises(NoSuchUserError):
        ana.grant(CASEWORK, "nobody", "00" * 32)


def test_a_withdrawn_compartment_is_closed_at_once_and_due_for_rotation(made: Made, opened: Open) -> None:
    ana = opened()
    ana.grant(CASEWORK, "bo", made.keys["bo"])
    assert ana.holders(CASEWORK) == {"ana", "bo"}
    ana.withdraw(CASEWORK, "bo")
    assert ana.rotation_pending(CASEWORK)
    assert not ana.rotation_pending(OFFICE)
    with pytest.raises(LastUserError):
        ana.withdraw(CASEWORK, "ana")
    ana.close()
    assert opened("Bo", BOS).casework is None


def test_a_removed_user_is_shut_out_at_once_also_by_the_kept_key_file(made: Made, opened: Open) -> None:
    opened().remove_slot("bo")
    for name in ("keys.json", "keys.previous.json"):
        assert '"bo"' not in (made.folder / name).read_text()
    with pytest.raises(NoSuchUserError):
        opened("Bo", BOS)


def test_who_was_removed_by_somebody_without_casework_stays_pending_until_a_holder_rotates(
    made: Made, opened: Open
) -> None:
    ana = opened()
    ana.grant(CASEWORK, "bo", made.keys["bo"])
    cy = ana.add_slot("cy", "Cy", "third harbour")
    ana.close()
    admin = opened("Cy", "third harbour")
    admin.remove_slot("bo")
    assert admin.rotation_pending(CASEWORK)
    assert admin.rotation_pending(OFFICE)
    with pytest.raises(NoKeyError):
        admin.rotate(CASEWORK, {"cy": cy})
    admin.rotate(OFFICE, {"ana": made.keys["ana"], "cy": cy})
    assert not admin.rotation_pending(OFFICE)
    admin.close()
    ana = opened()
    assert ana.rotation_pending(CASEWORK)
    ana.rotate(CASEWORK, {"ana": made.keys["ana"]})
    assert not ana.rotation_pending(CASEWORK)


def test_the_last_user_cannot_be_removed(opened: Open) -> None:
    ana = opened()
    ana.remove_slot("bo")
    with pytest.raises(LastUserError):
        ana.remove_slot("ana")
    with pytest.raises(LastUserError):
        ana.remove_slot("recovery")


def test_a_changed_passphrase_replaces_the_old_one_everywhere(made: Made, opened: Open) -> None:
    ana = opened()
    with pytest.raises(WrongPassphraseError):
        ana.change_passphrase("wrong", "new harbour")
    ana.change_passphrase(PASSPHRASE, "new harbour")
    ana.close()
    assert read_keys(made.folder) == _previous(made)
    with pytest.raises(WrongPassphraseError):
        opened()
    assert opened(passphrase="new harbour").casework is not None


def _previous(made: Made) -> object:
    from focalpoint.store.vault.keyfile import parse_keys

    return parse_keys((made.folder / "keys.previous.json").read_bytes())


def test_rotation_shuts_out_whoever_kept_the_old_key(made: Made, opened: Open) -> None:
    ana = opened()
    old = ana.office.key
    office = ana.office
    steps: list[str] = []
    note(office, "before", "rotation")
    ana.rotate(OFFICE, {"ana": made.keys["ana"]}, step=steps.append)
    assert tuple(steps) == STEPS
    assert ana.office is office
    assert noted(office, "before") == "rotation"
    note(office, "after", "rotation")
    assert not opens_with(office.path, old)
    assert ana.backups()[0].reason == "rotation"
    with office.raw() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    ana.close()
    with pytest.raises(NoKeyError):
        opened("Bo", BOS)
    assert noted(opened().office, "after") == "rotation"


def test_the_recovery_code_still_opens_after_a_rotation(made: Made, opened: Open, clock: Clock) -> None:
    ana = opened()
    for compartment in (OFFICE, CASEWORK):
        ana.rotate(compartment, {"ana": made.keys["ana"]})
    ana.close()
    recovered = open_with_recovery(made.folder, code=made.recovery_code, clock=clock)
    assert recovered.casework is not None
    recovered.close()


def test_rotation_never_shuts_out_the_one_who_rotates(made: Made, opened: Open) -> None:
    with pytest.raises(NoKeyError):
        opened().rotate(OFFICE, {"bo": made.keys["bo"]})


def test_rotation_waits_while_another_program_reads(made: Made, opened: Open) -> None:
    ana, reader = opened(), opened("Bo", BOS)
    key = ana.office.key
    with reader.office.read() as held:
        held.exec_driver_sql("SELECT count(*) FROM meta").fetchone()
        with pytest.raises(CompartmentBusyError):
            ana.rotate(OFFICE, {"ana": made.keys["ana"]})
    assert ana.rotation_pending(OFFICE)
    assert ana.office.key == key
    assert noted(ana.office, "first") == "kept"
    reader.close()
    ana.rotate(OFFICE, {"ana": made.keys["ana"]})
    assert not ana.rotation_pending(OFFICE)


def test_a_failing_rotation_leaves_a_session_that_works(made: Made, opened: Open) -> None:
    class FailedError(Exception):
        pass

    def fail_at(wanted: str) -> Callable[[str], None]:
        def step(name: str) -> None:
            if name == wanted:
                raise FailedError

        return step

    ana = opened()
    for name in STEPS:
        with pytest.raises(FailedError):
            ana.rotate(OFFICE, made.keys, step=fail_at(name))
        note(ana.office, name, "written")
        assert noted(ana.office, name) == "written"
    ana.close()
    again = opened()
    assert [noted(again.office, name) for name in STEPS] == ["written"] * len(STEPS)
    again.close()
    assert opened("Bo", BOS).office


def test_a_sealed_key_moved_to_another_user_or_compartment_opens_nothing(made: Made, opened: Open) -> None:
    document = json.loads((made.folder / "keys.json").read_text())
    office, casework = (document["compartments"][name]["keys"][0] for name in ("office", "casework"))
    office["sealed"]["ana"] = casework["sealed"]["ana"]
    (made.folder / "keys.json").write_text(json.dumps(document))
    (made.folder / "keys.previous.json").unlink()
    with pytest.raises(Exception, match="vault_damaged"):
        opened()


def test_a_new_recovery_code_ends_the_old_one(made: Made, opened: Open, clock: Clock) -> None:
    ana = opened()
    code = ana.renew_recovery()
    assert not ana.rotation_pending(CASEWORK)
    ana.rotate(OFFICE, made.keys)
    ana.close()
    with pytest.raises(WrongPassphraseError):
        open_with_recovery(made.folder, code=made.recovery_code, clock=clock)
    recovered = open_with_recovery(made.folder, code=code, clock=clock)
    assert recovered.casework is not None
    recovered.close()
    bo = opened("Bo", BOS)
    with pytest.raises(NoKeyError):
        bo.renew_recovery()


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code(made: Made, opened: Open, clock: Clock) -> None:
    recovered = open_with_recovery(made.folder, code=made.recovery_code, clock=clock)
    public = recovered.add_slot("ana", "Ana", "found again", replacing=True)
    recovered.grant(CASEWORK, "ana", public)
    recovered.close()
    with pytest.raises(WrongPassphraseError):
        opened()
    assert opened(passphrase="found again").casework is not None


def test_a_database_of_another_vault_is_named_as_damage(made: Made, opened: Open) -> None:
    keys = read_keys(made.folder)
    ana = opened()
    ana.rotate(OFFICE, made.keys)
    ana.close()
    write_keys(made.folder, keys)
    with pytest.raises(Exception, match="vault_damaged"):
        opened()
    assert not issubclass(WrongKeyError, WrongPassphraseError)


def test_a_user_whose_addition_was_cut_off_is_forgotten_and_can_be_added_again(made: Made, opened: Open) -> None:
    ana = opened()
    ana.add_slot("half-made", "Cy", "x")
    before = (made.folder / "keys.json").read_bytes()
    assert ana.forget_strangers({"ana", "bo", "half-made"}) == []
    assert (made.folder / "keys.json").read_bytes() == before
    assert ana.forget_strangers({"bo"}) == ["half-made"]
    assert ana.holders(OFFICE) == {"ana", "bo"}
    ana.add_slot("cy", "Cy", "third harbour")
