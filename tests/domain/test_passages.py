"""The words around a hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.folding import fold, words_of
from focalpoint.domain.library import LibraryKind, tidy_tags
from focalpoint.domain.library_names import guessed_kind, title_of
from focalpoint.domain.passages import LENGTH, passage


def marked(text: str, typed: str) -> list[str]:
    """The hits as they were written."""
    found = passage(text, words_of(fold(typed)), whole=fold(typed))
    return [found.text[first:last] for first, last in found.spans]


def test_the_place_with_most_of_the_words_is_shown() -> None:
    text = "funds " + "x " * 400 + "whoever collects funds for a terrorist act" + " y" * 400
    assert "collects funds for a terrorist act" in passage(text, ["funds", "terrorist"]).text


def test_the_words_as_typed_come_before_words_that_stand_apart() -> None:
    text = "legal or mutual assistance. " + "x " * 300 + "mutual legal assistance"
    assert marked(text, "mutual legal assistance") == ["mutual", "legal", "assistance"]
    assert passage(text, ["mutual", "legal", "assistance"], whole="mutual legal assistance").text.startswith("…")


@pytest.mark.parametrize(
    ("text", "typed", "hits"),
    [
        ("Le Décret du Procès", "proces", ["Procès"]),
        ("قَانُون مُكَافَحَة الإِرْهَاب", "مكافحة", ["مُكَافَحَة"]),
        ("œuvre et cœur", "coeur", ["cœur"]),
        ("ﬁnancing", "nanc", ["nanc"]),
        ("司法协助 𠮷 司法", "司法", ["司法", "司法"]),
    ],
)
def test_the_hit_is_marked_as_it_was_written(text: str, typed: str, hits: list[str]) -> None:
    assert marked(text, typed) == hits


@given(st.text(max_size=600), st.text(min_size=1, max_size=5))
def test_marks_lie_within_the_passage_in_order(text: str, typed: str) -> None:
    found = passage(text, words_of(fold(typed)), whole=fold(typed))
    places = [place for span in found.spans for place in span]
    assert places == sorted(places)
    assert all(0 <= place <= len(found.text) for place in places)
    assert len(found.text) <= LENGTH + 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Counter-Terrorism Act 2016.pdf", LibraryKind.LEGISLATION),
        ("Loi n° 12-2016.docx", LibraryKind.LEGISLATION),
        ("Model law on extradition.pdf", LibraryKind.MODEL_LAW),
        ("Arrêt 214.txt", LibraryKind.CASE),
        ("引渡条约.pdf", LibraryKind.AGREEMENT),
        ("اتفاقية التعاون.pdf", LibraryKind.AGREEMENT),
        ("Contact list.pdf", LibraryKind.RECEIVED),
        ("Active files.txt", LibraryKind.RECEIVED),
    ],
)
def test_a_kind_is_guessed_from_whole_words_of_the_name(name: str, kind: LibraryKind) -> None:
    assert guessed_kind(name) is kind


def test_titles_and_tags_are_tidied() -> None:
    assert title_of("C:\\law\\counter_terrorism__act.pdf") == "counter terrorism act"
    assert tidy_tags("Évidence; evidence ,  cross  border،融资，") == "Évidence, cross border, 融资"
