"""Where fonts are looked for, and which one is taken."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from focalpoint.documents.render import fonts
from focalpoint.documents.render.fonts import FAMILIES, FontBook, family_of, find, font_folders, load_family
from focalpoint.language import LANGUAGES


def test_every_language_finds_its_fonts_here() -> None:
    samples = {"en": "Aé", "fr": "ç«»", "es": "ñ¿", "ru": "Жё", "ar": "\ufe91\ufefc", "zh": "司，"}
    for code in LANGUAGES:
        book = FontBook(code)
        for letter in samples[code]:
            for bold in (False, True):
                font = book.font_for(ord(letter), bold)
                assert font is not None
                assert font.has(ord(letter))


def test_windows_fonts_lie_in_its_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "Fonts").mkdir()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", str(tmp_path))
    assert tmp_path / "Fonts" in font_folders()


def test_the_persons_own_fonts_are_found_on_a_mac(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "Library" / "Fonts").mkdir(parents=True)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert tmp_path / "Library" / "Fonts" in font_folders()


def test_bundled_fonts_come_first_in_a_frozen_application(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert font_folders()[0] == tmp_path / "fonts"


def test_the_fonts_of_windows_serve_under_their_names(tmp_path: Path) -> None:
    for ours, theirs in (("NotoSans-Regular.ttf", "SEGOEUI.TTF"), ("wqy-microhei.ttc", "msyh.ttc")):
        found = find(ours, font_folders())
        assert found is not None
        shutil.copy(found[0], tmp_path / theirs)
    book = FontBook("zh", [tmp_path])
    latin, han = book.font_for(ord("A"), False), book.font_for(ord("司"), True)
    assert latin is not None
    assert "SEGOEUI" in latin.name
    assert han is not None
    assert "msyh" in han.name
    assert han.embolden


def test_a_font_that_cannot_be_embedded_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(b"OTTO" + b"\0" * 200)
    serving = find("DejaVuSans.ttf", font_folders())
    assert serving is not None
    shutil.copy(serving[0], tmp_path / "DejaVuSans.ttf")
    font = load_family(FAMILIES[0], False, (tmp_path,))
    assert font is not None
    assert "DejaVuSans" in font.name


@pytest.mark.parametrize(
    ("letter", "name"), [("A", "latin"), ("Ж", "latin"), ("ع", "arabic"), ("司", "han"), ("א", "hebrew")]
)
def test_each_script_has_its_family(letter: str, name: str) -> None:
    family = family_of(ord(letter))
    assert family is not None
    assert family.name == name
    assert family.package.startswith("fonts-")


def test_what_nobody_draws_has_no_family() -> None:
    assert family_of(0xF0000) is None


def test_bold_and_regular_of_a_family_are_different_cuts() -> None:
    folders = tuple(font_folders())
    regular, bold = (load_family(FAMILIES[0], bold, folders) for bold in (False, True))
    assert regular is not None
    assert bold is not None
    assert regular.name != bold.name
    assert not bold.embolden
    assert fonts.USUAL[0] == "latin"
