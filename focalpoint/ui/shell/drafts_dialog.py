"""After a crash: what was being typed, field by field, to be put back or thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.ui.shell.place import give_back
from focalpoint.ui.widgets.basics import ElidedLabel, PrimaryButton, label
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.services.drafts import DraftText
    from focalpoint.ui.shell.window import MainWindow

_WAS: Final = "#was"
_MOST_SHOWN: Final = 300


class DraftsDialog(QDialog):
    """One row a field: whose it is, what was typed, and two buttons."""

    def __init__(self, window: MainWindow, drafts: Sequence[DraftText]) -> None:
        super().__init__(window)
        self._window = window
        self._marks = {(draft.record_id, draft.field): draft.text for draft in drafts if draft.field.endswith(_WAS)}
        self._drafts = [draft for draft in drafts if not draft.field.endswith(_WAS)]
        self._rows: dict[tuple[str, str], QWidget] = {}
        language = window.context.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(language.gettext("What you were typing"))
        self.setMinimumWidth(window.context.theme.px(620))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(language.gettext("What you were typing"), "heading"))
        words = language.gettext(
            "Focal Point was ended before this was saved. It was kept encrypted in the vault. Put it back into its"
            " field, unsaved, or throw it away."
        )
        column.addWidget(label(words, "muted", wrap=True))
        inner = QWidget()
        self._listed = QVBoxLayout(inner)
        self._listed.setContentsMargins(0, 0, 0, 0)
        for draft in self._drafts:
            self._listed.addWidget(self._row(draft))
        self._listed.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setMinimumHeight(min(window.context.theme.px(360), inner.sizeHint().height() + 8))
        column.addWidget(area, 1)
        later = QPushButton(language.gettext("Decide later"))
        later.setToolTip(language.gettext("They are offered again at the next unlock."))
        later.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(later)
        column.addLayout(foot)

    def _row(self, draft: DraftText) -> QWidget:
        language, theme = self._window.context.language, self._window.context.theme
        row = QFrame()
        row.setObjectName("card")
        line = QHBoxLayout(row)
        line.setContentsMargins(12, 8, 12, 8)
        words = QVBoxLayout()
        title = ElidedLabel("strong")
        title.setText(self._title(draft))
        text = label(role="muted", wrap=True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setText(isolate(draft.text[:_MOST_SHOWN] + ("…" if len(draft.text) > _MOST_SHOWN else "")))
        head = language.gettext("{field}, {moment}").format(
            field=field_label(language, draft.entity, draft.field),
            moment=isolate(language.moment(draft.at, self._window.workspace.clock.zone)),
        )
        words.addWidget(title)
        words.addWidget(label(head, "small"))
        words.addWidget(text)
        keep, drop = PrimaryButton(language.gettext("Put it back")), QPushButton(language.gettext("Throw it away"))
        name = isolate(title.text())
        keep.setAccessibleName(language.gettext("Put it back: {name}").format(name=name))
        drop.setAccessibleName(language.gettext("Throw it away: {name}").format(name=name))
        keep.setAutoDefault(False)
        drop.setAutoDefault(False)
        keep.setMinimumWidth(theme.px(110))
        keep.clicked.connect(partial(self._on_keep, draft))
        drop.clicked.connect(partial(self._on_drop, draft))
        line.addLayout(words, 1)
        line.addWidget(keep, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        self._rows[draft.record_id, draft.field] = row
        return row

    def _title(self, draft: DraftText) -> str:
        workspace, language = self._window.workspace, self._window.context.language
        try:
            if draft.entity == "requests":
                line = workspace.requests.get(draft.record_id).line
                return line.reference or line.title or line.ref
            known = workspace.lookup.titles([(draft.entity, draft.record_id)]).get(draft.record_id, "")
        except FocalPointError:
            known = ""
        return known or language.gettext("A record that is not there any more")

    def _on_keep(self, draft: DraftText) -> None:
        self._window.reveal(draft.entity, draft.record_id)
        contents = self._window.inspector.contents()
        texts = {draft.field: draft.text}
        mark = self._marks.get((draft.record_id, f"{draft.field}{_WAS}"))
        if mark is not None:
            texts[f"{draft.field}{_WAS}"] = mark
        if contents is not None:
            give_back(contents, texts)
        self._gone(draft)

    def _on_drop(self, draft: DraftText) -> None:
        self._gone(draft)

    def _gone(self, draft: DraftText) -> None:
        """It is decided: the draft goes; what was put back is kept anew while it stands unsaved."""
        drafts = self._window.workspace.drafts
        keys = [(draft.entity, draft.record_id, draft.field), (draft.entity, draft.record_id, f"{draft.field}{_WAS}")]
        self._window.run(lambda: drafts.follow({}, keys))
        row = self._rows.pop((draft.record_id, draft.field), None)
        if row is not None:
            row.hide()
        if not self._rows:
            self.accept()


def offer_drafts(window: MainWindow, drafts: Sequence[DraftText]) -> DraftsDialog | None:
    """Offer what was being typed when the program ended; gives the dialog, or None when there is nothing."""
    if not drafts:
        return None
    dialog = DraftsDialog(window, drafts)
    dialog.open()
    return dialog
