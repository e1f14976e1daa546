"""How a request reads in a list: what it is, to whom, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.register import Status
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.widgets.records import Column
from focalpoint.words import register as words_of
from focalpoint.words.requests import kind_title, specification_title, type_title

if TYPE_CHECKING:
    from focalpoint.domain.register import RequestLine
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace

_COLOURS: Final[dict[str, str]] = {
    Status.DRAFT: "grey",
    Status.SUBMITTED: "amber",
    Status.INFORMATION_ASKED: "amber",
    Status.POSTPONED: "amber",
    Status.REFUSED: "red",
    Status.APPROVED: "green",
    Status.GRANTED: "green",
    Status.PARTLY_GRANTED: "green",
    Status.EXECUTED: "green",
    Status.SURRENDERED: "green",
    Status.WITHDRAWN: "grey",
    Status.CLOSED: "grey",
}


def status_colour(status: str) -> str:
    """The colour of a state's pill: grey, blue, amber, green or red."""
    return _COLOURS.get(status, "blue")


class Cells:
    """Names that lists need, read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._cases: dict[str, str] | None = None

    def forget(self) -> None:
        """Read the cases again when next asked."""
        self._cases = None

    def kind(self, language: Language, line: RequestLine) -> str:
        """What kind of request it is; for legal assistance, what is asked."""
        known = catalogue()
        asked = [known.types[each] for each in line.types if each in known.types]
        if line.kind == "mla" and asked:
            first = type_title(language, asked[0])
            more = len(asked) - 1
            words = language.ngettext("{measure} and {n} more", "{measure} and {n} more", more)
            return words.format(measure=first, n=language.number(more)) if more else first
        if line.stage:
            return specification_title(language, known.specification(line.kind, line.stage))
        return kind_title(language, known, line.kind)

    def title(self, language: Language, line: RequestLine) -> str:
        """Its own title, or what kind it is."""
        return line.title or self.kind(language, line)

    def state(self, language: Language, code: str) -> str:
        """A State's name."""
        return self._workspace.states.name(code, language.code) if code else ""

    def case(self, case_id: str) -> str:
        """The case's reference."""
        if self._cases is None:
            try:
                self._cases = {case.id: case.reference for case in self._workspace.cases.list(archived=True)}
            except FocalPointError:
                self._cases = {}
        return self._cases.get(case_id, "")


def request_columns(cells: Cells) -> list[Column[RequestLine]]:
    """The register's columns."""
    return [
        Column(
            "reference",
            lambda words: words.gettext("Reference"),
            lambda line, _: line.reference or line.ref,
            width=128,
        ),
        Column(
            "title", lambda words: words.gettext("Request"), lambda line, words: cells.title(words, line), width=250
        ),
        Column(
            "state",
            lambda words: words.pgettext("column", "State"),
            lambda line, words: cells.state(words, line.state),
            width=120,
            same=lambda line: line.state,
        ),
        Column(
            "status",
            lambda words: words.gettext("Status"),
            lambda line, words: words_of.status(words, line.status),
            width=150,
            state=lambda line, words: (status_colour(line.status), words_of.status(words, line.status)),
        ),
        Column(
            "due",
            lambda words: words.gettext("Due"),
            lambda line, words: show_date(words, line.due_on),
            key=lambda line: line.due_on,
            width=104,
        ),
        Column(
            "direction",
            lambda words: words.gettext("Direction"),
            lambda line, words: words_of.direction(words, line.direction),
            width=90,
            same=lambda line: line.direction,
        ),
        Column("case", lambda words: words.gettext("Case"), lambda line, _: cells.case(line.case_id), width=120),
        Column(
            "sent",
            lambda words: words.gettext("Sent or received"),
            lambda line, words: show_date(words, line.sent_on or line.received_on),
            key=lambda line: line.sent_on or line.received_on,
            width=120,
            hidden=True,
        ),
        Column(
            "theirs",
            lambda words: words.gettext("Their reference"),
            lambda line, _: line.their_reference,
            width=120,
            hidden=True,
        ),
        Column(
            "updated",
            lambda words: words.gettext("Last changed"),
            lambda line, words: show_date(words, line.updated_at[:10]),
            key=lambda line: line.updated_at,
            width=110,
            hidden=True,
        ),
    ]
