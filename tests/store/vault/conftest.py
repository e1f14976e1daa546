from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from focalpoint.domain.clock import Clock
from focalpoint.store.vault import Vault, open_vault
from tests.store.vault.making import PASSPHRASE, Made, make_vault, unpack


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One closed vault with two users, made once: deriving keys takes its time."""
    return make_vault(tmp_path_factory.mktemp("template") / "office.focalpoint")


@pytest.fixture
def made(template: Made, tmp_path: Path) -> Made:
    """A closed vault of this test's own."""
    return unpack(template, tmp_path / "office.focalpoint")


@pytest.fixture
def opened(made: Made, clock: Clock) -> Iterator[Callable[..., Vault]]:
    """Opens the vault as Ana, or as somebody else; closes everything at the end."""
    vaults: list[Vault] = []

    def open_as(user_name: str | None = None, passphrase: str = PASSPHRASE, **options: bool) -> Vault:
        vaults.append(open_vault(made.folder, user_name=user_name, passphrase=passphrase, clock=clock, **options))
        return vaults[-1]

    yield open_as
    for vault in vaults:
        vault.close()
