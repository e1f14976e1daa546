"""The sample office's letter paper, and that somebody has read the sentences of its letters and answers for them."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from focalpoint.assets import data_path
from focalpoint.language import LANGUAGES, isolate
from focalpoint.services.sample.country import Act
from focalpoint.services.sample.texts import Row
from focalpoint.words.countries import own_names

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_SET_ON: Final = -600
_SIGNED_ON: Final = -29


class Letters:
    """``acts`` says what was done, oldest first."""

    def __init__(self, code: str, country: str, mail: str) -> None:
        """``code``: the sample's language; ``country``: its code; ``mail``: the domain of its addresses."""
        self._code, self._country, self._mail = code, country, mail
        self._told: Row = tomllib.loads(data_path("resources", "sample", "letters.toml").read_text("utf-8"))

    @property
    def signatory(self) -> tuple[str, str]:
        """Name and function of who signs, in the sample's language."""
        own = self._told[self._code]
        return own["name"], own["function"]

    def acts(self) -> Iterator[Act]:
        """The paper first, the sign-offs lately."""
        yield Act(_SET_ON, self._set_paper)
        yield Act(_SIGNED_ON, self._sign_off)

    def _set_paper(self, workspace: Workspace) -> None:
        paper, states = workspace.paper.get(), own_names(self._country)
        told = {code: self._told[code] for code in LANGUAGES}
        mail, phone = isolate(f"{self._told['mail']}@{self._mail}"), isolate(self._told["phone"])
        workspace.paper.save(
            dataclasses.replace(
                paper,
                blocks={code: (states[code], *row["blocks"]) for code, row in told.items()},
                foot={
                    code: (row["address"], f"{row['phone'].format(phone=phone)} · {mail}") for code, row in told.items()
                },
                caveat={code: row["caveat"] for code, row in told.items()},
                signatory=dataclasses.replace(
                    paper.signatory,
                    names={code: row["name"] for code, row in told.items()},
                    functions={code: row["function"] for code, row in told.items()},
                ),
            )
        )
        workspace.paper.set_arms(data_path("resources", "sample", "arms.png"))

    def _sign_off(self, workspace: Workspace) -> None:
        clauses = list(workspace.clauses.book().clauses)
        own = self._told[self._code]
        for code in dict.fromkeys((self._code, "en", "fr", "ar")):
            workspace.clauses.sign_off(clauses, code, f"{own['name']}, {own['function']}")
