"""The catalogue tool finds every text, and tells every kind of gap."""

from __future__ import annotations

import gettext
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).resolve().parents[1]
SOURCE = '''
from focalpoint.language import N_
CONSTANT = N_("A constant")
def texts(language, n, name):
    """Not a text."""
    a = language.gettext("Hello, {name}").format(name=name)
    b = language.ngettext("{n} task", "{n} tasks", n).format(n=n)
    return a, b, language.pgettext("status", "Open"), language.gettext("Two "
        "lines")
'''
FRENCH = {
    "A constant": "Une constante",
    "Hello, {name}": "Bonjour, {name}",
    "Open": "Ouvert",
    "Two lines": "Deux lignes",
}


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", TOP / ".ci" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module


catalogues = tool()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small program with its template and five fully translated catalogues."""
    (tmp_path / "focalpoint").mkdir()
    (tmp_path / "focalpoint" / "page.py").write_text(SOURCE, encoding="utf-8")
    catalogues.write(catalogues.extract(tmp_path), catalogues.template_path(tmp_path))
    catalogues.update(tmp_path)
    for language in catalogues.LANGUAGES:
        translate(tmp_path, language)
    return tmp_path


def translate(project: Path, language: str, **changed: str) -> None:
    path = catalogues.catalogue_path(language, project)
    catalogue = catalogues.read(path, language)
    for message in catalogue:
        if isinstance(message.id, tuple):
            message.string = tuple(f"{{n}} ({form})" for form in range(catalogue.num_plurals))
        elif message.id:
            message.string = changed.get("text", FRENCH[message.id]) if message.id != "Open" else "Ouvert"
    catalogues.write(catalogue, path)


def test_every_way_of_marking_a_text_is_found(project: Path) -> None:
    ids = {(message.id, message.context) for message in catalogues.extract(project) if message.id}
    assert ids == {
        ("A constant", None),
        ("Hello, {name}", None),
        (("{n} task", "{n} tasks"), None),
        ("Open", "status"),
        ("Two lines", None),
    }


def test_the_texts_of_the_requests_files_are_found(project: Path) -> None:
    folder = project / "resources" / "requests"
    (folder / "kinds").mkdir(parents=True)
    (folder / "kinds" / "mla.toml").write_text(
        'title = "Assistance"\nfields = ["purp"]\n[required]\ntitle = "not a text"\n[[stage]]\nhelp = "A stage"\n'
    )
    (folder / "fields.toml").write_text('["hdr.title"]\ntype = "text"\nlabel = "Purpose"\ngood = "To prove it"\n')
    (folder / "limits.toml").write_text('title = "read elsewhere"\n')
    found = {message.id for message in catalogues.extract(project)}
    assert {"Assistance", "A stage", "Purpose", "To prove it"} <= found
    assert not {"not a text", "read elsewhere", "purp", "text"} & found


def test_a_fully_translated_project_has_no_findings(project: Path) -> None:
    assert list(catalogues.findings(project)) == []


def test_writing_the_same_texts_again_gives_the_same_bytes(project: Path) -> None:
    before = {path: path.read_bytes() for path in sorted(project.glob("i18n/**/*.po*"))}
    catalogues.write(catalogues.extract(project), catalogues.template_path(project))
    catalogues.update(project)
    assert {path: path.read_bytes() for path in sorted(project.glob("i18n/**/*.po*"))} == before
    assert len(before) == 6


def test_a_new_text_makes_the_template_stale_and_every_language_incomplete(project: Path) -> None:
    page = project / "focalpoint" / "page.py"
    page.write_text(SOURCE + '\nNEW = N_("Something new")\n', encoding="utf-8")
    found = list(catalogues.findings(project))
    assert any("stale" in line for line in found)
    assert sum("Something new" in line for line in found) == 5


def test_an_untranslated_text_is_a_finding(project: Path) -> None:
    translate(project, "ru", text="")
    assert any(line.startswith("ru:") and "not translated" in line for line in catalogues.findings(project))


def test_one_missing_plural_form_is_a_finding(project: Path) -> None:
    path = catalogues.catalogue_path("ar", project)
    text = path.read_text(encoding="utf-8")
    assert 'msgstr[5] "{n} (5)"' in text
    path.write_text(text.replace('msgstr[5] "{n} (5)"', 'msgstr[5] ""'), encoding="utf-8")
    assert any(line.startswith("ar:") and "not translated" in line for line in catalogues.findings(project))


def test_a_fuzzy_translation_is_a_finding(project: Path) -> None:
    path = catalogues.catalogue_path("es", project)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "A constant"', '#, fuzzy\nmsgid "A constant"'), encoding="utf-8")
    assert any(line.startswith("es:") and "fuzzy" in line for line in catalogues.findings(project))


@pytest.mark.parametrize("wrong", ["Bonjour", "Bonjour, {nom}", "Bonjour, {name} {extra}", "Bonjour, {name"])
def test_another_placeholder_is_a_finding(project: Path, wrong: str) -> None:
    path = catalogues.catalogue_path("fr", project)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Bonjour, {name}", wrong), encoding="utf-8")
    assert any(line.startswith("fr: 'Hello") for line in catalogues.findings(project))


def test_a_plural_form_may_leave_out_the_number_but_nothing_else(project: Path) -> None:
    path = catalogues.catalogue_path("ar", project)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"{n} (2)"', '"two tasks"'), encoding="utf-8")
    assert list(catalogues.findings(project)) == []
    path.write_text(text.replace('"{n} (2)"', '"{m} tasks"'), encoding="utf-8")
    assert any("placeholders" in line for line in catalogues.findings(project))


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 103: 3}),
        ("ru", {1: 0, 2: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1, 112: 2}),
        ("fr", {0: 0, 1: 0, 2: 1}),
        ("zh", {0: 0, 7: 0}),
    ],
)
def test_compiled_catalogues_choose_the_plural_form_that_the_language_asks_for(
    project: Path, language: str, numbers: dict[int, int]
) -> None:
    catalogues.compile_all(project)
    texts = gettext.translation("focalpoint", project / "i18n", [language])
    assert {n: int(texts.ngettext("{n} task", "{n} tasks", n)[5]) for n in numbers} == numbers


def test_the_pseudolocale_lengthens_and_brackets_every_text_but_keeps_placeholders(
    tmp_path: Path, project: Path
) -> None:
    catalogues.write_pseudo(tmp_path / "pseudo", project)
    texts = gettext.translation("focalpoint", tmp_path / "pseudo" / "i18n", ["fr"])
    hello = texts.gettext("Hello, {name}")
    assert hello.startswith("[")
    assert "{name}" in hello
    assert len(hello) >= len("Hello, {name}") * 1.3


def test_our_own_catalogues_are_complete() -> None:
    assert list(catalogues.findings()) == []
