"""What this computer remembers of the window: language, theme, sizes, recent vaults. Never content of a vault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

_RECENT: Final = "recent"
_MOST_RECENT: Final = 6


class WindowMemory:
    """A small JSON file of texts; an unreadable one counts as empty, an unwritable one is forgotten at the end."""

    def __init__(self, path: Path | None) -> None:
        """``path`` None remembers nothing beyond this run."""
        self._path = path
        self._values: dict[str, str] = {}
        if path is not None:
            try:
                read = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                read = {}
            if isinstance(read, dict):
                self._values = {str(key): value for key, value in read.items() if isinstance(value, str)}

    def get(self, key: str) -> str:
        """What was kept, empty for nothing."""
        return self._values.get(key, "")

    def put(self, key: str, value: str) -> None:
        """Keep it; ``save`` writes it down."""
        self._values[key] = value

    def recent(self) -> list[Path]:
        """The vaults that were opened last and still exist, newest first."""
        return [path for path in self.known() if path.is_dir()]

    def known(self) -> list[Path]:
        """The vaults that were opened last, also those that are not there now, newest first."""
        return [Path(path) for path in self._listed()]

    def opened_at(self, folder: Path) -> str:
        """When a vault was last opened on this computer (ISO, UTC); empty when nobody knows."""
        return self._listed().get(str(folder), "")

    def add_recent(self, folder: Path, at: str = "") -> None:
        """Remember a vault as the newest, opened at an instant (ISO, UTC)."""
        known = self._listed()
        known = {str(folder): at or known.get(str(folder), ""), **{k: v for k, v in known.items() if k != str(folder)}}
        self._keep(dict(list(known.items())[:_MOST_RECENT]))

    def replace_recent(self, old: Path, new: Path) -> None:
        """A vault that was moved."""
        self._keep({str(new) if path == str(old) else path: at for path, at in self._listed().items()})

    def forget_recent(self, folder: Path | None = None) -> None:
        """Remember one vault no longer, or none at all."""
        self._keep({} if folder is None else {k: v for k, v in self._listed().items() if k != str(folder)})

    def _listed(self) -> dict[str, str]:
        """Folder → when it was last opened. What an older version kept is a list without instants."""
        try:
            known = json.loads(self.get(_RECENT) or "[]")
        except ValueError:
            return {}
        if isinstance(known, list):
            return {path: "" for path in known if isinstance(path, str)}
        return {path: str(at) for path, at in known.items()} if isinstance(known, dict) else {}

    def _keep(self, known: dict[str, str]) -> None:
        self.put(_RECENT, json.dumps(known, ensure_ascii=False))

    def save(self) -> None:
        """Write it down; a folder that cannot be written is no reason to disturb anybody."""
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._path)
        except OSError:
            return
