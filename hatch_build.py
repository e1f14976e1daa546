"""Build hook: the wheel carries resources/ and i18n/ (with compiled catalogues) inside focalpoint/_data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]
    """Compiles the catalogues and adds the data folders; an editable install finds them in the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it packs."""
        if version == "editable":
            return
        top = Path(self.root)
        include: dict[str, str] = build_data["force_include"]
        for catalogue in sorted(top.glob("i18n/*/LC_MESSAGES/*.po")):
            compiled = catalogue.with_suffix(".mo")
            with catalogue.open("rb") as source, compiled.open("wb") as target:
                write_mo(target, read_po(source))
            include[str(compiled)] = f"focalpoint/_data/{compiled.relative_to(top).as_posix()}"
        for path in sorted((top / "resources").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                include[str(path)] = f"focalpoint/_data/{path.relative_to(top).as_posix()}"
