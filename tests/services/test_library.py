"""The library: texts with their files, versions, citations, and passages found in six scripts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from focalpoint.domain.errors import RefusedError, RuleError
from focalpoint.domain.library import InForce, LibraryFilter, LibraryItem, TextState
from focalpoint.services.files import LARGEST, FileTooLargeError
from focalpoint.services.workspace import Workspace

ITEMS = "library_items"
ACT = (
    "Article 1. Scope of the Act.\f"
    "Article 3. Financing: whoever collects funds commits an offence. Coopération judiciaire.\f"
    "第五条　司法协助由司法部负责。 قَانُون مُكَافَحَة الإِرْهَاب  Взаимная правовая помощь"
)


def add_text(workspace: Workspace, folder: Path, name: str = "Terrorism Act.txt", text: str = ACT) -> LibraryItem:
    """A text with one file whose words were read."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    made = workspace.library.add_files([path])
    workspace.library.read_texts()
    return workspace.library.get(next(iter(made.ids(ITEMS))))


def found(workspace: Workspace, text: str, wanted: LibraryFilter | None = None) -> list[tuple[str, int]]:
    """File and page of each passage."""
    return [(hit.file, hit.page) for hit in workspace.library.search(text, wanted)]


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("financing funds", 2),
        ("司法协助", 3),
        ("cooperation", 2),
        ("قانون مكافحه الارهاب", 3),
        ("правовая", 3),
        ("inanci", 2),
        ("terrorism scope", 0),
    ],
)
def test_words_parts_and_accents_are_found_with_their_page(
    workspace: Workspace, tmp_path: Path, typed: str, page: int
) -> None:
    add_text(workspace, tmp_path)
    assert found(workspace, typed) == ([("Terrorism Act.txt", page)] if page else [])


def test_the_hit_is_marked_in_the_text_as_it_was_written(workspace: Workspace, tmp_path: Path) -> None:
    add_text(workspace, tmp_path)
    (hit,) = workspace.library.search("الارهاب")
    assert [hit.passage[first:last] for first, last in hit.spans] == ["الإِرْهَاب"]


def test_characters_that_stand_apart_are_no_hit(workspace: Workspace, tmp_path: Path) -> None:
    add_text(workspace, tmp_path, text="司法工作。协助警察。法协会")
    assert found(workspace, "司法协助") == []


def test_a_text_is_found_by_its_title_and_tags_without_any_file(workspace: Workspace) -> None:
    workspace.library.add("case", "Prosecutor v. K.", tags="evidence; Evidence, digital")
    (hit,) = workspace.library.search("digital")
    assert (hit.title, workspace.library.get(hit.item_id).tag_words) == ("Prosecutor v. K.", ("evidence", "digital"))


def test_filters_narrow_by_every_facet_also_after_an_edit(workspace: Workspace, tmp_path: Path) -> None:
    item = add_text(workspace, tmp_path)
    asked = LibraryFilter(country="FRA", instrument="FIN99", language="fr", year_from=2019, year_until=2019, tag="law")
    assert found(workspace, "financing", asked) == []
    workspace.library.edit(
        item.id, country="FRA", instruments="BOM97 FIN99", language="fr", dated="2019-05-02", tags="law"
    )
    assert found(workspace, "financing", asked) == [("Terrorism Act.txt", 2)]
    assert found(workspace, "financing", LibraryFilter(country="ESP")) == []
    assert found(workspace, "financing", LibraryFilter(kinds=frozenset({"case"}))) == []


def test_what_was_put_away_is_not_found_until_it_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    item = add_text(workspace, tmp_path)
    workspace.library.archive([item.id])
    assert found(workspace, "financing") == []
    workspace.library.bring_back([item.id])
    assert found(workspace, "financing") == [("Terrorism Act.txt", 2)]
    (file,) = workspace.files.list(ITEMS, item.id)
    workspace.files.archive([file.id], entity=ITEMS)
    assert found(workspace, "financing") == []


def test_a_newer_version_takes_the_place_when_it_is_in_force(workspace: Workspace, tmp_path: Path) -> None:
    old = add_text(workspace, tmp_path)
    workspace.library.edit(old.id, in_force_from="2016-07-01")
    made = workspace.library.add_version(old.id, in_force_from="2027-01-01")
    new = next(iter(made.ids(ITEMS)))
    assert found(workspace, "financing") == [("Terrorism Act.txt", 2)]
    workspace.library.edit(new, in_force_from="2021-05-01")
    assert found(workspace, "financing") == []
    assert found(workspace, "financing", LibraryFilter(older=True)) == [("Terrorism Act.txt", 2)]
    held = workspace.library.in_force_on
    assert [getattr(held(new, date(year, 1, 1)), "id", None) for year in (2015, 2020, 2022)] == [None, old.id, new]
    assert workspace.library.get(old.id).until == "2021-04-30"
    with pytest.raises(RuleError):
        workspace.library.add_version(old.id)


def test_versions_of_a_text_are_the_same_from_each_and_leave_out_what_was_put_away(workspace: Workspace) -> None:
    library = workspace.library
    (first,) = library.add("legislation", "Act").ids(ITEMS)
    (second,) = library.add_version(first).ids(ITEMS)
    (third,) = library.add_version(second).ids(ITEMS)
    library.add("legislation", "Another Act")

    for item_id in (first, second, third):
        assert [item.id for item in library.versions(item_id)] == [third, second, first]
    library.archive([third])
    assert [item.id for item in library.versions(first)] == [second, first]
    assert [item.id for item in library.versions(third)] == [third]


def test_the_list_of_legislation_says_what_holds_and_what_amends_it(workspace: Workspace) -> None:
    add = workspace.library.add
    act = next(iter(add("legislation", "Act", in_force_from="2016-07-01").ids(ITEMS)))
    change = next(iter(add("legislation", "Amending act", in_force_from="2027-01-01").ids(ITEMS)))
    add("case", "A case")
    workspace.library.amend(change, act, effective="2027-01-01", locator="article 3")
    rows = {row.item.title: row for row in workspace.library.legislation()}
    assert {title: row.in_force for title, row in rows.items()} == {"Act": InForce.YES, "Amending act": InForce.NOT_YET}
    assert [item.id for item in rows["Act"].amended_by] == [change]
    with pytest.raises(RuleError):
        workspace.library.amend(act, act)


def test_a_record_cites_a_place_in_a_text_once(workspace: Workspace, plan_id: str) -> None:
    item = next(iter(workspace.library.add("legislation", "Act").ids(ITEMS)))
    node = workspace.plan.outline(plan_id).lines[2].id
    workspace.library.cite("plan_nodes", node, item, " article  5(2) ")
    workspace.library.cite("plan_nodes", node, item, "article 5(2)")
    (citation,) = workspace.library.citations_of("plan_nodes", node)
    assert (citation.item_title, citation.locator) == ("Act", "article 5(2)")
    assert [each.record_id for each in workspace.library.cited_by(item)] == [node]
    workspace.library.uncite(citation.id, entity="plan_nodes")
    assert workspace.library.cited_by(item) == []
    workspace.undo.undo()
    assert [each.locator for each in workspace.library.cited_by(item)] == ["article 5(2)"]


def test_dates_and_titles_that_cannot_be_are_refused(workspace: Workspace) -> None:
    for wrong in ({"title": " "}, {"title": "A", "in_force_from": "2020-01-02", "in_force_until": "2020-01-01"}):
        with pytest.raises(RuleError):
            workspace.library.add("legislation", **wrong)
    with pytest.raises(RuleError):
        workspace.library.add("novel", "A")
    assert workspace.library.items() == []


def test_what_cannot_be_read_is_kept_and_says_why(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing that follows is a PDF")
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    bomb = tmp_path / "c.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w>" + b"a" * 30_000_000 + b"</w>")
    made = workspace.library.add_files([tmp_path / "a.pdf", tmp_path / "b.png", bomb])
    assert workspace.library.read_texts() == 3
    states = {
        workspace.files.list(ITEMS, item_id)[0].name: workspace.library.texts(item_id)[0].state
        for item_id in made.ids(ITEMS)
    }
    assert states == {"a.pdf": TextState.BROKEN, "b.png": TextState.OTHER_KIND, "c.docx": TextState.BROKEN}
    assert workspace.library.read_texts() == 0


def test_a_file_of_500_megabytes_is_refused_and_nothing_is_added(workspace: Workspace, tmp_path: Path) -> None:
    small, huge = tmp_path / "small.txt", tmp_path / "huge.pdf"
    small.write_text("text")
    with huge.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(FileTooLargeError) as refused:
        workspace.library.add_files([small, huge])
    assert refused.value.details == {"name": "huge.pdf", "limit": LARGEST // 2**20}
    assert workspace.library.items() == []


def test_a_file_attached_later_is_read_and_indexed_in_bites(workspace: Workspace) -> None:
    item = next(iter(workspace.library.add("training", "Course").ids(ITEMS)))
    workspace.files.attach(ITEMS, item, "course.txt", "\f".join(f"lesson {n}" for n in range(1, 8)).encode())
    bites = []
    while done := workspace.library.tend(3):
        bites.append(done)
    assert bites == [1, 3, 3, 1]
    assert found(workspace, "lesson 6") == [("course.txt", 6)]


def test_everything_else_finds_passages_too(workspace: Workspace, tmp_path: Path) -> None:
    item = add_text(workspace, tmp_path)
    assert [(hit.kind, hit.id) for hit in workspace.search.find("司法协助")] == [("passage", item.id)]


def test_a_reader_searches_but_adds_nothing(
    workspace: Workspace, opened: Callable[..., Workspace], tmp_path: Path
) -> None:
    add_text(workspace, tmp_path)
    workspace.users.add("Reader", roles=["reader"], passphrase="correct horse")
    workspace.close()
    reader = opened("Reader")
    assert found(reader, "financing") == [("Terrorism Act.txt", 2)]
    with pytest.raises(RefusedError):
        reader.library.add("case", "A case")
