"""The office's letter paper: set once, read by every letter. The picture of the arms lies in the vault as a file."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Final
from uuid import NAMESPACE_URL, uuid5

from focalpoint.documents.requests.paper import NEUTRAL, Digits, OfficePaper, Signatory, reference, usable_arms
from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import RuleError
from focalpoint.services.base import Service
from focalpoint.services.files import facts_of, keep_path
from focalpoint.services.settings import write_settings
from focalpoint.store import common as store

_KEY: Final = "letter_paper"
_ROW: Final = str(uuid5(NAMESPACE_URL, f"focalpoint:setting:{_KEY}"))
_KINDS: Final[Mapping[str, str]] = {"mla": "MLA", "extradition": "EXT", "incoming": "IN"}


class PaperService(Service):
    """Read and set the letter paper."""

    capability: ClassVar[str] = "paper"

    def get(self) -> OfficePaper:
        """The paper with its arms; neutral where nothing was set."""
        text = self._workspace.known_settings.get(_KEY, "")
        paper = _read(text) if text else NEUTRAL
        with self._office.read() as connection:
            files = store.read_files(connection, _ROW)
            arms = store.read_parts(connection, files[-1].id) if files else None
        return dataclasses.replace(paper, arms=arms)

    def save(self, paper: OfficePaper) -> ChangeSet:
        """Set everything but the arms.

        Raises:
            RuleError: the pattern of references is broken.
        """
        try:
            reference(paper.reference_pattern, country="XXX", kind="MLA", year=2000, number=1)
        except (ValueError, KeyError, IndexError) as error:
            raise RuleError(rule="reference_pattern", pattern=paper.reference_pattern) from error
        with self._write("setting.paper") as work:
            write_settings(work, {_KEY: _written(paper)})
        return work.change_set

    def set_arms(self, path: Path | None) -> ChangeSet:
        """Take the picture of the arms from a file (PNG or JPEG); None takes them off the paper.

        Raises:
            UnusableArmsError: of another kind, broken, or too large.
        """
        facts = None
        if path is not None:
            facts = facts_of(path)
            usable_arms(path.read_bytes())
        with self._write("setting.paper") as work:
            for one in store.read_files(work.connection, _ROW):
                work.archive(store.File, one.id)
            if path is not None and facts is not None:
                keep_path(work, ("settings", _ROW), path, facts, lambda _part: None)
        return work.change_set

    def reference(self, kind: str, number: int, on: date) -> str:
        """The office's own reference of a new request."""
        country = self._workspace.settings.get("country")
        short = _KINDS.get(kind, "".join(part[0] for part in kind.split("_")).upper())
        pattern = self.get().reference_pattern
        return reference(pattern, country=country, kind=short, year=on.year, number=number)


def _written(paper: OfficePaper) -> str:
    values: dict[str, Any] = dataclasses.asdict(paper)
    del values["arms"]
    return json.dumps(values, ensure_ascii=False)


def _read(text: str) -> OfficePaper:
    values = json.loads(text)
    known = {field.name for field in dataclasses.fields(OfficePaper)} - {"arms"}
    kept = {name: value for name, value in values.items() if name in known}
    for name in ("blocks", "foot"):
        kept[name] = {language: tuple(lines) for language, lines in kept.get(name, {}).items()}
    kept["signatory"] = Signatory(**kept.get("signatory", {}))
    kept["digits"] = Digits(kept.get("digits", Digits.WESTERN))
    return OfficePaper(**kept)
