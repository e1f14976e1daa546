"""What a case holds: evidence received with its chain of custody, and the annexes that its requests list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QPushButton

from focalpoint.domain.cases import Annex, AnnexState, Evidence
from focalpoint.domain.states import StateKind
from focalpoint.language import LANGUAGES, OWN_NAMES, isolate, plain_order
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.case_sections import CaseBook, PartSection
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.folding import FoldRow
from focalpoint.ui.widgets.basics import LinkButton, allow, label
from focalpoint.words.register import annex_state

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.progress import Progress
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices
    from focalpoint.ui.inspector.treaty_forms import RowForm
    from focalpoint.ui.shell.context import PageContext


class EvidenceSection(PartSection):
    """What other States sent, on what terms, and who has had it."""

    name, table, add_method, method = "case_evidence", "case_evidence", "cases.add_evidence", "cases.edit_evidence"

    def __init__(self, context: PageContext, book: CaseBook) -> None:
        super().__init__(context, book)
        self.tables |= {"evidence_custody"}

    def heading(self) -> str:
        """Evidence and how much."""
        return self.context.language.gettext("Evidence received ({n})").format(n=len(self.parts()))

    def parts(self) -> Sequence[Evidence]:
        """The evidence of the case."""
        return self.book.file(self.record_id).evidence

    def row(self, part: Evidence, language: Language) -> FoldRow:
        """Title, from whom and when, what is to go back."""
        state = self.context.workspace.states.name(part.state, language.code) if part.state else ""
        about = [isolate(part.ref), state, show_date(language, part.received_on)]
        if part.return_by and not part.returned_on:
            about.append(language.gettext("return by {date}").format(date=show_date(language, part.return_by)))
        return FoldRow(part.id, isolate(part.title), " · ".join(each for each in about if each))

    def fields(self, form: RowForm) -> None:
        """What it is, where it is kept, on what conditions."""
        form.line("title")
        form.choice("state", self._states)
        form.choice("request_id", self._requests)
        form.day("received_on")
        form.line("kept_at")
        form.line("sha256")
        form.text("conditions")
        form.days("return_by", "returned_on")

    def below(self, form: RowForm, part_id: str) -> None:
        """The chain of custody, and a link to add to it."""
        language = self.context.language
        chain = (self.book.file(self.record_id).custody or {}).get(part_id, ())
        words = [
            language.gettext("{date}: from {giver} to {taker}").format(
                date=show_date(language, link.at[:10]), giver=isolate(link.giver or "–"), taker=isolate(link.taker)
            )
            for link in chain
        ]
        none = language.gettext("No link of the chain of custody is recorded.")
        form.add_widget(label("\n".join(words) or none, role="small", wrap=True))
        add = QPushButton(language.gettext("Hand it over…"))
        reason = why_not(self.context, "cases.add_custody")
        allow(add, not reason, reason)
        add.clicked.connect(lambda: self.hand_over(part_id))
        form.add_widget(add)

    def hand_over(self, part_id: str) -> None:
        """Ask who takes it over from whom."""
        from focalpoint.ui.inspector.custody import CustodyDialog

        CustodyDialog(self.window(), self.context, part_id).open()

    def hint(self, language: Language) -> tuple[str, str]:
        """A new piece."""
        return language.gettext("What was received, then Enter"), language.gettext("New evidence")

    def add(self, text: str) -> ChangeSet:
        """Record a piece as received today."""
        today = self.context.workspace.clock.today().isoformat()
        return self.context.workspace.cases.add_evidence(self.record_id, text, received_on=today)

    def edit(self, part_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field
        """Change a piece."""
        if "request_id" in changes:
            changes["request_id"] = changes["request_id"] or None
        return self.context.workspace.cases.edit_evidence(part_id, **changes)

    def refresh(self, change_set: ChangeSet) -> None:
        """A new link of the chain is shown in the open piece."""
        if "evidence_custody" in change_set.entities and (opened := self.rows.current):
            self.rows.forget()
            super().refresh(change_set)
            self.rows.open(opened)
            return
        super().refresh(change_set)

    def _states(self, language: Language) -> Choices:
        states = self.context.workspace.states.all()
        named: list[tuple[str | None, str]] = [
            (state.code, plain_order(state.name(language.code))) for state in states if state.kind is StateKind.STATE
        ]
        nothing: list[tuple[str | None, str]] = [("", language.pgettext("state", "None"))]
        return [*nothing, *sorted(named, key=lambda pair: pair[1].casefold())]

    def _requests(self, language: Language) -> Choices:
        lines = [line for line in self.context.workspace.requests.list() if line.case_id == self.record_id]
        return [("", language.pgettext("request", "None")), *((line.id, line.reference) for line in lines)]


class AnnexesSection(PartSection):
    """The annexes in their order, each with whether its file is what was hashed."""

    name, table, add_method, method = "case_annexes", "case_annexes", "cases.add_annex", "cases.edit_annex"

    def __init__(self, context: PageContext, book: CaseBook) -> None:
        super().__init__(context, book)
        self.tables |= {"files"}
        self._states: dict[str, AnnexState] = {}
        self.attach = QPushButton()
        self.attach.clicked.connect(self._on_attach)
        context.theme.dress(self.attach, "attach")
        self.column.addWidget(self.attach)

    def heading(self) -> str:
        """Annexes and how many."""
        return self.context.language.gettext("Annexes ({n})").format(n=len(self.parts()))

    def parts(self) -> Sequence[Annex]:
        """The annexes of the case."""
        return self.book.file(self.record_id).annexes

    def fill(self) -> None:
        """Show the annexes; whether their files are whole is read on a worker."""
        super().fill()
        language = self.context.language
        self.attach.setText(language.gettext("Add files as annexes…"))
        reason = why_not(self.context, "cases.add_annex")
        allow(self.attach, not reason, reason)
        self._read_states()

    def row(self, part: Annex, language: Language) -> FoldRow:
        """Number and title, file, language, whether it is certified and unchanged."""
        about = [isolate(part.file_name) or language.gettext("no file")]
        if part.language:
            about.append(OWN_NAMES.get(part.language, part.language))
        if part.certified:
            about.append(language.pgettext("annex", "certified"))
        state = self._states.get(part.id)
        if state is not None and part.file_name:
            about.append(annex_state(language, state))
        return FoldRow(part.id, f"{language.number(part.no)}. {isolate(part.title)}", " · ".join(about))

    def fields(self, form: RowForm) -> None:
        """What is said of an annex."""
        form.line("title")
        form.choice("language", _languages)
        form.tick("certified", lambda language: language.gettext("It is a certified copy"))
        form.line("handling")

    def below(self, form: RowForm, part_id: str) -> None:
        """Move it up or down, put another file in its place."""
        language = self.context.language
        reason = self.reason()
        for words, act in (
            (language.gettext("Move up"), lambda: self._move(part_id, -1)),
            (language.gettext("Move down"), lambda: self._move(part_id, 1)),
            (language.gettext("Replace the file…"), lambda: self._on_replace(part_id)),
        ):
            button = LinkButton(words)
            button.clicked.connect(lambda _=False, do=act: do())
            allow(button, not reason, reason)
            form.add_widget(button)

    def hint(self, language: Language) -> tuple[str, str]:
        """A new annex without a file yet."""
        return language.gettext("Title of an annex, then Enter"), language.gettext("New annex")

    def add(self, text: str) -> ChangeSet:
        """List an annex whose file comes later."""
        return self.context.workspace.cases.add_annex(self.record_id, text)

    def add_files(self, *paths: Path) -> None:
        """List files as annexes, on a worker."""
        cases, case_id = self.context.workspace.cases, self.record_id

        def take(progress: Progress) -> None:
            for path in paths:
                cases.add_annex(case_id, "", path, progress)

        self._run(self.context.language.gettext("Taking files into the vault"), take)

    def edit(self, part_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field
        """Change what is said of an annex."""
        return self.context.workspace.cases.edit_annex(part_id, **changes)

    def _move(self, part_id: str, by: int) -> None:
        ids = [part.id for part in self.parts()]
        at = ids.index(part_id)
        if 0 <= at + by < len(ids):
            ids[at], ids[at + by] = ids[at + by], ids[at]
            self.context.run(lambda: self.context.workspace.cases.order_annexes(self.record_id, ids))

    def _on_attach(self) -> None:
        title = self.context.language.gettext("Add files as annexes")
        chosen, _ = QFileDialog.getOpenFileNames(self, title)
        if chosen:
            self.add_files(*(Path(each) for each in chosen))

    def _on_replace(self, part_id: str) -> None:
        title = self.context.language.gettext("Replace the file")
        chosen, _ = QFileDialog.getOpenFileName(self, title)
        if chosen:
            cases = self.context.workspace.cases
            self._run(title, lambda progress: cases.replace_annex(part_id, Path(chosen), progress))

    def _run(self, title: str, act: Any) -> None:  # noqa: ANN401 - a job
        job = self.context.jobs.create(title, act, writes=True)
        job.failed.connect(self.context.fail)
        job.start()

    def _read_states(self) -> None:
        case_id, cases = self.record_id, self.context.workspace.cases
        if not any(part.file_name for part in self.parts()):
            return
        job = self.context.jobs.create("", lambda _progress: cases.annex_states(case_id), quiet=True)
        job.succeeded.connect(lambda found: self._on_states(case_id, found))
        job.failed.connect(self.context.fail)
        job.start()

    def _on_states(self, case_id: str, found: dict[str, AnnexState]) -> None:
        if case_id == self.record_id and found != self._states:
            self._states = found
            self.rows.set_rows([self.row(part, self.context.language) for part in self.parts()])


def _languages(language: Language) -> Choices:
    return [("", language.pgettext("language", "Not said")), *((code, OWN_NAMES[code]) for code in LANGUAGES)]
