"""Profiles of States: unknown is a state, dated, and a sheet brings several at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from focalpoint.domain.errors import RuleError
from focalpoint.services.workspace import Workspace


def test_a_state_without_a_profile_is_unknown_in_everything(workspace: Workspace) -> None:
    profile = workspace.profiles.get("KEN")
    assert "death_penalty" in profile.unknown
    assert profile.to_verify(workspace.clock.today())


def test_what_is_known_reaches_the_rules_and_is_asked_again_after_a_year(workspace: Workspace) -> None:
    workspace.profiles.edit("KEN", tradition="common", languages=("en",))
    workspace.profiles.verify("KEN")
    profile = workspace.profiles.get("KEN")
    today = workspace.clock.today()
    assert profile.verified_by == workspace.session.user_name
    assert not profile.to_verify(today)
    assert profile.to_verify(today + timedelta(days=366))
    with pytest.raises(RuleError):
        workspace.profiles.edit("KEN", death_penalty="sometimes")


def test_a_sheet_fills_profiles_as_one_step_and_leaves_the_rest(workspace: Workspace, tmp_path: Path) -> None:
    workspace.profiles.edit("KEN", channel="diplomatic")
    path = tmp_path / "profiles.csv"
    path.write_text(
        "State,Legal tradition,Languages accepted,Death penalty\n"
        "Kenya,Common law,English,Abolished\nGaul,Civil law,French,\nPeru,Civil law,Spanish,maybe\n",
        encoding="utf-8",
    )
    preview = workspace.profiles.preview(path)
    assert preview.unmatched == [(3, "Gaul")]
    assert [told["code"] for told in preview.warnings] == ["value_unknown"]
    workspace.profiles.apply(preview.profiles)
    kenya, peru = workspace.profiles.get("KEN"), workspace.profiles.get("PER")
    assert (kenya.tradition, kenya.languages, kenya.death_penalty) == ("common", ("en",), "abolitionist")
    assert kenya.channel == "diplomatic"
    assert (peru.languages, peru.death_penalty) == (("es",), "")
    workspace.undo.undo()
    assert workspace.profiles.get("PER").unknown == workspace.profiles.get("FRA").unknown
