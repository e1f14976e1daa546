"""The vaults to walk through: made once a process and language, then copied, for deriving keys takes a while."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

from focalpoint.domain.clock import fixed_clock
from focalpoint.services.opening import new_vault, unlock
from focalpoint.services.sample import PASSPHRASE
from focalpoint.services.sample.build import build_sample
from focalpoint.services.workspace import Workspace
from focalpoint.store.vault import MINIMUM
from focalpoint.ui.screenshots import DAY

_CLOCK = fixed_clock(DAY)


@contextmanager
def vaults(language: str, *, read_only: bool = True) -> Iterator[Iterator[tuple[Workspace, str]]]:
    """What ``focalpoint.ui.screenshots.vaults`` gives, from copies of vaults that were made before."""
    with tempfile.TemporaryDirectory() as place:
        yield _opened(Path(place), language, read_only)


def _opened(place: Path, language: str, read_only: bool) -> Iterator[tuple[Workspace, str]]:
    sample = Path(shutil.copytree(_sample(language), place / "sample.focalpoint"))
    with closing(unlock(sample, user_name=None, passphrase=PASSPHRASE, clock=_CLOCK)) as opened:
        yield opened, ""
    if read_only:
        with closing(unlock(sample, user_name=None, passphrase=PASSPHRASE, clock=_CLOCK, write=False)) as opened:
            yield opened, "read-only"
    empty = Path(shutil.copytree(_empty(), place / "office.focalpoint"))
    with closing(unlock(empty, user_name=None, passphrase=PASSPHRASE, clock=_CLOCK)) as opened:
        yield opened, "empty"


@lru_cache
def _home() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


@lru_cache
def _sample(language: str) -> Path:
    folder = Path(_home().name) / language / "sample.focalpoint"
    folder.parent.mkdir()
    build_sample(folder, language=language, clock=_CLOCK)
    return folder


@lru_cache
def _empty() -> Path:
    folder = Path(_home().name) / "office.focalpoint"
    new_vault(folder, user_name="Mara Delune", passphrase=PASSPHRASE, clock=_CLOCK, cost=MINIMUM)[0].close()
    return folder
