"""Start to the first painted page, and its peak memory, against a process that paints an empty window.

The passphrase is given; key derivation is not counted: both the time and the memory of argon2id are taken away by
handing the child the key that it would derive. Each figure is of a fresh process, started from outside.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks import seed
from benchmarks.measure import Row, ratio_row

PAIRS = 7
TIME_LIMIT, MEMORY_LIMIT = 1.5, 1.6
_PATIENCE = 60
"""Seconds after which a process that paints nothing is ended."""

_REPORT = """
import sys
def painted():
    # The peak of this program alone: getrusage also knows that of the process that started it.
    with open("/proc/self/status") as status:
        print(next(line.split()[1] for line in status if line.startswith("VmHWM")), flush=True)
    import os
    os._exit(0)
"""
BARE = (
    _REPORT
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
import sqlalchemy.orm
from sqlcipher3 import dbapi2
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        painted()
application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""
)
OURS = (
    _REPORT
    + """
import types
derivation = types.ModuleType("argon2.low_level")
derivation.Type = types.SimpleNamespace(ID=2)
derivation.hash_secret_raw = lambda *given, **named: bytes.fromhex(sys.argv[2])
sys.modules["argon2"] = types.ModuleType("argon2")
sys.modules["argon2.low_level"] = derivation
from benchmarks.first_page import show
show(sys.argv[1], painted)
"""
)


def once(code: str, *arguments: str) -> tuple[float, float]:
    """Seconds from the start of a process to its first painted page, and its peak memory in MB."""
    # An installed application has its bytecode compiled; the first, uncounted run leaves it here.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, env=environment, text=True
    ) as child:
        assert child.stdout is not None
        watch = threading.Timer(_PATIENCE, child.kill)
        watch.start()
        line = child.stdout.readline()
        taken = time.perf_counter() - start
        watch.cancel()
    if not line:
        raise RuntimeError("the process ended before it painted anything")
    return taken, float(json.loads(line)) / 1024


def derived_key(vault: Path) -> str:
    """What argon2id gives for the benchmark's passphrase, in hex; derived once, outside of what is measured."""
    from argon2 import low_level

    taken: list[bytes] = []
    real = low_level.hash_secret_raw

    def keep(*given: object, **named: object) -> bytes:
        taken.append(real(*given, **named))  # type: ignore[arg-type]
        return taken[-1]

    low_level.hash_secret_raw = keep
    try:
        seed.opened(vault).close()
    finally:
        low_level.hash_secret_raw = real
    return taken[-1].hex()


def run(vault: Path | None = None) -> dict[str, list[Row]]:
    """Time and memory as ratios of medians."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = vault or seed.seeded(Path(temporary))
        key = derived_key(folder)
        once(BARE), once(OURS, str(folder), key)  # files into the cache
        measured = [(once(OURS, str(folder), key), once(BARE)) for _ in range(PAIRS)]
    our_time, our_memory = (statistics.median(ours[n] for ours, _ in measured) for n in (0, 1))
    bare_time, bare_memory = (statistics.median(bare[n] for _, bare in measured) for n in (0, 1))
    against = "PySide6 widgets, SQLAlchemy's ORM and sqlcipher3, an empty window"
    return {
        "rows": [
            ratio_row("start to the first painted page (10,000 nodes)", our_time, against, bare_time, TIME_LIMIT),
            ratio_row("peak memory of that", our_memory, "the same", bare_memory, MEMORY_LIMIT, unit="MB"),
        ]
    }
