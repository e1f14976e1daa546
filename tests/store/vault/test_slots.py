from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.changes import Compartment
from focalpoint.store.vault import (
    DamagedVaultError,
    KeyCostError,
    NewerVaultError,
    WrongPassphraseError,
    fingerprint,
    same_code,
)
from focalpoint.store.vault.kdf import MINIMUM, KdfCost, calibrate
from focalpoint.store.vault.keyfile import CompartmentKeys, KeyFile, SealedKey, parse_keys, print_keys
from focalpoint.store.vault.recovery import new_code
from focalpoint.store.vault.slots import DataKey, make_slot, seal, unseal, unwrap

SLOT, SECRET = make_slot("vault", "ana", "Ana", "harbour", MINIMUM)
KEY = DataKey("k1", Compartment.OFFICE, bytes(range(32)))
SEALED = seal("vault", KEY, "ana", SLOT.public_key)


def test_a_slot_opens_with_its_passphrase_only() -> None:
    assert unwrap("vault", SLOT, "harbour") == SECRET
    with pytest.raises(WrongPassphraseError):
        unwrap("vault", SLOT, "Harbour")


@pytest.mark.parametrize(
    "altered",
    [
        replace(SLOT, user_id="bo"),
        replace(SLOT, salt=bytes(16)),
        replace(SLOT, cost=replace(MINIMUM, passes=4)),
        replace(SLOT, secret=bytes(48)),
    ],
)
def test_a_relabelled_or_altered_slot_opens_with_no_passphrase(altered: object) -> None:
    with pytest.raises(WrongPassphraseError):
        unwrap("vault", altered, "harbour")  # type: ignore[arg-type]


def test_a_slot_moved_to_another_vault_opens_with_no_passphrase() -> None:
    with pytest.raises(WrongPassphraseError):
        unwrap("another", SLOT, "harbour")


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(100 * 1024 * 1024, 3, 4),
        KdfCost(65536, 10**9, 4),
        KdfCost(65536, 3, 10**6),
        KdfCost(65536, 3, 0),
        KdfCost(8, 3, 1),
        KdfCost(65536, 1, 4),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_run(cost: KdfCost) -> None:
    with pytest.raises(KeyCostError):
        unwrap("vault", replace(SLOT, cost=cost), "harbour")


def test_calibration_spends_what_it_is_given_and_never_less_than_the_floor() -> None:
    def stopwatch(taken: float) -> KdfCost:
        times = iter((0.0, taken))
        return calibrate(lambda: next(times))

    assert stopwatch(5.0) == MINIMUM
    assert stopwatch(0.25) == KdfCost(128 * 1024, 6, 4)
    for taken in (0.0, 0.01, 0.1, 0.9, 100.0):
        stopwatch(taken).require_bounds()


def test_a_sealed_key_opens_for_its_owner_only() -> None:
    assert unseal("vault", "k1", Compartment.OFFICE, user_id="ana", sealed=SEALED, secret=SECRET) == KEY
    for vault, key_id, compartment, user, secret in (
        ("other", "k1", Compartment.OFFICE, "ana", SECRET),
        ("vault", "k2", Compartment.OFFICE, "ana", SECRET),
        ("vault", "k1", Compartment.CASEWORK, "ana", SECRET),
        ("vault", "k1", Compartment.OFFICE, "bo", SECRET),
        ("vault", "k1", Compartment.OFFICE, "ana", bytes(31) + b"\1"),
    ):
        with pytest.raises(DamagedVaultError):
            unseal(vault, key_id, compartment, user_id=user, sealed=SEALED, secret=secret)


def test_two_seals_of_one_key_have_nothing_in_common() -> None:
    again = seal("vault", KEY, "ana", SLOT.public_key)
    assert {again.ephemeral, again.nonce, again.box}.isdisjoint({SEALED.ephemeral, SEALED.nonce, SEALED.box})


def _key_file() -> KeyFile:
    keys = CompartmentKeys((SealedKey("k1", {"ana": SEALED}),), pending=True)
    return KeyFile("vault", (SLOT,), dict.fromkeys(Compartment, keys))


def test_a_key_file_comes_back_as_it_was_written() -> None:
    assert parse_keys(print_keys(_key_file())) == _key_file()


@given(st.data())
def test_any_broken_key_file_is_one_named_error_or_another_key_file(data: st.DataObject) -> None:
    whole = bytearray(print_keys(_key_file()))
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        whole[at] = data.draw(st.integers(0, 255))
    else:
        del whole[at : at + data.draw(st.integers(1, 500))]
    with contextlib.suppress(DamagedVaultError, NewerVaultError):
        parse_keys(bytes(whole))


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b'{"format": 1}', b'{"format": true}', b"[" * 100_000, b"\xff"])
def test_what_is_no_key_file_is_one_named_error(data: bytes) -> None:
    with pytest.raises(DamagedVaultError):
        parse_keys(data)


def test_a_recovery_code_is_known_again_however_it_is_typed() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [5] * 6
    assert same_code(code.lower().replace("-", " "), code)
    assert same_code("o1l0i", "01101")
    assert same_code(f" {code}\n", code)
    assert not same_code(code[:-1], code)
    assert not same_code("", code)
    assert new_code() != code


def test_a_fingerprint_is_eight_words_that_tell_keys_apart() -> None:
    words = fingerprint("00" * 32)
    assert len(words) == 8
    assert all(len(word) == 5 and word.isalpha() for word in words)
    assert fingerprint("00" * 32) == words
    assert set(fingerprint("00" * 31 + "01")) != set(words)
