"""One open request: the way back, what it is, where it stands, what can be done with it, and the wizard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.language import OWN_NAMES, isolate
from focalpoint.ui.pages.requests.casework_model import CaseworkModel
from focalpoint.ui.pages.requests.cells import status_colour
from focalpoint.ui.pages.requests.life import Life
from focalpoint.ui.widgets.basics import ElidedLabel, PrimaryButton
from focalpoint.ui.widgets.pills import StatePill
from focalpoint.ui.wizard.wizard import RequestWizard
from focalpoint.words import register as words_of

if TYPE_CHECKING:
    from focalpoint.ui.pages.requests.cells import Cells
    from focalpoint.ui.shell.context import PageContext


class RequestDesk(QWidget):
    """Stands in the work area while a request is open."""

    left = Signal()
    """Back to the list."""
    said = Signal(str, str, object)
    """Something was done: a sentence, the words of a button, and what that does."""

    def __init__(self, context: PageContext, model: CaseworkModel, cells: Cells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._cells, self.model = context, cells, model
        self.life = Life(context, self)
        self._back = QPushButton()
        context.theme.dress(self._back, "back", "text")
        self._title = ElidedLabel("strong")
        self._pill = StatePill(context.theme)
        self.act = PrimaryButton()
        self.write = QPushButton()
        self.more = QToolButton()
        self.more.setProperty("kind", "framed")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.menu.setToolTipsVisible(True)
        self.more.setMenu(self.menu)
        context.theme.dress(self.more, "more", "text")
        self.wizard = RequestWizard(context, self.model, self)
        self._lay_out()
        self._wire()
        self._write_texts()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.write)
        head.addWidget(self.act)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.wizard, 1)

    def _wire(self) -> None:
        self._back.clicked.connect(self.left)
        self.act.clicked.connect(self.life.do_next)
        self.write.clicked.connect(self.life.write)
        self.menu.aboutToShow.connect(lambda: self.life.fill(self.menu))
        findings = self.wizard.centre.findings
        findings.offers_release = True
        findings.may_release = self.life.why_not_release
        findings.release_asked.connect(self.life.release)
        self.wizard.checked_changed.connect(lambda _checked: self._write_act())
        self.setTabOrder(self._back, self.write)

    @property
    def request_id(self) -> str:
        """Which request is open."""
        return self.model.request_id

    def refresh(self) -> None:
        """Show what is in the vault now; raises NotFoundError when it is gone."""
        self.model.renew()
        self.wizard.refresh()
        self._write_head()

    def retranslate(self) -> None:
        """Write every text anew."""
        self.wizard.retranslate()
        self._write_texts()

    def _write_texts(self) -> None:
        language = self._context.language
        self._back.setText(language.gettext("Requests"))
        self._back.setAccessibleName(language.gettext("Back to the list of requests"))
        self._back.setToolTip(language.gettext("Back to the list of requests ({keys})").format(keys="Alt+Home"))
        self.write.setText(language.gettext("Write the letter…"))
        self.more.setAccessibleName(language.gettext("More actions"))
        self.more.setToolTip(language.gettext("More actions"))
        self._write_head()

    def _write_head(self) -> None:
        language, line = self._context.language, self.model.record.line
        title = self._cells.title(language, line)
        reference = line.reference or line.ref
        self._title.setText(
            language.gettext("{reference}, {title}").format(reference=isolate(reference), title=isolate(title))
        )
        self._pill.set_state(status_colour(line.status), words_of.status(language, line.status))
        about = [self._cells.state(language, line.state), OWN_NAMES.get(line.language, line.language)]
        self.wizard.side.show_about(title, " · ".join(isolate(each) for each in about if each))
        self._write_act()

    def _write_act(self) -> None:
        words, reason = self.life.next_words()
        self.act.setVisible(bool(words))
        self.act.setText(words)
        self.act.setEnabled(not reason)
        self.act.setToolTip(reason)
        self.act.setAccessibleDescription(reason)
        self.write.setVisible(self.life.can_write())
