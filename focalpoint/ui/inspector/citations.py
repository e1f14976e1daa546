"""What a record cites in the library: each with its place in the text, and a way to cite one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.words.library import library_kind

if TYPE_CHECKING:
    from focalpoint.domain.library import Citation
    from focalpoint.ui.pages.library.viewing import Opener
    from focalpoint.ui.shell.context import PageContext


class CitationsSection(Section):
    """Each citation is a link to the text; the field beside it says where in it, and saves when one leaves it."""

    name = "citations"
    tables = frozenset({"citations", "library_items"})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(8)
        self._opener: Opener | None = None
        self._cite = QPushButton()
        context.theme.dress(self._cite, "link")
        self._cite.clicked.connect(self._on_cite)
        self.column.addLayout(self._listed)
        self.column.addWidget(self._cite, 0, Qt.AlignmentFlag.AlignLeading)

    def heading(self) -> str:
        """Citations and how many."""
        return self.context.language.gettext("Cited texts ({n})").format(n=len(self._citations()))

    def fill(self) -> None:
        """Show what is cited."""
        language = self.context.language
        clear(self._listed)
        reason = why_not(self.context, "library.cite")
        for citation in self._citations():
            self._listed.addWidget(self._row(citation, reason))
        self._cite.setText(language.gettext("Cite a text of the library…"))
        allow(self._cite, not reason, reason)

    def _citations(self) -> list[Citation]:
        return self.context.workspace.library.citations_of(self.entity, self.record_id)

    def _row(self, citation: Citation, reason: str) -> QWidget:
        language, theme = self.context.language, self.context.theme
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = citation.item_title or language.gettext("A text that is gone")
        link = ElidedLink(isolate(title))
        link.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(title)))
        link.clicked.connect(lambda: self.context.reveal("library_items", citation.item_id))
        column.addWidget(link)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(label(library_kind(language, citation.item_kind), role="small"))
        place = BoundedLine()
        say_too_long(self.context, place)
        place.setText(citation.locator)
        place.setCursorPosition(0)
        place.setPlaceholderText(language.gettext("Place, such as article 5(2)"))
        place.setAccessibleName(language.gettext("Place in {title}").format(title=isolate(title)))
        place.setReadOnly(bool(reason))
        place.setToolTip(reason)
        place.editingFinished.connect(lambda: self._on_place(citation, place.text()))
        line.addWidget(place, 1)
        line.addWidget(self._look(citation, isolate(title)))
        remove = QToolButton()
        theme.dress(remove, "close")
        words = language.gettext("Remove the citation of {title}").format(title=isolate(title))
        remove.setToolTip(words)
        remove.setAccessibleName(words)
        remove.setMinimumSize(theme.px(24), theme.px(24))
        remove.clicked.connect(lambda: self._on_remove(citation))
        if reason:
            allow(remove, False, reason)
        line.addWidget(remove)
        column.addLayout(line)
        return row

    def _look(self, citation: Citation, title: str) -> QToolButton:
        """Opens the text where the citation points."""
        look = QToolButton()
        self.context.theme.dress(look, "eye")
        words = self.context.language.gettext("Open {title} at this place").format(title=title)
        look.setToolTip(words)
        look.setAccessibleName(words)
        look.setMinimumSize(self.context.theme.px(24), self.context.theme.px(24))
        look.clicked.connect(lambda: self._on_look(citation))
        return look

    def _on_look(self, citation: Citation) -> None:
        from focalpoint.ui.pages.library.viewing import Opener

        if self._opener is None:
            self._opener = Opener(self.context, self)
        self._opener.open_at(citation.item_id, citation.locator)

    def _on_place(self, citation: Citation, text: str) -> None:
        place = " ".join(text.split())
        if place != citation.locator:
            library, entity = self.context.workspace.library, self.entity
            self.context.run(lambda: library.relocate(citation.id, place, entity=entity))

    def _on_remove(self, citation: Citation) -> None:
        library, entity = self.context.workspace.library, self.entity
        self.context.run(lambda: library.uncite(citation.id, entity=entity))

    def _on_cite(self) -> None:
        language, library = self.context.language, self.context.workspace.library
        choices = [(item.id, f"{isolate(item.title)}  {isolate(item.number or item.ref)}") for item in library.items()]
        picker = Picker(self, self.context.theme, language, language.gettext("Cite a text"), choices)
        entity, record_id = self.entity, self.record_id
        pick(picker, lambda item_id: self._add(entity, record_id, item_id))

    def _add(self, entity: str, record_id: str, item_id: str) -> None:
        library = self.context.workspace.library
        self.context.run(lambda: library.cite(entity, record_id, item_id))
