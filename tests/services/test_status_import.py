"""Status tables on their way into the vault: previewed, settled, recorded once; what is doubtful is named by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from focalpoint.domain.errors import NotFoundError, ReadOnlyError
from focalpoint.domain.instruments import ActKind
from focalpoint.language import Language
from focalpoint.services.status_import import StatusPreview
from focalpoint.services.workspace import Workspace
from focalpoint.words.status_import import warning
from tests.shared import shared_files

HEAD = "Participant\tSignature\tRatification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"


def table(*rows: str, head: str = HEAD) -> str:
    return "\n".join((head, *(row.replace("|", "\t") for row in rows)))


def codes(preview: StatusPreview) -> list[tuple[int, str]]:
    return [(warned.row, warned.code) for warned in preview.warnings]


def acts(workspace: Workspace, instrument_id: str = "BOM97") -> set[tuple[str, str, str]]:
    return {
        (act.participant, act.kind.value, act.date.isoformat()) for act in workspace.instruments.acts([instrument_id])
    }


def test_a_table_is_previewed_recorded_and_taken_back_as_one_step(workspace: Workspace) -> None:
    preview = workspace.status_import.read(
        table("Swaziland||4 Apr 2003 a", "Turkey 2|20 May 1999|30 May 2002", "Burundi|4 Mar 1998|"), "BOM97"
    )
    assert preview.as_dict() == {
        "read": 3, "matched": 3, "acts": 4, "unmatched": [], "warnings": [], "new": 4, "missing": [],
        "instrument": "BOM97",
    }  # fmt: skip
    assert acts(workspace) == set()
    workspace.status_import.apply(preview)
    assert acts(workspace) == {
        ("SWZ", "accession", "2003-04-04"), ("TUR", "signature", "1999-05-20"), ("TUR", "ratification", "2002-05-30"),
        ("BDI", "signature", "1998-03-04"),
    }  # fmt: skip
    workspace.undo.undo()
    assert acts(workspace) == set()


def test_the_same_table_adds_nothing_and_a_newer_one_adds_what_is_new_and_names_what_it_lacks(
    workspace: Workspace,
) -> None:
    older = table("France|12 Jan 1998|19 Aug 1999", "Spain|1 May 1998|30 Apr 1999")
    workspace.status_import.apply(workspace.status_import.read(older, "BOM97"))
    again = workspace.status_import.read(older, "BOM97")
    assert (again.acts, again.new, again.missing) == (4, 0, ())
    assert workspace.status_import.apply(again) is None
    newer = workspace.status_import.read(table("France|12 Jan 1998|19 Aug 1999", "Chad||1 Nov 2006 a"), "BOM97")
    assert newer.new == 1
    assert {(act.participant, act.kind) for act in newer.missing} == {
        ("ESP", ActKind.SIGNATURE),
        ("ESP", ActKind.RATIFICATION),
    }
    workspace.status_import.apply(newer)
    assert len(acts(workspace)) == 5


def test_an_unmatched_name_is_reported_settled_and_kept_for_the_next_table(workspace: Workspace) -> None:
    text = table("Ruritania|1 Feb 1998|3 Mar 2001", "France||19 Aug 1999")
    preview = workspace.status_import.read(text, "BOM97")
    assert (preview.read, preview.matched, preview.acts, preview.unmatched) == (2, 1, 1, [(2, "Ruritania")])
    workspace.status_import.apply(preview, {"Ruritania": "ROU"})
    assert ("ROU", "ratification", "2001-03-03") in acts(workspace)
    assert workspace.status_import.read(table("RURITANIA 3||5 May 2005 a"), "FIN99").unmatched == []


def test_a_name_settled_for_once_is_not_remembered(workspace: Workspace) -> None:
    preview = workspace.status_import.read(table("Ruritania||3 Mar 2001"), "BOM97")
    workspace.status_import.apply(workspace.status_import.again(preview, settled={"Ruritania": "ROU"}), remember=False)
    assert len(acts(workspace)) == 1
    assert workspace.states.settled() == []


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (("France||19 Aug 2035",), "act_in_future"),
        (("France||19 Aug 1985",), "act_before_adoption"),
        (("France|1 May 2000|19 Aug 1999",), "signature_after_deposit"),
        (("France||19 Aug 1999", "FRANCE||19 Aug 1999"), "twice"),
        (("France||19 Aug 1999", "FRANCE||20 Aug 2000 a"), "contradictory"),
        (("Czechoslovakia||4 May 1999 a",), "after_dissolution"),
        (("Hong Kong SAR||3 May 2002 a",), "territory"),
        (("Netherlands (for the Kingdom in Europe)||7 Feb 2002 A",), "limited"),
        (("France||03/04/1999", "Spain||30 Apr 1999"), "date_ambiguous"),
        (("France||1 Foo 1999", "Spain||30 Apr 1999"), "date_unread"),
        (("France||", "Spain||30 Apr 1999"), "no_act"),
    ],
)
def test_what_is_doubtful_is_named_by_row(workspace: Workspace, rows: Sequence[str], code: str) -> None:
    preview = workspace.status_import.read(table(*rows), "BOM97")
    assert code in [warned.code for warned in preview.warnings]
    assert all("{" not in warning(Language("en"), each.code, each.names) for each in preview.warnings)


def test_acts_that_cannot_be_are_left_out_and_the_others_recorded(workspace: Workspace) -> None:
    preview = workspace.status_import.read(table("France|12 Jan 1998|19 Aug 2035", "Spain||30 Apr 1999"), "BOM97")
    workspace.status_import.apply(preview)
    assert acts(workspace) == {("FRA", "signature", "1998-01-12"), ("ESP", "ratification", "1999-04-30")}


def test_a_territory_is_an_extension_by_the_state_that_answers_for_it_then(workspace: Workspace) -> None:
    rows = ("Macao SAR||15 May 2003 a", "Hong Kong||1 Jun 1990 a", "Faroe Islands||1 Jul 2003 a")
    preview = workspace.status_import.read(table(*rows), "HOS79")
    kinds = {(draft.participant, draft.kind, draft.territory) for row in preview.rows for draft in row.acts}
    assert kinds == {
        ("CHN", ActKind.TERRITORIAL_EXTENSION, "China, Macao Special Administrative Region"),
        ("DNK", ActKind.TERRITORIAL_EXTENSION, "Faroe Islands"),
    }
    assert preview.unmatched == [(3, "Hong Kong")]


def test_a_printed_entry_into_force_is_compared_with_the_instruments_rule(workspace: Workspace) -> None:
    head = "State\tSignature\tRatification, Accession(a)\tEntry into force"
    right = workspace.status_import.read(table("Chad||1 Nov 2006 a|1 Dec 2006", head=head), "BOM97")
    wrong = workspace.status_import.read(table("Chad||1 Nov 2006 a|1 Jan 2007", head=head), "BOM97")
    assert codes(right) == []
    assert codes(wrong) == [(2, "effect_differs")]
    assert wrong.warnings[0].names["computed"] == "2006-12-01"


def test_cut_names_are_joined_before_a_shorter_one_is_believed(workspace: Workspace) -> None:
    preview = workspace.status_import.read(
        "Participant   Signature   Accession(a), Ratification\nDemocratic Republic of the\nCongo 27 Jun 2008 a\n"
        "Chad 1 Nov 2006 a\n\nNote: the end\n",
        "BOM97",
    )
    assert [row.match.code for row in preview.rows] == ["COD", "TCD"]


def test_whose_table_it_is_is_guessed_by_number_and_title_and_never_invented(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "status 18-11 (2015).csv"
    path.write_text("Participant,Signature,Ratification\nFrance,10 Jan 2000,7 Jan 2002\n", encoding="utf-8")
    assert workspace.status_import.read(path).instrument_id == "FIN99"
    titled = "International Convention against the Taking of Hostages\n" + table("France||9 Jun 2000 a")
    assert workspace.status_import.read(titled).instrument_id == "HOS79"
    assert workspace.status_import.read(table("France||9 Jun 2000 a")).instrument_id == ""
    with pytest.raises(NotFoundError):
        workspace.status_import.read(table("France||9 Jun 2000 a"), "NONE00")


def test_nothing_is_recorded_where_the_vault_is_open_for_reading(opened: Callable[..., Workspace]) -> None:
    reader = opened(write=False)
    preview = reader.status_import.read(table("France||9 Jun 2000 a"), "BOM97")
    with pytest.raises(ReadOnlyError):
        reader.status_import.apply(preview)


@pytest.mark.skipif(not shared_files("data/untc/*.csv"), reason="needs the shared files")
def test_the_treaty_collections_own_tables_give_the_known_numbers_of_parties(workspace: Workspace) -> None:
    for path in shared_files("data/untc/*.csv"):
        preview = workspace.status_import.read(path)
        assert (preview.matched, preview.unmatched, preview.warnings) == (preview.read, [], [])
        workspace.status_import.apply(preview)
    wanted = {
        "IPP73": {"2001-09-11": 107, "2005-04-30": 154, "2009-12-01": 173},
        "BOM97": {"2001-09-11": 27, "2005-04-30": 135, "2009-12-01": 164},
        "UNTOC": {"2005-04-30": 104},
    }
    for instrument_id, counts in wanted.items():
        for day, number in counts.items():
            counted = workspace.instruments.count([instrument_id], date.fromisoformat(day))
            assert len(counted.states) == number
            assert counted.organizations == (("EU",) if instrument_id == "UNTOC" else ())
