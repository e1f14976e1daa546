"""What a headless command is, and what it is given when it runs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from focalpoint.cli.errors import NoVaultNamedError, PassphraseFileError, PassphraseNeededError
from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import ReadOnlyError
from focalpoint.language import Language

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

DONE = 0
FOUND_SOMETHING = 1
NOTHING_DONE = 2


class TakeScreenshots(Protocol):
    """Draws every page and dialog; handed in, because the command line does not know the window."""

    def __call__(self, folder: Path, *, language: str, theme: str, size: tuple[int, int], scale: float) -> list[Path]:
        """Write the PNG files into ``folder`` and say which."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command's descriptor. ``words`` is how it is called ("plan", "import"); ``summary`` is translated."""

    words: tuple[str, ...]
    summary: str
    arguments: Callable[[argparse.ArgumentParser, Language], None]
    run: Callable[[Context], int]


@dataclass(slots=True)
class Context:
    """What a running command has: its options, the reader's language, the clock, and where to write."""

    options: argparse.Namespace
    language: Language
    clock: Clock = field(default_factory=Clock)
    out: TextIO = field(default_factory=lambda: sys.stdout)
    prompt: Callable[[str], str] | None = None
    """Asks for a secret at a terminal; None where there is none, then it is read from standard input."""
    take_screenshots: TakeScreenshots | None = None

    def say(self, text: str) -> None:
        """One line for a person."""
        print(text, file=self.out)

    def give(self, value: object) -> None:
        """JSON for a program, alone on standard output."""
        json.dump(value, self.out, ensure_ascii=False, indent=1, default=str)
        self.out.write("\n")

    @property
    def vault(self) -> Path:
        """The vault's folder that ``--vault`` names."""
        named = getattr(self.options, "vault", None)
        if not named:
            raise NoVaultNamedError
        return Path(named)

    @property
    def user(self) -> str | None:
        """The user that ``--user`` names; None means the vault's first."""
        named: str | None = getattr(self.options, "user", None)
        return named

    def passphrase(self, *, twice: bool = False) -> str:
        """The passphrase from its file, else asked for."""
        named = getattr(self.options, "passphrase_file", None)
        if named:
            try:
                text = Path(named).read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                raise PassphraseFileError(file=named) from error
            return text.removesuffix("\n").removesuffix("\r")
        if self.prompt is None:
            line = sys.stdin.readline() if sys.stdin else ""
            if not line.strip():
                raise PassphraseNeededError
            return line.removesuffix("\n").removesuffix("\r")
        given = self.prompt(self.language.gettext("Passphrase: "))
        if not given or (twice and self.prompt(self.language.gettext("The same again: ")) != given):
            raise PassphraseNeededError
        return given

    @contextmanager
    def workspace(self, *, write: bool = False, must_write: bool = False) -> Iterator[Workspace]:
        """The unlocked vault; closed again whatever happens. ``write`` takes the pen if nobody else holds it.

        Raises:
            ReadOnlyError: the command must write, and the vault cannot be written now.
        """
        from focalpoint.services.doors import user_names
        from focalpoint.services.opening import unlock

        user_names(self.vault)  # nobody is asked for the passphrase of a vault that is not there
        pen = write or must_write
        opened = unlock(self.vault, user_name=self.user, passphrase=self.passphrase(), clock=self.clock, write=pen)
        try:
            if must_write and opened.read_only:
                raise ReadOnlyError(reason=opened.read_only)
            yield opened
        finally:
            opened.close()
