"""The editors that only requests need."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.wizard.editors import CalendarDay, InstantEditor, LinesEditor


def test_an_instant_keeps_its_seconds_and_its_offset_as_they_were_written(qtbot: QtBot, theme: Theme) -> None:
    editor = InstantEditor(theme)
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    editor.set_value("2026-03-01T14:05:30+03:00")
    assert editor.value() == "2026-03-01T14:05:30+03:00"
    assert not editor.dirty()


def test_an_instant_without_an_offset_stays_without_one(qtbot: QtBot, theme: Theme) -> None:
    editor = InstantEditor(theme)
    qtbot.addWidget(editor)
    editor.retranslate(Language("fr"))
    editor.day.line.setText("1 mars 2026")
    editor.time.setText("14:05")
    assert editor.value() == "2026-03-01T14:05"


@pytest.mark.parametrize("text", ["31 February 2026", "March 2026", "some day"])
def test_what_is_no_day_is_marked_and_not_saved(qtbot: QtBot, theme: Theme, text: str) -> None:
    editor = CalendarDay(theme)
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    saved: list[object] = []
    editor.committed.connect(saved.append)
    editor.edit.line.setText(text)
    editor.edit.finished.emit(text)
    assert saved == []
    assert editor.inner.property("invalid") is True


def test_several_texts_are_one_a_line(qtbot: QtBot, theme: Theme) -> None:
    editor = LinesEditor(theme)
    qtbot.addWidget(editor)
    editor.set_value(("Abu Omar", "O. Saleh"))
    editor.box.appendPlainText("  \nThe Tall ")
    assert editor.value() == ("Abu Omar", "O. Saleh", "The Tall")
