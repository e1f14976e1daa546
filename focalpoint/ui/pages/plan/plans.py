"""The plans of a vault: choose which one is shown, make one current, begin a new one, set its baseline."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import ask, why_not
from focalpoint.ui.widgets.basics import allow_action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.shell.context import PageContext


class PlansMenu(QMenu):
    """Filled each time that it opens."""

    def __init__(self, context: PageContext, owner: QWidget, show: Callable[[str], None]) -> None:
        super().__init__(owner)
        self._context, self._owner, self._show = context, owner, show
        self.plan_id = ""
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self.button = QToolButton(owner)
        """Beside the page's heading: the plan itself in the inspector."""
        self.button.setProperty("kind", "framed")
        context.theme.dress(self.button, "info", "text")
        self.button.clicked.connect(self.show_record)

    def retranslate(self) -> None:
        """Write the menu's own title anew, and what the button is."""
        language = self._context.language
        self.setTitle(language.gettext("Plans"))
        self.button.setAccessibleName(language.gettext("About this plan"))
        self.button.setToolTip(language.gettext("About this plan: period, approval, versions, files"))
        self.button.setVisible(bool(self.plan_id))

    def _fill(self) -> None:
        language, workspace = self._context.language, self._context.workspace
        self.clear()
        shown = None
        for plan in workspace.plan.plans():
            words = language.gettext("{title} (current)") if plan.current else "{title}"
            action = self.addAction(words.format(title=isolate(plan.title)))
            action.setCheckable(True)
            action.setChecked(plan.id == self.plan_id)
            action.triggered.connect(lambda _=False, plan_id=plan.id: self._show(plan_id))
            shown = plan if plan.id == self.plan_id else shown
        self.addSeparator()
        current = self._act(language.gettext("Make this plan the current one"), "plan.make_current", self._on_current)
        if shown is None or shown.current:
            allow_action(current, False, language.gettext("It is the current plan already."))
        about = self.addAction(language.gettext("About this plan"))
        about.triggered.connect(lambda _=False: self.show_record())
        rename = self._act(language.gettext("Rename this plan…"), "plan.edit_plan", self._on_rename)
        if shown is None:
            for action in (about, rename):
                allow_action(action, False, language.gettext("There is no plan yet."))
        self._act(language.gettext("New plan…"), "plan.add_plan", self.ask_new)

    def _act(self, words: str, method: str, run: Callable[[], None]) -> QAction:
        action = self.addAction(words)
        reason = why_not(self._context, method)
        allow_action(action, not reason, reason)
        action.triggered.connect(lambda _=False: run())
        return action

    def show_record(self) -> None:
        """Show the plan itself in the inspector: its period, approval, versions, files."""
        if self.plan_id:
            self._context.inspect("plans", self.plan_id)

    def ask_new(self) -> None:
        """Ask for a title and begin a plan with it."""
        language = self._context.language
        made: list[str] = []

        def act(title: str) -> None:
            change_set = self._context.workspace.plan.add_plan(title)
            made.extend(change_set.ids("plans"))

        def begin(title: str) -> None:
            if self._context.run(lambda: act(title)) and made:
                self._show(made[0])

        ask(
            self._context,
            self._owner,
            title=language.gettext("New plan"),
            text=language.gettext("A plan holds the pillars, objectives and activities of one period."),
            field=language.gettext("Title of the plan"),
            verb=language.gettext("Create plan"),
            then=begin,
        )

    def ask_baseline(self) -> None:
        """Ask for the decision that a new baseline rests on."""
        language, plan_id = self._context.language, self.plan_id
        plan = self._context.workspace.plan
        ask(
            self._context,
            self._owner,
            title=language.gettext("Set baseline"),
            text=language.gettext(
                "Start and finish of every activity become the baseline that progress is measured against. "
                "The one before is kept in the history."
            ),
            field=language.gettext("Decision that it rests on"),
            verb=language.gettext("Set baseline"),
            then=lambda reason: self._context.run(lambda: plan.set_baseline(plan_id, reason)),
        )

    def _on_current(self) -> None:
        plan_id = self.plan_id
        self._context.run(lambda: self._context.workspace.plan.make_current(plan_id))

    def _on_rename(self) -> None:
        language, plan_id = self._context.language, self.plan_id
        plan = self._context.workspace.plan
        question = ask(
            self._context,
            self._owner,
            title=language.gettext("Rename plan"),
            text=language.gettext("The title stands on every document of the plan."),
            field=language.gettext("Title of the plan"),
            verb=language.gettext("Rename plan"),
            then=lambda title: self._context.run(lambda: plan.edit_plan(plan_id, title=title)),
        )
        question.reason.setText(next((item.title for item in plan.plans() if item.id == plan_id), ""))
