"""What goes out of a request to be filled in and comes back: texts to the translator, a form to the prosecutor."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from focalpoint.domain.register import AT_HOME, Direction
from focalpoint.language import LANGUAGES, OWN_NAMES, isolate
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.requests.writing import write_to
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.words.requests import field_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from focalpoint.domain.requests.questionnaire import Refused
    from focalpoint.domain.requests.translating import Returned
    from focalpoint.services.request_forms import FilledIn
    from focalpoint.ui.pages.requests.desk import RequestDesk
    from focalpoint.ui.shell.context import PageContext

_MOST_NAMED = 4


def fill(menu: QMenu, desk: RequestDesk, context: PageContext) -> None:
    """Offer the tables and forms of the open request."""
    language, line = context.language, desk.model.record.line
    if line.direction != Direction.OUTGOING:
        return
    texts = menu.addMenu(language.gettext("Texts for the translator"))
    for code in LANGUAGES:
        if code != desk.model.record.request.language:
            words = language.gettext("Into {language}…").format(language=isolate(OWN_NAMES[code]))
            _entry(texts, words, (context, "requests.save_texts"), partial(_send_texts, desk, context, code))
    texts.addSeparator()
    form = menu.addMenu(language.gettext("Questionnaire for the prosecutor"))
    for each in (texts, form):
        each.setToolTipsVisible(True)
    _entry(form, language.gettext("Blank form to print…"), (context, "requests.blank_form"),
           partial(_send_form, desk, context, ".pdf"))  # fmt: skip
    _entry(form, language.gettext("Workbook to fill in…"), (context, "requests.blank_form"),
           partial(_send_form, desk, context, ".xlsx"))  # fmt: skip
    if line.status in AT_HOME:
        _entry(texts, language.gettext("Take back the translation…"), (context, "requests.take_texts"),
               partial(_take_texts, desk, context))  # fmt: skip
        _entry(form, language.gettext("Take over a filled workbook…"), (context, "requests.fill_in"),
               partial(_take_form, desk, context))  # fmt: skip


def _entry(menu: QMenu, words: str, method: tuple[PageContext, str], act: Callable[[], None]) -> None:
    action = menu.addAction(words)
    action.triggered.connect(lambda _=False: act())
    # A reader of a vault that nobody else may write to still exports.
    context, name = method
    reads = name in {"requests.save_texts", "requests.blank_form"}
    reason = "" if reads and context.workspace.may(name) else why_not(context, name)
    allow_action(action, not reason, reason)


def _name(desk: RequestDesk, more: str) -> str:
    line = desk.model.record.line
    return f"{(line.reference or line.ref).replace('/', '-')}-{more}"


def _send_texts(desk: RequestDesk, context: PageContext, code: str) -> None:
    requests, request_id = context.workspace.requests, desk.request_id
    desk.wizard.flush()
    title = context.language.gettext("Texts for the translator")
    _ask_place(desk, context, (title, _name(desk, f"texts-{code}.docx")),
               lambda target: requests.save_texts(request_id, code, target))  # fmt: skip


def _send_form(desk: RequestDesk, context: PageContext, suffix: str) -> None:
    requests, request, screen = context.workspace.requests, desk.model.record.request, context.language
    types = [item.type for item in request.answers.assistance() if item.type]
    title = screen.gettext("Questionnaire for the prosecutor")
    _ask_place(desk, context, (title, _name(desk, f"form{suffix}")),
               lambda target: requests.blank_form(request.kind, request.stage, types, screen, target))  # fmt: skip


def _ask_place(
    desk: RequestDesk, context: PageContext, named: tuple[str, str], write: Callable[[Path], object]
) -> None:
    title, suggested = named
    dialog = _dialog(desk, context, title, Path(suggested).suffix)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(lambda path: write_to(desk, context, Path(path), write))
    dialog.open()


def _dialog(desk: RequestDesk, context: PageContext, title: str, suffix: str) -> QFileDialog:
    dialog = QFileDialog(desk.window(), title)
    dialog.setDefaultSuffix(suffix[1:])
    dialog.setNameFilter(f"*{suffix}")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    folder = context.memory.get("exports.folder")
    if folder and Path(folder).is_dir():
        dialog.setDirectory(folder)
    return dialog


def _ask_file(desk: RequestDesk, context: PageContext, named: tuple[str, str], take: Callable[[Path], None]) -> None:
    title, suffix = named
    dialog = _dialog(desk, context, title, suffix)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: take(Path(path)))
    dialog.open()


def _take_texts(desk: RequestDesk, context: PageContext) -> None:
    desk.wizard.flush()
    title = context.language.gettext("Take back the translation")
    _ask_file(desk, context, (title, ".docx"), partial(take_texts, desk, context))


def _take_form(desk: RequestDesk, context: PageContext) -> None:
    desk.wizard.flush()
    title = context.language.gettext("Take over a filled workbook")
    _ask_file(desk, context, (title, ".xlsx"), partial(take_form, desk, context))


def take_texts(desk: RequestDesk, context: PageContext, path: Path) -> None:
    """Take a translator's table on a worker, and say what it brought."""
    requests, request_id, language = context.workspace.requests, desk.request_id, context.language
    title = language.gettext("Reading {name}").format(name=isolate(path.name))
    job = context.jobs.create(
        title, lambda progress: requests.take_texts(request_id, path, progress=progress), writes=True
    )

    def done(back: object) -> None:
        desk.said.emit(said_of_texts(context, back), "", None)  # type: ignore[arg-type]

    job.succeeded.connect(done)
    job.failed.connect(context.fail)
    job.start()


def take_form(desk: RequestDesk, context: PageContext, path: Path) -> None:
    """Take a filled workbook on a worker, and say what it brought and what did not fit."""
    requests, request_id, language = context.workspace.requests, desk.request_id, context.language
    title = language.gettext("Reading {name}").format(name=isolate(path.name))
    job = context.jobs.create(
        title, lambda progress: requests.fill_in(request_id, path, progress=progress), writes=True
    )

    def done(back: object) -> None:
        desk.said.emit(said_of_form(context, desk, back), "", None)  # type: ignore[arg-type]

    job.succeeded.connect(done)
    job.failed.connect(context.fail)
    job.start()


def said_of_texts(context: PageContext, back: Returned) -> str:
    """What a translator's table brought."""
    language = context.language
    n = len(back.texts)
    parts = [language.ngettext("{n} translation was taken over.", "{n} translations were taken over.", n).format(
        n=language.number(n))]  # fmt: skip
    if n := len(back.changed):
        parts.append(language.ngettext(
            "{n} belongs to a text that has changed since: send it out again.",
            "{n} belong to texts that have changed since: send them out again.", n).format(
                n=language.number(n)))  # fmt: skip
    if n := len(back.missing):
        parts.append(language.ngettext("{n} text has no translation yet.", "{n} texts have no translation yet.", n)
                     .format(n=language.number(n)))  # fmt: skip
    return " ".join(parts)


def said_of_form(context: PageContext, desk: RequestDesk, back: FilledIn) -> str:
    """What a filled form brought, and which answers were not understood."""
    language, n = context.language, back.taken
    said = language.ngettext("{n} answer was taken over.", "{n} answers were taken over.", n).format(
        n=language.number(n)
    )
    if not back.refused:
        return said
    named = language.join([_named(context, desk, each) for each in back.refused[:_MOST_NAMED]])
    n = len(back.refused)
    return (
        said
        + " "
        + language.ngettext(
            "{n} was not understood and left out: {answers}.",
            "{n} were not understood and left out, among them {answers}.",
            n,
        ).format(n=language.number(n), answers=named)
    )


def _named(context: PageContext, desk: RequestDesk, refused: Refused) -> str:
    request = desk.model.record.request
    found = catalogue().specification(request.kind, request.stage).field(refused.path, request.answers)
    label = refused.path if found is None else field_label(context.language, found)
    return context.language.gettext("{field} “{value}”").format(field=isolate(label), value=isolate(refused.value))
