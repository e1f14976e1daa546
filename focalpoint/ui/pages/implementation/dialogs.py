"""The two questions that the page asks: a provision of one's own, and the activity that closes a gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from focalpoint.domain.provisions import Force, Row, Theme
from focalpoint.ui.inspector.acting import say_too_long
from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.bounded import BoundedLine, BoundedText
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words import provisions as words
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.domain.provisions import Provision
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext


class _Sheet(QDialog):
    """A heading, a sentence, fields with their labels, and two buttons; goes on when what must be there is there."""

    def __init__(self, parent: QWidget, context: PageContext, *, title: str, text: str, act: str) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(context.theme.px(480))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(6)
        self.column.addWidget(label(title, role="heading", wrap=True))
        self.column.addWidget(label(text, role="muted", wrap=True))
        self.go_on = PrimaryButton(act)
        self._needed: list[QLineEdit] = []

    def field(self, words_of: str, widget: QWidget) -> None:
        """One field with its label above."""
        caption = label(words_of, role="label")
        caption.setBuddy(widget)
        widget.setAccessibleName(words_of)
        if isinstance(widget, (BoundedLine, BoundedText)):
            say_too_long(self.context, widget)
        self.column.addWidget(caption)
        self.column.addWidget(widget)

    def need(self, *lines: QLineEdit) -> None:
        """What must not be empty."""
        self._needed = list(lines)
        for line in lines:
            line.textChanged.connect(lambda _text: self._allow())
        self._allow()

    def finish(self) -> None:
        """Put the buttons below the fields."""
        buttons = QDialogButtonBox()
        buttons.addButton(self.context.language.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setDefault(True)
        self.column.addSpacing(8)
        self.column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self.accept)

    def _allow(self) -> None:
        self.go_on.setEnabled(all(line.text().strip() for line in self._needed))


class ProvisionDialog(_Sheet):
    """Asks for a provision of the office's own; with ``base``, for another version of one that stands."""

    def __init__(self, parent: QWidget, context: PageContext, base: Provision | None = None) -> None:
        language = context.language
        if base is None:
            title, act = language.gettext("New provision"), language.gettext("Add provision")
            text = language.gettext("What the catalogue does not have: a regional instrument, a national commitment.")
        else:
            title, act = language.gettext("Another version of {key}").format(key=base.key), language.gettext("Keep it")
            text = language.gettext("Your wording stands from now on; the versions before stay readable.")
        super().__init__(parent, context, title=title, text=text, act=act)
        self._base = base
        self.key, self.asked, self.show_text = BoundedLine(), BoundedLine(), BoundedText()
        self.theme, self.force, self.row = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        none = language.pgettext("row of the matrix", "None")
        self.row.set_choices([("", none), *((row.value, words.row(language, row)) for row in Row)])
        self.theme.set_choices([(theme.value, words.theme(language, theme)) for theme in Theme])
        self.force.set_choices([(force.value, words.force(language, force)) for force in Force])
        self.key.setPlaceholderText("AU1999:3(1)")
        self.show_text.setFixedHeight(context.theme.px(70))
        self.show_text.setTabChangesFocus(True)
        if base is None:
            self.field(language.gettext("Key: source, colon and paragraph"), self.key)
        self._field("title", self.asked)
        self._field("theme", self.theme)
        self._field("force", self.force)
        self._field("matrix_row", self.row)
        self._field("show", self.show_text)
        self.theme.set_code(base.theme.value if base else Theme.COORDINATION.value)
        self.force.set_code(base.force.value if base else Force.TREATY.value)
        self.row.set_code(base.row.value if base and base.row else "")
        if base is not None:
            self.asked.setText(base.title)
            self.show_text.setPlainText(base.show)
        self.need(*([self.key, self.asked] if base is None else [self.asked]))
        self.finish()
        self.accepted.connect(self._on_accepted)

    def _field(self, name: str, widget: QWidget) -> None:
        self.field(field_label(self.context.language, "provisions", name), widget)

    def _on_accepted(self) -> None:
        provisions, base = self.context.workspace.provisions, self._base
        title, show = self.asked.text(), self.show_text.toPlainText()
        fields: dict[str, Value] = {
            "show": show, "theme": self.theme.code(), "force": self.force.code(), "row": self.row.code() or None,
        }  # fmt: skip
        key = base.key if base else self.key.text().strip()
        if base is None:
            done = self.context.run(lambda: provisions.add(key, title, **fields))
        else:
            done = self.context.run(lambda: provisions.revise(key, title=title, **fields))
        if done:
            from focalpoint.domain.provisions import implementation_id

            self.context.reveal("implementations", implementation_id(key))


class ActivityDialog(_Sheet):
    """Asks what the activity is called and below what it stands."""

    def __init__(
        self, parent: QWidget, context: PageContext, title: str, places: Sequence[tuple[str | None, str]]
    ) -> None:
        language = context.language
        super().__init__(
            parent,
            context,
            title=language.gettext("Make an activity out of this gap"),
            text=language.gettext("It is put into the action plan, led by the institution that answers, and linked."),
            act=language.gettext("Make the activity"),
        )
        self.called, self.place = BoundedLine(), ChoiceEdit()
        self.called.setText(title)
        self.place.set_choices(places)
        if places:
            self.place.set_code(places[0][0])
        self.field(language.gettext("Title of the activity"), self.called)
        self.field(language.gettext("Below which row of the plan"), self.place)
        self.need(self.called)
        self.finish()
        self.called.home(False)


def ask_activity(
    parent: QWidget,
    context: PageContext,
    title: str,
    places: Sequence[tuple[str | None, str]],
    then: Callable[[str, str | None], None],
) -> ActivityDialog:
    """Ask, and go on with the title and the id of the row of the plan below which it stands."""
    dialog = ActivityDialog(parent, context, title, places)
    dialog.accepted.connect(lambda: then(dialog.called.text().strip(), dialog.place.code()))
    dialog.open()
    return dialog


def titled(language: Language, provision: Provision) -> str:
    """How an activity that closes a gap is called at first."""
    return language.gettext("{what} ({key})").format(what=provision.title, key=provision.key)
