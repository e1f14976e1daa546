"""The inspector of an instrument: what it is, our acts and our way to it, what we owe, its texts, its history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from focalpoint.domain.instruments.model import Instrument, InstrumentKind, Scope, Topic
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day, show_date
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.panel import Inspector, title_editor
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.inspector.treaty_acts import ActsSection
from focalpoint.ui.inspector.treaty_forms import as_stored, label_of
from focalpoint.ui.inspector.treaty_log import LogSection
from focalpoint.ui.inspector.treaty_path import DutiesSection, PathSection
from focalpoint.ui.inspector.treaty_tasks import TreatyTasksSection
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.words import instruments as words
from focalpoint.words.standings import leaving_words, problem_words, standing_words, strength_words

if TYPE_CHECKING:
    from focalpoint.domain.instruments.standing import Standing
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices, Names
    from focalpoint.ui.shell.context import PageContext

ENTITY: Final = "instruments"
_OWN_FIELDS: Final = (
    "title", "short_title", "kind", "scope", "adopted", "entry_into_force", "place", "depositary", "number", "note",
)  # fmt: skip


class InstrumentInspector(Inspector):
    """A treaty. A shipped one is read only in what it is; one that the office added is edited here."""

    entity = ENTITY

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__(context)
        self._standing = label(wrap=True)
        self._findings = QWidget()
        self._found = QVBoxLayout(self._findings)
        self._found.setContentsMargins(0, 0, 0, 0)
        self._found.setSpacing(4)
        self.column.insertWidget(2, self._standing)
        self.column.insertWidget(3, self._findings)
        self.add_sections(
            lambda: ActsSection(context, self.entity),
            lambda: PathSection(context, self.entity, names),
            lambda: DutiesSection(context, self.entity, names),
            lambda: AboutSection(context, self.entity),
            lambda: LogSection(context, self.entity, names),
            lambda: TreatyTasksSection(context, self.entity),
            lambda: FilesSection(context, self.entity),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
        )

    def load(self) -> None:
        """Show the instrument."""
        instruments, language = self.context.workspace.instruments, self.language
        instrument: Instrument = instruments.get(self.record_id)
        subtitle = isolate(instrument.ref if instrument.own else instrument.id)
        kind = words.kind_words(language, instrument.kind)
        self.set_heading(instrument.short_title(language.code), f"{subtitle} · {kind}")
        standing = instruments.standing(self.record_id, instruments.own())
        self._show_standing(standing, language)
        self._blocked_for(instrument)

    def save(self, name: str, value: object) -> bool:
        """Write one field of an agreement that the office added."""
        good, stored = as_stored(name, value)
        if not good:
            return False
        instruments, record_id = self.context.workspace.instruments, self.record_id
        changes = {name: stored if stored is not None or name in {"adopted", "entry_into_force"} else ""}
        return self.context.run(lambda: instruments.edit(record_id, **changes))

    def _show_standing(self, standing: Standing, language: Language) -> None:
        """Where we stand today, and what is wrong about it."""

        def day(on: object) -> str:
            return show_date(language, str(on))

        today = language.gettext("Our country today: {standing}")
        self._standing.setText(today.format(standing=standing_words(language, standing, day)))
        clear(self._found)
        instruments = self.context.workspace.instruments
        for problem in standing.problems:
            about = instruments.get(problem.about).short_title(language.code) if problem.about else ""
            said = language.gettext("{strength}: {finding}").format(
                strength=strength_words(language, problem.strength),
                finding=problem_words(language, problem.code, about),
            )
            self._found.addWidget(label(said, "error" if problem.strength == "error" else "warning", wrap=True))
        self._findings.setVisible(bool(standing.problems))

    def _build_own(self) -> None:
        """Most offices never added an agreement: the fields are made when the first one is shown."""
        theme, form = self.context.theme, self.form
        form.add("title", label_of(ENTITY, "title"), title_editor(theme))
        form.add("short_title", label_of(ENTITY, "short_title"), TextEditor())
        form.add_pair(
            ("kind", label_of(ENTITY, "kind"), ChoiceEditor(_kinds)),
            ("scope", label_of(ENTITY, "scope"), ChoiceEditor(_scopes)),
        )
        form.add_pair(
            ("adopted", label_of(ENTITY, "adopted"), DayEditor(theme, first_day)),
            ("entry_into_force", label_of(ENTITY, "entry_into_force"), DayEditor(theme, first_day)),
        )
        form.add_pair(
            ("place", label_of(ENTITY, "place"), TextEditor()),
            ("number", label_of(ENTITY, "number"), TextEditor()),
        )
        form.add("depositary", label_of(ENTITY, "depositary"), TextEditor())
        form.add("note", label_of(ENTITY, "note"), LongTextEditor(theme, least=1, most=6))
        form.write_new(self.language)
        self._undo_keys.watch(form)

    def _blocked_for(self, instrument: Instrument) -> None:
        """Fields are shown for the office's own agreements alone: what is shipped is a part of the catalogue."""
        self.form.setVisible(instrument.own)
        if not instrument.own:
            return
        if not self.form.names():
            self._build_own()
        values: dict[str, object] = {
            "title": instrument.title(""),
            "short_title": instrument.short_titles.get("", ""),
            "kind": instrument.kind.value,
            "scope": instrument.scope.value,
            "adopted": instrument.adopted.isoformat() if instrument.adopted else None,
            "entry_into_force": instrument.entry_into_force.isoformat() if instrument.entry_into_force else None,
            "place": instrument.place(""),
            "depositary": instrument.depositary,
            "number": instrument.number,
            "note": instrument.note,
        }
        self.form.set_values({name: values[name] for name in _OWN_FIELDS})
        self.set_reason(why_not(self.context, "instruments.edit"))


class AboutSection(Section):
    """What the instrument is: full title, adoption, depositary, entry into force, relations, the article map."""

    name = "treaty_about"
    tables = frozenset({"instruments"})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(holder)

    def heading(self) -> str:
        """About it."""
        return self.context.language.gettext("About the instrument")

    def fill(self) -> None:
        """Show the facts."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        language = self.context.language
        instrument = self.context.workspace.instruments.get(self.record_id)
        for name, value in self._facts(instrument, language):
            self._line(name, value)
        if instrument.articles:
            self._head(language.gettext("Articles"))
            for topic in Topic:
                if (at := instrument.articles.get(topic)) is not None:
                    self._line(words.topic_words(language, topic), words.article_words(language, at))

    def _facts(self, instrument: Instrument, language: Language) -> list[tuple[str, str]]:
        sure = partial(self._sure, instrument)
        adopted = show_date(language, instrument.adopted.isoformat()) if instrument.adopted else ""
        entry = show_date(language, instrument.entry_into_force.isoformat()) if instrument.entry_into_force else ""
        where = ", ".join(part for part in (adopted, instrument.place(language.code)) if part)
        relations = [
            language.gettext("{relation}: {instrument}").format(
                relation=words.relation_words(language, one.kind), instrument=isolate(self._short(one.to))
            )
            for one in instrument.relations
        ]
        rule = language.gettext("In force: {rule}.").format(rule=words.rule_words(language, instrument.rule))
        rule = " ".join(part for part in (rule, leaving_words(language, instrument.rule)) if part)
        facts = [
            (language.gettext("Full title"), isolate(instrument.title(language.code))),
            (language.gettext("Adopted"), sure("adopted", where)),
            (language.gettext("Adopted by"), instrument.adopted_by),
            (
                language.gettext("Depositary"),
                sure("depositary", words.depositary_words(language, instrument.depositary)),
            ),
            (language.gettext("Official number"), instrument.number),
            (language.gettext("Entry into force"), sure("entry_into_force", entry or language.gettext("not yet"))),
            (language.pgettext("treaty", "Rule"), self._checked(rule, instrument.rule.check)),
            (language.gettext("Relations"), "\n".join(relations)),
        ]
        return [(name, value) for name, value in facts if value]

    def _sure(self, instrument: Instrument, field: str, text: str) -> str:
        return self._checked(text, bool({field, field.removesuffix("_into_force")} & instrument.check))

    def _checked(self, text: str, check: bool) -> str:
        """A fact that is not sure says so."""
        if not check or not text:
            return text
        language = self.context.language
        return language.gettext("{fact} ({remark})").format(fact=text, remark=words.to_check(language))

    def _short(self, instrument_id: str) -> str:
        return self.context.workspace.instruments.get(instrument_id).short_title(self.context.language.code)

    def _head(self, text: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(label(text, role="strong"), row, 0, 1, 2)

    def _line(self, name: str, value: str) -> None:
        row = self._grid.rowCount()
        shown = label(value, wrap=True)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        caption = label(name, role="label", wrap=True)
        caption.setFixedWidth(self.context.theme.px(104))
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignTop)


def _kinds(language: Language) -> Choices:
    return [(kind.value, words.kind_words(language, kind)) for kind in InstrumentKind]


def _scopes(language: Language) -> Choices:
    return [(scope.value, words.scope_words(language, scope)) for scope in Scope]
