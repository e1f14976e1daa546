"""What can be done with the open request: submit, approve, give back, mark as sent, copy, follow up, archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from focalpoint.domain.register import AT_HOME, Direction, Status, may_follow
from focalpoint.domain.requests.findings import Severity
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.inspector.acting import ask, why_not
from focalpoint.ui.pages.requests.returning import fill as fill_returns
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.words.request_findings import finding_text
from focalpoint.words.requests import kind_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.requests.findings import Finding
    from focalpoint.ui.pages.requests.desk import RequestDesk
    from focalpoint.ui.shell.context import PageContext

_FOLLOWING: Final = ("supplementary_information", "withdrawal")
_FOLLOWING_EXTRADITION: Final = ("speciality_consent", "reextradition_consent", "temporary_surrender", "transit")


class Life(QObject):
    """The acts of one request; each is a step of the service that can be undone where that is possible."""

    def __init__(self, context: PageContext, desk: RequestDesk) -> None:
        super().__init__(desk)
        self._context, self._desk = context, desk

    def next_words(self) -> tuple[str, str]:
        """The words of the next act, and why it may not be done now; no words where there is none."""
        language, line = self._context.language, self._desk.model.record.line
        if line.direction == Direction.INCOMING or line.status not in AT_HOME:
            if not may_follow(line.direction, line.kind, line.status):
                return "", ""
            return language.gettext("Record what happened…"), why_not(self._context, "requests.event")
        if line.status == Status.DRAFT:
            return language.gettext("Put before the approver"), why_not(self._context, "requests.submit")
        if line.status == Status.SUBMITTED:
            return language.gettext("Approve…"), why_not(self._context, "requests.approve") or self._unmet()
        if line.status == Status.APPROVED:
            return language.gettext("Mark as sent"), why_not(self._context, "requests.mark_sent")
        return "", ""

    def do_next(self) -> None:
        """Do the next act."""
        self._desk.wizard.flush()
        line, request_id = self._desk.model.record.line, self._desk.request_id
        status = Status.RECEIVED if line.direction == Direction.INCOMING else line.status
        requests, language = self._context.workspace.requests, self._context.language
        if status == Status.DRAFT:
            self._do(lambda: requests.submit(request_id), language.gettext("It is before the approver."))
        elif status == Status.SUBMITTED:
            self.approve()
        elif status == Status.APPROVED:
            self._do(lambda: requests.mark_sent(request_id), language.gettext("It is marked as sent."))
        else:
            self.record()

    def record(self) -> None:
        """Ask what happened, and record it."""
        from focalpoint.ui.pages.requests.happening import HappeningDialog

        HappeningDialog(self._desk.window(), self._context, self._desk.model.record.line).open()

    def show_course(self) -> QWidget:
        """Show the limits that run and what happened."""
        from focalpoint.ui.pages.requests.course import CourseDialog

        dialog = CourseDialog(self._desk, self._context)
        dialog.open()
        return dialog

    def approve(self) -> None:
        """Ask for the approver's particulars, and approve."""
        from focalpoint.ui.pages.requests.approving import ApproveDialog

        ApproveDialog(self._desk.window(), self._context, self._desk.request_id).open()

    def why_not_release(self, finding: Finding) -> str:
        """Why a finding cannot be let pass by this person; empty where it can."""
        if not finding.releasable:
            return self._context.language.gettext("This stops the letter: it cannot be released, only mended.")
        return why_not(self._context, "requests.release")

    def release(self, finding: Finding) -> None:
        """Ask for the reason, and let a finding pass."""
        language, requests, request_id = self._context.language, self._context.workspace.requests, self._desk.request_id
        ask(
            self._context,
            self._desk.window(),
            title=language.gettext("Release a finding"),
            text=finding_text(finding, language),
            field=language.gettext("Why it may pass"),
            verb=language.gettext("Release"),
            then=lambda reason: self._context.run(
                lambda: requests.release(request_id, finding.code, finding.field, reason)
            ),
        )

    def can_write(self) -> bool:
        """Whether a letter can be written to a file here; a vault that is open for reading only can be."""
        return self._context.workspace.may("requests.write")

    def write(self) -> QWidget:
        """Ask what is to be written: the letter, a bundle, the certificate, the data."""
        from focalpoint.ui.pages.requests.writing import WriteDialog

        self._desk.wizard.flush()
        dialog = WriteDialog(self._desk, self._context, self._desk.model.record)
        dialog.open()
        return dialog

    def fill(self, menu: QMenu) -> None:
        """What else can be done, with the reasons why not."""
        menu.clear()
        language, line = self._context.language, self._desk.model.record.line
        at_home = line.status in AT_HOME
        self._entry(menu, language.gettext("Course and time limits…"), "requests.limits", self.show_course)
        if line.direction == Direction.INCOMING and self._desk.model.record.approvable:
            self._entry(menu, language.gettext("Approve…"), "requests.approve", self.approve)
        if line.status in {Status.SUBMITTED, Status.APPROVED} and line.direction == Direction.OUTGOING:
            self._entry(menu, language.gettext("Give back to the drafter…"), "requests.give_back", self._give_back)
            menu.addSeparator()
        if line.direction == Direction.OUTGOING:
            self._entry(menu, language.gettext("Copy to another State…"), "requests.copy_to", self._copy)
        if at_home and line.direction == Direction.OUTGOING:
            self._entry(
                menu, language.gettext("Take over from the case again"), "requests.take_from_case", self._from_case
            )
        elif line.direction == Direction.OUTGOING:
            following = menu.addMenu(language.gettext("Write what follows"))
            kinds = [*_FOLLOWING, *(_FOLLOWING_EXTRADITION if line.kind == "extradition" else ())]
            for kind in kinds:
                words = kind_title(language, catalogue(), kind)
                self._entry(following, words, "requests.follow_up", partial(self._follow, kind))
        fill_returns(menu, self._desk, self._context)
        menu.addSeparator()
        if at_home:
            self._entry(menu, language.gettext("Archive"), "requests.archive", self._archive)

    # -- how -------------------------------------------------------------------------------------

    def _entry(self, menu: QMenu, words: str, method: str, act: Callable[[], object]) -> None:
        action = menu.addAction(words)
        action.triggered.connect(lambda _=False: act())
        reason = why_not(self._context, method)
        allow_action(action, not reason, reason)

    def _do(self, act: Callable[[], ChangeSet], words: str) -> None:
        if self._context.run(act):
            self._context.announce(words)

    def _unmet(self) -> str:
        """Why it cannot be approved yet: what stands against it that nobody has released."""
        checked = self._desk.wizard.checked
        if checked is None:
            return ""
        grave = [
            one
            for one in checked.findings
            if one.severity is Severity.STOP or (one.severity is Severity.MUST and not one.released)
        ]
        if not grave:
            return ""
        language = self._context.language
        return language.ngettext(
            "{n} finding must be fixed or released first.", "{n} findings must be fixed or released first.", len(grave)
        ).format(n=language.number(len(grave)))

    def _give_back(self) -> None:
        language, requests, request_id = self._context.language, self._context.workspace.requests, self._desk.request_id
        ask(
            self._context,
            self._desk.window(),
            title=language.gettext("Give back to the drafter"),
            text=language.gettext("The request is a draft again; an approval lapses. The drafter reads the reason."),
            field=language.gettext("Reason"),
            verb=language.gettext("Give back"),
            then=lambda reason: self._context.run(lambda: requests.give_back(request_id, reason)),
        )

    def _copy(self) -> None:
        from focalpoint.ui.inspector.picker import Picker, pick

        workspace, language = self._context.workspace, self._context.language
        own = workspace.settings.get("country")
        states = sorted(
            ((one.code, one.name(language.code)) for one in workspace.states.all() if one.code != own),
            key=lambda pair: pair[1].casefold(),
        )
        title = language.gettext("Copy to another State")
        picker = Picker(self._desk.window(), self._context.theme, language, title, states)
        pick(picker, lambda state: self._open_made(lambda: workspace.requests.copy_to(self._desk.request_id, state)))

    def _follow(self, kind: str) -> None:
        requests, request_id = self._context.workspace.requests, self._desk.request_id
        self._open_made(lambda: requests.follow_up(request_id, kind))

    def _open_made(self, make: Callable[[], str]) -> None:
        made: list[str] = []
        if self._context.run(lambda: made.append(make())) and made:
            self._context.reveal("requests", made[0])

    def _from_case(self) -> None:
        requests, request_id = self._context.workspace.requests, self._desk.request_id
        words = self._context.language.gettext("Persons, facts, offences and annexes are again as the case has them.")
        self._do(lambda: requests.take_from_case(request_id), words)

    def _archive(self) -> None:
        requests, request_id = self._context.workspace.requests, self._desk.request_id
        if self._context.run(lambda: requests.archive([request_id])):
            self._desk.left.emit()
