"""A window as a screen reader is told of it: the accessibility tree in lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_MOST_CELLS = 24
_PASSED_OVER = {QAccessible.Role.ScrollBar, QAccessible.Role.Grip, QAccessible.Role.Separator}
_HOLDS_CELLS = {QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List}
_STATES = (
    "disabled", "checked", "selected", "expanded", "collapsed", "editable", "readOnly", "passwordEdit", "hasPopup",
    "multiSelectable", "modal",
)  # fmt: skip
_ALWAYS = {("readOnly", QAccessible.Role.StaticText)}


def lines(root: QWidget) -> Iterator[str]:
    """Role, name, description and states of a widget and of all in it, one line each."""
    interface = QAccessible.queryAccessibleInterface(root)
    if interface is not None:
        yield from _lines(interface, 0)


def _lines(interface: QAccessibleInterface, depth: int) -> Iterator[str]:
    state = interface.state()
    role = interface.role()
    if state.invisible or role in _PASSED_OVER:
        return
    name = _one_line(interface.text(QAccessible.Text.Name))
    description = _one_line(interface.text(QAccessible.Text.Description))
    said = [f'"{name}"'] if name else []
    if description and description != name:
        said.append(f"({description})")
    said += [word for word in _STATES if said and getattr(state, word) and (word, role) not in _ALWAYS]
    inner = list(_children(interface, depth + (1 if said or depth == 0 else 0)))
    if said:
        yield f"{'  ' * depth}{role.name} {' '.join(said)}"
    yield from inner  # what only holds other things together is not told


def _children(interface: QAccessibleInterface, depth: int) -> Iterator[str]:
    count = interface.childCount()
    shown = min(count, _MOST_CELLS) if interface.role() in _HOLDS_CELLS else count
    for at in range(shown):
        child = interface.child(at)
        if child is not None and child.isValid():
            yield from _lines(child, depth)
    if shown < count:
        yield f"{'  ' * depth}…"


def _one_line(text: str) -> str:
    return " ".join(text.split())
