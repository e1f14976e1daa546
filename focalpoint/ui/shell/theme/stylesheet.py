"""The one stylesheet, written from the palette. Item views are left to palette and delegates: it would slow them."""

from __future__ import annotations

from string import Template
from typing import Final

from focalpoint.ui.shell.theme.tokens import Tokens

_SHEET: Final = Template("""
QToolTip { background: $panel; color: $text; border: 1px solid $edge; padding: ${p4}px ${p8}px; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="label"] { color: $muted; font-size: ${small}pt; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="error"] { color: $red; }
QLabel[role="warning"] { color: $amber; }
QLabel[role="code"] { font-family: "DejaVu Sans Mono", "Consolas", "Menlo", monospace; font-size: ${code}pt; }
QLabel[role="kbd"] { color: $muted; background: $panel; border: 1px solid $line; border-radius: 4px;
    padding: 0px ${p6}px; font-size: ${small}pt; }

#topBar, #statusBar, #inspector, #card { background: $panel; }
#topBar { border-bottom: 1px solid $line; }
#statusBar { border-top: 1px solid $line; }
#statusBar QLabel { color: $muted; }
#inspector { border: 0px solid $line; }
QWidget[side="right"]#inspector { border-left: 1px solid $line; }
QWidget[side="left"]#inspector { border-right: 1px solid $line; }
QWidget[side="below"]#inspector { border-top: 1px solid $line; }
#inspector QScrollArea, #inspector QScrollArea > QWidget > QWidget, #card QScrollArea { background: $panel;
    border: none; }
#card { border: 1px solid $line; border-radius: 6px; }
QScrollArea { background: transparent; border: none; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

#navigation { background: $nav; }
#navigation QPushButton { color: $nav_text; background: transparent; border: 1px solid transparent;
    border-radius: 6px;
    padding: 0px; min-height: 0px; text-align: left; }
#navigation QPushButton:hover { background: $nav_hover; }
#navigation QPushButton:checked { background: $nav_selected; color: $nav_selected_text; }
#navigation QPushButton:focus { border: 1px solid $nav_selected_text; }
#navigation QFrame[role="rule"] { background: $nav_badge; }

QPushButton { background: $panel; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: ${p6}px ${p12}px; min-height: ${p16}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: ${p5}px ${p11}px; }
QPushButton:disabled { color: $muted; background: $background; border-color: $line; }
QPushButton[kind="primary"], QPushButton[kind="primary"]:default { background: $accent; color: $on_accent;
    border: 1px solid $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: ${p5}px ${p11}px; }
QPushButton[kind="primary"]:disabled { background: $grey_soft; color: $muted; border-color: $line; }
QPushButton[kind="danger"] { color: $red; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent;
    padding: ${p2}px ${p4}px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; }
QPushButton[kind="link"]:disabled { color: $muted; }
QPushButton[kind="tile"] { text-align: left; padding: ${p10}px ${p16}px; font-size: ${body}pt; }
QPushButton[kind="tile"]:checked { background: $accent_soft; border-color: $accent; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px;
    padding: ${p4}px ${p6}px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $muted; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="tab"] { background: $panel; border: 1px solid $line; padding: ${p6}px ${p6}px; }
QToolButton[kind="tab"]:checked { background: $accent_soft; color: $accent; border-color: $accent_soft; }
QToolButton[kind="tab"]:focus { border: 1px solid $accent; }
QToolButton[kind="side"] { padding: ${p7}px ${p10}px; text-align: left; }
QToolButton[kind="side"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QToolButton[kind="side"]:focus { border: 1px solid $accent; }
QToolButton[kind="framed"] { background: $panel; border: 1px solid $edge; }
QToolButton[kind="search"] { background: $background; color: $muted; border: 1px solid $line;
    padding: ${p6}px ${p10}px; text-align: left; }
QToolButton[kind="search"]:hover, QToolButton[kind="search"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $field; color: $text;
    border: 1px solid $border;
    border-radius: 6px; padding: ${p5}px ${p8}px; selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit[kind="reading"], QTextEdit[kind="reading"]:focus { background: $panel; border: 1px solid $line;
    padding: ${p8}px ${p12}px; }
QTextEdit[kind="reading"]:focus { border-color: $accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QComboBox, QAbstractSpinBox, QLineEdit { min-height: ${p18}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent;
    padding: ${p4}px ${p7}px; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QComboBox:disabled, QLineEdit:disabled,
    QAbstractSpinBox:disabled {
    background: $background; border-color: $line; color: $text; }
QWidget[invalid="true"] { border: 1px solid $amber; }
QComboBox::drop-down { border: none; width: ${p20}px; }
QComboBox::down-arrow { image: url("$icons/$scheme-down.svg"); width: ${p10}px; height: ${p10}px; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $edge; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; padding: ${p4}px; }
QDialogButtonBox { button-layout: 3; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0px; border: none; }
QCheckBox, QRadioButton { spacing: ${p8}px; padding: ${p2}px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $accent; }
QCheckBox::indicator, QListView::indicator { width: ${p14}px; height: ${p14}px; border: 1px solid $border;
    border-radius: 3px;
    background: $field; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
    image: url("$icons/$scheme-check.svg"); }
QCheckBox::indicator:disabled { background: $background; border-color: $edge; }
QCheckBox::indicator:checked:disabled { background: $muted; border-color: $muted; }
QRadioButton::indicator { width: ${p12}px; height: ${p12}px; border: 2px solid $muted; border-radius: ${p8}px;
    background: $field; }
QRadioButton::indicator:checked { width: ${p6}px; height: ${p6}px; border: ${p5}px solid $accent;
    background: $on_accent; }
QRadioButton::indicator:disabled { border-color: $line; }
QSlider::groove:horizontal { height: ${p4}px; background: $track; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: ${p14}px; height: ${p14}px; margin: -${p5}px 0px; border-radius: ${p7}px;
    background: $panel; border: 2px solid $accent; }
QSlider::handle:horizontal:focus { background: $accent; }
QSlider::handle:horizontal:disabled { border-color: $border; }
QWidget[kind="chips"] { background: $field; border: 1px solid $border; border-radius: 6px; }
QToolButton[kind="chip"] { background: $accent_soft; color: $accent; border: 1px solid $accent_soft;
    border-radius: ${p10}px;
    padding: ${p1}px ${p8}px; font-size: ${small}pt; }
QToolButton[kind="chip"]:focus { border-color: $accent; }
QToolButton[kind="add"] { color: $muted; padding: ${p1}px ${p6}px; font-size: ${small}pt; }

QMenu { background: $panel; color: $text; border: 1px solid $edge; border-radius: 6px; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QMenu::icon { padding-left: ${p8}px; padding-right: ${p8}px; }

QAbstractItemView { background: $panel; color: $text; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; }
QAbstractItemView[framed="true"] { border: 1px solid $line; border-radius: 6px; padding: 1px; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: ${p7}px ${p8}px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::down-arrow { image: url("$icons/$scheme-down.svg"); width: ${p10}px; height: ${p10}px; }
QHeaderView::up-arrow { image: url("$icons/$scheme-up.svg"); width: ${p10}px; height: ${p10}px; }
QTableCornerButton::section { background: $panel; border: none; }
QSplitter::handle { background: $line; }

QProgressBar { background: $track; border: none; border-radius: 4px; min-height: ${p8}px; max-height: ${p8}px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QProgressBar[tone="red"]::chunk { background: $red; }
QProgressBar[tone="amber"]::chunk { background: $amber; }
QProgressBar[tone="green"]::chunk { background: $green; }

QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0px; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: ${p24}px; }
QScrollBar::handle:horizontal { min-width: ${p24}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
    border: none;
    width: 0px; height: 0px; }

QFrame[message="info"] { background: $accent_soft; border-radius: 6px; }
QFrame[message="done"] { background: $green_soft; border-radius: 6px; }
QFrame[message="warning"] { background: $amber_soft; border-radius: 6px; }
QFrame[message="error"] { background: $red_soft; border-radius: 6px; }
QFrame[message] QPushButton { background: transparent; }
#palette, #callout { background: $panel; border: 1px solid $border; border-radius: 6px; }
#callout { border: 1px solid $accent; }
#strip { background: $amber_soft; border-bottom: 1px solid $line; }
#banner { font-weight: 700; padding: ${p2}px; background: $accent; color: $on_accent; }
#banner[tone="green"] { background: $green; color: $panel; }
#banner[tone="amber"] { background: $amber; color: $panel; }
#banner[tone="red"] { background: $red; color: $panel; }
QFrame#countdown { border-radius: 0px; }
#welcome { background: $background; }
""")

_STRONG: Final = Template("""
QPushButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QMenu, QToolTip, #card, #palette,
    #callout, QWidget[kind="chips"] { border: 2px solid $border; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { padding: ${p4}px ${p7}px; }
QPushButton { padding: ${p5}px ${p11}px; }
QPushButton:focus, QPushButton[kind="primary"]:focus, QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus,
    QComboBox:focus, QAbstractSpinBox:focus { border: 3px solid $accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    padding: ${p3}px ${p6}px; }
QPushButton:focus { padding: ${p4}px ${p10}px; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="link"] { border: 2px solid transparent; text-decoration: underline; }
QPushButton[kind="link"]:focus, QToolButton:focus, QCheckBox:focus, QRadioButton:focus { border: 3px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-style: dashed; }
QToolButton[kind="tab"], QToolButton[kind="framed"], QToolButton[kind="search"] { border: 2px solid $line; }
QToolButton[kind="tab"]:checked { border: 2px solid $accent; }
QToolButton[kind="tab"]:focus, QToolButton[kind="search"]:focus { border: 3px solid $accent; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QCheckBox::indicator { border: 2px solid $border; }
QHeaderView::section { border-bottom: 2px solid $border; color: $text; }
QFrame[message] { border: 2px solid $border; }
#topBar { border-bottom: 2px solid $border; }
#statusBar { border-top: 2px solid $border; }
#navigation { border: 1px solid $border; }
QWidget[side="right"]#inspector { border-left: 2px solid $border; }
QWidget[side="left"]#inspector { border-right: 2px solid $border; }
QWidget[side="below"]#inspector { border-top: 2px solid $border; }
QScrollBar::handle { background: $text; }
""")
"""What high contrast adds: thick edges, and a focus that nobody overlooks."""


def stylesheet(tokens: Tokens, points: float, scale: float) -> str:
    """The stylesheet for a palette and a text size.

    Args:
        tokens: the palette.
        points: the size of running text, in points.
        scale: how much larger than normal; paddings grow with it.
    """
    from focalpoint.assets import data_path
    from focalpoint.ui.shell.theme.tokens import CONTRAST, LIGHT

    values: dict[str, str] = {name: getattr(tokens, name) for name in tokens.__slots__}
    values |= {
        f"p{pixels}": str(max(1, round(pixels * scale)))
        for pixels in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 18, 20, 24)
    }
    values |= {
        "title": f"{points * 1.4:.1f}",
        "heading": f"{points * 1.12:.1f}",
        "code": f"{points * 1.3:.1f}",
        "body": f"{points:.1f}",
        "small": f"{points * 0.92:.1f}",
        "icons": data_path("resources", "icons").as_posix(),
        "scheme": "light" if tokens is LIGHT else "contrast" if tokens is CONTRAST else "dark",
    }
    sheet = _SHEET.substitute(values)
    return sheet + _STRONG.substitute(values) if tokens is CONTRAST else sheet
