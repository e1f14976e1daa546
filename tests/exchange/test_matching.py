"""Matching rows with nodes, and base, mine, theirs."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from focalpoint.exchange.matching import How, Known, compare, match_rows
from focalpoint.exchange.model import ImportedRow

KNOWN = [Known("p", "1", "Prevention", None), Known("a", "1.1", "Teach", "p"), Known("b", "1.2", "Print", "p")]


def row(title: str, wbs: str = "", uid: str = "", key: str = "", parent: int = -1) -> ImportedRow:
    return ImportedRow(1, uid, title, "activity", parent, wbs, key)


def hows(
    rows: list[ImportedRow], remembered: dict[str, str] | None = None, *, sure: bool = False
) -> list[tuple[str, str | None]]:
    return [(match.how.value, match.node_id) for match in match_rows(rows, KNOWN, remembered or {}, sure=sure)]


def test_our_key_comes_before_everything_else() -> None:
    assert hows([row("Teach", "1.1", uid="u", key="b")], {"u": "a"}) == [("key", "b")]


def test_the_sources_uid_comes_before_the_place() -> None:
    assert hows([row("Teach", "1.2", uid="u")], {"u": "a"}) == [("uid", "a")]


def test_a_weak_uid_needs_a_similar_title_and_a_sure_one_does_not() -> None:
    assert hows([row("Something else entirely", "9", uid="u")], {"u": "a"}) == [("new", None)]
    assert hows([row("Something else entirely", "9", uid="u")], {"u": "a"}, sure=True) == [("uid", "a")]
    assert hows([row("Teach!", "9", uid="u")], {"u": "a"}) == [("uid", "a")]


def test_number_and_title_match_without_regard_to_case_and_spaces() -> None:
    assert hows([row("  TEACH ", "1.1")]) == [("place", "a")]


def test_a_title_below_the_same_parent_matches_when_its_number_moved() -> None:
    rows = [row("Prevention", "1"), row("New first", "1.1", parent=0), row("Teach", "1.2", parent=0)]
    assert hows(rows) == [("place", "p"), ("new", None), ("title", "a")]


def test_what_may_be_a_known_row_is_asked() -> None:
    matches = match_rows([row("Teach", "7")], KNOWN, {}, sure=False)
    assert (matches[0].how, matches[0].candidates) == (How.ASK, ("a",))
    renamed = match_rows([row("Teach!", "1.1")], KNOWN, {}, sure=False)
    assert (renamed[0].how, renamed[0].candidates) == (How.ASK, ("a",))


def test_a_node_is_given_to_one_row_only() -> None:
    assert [how for how, _node in hows([row("Teach", "1.1"), row("Teach", "1.1")])] == ["place", "new"]


def test_archived_nodes_are_matched_by_key_alone() -> None:
    known = [Known("a", "", "Teach", None, archived=True)]
    assert match_rows([row("Teach", "1", key="a")], known, {}, sure=False)[0].node_id == "a"
    assert match_rows([row("Teach", "1")], known, {}, sure=False)[0].how is How.NEW


VALUES = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 2) | st.none())


@given(VALUES, VALUES, VALUES)
def test_nothing_edited_here_since_the_base_is_ever_overwritten(
    base: dict[str, Hashable], mine: dict[str, Hashable], theirs: dict[str, Hashable]
) -> None:
    diff = compare(base, mine, theirs)
    after = {**mine, **{change.field: change.theirs for change in diff.changes}}
    for field, value in mine.items():
        if field in base and base[field] != value:
            assert after[field] == value
    told = {change.field for change in (*diff.changes, *diff.conflicts)}
    assert told == {field for field, value in theirs.items() if mine.get(field) != value}


@given(VALUES, VALUES, VALUES)
def test_taking_a_file_twice_changes_nothing_the_second_time(
    base: dict[str, Hashable], mine: dict[str, Hashable], theirs: dict[str, Hashable]
) -> None:
    after = {**mine, **{change.field: change.theirs for change in compare(base, mine, theirs).changes}}
    assert compare({**after, **theirs}, after, theirs).changes == ()
