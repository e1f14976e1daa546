"""What is asked before something goes: the sample country, a vault that is not finished."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from focalpoint.ui.shell.dialogs import Question, ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.language import Language


def ask_to_remove(parent: QWidget, language: Language, act: Callable[[], None]) -> None:
    """The sample country goes for good."""
    question = Question(
        parent,
        title=language.gettext("Remove the sample country?"),
        text=language.gettext(
            "The sample country and everything that was changed in it go for good. Your own vaults stay as they are."
            " You can have a fresh one at any time."
        ),
        act=language.gettext("Remove it"),
        leave=language.gettext("Keep it"),
        danger=True,
    )
    ask(question, lambda _reason: act())


def ask_to_leave(parent: QWidget, language: Language, act: Callable[[], None]) -> None:
    """The window is closed before the recovery code was typed back."""
    question = Question(
        parent,
        title=language.gettext("The vault is not finished"),
        text=language.gettext(
            "Its recovery code was not typed back yet. If you leave now, the new vault is removed and nothing is left"
            " of it."
        ),
        act=language.gettext("Leave without a vault"),
        leave=language.gettext("Go on"),
        danger=True,
    )
    ask(question, lambda _reason: act())
