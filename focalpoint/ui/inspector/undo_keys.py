"""Ctrl+Z in a field with nothing unsaved belongs to the window: it takes the last step back, on whatever page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from focalpoint.ui.widgets.editors import Editor, is_undo_key


class UndoKeys(QObject):
    """Watches text fields and gives the keys on, unless somebody is in the middle of typing there."""

    def watch(self, parent: QWidget) -> None:
        """Watch every text field below a widget, or the field itself."""
        fields = [*parent.findChildren(QLineEdit), *parent.findChildren(QPlainTextEdit)]
        for field in [parent, *fields] if isinstance(parent, QLineEdit) else fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a field would take every undo key for itself."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not is_undo_key(event) or _is_typing(watched):
            return False
        event.ignore()
        return True


def _is_typing(field: QObject) -> bool:
    above = field.parent()
    while above is not None and not isinstance(above, Editor):
        above = above.parent()
    if isinstance(above, Editor):
        return above.dirty()
    if isinstance(field, QLineEdit):
        return bool(field.text())
    return isinstance(field, QPlainTextEdit) and bool(field.toPlainText())
