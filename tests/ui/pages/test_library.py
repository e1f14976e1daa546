"""The library as a person uses it: files dropped, a passage found and opened, a text cited from the plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from focalpoint.language import Language
from focalpoint.ui.inspector.citations import CitationsSection
from focalpoint.ui.pages.catalogue import PLAN_PAGE
from focalpoint.ui.pages.library.descriptor import LIBRARY
from focalpoint.ui.pages.library.page import LibraryPage
from focalpoint.ui.shell.drop_inside import InsideRules
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.viewer import FileViewer
from tests.ui.pages.office import Office

ITEMS = "library_items"


@pytest.fixture
def window(office: Office, qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[MainWindow]:
    """A window on the library, with the plan beside it."""
    made = MainWindow(
        office.workspace,
        pages=[PLAN_PAGE, LIBRARY],
        shell=Shell(Language("en")),
        theme=theme,
        memory=WindowMemory(None),
        errors=ErrorDesk(qapp),
    )
    made.resize(1366, 768)
    made.go("library")
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.jobs.wait()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def page_of(window: MainWindow) -> LibraryPage:
    page = window.current_page()
    assert isinstance(page, LibraryPage)
    return page


def test_the_texts_that_were_in_force_on_a_day_are_shown_with_replaced_versions(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    page, library = page_of(window), office.workspace.library
    library.add("legislation", "Penal Code", in_force_from="2001-01-01", in_force_until="2015-12-31")
    library.add("legislation", "Penal Code of 2016", in_force_from="2016-01-01")
    qtbot.waitUntil(lambda: page._model.rowCount() == 2)

    def shown() -> list[str]:
        return [page._model.record(row).title for row in range(page._model.rowCount())]

    filters = page._filters
    assert filters.day.isVisible()
    filters.day.committed.emit("30 April 2012")
    assert shown() == ["Penal Code"]
    filters.day.committed.emit("not a day")
    assert shown() == ["Penal Code"]
    filters._clear.click()
    assert len(shown()) == 2


def test_files_are_dropped_a_passage_is_found_and_opened_at_its_page(
    window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    page, library = page_of(window), office.workspace.library
    act, note = tmp_path / "Extradition Act 2020.txt", tmp_path / "letter.csv"
    act.write_text("Article 1. Scope.\fArticle 2. Surrender of fugitives; 引渡. Surrender again.", encoding="utf-8")
    note.write_text("a,b\n", encoding="utf-8")
    rules = InsideRules(window)
    plan = rules.plan([act, note])
    assert (plan.kind, plan.title) == ("page", "Add 2 files to the library")
    rules.do(plan)
    qtbot.waitUntil(lambda: len(library.items()) == 2 and library.unread_count() == 0, timeout=20_000)
    page.show_filtered({"text": "引渡"})
    qtbot.waitUntil(lambda: page.selected() is not None and page._passages.isVisible(), timeout=20_000)
    hit = page._passages.hit()
    assert hit is not None
    assert (hit.title, hit.kind, hit.page) == ("Extradition Act 2020", "legislation", 2)
    viewer = page.open_chosen()
    assert isinstance(viewer, FileViewer)
    qtbot.waitUntil(lambda: viewer.findChild(QPlainTextEdit) is not None, timeout=20_000)
    box = viewer.findChild(QPlainTextEdit)
    assert box is not None
    (mark,) = box.extraSelections()
    assert mark.cursor.selectedText() == "引渡"
    viewer.reject()


def test_a_field_of_another_kind_is_not_shown_and_an_edit_is_undone(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    library = office.workspace.library
    item = next(iter(library.add("legislation", "Act").ids(ITEMS)))
    window.reveal(ITEMS, item)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.selected() == (ITEMS, item), timeout=20_000)
    inspector = page.inspector_for(ITEMS, item)
    assert inspector is not None
    form = inspector.form  # type: ignore[attr-defined]
    form.complete()
    qtbot.waitUntil(lambda: form.editor("in_force_from").isVisibleTo(inspector), timeout=20_000)
    assert not form.editor("court").isVisibleTo(inspector)
    library.edit(item, kind="case")
    qtbot.waitUntil(lambda: form.editor("court").isVisibleTo(inspector), timeout=20_000)
    office.workspace.undo.undo()
    qtbot.waitUntil(lambda: not form.editor("court").isVisibleTo(inspector), timeout=20_000)


def test_a_citation_opens_the_text_at_the_article_that_it_names(
    window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    library = office.workspace.library
    act = tmp_path / "Freezing Act.txt"
    act.write_text("Article 1. Scope; see article 5.\fArticle 5. Freezing of funds.", encoding="utf-8")
    item = next(iter(library.add_files([act]).ids(ITEMS)))
    library.read_texts()
    node = office.workspace.plan.outline(office.plan_id).lines[2].id
    library.cite("plan_nodes", node, item, "art. 5(2)")
    section = CitationsSection(window.context, "plan_nodes")
    qtbot.addWidget(section)
    section.show_record(node)
    section._on_look(section._citations()[0])
    qtbot.waitUntil(lambda: bool(section.window().findChildren(QPlainTextEdit)), timeout=20_000)
    (box,) = section.window().findChildren(QPlainTextEdit)
    assert box.textCursor().block().text() == "Article 5. Freezing of funds."


def test_the_plan_shows_what_it_cites_and_the_text_who_cites_it(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    library = office.workspace.library
    item = next(iter(library.add("legislation", "Act").ids(ITEMS)))
    node = office.workspace.plan.outline(office.plan_id).lines[2].id
    library.cite("plan_nodes", node, item, "article 5(2)")
    section = CitationsSection(window.context, "plan_nodes")
    qtbot.addWidget(section)
    section.show_record(node)
    assert section.heading() == "Cited texts (1)"
    section._on_place(section._citations()[0], "article 6")
    assert [each.locator for each in library.cited_by(item)] == ["article 6"]
