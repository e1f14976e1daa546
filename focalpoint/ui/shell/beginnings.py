"""What a person wanted next at the end of the first run: the page for it, ready to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

_PLACES: Final = {"import": ("plan", "import"), "people": ("directory", "")}
"""What is wanted → the page, and the command to run there (empty for none)."""


def begin_with(window: MainWindow, wanted: str) -> None:
    """Go to the page and open what is asked for."""
    page_name, command_name = _PLACES.get(wanted, ("", ""))
    if not window.has_page(page_name):
        return
    page = window.go(page_name)
    page.focus_work()
    for command in page.commands():
        if command.name == command_name and command.enabled():
            command.run()
