"""What every test gets: Qt without a screen, folders of its own, no network, and no loose ends."""

from __future__ import annotations

import functools
import logging
import os
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest

from focalpoint.domain.clock import Clock, fixed_clock
from focalpoint.store.vault import kdf, slots
from tests.shared import WANTED, shared_root

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")

hypothesis.settings.register_profile(
    "focalpoint",
    deadline=None,
    max_examples=50,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.function_scoped_fixture],
)
hypothesis.settings.load_profile("focalpoint")

_TODAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


_LONG = ("proof", "faults", "golden", "journeys")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest begin first, so that no worker is left with them alone at the end."""
    items.sort(key=lambda item: not any(name in item.path.parts for name in _LONG))


@pytest.fixture(autouse=True, scope="session")
def _derive_once() -> Iterator[None]:
    """A passphrase that was stretched before is not stretched again: the key is the same, and it takes 0.2 s."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "derive", functools.lru_cache(maxsize=4096)(kdf.derive))
        yield


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at 2026-11-22 09:00 UTC."""
    return fixed_clock(_TODAY)


@pytest.fixture
def shared() -> Path:
    """The shared folder; the test is skipped, and counted aloud, where there is none."""
    root = shared_root()
    if root is None:
        pytest.skip(WANTED)
    return root


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, data and caches of a test never touch those of the person who runs it."""
    if os.name == "posix":
        home = tmp_path_factory.getbasetemp() / "home"
        for variable, folder in (
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
        ):
            (home / folder).mkdir(parents=True, exist_ok=True)
            monkeypatch.setenv(variable, str(home / folder))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The application works offline: a test that reaches for the network fails."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            pytest.fail(f"reached for the network: {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _no_loose_ends(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that leaves a thread running or a warning in the log fails.

    A test that expects a logged warning asserts it and then calls ``caplog.clear()``.
    """
    before = set(threading.enumerate())
    yield
    logged = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING and r.name.startswith("focalpoint")]
    left = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in left:
        thread.join(timeout=2)
    still = [thread.name for thread in left if thread.is_alive()]
    assert not still, f"left threads running: {still}"
    assert not logged, f"logged without being expected: {[record.getMessage() for record in logged]}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud how many tests were skipped because the shared files are not there."""
    if shared_root() is None:
        skipped = terminalreporter.stats.get("skipped", [])
        count = sum(
            1 for report in skipped if WANTED in str(report.longrepr) or "empty parameter" in str(report.longrepr)
        )
        terminalreporter.write_line(f"NOTE: {count} tests were skipped: {WANTED}.", yellow=True)
