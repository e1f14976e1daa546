"""What is written of a request: the letter in one or two languages, a bundle, the certificate, the data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from focalpoint.domain.register import AT_HOME, Status
from focalpoint.language import LANGUAGES, N_, OWN_NAMES, isolate
from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.editors import ChoiceEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from focalpoint.domain.request_record import RequestRecord
    from focalpoint.language import Language
    from focalpoint.ui.pages.requests.desk import RequestDesk
    from focalpoint.ui.shell.context import PageContext


@dataclass(frozen=True, slots=True)
class _Form:
    """One thing that can be written: its words, its suffix, and whether it has a language of its own."""

    label: str
    suffix: str
    spoken: bool = False


FORMS: Final[dict[str, _Form]] = {
    "pdf": _Form(N_("Letter as PDF"), ".pdf", spoken=True),
    "docx": _Form(N_("Letter as a Word document"), ".docx", spoken=True),
    "zip": _Form(N_("Letter with all annexes as ZIP, with a list of hashes"), ".zip"),
    "bundle": _Form(N_("Letter with all annexes as one PDF"), ".pdf"),
    "certificate": _Form(N_("Completeness certificate, for our file only"), ".pdf"),
    "json": _Form(N_("Data of the request (JSON)"), ".json"),
}


class WriteDialog(QDialog):
    """Asks what, in which language, and says whether it is a draft."""

    def __init__(self, desk: RequestDesk, context: PageContext, record: RequestRecord) -> None:
        super().__init__(desk.window())
        self._desk, self._context, self._record = desk, context, record
        language = context.language
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.gettext("Write the letter"))
        self.form, self.paper, self.speech, self.second = ChoiceEdit(), ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self.redacted = QCheckBox(language.gettext("Redacted copy, without names of victims and protected persons"))
        self.draft = QCheckBox(language.gettext("As a draft, although it is approved"))
        self._spoken: list[QWidget] = []
        column = QVBoxLayout(self)
        column.addStrut(context.theme.px(440))
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(language.gettext("Write the letter"), "heading", wrap=True))
        self._ask(column, language.gettext("What"), self.form, spoken=False)
        self._ask(column, language.gettext("Which letter"), self.paper)
        self._ask(column, language.gettext("Language of the letter"), self.speech)
        self._ask(column, language.gettext("Second language beside it"), self.second)
        for box in (self.redacted, self.draft):
            column.addWidget(box)
        self._spoken += [self.redacted]
        column.addWidget(label(self._warning(language), "muted", wrap=True))
        column.addSpacing(4)
        column.addWidget(self._buttons(language))
        self._fill(language)

    def _ask(self, column: QVBoxLayout, words: str, choice: ChoiceEdit, *, spoken: bool = True) -> None:
        caption = label(words, "label")
        caption.setBuddy(choice)
        choice.setAccessibleName(words)
        column.addWidget(caption)
        column.addWidget(choice)
        if spoken:
            self._spoken += [caption, choice]

    def _fill(self, language: Language) -> None:
        own = self._record.request.language
        self.form.set_choices([(name, language.gettext(form.label)) for name, form in FORMS.items()])
        self.form.set_code("pdf")
        self.paper.set_choices(self._context.workspace.requests.papers(self._record.id, language))
        self.paper.set_code("letter")
        self.speech.set_choices([(code, OWN_NAMES[code]) for code in LANGUAGES])
        self.speech.set_code(own)
        none = language.gettext("One language")
        self.second.set_choices([(None, none), *((code, OWN_NAMES[code]) for code in LANGUAGES)])
        self.second.set_code(None)
        approved = self._record.approval is not None or self._record.line.status not in AT_HOME
        self.draft.setVisible(approved)
        self.form.chosen.connect(lambda _code: self._show())
        self._show()

    def _show(self) -> None:
        spoken = FORMS[self.form.code() or "pdf"].spoken
        for part in self._spoken:
            part.setEnabled(spoken)

    def _warning(self, language: Language) -> str:
        if self._record.line.status in {Status.DRAFT, Status.SUBMITTED}:
            return language.gettext(
                "It is a draft until it is approved: every page says so, and gaps are marked. Outside the vault it is "
                "not encrypted."
            )
        return language.gettext("Outside the vault it is not encrypted. The export is journaled.")

    def _buttons(self, language: Language) -> QDialogButtonBox:
        box = QDialogButtonBox()
        go_on = PrimaryButton(language.gettext("Choose a place…"))
        box.addButton(language.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        box.rejected.connect(self.reject)
        box.accepted.connect(self._on_go_on)
        return box

    def _on_go_on(self) -> None:
        name = self.form.code() or "pdf"
        second = self.second.code() or ""
        speech = self.speech.code() or self._record.request.language
        write = writer(
            self._context,
            self._record.id,
            name,
            language=speech,
            second="" if second == speech else second,
            redacted=self.redacted.isChecked() and FORMS[name].spoken,
            draft=self.draft.isChecked(),
            paper=self.paper.code() or "letter",
        )
        line = self._record.line
        suggested = f"{(line.reference or line.ref).replace('/', '-')}{FORMS[name].suffix}"
        ask_place(self._desk, self._context, suggested, write)
        self.accept()


def writer(
    context: PageContext,
    request_id: str,
    name: str,
    *,
    language: str,
    second: str = "",
    redacted: bool = False,
    draft: bool = False,
    paper: str = "letter",
) -> Callable[[Path], object]:
    """What writes the chosen thing to a path, on a worker."""
    requests, screen = context.workspace.requests, context.language

    def letter(target: Path) -> object:
        from focalpoint.services.request_letter import Wanted

        options = requests.options(request_id, language, redacted=redacted, draft=draft, paper=paper)
        return requests.write(request_id, target, Wanted(options, second))

    kinds: dict[str, Callable[[Path], object]] = {
        "zip": lambda target: requests.bundle(request_id, target),
        "bundle": lambda target: requests.bundle(request_id, target),
        "certificate": lambda target: requests.certificate(request_id, target, screen),
        "json": lambda target: requests.save_json(request_id, target),
    }
    return kinds.get(name, letter)


def ask_place(desk: RequestDesk, context: PageContext, suggested: str, write: Callable[[Path], object]) -> None:
    """Ask for the place, and write there."""
    suffix = Path(suggested).suffix
    dialog = QFileDialog(desk.window(), context.language.gettext("Write the letter"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix[1:])
    dialog.setNameFilter(f"*{suffix}")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    folder = context.memory.get("exports.folder")
    if folder and Path(folder).is_dir():
        dialog.setDirectory(folder)
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(lambda path: write_to(desk, context, Path(path), write))
    dialog.open()


def write_to(desk: RequestDesk, context: PageContext, target: Path, write: Callable[[Path], object]) -> None:
    """Write on a worker; say how it went."""
    language = context.language
    title = language.gettext("Exporting {name}").format(name=isolate(target.name))
    job = context.jobs.create(title, lambda _progress: write(target), writes=True)

    def done(_result: object) -> None:
        context.memory.put("exports.folder", str(target.parent))
        said = language.gettext("{name} was written. Outside the vault it is not encrypted.")
        folder = QUrl.fromLocalFile(str(target.parent))
        desk.said.emit(
            said.format(name=isolate(target.name)),
            language.gettext("Open folder"),
            partial(QDesktopServices.openUrl, folder),
        )

    job.succeeded.connect(done)
    job.failed.connect(context.fail)
    job.start()
