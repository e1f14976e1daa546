"""Make the sample's vault, and open it."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from focalpoint.domain.clock import Clock
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.language import Language
from focalpoint.services.opening import new_vault, unlock
from focalpoint.services.sample.abroad import Abroad
from focalpoint.services.sample.casework import Casework
from focalpoint.services.sample.country import PASSPHRASE, Act, Country
from focalpoint.services.sample.days import Days, SteppingClock
from focalpoint.services.sample.implementing import Implementing
from focalpoint.services.sample.letters import Letters
from focalpoint.services.sample.shelves import Shelves
from focalpoint.services.sample.texts import Row, Texts, read_structure
from focalpoint.services.sample.treaties import Treaties
from focalpoint.services.sample.work import Work
from focalpoint.store.vault import MINIMUM, VaultExistsError
from focalpoint.words.countries import own_names

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_MADE_ON: Final = -731


def open_sample(folder: Path, *, language: Language | str, clock: Clock, progress: Progress | None = None) -> Workspace:
    """The sample country opened by its first user; made first where there is none.

    Raises:
        FocalPointError: the vault that is there cannot be opened, or a new one cannot be written.
        CancelledError: making it was cancelled; nothing is left.
    """
    if not folder.exists():
        build_sample(folder, language=language, clock=clock, progress=progress)
    return unlock(folder, user_name=None, passphrase=PASSPHRASE, clock=clock)


def build_sample(folder: Path, *, language: Language | str, clock: Clock, progress: Progress | None = None) -> None:
    """Make the sample's vault in one language, its dates relative to the clock's day. It is closed afterwards.

    It is made beside ``folder`` and takes that name when it is complete.

    Raises:
        VaultExistsError: something is at ``folder``.
        CancelledError: the person pressed Cancel; nothing is left.
    """
    if folder.exists():
        raise VaultExistsError(folder=folder.name)
    code = language.code if isinstance(language, Language) else language
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        _Build(unfinished, code, clock, progress or Quiet()).run()
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


class _Build:
    """One making of the sample."""

    def __init__(self, folder: Path, code: str, clock: Clock, progress: Progress) -> None:
        self._folder = folder
        self._code = code
        self._progress = progress
        self._structure: Row = read_structure()
        self._time = SteppingClock(clock.in_zone(self._structure["zone"]))
        today = clock.in_zone(self._structure["zone"]).today()
        self._texts = Texts(code, today)
        days = Days(today)
        country = Country(self._structure, self._texts, days)
        work = Work(self._structure, self._texts, days, country)
        abroad = Abroad(code, days, self._user_name(self._structure["users"][1]["person"]))
        shelves = Shelves(code, self._structure["code"], country.nodes)
        treaties = Treaties(code, self._structure["code"], days, country.ministries)
        implementing = Implementing(code, days, country.ministries, country.nodes, shelves.items)
        letters = Letters(code, self._structure["code"], self._structure["mail"])
        casework = Casework(code, self._structure, days, letters.signatory)
        parts = (country, work, abroad, shelves, treaties, implementing, letters, casework)
        self._acts = sorted((act for part in parts for act in part.acts()), key=lambda act: act.day)
        self._done = 0

    def run(self) -> None:
        """Every act, oldest first, by whoever worked then."""
        self._time.step(_MADE_ON)
        workspace: Workspace | None = self._new_vault()
        left = self._acts
        for phase in self._structure["phases"]:
            now = [act for act in left if act.day <= phase["until"]]
            left = left[len(now) :]
            self._time.step(now[0].day)
            workspace = workspace or self._open(phase["user"])
            try:
                self._perform(workspace, now)
            finally:
                workspace.close()
            workspace = None

    def _new_vault(self) -> Workspace:
        workspace, _recovery_code = new_vault(
            self._folder,
            user_name=self._user_name(self._structure["users"][0]["person"]),
            passphrase=PASSPHRASE,
            clock=self._time.clock,
            country=self._structure["code"],
            language=self._code,
            zone=self._structure["zone"],
            cost=MINIMUM,
        )
        workspace.settings.set(
            sample="1",
            country_name=own_names(self._structure["code"])[self._code],
            office_title=self._texts.text("country", "office"),
        )
        return workspace

    def _open(self, person: str) -> Workspace:
        return unlock(
            self._folder,
            user_name=self._user_name(person),
            passphrase=PASSPHRASE,
            clock=self._time.clock,
        )

    def _user_name(self, person: str) -> str:
        return self._texts.text("people", person)

    def _perform(self, workspace: Workspace, acts: list[Act]) -> None:
        vault = workspace.vault
        with ExitStack() as stack:
            # The unfinished sample is thrown away after a crash, so that no single act has to wait for the disk.
            for database in filter(None, (vault.office, vault.casework)):
                stack.enter_context(database.unsynced())
            for act in acts:
                self._time.step(act.day)
                act.do(workspace)
                self._done += 1
                self._progress.step(self._done, len(self._acts), "sample.fill")
