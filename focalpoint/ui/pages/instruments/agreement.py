"""A new agreement: its title, what it is, and its parties; everything else is written in the inspector."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from focalpoint.domain.instruments.model import ActDraft, ActKind, InstrumentKind, Scope
from focalpoint.ui.inspector.choosing import PickedChips
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.treaty_forms import label_of
from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.editors import ChoiceEditor, TextEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.words.instruments import kind_words, scope_words

if TYPE_CHECKING:
    from focalpoint.domain.states import State
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices
    from focalpoint.ui.shell.context import PageContext

_ENTITY = "instruments"


class AgreementDialog(QDialog):
    """Adds the agreement, with the signature of each party where a day is given."""

    made = Signal(str)
    """The id of the new agreement."""

    def __init__(self, parent: QWidget, context: PageContext, states: Mapping[str, State]) -> None:
        super().__init__(parent)
        language, theme = context.language, context.theme
        self._context, self._states = context, states
        self._given: dict[str, object] = {
            "kind": InstrumentKind.AGREEMENT.value,
            "scope": Scope.BILATERAL.value,
            "others": (),
        }
        self.setWindowTitle(language.gettext("New agreement"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(theme.px(460))
        self.form = FieldForm(theme, self._keep)
        self.form.add("title", label_of(_ENTITY, "title"), TextEditor())
        self.form.add_pair(
            ("kind", label_of(_ENTITY, "kind"), ChoiceEditor(_kinds)),
            ("scope", label_of(_ENTITY, "scope"), ChoiceEditor(_scopes)),
        )
        self.form.add("others", lambda words: words.gettext("The other parties"), PickedChips(theme, self._parties))
        self.form.add("signed", lambda words: words.gettext("Signed on"), DayEditor(theme, first_day))
        self.form.retranslate(language)
        self.form.set_values(self._given)
        buttons = QDialogButtonBox()
        self._go_on = PrimaryButton(language.gettext("Add the agreement"))
        buttons.addButton(language.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._go_on, QDialogButtonBox.ButtonRole.ActionRole)
        self._go_on.setDefault(True)
        hint = language.gettext("Further dates and texts are written beside the list afterwards.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.windowTitle(), role="heading"))
        column.addWidget(self.form)
        column.addWidget(label(hint, role="muted", wrap=True))
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self._go_on.clicked.connect(self._on_add)

    def _on_add(self) -> None:
        title = str(self.form.editor("title").value() or "").strip()
        text = str(self.form.editor("signed").value() or "").strip()
        day = first_day(text) if text else None
        self.form.editor("title").mark(not title)
        self.form.editor("signed").mark(bool(text) and day is None)
        if not title:
            self.form.set_hint("title", self._context.language.gettext("Write a title first."), "warning")
        if not title or (text and day is None):
            return
        instruments, made = self._context.workspace.instruments, list[str]()
        acts = self._acts(day)

        def act() -> None:
            fields = {"kind": str(self._given["kind"]), "scope": str(self._given["scope"]), "adopted": day}
            change_set = instruments.add(title, acts, **fields)
            made.extend(change_set.ids(_ENTITY))

        if self._context.run(act) and made:
            self.accept()
            self.made.emit(made[0])

    def _acts(self, day: str | None) -> list[ActDraft]:
        """A signature of each party on the day that was given."""
        if day is None:
            return []
        others = self._given["others"]
        codes = [self._context.workspace.instruments.own(), *(others if isinstance(others, tuple) else ())]
        return [ActDraft(str(code), ActKind.SIGNATURE, date.fromisoformat(day[:10])) for code in codes if code]

    def _keep(self, name: str, value: object) -> bool:
        self._given[name] = value
        return True

    def _parties(self, language: Language) -> Choices:
        own = self._context.workspace.instruments.own()
        named = [
            (one.code, one.name(language.code))
            for one in self._states.values()
            if one.ended is None and one.code != own
        ]
        return sorted(named, key=lambda pair: pair[1].casefold())


def _kinds(language: Language) -> Choices:
    return [(kind.value, kind_words(language, kind)) for kind in InstrumentKind]


def _scopes(language: Language) -> Choices:
    return [(scope.value, scope_words(language, scope)) for scope in (Scope.BILATERAL, Scope.REGIONAL, Scope.UNIVERSAL)]
