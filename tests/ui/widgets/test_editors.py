"""Editors save when one leaves them, keep what was typed, and never change by a stray wheel."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QPainter, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.bounded import BoundedLine, BoundedText, too_long_words
from focalpoint.ui.widgets.chips import ChipsEditor
from focalpoint.ui.widgets.editors import CheckEditor, ChoiceEditor, Editor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.ui.widgets.numbers import DateEditor, NumberEditor, PercentEditor

MINISTRIES = [("int", "Interior"), ("jus", "Justice"), ("fin", "Finance")]


def heard(editor: Editor) -> list[object]:
    """What the editor commits."""
    values: list[object] = []
    editor.committed.connect(values.append)
    return values


def wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        widget.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_line_commits_once_and_only_when_it_changed(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.set_value("Decree")
    values = heard(editor)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert values == []
    editor.line.setText(" Decree on data ")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert values == ["Decree on data"]
    editor.set_value("Decree on data")
    assert not editor.dirty()


def test_a_read_only_line_commits_nothing_and_says_why(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.set_read_only(True, "Your role does not allow this.")
    values = heard(editor)
    editor.line.setText("x")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert values == []
    assert editor.line.toolTip() == "Your role does not allow this."


def test_long_text_saves_with_ctrl_enter_and_leaves_on_tab(qtbot: QtBot, theme: Theme) -> None:
    editor = LongTextEditor(theme)
    qtbot.addWidget(editor)
    values = heard(editor)
    qtbot.keyClicks(editor.box, "Data kept six months")
    qtbot.keyClick(editor.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert values == ["Data kept six months"]
    assert editor.box.tabChangesFocus()


def test_long_text_grows_with_its_lines_up_to_its_limit(qtbot: QtBot, theme: Theme) -> None:
    editor = LongTextEditor(theme, least=2, most=5)
    qtbot.addWidget(editor)
    editor.resize(300, 100)
    editor.show()
    heights = []
    for lines in (1, 4, 50):
        editor.set_value("\n".join(["line"] * lines))
        heights.append(editor.box.height())
    assert heights[0] < heights[1] < heights[2] < 10 * editor.box.fontMetrics().lineSpacing()


@pytest.mark.parametrize(
    ("typed", "number"),
    [("60", 60.0), ("60 %", 60.0), ("12,5", 12.5), ("12.5", 12.5), ("1\u202f000", 1000.0), ("٣٫٥", 3.5), ("", None)],
)
def test_numbers_are_read_in_the_ways_of_six_languages(qtbot: QtBot, typed: str, number: float | None) -> None:
    editor = NumberEditor(most=5000)
    qtbot.addWidget(editor)
    editor.set_value(7)
    values = heard(editor)
    editor.line.setText(typed)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert values == [number]


@pytest.mark.parametrize("typed", ["sixty", "-1", "101"])
def test_what_is_no_number_in_bounds_is_kept_and_marked(qtbot: QtBot, typed: str) -> None:
    editor = NumberEditor(most=100)
    qtbot.addWidget(editor)
    values = heard(editor)
    editor.line.setText(typed)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert values == []
    assert editor.line.text() == typed
    assert editor.line.property("invalid")


def test_the_percent_bar_and_its_number_agree(qtbot: QtBot, theme: Theme) -> None:
    editor = PercentEditor(theme)
    qtbot.addWidget(editor)
    editor.set_value(40)
    values = heard(editor)
    qtbot.keyClick(editor.slider, Qt.Key.Key_Right)
    assert values == [45.0]
    assert editor.number.value() == 45.0


def test_setting_a_percent_commits_nothing(qtbot: QtBot, theme: Theme) -> None:
    editor = PercentEditor(theme)
    qtbot.addWidget(editor)
    values = heard(editor)
    editor.set_value(40)
    editor.set_value(None)
    assert values == []
    assert editor.value() is None


def test_a_date_as_written_is_kept_and_committed_as_written(qtbot: QtBot, theme: Theme) -> None:
    editor = DateEditor(theme, lambda _text: None)
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    editor.set_value((None, "Q3 2026"))
    values = heard(editor)
    assert editor.value() == "Q3 2026"
    editor.edit.line.setText("constantly")
    qtbot.keyClick(editor.edit.line, Qt.Key.Key_Return)
    assert values == ["constantly"]


def test_a_day_is_shown_as_the_reader_writes_it(qtbot: QtBot, theme: Theme) -> None:
    editor = DateEditor(theme, lambda _text: None)
    qtbot.addWidget(editor)
    editor.set_value("2026-12-11")
    editor.retranslate(Language("en"))
    assert editor.value() == "11 Dec 2026"
    editor.retranslate(Language("fr"))
    assert editor.value() == "11 déc. 2026"
    assert not editor.dirty()


def test_a_choice_commits_its_code(qtbot: QtBot) -> None:
    editor = ChoiceEditor(lambda _language: MINISTRIES)
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    editor.set_value("int")
    values = heard(editor)
    qtbot.keyClick(editor.combo, Qt.Key.Key_Down)
    assert values == ["jus"]
    assert editor.value() == "jus"


def test_a_choice_keeps_its_code_in_another_language(qtbot: QtBot) -> None:
    editor = ChoiceEditor(lambda language: [(code, f"{words} {language.code}") for code, words in MINISTRIES])
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    editor.set_value("jus")
    editor.retranslate(Language("fr"))
    assert editor.value() == "jus"
    assert editor.combo.currentText() == "Justice fr"


def test_a_wheel_over_a_choice_that_was_not_clicked_changes_nothing(qtbot: QtBot) -> None:
    editor = ChoiceEditor(lambda _language: MINISTRIES)
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    editor.set_value("jus")
    editor.show()
    wheel(editor.combo)
    assert editor.value() == "jus"


def test_a_long_list_can_be_typed_into_and_half_words_go_back(qtbot: QtBot) -> None:
    editor = ChoiceEditor(lambda _language: [(str(n), f"Ministry {n}") for n in range(40)])
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    editor.set_value("3")
    values = heard(editor)
    editor.combo.setEditText("Minis")
    QApplication.sendEvent(editor.combo, focus_out())
    assert editor.combo.currentText() == "Ministry 3"
    editor.combo.setEditText("ministry 7")
    QApplication.sendEvent(editor.combo, focus_out())
    assert values == ["7"]


def focus_out() -> QFocusEvent:
    return QFocusEvent(QFocusEvent.Type.FocusOut)


def test_a_tick_commits_what_it_shows(qtbot: QtBot) -> None:
    editor = CheckEditor(lambda language: language.gettext("Blocked"))
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    values = heard(editor)
    editor.box.click()
    editor.box.click()
    assert values == [True, False]


def test_chips_are_taken_away_by_key_and_stay_in_order(qtbot: QtBot, theme: Theme) -> None:
    editor = ChipsEditor(theme, lambda _language: MINISTRIES)
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    editor.set_name("With")
    editor.set_value(("int", "jus", "fin"))
    values = heard(editor)
    qtbot.keyClick(editor._chips[1], Qt.Key.Key_Delete)
    assert values == [("int", "fin")]
    assert [chip.accessibleName() for chip in editor._chips] == ["Take away Interior", "Take away Finance"]
    assert editor._add.accessibleName() == "With: add"


def test_read_only_chips_stay(qtbot: QtBot, theme: Theme) -> None:
    editor = ChipsEditor(theme, lambda _language: MINISTRIES)
    qtbot.addWidget(editor)
    editor.retranslate(Language("en"))
    editor.set_value(("int",))
    editor.set_read_only(True, "why")
    values = heard(editor)
    qtbot.keyClick(editor._chips[0], Qt.Key.Key_Delete)
    assert values == []
    assert editor.value() == ("int",)


def test_a_form_marks_what_was_not_accepted_and_keeps_the_typing(qtbot: QtBot, theme: Theme) -> None:
    saved: list[tuple[str, object]] = []

    def save(name: str, value: object) -> bool:
        saved.append((name, value))
        return value != "bad"

    form = FieldForm(theme, save)
    qtbot.addWidget(form)
    editor = form.add("title", lambda language: language.gettext("Title"), TextEditor())
    assert isinstance(editor, TextEditor)
    form.retranslate(Language("en"))
    form.set_values({"title": "Good", "unknown": 1})
    editor.line.setText("bad")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert saved == [("title", "bad")]
    assert editor.line.property("invalid")
    assert form.pending()["title"] == "bad"
    form.set_values({"title": "Good"})
    assert not editor.line.property("invalid")


def test_a_forms_labels_belong_to_their_fields(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtWidgets import QLabel

    form = FieldForm(theme, lambda _name, _value: True)
    qtbot.addWidget(form)
    editor = form.add("title", lambda language: language.gettext("Title"), TextEditor())
    form.retranslate(Language("en"))
    (caption,) = [found for found in form.findChildren(QLabel) if found.text()]
    assert caption.buddy() is editor.inner
    assert editor.inner.accessibleName() == "Title"


def test_typing_in_the_field_survives_news_from_elsewhere(qtbot: QtBot, theme: Theme) -> None:
    form = FieldForm(theme, lambda _name, _value: True)
    qtbot.addWidget(form)
    editor = form.add("title", lambda language: language.gettext("Title"), TextEditor())
    assert isinstance(editor, TextEditor)
    form.set_values({"title": "Old"})
    form.show()
    with qtbot.waitExposed(form):
        form.activateWindow()
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    editor.line.setText("Half ty")
    form.set_values({"title": "New from elsewhere"})
    assert editor.line.text() == "Half ty"


def test_void_qt_methods_keep_the_count_of_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 drops a reference to None at each call and kills Python after a few thousand."""
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(50_000):
        painter.drawLine(0, 0, 3, 3)
        widget.update()
        widget.setToolTip("")
    after = sys.getrefcount(None)
    painter.end()
    # Python 3.12 made None immortal: its count is then one large number.
    assert abs(after - before) < 1000


def _paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_ten_megabytes_pasted_into_a_text_are_refused_whole(qtbot: QtBot, theme: Theme) -> None:
    form = FieldForm(theme, lambda _name, _value: True)
    qtbot.addWidget(form)
    editor = form.add("note", lambda language: language.gettext("Note"), LongTextEditor(theme))
    assert isinstance(editor, LongTextEditor)
    form.retranslate(Language("en"))
    form.set_values({"note": "Kept"})
    _paste("x" * 10_000_000)
    qtbot.keyClick(editor.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.box.toPlainText() == "Kept"
    assert "100,000" in form._hints["note"].text()
    assert "10,000,000" in form._hints["note"].text()
    _paste("!")
    editor.box.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.box.toPlainText() == "Kept!"


def test_a_name_is_not_cut_by_a_paste_that_is_too_long(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.set_value("Amina Bello")
    _paste("y" * 700)
    with qtbot.waitSignal(editor.refused) as heard:
        qtbot.keyClick(editor.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [700, 500]
    assert editor.line.text() == "Amina Bello"
    with qtbot.waitSignal(editor.refused):
        editor.line.paste()
    assert editor.line.text() == "Amina Bello"


def test_typing_that_comes_back_over_another_value_says_so(qtbot: QtBot, theme: Theme) -> None:
    form = FieldForm(theme, lambda _name, _value: True)
    qtbot.addWidget(form)
    editor = form.add("phone", lambda language: language.gettext("Telephone"), TextEditor())
    assert isinstance(editor, TextEditor)
    form.retranslate(Language("en"))
    form.set_values({"phone": "+000 1"})
    editor.line.setText("+000 2")
    kept = form.pending()
    form.restore(kept)
    assert not form._hints["phone"].text()
    editor.line.setText("")
    form.set_values({"phone": "+000 3"})
    form.restore(kept)
    assert "+000 3" in form._hints["phone"].text()
    assert editor.line.text() == "+000 2"


def test_supporting_ministries_that_are_none_are_still_a_field_where_one_only_reads(qtbot: QtBot, theme: Theme) -> None:
    chips = ChipsEditor(theme, lambda _language: [("a", "Interior")])
    qtbot.addWidget(chips)
    chips.retranslate(Language("en"))
    chips.set_read_only(read_only=True)
    chips.show()
    assert chips.sizeHint().height() >= chips.fontMetrics().height()
    assert [each.text() for each in chips.findChildren(QLabel) if each.isVisible()] == ["–"]
    chips.set_value(("a",))
    assert [each.text() for each in chips.findChildren(QLabel) if each.isVisible()] == []


def test_a_line_takes_what_it_may_and_refuses_a_longer_paste_whole(qtbot: QtBot) -> None:
    line = BoundedLine(most=20)
    qtbot.addWidget(line)
    line.setText("kept")
    QGuiApplication.clipboard().setText("x" * 10_000_000)
    with qtbot.waitSignal(line.refused) as told:
        qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [10_000_000, 20]
    assert line.text() == "kept"
    assert "10,000,000" in too_long_words(Language("en"), 10_000_000, 20)


def test_long_texts_begin_at_the_reading_side(qtbot: QtBot) -> None:
    box = BoundedText()
    qtbot.addWidget(box)
    for direction, side in (
        (Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight),
        (Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft),
    ):
        box.setLayoutDirection(direction)
        assert box.document().defaultTextOption().alignment() & side
