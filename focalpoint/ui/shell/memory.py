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
        try:
            known = json.loads(self.get(_RECENT) or "[]")
        except ValueError:
            return []
        return [Path(path) for path in known if isinstance(path, str) and Path(path).is_dir()]

    def add_recent(self, folder: Path) -> None:
        """Remember a vault as the newest."""
        others = [path for path in self.recent() if path != folder]
        self.put(_RECENT, json.dumps([str(path) for path in (folder, *others)][:_MOST_RECENT], ensure_ascii=False))

    def forget_recent(self) -> None:
        """Remember no vaults."""
        self.put(_RECENT, "[]")

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
