"""Plants each deliberate fault of faults.toml in a copy of the project; every one must turn a named test red.

    python tests/breaks/run.py [--processes 2] [--green] [NAME …]

A fault is data: the file, the text that is replaced, what it is replaced with, and the tests that must notice. A fault
whose old text is not found exactly once fails, so that faults cannot rot away. Before any fault is planted, all named
tests must be green; ``--green`` says that they were just seen to be (``make test`` runs the faults last).
"""

from __future__ import annotations

import argparse
import concurrent.futures
import itertools
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
COPIED = ("focalpoint", "tests", "resources", "i18n", "benchmarks", ".ci", "pyproject.toml")
FAILED = 1  # pytest's exit status when tests ran and some failed; anything else did not prove a thing
_SECONDS = itertools.count(int(time.time()) + 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """One deliberate fault."""

    name: str
    rule: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def plant(self, tree: Path) -> str | None:
        """Put the fault into a copy; why it could not be, or None."""
        path = tree / self.file
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if text.count(self.old) != 1:
            return f"its old text stands {text.count(self.old)} times in {self.file}"
        write(path, text.replace(self.old, self.new))
        return None

    def pull(self, tree: Path) -> None:
        """Take the fault out again."""
        write(tree / self.file, (TOP / self.file).read_text(encoding="utf-8"))


def write(path: Path, text: str) -> None:
    """Write a source file so that no compiled copy of it is taken for current (those look at whole seconds)."""
    path.write_text(text, encoding="utf-8")
    second = next(_SECONDS)
    os.utime(path, (second, second))


def read_faults(names: Sequence[str]) -> list[Fault]:
    """The faults of faults.toml, or those that are named."""
    data = tomllib.loads(Path(__file__).with_name("faults.toml").read_text(encoding="utf-8"))
    faults = [
        Fault(name, fault["rule"], fault["file"], fault["old"], fault["new"], tuple(fault["tests"]))
        for name, fault in data.items()
    ]
    return [fault for fault in faults if not names or fault.name in names]


def run_tests(tree: Path, tests: Sequence[str]) -> tuple[int, str]:
    """Run tests in a copy; pytest's exit status and the end of what it said."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:randomly", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"}
    environment.setdefault("FOCALPOINT_SHARED", str(TOP.parent / "shared"))
    done = subprocess.run([*command, *tests], cwd=tree, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout[-1500:] + done.stderr[-500:]


def copy_tree(target: Path) -> Path:
    """A copy of what tests need."""
    target.mkdir()
    for name in COPIED:
        source = TOP / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("*.pyc"))
        elif source.exists():
            shutil.copy2(source, target / name)
    return target


def try_fault(fault: Fault, trees: queue.Queue[Path]) -> tuple[Fault, str | None, float]:
    """Plant, test, pull. Returns why the fault does not count, or None when a test noticed."""
    start = time.monotonic()
    tree = trees.get()
    try:
        why = fault.plant(tree)
        if why is None:
            status, said = run_tests(tree, fault.tests)
            if status == 0:
                why = f"no test noticed ({', '.join(fault.tests)})"
            elif status != FAILED:
                why = f"pytest ended with {status} instead of failing a test:\n{said}"
            fault.pull(tree)
        return fault, why, time.monotonic() - start
    finally:
        trees.put(tree)


def main() -> int:
    """Try every fault; exit 1 when one of them goes unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--green", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    faults = read_faults(options.names)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="focalpoint-breaks-") as temporary:
        trees: queue.Queue[Path] = queue.Queue()
        for number in range(options.processes):
            trees.put(copy_tree(Path(temporary, f"tree{number}")))
        named = sorted({test for fault in faults for test in fault.tests})
        status, said = (0, "") if options.green else run_tests(Path(temporary, "tree0"), named)
        if status:
            print(f"The named tests are not green before any fault is planted:\n{said}")
            return 1
        unnoticed = 0
        with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
            for fault, why, seconds in pool.map(lambda each: try_fault(each, trees), faults):
                unnoticed += why is not None
                print(f"{'NOT NOTICED' if why else 'noticed':<12}{fault.name:<34}{seconds:5.1f} s  {why or fault.rule}")
    print(f"{len(faults) - unnoticed} of {len(faults)} deliberate faults noticed in {time.monotonic() - start:.0f} s")
    return int(unnoticed > 0 or not faults)


if __name__ == "__main__":
    sys.exit(main())
