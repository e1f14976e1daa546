"""The inspectors of an authority, a network, a donor: the fields that its kind has, who verified it and when."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from focalpoint.domain.bodies import FIELDS, LISTS, SORTS, Area, Body, BodyFinding, BodyKind, Channel, Purpose, as_text
from focalpoint.domain.states import StateKind
from focalpoint.language import isolate, plain_order
from focalpoint.services.doors import zones
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.choosing import PickedChips
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.erasure import ErasureSection
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.panel import Inspector
from focalpoint.ui.inspector.points import ContactPointsSection
from focalpoint.ui.inspector.spoken import spoken_languages
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.pills import StatePill
from focalpoint.words import bodies as words
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.widgets.editors import Editor

_VERIFIED = "verified_on"
_DAYS = frozenset({"valid_from", "valid_until", _VERIFIED})
_FIRST = {
    BodyKind.AUTHORITY: ("name", "state", "purposes", ("phone", "fax"), "email", "urgent_contact", "address"),
    BodyKind.NETWORK: ("name", "sort", "members", "email", "phone"),
    BodyKind.DONOR: ("name", "sort", "state", "areas", "email", "phone"),
}
_LATER = {
    BodyKind.AUTHORITY: (
        "languages", "channel", ("hours", "zone"), "contact", "instruments", "network_ids", "website", _VERIFIED,
        ("valid_from", "valid_until"), "source", "classification", "note",
    ),
    BodyKind.NETWORK: (
        "short_name", "contact", "urgent_contact", "address", "website", "languages", _VERIFIED,
        ("valid_from", "valid_until"), "source", "classification", "note",
    ),
    BodyKind.DONOR: (
        "short_name", "contact", "address", "website", "languages", _VERIFIED, ("valid_from", "valid_until"), "source",
        "classification", "note",
    ),
}  # fmt: skip
"""The order of the fields; two in brackets stand side by side."""


class BodyInspector(Inspector):
    """An entry of one kind."""

    entity = "bodies"

    def __init__(self, context: PageContext, names: choices.Names, kind: BodyKind) -> None:
        super().__init__(context)
        self._kind = kind
        self._state = StatePill(context.theme)
        self._verify = QPushButton()
        self._verify.clicked.connect(self._on_verify)
        line = QHBoxLayout()
        line.addWidget(self._state)
        line.addStretch(1)
        line.addWidget(self._verify)
        self.column.insertLayout(2, line)
        self._add_fields(_FIRST[kind])
        self.add_fields_later(lambda: self._add_fields(_LATER[kind]))
        points = [lambda: ContactPointsSection(context, self.entity)] if kind is BodyKind.NETWORK else []
        self.add_sections(
            *points,
            lambda: FilesSection(context, self.entity),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
            lambda: ErasureSection(context, self.entity),
        )

    def load(self) -> None:
        """Show the entry."""
        body = self.context.workspace.bodies.get(self.record_id)
        language = self.language
        subtitle = isolate(body.ref)
        if body.archived:
            subtitle = language.gettext("{what}, archived").format(what=subtitle)
        self.set_heading(body.name, subtitle)
        self._show_state(body)
        built = self.form.names()
        for name in ("network_ids", "instruments"):
            if name in built:
                self.form.editor(name).retranslate(language)
        self.form.set_values({name: _shown(body, name) for name in FIELDS[self._kind]})
        self.set_reason(why_not(self.context, "bodies.edit"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        kept: str | None = "" if value is None else str(value)
        if name in LISTS:
            kept = as_text(value) if isinstance(value, tuple) else ""
        elif name in _DAYS:
            kept = first_day(str(value or ""))
            if value and kept is None:
                return False
        workspace, body_id = self.context.workspace, self.record_id
        return self.context.run(lambda: workspace.bodies.edit(body_id, **{name: kept}))

    def retranslate(self) -> None:
        """Write everything anew."""
        self._verify.setText(self.language.gettext("Verified today"))
        super().retranslate()

    # Inside -------------------------------------------------------------------------------------

    def _add_fields(self, rows: Sequence[str | tuple[str, str]]) -> None:
        for row in rows:
            if isinstance(row, str):
                self.form.add(row, self._words(row), self._editor(row))
            else:
                self.form.add_pair(*((name, self._words(name), self._editor(name)) for name in row))

    def _editor(self, name: str) -> Editor:
        theme = self.context.theme
        if name in _DAYS:
            return DayEditor(theme, first_day)
        if name in {"address", "note", "hours"}:
            return LongTextEditor(theme, least=2 if name != "hours" else 1)
        single = {
            "state": self._states,
            "sort": self._sorts,
            "channel": _channels,
            "zone": _zones,
            "classification": choices.markings,
        }
        if name in single:
            return ChoiceEditor(single[name])
        several = {
            "purposes": _purposes,
            "areas": _areas,
            "languages": spoken_languages,
            "members": self._states,
            "instruments": self._instruments,
            "network_ids": self._networks,
        }
        return PickedChips(theme, several[name]) if name in several else TextEditor()

    def _show_state(self, body: Body) -> None:
        language = self.language
        found = self.context.workspace.bodies.findings(body)
        told = [words.finding(language, code) for code in found if code is not BodyFinding.CHECK_DUE]
        if body.archived:
            self._state.set_state("grey", language.pgettext("record", "Archived"))
        elif told:
            self._state.set_state("amber", told[0])
        self._state.setVisible(body.archived or bool(told))
        if BodyFinding.CHECK_DUE in found:
            self.form.set_hint(_VERIFIED, words.finding(language, BodyFinding.CHECK_DUE), "warning")
        else:
            by = language.gettext("by {name}").format(name=isolate(body.verified_by)) if body.verified_by else ""
            self.form.set_hint(_VERIFIED, by)
        reason = why_not(self.context, "bodies.verify")
        allow(self._verify, not reason, reason)

    def _words(self, field: str) -> partial[str]:
        return partial(_label_of, field=field)

    def _states(self, language: Language) -> Sequence[tuple[str | None, str]]:
        states = self.context.workspace.states.all()
        named: list[tuple[str | None, str]] = [
            (state.code, plain_order(state.name(language.code)))
            for state in states
            if state.kind in {StateKind.STATE, StateKind.ORGANIZATION}
        ]
        named.sort(key=lambda pair: pair[1].casefold())
        return [(None, language.pgettext("state", "None")), *named]

    def _sorts(self, language: Language) -> Sequence[tuple[str | None, str]]:
        known = [(sort.value, words.sort(language, sort)) for sort in SORTS[self._kind]]
        return [(None, language.pgettext("kind", "Not said")), *known]

    def _networks(self, _language: Language) -> Sequence[tuple[str | None, str]]:
        return [(body.id, plain_order(body.name)) for body in self.context.workspace.bodies.list({BodyKind.NETWORK})]

    def _instruments(self, language: Language) -> Sequence[tuple[str | None, str]]:
        found = self.context.workspace.instruments.catalogue()
        return [(each.id, plain_order(each.short_title(language.code))) for each in found]

    def _on_verify(self) -> None:
        bodies, body_id = self.context.workspace.bodies, self.record_id
        self.context.run(lambda: bodies.verify([body_id]))


def _shown(body: Body, name: str) -> object:
    """A field's value as its editor takes it."""
    value = getattr(body, name)
    return value if name in LISTS else value or None


def _label_of(language: Language, field: str) -> str:
    return plain_order(field_label(language, "bodies", field))


def _channels(language: Language) -> Sequence[tuple[str | None, str]]:
    known = [(channel.value, words.channel(language, channel)) for channel in Channel]
    return [(None, language.pgettext("channel", "Not known")), *known]


def _zones(language: Language) -> Sequence[tuple[str | None, str]]:
    return [(None, language.pgettext("zone", "Not known")), *((zone, zone) for zone in zones())]


def _purposes(language: Language) -> Sequence[tuple[str | None, str]]:
    return [(purpose.value, words.purpose(language, purpose)) for purpose in Purpose]


def _areas(language: Language) -> Sequence[tuple[str | None, str]]:
    return [(area.value, words.area(language, area)) for area in Area]
