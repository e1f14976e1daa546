"""The shelves of the library, and what each can be narrowed to."""

from __future__ import annotations

from focalpoint.domain.library import LibraryFilter, LibraryItem, shelve

ITEMS = (
    LibraryItem(
        "1", "L-1", "legislation", "Act", country="FRA", year=2020, instruments="BOM97 FIN99", tags="asset, aid"
    ),
    LibraryItem("2", "L-2", "case", "Ruling", country="FRA", year=2024, instruments="FIN99", tags="aid"),
    LibraryItem("3", "L-3", "case", "Older ruling", language="fr", newer_id="2"),
)


def test_each_shelf_says_what_occurs_on_it_the_most_frequent_first() -> None:
    shelves = shelve(ITEMS, LibraryFilter())

    everything, cases = shelves[""].facets, shelves["case"]
    assert everything.countries == (("FRA", 2),)
    assert everything.instruments == (("FIN99", 2), ("BOM97", 1))
    assert everything.tags == (("aid", 2), ("asset", 1))
    assert everything.years == ((2024, 1), (2020, 1))
    assert everything.kinds == {"case": 1, "legislation": 1}
    assert everything.languages == ()
    assert [item.id for item in cases.items] == ["2"]
    assert cases.facets.instruments == (("FIN99", 1),)


def test_older_versions_stand_on_the_shelves_when_they_are_wanted() -> None:
    shelves = shelve(ITEMS, LibraryFilter(older=True))

    assert [item.id for item in shelves["case"].items] == ["2", "3"]
    assert shelves[""].facets.languages == (("fr", 1),)
