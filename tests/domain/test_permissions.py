"""The matrix of roles as a person reads it."""

from __future__ import annotations

import pytest

from focalpoint.domain.permissions import ACTS, May, permission
from focalpoint.domain.roles import MATRIX, Role
from focalpoint.language import Language
from focalpoint.words.permissions import act


def test_every_act_takes_methods_of_the_matrix_and_has_its_words() -> None:
    assert [method for methods in ACTS.values() for method in methods if method not in MATRIX] == []
    assert len({act(Language("en"), code) for code in ACTS}) == len(ACTS)


@pytest.mark.parametrize(
    ("role", "code", "allowed"),
    [
        (Role.READER, "read", May.YES),
        (Role.READER, "plan", May.NO),
        (Role.CONTRIBUTOR, "progress", May.OWN),
        (Role.VALIDATOR, "confirm", May.OWN),
        (Role.CONTRIBUTOR, "confirm", May.NO),
        (Role.PLAN_OFFICER, "confirm", May.YES),
        (Role.ADMINISTRATOR, "cases", May.NO),
        (Role.AUDITOR, "audit", May.YES),
        (Role.PLAN_OFFICER, "audit", May.NO),
    ],
)
def test_what_a_role_alone_may_do(role: Role, code: str, allowed: May) -> None:
    assert permission(role, code) is allowed
