"""From an open request to the translator and the prosecutor, and back."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.requests.questionnaire import Refused
from focalpoint.domain.requests.translating import Returned
from focalpoint.language import Language
from focalpoint.services.request_forms import FilledIn
from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.requests import returning


class Desk(QWidget):
    """What the acts ask of the open request, without the wizard."""

    def __init__(self, workspace: Workspace, request_id: str) -> None:
        super().__init__()
        self.request_id = request_id
        self.model = SimpleNamespace(record=workspace.requests.get(request_id))
        self.wizard = SimpleNamespace(flush=lambda: None)
        self.told: list[str] = []
        self.said = SimpleNamespace(emit=lambda words, _verb, _act: self.told.append(words))


class Job:
    """Does its work at once."""

    def __init__(self, work: Any) -> None:
        self._work, self._done = work, lambda _result: None
        self.succeeded = self.failed = SimpleNamespace(connect=self._connect)

    def _connect(self, slot: Any) -> None:
        if slot is not fail:
            self._done = slot

    def start(self) -> None:
        from focalpoint.domain.progress import Quiet

        self._done(self._work(Quiet()))


def fail(error: FocalPointError) -> None:
    raise error


@pytest.fixture
def context(workspace: Workspace) -> Any:
    jobs = SimpleNamespace(create=lambda _title, work, **_more: Job(work))
    return SimpleNamespace(workspace=workspace, language=Language("en"), jobs=jobs, fail=fail)


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace) -> Desk:
    workspace.cases.add("PP/2026/1", "Harbour case", facts="Une bombe a été portée au port.")
    request = workspace.requests.add(workspace.cases.list()[0].id, "mla", language="fr", state="XBR")
    made = Desk(workspace, request)
    qtbot.addWidget(made)
    return made


def test_every_other_language_is_offered_to_the_translator(qtbot: QtBot, desk: Any, context: Any) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    returning.fill(menu, desk, context)
    texts, form = menu.findChildren(QMenu)
    words = [action.text() for action in texts.actions() if action.text()]
    assert len(words) == 6
    assert not any("Français" in each for each in words)
    assert words[-1] == "Take back the translation…"
    assert all(action.isEnabled() for action in form.actions())


def test_a_translation_that_comes_back_is_told(desk: Any, context: Any, tmp_path: Path) -> None:
    path = context.workspace.requests.save_texts(desk.request_id, "ar", tmp_path / "texts.docx")
    document = docx.Document(str(path))
    document.tables[0].rows[1].cells[3].paragraphs[0].text = "ترجمة"
    document.save(str(path))
    returning.take_texts(desk, context, path)
    assert desk.told[0].startswith("1 translation was taken over.")


def test_what_did_not_fit_is_named(desk: Any, context: Any) -> None:
    refused = tuple(Refused("proc.opened", f"day {n}", "date_expected") for n in range(6))
    said = returning.said_of_form(context, desk, FilledIn(desk.model.record.request, 3, refused))
    assert said.startswith("3 answers were taken over. 6 were not understood and left out, among them ")
    assert said.count("day ") == 4


def test_texts_that_changed_or_are_missing_are_told(context: Any) -> None:
    said = returning.said_of_texts(context, Returned({"purp": "x"}, ("aa",), ("b", "c")))
    assert said == (
        "1 translation was taken over. 1 belongs to a text that has changed since: send it out again. "
        "2 texts have no translation yet."
    )
