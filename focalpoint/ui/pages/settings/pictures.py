"""States of Settings that take an act to be seen: for ``screenshots``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from focalpoint.domain.verify import Finding, VerifyReport
from focalpoint.services.backups import BackupPreview
from focalpoint.ui.widgets.tables import choose_row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.pages.settings.letters import LettersSection
    from focalpoint.ui.pages.settings.page import SettingsPage
    from focalpoint.ui.pages.settings.secrets import SecretsSection
    from focalpoint.ui.pages.settings.vault import VaultSection

_CODE = "7Q2KD-M4X9T-0RWB3-HJ6PV-E8NCA-5YGZS"
_THEN = {"plan_nodes": 97, "tasks": 118, "ministries": 14, "people": 41, "cases": 4, "journal": 960}
_NOW = {"plan_nodes": 100, "tasks": 120, "ministries": 14, "people": 40, "cases": 4, "journal": 1007}
_FOUND = (
    Finding("office", "chain_broken", "412"),
    Finding("office", "record_differs", "tasks XOR-TSK-2026-0061"),
    Finding("office", "journal_cut", "1003 < 1041"),
)


def of(page: SettingsPage) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """A name and what shows it, each."""
    yield "checked", lambda: _checked(page, ())
    yield "check-findings", lambda: _checked(page, _FOUND)
    yield "weak-passphrase", lambda: _weak(page)
    yield "clauses", lambda: _clauses(page)
    yield "new-user", lambda: _new_user(page)
    yield "restore", lambda: _restore(page)
    yield "recovery-code", lambda: _recovery(page)


def _checked(page: SettingsPage, found: tuple[Finding, ...]) -> QWidget:
    workspace = page.context.workspace
    page.show_view("vault")
    section = cast("VaultSection", page.sections["vault"])
    entries, at = {"office": 1003, "casework": 4}, workspace.now_text()
    section.show_report(VerifyReport(found, {}, entries, (), _NOW, 2, at, workspace.session.user_name))
    return page.window()


def _weak(page: SettingsPage) -> QWidget:
    page.show_view("secrets")
    section = cast("SecretsSection", page.sections["secrets"])
    section.new.line.setText("welcome2026")
    return page.window()


def _clauses(page: SettingsPage) -> QWidget:
    page.show_view("letters")
    section = cast("LettersSection", page.sections["letters"])
    card = section.clauses
    choose_row(card.table, card.model.index(1, 0))
    section.ensureWidgetVisible(card.withdraw)
    return page.window()


def _new_user(page: SettingsPage) -> QWidget:
    page.show_view("users")
    page.header.primary.click()
    return page.window()


def _restore(page: SettingsPage) -> QWidget:
    from focalpoint.ui.pages.settings.restore import RestoreQuestion

    workspace = page.context.workspace
    path = workspace.vault.folder / "backups"
    preview = BackupPreview(path, workspace.clock.now(), _NOW, _THEN, partly=False)
    question = RestoreQuestion(page.window(), preview, page.context.language, workspace.clock.zone)
    question.open()
    return question


def _recovery(page: SettingsPage) -> QWidget:
    from focalpoint.ui.pages.settings.recovery import RecoveryDialog

    dialog = RecoveryDialog(page.context, page.window())
    dialog.open()
    dialog.show_code(_CODE)
    return dialog
