from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import fixed_clock
from focalpoint.domain.ids import IdMaker
from focalpoint.store import search
from focalpoint.store.cases import Case
from focalpoint.store.common import Comment, File
from focalpoint.store.database import Database
from focalpoint.store.directory import Ministry, Person
from focalpoint.store.plan import Plan, PlanNode
from focalpoint.store.schema import create_schema
from focalpoint.store.search import SearchRow
from focalpoint.store.tasks import Task
from focalpoint.store.work import Author, UnitOfWork

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
KEY = bytes(range(32))


class Vault:
    """One compartment with its search."""

    def __init__(self, path: Path, compartment: Compartment = Compartment.OFFICE) -> None:
        self.database = Database(path, KEY, compartment)
        create_schema(self.database)
        clock = fixed_clock(NOW)
        self._author = Author("u", "o", "XAA", clock, IdMaker(clock.now_ms, random.Random(1).getrandbits))

    def work(self) -> UnitOfWork:
        return UnitOfWork(self.database, self._author, "test")

    def task(self, title: str, request: str = "", **fields: str) -> str:
        with self.work() as work:
            return work.insert(Task, title=title, request=request, **fields)

    def catch_up(self, limit: int | None = None) -> int:
        with self.database.write() as connection:
            return search.catch_up(connection, limit)

    def find(self, text: str, limit: int = 50, kinds: set[str] | None = None) -> list[SearchRow]:
        self.catch_up()
        with self.database.read() as connection:
            return search.query(connection, text, limit, kinds)

    def titles(self, text: str, **asked: object) -> list[str]:
        return [row.title for row in self.find(text, **asked)]  # type: ignore[arg-type]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "office.db")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Train the border police", "border"),
        ("Train the border police", "POLICE train"),
        ("Train the border police", "pol"),
        ("Train the border police", "p"),
        ("Train the border police", "bo"),
        ("Train the border police", "olic"),
        ("Train the border police", "order lice"),
        ("Coopération transfrontalière", "cooperation"),
        ("Cooperation transfrontaliere", "Coopération frontalière"),
        ("Capacitación de fiscales", "CAPACITACION"),
        ("Доклад о ходе работы", "доклад"),
        ("Ещё один отчёт", "еще отчет"),
        ("Межведомственный совет", "ведом"),
        ("تدريبُ المُدَّعِينَ العامّين", "المدعين"),
        ("خطة العمل الوطنية", "العمل"),
        ("الإجراءات الأمنية", "الاجراءات الامنيه"),
        ("الاجراءات الامنيه", "الإجراءات الأمنية"),
        ("مستوى التنفيذ", "مستوي"),
        ("الركيزة ٢٠٣١", "2031"),
        ("加强司法协助能力", "司法协助"),
        ("加强司法协助能力", "协助"),
        ("加强司法协助能力", "法"),
        ("2031年3月报告", "报告 2031"),
        ("Ｆｕｌｌ width", "full"),
        ("Straße nach Łódź", "strasse lodz"),
        ("Order no. 12/2026-MIA", "12/2026-MIA"),
    ],
)  # fmt: skip
def test_a_record_is_found_as_people_write(vault: Vault, written: str, asked: str) -> None:
    vault.task("Something else 另外")
    vault.task(written)
    assert vault.titles(asked) == [written]


@pytest.mark.parametrize(
    "asked", ["协法", "助司法", "法司协", "zzz", "border zzz", "rod", "  ", "", "…", "!!", "police border zz"]
)
def test_what_is_not_there_is_not_found(vault: Vault, asked: str) -> None:
    vault.task("Train the border police 司法协助")
    assert vault.titles(asked) == []


def test_characters_that_stand_apart_are_not_taken_for_a_word(vault: Vault) -> None:
    vault.task("司法部 和 法协会 与 协助")
    assert vault.titles("司法协助") == []


@pytest.mark.parametrize(
    "asked",
    ['"police"', '"', "police AND", "AND", "OR NOT", "*", "pol*", "NEAR(police, 2)", "title:police", "(", "^police",
     "{title}: police", "police -border", "a' OR 1=1 --", "\x00police", "%", "_", "\ud800"],
)  # fmt: skip
def test_nothing_typed_is_syntax(vault: Vault, asked: str) -> None:
    vault.task("Train the border police")
    vault.find(asked)


def test_operators_are_words_like_any_other(vault: Vault) -> None:
    vault.task("Search and rescue")
    vault.task("Police")
    assert vault.titles("search AND rescue") == ["Search and rescue"]
    assert vault.titles("police OR rescue") == []


def test_every_kind_of_record_is_found_with_what_the_window_shows(vault: Vault) -> None:
    with vault.work() as work:
        plan = work.insert(Plan, title="Marker plan")
        node = work.insert(PlanNode, plan_id=plan, title="A pillar", kind="pillar", description="with a marker inside")
        work.insert(Ministry, name="Ministry of Justice", short_code="MARKER")
        work.insert(Person, name="Ann Marker")
        work.insert(Comment, entity="plan_nodes", record_id=node, text="Said with marker")
        work.insert(File, entity="plan_nodes", record_id=node, name="marker.pdf")
    task = vault.task("Marker task")
    rows = {row.kind: row for row in vault.find("marker")}
    assert rows.keys() == {"plan", "pillar", "ministry", "person", "comment", "file", "task"}
    assert (rows["comment"].on_entity, rows["comment"].on_id) == ("plan_nodes", node)
    assert rows["pillar"].passage == "with a marker inside"
    assert (rows["task"].record_id, rows["task"].ref) == (task, "XAA-TSK-2026-0001")


def test_the_casework_compartment_has_its_own_index(vault: Vault, tmp_path: Path) -> None:
    casework = Vault(tmp_path / "casework.db", Compartment.CASEWORK)
    with casework.work() as work:
        work.insert(Case, title="Secret marker")
    assert casework.titles("marker") == ["Secret marker"]
    assert vault.titles("marker") == []


def test_the_best_comes_first(vault: Vault) -> None:
    vault.task("Patrols", "the borderland")
    vault.task("Crossborder trade")
    vault.task("Something", "at the border post")
    vault.task("Borders")
    vault.task("The border")
    vault.task("Later", "told of the border")
    assert vault.titles("border") == ["The border", "Borders", "Later", "Something", "Patrols", "Crossborder trade"]


def test_a_whole_reference_finds_its_record_alone(vault: Vault) -> None:
    for number in range(20):
        vault.task(f"Task {number}", "see XAA TSK 2026 0003")
    assert [(row.title, row.rank) for row in vault.find("xaa-tsk-2026-0003")] == [("Task 2", 0)]


@pytest.mark.parametrize("asked", ["XAA-TSK-2026-0007", "tsk-2026-0007", "2026-0007", "0007", "xaatsk20260007"])
def test_a_reference_is_found_by_its_end(vault: Vault, asked: str) -> None:
    for number in range(1, 12):
        vault.task(f"Task of day {number}")
    assert vault.titles(asked) == ["Task of day 7"]


def test_a_year_is_found_in_the_texts_and_not_in_every_reference(vault: Vault) -> None:
    vault.task("Report of 2026")
    vault.task("Something")
    assert vault.titles("2026") == ["Report of 2026"]


def test_only_some_tables_are_searched_when_asked(vault: Vault) -> None:
    vault.task("Marker")
    with vault.work() as work:
        work.insert(Ministry, name="Marker ministry")
    assert [row.entity for row in vault.find("marker", kinds={"ministries"})] == ["ministries"]
    assert vault.find("marker", kinds=set()) == []


def test_no_more_rows_than_asked(vault: Vault) -> None:
    for number in range(9):
        vault.task(f"Marker {number}")
    assert vault.titles("mark", limit=4) == ["Marker 8", "Marker 7", "Marker 6", "Marker 5"]


def test_an_edit_is_found_by_its_new_words_only(vault: Vault) -> None:
    task = vault.task("Old heading")
    assert vault.titles("old") == ["Old heading"]
    with vault.work() as work:
        work.update(Task, task, title="New heading")
    assert (vault.titles("old"), vault.titles("new")) == ([], ["New heading"])


def test_what_is_archived_leaves_and_comes_back(vault: Vault) -> None:
    task = vault.task("Heading")
    with vault.work() as work:
        work.archive(Task, task)
    assert vault.titles("heading") == []
    with vault.work() as work:
        work.restore(Task, task)
    assert vault.titles("heading") == ["Heading"]


def test_what_was_archived_after_the_last_catch_up_is_not_shown(vault: Vault) -> None:
    task = vault.task("Heading")
    vault.catch_up()
    with vault.work() as work:
        work.archive(Task, task)
    with vault.database.read() as connection:
        assert search.query(connection, "heading") == []


def test_catching_up_in_bites_ends_where_catching_up_at_once_does(vault: Vault) -> None:
    for number in range(7):
        vault.task(f"Marker {number}")
    with vault.database.read() as connection:
        assert search.behind(connection) == 7
    assert [vault.catch_up(3) for _ in range(4)] == [3, 3, 1, 0]
    assert len(vault.find("marker")) == 7


def test_rebuilding_finds_the_same(vault: Vault) -> None:
    for title in ("One marker", "Two markers", "司法协助"):
        vault.task(title)
    gone = vault.task("Gone marker")
    with vault.work() as work:
        work.archive(Task, gone)
    before = {text: sorted(vault.titles(text)) for text in ("marker", "ark", "司法协助")}
    with vault.database.write() as connection:
        assert search.rebuild(connection) == 3
        assert search.behind(connection) == 0
    assert {text: sorted(vault.titles(text)) for text in before} == before


def _everything_in_the_index(database: Database) -> bytes:
    with database.read() as connection:
        tables = [row[0] for row in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search%'"
        )]  # fmt: skip
        cells = [cell for table in tables if table != "search_words"
                 for row in connection.exec_driver_sql(f"SELECT * FROM {table}") for cell in row]  # fmt: skip
    return b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)


def test_erasing_leaves_no_word_of_the_record_in_the_index(vault: Vault) -> None:
    for number in range(30):
        vault.task(f"Ordinary {number}")
    task = vault.task("Zyxmarker ordinary")
    assert vault.titles("zyxmarker") == ["Zyxmarker ordinary"]
    assert b"zyxmarker" in _everything_in_the_index(vault.database)
    with vault.database.write() as connection:
        search.erase(connection, "tasks", task)
    index = _everything_in_the_index(vault.database)
    assert b"yxmarker" not in index
    assert b"ordinary" in index
    with vault.database.read() as connection:
        assert search.query(connection, "zyxmarker") == []


def test_a_passage_shows_the_words_around_the_hit_as_written(vault: Vault) -> None:
    vault.task("Heading", "Первое предложение. " * 20 + "Здесь стоит отчёт о работе. " + "Ещё слова. " * 30)
    passage = vault.find("отчет")[0].passage
    assert "отчёт о работе" in passage
    assert passage.startswith("…")
    assert passage.endswith("…")
    assert len(passage) < 200


WORDS = st.text(
    st.sampled_from("abcdeéñßЁжщتأإآىةَّ司法协助部一Iıİ09 -.\"'*()") | st.characters(codec="utf-8"), max_size=30
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=WORDS, body=WORDS, data=st.data())
def test_any_piece_of_a_text_finds_it(fresh: Callable[[], Vault], title: str, body: str, data: st.DataObject) -> None:
    from focalpoint.domain.folding import fold, has_han, words_of

    vault = fresh()
    task = vault.task(f"x {title}", body)
    words = [word for word in words_of(fold(f"{title} {body}")) if len(word) >= 3 or has_han(word)]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    first = data.draw(st.integers(0, len(word) - 1))
    last = data.draw(st.integers(first + 1, len(word)))
    piece = word[first:last]
    if has_han(piece) or first == 0 or len(piece) >= 3:
        assert task in [row.record_id for row in vault.find(piece, limit=1000)]


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Vault]:
    vault = Vault(tmp_path / "property.db")

    def emptied() -> Vault:
        with vault.work() as work:
            for row in work.connection.exec_driver_sql("SELECT id FROM tasks WHERE archived_at IS NULL").fetchall():
                work.archive(Task, row[0])
        return vault

    return emptied


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    from focalpoint.domain.folding import fold

    assert fold(fold(text)) == fold(text)
