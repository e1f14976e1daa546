"""Settings of what others may see: locking, the clipboard, pictures of the screen, the marking over the window."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.classification import Classification
from focalpoint.language import Language
from focalpoint.ui.pages.settings.section import Section, SettingsCard
from focalpoint.ui.shell.capture import CaptureGuard, best_screen
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.shell.safeguards import safeguards_of
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import ChoiceEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.words.classification import marking

_KEYS = ("lock_minutes", "clipboard_seconds", "screen_capture", "banner_from")
_WIDTH = 360


class PrivacySection(Section):
    """The same for everybody who uses this vault."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._forms: list[FieldForm] = []
        self._can_hide = best_screen() is not None
        self._lock_card()
        self._clipboard_card()
        self._capture_card()
        self._banner_card()
        self.finish()

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        for form in self._forms:
            form.retranslate(self.context.language)
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is chosen."""
        settings, reason = self.context.workspace.settings, self.reason_against("settings.set")
        for form in self._forms:
            form.set_values({key: settings.get(key) for key in _KEYS})
            form.set_read_only(bool(reason), reason)
        self._show_pause()

    def _lock_card(self) -> None:
        card = self.add_card(
            lambda language: language.gettext("Locking"),
            lambda language: language.gettext(
                "The vault locks when nobody was at the computer for so long, when the computer sleeps, and on Ctrl+L."
                " What you were typing is kept, encrypted, and you come back to the same place."
            ),
        )
        form = self._add_form(card)
        form.add("lock_minutes", lambda language: language.gettext("Lock after"), ChoiceEditor(_minutes))
        card.add_text(self._idle_words, "small")

    def _clipboard_card(self) -> None:
        card = self.add_card(
            lambda language: language.gettext("Clipboard"),
            lambda language: language.gettext(
                "What you copied here is taken off the clipboard after a while and when the vault locks. What another"
                " program has put there is left alone."
            ),
        )
        form = self._add_form(card)
        form.add("clipboard_seconds", lambda language: language.gettext("Clear it after"), ChoiceEditor(_seconds))

    def _capture_card(self) -> None:
        card = self.add_card(lambda language: language.gettext("Pictures of the screen"))
        self.pause = QPushButton()
        self._pause_note = label(role="small", wrap=True)
        if not self._can_hide:
            self.pause.hide()
            card.add_text(
                lambda language: language.gettext(
                    "This system does not let a program keep its windows out of screenshots and shared screens, so"
                    " there is nothing to choose here. Lock the vault before you share your screen."
                ),
                "muted",
            )
            return
        card.add_text(
            lambda language: language.gettext(
                "Screenshots, recordings and shared screens show a blank place instead of these windows."
            ),
            "muted",
        )
        form = self._add_form(card)
        form.add(
            "screen_capture", lambda language: language.gettext("What other programs may do"), ChoiceEditor(_captures)
        )
        card.add_row(self.pause)
        card.column.addWidget(self._pause_note)
        self.pause.clicked.connect(self._on_pause)

    def _banner_card(self) -> None:
        card = self.add_card(
            lambda language: language.gettext("Marking over the window"),
            lambda language: language.gettext(
                "A coloured strip with the marking stands over the whole window from this marking on, so that whoever"
                " passes by, and every picture, shows how far it may travel."
            ),
        )
        form = self._add_form(card)
        form.add("banner_from", lambda language: language.gettext("Show the strip"), ChoiceEditor(_levels))

    def _add_form(self, card: SettingsCard) -> FieldForm:
        form = FieldForm(self.context.theme, self._save)
        form.setMaximumWidth(self.context.theme.px(_WIDTH))
        self._forms.append(form)
        card.column.addWidget(form)
        return form

    def _idle_words(self, language: Language) -> str:
        if self.context.hears_whole_session:
            return language.gettext("The computer tells when nobody uses it, also in other programs.")
        return language.gettext(
            "This computer does not tell whether other programs are used: only keys and mouse in this window count."
        )

    def _save(self, name: str, value: object) -> bool:
        settings = self.context.workspace.settings
        return self.context.run(lambda: settings.set(**{name: str(value)}))

    def _guard(self) -> CaptureGuard | None:
        found = safeguards_of(self)
        return found.capture if found is not None else None

    def _show_pause(self) -> None:
        language, guard = self.context.language, self._guard()
        self.pause.setText(language.gettext("Allow for 5 minutes"))
        allowed = self.context.workspace.settings.get("screen_capture") == "1"
        paused = guard is not None and guard.paused
        allow(self.pause, not allowed and not paused, language.gettext("Pictures are allowed already."))
        self._pause_note.setText(language.gettext("Allowed for 5 minutes, then no longer.") if paused else "")

    def _on_pause(self) -> None:
        guard = self._guard()
        if guard is not None:
            guard.allow_for_a_while()
            self._show_pause()
            self.context.announce(self._pause_note.text())


def _minutes(language: Language) -> list[tuple[str | None, str]]:
    return [
        (str(n), language.ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in (1, 2, 5, 10, 15, 20, 30, 60)
    ]


def _seconds(language: Language) -> list[tuple[str | None, str]]:
    timed: list[tuple[str | None, str]] = [
        (str(n), language.ngettext("{n} second", "{n} seconds", n).format(n=n)) for n in (15, 30, 60, 120, 300)
    ]
    return [*timed, ("0", language.gettext("Only when locking"))]


def _captures(language: Language) -> list[tuple[str | None, str]]:
    return [
        ("0", language.gettext("They do not see these windows")),
        ("1", language.gettext("They may take pictures of these windows")),
    ]


def _levels(language: Language) -> list[tuple[str | None, str]]:
    levels: list[tuple[str | None, str]] = [
        (level.value, language.gettext("From “{marking}” on").format(marking=marking(language, level.value)))
        for level in Classification
    ]
    return [*levels, ("never", language.gettext("Never"))]
