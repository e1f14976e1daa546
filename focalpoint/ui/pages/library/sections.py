"""What hangs on a text of the library: files and what search makes of them, versions, amendments, who cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.library import Amendment, LibraryFilter, LibraryItem, LibraryKind, TextState
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.words.library import citing_word, text_state

if TYPE_CHECKING:
    from focalpoint.domain.library import FileText
    from focalpoint.domain.tasks import FileInfo
    from focalpoint.language import Language
    from focalpoint.ui.pages.library.cells import Cells
    from focalpoint.ui.shell.context import PageContext

ITEMS = "library_items"


class TextFilesSection(FilesSection):
    """The files of a text; below each, what search cannot do with it and why."""

    open_at_first = True
    _texts: dict[str, FileText] = {}  # noqa: RUF012 - replaced whole in ``fill``, never changed

    def fill(self) -> None:
        """Show the files, and what is known of their words."""
        found = self.context.workspace.library.texts(self.record_id)
        self._texts = {text.file_id: text for text in found}
        super().fill()

    def _row(self, info: FileInfo, language: Language, reason: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(super()._row(info, language, reason))
        text = self._texts.get(info.id)
        said = text_state(language, text)
        if said:
            column.addWidget(label(said, role="small", wrap=True))
        elif text is not None and text.state == TextState.READ and text.numbered:
            pages = language.ngettext("{n} page", "{n} pages", text.pages).format(n=language.number(text.pages))
            column.addWidget(label(pages, role="small"))
        return row

    def _on_open(self, info: FileInfo) -> None:
        from focalpoint.ui.pages.library.viewing import open_file

        open_file(self.window(), self.context, info, self.ask_copy)


class _Linked(Section):
    """A list of links to texts, with a button below."""

    def __init__(self, context: PageContext, cells: Cells) -> None:
        super().__init__(context, ITEMS)
        self._cells = cells
        self._listed = QVBoxLayout()
        self._listed.setSpacing(6)
        self._add = QPushButton()
        self.column.addLayout(self._listed)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)

    def link(self, item: LibraryItem, note: str) -> QWidget:
        """One text, with a few words below."""
        language = self.context.language
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        link = ElidedLink(isolate(item.title))
        link.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(item.title)))
        link.setEnabled(item.id != self.record_id)
        link.clicked.connect(lambda: self.context.reveal(ITEMS, item.id))
        column.addWidget(link)
        if note:
            column.addWidget(label(note, role="small", wrap=True))
        return row


class VersionsSection(_Linked):
    """Every version of the text, the newest first, with the days on which each holds."""

    name = "versions"
    tables = frozenset({ITEMS})

    def __init__(self, context: PageContext, cells: Cells) -> None:
        super().__init__(context, cells)
        context.theme.dress(self._add, "plus")
        self._add.clicked.connect(self._on_add)

    def heading(self) -> str:
        """Versions and how many."""
        count = len(self.context.workspace.library.versions(self.record_id))
        return self.context.language.gettext("Versions ({n})").format(n=count)

    def fill(self) -> None:
        """Show the versions."""
        language = self.context.language
        clear(self._listed)
        versions = self.context.workspace.library.versions(self.record_id)
        for item in versions:
            self._listed.addWidget(self.link(item, self._note(item)))
        self._add.setText(language.gettext("Add a newer version"))
        reason = why_not(self.context, "library.add_version")
        if not reason and versions and versions[0].id != self.record_id:
            reason = language.gettext("There is a newer version already; add it there.")
        allow(self._add, not reason, reason)

    def _note(self, item: LibraryItem) -> str:
        language = self.context.language
        first, last = show_date(language, item.in_force_from), show_date(language, item.until)
        if first and last:
            said = language.gettext("{first} to {last}").format(first=first, last=last)
        elif first:
            said = language.gettext("in force from {day}").format(day=first)
        else:
            said = language.gettext("in force until {day}").format(day=last) if last else ""
        here = language.gettext("shown here") if item.id == self.record_id else ""
        state = self._cells.state(item)[1]
        return " · ".join([part for part in (state, said, here) if part])

    def _on_add(self) -> None:
        add_version(self.context, self.record_id)


class AmendmentsSection(_Linked):
    """Which acts amend this one, and which it amends."""

    name = "amendments"
    tables = frozenset({ITEMS, "library_amendments"})

    def __init__(self, context: PageContext, cells: Cells) -> None:
        super().__init__(context, cells)
        context.theme.dress(self._add, "link")
        self._add.clicked.connect(self._on_add)

    def heading(self) -> str:
        """Amendments and how many."""
        amends, amended = self.context.workspace.library.amendments(self.record_id)
        return self.context.language.gettext("Amendments ({n})").format(n=len(amends) + len(amended))

    def fill(self) -> None:
        """Show both sides."""
        language, library = self.context.language, self.context.workspace.library
        clear(self._listed)
        amends, amended = library.amendments(self.record_id)
        for amendments, words, other in (
            (amended, language.gettext("amended by this act"), "amending_id"),
            (amends, language.gettext("amends this act"), "amended_id"),
        ):
            for amendment in amendments:
                item = library.get(getattr(amendment, other))
                self._listed.addWidget(self._row(item, amendment, words))
        self._add.setText(language.gettext("Amended by…"))
        reason = why_not(self.context, "library.amend")
        allow(self._add, not reason, reason)

    def _row(self, item: LibraryItem, amendment: Amendment, words: str) -> QWidget:
        language, theme = self.context.language, self.context.theme
        parts = [words, isolate(amendment.locator), show_date(language, amendment.effective)]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.link(item, " · ".join([part for part in parts if part])), 1)
        remove = QToolButton()
        theme.dress(remove, "close")
        said = language.gettext("Remove the amendment {title}").format(title=isolate(item.title))
        remove.setToolTip(said)
        remove.setAccessibleName(said)
        remove.setMinimumSize(theme.px(24), theme.px(24))
        library = self.context.workspace.library
        remove.clicked.connect(lambda: self.context.run(lambda: library.unamend(amendment.id)))
        reason = why_not(self.context, "library.unamend")
        if reason:
            allow(remove, False, reason)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_add(self) -> None:
        language, library = self.context.language, self.context.workspace.library
        of_law = LibraryFilter(kinds=frozenset({LibraryKind.LEGISLATION, LibraryKind.AGREEMENT}), older=True)
        choices = [(item.id, isolate(item.title)) for item in library.items(of_law) if item.id != self.record_id]
        picker = Picker(self, self.context.theme, language, language.gettext("Amended by"), choices)
        amended = self.record_id
        pick(picker, lambda amending: self._amend(amending, amended))

    def _amend(self, amending: str, amended: str) -> None:
        library = self.context.workspace.library
        effective = library.get(amending).in_force_from
        self.context.run(lambda: library.amend(amending, amended, effective=effective))


class CitedBySection(Section):
    """Who cites the text, and where in it."""

    name = "cited_by"
    tables = frozenset({"citations"})

    def __init__(self, context: PageContext, entity: str = ITEMS) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(6)
        self._none = label(role="muted", wrap=True)
        self.column.addLayout(self._listed)
        self.column.addWidget(self._none)

    def heading(self) -> str:
        """How many cite it."""
        count = len(self.context.workspace.library.cited_by(self.record_id))
        return self.context.language.gettext("Cited by ({n})").format(n=count)

    def fill(self) -> None:
        """Show who cites it."""
        language, workspace = self.context.language, self.context.workspace
        clear(self._listed)
        citations = workspace.library.cited_by(self.record_id)
        titles = workspace.lookup.titles((each.entity, each.record_id) for each in citations)
        for each in citations:
            title = titles.get(each.record_id, "") or citing_word(language, each.entity)
            link = ElidedLink(isolate(title))
            link.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(title)))
            link.clicked.connect(lambda _=False, each=each: self.context.reveal(each.entity, each.record_id))
            self._listed.addWidget(link)
            words = [citing_word(language, each.entity), isolate(each.locator)]
            self._listed.addWidget(label(" · ".join([word for word in words if word]), role="small", wrap=True))
        self._none.setText(language.gettext("Nothing cites this text yet; activities and provisions can."))
        self._none.setVisible(not citations)


def add_version(context: PageContext, item_id: str) -> None:
    """Add a newer version and go to it."""
    library = context.workspace.library
    made: list[str] = []

    def act() -> None:
        made.extend(library.add_version(item_id).ids(ITEMS))

    if context.run(act) and made:
        context.reveal(ITEMS, made[0])
