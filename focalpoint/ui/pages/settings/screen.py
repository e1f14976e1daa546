"""Settings of this computer's screen: language, colours, text size, remembered vaults."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from focalpoint.domain.changes import ChangeSet
from focalpoint.language import LANGUAGES, OWN_NAMES, Language
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.shell.theme.theme import TEXT_SIZES
from focalpoint.ui.widgets.editors import ChoiceEditor
from focalpoint.ui.widgets.form import FieldForm


class ScreenSection(Section):
    """What one sees, kept on this computer and not in the vault."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        card = self.add_card(
            lambda language: language.gettext("The screen"),
            lambda language: language.gettext(
                "Kept on this computer, for you alone. Documents have their own language."
            ),
        )
        self.form = FieldForm(context.theme, self._save)
        self.form.setMaximumWidth(context.theme.px(360))
        self.form.add("language", lambda language: language.gettext("Language"), ChoiceEditor(_languages))
        self.form.add("theme", lambda language: language.gettext("Colours"), ChoiceEditor(_themes))
        self.form.add("scale", lambda language: language.gettext("Text size"), ChoiceEditor(_sizes))
        card.column.addWidget(self.form)
        recent = self.add_card(
            lambda language: language.gettext("Vaults opened before"),
            lambda language: language.gettext("Their folders are remembered so that you find them when unlocking."),
        )
        self.forget = QPushButton()
        recent.add_row(self.forget)
        self.finish()
        self.forget.clicked.connect(self._on_forget)
        context.theme.changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self.refresh(None)

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        self.form.retranslate(self.context.language)
        self.forget.setText(self.context.language.gettext("Forget them"))
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is chosen."""
        theme = self.context.theme
        self.form.set_values(
            {
                "language": self.context.language.code,
                "theme": theme.choice.value,
                "scale": str(min(TEXT_SIZES, key=lambda size: abs(size - theme.scale))),
            }
        )
        self.forget.setEnabled(bool(self.context.memory.recent()))

    def _save(self, name: str, value: object) -> bool:
        context, chosen = self.context, str(value)
        context.memory.put(name, chosen)
        if name == "language":
            context.shell.set_language(chosen)
        elif name == "theme":
            context.theme.choose(chosen)
        else:
            context.theme.set_scale(float(chosen))
        return True

    def _on_forget(self) -> None:
        self.context.memory.forget_recent()
        self.refresh(None)
        self.context.announce(self.context.language.gettext("Forgotten."))


def _languages(_language: Language) -> list[tuple[str | None, str]]:
    return [(code, OWN_NAMES[code]) for code in LANGUAGES]


def _themes(language: Language) -> list[tuple[str | None, str]]:
    return [
        ("system", language.gettext("As the system")),
        ("light", language.gettext("Light")),
        ("dark", language.gettext("Dark")),
        ("contrast", language.gettext("High contrast")),
    ]


def _sizes(language: Language) -> list[tuple[str | None, str]]:
    return [(str(size), language.percent(size * 100)) for size in TEXT_SIZES]
