"""The sentences of letters: which are signed off, by whom, and how the office words them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView, QPushButton

from focalpoint.language import LANGUAGES, OWN_NAMES, Language, isolate
from focalpoint.ui.pages.settings.section import SettingsCard
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.basics import FilterEdit, allow, label
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView

_TALL = 260
"""The height of the list in pixels at 100 % text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the office has it in one language."""

    id: str
    text: str
    source: str
    signed: str
    """Who answers for it as it reads now; empty: nobody, it prints in drafts only."""
    signed_on: str
    own: bool
    """Whether the office words it in its own way."""
    behind: bool
    """Whether the shipped sentence has changed since the office worded its own."""


class ClausesCard(SettingsCard):
    """A list in one language, who signs off, and the wording of the sentence that is picked."""

    def __init__(self, context: PageContext, reason_against: Callable[[str], str]) -> None:
        super().__init__(
            lambda language: language.gettext("Sentences of letters"),
            lambda language: language.gettext(
                "A sentence that nobody has signed off stands in drafts only. Read it, then say who answers for it."
            ),
        )
        self._context, self._against = context, reason_against
        self._language = context.language.code
        theme = context.theme
        self.chooser = FieldForm(theme, self._on_language)
        self.chooser.add("language", lambda language: language.gettext("Language of the letter"), ChoiceEditor(_all))
        self.column.addWidget(self.chooser)
        self.filter = FilterEdit(theme)
        self.column.addWidget(self.filter)
        self.model: RecordModel[Sentence] = RecordModel(
            (
                Column("text", lambda language: language.gettext("Sentence"), _text, width=400),
                Column("signed", lambda language: language.gettext("Signed off by"), _signed, width=210, token=_token),
                Column("id", lambda language: language.gettext("Code"), lambda one, _l: isolate(one.id), width=160),
            ),
            lambda one: one.id,
            language=context.language,
            theme=theme,
        )
        self.table = TableView(theme)
        self.table.set_record_model(self.model, context.memory, "columns.clauses")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setProperty("framed", True)
        self.table.setMinimumHeight(theme.px(_TALL))
        self.column.addWidget(self.table)
        self.told = label(role="small", wrap=True)
        self.column.addWidget(self.told)
        self.wording = FieldForm(theme, self._on_word)
        self.wording.add(
            "text", lambda language: language.gettext("How the office words it"), LongTextEditor(theme, least=3, most=9)
        )
        self.wording.add(
            "by", lambda language: language.gettext("Who answers for it (name and function)"), TextEditor()
        )
        self.column.addWidget(self.wording)
        self.sign, self.withdraw = QPushButton(), QPushButton()
        self.add_row(self.sign, self.withdraw)
        self.filter.changed.connect(self.model.set_filter)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_picked())
        self.sign.clicked.connect(self._on_sign)
        self.withdraw.clicked.connect(self._on_withdraw)
        self._by = context.workspace.session.user_name

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        super().retranslate(language)
        self.model.retranslate(language)
        self.chooser.retranslate(language)
        self.wording.retranslate(language)
        self.table.setAccessibleName(language.gettext("Sentences of letters"))
        self.filter.retranslate(language)
        self.sign.setText(language.gettext("Sign off"))
        self.withdraw.setText(language.gettext("Withdraw the sign-off"))

    def refresh(self) -> None:
        """Show the sentences as they are now."""
        book = self._context.workspace.clauses.book()
        behind = {(one.clause_id, one.language) for one in book.changed_below()}
        language = self._language
        shown = []
        for clause in book.clauses.values():
            place = (clause.id, language)
            signed = book.sign_offs.get(place) if book.signed(*place) else None
            shown.append(
                Sentence(
                    clause.id,
                    book.text(*place),
                    clause.source,
                    signed.by if signed else "",
                    signed.on.isoformat() if signed else "",
                    place in book.variants,
                    place in behind,
                )
            )
        self.chooser.set_values({"language": language})
        self.model.set_records(shown)
        self._show_picked()

    def picked(self) -> list[Sentence]:
        """The sentences that are selected."""
        rows = self.table.selectionModel().selectedRows()
        return [self.model.record(index.row()) for index in rows]

    def _show_picked(self) -> None:
        language, chosen = self._context.language, self.picked()
        one = chosen[0] if len(chosen) == 1 else None
        self.wording.setVisible(bool(chosen))
        self.wording.set_shown("text", one is not None)
        self.wording.set_values({"text": one.text if one else "", "by": self._by})
        self.told.setText(_told(language, one) if one else _count(language, chosen, self.model.rowCount()))
        reason = self._against("clauses.sign_off")
        self.wording.set_read_only(bool(reason), reason)
        nothing = "" if chosen else language.gettext("Select sentences first")
        allow(self.sign, not (reason or nothing), reason or nothing)
        signed = any(each.signed for each in chosen)
        unsigned = "" if signed else language.gettext("None of the selected sentences is signed off")
        allow(self.withdraw, not (reason or unsigned), reason or unsigned)

    def _on_language(self, _name: str, value: object) -> bool:
        self._language = str(value)
        self.refresh()
        return True

    def _on_word(self, name: str, value: object) -> bool:
        if name == "by":
            self._by = str(value or "")
            return True
        chosen = self.picked()
        if len(chosen) != 1:
            return False
        clauses, one, text = self._context.workspace.clauses, chosen[0], str(value or "")
        kept = self._context.run(lambda: clauses.word(one.id, self._language, text))
        if kept:
            self.refresh()
        return kept

    def _on_sign(self) -> None:
        ids = [one.id for one in self.picked()]
        by = str(self.wording.editor("by").value() or "")
        clauses = self._context.workspace.clauses
        if self._context.run(lambda: clauses.sign_off(ids, self._language, by)):
            self._by = by
            self.refresh()

    def _on_withdraw(self) -> None:
        ids = [one.id for one in self.picked() if one.signed]
        clauses = self._context.workspace.clauses
        if self._context.run(lambda: clauses.withdraw(ids, self._language)):
            self.refresh()


def _text(one: Sentence, _language: Language) -> str:
    return " ".join(one.text.split())


def _signed(one: Sentence, language: Language) -> str:
    if one.signed:
        return language.gettext("{name}, {date}").format(name=isolate(one.signed), date=language.date(one.signed_on))
    return language.gettext("Nobody: in drafts only")


def _token(one: Sentence) -> str:
    return "" if one.signed else "amber"


def _told(language: Language, one: Sentence) -> str:
    parts = [language.gettext("Source: {source}").format(source=isolate(one.source))]
    if one.own:
        parts.append(language.gettext("The office words this sentence in its own way."))
    if one.behind:
        parts.append(language.gettext("The shipped sentence has changed since: compare them."))
    return "\n".join(parts)


def _count(language: Language, chosen: Iterable[Sentence], shown: int) -> str:
    many = len(list(chosen))
    if many:
        words = language.ngettext("{n} sentence selected", "{n} sentences selected", many)
        return words.format(n=language.number(many))
    return language.ngettext("{n} sentence", "{n} sentences", shown).format(n=language.number(shown))


def _all(_language: Language) -> list[tuple[str | None, str]]:
    return [(code, OWN_NAMES[code]) for code in LANGUAGES]
