"""What the parts of one open wizard share: its look, its language, what is answered now, and whom they tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from focalpoint.domain.requests.answers import AnswersError
from focalpoint.ui.inspector.undo_keys import UndoKeys

if TYPE_CHECKING:
    from focalpoint.domain.requests.answers import Answers
    from focalpoint.domain.requests.findings import Finding
    from focalpoint.domain.requests.specification import FieldSpec
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme
    from focalpoint.ui.wizard.model import Choices, WizardModel


class Hand(QObject):
    """Holds the answers as they stand in the form: what is saved, and on top of it what is being typed."""

    changed = Signal(str)
    """An answer at this path is another one, saved or only typed."""
    focused = Signal(str, object)
    """The keyboard is in a field: its path and its ``FieldSpec``."""
    built = Signal()
    """A group of fields is whole."""
    told = Signal(str)
    """A short sentence to be said."""

    def __init__(
        self, model: WizardModel, theme: Theme, language: Callable[[], Language], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.model, self.theme = model, theme
        self.keys = UndoKeys(self)
        """Watches every text field of the wizard."""
        self._language = language
        self.typed: dict[str, object] = {}
        """Values that stand in fields and are not saved yet."""
        self.findings: dict[str, list[Finding]] = {}
        self.required: frozenset[str] = frozenset()
        """The paths of what must be answered."""

    @property
    def language(self) -> Language:
        """The language of the screen."""
        return self._language()

    def answers(self) -> Answers:
        """What is answered, with what is being typed."""
        answers = self.model.answers()
        for path, value in self.typed.items():
            try:
                answers = answers.with_(path, value)
            except AnswersError:
                continue  # it is half typed
        return answers

    def save(self, path: str, value: object) -> bool:
        """Save an answer; false when it was refused."""
        self.typed.pop(path, None)
        saved = self.model.answer(path, value)
        self.changed.emit(path)
        return saved

    def type(self, path: str, value: object) -> None:
        """Something stands in a field that is not saved yet."""
        if path in self.typed and self.typed[path] == value:
            return
        self.typed[path] = value
        self.changed.emit(path)

    def untype(self, path: str) -> None:
        """The field says again what is saved."""
        if path in self.typed:
            del self.typed[path]
            self.changed.emit(path)

    def choices(self, field: FieldSpec, language: Language) -> Choices:
        """What may be chosen in a field that refers to something."""
        return self.model.choices(field, self.answers(), language)
