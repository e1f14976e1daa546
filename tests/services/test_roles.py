"""The matrix of role × method: declared for everything, and refused where it says so."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest

import focalpoint.services
from focalpoint.domain.errors import FocalPointError, RefusedError
from focalpoint.domain.roles import MATRIX, Role, may
from focalpoint.services.base import Service
from focalpoint.services.workspace import Workspace


def declared_methods() -> list[str]:
    found = []
    for module in pkgutil.walk_packages(focalpoint.services.__path__, "focalpoint.services."):
        for _name, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, Service) and kind.capability and kind.__module__ == module.name:
                found += [
                    f"{kind.capability}.{name}"
                    for name, member in vars(kind).items()
                    if inspect.isfunction(member) and not name.startswith("_")
                ]
    return sorted(found)


def test_every_method_of_every_service_is_in_the_matrix() -> None:
    assert [method for method in declared_methods() if method not in MATRIX] == []


def test_the_matrix_names_no_method_that_is_not_there() -> None:
    others = {"undo.undo", "undo.redo", "workspace.verify"}
    assert sorted(set(MATRIX) - set(declared_methods()) - others) == []


def test_what_is_not_declared_is_refused_to_everybody() -> None:
    assert not may(list(Role), "plan.set_on_fire")


def test_an_administrator_alone_opens_no_case() -> None:
    assert not any(may([Role.ADMINISTRATOR], method) for method in MATRIX if method.startswith("cases."))


@pytest.mark.parametrize("method", ["tasks.add", "plan.add_plan", "users.add", "imports.apply", "settings.set"])
def test_a_reader_changes_nothing(method: str) -> None:
    assert not may([Role.READER], method)


def test_a_reader_is_refused_by_the_service_and_nothing_changes(opened: Callable[..., Workspace]) -> None:
    first = opened()
    first.users.add("Reader", roles=[Role.READER], passphrase="another one")
    first.close()
    reader = opened("Reader", "another one")
    with pytest.raises(RefusedError):
        reader.tasks.add("Sneaked in")
    assert reader.tasks.list() == []


def test_a_contributor_reaches_its_own_ministry_only(opened: Callable[..., Workspace]) -> None:
    first = opened()
    first.directory.add_ministry("Interior", short_code="INT")
    first.directory.add_ministry("Justice", short_code="JUS")
    interior, justice = (ministry.id for ministry in first.directory.ministries())
    first.tasks.add("Ours", ministry_id=interior)
    first.tasks.add("Theirs", ministry_id=justice)
    first.users.add("Desk", roles=[Role.CONTRIBUTOR], passphrase="another one", ministry_id=interior)
    first.close()
    desk = opened("Desk", "another one")
    ours, theirs = (task.id for task in desk.tasks.list())
    desk.tasks.edit(ours, percent=40)
    with pytest.raises(RefusedError) as refused:
        desk.tasks.edit(theirs, percent=40)
    assert refused.value.details["method"] == "other_ministry"
    with pytest.raises(RefusedError):
        desk.tasks.edit(ours, ministry_id=justice)
    assert [task.percent for task in desk.tasks.list()] == [40, 0]


def test_every_expected_failure_has_a_sentence() -> None:
    from focalpoint.words.errors import sentences

    for module in pkgutil.walk_packages(focalpoint.__path__, "focalpoint."):
        if not module.name.startswith(("focalpoint.ui", "focalpoint.__main__", "focalpoint.store.migrations")):
            importlib.import_module(module.name)
    missing = {kind.code for kind in _subclasses(FocalPointError) if kind.code not in sentences()}
    assert missing == set()


def _subclasses(kind: type[FocalPointError]) -> list[type[FocalPointError]]:
    return [below for child in kind.__subclasses__() for below in (child, *_subclasses(child))]
