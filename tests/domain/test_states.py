"""States, regions and names as shipped: who is who, who belongs where on a day, and which names are never mixed up."""

from __future__ import annotations

from datetime import date

import pytest

from focalpoint.domain.state_names import NameIndex, bag_of, cleaned
from focalpoint.domain.states import LANGUAGES, How, RegionKind, StateKind
from focalpoint.services.states_data import name_index, world


@pytest.fixture(scope="module")
def names() -> NameIndex:
    return name_index()


def test_the_data_name_every_participant_in_six_languages_and_count_the_members_right() -> None:
    states = world().states.values()
    assert all(set(state.names) == set(LANGUAGES) for state in states)
    assert sum(state.member_on(None) for state in states) == 193
    assert sum(state.member_on(date(1991, 1, 1)) for state in states if not state.continued_by) == 159
    assert {s.code for s in states if s.kind is StateKind.STATE and s.un is None} == {"COK", "NIU", "PSE", "VAT"}
    assert {s.code for s in states if s.kind is StateKind.ORGANIZATION} == {"EU", "EURATOM"}
    assert "XKX" not in world().states


def test_regional_groups_part_the_members_of_the_united_nations() -> None:
    groups = [region for region in world().regions.values() if region.kind is RegionKind.UN_GROUP]
    every = [code for group in groups for code in group.members_on()]
    assert len(every) == len(set(every)) == 193
    assert {code for code, state in world().states.items() if state.member_on(None)} == set(every)
    for region in world().regions.values():
        assert region.members.keys() <= world().states.keys()
        assert set(region.names) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("region", "day", "inside", "outside"),
    [
        ("EU", date(2019, 1, 1), {"GBR", "HRV"}, set()),
        ("EU", date(2003, 1, 1), {"GBR", "SWE"}, {"POL"}),
        ("EU", date(2021, 1, 1), {"FRA"}, {"GBR"}),
        ("COE", date(2022, 1, 1), {"RUS"}, set()),
        ("COE", date(2023, 1, 1), {"UKR"}, {"RUS"}),
        ("COE", date(1971, 1, 1), {"FRA"}, {"GRC"}),
        ("002", date(2005, 4, 30), {"EGY", "ZAF"}, {"FRA"}),
        ("150", date(1985, 1, 1), {"DDR", "YUG", "CSK"}, set()),
        ("150", date(1995, 1, 1), {"DEU", "SVN"}, {"DDR", "YUG"}),
    ],
)
def test_who_belongs_to_a_region_is_told_by_the_day(
    region: str, day: date, inside: set[str], outside: set[str]
) -> None:
    members = world().regions[region].members_on(day)
    assert inside <= members
    assert not outside & members


def test_every_shipped_name_means_its_own_state(names: NameIndex) -> None:
    for state in world().states.values():
        if state.continued_by:
            continue
        for printed in (*state.names.values(), *state.formal_names.values()):
            assert names.match(printed).code == state.code, printed


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Congo", "COG"), ("Congo, Dem. Rep.", "COD"), ("Congo (Democratic Republic of the)", "COD"),
        ("Republic of Korea", "KOR"), ("Korea, Democratic People's Republic of", "PRK"), ("Korea", ""),
        ("Niger", "NER"), ("Nigeria", "NGA"), ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"), ("Papua New Guinea", "PNG"), ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"), ("Samoa", "WSM"), ("American Samoa", "ASM"), ("China", "CHN"),
        ("China, Hong Kong SAR", "HKG"), ("Taiwan Province of China", "TWN"), ("Republic of Ireland", "IRL"),
        ("Northern Ireland", ""), ("Sudan", "SDN"), ("South Sudan", "SSD"), ("Kosovo", ""), ("Virgin Islands", ""),
        ("Republic of Viet-Nam", ""),
    ],
)  # fmt: skip
def test_names_that_look_alike_are_never_mixed_up(names: NameIndex, printed: str, code: str) -> None:
    assert names.match(printed).code == code


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Swaziland", "SWZ"), ("Turkey", "TUR"), ("TURQUIE", "TUR"), ("Czech Republic", "CZE"), ("Cape Verde", "CPV"),
        ("The former Yugoslav Republic of Macedonia", "MKD"), ("Burma", "MMR"), ("Zaire", "COD"),
        ("Upper Volta", "BFA"), ("Dahomey", "BEN"), ("Ceylon", "LKA"), ("Byelorussian SSR", "BLR"),
        ("Libyan Arab Jamahiriya", "LBY"), ("Democratic Kampuchea", "KHM"), ("East Timor", "TLS"),
        ("Союз Советских Социалистических Республик", "RUS"), ("Serbia and Montenegro", "SRB"),
        ("German Democratic Republic", "DDR"), ("Czechoslovakia", "CSK"), ("Yemen, Democratic", "YMD"),
        ("European Communities", "EU"), ("Communauté européenne", "EU"), ("Swazilandia", "SWZ"), ("斯威士兰", "SWZ"),
    ],
)  # fmt: skip
def test_former_names_lead_to_whoever_continues_or_to_the_state_that_was(
    names: NameIndex, printed: str, code: str
) -> None:
    assert names.match(printed).code == code


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Germany 2, 3", "DEU"), ("China¹", "CHN"), ("France [3]", "FRA"), ("* Argentina", "ARG"),
        ("Bahamas (1)(2)", "BHS"), ("12. Italy", "ITA"), ("Cote d'Ivoire", "CIV"), ("CÔTE D’IVOIRE", "CIV"),
        ("St. Kitts and Nevis", "KNA"), ("St. Vincent & the Grenadines", "VCT"), ("Iran, Islamic Republic of", "IRN"),
        ("Bahamas, The", "BHS"), ("Gambia (The)", "GMB"), ("Austria (ratification)", "AUT"),
        ("Netherlands (for the Kingdom in Europe)", "NLD"), ("Denmark (excluding Greenland)", "DNK"),
        ("Viet-Nam", "VNM"), ("FRA", "FRA"), ("corée du sud", "KOR"), ("الجمهورية التشيكية", "CZE"),
        ("刚果（金）", "COD"),
    ],
)  # fmt: skip
def test_footnotes_accents_articles_and_the_order_of_words_do_not_matter(
    names: NameIndex, printed: str, code: str
) -> None:
    assert names.match(printed).code == code


def test_a_name_that_two_states_bore_is_told_by_the_day(names: NameIndex) -> None:
    assert names.match("Yugoslavia", date(1985, 3, 26)).code == "YUG"
    assert names.match("Yugoslavia", date(2001, 3, 12)).code == "SRB"
    asked = names.match("Yugoslavia")
    assert not asked.sure
    assert asked.how is How.AMBIGUOUS
    assert set(asked.proposals) == {"SRB", "YUG"}


def test_a_limit_of_a_name_is_told_apart_from_the_name() -> None:
    assert cleaned("Netherlands (for Aruba)").limit
    assert not cleaned("Iran (Islamic Republic of)").limit
    assert bag_of("Moldova, Republic of") == bag_of("Republic of Moldova") != bag_of("Republic of Moldavia")
