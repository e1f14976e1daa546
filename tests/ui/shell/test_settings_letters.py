"""Settings › Letters: what the paper says, and who answers for the sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from focalpoint.assets import data_path
from focalpoint.domain.requests.clauses import places
from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.settings.letters import LettersSection
from focalpoint.ui.pages.settings.page import SettingsPage
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.tables import choose_row


@pytest.fixture
def section(window: MainWindow) -> LettersSection:
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    page.header.choose_view("letters")
    shown = page.sections["letters"]
    assert isinstance(shown, LettersSection)
    return shown


def test_lines_are_kept_in_their_language_and_can_be_undone(section: LettersSection, workspace: Workspace) -> None:
    section.chooser.editor("language").committed.emit("fr")
    section.lines.editor("blocks").committed.emit("République d’Orvalie\n\n Ministère de la justice ")
    section.lines.editor("functions").committed.emit("Cheffe de l’autorité centrale")
    section.form.editor("seal").committed.emit(False)
    paper = workspace.paper.get()
    assert paper.blocks["fr"] == ("République d’Orvalie", "Ministère de la justice")
    assert paper.signatory.functions == {"fr": "Cheffe de l’autorité centrale"}
    assert not paper.seal
    workspace.undo.undo()
    assert workspace.paper.get().seal


def test_a_broken_pattern_is_refused_and_the_old_one_stays(
    section: LettersSection, workspace: Workspace, window: MainWindow
) -> None:
    section.form.editor("reference_pattern").committed.emit("{country}/{secret}")
    assert workspace.paper.get().reference_pattern == "{country}/{kind}/{year}/{number:04}"


def test_arms_are_shown_and_taken_off(section: LettersSection, workspace: Workspace, tmp_path: Path) -> None:
    section.use_arms(data_path("resources", "sample", "arms.png"))
    assert not section.arms.pixmap().isNull()
    assert not section.no_arms.isHidden()
    section.no_arms.click()
    assert workspace.paper.get().arms is None
    broken = tmp_path / "arms.png"
    broken.write_bytes(b"no picture")
    section.use_arms(broken)
    assert workspace.paper.get().arms is None


def test_a_sentence_is_signed_off_worded_anew_and_withdrawn(
    section: LettersSection, workspace: Workspace, qtbot: QtBot
) -> None:
    card = section.clauses
    choose_row(card.table, card.model.index(0, 0))
    (one,) = card.picked()
    card.wording.editor("by").set_value("Vera Lindour, head of the central authority")
    card.sign.click()
    assert workspace.clauses.book().signed(one.id, "en")
    choose_row(card.table, card.model.index(card.model.row_of(one.id), 0))
    card.wording.editor("text").committed.emit(f"In our words: {one.text}")
    book = workspace.clauses.book()
    assert places(book.text(one.id, "en")) == places(one.text)
    assert not book.signed(one.id, "en")
    card.wording.editor("text").committed.emit("{nobody_fills_this}")
    assert workspace.clauses.book().text(one.id, "en") == f"In our words: {one.text}"
