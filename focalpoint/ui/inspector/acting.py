"""What the person may do here, the sentence that says why not, and the question for a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolTip

from focalpoint.domain.errors import FocalPointError, ReadOnlyError, RefusedError
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.dialogs import ask as ask_question
from focalpoint.ui.widgets.bounded import too_long_words
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.widgets.bounded import BoundedLine, BoundedText


def why_not(context: PageContext, method: str) -> str:
    """Why a method of a service ("plan.edit") is refused now; empty when it is allowed."""
    workspace = context.workspace
    error: FocalPointError | None = None
    if workspace.read_only:
        error = ReadOnlyError(reason=workspace.read_only)
    elif not workspace.may(method):
        error = RefusedError(method=method)
    return "" if error is None else explain(error, context.language)


def say_too_long(context: PageContext, line: BoundedLine | BoundedText) -> None:
    """Say at the field, and aloud, that a paste was too long and was not taken."""

    def say(length: int, most: int) -> None:
        words = too_long_words(context.language, length, most)
        QToolTip.showText(line.mapToGlobal(line.rect().bottomLeft()), words, line)
        context.announce(words)

    line.refused.connect(say)


def ask(
    context: PageContext,
    parent: QWidget,
    *,
    title: str,
    text: str,
    field: str,
    verb: str,
    then: Callable[[str], object],
    otherwise: Callable[[], None] | None = None,
) -> Question:
    """Ask for one line (a reason, a name) and go on with it; ``otherwise`` when the person leaves.

    Args:
        context: the page's context.
        parent: over which the question stands.
        title: what it is about.
        text: what the answer is for.
        field: the field's label.
        verb: what the button does.
        then: gets the answer, which is never empty.
        otherwise: called when the person does not go on.
    """
    question = Question(parent, title=title, text=text, act=verb, leave=context.language.gettext("Cancel"))
    question.ask_reason(field)
    say_too_long(context, question.reason)
    if otherwise is not None:
        question.rejected.connect(otherwise)

    def go_on(answer: str) -> None:
        then(answer)

    ask_question(question, go_on)
    return question
