"""The look: readable, in both palettes, at every text size."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from focalpoint.assets import data_path
from focalpoint.ui.shell.theme.contrast import contrast, luminance
from focalpoint.ui.shell.theme.icons import draw
from focalpoint.ui.shell.theme.stylesheet import stylesheet
from focalpoint.ui.shell.theme.theme import TEXT_SIZES, Theme, known_choice
from focalpoint.ui.shell.theme.tokens import CONTRAST, DARK, LIGHT, PAIRS, PARTS, Tokens


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)


def test_luminance_weighs_green_most() -> None:
    assert luminance("#00ff00") > luminance("#ff0000") > luminance("#0000ff")


def test_a_known_pair_has_its_published_ratio() -> None:
    # The W3C's own example of a grey that just passes.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


ALL = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


@ALL
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_every_text_can_be_read_on_its_ground(tokens: Tokens, pair: tuple[str, str]) -> None:
    text, ground = (getattr(tokens, name) for name in pair)
    wanted = 7.0 if tokens is CONTRAST else 4.5
    assert contrast(text, ground) >= wanted, f"{pair[0]} {text} on {pair[1]} {ground}"


@ALL
@pytest.mark.parametrize("pair", PARTS, ids="-on-".join)
def test_every_edge_and_focus_ring_is_seen_on_its_ground(tokens: Tokens, pair: tuple[str, str]) -> None:
    edge, ground = (getattr(tokens, name) for name in pair)
    assert contrast(edge, ground) >= 3.0, f"{pair[0]} {edge} on {pair[1]} {ground}"


@ALL
def test_every_colour_of_the_palette_is_tried_for_contrast(tokens: Tokens) -> None:
    tried = {name for pair in (*PAIRS, *PARTS) for name in pair}
    decoration = {"line", "edge"}
    assert set(tokens.__slots__) == tried | decoration


@pytest.mark.parametrize("scale", TEXT_SIZES)
def test_the_stylesheet_is_complete_at_every_text_size(scale: float) -> None:
    for tokens in (LIGHT, DARK, CONTRAST):
        sheet = stylesheet(tokens, 10 * scale, scale)
        assert "$" not in sheet
        assert sheet.count("{") == sheet.count("}")


def test_high_contrast_has_thick_edges_and_its_own_arrows() -> None:
    sheet = stylesheet(CONTRAST, 10, 1.0)
    assert "3px solid #ffe14d" in sheet
    for name in ("down", "up", "check"):
        assert data_path("resources", "icons", f"contrast-{name}.svg").exists()
        assert f"contrast-{name}.svg" in sheet


@pytest.mark.parametrize(
    ("wish", "scheme", "wanted"),
    [
        (Qt.ContrastPreference.HighContrast, Qt.ColorScheme.Light, CONTRAST),
        (Qt.ContrastPreference.NoPreference, Qt.ColorScheme.Dark, DARK),
        (Qt.ContrastPreference.NoPreference, Qt.ColorScheme.Light, LIGHT),
    ],
)
def test_following_the_system_high_contrast_comes_first(
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
    wish: Qt.ContrastPreference,
    scheme: Qt.ColorScheme,
    wanted: Tokens,
) -> None:
    hints = SimpleNamespace(
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: wish), colorScheme=lambda: scheme
    )
    monkeypatch.setattr("focalpoint.ui.shell.theme.theme.QGuiApplication", SimpleNamespace(styleHints=lambda: hints))
    theme.choose("system")
    assert theme.tokens is wanted
    theme.choose("light")


def test_a_kept_choice_that_nobody_knows_counts_as_the_systems() -> None:
    assert known_choice("sepia") == "system"
    assert known_choice("contrast") == "contrast"


def test_switching_colours_reaches_palette_and_listeners(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.background
    theme.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.background


def test_text_grows_in_steps_and_stops_at_both_ends(theme: Theme, qapp: QApplication) -> None:
    before = qapp.font().pointSizeF()
    assert theme.step_scale(1) == 1.15
    assert qapp.font().pointSizeF() > before
    for _ in range(20):
        theme.step_scale(1)
    assert theme.scale == 2.0
    for _ in range(20):
        theme.step_scale(-1)
    assert theme.scale == 0.8
    theme.set_scale(1.0)


def test_a_dressed_button_changes_its_icon_with_the_colours(theme: Theme, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    theme.dress(button, "lock", "text")
    before = button.icon().pixmap(16, 16).toImage()
    theme.choose("dark")
    assert button.icon().pixmap(16, 16).toImage() != before
    theme.choose("light")


def test_arrows_follow_the_reading_direction(theme: Theme, shell: object, qapp: QApplication) -> None:
    left_to_right = theme.icon("undo", "text").pixmap(24, 24).toImage()
    shell.set_language("ar")  # type: ignore[attr-defined]
    assert theme.icon("undo", "text").pixmap(24, 24).toImage() != left_to_right
    assert theme.icon("lock", "text").pixmap(24, 24).toImage() == draw_again(theme)


def draw_again(theme: Theme) -> object:
    return theme.icon("lock", "text").pixmap(24, 24).toImage()


def test_every_icon_of_the_family_draws_something(qapp: QApplication) -> None:
    names = sorted(path.stem for path in data_path("resources", "icons").glob("*.svg"))
    assert len(names) > 30
    for name in names:
        image = draw(name, "#1d2433", 24).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert 10 < inked < 500, name
