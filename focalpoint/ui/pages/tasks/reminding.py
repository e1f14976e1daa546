"""Write a reminder: one letter to each official, in the official's language; it leaves by copy or as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.domain.reminders import NextStep, ReminderLine
from focalpoint.language import LANGUAGES, OWN_NAMES, Language, isolate
from focalpoint.ui.inspector.acting import say_too_long
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.shell.context import copy_text
from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.bounded import BoundedLine, BoundedText
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words import reminders as words

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.context import PageContext


@dataclass(frozen=True, slots=True)
class Letter:
    """Tasks that one official is reminded of."""

    person_id: str | None
    ministry_id: str | None
    lines: tuple[ReminderLine, ...]


def letters(lines: Sequence[ReminderLine]) -> list[Letter]:
    """One letter for each official; tasks without one go by ministry."""
    found: dict[tuple[str | None, str | None], list[ReminderLine]] = {}
    for line in lines:
        key = (line.person_id, None if line.person_id else line.task.ministry_id)
        found.setdefault(key, []).append(line)
    return [Letter(key[0], some[0].task.ministry_id, tuple(some)) for key, some in found.items()]


def open_reminding(parent: QWidget, context: PageContext, task_ids: Sequence[str]) -> RemindDialog | None:
    """Open the letters about tasks; None (and a sentence) when all of them are closed."""
    lines = context.workspace.reminders.about(task_ids)
    if not lines:
        context.announce(context.language.gettext("These tasks are closed; nobody needs a reminder."))
        return None
    dialog = RemindDialog(parent, context, letters(lines))
    dialog.open()
    return dialog


class RemindDialog(QDialog):
    """The letters, one after the other; whatever leaves is noted at the tasks, and can be undone."""

    def __init__(self, parent: QWidget, context: PageContext, all_letters: Sequence[Letter]) -> None:
        super().__init__(parent)
        self._context, self._letters, self._at = context, list(all_letters), 0
        self._names = Names(context.workspace)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(context.theme.px(600), context.theme.px(560))
        self._heading = label(role="heading", wrap=True)
        self._whom = label(role="muted", wrap=True)
        self._advice = label(role="warning", wrap=True)
        self._in = ChoiceEdit()
        self._subject = BoundedLine()
        self._body = BoundedText()
        for written in (self._subject, self._body):
            say_too_long(context, written)
        self._body.setTabChangesFocus(True)
        self._captions = {name: label(role="label") for name in ("language", "subject", "body")}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for widget in (self._heading, self._whom, self._advice):
            column.addWidget(widget)
        for name, field in (("language", self._in), ("subject", self._subject), ("body", self._body)):
            self._captions[name].setBuddy(field)
            column.addWidget(self._captions[name])
            column.addWidget(field, 1 if field is self._body else 0)
        self._close, self._skip, self._note = QPushButton(), QPushButton(), QPushButton()
        self._save, self._copy = QPushButton(), PrimaryButton()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        for button in (self._close, self._skip, self._note, self._save, self._copy):
            line.addWidget(button)
        column.addSpacing(4)
        column.addLayout(line)
        self._in.set_choices([(code, OWN_NAMES[code]) for code in LANGUAGES])
        self._in.chosen.connect(lambda _code: self._write())
        self._close.clicked.connect(self.reject)
        self._skip.clicked.connect(self._next)
        self._note.clicked.connect(lambda: self._done(""))
        self._save.clicked.connect(self._on_save)
        self._copy.clicked.connect(self._on_copy)
        self._copy.setDefault(True)
        context.shell.language_changed.connect(self.retranslate)
        self._show_letter()

    @property
    def letter(self) -> Letter:
        """The one that is shown."""
        return self._letters[self._at]

    def retranslate(self) -> None:
        """Write everything but the letter anew; that has a language of its own."""
        language, letter = self._context.language, self.letter
        count = len(self._letters)
        title = language.gettext("Remind")
        if count > 1:
            title = language.gettext("Remind: letter {n} of {count}").format(n=self._at + 1, count=count)
        self.setWindowTitle(title)
        self._heading.setText(title)
        person = self._names.people.get(letter.person_id or "")
        who = [person.name, person.function, person.email] if person else []
        who.append(self._names.ministry(letter.ministry_id))
        self._whom.setText(" · ".join(isolate(part) for part in who if part))
        if not person and not any(who):
            self._whom.setText(language.gettext("Nobody is named in the directory for these tasks."))
        step = max((line.step for line in letter.lines), key=list(NextStep).index)
        self._advice.setText(self._advice_of(step))
        self._advice.setVisible(bool(self._advice.text()))
        for name, words_of in (
            ("language", language.gettext("Language of the letter")),
            ("subject", language.gettext("Subject")),
            ("body", language.gettext("Text")),
        ):
            self._captions[name].setText(words_of)
        for field, name in ((self._in, "language"), (self._subject, "subject"), (self._body, "body")):
            field.setAccessibleName(self._captions[name].text())
        self._close.setText(language.gettext("Close"))
        self._skip.setText(language.gettext("Skip this one"))
        self._skip.setVisible(self._at + 1 < count)
        self._note.setText(language.gettext("Only note it"))
        self._note.setToolTip(language.gettext("For a reminder by telephone or in person."))
        self._save.setText(language.gettext("Save as file…"))
        self._copy.setText(language.gettext("Copy and note"))
        self._copy.setToolTip(
            language.gettext("Copies subject and text, and notes at each task that it was reminded of today.")
        )

    def _show_letter(self) -> None:
        person = self._names.people.get(self.letter.person_id or "")
        known = person.language if person and person.language in LANGUAGES else ""
        kept = self._context.workspace.settings.get("language")
        self._in.set_code(known or (kept if kept in LANGUAGES else "en"))
        self._write()
        self.retranslate()
        self._copy.setFocus()

    def _write(self) -> None:
        """The letter in its language."""
        workspace, lines = self._context.workspace, self.letter.lines
        language = Language(self._in.code() or "en")
        self._subject.setText(words.subject(language, lines))
        self._body.setPlainText(
            words.body(
                language,
                lines,
                recipient=self._names.person(self.letter.person_id),
                sender=workspace.session.user_name,
                office=workspace.settings.get("office_title"),
                today=workspace.clock.today(),
            )
        )
        direction = Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight
        for field in (self._subject, self._body):
            field.setLayoutDirection(direction)

    def _advice_of(self, step: NextStep) -> str:
        language = self._context.language
        if step is NextStep.WAIT:
            return language.gettext("They were reminded a few days ago; it may be better to wait.")
        if step is NextStep.ALTERNATE:
            return language.gettext(
                "Two reminders did not help: this one goes to the alternate contact if there is one."
            )
        if step is NextStep.HEAD:
            return language.gettext("Three reminders did not help: raise it with the head of the ministry.")
        return ""

    def _on_copy(self) -> None:
        copy_text(f"{self._subject.text()}\n\n{self._body.toPlainText()}")
        self._done("copy")

    def _on_save(self) -> None:
        dialog = QFileDialog(self, self._context.language.gettext("Save the letter"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [
                self._context.language.gettext("Draft for a mail program (*.eml)"),
                self._context.language.gettext("Plain text (*.txt)"),
            ]
        )
        dialog.setDefaultSuffix("eml")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("txt" if "*.txt" in chosen else "eml"))
        dialog.selectFile(f"reminder-{self.letter.lines[0].task.ref}.eml")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, target: Path) -> None:
        """Write the letter to a file; the reminder is noted when it stands there."""
        reminders, subject, body = self._context.workspace.reminders, self._subject.text(), self._body.toPlainText()
        person = self._names.people.get(self.letter.person_id or "")
        to = person.email if person else ""

        def work(progress: Progress) -> object:
            del progress
            return reminders.save(target, subject, body, to)

        title = self._context.language.gettext("Saving the letter {name}").format(name=isolate(target.name))
        job = self._context.jobs.create(title, work)
        job.succeeded.connect(lambda _path: self._done("file"))
        job.failed.connect(self._context.fail)
        job.start()

    def _done(self, way: str) -> None:
        letter, reminders = self.letter, self._context.workspace.reminders
        ids, code = [line.task.id for line in letter.lines], self._in.code() or ""

        def act() -> None:
            reminders.remind(ids, person_id=letter.person_id, language=code, way=way)

        if not self._context.run(act):
            return
        language = self._context.language
        said = language.ngettext("Reminded of {n} task.", "Reminded of {n} tasks.", len(ids)).format(n=len(ids))
        self._context.announce(said)
        self._next()

    def _next(self) -> None:
        if self._at + 1 < len(self._letters):
            self._at += 1
            self._show_letter()
        else:
            self.accept()
