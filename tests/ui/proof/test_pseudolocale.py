"""A generated language of longer words in brackets: what stands outside brackets was never given to a translator."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from focalpoint import language as languages
from focalpoint.app import pages
from focalpoint.language import DOMAIN, OWN_NAMES
from focalpoint.services.workspace import Workspace
from focalpoint.ui.tour import RECOVERY_CODE, Stop, Tour
from tests.test_catalogues import catalogues
from tests.ui.proof.bare import bare_texts, outside_brackets
from tests.ui.proof.conftest import Walk
from tests.ui.proof.findings import Findings
from tests.ui.proof.vaults import vaults

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
    """Everything from the left: the words that are looked up are the same from the right."""
    found = Findings()
    data = set(re.findall(r"[A-Za-z]+", f"{RECOVERY_CODE} {TYPED}"))
    walk(
        lambda stop: found.note(stop, bare_texts(stop.widget, frozenset(data))),
        language="zh",
        screen="fr",
        painted=False,
        meet=lambda workspace, _tour: data.update(latin_words(workspace, "fr")),
    )
    assert not found, str(found)


@pytest.mark.usefixtures("installed")
def test_no_text_is_bare_in_a_mirrored_view(qapp: QApplication) -> None:
    """Each page and view once, from the right. What fits is proven in the real languages, some from the right too."""
    found = Findings()

    def look(stop: Stop) -> None:
        if stop.widget.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            found.note(stop, ["runs from the left"])
        found.note(stop, bare_texts(stop.widget, frozenset(data)))

    tour = Tour(qapp, look, language="ar")
    try:
        with vaults("zh", read_only=False) as made:
            vault, _state = next(made)
            data = latin_words(vault, "ar")
            tour.walk_state(vault, pages(), "mirrored")
            made.close()  # type: ignore[attr-defined]
    finally:
        tour.close()
    assert not found, str(found)


def latin_words(workspace: Workspace, screen: str) -> set[str]:
    """What is in Latin letters in a vault in Chinese."""
    words = {*workspace.vault.signing.words, workspace.vault.folder.stem, workspace.settings.get("country")}
    words.update(ministry.short_code for ministry in workspace.directory.ministries(archived=True))
    words.update(part for user in workspace.users.list() for part in user.name.split())
    written = [  # as shipped for each language, not looked up
        workspace.templates.list(screen),
        workspace.states.all(territories=True),
        workspace.states.regions(),
        workspace.instruments.catalogue(),
        workspace.provisions.overview(screen),
        workspace.standards.list(screen),
        OWN_NAMES,
        items := workspace.library.items(),  # a library holds texts in any language
        [file.name for item in items for file in workspace.files.list("library_items", item.id)],
        [workspace.cases.file(case.id) for case in workspace.cases.list()],  # a letter is in its own language
        [list(workspace.requests.get(line.id).answers.rows()) for line in workspace.requests.list()],
        workspace.clauses.book(),
    ]
    words.update(re.findall(r"[A-Za-z]+", " ".join(map(repr, written)).replace("\\n", " ")))
    return words


@pytest.mark.parametrize(
    ("text", "outside"),
    [("[Šåvë~~]", ""), ("[Šåvë~~] now", " now"), ("[a [b] c]d", "d"), ("[cut off…", ""), ("bare", "bare")],
)
def test_brackets_are_read_in_pairs(text: str, outside: str) -> None:
    assert outside_brackets(text) == outside
