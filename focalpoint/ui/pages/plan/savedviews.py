"""Saved views of the tree: columns, filter, order and what is open, under a name, in a menu of the header."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import ask, why_not
from focalpoint.ui.widgets.basics import allow_action

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.services.views import SavedView
    from focalpoint.ui.shell.context import PageContext

PAGE: Final = "plan"


class ViewsButton(QToolButton):
    """Opens the menu of views; filled each time that it opens.

    ``capture`` gives what the page looks like now, ``apply`` makes it look as a view says.
    """

    def __init__(
        self,
        context: PageContext,
        owner: QWidget,
        capture: Callable[[], dict[str, Any]],
        apply: Callable[[Mapping[str, Any]], None],
    ) -> None:
        super().__init__()
        self._context, self._owner, self._capture, self._apply = context, owner, capture, apply
        self._shown = ""
        self.setProperty("kind", "framed")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def retranslate(self) -> None:
        """Write the button anew."""
        language = self._context.language
        self.setText(language.gettext("Views ▾"))
        self.setAccessibleName(language.gettext("Saved views"))
        self.setToolTip(language.gettext("Columns, filter and order under a name"))

    def show_view(self, view: SavedView) -> None:
        """Make the page look as a saved view says."""
        self._shown = view.id
        self._apply(view.state)
        self._context.announce(self._context.language.gettext("View: {name}").format(name=isolate(view.name)))

    def ask_name(self) -> None:
        """Ask for a name and save what the page looks like now."""
        language, state = self._context.language, self._capture()
        ask(
            self._context,
            self._owner,
            title=language.gettext("Save this view"),
            text=language.gettext("Columns, filter, order and what is open come back when you choose it."),
            field=language.gettext("Name of the view"),
            verb=language.gettext("Save view"),
            then=lambda name: self._run(lambda: self._context.workspace.views.save(PAGE, name, state)),
        )

    def _fill(self) -> None:
        language = self._context.language
        menu = self._menu
        menu.clear()
        views = self._context.workspace.views.list(PAGE)
        for shared, heading in ((True, language.gettext("Of the office")), (False, language.gettext("My own"))):
            mine = [view for view in views if view.shared == shared]
            if mine:
                menu.addSection(heading)
            for view in mine:
                self._add_view(menu, view)
        if not views:
            allow_action(menu.addAction(language.gettext("No views are saved yet")), False)
        menu.addSeparator()
        save = menu.addAction(language.gettext("Save this view…"))
        reason = why_not(self._context, "views.save")
        allow_action(save, not reason, reason)
        save.triggered.connect(lambda _=False: self.ask_name())
        if views:
            changes = menu.addMenu(language.gettext("Rename, share or remove"))
            changes.setToolTipsVisible(True)
            for view in views:
                self._add_changes(changes.addMenu(isolate(view.name)), view)

    def _add_view(self, menu: QMenu, view: SavedView) -> None:
        action = menu.addAction(isolate(view.name))
        action.setCheckable(True)
        action.setChecked(view.id == self._shown)
        action.triggered.connect(lambda _=False: self.show_view(view))

    def _add_changes(self, menu: QMenu, view: SavedView) -> None:
        language, views = self._context.language, self._context.workspace.views
        needs = "views.share" if view.shared else "views.rename"
        menu.setToolTipsVisible(True)
        self._act(menu, language.gettext("Rename…"), needs, lambda: self._ask_rename(view))
        if not view.shared:
            share = language.gettext("Share with the office")
            self._act(menu, share, "views.share", lambda: self._run(lambda: views.share(PAGE, view.id)))
        self._act(menu, language.gettext("Remove"), needs, lambda: self._run(lambda: views.remove(PAGE, view.id)))

    def _act(self, menu: QMenu, words: str, method: str, run: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        reason = why_not(self._context, method)
        allow_action(action, not reason, reason)
        action.triggered.connect(lambda _=False: run())
        return action

    def _ask_rename(self, view: SavedView) -> None:
        language, views = self._context.language, self._context.workspace.views
        question = ask(
            self._context,
            self._owner,
            title=language.gettext("Rename view"),
            text=language.gettext("The view keeps what it shows."),
            field=language.gettext("Name of the view"),
            verb=language.gettext("Rename view"),
            then=lambda name: self._run(lambda: views.rename(PAGE, view.id, name)),
        )
        question.reason.setText(view.name)

    def _run(self, act: Callable[[], ChangeSet]) -> None:
        self._context.run(act)
