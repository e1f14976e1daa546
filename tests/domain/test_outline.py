from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.outline import ROOT, build_outline
from focalpoint.domain.plan import PlanLine


def line(name: str, parent: str | None, position: int = 0) -> PlanLine:
    return PlanLine(
        name, name, parent, position, "activity", name, None, None, None, None, None, None, None, None,
        "draft", None, "manual", 1.0, 0, None, 1,
    )  # fmt: skip


def test_nodes_come_depth_first_by_position_with_their_wbs_numbers() -> None:
    outline = build_outline([
        line("b", None, 2), line("a2", "a", 9), line("a", None, 1), line("a1x", "a1"), line("a1", "a", 1),
    ])  # fmt: skip
    assert [node.id for node in outline.lines] == ["a", "a1", "a1x", "a2", "b"]
    assert outline.wbs == ["1", "1.1", "1.1.1", "1.2", "2"]
    assert outline.depths == [0, 1, 2, 1, 0]
    assert outline.parents == [ROOT, 0, 1, 0, ROOT]
    assert outline.children(0) == [1, 3]
    assert outline.children(ROOT) == [0, 4]
    assert (outline.end(0), outline.end(4)) == (4, 5)


def test_the_same_position_is_told_apart_by_id() -> None:
    assert [node.id for node in build_outline([line("y", None), line("x", None)]).lines] == ["x", "y"]


def test_a_node_without_its_parent_stands_at_the_top() -> None:
    outline = build_outline([line("a", None, 1), line("lost", "gone", 0)])
    assert [node.id for node in outline.lines] == ["lost", "a"]
    assert outline.depths == [0, 0]


def test_a_circle_of_parents_loses_no_node() -> None:
    outline = build_outline([line("a", "c", 3), line("b", "a", 1), line("c", "b", 2), line("top", None)])
    assert [node.id for node in outline.lines] == ["top", "b", "c", "a"]
    assert outline.wbs == ["1", "2", "2.1", "2.1.1"]


def test_a_node_that_is_its_own_parent_stands_at_the_top() -> None:
    assert build_outline([line("a", "a")]).parents == [ROOT]


def test_the_same_id_twice_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError):
        build_outline([line("a", None), line("a", None)])


def test_an_empty_plan_has_an_empty_outline() -> None:
    outline = build_outline([])
    assert (len(outline), outline.wbs, outline.children(ROOT)) == (0, [], [])


@given(st.lists(st.tuples(st.none() | st.integers(0, 30), st.integers(0, 3)), max_size=30))
def test_any_parents_make_a_whole_and_ordered_outline(given_lines: list[tuple[int | None, int]]) -> None:
    lines = [line(f"{i:02}", None if up is None else f"{up:02}", place) for i, (up, place) in enumerate(given_lines)]
    outline = build_outline(lines)
    assert sorted(node.id for node in outline.lines) == sorted(node.id for node in lines)
    assert len(set(outline.wbs)) == len(lines)
    for place, parent in enumerate(outline.parents):
        assert parent < place
        assert outline.depths[place] == (0 if parent == ROOT else outline.depths[parent] + 1)
        assert place in outline.children(parent)
        assert all(
            outline.lines[place].id == node.id for node in [outline.lines[outline.index[outline.lines[place].id]]]
        )
    numbers = [[int(part) for part in wbs.split(".")] for wbs in outline.wbs]
    assert numbers == sorted(numbers)
