"""The composition root: the only file that wires the layers together. Read it first.

What the application can do is one list, ``CAPABILITIES``: a page, command, search source, deadline source, tile of the
first page, import and export each register there, by one entry a capability. It is data and lies at the bottom of the
layers, so that each layer opens its own doors (docs/adr/0008-doors.md).
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from focalpoint.capabilities import CAPABILITIES, Capability, Kind, descriptors
from focalpoint.domain.clock import Clock

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.pages.welcome.window import Openers
    from focalpoint.ui.shell.context import PageDescriptor

__all__ = ["APPLICATION", "CAPABILITIES", "main_window", "memory_file", "open_sample_country", "openers", "pages"]

APPLICATION = "Focal Point"


def pages(capabilities: Sequence[Capability] = CAPABILITIES) -> tuple[PageDescriptor, ...]:
    """The pages of the window, each by its descriptor; a page is built when it is first shown."""
    from focalpoint.ui.shell.context import PageDescriptor

    return descriptors(capabilities, Kind.PAGES, PageDescriptor)


def openers() -> Openers:
    """The services' ways into a vault, for the window before one is open."""
    from focalpoint.services.opening import new_vault, unlock, unlock_with_recovery
    from focalpoint.ui.pages.welcome.window import Openers

    return Openers(new_vault, unlock, unlock_with_recovery, open_sample_country)


def open_sample_country(*, clock: Clock, language: str, progress: Progress | None = None) -> Workspace:
    """The sample country in one language, in the folder of new vaults; made when it is first asked for."""
    from focalpoint.services.doors import home
    from focalpoint.services.sample import open_sample

    home().mkdir(parents=True, exist_ok=True)
    return open_sample(home() / f"sample-{language}.focalpoint", language=language, clock=clock, progress=progress)


def memory_file() -> Path:
    """Where this computer remembers the window's shape; never content of a vault."""
    from platformdirs import user_config_path

    return user_config_path(APPLICATION, appauthor=False, roaming=False) / "window.json"


def main_window(clock: Clock | None = None) -> int:
    """Open the window; returns the exit status when it is closed."""
    import focalpoint.ui  # noqa: F401 - before Qt: it imports Qt without the hook that slows every later import

    # isort: split
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from focalpoint.ui.shell.desk import Desk
    from focalpoint.ui.shell.instance import SingleInstance, pipe_name
    from focalpoint.ui.shell.memory import WindowMemory

    keep_memory_to_ourselves()
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName(APPLICATION)
    app.setApplicationDisplayName(APPLICATION)
    app.setDesktopFileName("focalpoint")
    instance = SingleInstance(pipe_name())
    if not instance.claim():
        return 0
    desk = Desk(app, pages=pages(), openers=openers(), clock=clock or Clock(), memory=WindowMemory(memory_file()))
    desk.errors.install()
    instance.raised.connect(desk.raise_window)
    desk.left.connect(app.quit)
    desk.start()
    status = app.exec()
    instance.release()
    return int(status)


def keep_memory_to_ourselves() -> None:
    """Leave no image of our memory on the disk when the program dies: keys are in it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
