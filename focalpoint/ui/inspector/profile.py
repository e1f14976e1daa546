"""How a State deals with requests, in its inspector: the unknown is seen and asks; when it was verified is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from focalpoint.domain.bodies import BodyKind
from focalpoint.domain.profiles import CHOICES, StateProfile
from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.choosing import PickedChips
from focalpoint.ui.inspector.dates import first_day, show_date
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.section import Section
from focalpoint.ui.inspector.spoken import spoken_languages
from focalpoint.ui.inspector.treaty_forms import RowForm, label_of
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.words.profiles import way

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices
    from focalpoint.ui.shell.context import PageContext

_TABLE: Final = "state_profiles"
_ORDER: Final = (
    "channel", "tradition", "evidence", "dual_criminality", "death_penalty", "nationals", "originals",
    "data_protection_statement", "no_torture_statement",
)  # fmt: skip


class ProfileSection(Section):
    """The form of a State's ways. A field that nobody has filled says *unknown*."""

    name = "state-profile"
    tables = frozenset({_TABLE, "bodies"})
    open_at_first = True

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._state = label(role="small", wrap=True)
        self.verify = QPushButton()
        self.verify.clicked.connect(self._on_verify)
        self.form: RowForm | None = None
        self.column.addWidget(self._state)
        self.column.addWidget(self.verify, 0, Qt.AlignmentFlag.AlignLeading)

    def heading(self) -> str:
        """Its ways, and how many of them are unknown."""
        language, unknown = self.context.language, len(self._profile().unknown)
        if not unknown:
            return language.gettext("How it deals with requests")
        words = language.ngettext(
            "How it deals with requests: {n} unknown", "How it deals with requests: {n} unknown", unknown
        )
        return words.format(n=language.number(unknown))

    def fill(self) -> None:
        """Show what is known."""
        language, profile = self.context.language, self._profile()
        if self.form is None:
            self.form = self._build()
            self.column.addWidget(self.form)
        self.form.retranslate(language)
        self.form.set_values(
            {
                **{name: getattr(profile, name) for name in (*CHOICES, "de_minimis", "source", "note", "verified_on")},
                "languages": profile.languages,
                "authority_id": profile.authority_id or "",
            }
        )
        reason = why_not(self.context, "profiles.edit")
        self.form.set_read_only(bool(reason), reason)
        self.verify.setText(language.gettext("Verified today"))
        allow(self.verify, not reason, reason)
        self._state.setText(self._told(profile))

    def retranslate(self) -> None:
        """The choices are built anew in the language of the screen."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        super().retranslate()

    def _build(self) -> RowForm:
        theme = self.context.theme
        form = RowForm(self.context, _TABLE, self._save)
        form.add("languages", label_of(_TABLE, "languages"), PickedChips(theme, spoken_languages))
        form.add("authority_id", label_of(_TABLE, "authority_id"), ChoiceEditor(self._authorities))
        for name in _ORDER:
            form.add(name, label_of(_TABLE, name), ChoiceEditor(_ways(name)))
        form.add("de_minimis", label_of(_TABLE, "de_minimis"), LongTextEditor(theme, least=1, most=4))
        form.add("verified_on", label_of(_TABLE, "verified_on"), DayEditor(theme, first_day))
        form.add("source", label_of(_TABLE, "source"), TextEditor())
        form.add("note", label_of(_TABLE, "note"), LongTextEditor(theme, least=1, most=6))
        return form

    def _profile(self) -> StateProfile:
        return self.context.workspace.profiles.get(self.record_id)

    def _told(self, profile: StateProfile) -> str:
        language = self.context.language
        if not profile.verified_on:
            return language.gettext("Nobody has verified these ways yet: ask the authority of this State.")
        words = language.gettext("Verified on {date} by {name}.").format(
            date=show_date(language, profile.verified_on), name=isolate(profile.verified_by or "–")
        )
        if profile.to_verify(self.context.workspace.clock.today()):
            words = language.gettext("{what} That is over a year ago: verify it again.").format(what=words)
        return words

    def _save(self, name: str, value: object) -> bool:
        kept: object = value if isinstance(value, tuple) else str(value or "")
        if name == "verified_on":
            day = first_day(str(value or ""))
            if value and day is None:
                return False
            kept = day[:10] if day else None
        if name == "authority_id":
            kept = value or None
        profiles, state = self.context.workspace.profiles, self.record_id
        return self.context.run(lambda: profiles.edit(state, **{name: kept}))

    def _on_verify(self) -> None:
        profiles, state = self.context.workspace.profiles, self.record_id
        self.context.run(lambda: profiles.verify(state))

    def _authorities(self, language: Language) -> Choices:
        found = self.context.workspace.bodies.list({BodyKind.AUTHORITY}, state=self.record_id)
        return [("", language.pgettext("profile", "Unknown")), *((each.id, plain_order(each.name)) for each in found)]


def _ways(name: str) -> Callable[[Language], Choices]:
    return partial(_choices, name=name)


def _choices(language: Language, name: str) -> Choices:
    return [("", way(language, name, "")), *((code, way(language, name, code)) for code in CHOICES[name])]
