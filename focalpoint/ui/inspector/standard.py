"""The inspector of a UN standard: whether it is applied, where and how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPushButton

from focalpoint.domain.standards import Applied
from focalpoint.language import isolate
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.panel import Inspector, title_editor
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.words import provisions as words
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

ENTITY: Final = "standards"
_FIELDS: Final = ("title", "resolution", "places", "how", "ministry_id", "verified_on", "classification")


class StandardInspector(Inspector):
    """A shipped standard, whose title stays as it is, or one of the office's own."""

    entity = ENTITY

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__(context)
        self._names = names
        self._verify = QPushButton()
        self._verify.clicked.connect(self._on_verify)
        buttons = FlowLayout(None, context.theme.px(6))
        buttons.addWidget(self._verify)
        self.column.insertLayout(2, buttons)
        form, theme = self.form, context.theme
        form.add("applied", self._words("applied"), ChoiceEditor(_applied))
        form.add("places", self._words("places"), LongTextEditor(theme, least=1))
        form.add("how", self._words("how"), LongTextEditor(theme))
        form.add("ministry_id", self._words("ministry_id"), ChoiceEditor(names.ministry_choices))
        form.add("title", self._words("title"), title_editor(theme))
        form.add("resolution", self._words("resolution"), TextEditor())
        form.add("verified_on", self._words("verified_on"), DayEditor(theme, first_day))
        form.add("classification", self._words("classification"), ChoiceEditor(choices.markings))
        self.add_sections(
            lambda: FilesSection(context, self.entity),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
        )

    def retranslate(self) -> None:
        """Write everything anew."""
        self._verify.setText(self.language.gettext("Verified today"))
        super().retranslate()

    def load(self) -> None:
        """Show the standard."""
        language = self.language
        standard = self.context.workspace.standards.get(self.record_id, language.code)
        self.set_heading(standard.title, isolate(standard.resolution))
        self.form.editor("ministry_id").retranslate(language)
        self.form.set_values(
            {name: getattr(standard, name) for name in _FIELDS} | {"applied": standard.applied or None}
        )
        reason = why_not(self.context, "standards.edit")
        self.set_reason(reason)
        if standard.key:
            for name in ("title", "resolution"):
                said = language.gettext("It came with the program and stays as it is.")
                self.form.editor(name).set_read_only(True, said)
        allow(self._verify, not reason and bool(standard.version), reason or language.gettext("Nothing is said of it."))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        written = None if value is None else str(value)
        if name == "verified_on":
            written = first_day(str(value or ""))
            if value and written is None:
                return False
        elif name == "applied":
            written = written or ""
        standards, record_id = self.context.workspace.standards, self.record_id
        return self.context.run(lambda: standards.edit(record_id, **{name: written}))

    def _words(self, field: str) -> partial[str]:
        return partial(_label_of, field=field)

    def _on_verify(self) -> None:
        standards, record_id = self.context.workspace.standards, self.record_id
        self.context.run(lambda: standards.verify([record_id]))


def _applied(language: Language) -> choices.Choices:
    return [(None, words.applied(language, "")), *((each.value, words.applied(language, each)) for each in Applied)]


def _label_of(language: Language, field: str) -> str:
    return field_label(language, ENTITY, field)
