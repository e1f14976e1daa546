"""What the frame says of the vault: its name, what is saved, the last backup, counts, what undo would do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from focalpoint.domain.changes import ChangeSet
from focalpoint.language import Language, isolate
from focalpoint.words.classification import marking

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.shell.context import PageDescriptor
    from focalpoint.ui.shell.navigation import Navigation
    from focalpoint.ui.shell.window import MainWindow


def clock_time(workspace: Workspace, at: datetime) -> str:
    """Hours and minutes in the country's zone."""
    return at.astimezone(ZoneInfo(workspace.clock.zone)).strftime("%H:%M")


def vault_name(workspace: Workspace) -> str:
    """The vault's name: its folder without the suffix."""
    return workspace.vault.folder.name.removesuffix(".focalpoint")


def saved_now(workspace: Workspace, language: Language) -> tuple[str, str, str]:
    """The status bar's three facts right after a change."""
    saved = language.gettext("Everything saved {time}").format(time=clock_time(workspace, workspace.clock.now()))
    return saved, last_backup(workspace, language), workspace.session.user_name


def last_backup(workspace: Workspace, language: Language) -> str:
    """When the newest backup was made, as a short sentence."""
    at = workspace.backups.last_at()
    if at is None:
        return language.gettext("No backup yet")
    days = (workspace.clock.today() - at.astimezone(ZoneInfo(workspace.clock.zone)).date()).days
    if days <= 0:
        return language.gettext("Last backup today {time}").format(time=clock_time(workspace, at))
    return language.ngettext("Last backup {n} day ago", "Last backup {n} days ago", days).format(n=days)


def show_counts(
    navigation: Navigation,
    pages: Mapping[str, PageDescriptor],
    workspace: Workspace,
    language: Language,
    change_set: ChangeSet | None,
) -> None:
    """Renew the counts that a change may have touched (all of them without one)."""
    renewed = False
    for name, page in pages.items():
        if page.badge is None or (change_set is not None and not change_set.entities & page.badge_entities):
            continue
        navigation.set_count(name, page.badge(workspace), urgent=page.urgent)
        renewed = True
    if renewed:
        navigation.retranslate(language)


def show_all(window: MainWindow, language: Language, pages: Mapping[str, PageDescriptor]) -> None:
    """Title, place, pills, status bar and counts."""
    workspace, top = window.workspace, window.top
    plan = workspace.plan.current()
    name = plan.title if plan is not None else vault_name(workspace)
    top.set_place(name)
    product = language.gettext("Focal Point")
    window.setWindowTitle(f"{isolate(name)} – {product}")
    if workspace.read_only:
        top.saved.set_state("amber", language.gettext("Read only"))
        top.saved.setToolTip(read_only_reason(workspace, language))
    else:
        top.saved.set_state("green", language.gettext("Saved"))
        top.saved.setToolTip(language.gettext("Every change is saved at once."))
    top.marking.set_state("blue", marking(language, workspace.settings.get("classification")))
    top.marking.setToolTip(language.gettext("How far the documents of this vault may travel"))
    sample = workspace.settings.get("sample") == "1"
    top.sample.set_state("amber", language.gettext("Sample") if sample else "")
    top.sample.setToolTip(language.gettext("A fictional country to look around in. Nothing here is real."))
    top.sample.setVisible(sample)
    state = read_only_reason(workspace, language) if workspace.read_only else language.gettext("Everything saved")
    window.status.set_facts(state, last_backup(workspace, language), workspace.session.user_name)
    show_counts(window.navigation, pages, workspace, language, None)


def read_only_reason(workspace: Workspace, language: Language) -> str:
    """Why nothing can be written, as a sentence."""
    from focalpoint.domain.errors import ReadOnlyError
    from focalpoint.words.errors import explain

    return explain(ReadOnlyError(reason=workspace.read_only or ""), language)
