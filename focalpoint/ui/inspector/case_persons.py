"""The persons of a case: as they are, how sure that is, and whose name stays out of lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from focalpoint.domain.cases import Birth, BirthCalendar, CasePerson, Identity, IdentityPaper
from focalpoint.domain.states import StateKind
from focalpoint.language import isolate, plain_order
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.inspector.case_sections import PartSection
from focalpoint.ui.inspector.choosing import PickedChips
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.folding import FoldRow
from focalpoint.ui.inspector.spoken import spoken_languages
from focalpoint.ui.inspector.treaty_forms import RowForm, label_of
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.words.fields import field_label
from focalpoint.words.register import birth_calendar, identity
from focalpoint.words.request_options import option_words

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.requests.specification import FieldSpec
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices

_FLAGS: Final = ("minor", "victim", "protected")
_BIRTH: Final = {"birth_text": "text", "birth_iso": "iso", "birth_calendar": "calendar", "birth_place": "place"}


class PersonsSection(PartSection):
    """Everybody in the case, with a role."""

    name, table, add_method, method = "case_persons", "case_persons", "cases.add_person", "cases.edit_person"
    open_at_first = True

    def heading(self) -> str:
        """Persons and how many."""
        return self.context.language.gettext("Persons ({n})").format(n=len(self.parts()))

    def parts(self) -> Sequence[CasePerson]:
        """The persons of the case."""
        return self.book.file(self.record_id).persons

    def row(self, part: CasePerson, language: Language) -> FoldRow:
        """Key and name (the key alone where the name is withheld), role, what to mind."""
        name = f"{part.key} {isolate(part.listed_name)}" if not part.withheld else part.key
        flags = [field_label(language, self.table, each) for each in _FLAGS if getattr(part, each)]
        if part.identity != Identity.KNOWN:
            flags.append(language.gettext("identity: {state}").format(state=identity(language, part.identity)))
        return FoldRow(part.id, name, " · ".join([_word(language, "role", part.role), *flags]))

    def fields(self, form: RowForm) -> None:
        """Names first, then who and where, then what is owed to a victim."""
        theme = self.context.theme
        form.line("name")
        form.line("name_original")
        form.add("name_parts", label_of(self.table, "name_parts"), LongTextEditor(theme, least=1, most=4))
        form.add("aliases", label_of(self.table, "aliases"), LongTextEditor(theme, least=1, most=6))
        form.add_pair(
            ("kind", label_of(self.table, "kind"), ChoiceEditor(_options("kind"))),
            ("role", label_of(self.table, "role"), ChoiceEditor(_options("role"))),
        )
        form.add_pair(
            ("identity", label_of(self.table, "identity"), ChoiceEditor(_identities)),
            ("sex", label_of(self.table, "sex"), ChoiceEditor(_options("sex"))),
        )
        form.text("identity_note")
        form.add_pair(
            ("birth_iso", lambda language: language.gettext("Date of birth"), DayEditor(theme, first_day)),
            ("birth_calendar", lambda language: language.gettext("Calendar of the paper"), ChoiceEditor(_calendars)),
        )
        form.add_pair(
            ("birth_text", lambda language: language.gettext("Birth as the paper says"), TextEditor()),
            ("birth_place", lambda language: language.gettext("Place of birth"), TextEditor()),
        )
        form.add(
            "other_births",
            lambda language: language.gettext("Other dates of birth, a line each"),
            LongTextEditor(theme, least=1, most=4),
        )
        form.add("nationalities", label_of(self.table, "nationalities"), PickedChips(theme, self._states))
        form.add("languages", label_of(self.table, "languages"), PickedChips(theme, spoken_languages))
        form.add(
            "documents",
            lambda language: language.gettext("Identity papers, a line each: type; number; issuer"),
            LongTextEditor(theme, least=1, most=5),
        )
        form.text("address")
        form.add_pair(
            ("status", label_of(self.table, "status"), ChoiceEditor(_options("status"))),
            ("custody_since", label_of(self.table, "custody_since"), DayEditor(theme, first_day)),
        )
        form.day("custody_until")
        form.line("registration_no")
        form.line("representative")
        for flag in _FLAGS:
            form.tick(flag, partial(_flag, flag=flag))
        form.text("harm")
        form.day("informed_on")
        form.line("contact")
        form.text("compensation")
        form.text("note")

    def shown(self, part: CasePerson) -> dict[str, object]:
        """A person as the editors take it."""
        found = super().shown(part)
        first = part.births[0] if part.births else Birth()
        found |= {name: getattr(first, own) for name, own in _BIRTH.items()}
        found["other_births"] = "\n".join(birth.text or birth.iso for birth in part.births[1:])
        found["documents"] = "\n".join(_paper_line(paper) for paper in part.documents)
        for name in ("name_parts", "aliases"):
            found[name] = "\n".join(getattr(part, name))
        return found

    def stored(self, part: CasePerson, name: str, value: object) -> dict[str, Any] | None:
        """What an edited field changes of the person."""
        text = str(value or "").strip()
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        if name in _BIRTH:
            return self._birth(part, name, text)
        if name == "other_births":
            kept = {birth.text or birth.iso: birth for birth in part.births[1:]}
            first = part.births[:1] or ((Birth(),) if lines else ())
            return {"births": (*first, *(kept.get(line, Birth(text=line)) for line in lines))}
        if name == "documents":
            return {"documents": tuple(_paper(line) for line in lines)}
        if name in {"name_parts", "aliases"}:
            return {name: lines}
        return super().stored(part, name, value)

    def hint(self, language: Language) -> tuple[str, str]:
        """A new person."""
        return language.gettext("Name of a person, then Enter"), language.gettext("New person")

    def add(self, text: str) -> ChangeSet:
        """Add a person by name: in Latin letters, or in another script."""
        own = "name" if any("a" <= letter.casefold() <= "z" for letter in text) else "name_original"
        return self.context.workspace.cases.add_person(self.record_id, **{own: text})

    def edit(self, part_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field
        """Change a person; drafts follow."""
        return self.context.workspace.cases.edit_person(part_id, **changes)

    def _birth(self, part: CasePerson, name: str, text: str) -> dict[str, Any] | None:
        if name == "birth_iso" and text:
            day = first_day(text)
            if day is None:
                return None
            text = day[:10]
        first = replace(part.births[0] if part.births else Birth(), **{_BIRTH[name]: text})
        rest = part.births[1:]
        empty = not (first.text or first.iso or first.place)
        return {"births": rest if empty and not rest else (first, *rest)}

    def _states(self, language: Language) -> Choices:
        states = self.context.workspace.states.all()
        named: list[tuple[str | None, str]] = [
            (state.code, plain_order(state.name(language.code))) for state in states if state.kind is StateKind.STATE
        ]
        return sorted(named, key=lambda pair: pair[1].casefold())


def _flag(language: Language, flag: str) -> str:
    return field_label(language, "case_persons", flag)


def _field(name: str) -> FieldSpec:
    """What requests ask of a person in this field."""
    return catalogue().known[f"subj[].{name}"]


def _word(language: Language, name: str, code: str) -> str:
    return option_words(language, _field(name), code)


def _options(name: str) -> Callable[[Language], Choices]:
    def choices(language: Language) -> Choices:
        nothing: list[tuple[str | None, str]] = [("", language.pgettext("person", "Not said"))]
        told = [(code, _word(language, name, code)) for code in _field(name).options]
        return told if name in {"kind", "role"} else [*nothing, *told]

    return choices


def _paper_line(paper: IdentityPaper) -> str:
    return f"{paper.type}; {paper.number}; {paper.issuer}".rstrip("; ")


def _paper(line: str) -> IdentityPaper:
    told = [part.strip() for part in line.split(";", 2)]
    if len(told) == 1:
        return IdentityPaper("", told[0], "")
    return IdentityPaper(*told, *([""] * (3 - len(told))))


def _identities(language: Language) -> Choices:
    return [(each.value, identity(language, each)) for each in Identity]


def _calendars(language: Language) -> Choices:
    return [(each.value, birth_calendar(language, each)) for each in BirthCalendar]
