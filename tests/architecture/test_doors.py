"""The one list of capabilities: every door opens, leads where it says, and one entry is all that a new one needs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QLabel

from focalpoint.app import CAPABILITIES, pages
from focalpoint.capabilities import Capability, Kind, behind_door, descriptors
from focalpoint.cli.command import DONE, Command, Context
from focalpoint.cli.commands import all_commands
from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import Clock
from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.today import TileFigure
from focalpoint.exchange.formats import ImportDescriptor, formats
from focalpoint.exchange.model import ImportedPlan
from focalpoint.language import Language
from focalpoint.services.deadlines import DeadlineSource
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written, exports_of
from focalpoint.services.opening import new_vault, unlock
from focalpoint.services.today_tiles import TileDescriptor
from focalpoint.services.workspace import Workspace
from focalpoint.store.search.rows import Source
from focalpoint.store.vault import MINIMUM
from focalpoint.ui.shell.context import Page, PageContext, PageDescriptor

LAYER = {
    Kind.PAGES: ("focalpoint.ui.", PageDescriptor),
    Kind.COMMANDS: ("focalpoint.cli.", Command),
    Kind.SEARCH: ("focalpoint.store.", Source),
    Kind.DEADLINES: ("focalpoint.services.", DeadlineSource),
    Kind.TILES: ("focalpoint.services.", TileDescriptor),
    Kind.IMPORTS: ("focalpoint.exchange.", ImportDescriptor),
    Kind.EXPORTS: ("focalpoint.services.", ExportDescriptor),
}
DOORS = [(each.name, kind, door) for each in CAPABILITIES for kind in Kind for door in each.doors(kind)]
PASSPHRASE = "four quiet herons"


@pytest.mark.parametrize(("name", "kind", "door"), DOORS, ids=[door for _name, _kind, door in DOORS])
def test_every_door_opens_in_the_layer_that_reads_it(name: str, kind: Kind, door: str) -> None:
    package, of = LAYER[kind]
    assert door.startswith(package)
    found = behind_door(door)
    assert all(isinstance(each, of) for each in (found if isinstance(found, tuple) else (found,)))


def test_names_are_given_once() -> None:
    names = [each.name for each in CAPABILITIES]
    assert len(names) == len(set(names))
    tiles = descriptors(CAPABILITIES, Kind.TILES, TileDescriptor)
    for own in (
        [page.name for page in pages()],
        [tile.name for tile in tiles],
        [export.name for export in exports_of(CAPABILITIES)],
    ):
        assert len(own) == len(set(own))
    words = [each.words for each in all_commands()]
    assert len(words) == len(set(words))
    tables = [each.entity for each in descriptors(CAPABILITIES, Kind.SEARCH, Source)]
    assert len(tables) == len(set(tables))


def test_a_door_to_something_else_is_refused_by_its_name() -> None:
    wrong = Capability("wrong", pages=("focalpoint.domain.ids:IdMaker",))
    with pytest.raises(TypeError, match=r"focalpoint\.domain\.ids:IdMaker"):
        pages((wrong,))


def test_reading_the_list_loads_nothing_of_the_application() -> None:
    from tests.architecture.test_start import loaded_by

    loaded = loaded_by("import focalpoint.capabilities; sys.modules.pop('focalpoint', None)")
    assert not loaded & {"PySide6", "sqlalchemy", "focalpoint.ui"}


# --- one entry is all that a new capability needs -------------------------------------------------------------------


class LetterPage(Page):
    """A page of a capability that the application does not have."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.show_work(QLabel("Dear Minister"))

    def title(self) -> str:
        return "Letters"

    def retranslate(self) -> None:
        super().retranslate()

    def refresh(self, change_set: object) -> None:
        del change_set


def _letters_due(workspace: Workspace) -> Iterable[Deadline]:
    yield Deadline(date(2026, 12, 1), "letter_due", "letters", "1", "L-1", "Answer", Compartment.OFFICE)


def _count(_workspace: Workspace) -> int:
    return 3


def _say_count(n: int, _language: Language) -> TileFigure:
    return TileFigure(str(n))


def _say_nothing(context: Context) -> int:
    context.say("no letters")
    return DONE


def _written(order: ExportOrder) -> Written:
    order.target.write_text("Dear Minister", encoding="utf-8")
    return Written("users", order.workspace.session.user_id, "")


def _letter(path: Path, *_given: object) -> ImportedPlan:
    return ImportedPlan("letter", "", path.stem)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> tuple[Capability, ...]:
    """The capabilities and one more, whose files are this one module."""
    module = ModuleType("letters_of_a_test")
    module.__dict__.update(
        PAGE=PageDescriptor("letters", "plan", "Letters", 50, LetterPage),
        COMMAND=Command(("letters",), "list the letters", lambda _parser, _language: None, _say_nothing),
        SEARCHED=Source("users", "user", "name", ()),
        DUE=DeadlineSource(("letter_due",), _letters_due),
        TILE=TileDescriptor("letters", "Letters", 50, _count, _say_count),
        TAKEN=ImportDescriptor("letter", (".letter",), _letter, xml_root="letter"),
        GIVEN=ExportDescriptor("letter", ".txt", "Letter…", "Letter", "letter.txt", _written, "export.plan"),
    )
    monkeypatch.setitem(sys.modules, module.__name__, module)
    doors = {kind.value: (f"{module.__name__}:{name}",) for kind, name in (
        (Kind.PAGES, "PAGE"), (Kind.COMMANDS, "COMMAND"), (Kind.SEARCH, "SEARCHED"), (Kind.DEADLINES, "DUE"),
        (Kind.TILES, "TILE"), (Kind.IMPORTS, "TAKEN"), (Kind.EXPORTS, "GIVEN"),
    )}  # fmt: skip
    return (*CAPABILITIES, Capability("letters", **doors))


@pytest.fixture
def opened(letters: tuple[Capability, ...], clock: Clock, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "office.focalpoint"
    made, _code = new_vault(folder, user_name="Ada", passphrase=PASSPHRASE, clock=clock, cost=MINIMUM)
    made.close()
    workspace = unlock(folder, user_name=None, passphrase=PASSPHRASE, clock=clock, capabilities=letters)
    yield workspace
    workspace.close()


def test_its_page_and_its_command_are_there(letters: tuple[Capability, ...]) -> None:
    assert "letters" in [page.name for page in pages(letters)]
    assert ("letters",) in [command.words for command in all_commands(letters)]
    assert "letters" not in [page.name for page in pages()]


def test_its_command_runs(letters: tuple[Capability, ...], capsys: pytest.CaptureFixture[str]) -> None:
    from focalpoint.cli.main import main

    assert main(["letters"], all_commands(letters)) == DONE
    assert capsys.readouterr().out == "no letters\n"


def test_its_deadlines_are_among_all_deadlines(opened: Workspace) -> None:
    assert [deadline.rule for deadline in opened.deadlines.list()] == ["letter_due"]


def test_its_texts_are_found(opened: Workspace) -> None:
    opened.users.add("Zenobia Okonkwo", roles=["reader"], passphrase="another one")
    assert [(hit.kind, hit.title) for hit in opened.search.find("zenobia")] == [("user", "Zenobia Okonkwo")]


def test_its_tile_stands_beside_the_others(opened: Workspace) -> None:
    assert "letters" in [tile.name for tile in descriptors(opened.capabilities, Kind.TILES, TileDescriptor)]


def test_its_files_come_in_and_its_documents_go_out(
    letters: tuple[Capability, ...], opened: Workspace, tmp_path: Path
) -> None:
    assert formats(letters)["letter"].xml_root == "letter"
    assert "letter" in [export.name for export in exports_of(letters)]
    target = opened.exports.write("letter", tmp_path / "letter.txt", language=Language("en"))
    assert target.read_text(encoding="utf-8") == "Dear Minister"
