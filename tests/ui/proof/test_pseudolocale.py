"""A generated language of longer words in brackets: what stands outside brackets was never given to a translator."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest

from focalpoint import language as languages
from focalpoint.language import DOMAIN
from focalpoint.services.workspace import Workspace
from focalpoint.ui.tour import RECOVERY_CODE, Tour
from tests.test_catalogues import catalogues
from tests.ui.proof.bare import bare_texts, outside_brackets
from tests.ui.proof.conftest import Walk
from tests.ui.proof.findings import Findings

TYPED = "Statistics on passenger data, third quar"
"""What somebody was typing when the program ended, in the picture of that."""


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pseudolocales, made of every text of the program as it is now."""
    target = tmp_path_factory.mktemp("pseudo")
    catalogues.write_pseudo(target)
    return target / "i18n"


@pytest.fixture
def installed(generated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """French and Arabic are the pseudolocales, in this test alone."""

    def catalogue(code: str) -> gettext.NullTranslations:
        return gettext.translation(DOMAIN, generated, [code], fallback=True)

    monkeypatch.setattr(languages, "_catalogue", catalogue)


@pytest.mark.usefixtures("installed")
def test_no_text_is_bare(walk: Walk) -> None:
    """From the left alone: the words that are looked up are the same from the right."""
    screen, found = "fr", Findings()
    data = set(re.findall(r"[A-Za-z]+", f"{RECOVERY_CODE} {TYPED}"))

    def meet(workspace: Workspace, _tour: Tour) -> None:
        """The vault is in Chinese; these of its words are Latin all the same."""
        data.update(workspace.vault.signing.words)
        data.update(ministry.short_code for ministry in workspace.directory.ministries(archived=True))
        data.update(part for user in workspace.users.list() for part in user.name.split())
        data.update((workspace.vault.folder.stem, workspace.settings.get("country")))
        for template in workspace.templates.list(screen):  # as written for this language, not looked up
            data.update(re.findall(r"[A-Za-z]+", repr(template)))

    walk(
        lambda stop: found.note(stop, bare_texts(stop.widget, frozenset(data))),
        language="zh",
        screen=screen,
        meet=meet,
    )
    assert not found, str(found)


@pytest.mark.parametrize(
    ("text", "outside"),
    [("[Šåvë~~]", ""), ("[Šåvë~~] now", " now"), ("[a [b] c]d", "d"), ("[cut off…", ""), ("bare", "bare")],
)
def test_brackets_are_read_in_pairs(text: str, outside: str) -> None:
    assert outside_brackets(text) == outside
