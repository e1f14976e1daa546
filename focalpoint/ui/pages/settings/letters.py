"""Settings of letters: the arms, the ministry's lines, who signs, how references read. Set once for the office."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QPushButton

from focalpoint.domain.changes import ChangeSet
from focalpoint.language import LANGUAGES, OWN_NAMES, Language, isolate
from focalpoint.ui.pages.settings.clauses import ClausesCard
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import CheckEditor, ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.form import FieldForm

if TYPE_CHECKING:
    from focalpoint.documents.requests.paper import OfficePaper

_ARMS: Final = 72
"""The height of the arms on the screen, in pixels at 100 % text."""
_LINES: Final = ("blocks", "foot")
_SIGNING: Final = ("names", "functions")


class LettersSection(Section):
    """The office's letter paper, and the clauses that its letters are made of."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        paper = self.add_card(
            lambda language: language.gettext("Letter paper"),
            lambda language: language.gettext("Stands on every letter to another State. Set it once for the office."),
        )
        self.arms = label()
        self.arms.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.choose_arms, self.no_arms = QPushButton(), QPushButton()
        paper.add_row(self.arms, self.choose_arms, self.no_arms)
        self.choose_arms.clicked.connect(self._on_choose)
        self.no_arms.clicked.connect(lambda: self.use_arms(None))
        self.form = FieldForm(theme, self._save)
        self.form.add_pair(
            ("reference_pattern", lambda language: language.gettext("Pattern of references"), TextEditor()),
            ("second_language", lambda language: language.gettext("Second language beside it"), ChoiceEditor(_second)),
        )
        self.form.add("digits", lambda language: language.gettext("Figures in Arabic letters"), ChoiceEditor(_digits))
        self.form.add(
            "seal",
            lambda language: language.pgettext("letter", "Seal"),
            CheckEditor(lambda language: language.gettext("Keep a place for the seal beside the signature")),
        )
        paper.column.addWidget(self.form)
        lines = self.add_card(
            lambda language: language.gettext("In each language"),
            lambda language: language.gettext("A letter takes the lines of its own language; else the English ones."),
        )
        self.chooser = FieldForm(theme, self._on_language)
        self.chooser.add("language", lambda language: language.gettext("Language of the letter"), ChoiceEditor(_all))
        lines.column.addWidget(self.chooser)
        self.lines = FieldForm(theme, self._save_lines)
        self.lines.add(
            "blocks",
            lambda language: language.gettext("State, ministry and authority, a line each"),
            LongTextEditor(theme, least=3, most=6),
        )
        self.lines.add(
            "foot",
            lambda language: language.gettext("Address, telephone and e-mail, a line each"),
            LongTextEditor(theme, least=2, most=5),
        )
        self.lines.add_pair(
            ("names", lambda language: language.gettext("Who signs"), TextEditor()),
            ("functions", lambda language: language.gettext("Function of who signs"), TextEditor()),
        )
        self.lines.add("caveat", lambda language: language.gettext("Handling caveat on every page"), TextEditor())
        self.lines.add(
            "for_the_minister",
            lambda language: language.pgettext("letter", "Signature"),
            CheckEditor(lambda language: language.gettext("Sign “For the Minister”, in every language")),
        )
        lines.column.addWidget(self.lines)
        self.clauses = ClausesCard(context, self.reason_against)
        self.cards.append(self.clauses)
        self.column.addWidget(self.clauses)
        self.finish()
        self._language = context.language.code

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        for form in (self.form, self.chooser, self.lines):
            form.retranslate(language)
        self.choose_arms.setText(language.gettext("Choose a picture of the arms…"))
        self.no_arms.setText(language.gettext("Without arms"))
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        paper = self.context.workspace.paper.get()
        reason = self.reason_against("paper.save")
        self.form.set_values(
            {
                "reference_pattern": paper.reference_pattern,
                "second_language": paper.second_language,
                "digits": paper.digits.value,
                "seal": paper.seal,
            }
        )
        self.form.set_hint("reference_pattern", self._example())
        self.chooser.set_values({"language": self._language})
        self.lines.set_values(_shown(paper, self._language))
        self._show_arms(paper.arms)
        for form in (self.form, self.lines):
            form.set_read_only(bool(reason), reason)
        for button in (self.choose_arms, self.no_arms):
            allow(button, not reason, reason)
        self.no_arms.setVisible(paper.arms is not None)
        self.clauses.refresh()

    def use_arms(self, path: Path | None) -> None:
        """Put a picture on the paper; None takes it off."""
        self.context.run(lambda: self.context.workspace.paper.set_arms(path))
        self.refresh(None)

    def _show_arms(self, arms: bytes | None) -> None:
        language = self.context.language
        picture = QPixmap()
        if arms is not None and picture.loadFromData(arms):
            side = self.context.theme.px(_ARMS)
            size = QSize(side * 3, side)
            self.arms.setPixmap(
                picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
            self.arms.setAccessibleName(language.gettext("The arms on the letter paper"))
        else:
            self.arms.setText(language.gettext("No arms on the paper"))
            self.arms.setAccessibleName(self.arms.text())

    def _example(self) -> str:
        workspace = self.context.workspace
        made = workspace.paper.reference("mla", 1, workspace.clock.today())
        return self.context.language.gettext("Reads like {reference}").format(reference=isolate(made))

    def _on_choose(self) -> None:
        language = self.context.language
        kinds = language.gettext("Pictures") + " (*.png *.jpg *.jpeg)"
        chosen, _ = QFileDialog.getOpenFileName(self, language.gettext("Choose a picture of the arms"), "", kinds)
        if chosen:
            self.use_arms(Path(chosen))

    def _on_language(self, _name: str, value: object) -> bool:
        self._language = str(value)
        self.refresh(None)
        return True

    def _save(self, name: str, value: object) -> bool:
        return self._keep({name: value if isinstance(value, bool) else str(value or "")})

    def _save_lines(self, name: str, value: object) -> bool:
        paper = self.context.workspace.paper.get()
        return self._keep(_changed(paper, self._language, name, value))

    def _keep(self, changes: Mapping[str, Any]) -> bool:
        paper = self.context.workspace.paper
        kept = self.context.run(lambda: paper.save(dataclasses.replace(paper.get(), **changes)))
        self.refresh(None)
        return kept


def _shown(paper: OfficePaper, language: str) -> dict[str, object]:
    return {
        "blocks": "\n".join(paper.blocks.get(language, ())),
        "foot": "\n".join(paper.foot.get(language, ())),
        "names": paper.signatory.names.get(language, ""),
        "functions": paper.signatory.functions.get(language, ""),
        "caveat": paper.caveat.get(language, ""),
        "for_the_minister": paper.signatory.for_the_minister,
    }


def _changed(paper: OfficePaper, language: str, name: str, value: object) -> dict[str, Any]:
    """The one field of the paper that follows from an edit in one language."""
    text = str(value or "").strip()
    if name in _LINES:
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        return {name: {**getattr(paper, name), language: lines}}
    if name in _SIGNING:
        told: dict[str, Any] = {name: {**getattr(paper.signatory, name), language: text}}
        return {"signatory": dataclasses.replace(paper.signatory, **told)}
    if name == "for_the_minister":
        return {"signatory": dataclasses.replace(paper.signatory, for_the_minister=bool(value))}
    return {"caveat": {**paper.caveat, language: text}}


def _all(_language: Language) -> list[tuple[str | None, str]]:
    return [(code, OWN_NAMES[code]) for code in LANGUAGES]


def _second(language: Language) -> list[tuple[str | None, str]]:
    return [("", language.gettext("One language only")), *_all(language)]


def _digits(_language: Language) -> list[tuple[str | None, str]]:
    return [("western", "1234567890"), ("arabic_indic", isolate("١٢٣٤٥٦٧٨٩٠"))]
