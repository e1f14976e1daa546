"""A wizard on a request in memory, without a vault or a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.shell.jobs import JobRunner
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.wizard.answer_field import AnswerField
from focalpoint.ui.wizard.wizard import RequestWizard
from tests.ui.requests.memory_model import MemoryModel


class Desk:
    """One wizard with its model."""

    def __init__(self, qtbot: QtBot, wizard: RequestWizard, model: MemoryModel, jobs: JobRunner) -> None:
        self.qtbot, self.wizard, self.model, self.jobs = qtbot, wizard, model, jobs

    def settle(self) -> None:
        """Wait until the checks and the letter have caught up."""
        self.qtbot.waitUntil(lambda: not self.wizard.busy)

    def line(self, label: str) -> QLineEdit:
        """The line in which one types into the shown field with this label."""
        found = self.field(label).editor.inner
        assert isinstance(found, QLineEdit)
        return found

    def field(self, label: str) -> AnswerField:
        """The shown field with this label."""
        self.wizard.complete()
        fields = [each for each in self.wizard.findChildren(AnswerField) if each.isVisible()]
        found = [each for each in fields if each.caption.text().rstrip(" *") == label]
        assert found, f"no field {label!r}"
        return found[0]


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    """Runs the checks; over before the test is."""
    made = JobRunner(qapp)
    yield made
    made.retire()
    made.wait()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, shell: Shell, jobs: JobRunner) -> Callable[..., Desk]:
    """Opens a wizard on a model."""

    def fail(error: Exception) -> None:
        raise error

    def make(model: MemoryModel | None = None) -> Desk:
        context = PageContext(
            None,  # type: ignore[arg-type]  # the wizard knows no vault
            shell,
            theme,
            jobs,
            WindowMemory(None),
            lambda _act: True,
            lambda _text: None,
            lambda _entity, _record: None,
            lambda _name, _wanted: None,
            lambda _entity, _record: None,
            lambda _path, _reason: None,
            fail,
        )
        model = model or MemoryModel()
        wizard = RequestWizard(context, model)
        model.listen = wizard.refresh
        qtbot.addWidget(wizard)
        wizard.resize(1120, 640)
        wizard.show()
        qtbot.waitExposed(wizard)
        made = Desk(qtbot, wizard, model, jobs)
        made.settle()
        return made

    return make
