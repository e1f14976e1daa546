"""The versions of a provision's wording: the shipped one, and those that the office wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from focalpoint.domain.errors import NotFoundError
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.chips import FlowLayout

if TYPE_CHECKING:
    from focalpoint.domain.provisions import Provision
    from focalpoint.ui.shell.context import PageContext


class ProvisionVersionsSection(Section):
    """The newest holds; it can be withdrawn, and another one written."""

    name = "provision-versions"
    tables = frozenset({"provisions"})
    version_asked = Signal(str)

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._write, self._withdraw = QPushButton(), QPushButton()
        buttons = FlowLayout(None, context.theme.px(6))
        for button in (self._write, self._withdraw):
            buttons.addWidget(button)
        self.column.addLayout(self._listed)
        self.column.addLayout(buttons)
        self._write.clicked.connect(lambda: self.version_asked.emit(self._key()))
        self._withdraw.clicked.connect(self._on_withdraw)

    def heading(self) -> str:
        """Versions and how many."""
        return self.context.language.gettext("Versions ({n})").format(n=len(self._versions()))

    def fill(self) -> None:
        """Show the versions, newest first."""
        language = self.context.language
        clear(self._listed)
        versions = self._versions()
        for version in versions:
            head = label(self._head(version), role="small", wrap=True)
            body = label(version.title, wrap=True)
            for words in (head, body):
                words.setTextFormat(Qt.TextFormat.PlainText)
                self._listed.addWidget(words)
        self._write.setText(language.gettext("Write another version…"))
        self._withdraw.setText(language.gettext("Withdraw the newest"))
        reason = why_not(self.context, "provisions.revise")
        allow(self._write, not reason, reason)
        allow(self._withdraw, not reason, reason)
        self._withdraw.setVisible(bool(versions) and versions[0].own)

    def _head(self, version: Provision) -> str:
        language = self.context.language
        if not version.own:
            return language.gettext("Version {n}, as shipped").format(n=version.number)
        return language.gettext("Version {n}, our own, since {day}").format(
            n=version.number, day=isolate(show_date(language, version.since))
        )

    def _key(self) -> str:
        return self.context.workspace.provisions.key_of(self.record_id)

    def _versions(self) -> tuple[Provision, ...]:
        try:
            return self.context.workspace.provisions.versions(self._key(), self.context.language.code)
        except NotFoundError:
            return ()

    def _on_withdraw(self) -> None:
        provisions, key = self.context.workspace.provisions, self._key()
        self.context.run(lambda: provisions.withdraw([key]))
