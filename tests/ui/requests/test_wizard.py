"""The wizard on a request in memory: what is typed is kept, what is found leads to its field, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from focalpoint.domain.requests.answers import State
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.wizard.answer_field import AnswerField
from focalpoint.ui.wizard.item_list import ItemList
from focalpoint.ui.wizard.pages import Measures
from focalpoint.ui.wizard.rail import Sign
from focalpoint.ui.wizard.review import ReviewPage
from tests.ui.requests.conftest import Desk
from tests.ui.requests.memory_model import MemoryModel

Open = Callable[..., Desk]


def _with(*answers: tuple[str, object]) -> MemoryModel:
    model = MemoryModel()
    for path, value in answers:
        model.kept = model.kept.with_(path, value)
    return model


def test_an_answer_is_saved_when_one_leaves_its_field_and_stands_in_the_letter(desk: Open) -> None:
    open_ = desk(_with())
    open_.wizard.go("case")
    reference = open_.field("Our reference").editor
    reference.setFocus()
    QTest.keyClicks(reference.inner, "MOJ/MLA/2026/041")
    open_.qtbot.waitUntil(lambda: "MOJ/MLA/2026/041" in open_.wizard.sight.preview.paper.text_shown())
    assert open_.model.saves == [], "it is not saved while one types"
    QTest.keyClick(reference.inner, Qt.Key.Key_Tab)
    assert open_.model.saves == [("hdr.req_no", "MOJ/MLA/2026/041")]


def test_enter_on_a_finding_goes_to_its_field_on_another_step(desk: Open) -> None:
    open_ = desk(_with())
    view = open_.wizard.centre.findings
    rows = [view.findings.finding(row).field for row in range(view.findings.rowCount())]
    view.setCurrentIndex(view.findings.index(rows.index("facts.summary")))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert open_.wizard.step == "facts"
    assert open_.wizard.focusWidget() is open_.field("Summary of the facts").editor.inner


def test_a_click_on_a_paragraph_of_the_letter_goes_to_its_field(desk: Open) -> None:
    open_ = desk(_with(("hdr.req_no", "MOJ/7"), ("facts.summary", "Four transfers were seen.")))
    paper = open_.wizard.sight.preview.paper
    paper.setFocus()
    cursor = paper.document().find("Four transfers")
    paper.setTextCursor(cursor)
    QTest.keyClick(paper, Qt.Key.Key_Return)
    assert open_.wizard.step == "facts"


def test_not_known_and_cleared_are_two_things_and_both_are_said(desk: Open) -> None:
    open_ = desk(_with(("hdr.their_ref", "A 17")))
    open_.wizard.go("case")
    field = open_.field("Their reference or network contact")
    field.set_state(State.UNKNOWN)
    assert open_.model.kept.state("hdr.their_ref") is State.UNKNOWN
    assert field.findChildren(type(field.caption))[1].text() == "Not known"
    field.set_state(State.CLEARED)
    assert open_.model.kept.state("hdr.their_ref") is State.CLEARED
    field.set_state(State.UNANSWERED)
    assert open_.model.kept.state("hdr.their_ref") is State.UNANSWERED


def test_an_emptied_field_is_cleared_and_an_untouched_one_stays_unanswered(desk: Open) -> None:
    open_ = desk(_with(("hdr.req_no", "MOJ/7")))
    open_.wizard.go("case")
    reference = open_.line("Our reference")
    reference.setFocus()
    reference.selectAll()
    QTest.keyClick(reference, Qt.Key.Key_Delete)
    QTest.keyClick(reference, Qt.Key.Key_Tab)
    open_.field("Place").editor.setFocus()
    open_.wizard.go("state")
    assert open_.model.kept.state("hdr.req_no") is State.CLEARED
    assert open_.model.kept.state("hdr.date_place.place") is State.UNANSWERED


def test_what_is_typed_is_saved_when_one_goes_to_another_step_and_stands_there_on_return(desk: Open) -> None:
    open_ = desk(_with())
    open_.wizard.go("facts")
    box = open_.field("Summary of the facts").editor
    box.setFocus()
    QTest.keyClicks(box.inner, "A device exploded.")
    open_.wizard.side.rail.chosen.emit("persons")
    open_.wizard.side.rail.chosen.emit("facts")
    assert open_.model.kept.text("facts.summary") == "A device exploded."
    assert open_.field("Summary of the facts").editor.value() == "A device exploded."


def test_typing_that_was_kept_is_put_back_in_its_step(desk: Open) -> None:
    model = _with(("facts.summary", "old"))
    model.drafts = {"facts.summary": "old and new"}
    open_ = desk(model)
    assert open_.wizard.step == "facts"
    assert open_.wizard.typed() == {"facts.summary": "old and new"}
    assert model.kept.text("facts.summary") == "old", "it is put back unsaved"


def test_a_change_of_language_keeps_what_is_half_typed(desk: Open, shell: Shell) -> None:
    open_ = desk(_with())
    open_.wizard.go("facts")
    box = open_.field("Summary of the facts").editor
    box.setFocus()
    QTest.keyClicks(box.inner, "Half a sen")
    shell.set_language("ar")
    open_.wizard.retranslate()
    assert box.value() == "Half a sen"
    assert box.dirty()
    assert open_.model.saves == []


def test_persons_are_added_moved_and_removed(desk: Open) -> None:
    open_ = desk(_with())
    open_.wizard.go("persons")
    persons = next(each for each in open_.wizard.findChildren(ItemList) if each.path == "subj")
    persons.add()
    open_.line("Name in Latin script").setText("Omar Saleh")
    persons.add()
    open_.line("Name in Latin script").setText("Lena Marsh")
    open_.wizard.flush()
    assert open_.model.kept.gathered("subj[].names.latin") == ("Omar Saleh", "Lena Marsh")
    persons.shift(-1)
    assert open_.model.kept.gathered("subj[].names.latin") == ("Lena Marsh", "Omar Saleh")
    assert open_.model.kept.gathered("subj[].id") == ("P2", "P1"), "marks stay with their persons"
    persons.remove()
    assert open_.model.kept.gathered("subj[].names.latin") == ("Omar Saleh",)


def test_each_measure_has_a_step_of_its_own(desk: Open) -> None:
    open_ = desk(_with())
    open_.wizard.go("assistance")
    measures = open_.wizard.findChildren(Measures)[0]
    measures.add("bank_and_financial_records")
    assert open_.wizard.step == "asst[0]"
    assert open_.field("Bank")
    open_.settle()
    shown = {step.id: step for step in open_.wizard.side.rail.steps()}
    assert shown["asst[0]"].below
    assert shown["asst[0]"].title == "Bank and financial records"
    open_.model.kept = open_.model.kept.with_("asst", ())
    open_.wizard.refresh()
    assert open_.wizard.step == "assistance", "its step goes with the measure"


def test_a_step_is_marked_once_it_is_begun(desk: Open) -> None:
    open_ = desk(_with(("hdr.req_no", "MOJ/7")))
    signs = {step.id: step.sign for step in open_.wizard.side.rail.steps()}
    assert signs["case"] is Sign.MUST, "begun, and something is missing"
    assert signs["facts"] is Sign.TODO, "not begun: no alarm"


def test_the_review_shows_what_is_missing_on_top_and_leads_there(desk: Open) -> None:
    open_ = desk(_with(("hdr.req_no", "MOJ/7")))
    open_.wizard.go("review")
    open_.settle()
    page = open_.wizard.page()
    assert isinstance(page, ReviewPage)
    rows = page.rows()
    missing = [row.missing for row in rows]
    assert missing == sorted(missing, reverse=True)
    assert any(row.answer == "MOJ/7" for row in rows)
    page.chosen.emit("facts.summary")
    assert open_.wizard.step == "facts"


def test_a_request_that_was_sent_can_be_read_and_not_written(desk: Open) -> None:
    model = _with(("hdr.req_no", "MOJ/7"))
    model.why_read_only = "It has been sent."
    open_ = desk(model)
    open_.wizard.go("case")
    line = open_.line("Our reference")
    assert line.text() == "MOJ/7"
    assert line.isReadOnly()
    assert line.toolTip() == "It has been sent."
    QTest.keyClicks(line, "x")
    open_.wizard.flush()
    assert model.saves == []


def test_two_languages_stand_beside_each_other(desk: Open) -> None:
    open_ = desk(_with(("hdr.req_no", "MOJ/7")))
    open_.wizard.sight.preview.show_second("ar")
    open_.settle()
    assert open_.wizard.sight.preview.paper.text_shown().count("Our reference: MOJ/7") == 2


def test_tab_goes_through_a_form_as_it_reads_though_it_is_built_by_and_by(desk: Open) -> None:
    open_ = desk(_with(("subj[0]", {"id": "P1"}), ("vict[0]", {"id": "V1"})))
    open_.wizard.go("persons")
    assert open_.wizard.busy, "the later fields are still to come"
    open_.settle()
    page = open_.wizard.page()
    assert page is not None
    open_.qtbot.waitUntil(lambda: len(_tops(page)) > 20 and _tops(page) == sorted(_tops(page)))


def _tops(page: QWidget) -> list[int]:
    """How far down each field's editor stands, in the order of Tab."""
    tops, fields = [], {each.editor.inner: each for each in page.findChildren(AnswerField)}
    at = page.nextInFocusChain()
    while at is not None and at is not page:
        if at in fields and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            tops.append(fields[at].mapTo(page, QPoint(0, 0)).y())
        at = at.nextInFocusChain()
    return tops
