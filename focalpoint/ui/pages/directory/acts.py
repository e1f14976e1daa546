"""What can be done with the chosen ministries and people: from the ⋯ menu, the row's menu, the palette and by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.domain.directory import ContactRole, Ministry, Person, roles_of, same_names
from focalpoint.language import N_, isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.pages.directory.cells import MINISTRIES, PEOPLE, Cells, Record
from focalpoint.ui.pages.directory.model import key_of
from focalpoint.ui.shell.context import Command, PageContext
from focalpoint.ui.shell.dialogs import Question, ask
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.words.directory import contact_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Key = tuple[str, str]
_TOP: Final = ""


@dataclass(frozen=True, slots=True)
class _Act:
    """One entry: its words (an ``N_`` literal), keys, and the method that it needs."""

    label: str
    method: str
    keys: str = ""


_ACTS: Final[dict[str, _Act]] = {
    "new_ministry": _Act(N_("New ministry"), "directory.add_ministry"),
    "new_below": _Act(N_("New ministry below"), "directory.add_ministry"),
    "new_person": _Act(N_("New person"), "directory.add_person"),
    "move": _Act(N_("Move to another ministry…"), "directory.move_people", "Ctrl+Shift+M"),
    "verify": _Act(N_("Verified today"), "directory.verify", "Ctrl+Shift+V"),
    "merge": _Act(N_("Merge with the same name…"), "directory.merge_people"),
    "copy": _Act(N_("Copy as table"), ""),
    "archive": _Act(N_("Archive"), "directory.archive_person", "Del"),
    "bring_back": _Act(N_("Bring back"), "directory.bring_back_person"),
    "handover": _Act(N_("Hand-over sheet…"), "exports.write"),
}
_ROW: Final = (
    "new_below", "new_person", "", "move", "verify", "merge", "", "handover", "copy", "archive", "bring_back",
)  # fmt: skip
_HEADER: Final = (
    "new_ministry", "new_below", "new_person", "", "move", "verify", "merge", "", "handover", "copy", "archive",
    "bring_back",
)  # fmt: skip


class DirectoryActs(QObject):
    """Holds the actions; the page says what is chosen."""

    asked = Signal(str)
    """An act that the page itself does: ``new_ministry``, ``new_below``, ``new_person``, ``copy``, ``handover``."""

    def __init__(self, context: PageContext, page: QWidget, cells: Cells, chosen: Callable[[], list[Record]]) -> None:
        super().__init__(page)
        self._context, self._page, self._cells, self._chosen = context, page, cells, chosen
        self.actions = {name: QAction(self) for name in _ACTS}
        self.roles = {role: QAction(self) for role in ContactRole}
        for name, act in _ACTS.items():
            action = self.actions[name]
            if act.keys:
                action.setShortcut(QKeySequence(act.keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, name=name: self.do(name))
        for role, action in self.roles.items():
            action.setCheckable(True)
            action.triggered.connect(lambda on, role=role: self._on_role(role, on=on))

    def wear(self, *views: QWidget) -> None:
        """Give the views the keys."""
        for view in views:
            for action in self.actions.values():
                if not action.shortcut().isEmpty():
                    view.addAction(action)

    def fill(self, menu: QMenu) -> None:
        """Put the acts into the page's ⋯ menu."""
        self._add(menu, _HEADER)

    def show_menu(self, point: QPoint) -> None:
        """The menu of the chosen rows."""
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        self.renew()
        chosen = self._chosen()
        if len(chosen) == 1 and isinstance(chosen[0], Person):
            for action in self.roles.values():
                menu.addAction(action)
            menu.addSeparator()
        self._add(menu, _ROW)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def retranslate(self) -> None:
        """Write the entries anew."""
        language = self._context.language
        for name, act in _ACTS.items():
            self.actions[name].setText(language.gettext(act.label))
        for role, action in self.roles.items():
            action.setText(contact_role(language, role))
        self.renew()

    def renew(self) -> None:
        """Allow what can be done with the chosen rows, and say why the rest cannot."""
        chosen, language = self._chosen(), self._context.language
        nothing = "" if chosen else language.gettext("Choose a row first.")
        there = nothing or ("" if any(not item.archived for item in chosen) else language.gettext("It is archived."))
        gone = nothing or ("" if any(item.archived for item in chosen) else language.gettext("It is not archived."))
        reasons = {"move": there, "verify": there, "archive": there, "bring_back": gone, "merge": self._why_not_merge()}
        for name, act in _ACTS.items():
            reason = why_not(self._context, act.method) if act.method and name != "handover" else ""
            if name == "handover" and not self._context.workspace.may(act.method):
                reason = why_not(self._context, act.method)
            reason = reason or reasons.get(name, "")
            allow_action(self.actions[name], not reason, reason)
        self.actions["bring_back"].setVisible(not gone)
        person = chosen[0] if len(chosen) == 1 and isinstance(chosen[0], Person) else None
        self._renew_roles(person)

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        names = ("new_ministry", "new_person", "move", "verify", "archive", "handover")
        found = [
            Command(name, _ACTS[name].label, partial(self.do, name), _ACTS[name].keys, self.actions[name].isEnabled)
            for name in names
        ]
        words = {
            ContactRole.MAIN: N_("Make main contact"),
            ContactRole.ALTERNATE: N_("Make alternate contact"),
            ContactRole.VALIDATOR: N_("Make validator"),
        }
        for role, label in words.items():
            run = partial(self._on_role, role, on=True)
            found.append(Command(f"role_{role}", label, run, "", self.roles[role].isEnabled))
        return found

    def do(self, name: str) -> None:
        """Do an act with what is chosen."""
        self.renew()
        if not self.actions[name].isEnabled():
            return
        runs: dict[str, Callable[[], None]] = {
            "move": self._on_move,
            "verify": self._on_verify,
            "merge": self._on_merge,
            "archive": self._on_archive,
            "bring_back": self._on_bring_back,
        }
        runs.get(name, lambda: self.asked.emit(name))()

    def move(self, keys: Iterable[Key], target: str) -> bool:
        """Put ministries and people below a ministry (``""``: at the top, in no ministry)."""
        directory, above = self._context.workspace.directory, target or None
        wanted = list(keys)
        ministries = [record_id for entity, record_id in wanted if entity == MINISTRIES]
        people = [record_id for entity, record_id in wanted if entity == PEOPLE]
        done = True
        if ministries:
            done = self._context.run(lambda: directory.move_ministries(ministries, above))
        if people and done:
            done = self._context.run(lambda: directory.move_people(people, above))
        return done

    def take_drop(self, keys: list[list[str]], target: str) -> None:
        """Rows were dropped on a ministry (``""``: on the empty ground)."""
        self.move([(entity, record_id) for entity, record_id in keys], target)

    # Inside -------------------------------------------------------------------------------------

    def _add(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()

    def _ids(self, entity: str) -> list[str]:
        return [record_id for kind, record_id in map(key_of, self._chosen()) if kind == entity]

    def _renew_roles(self, person: Person | None) -> None:
        language = self._context.language
        reason = why_not(self._context, "directory.set_contact")
        ministry = self._cells.ministries.get(person.ministry_id or "") if person else None
        if person is None:
            reason = reason or language.gettext("Choose one person first.")
        elif ministry is None:
            reason = reason or language.gettext("This person is in no ministry yet.")
        held = roles_of(person.id, ministry) if person else ()
        for role, action in self.roles.items():
            action.setChecked(role in held)
            allow_action(action, not reason, reason)

    def _why_not_merge(self) -> str:
        return "" if self._twins() else self._context.language.gettext("Nobody else has the same name.")

    def _twins(self) -> tuple[Person, ...]:
        """The chosen person and those who have the same name."""
        chosen = [item for item in self._chosen() if isinstance(item, Person)]
        if len(chosen) != 1:
            return ()
        groups = same_names(self._cells.overview.people)
        return next((group for group in groups if any(item.id == chosen[0].id for item in group)), ())

    def _on_role(self, role: ContactRole, *, on: bool) -> None:
        people = self._ids(PEOPLE)
        if len(people) == 1:
            directory = self._context.workspace.directory
            self._context.run(lambda: directory.set_contact(people[0], role, holds=on))
        self.renew()

    def _on_move(self) -> None:
        language = self._context.language
        keys = [key_of(item) for item in self._chosen()]
        own = {record_id for _entity, record_id in keys}
        title = language.gettext("Move to another ministry")
        top = language.gettext("No ministry: at the top")
        choices = [(_TOP, top)] + [
            (item.id, isolate(item.name))
            for item in self._cells.ministries.values()
            if item.id not in own and not item.archived
        ]
        picker = Picker(self._page, self._context.theme, language, title, choices)
        pick(picker, partial(self._move_to, keys))

    def _move_to(self, keys: list[Key], target: str) -> None:
        self.move(keys, target)

    def _on_verify(self) -> None:
        ministries, people = self._ids(MINISTRIES), self._ids(PEOPLE)
        directory = self._context.workspace.directory
        self._context.run(lambda: directory.verify(ministries, people))

    def _on_merge(self) -> None:
        language, twins = self._context.language, self._twins()
        kept = next(item for item in self._chosen() if isinstance(item, Person))
        others = [item for item in twins if item.id != kept.id]
        named = language.join([isolate(_described(self._cells, item)) for item in others])
        question = Question(
            self._page,
            title=language.gettext("Merge people"),
            text=language.gettext(
                "{kept} stays. The tasks and roles of {others} go to this person, empty fields are filled, and the "
                "other entry is archived. This can be undone."
            ).format(kept=isolate(_described(self._cells, kept)), others=named),
            act=language.gettext("Merge"),
            leave=language.gettext("Cancel"),
        )
        directory, gone = self._context.workspace.directory, [item.id for item in others]

        def merge(_reason: str) -> None:
            self._context.run(lambda: directory.merge_people(kept.id, gone))

        ask(question, merge)

    def _on_archive(self) -> None:
        directory = self._context.workspace.directory
        ministries, people = self._ids(MINISTRIES), self._ids(PEOPLE)
        if ministries:
            self._context.run(lambda: directory.archive_ministry(ministries))
        if people:
            self._context.run(lambda: directory.archive_person(people))

    def _on_bring_back(self) -> None:
        directory = self._context.workspace.directory
        gone = [item for item in self._chosen() if item.archived]
        ministries = [item.id for item in gone if isinstance(item, Ministry)]
        people = [item.id for item in gone if isinstance(item, Person)]
        if ministries:
            self._context.run(lambda: directory.bring_back_ministry(ministries))
        if people:
            self._context.run(lambda: directory.bring_back_person(people))


def _described(cells: Cells, person: Person) -> str:
    ministry = cells.ministry_name(person)
    return f"{person.name} ({ministry})" if ministry else person.name
