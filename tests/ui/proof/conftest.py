"""The sample country in any language, and a tour through its windows."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from focalpoint.app import pages
from focalpoint.services.workspace import Workspace
from focalpoint.ui.tour import Look, Stop, Tour
from tests.ui.proof.vaults import vaults

Walk = Callable[..., None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says that it raises no window and grabs no keyboard."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


READ_ONLY_IN: Final = frozenset({"en", "ar"})
"""A vault that can only be read is walked in both directions; its pages differ by one strip."""


def walk_through(
    look: Look,
    *,
    language: str = "en",
    screen: str | None = None,
    size: tuple[int, int] = (1366, 768),
    text_size: float = 1.0,
    painted: bool = True,
    meet: Callable[[Workspace, Tour], None] | None = None,
) -> None:
    """Walk through every page, state and dialog in one language; ``look`` is called at each stop.

    ``screen``: the language of the screen, where it is not that of the vault. ``painted``: whether the windows paint
    themselves; what is asked of them is the same, and takes a third less time, when they do not. ``meet``: is given
    each vault before.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    gc.disable()  # as ui/shell/collector.py does: garbage with widgets in it is collected on this thread alone
    tour = Tour(
        app, look if painted else partial(_unpainted, look), language=screen or language, size=size, text_size=text_size
    )
    try:
        with vaults(language, read_only=language in READ_ONLY_IN) as made:
            for vault, state in made:
                if meet is not None:
                    meet(vault, tour)
                if state:
                    tour.walk_state(vault, pages(), state)
                else:
                    tour.walk_pages(vault, pages())
                    tour.walk_welcome(vault.vault.folder, vault.clock)
    finally:
        tour.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.enable()


def _unpainted(look: Look, stop: Stop) -> None:
    stop.widget.window().setUpdatesEnabled(False)
    look(stop)


@pytest.fixture
def walk(qapp: QApplication) -> Walk:
    """Walks through every page, state and dialog."""
    return walk_through
