"""The directory's people as a list: its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focalpoint.domain.directory import Person
from focalpoint.ui.widgets.records import Column

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.pages.directory.cells import Cells


def person_columns(cells: Cells) -> list[Column[Person]]:
    """Name first; what is seldom asked stays hidden until it is chosen."""

    def role(person: Person, _language: Language) -> tuple[str, str]:
        return cells.state(person)

    return [
        Column("name", lambda words: words.gettext("Name"), lambda item, _: cells.name(item), width=160),
        Column(
            "role", lambda words: words.gettext("Role"), lambda item, _: cells.state(item)[1], width=130, state=role
        ),
        Column("function", lambda words: words.gettext("Function"), lambda item, _: cells.function(item), width=150),
        Column(
            "ministry",
            lambda words: words.gettext("Ministry"),
            lambda item, _: cells.ministry_name(item),
            width=150,
        ),
        Column("phone", lambda words: words.gettext("Telephone"), lambda item, _: cells.phone(item), width=104),
        Column(
            "email", lambda words: words.gettext("E-mail"), lambda item, _: cells.email(item), width=170, hidden=True
        ),
        Column(
            "tasks",
            lambda words: words.gettext("Tasks"),
            lambda item, _: cells.tasks(item),
            key=lambda item: (cells.work(item).late, cells.work(item).open),
            width=100,
            token=lambda item: "red" if cells.work(item).late else "",
            hidden=True,
        ),
        Column(
            "verified",
            lambda words: words.gettext("Verified"),
            lambda item, _: cells.verified_marked(item),
            key=lambda item: item.verified_on or "",
            width=118,
            token=lambda item: "amber" if cells.is_doubtful(item) else "",
        ),
        Column(
            "language",
            lambda words: words.gettext("Language"),
            lambda item, _: cells.spoken(item),
            width=90,
            hidden=True,
        ),
    ]
