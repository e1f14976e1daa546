"""Taking a sheet in that says how States deal with requests: what would change of each, then one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from focalpoint.domain.profiles import EDITABLE, StateProfile
from focalpoint.language import isolate, plain_order
from focalpoint.services.profiles import ProfilePreview
from focalpoint.ui.pages.sheet_import import SheetImport, ask_sheet, keep_names
from focalpoint.ui.widgets.records import Column
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.shell.context import Page


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """What the sheet says of a State that is known, or the row of one that is not."""

    state: str
    """Its code; empty for a name that nobody knows."""
    printed: str
    changes: tuple[str, ...]
    """The fields that would change."""
    new: bool
    """Whether nothing was kept of it yet."""


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet as read, and what it would change."""

    preview: ProfilePreview
    rows: tuple[ProfileRow, ...]
    proposals: Mapping[str, tuple[str, ...]]
    """Printed name of a State → the likeliest codes."""


def open_import(page: Page) -> QWidget:
    """Choose a file, then see what it would do."""
    title = page.context.language.gettext("Import profiles of States")
    return ask_sheet(page, title, lambda path: open_file(page, path))


def open_file(page: Page, path: Path) -> ProfileImport:
    """See what a file would do."""
    dialog = ProfileImport(page, path)
    dialog.open()
    return dialog


class ProfileImport(SheetImport[Read, ProfileRow]):
    """A State a row: new, changed, or waiting until one says who is meant."""

    method = "profiles.apply"

    def __init__(self, page: Page, path: Path) -> None:
        language = page.context.language
        super().__init__(
            page,
            path,
            title=language.gettext("Import profiles of States"),
            note=language.gettext(
                "The columns are named as in the inspector of a State. What the sheet leaves empty stays as it is. "
                "The import is one step that can be undone."
            ),
            columns=_columns(page.context.workspace),
        )
        self.begin()

    def key_of(self, row: ProfileRow) -> str:
        """A State, or a name."""
        return row.state or row.printed

    def read(self, settled: Mapping[str, str]) -> Read:
        """Read the file with the names that were settled."""
        return _read(self.context.workspace, self.path, settled)

    def apply(self, preview: Read, settled: Mapping[str, str]) -> ChangeSet | None:
        """Write what the sheet says."""
        keep_names(self.context, settled)
        return self.context.workspace.profiles.apply(preview.preview.profiles)

    def listed(self, preview: Read) -> Sequence[ProfileRow]:
        """The States that would change, and the names that wait."""
        return preview.rows

    def warnings(self, preview: Read) -> Iterable[Mapping[str, Any]]:
        """What was left out."""
        return preview.preview.warnings

    def unknown(self, preview: Read) -> tuple[Sequence[str], Mapping[str, tuple[str, ...]]]:
        """The names of States that wait."""
        return [name for _row, name in preview.preview.unmatched], preview.proposals

    def counts(self, preview: Read) -> list[str]:
        """How many profiles are new, changed, as they were, and waiting."""
        language, found = self.context.language, preview.preview
        new = sum(row.new for row in preview.rows if row.state)
        changed, waiting = len(found.profiles) - new, len(found.unmatched)
        same = found.read - len(found.profiles) - waiting
        told = (
            (new, language.ngettext("{n} new profile", "{n} new profiles", new)),
            (changed, language.ngettext("{n} profile changed", "{n} profiles changed", changed)),
            (same, language.ngettext("{n} profile unchanged", "{n} profiles unchanged", same)),
            (waiting, language.ngettext("{n} row waits for a State", "{n} rows wait for a State", waiting)),
        )
        return [words.format(n=language.number(n)) for n, words in told if n]

    def writes(self, preview: Read) -> bool:
        """Whether a profile would change."""
        return bool(preview.preview.profiles)

    def sentence(self, preview: Read) -> str:
        """How many profiles came."""
        language, n = self.context.language, len(preview.preview.profiles)
        counts = language.ngettext("{n} profile of a State", "{n} profiles of States", n)
        words = language.gettext("{name} was imported: {counts}.")
        return words.format(name=isolate(self.path.name), counts=counts.format(n=language.number(n)))


def _read(workspace: Workspace, path: Path, settled: Mapping[str, str]) -> Read:
    preview = workspace.profiles.preview(path, settled=settled)
    kept = {profile.state: profile for profile in workspace.profiles.list()}
    rows = [_row(profile, kept.get(profile.state)) for profile in preview.profiles]
    names = list(dict.fromkeys(name for _row, name in preview.unmatched))
    rows += [ProfileRow("", name, (), new=False) for name in names]
    matches = workspace.states.match_all([(name, None) for name in names])
    return Read(preview, tuple(rows), {match.printed: match.proposals for match in matches})


def _row(profile: StateProfile, kept: StateProfile | None) -> ProfileRow:
    before = kept or StateProfile(profile.state)
    changes = [name for name in _FIELDS if getattr(profile, name) != getattr(before, name)]
    return ProfileRow(profile.state, "", tuple(changes), new=kept is None)


def _outcome(language: Language, row: ProfileRow) -> str:
    if not row.state:
        return language.pgettext("import", "State not known")
    return language.gettext("New") if row.new else language.gettext("Changed")


def _columns(workspace: Workspace) -> list[Column[ProfileRow]]:
    def pill(row: ProfileRow, language: Language) -> tuple[str, str]:
        return ("green" if row.new else "blue") if row.state else "amber", _outcome(language, row)

    def state(row: ProfileRow, language: Language) -> str:
        return plain_order(workspace.states.name(row.state, language.code)) if row.state else isolate(row.printed)

    def what(row: ProfileRow, language: Language) -> str:
        return language.join([field_label(language, "state_profiles", name) for name in row.changes])

    return [
        Column("state", lambda say: say.pgettext("column", "State"), state, width=220),
        Column("outcome", lambda say: say.gettext("What becomes of it"), lambda row, say: _outcome(say, row),
               state=pill, width=140),
        Column("what", lambda say: say.gettext("What the sheet says"), what, width=440),
    ]  # fmt: skip


_FIELDS: Final = tuple(name for name in StateProfile.__dataclass_fields__ if name in EDITABLE)
