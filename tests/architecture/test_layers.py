"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "focalpoint"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)
BANNED_QT = {"QTableWidget", "QTreeWidget", "QListWidget"}
TRANSLATES = {"gettext", "ngettext", "pgettext", "npgettext", "N_"}
RUNS_THE_LOOP = {"processEvents", "sleep", "msleep"}
ASKED_FOR = {*TRANSLATES, *RUNS_THE_LOOP, "print"}
NETWORK_MODULES = {"ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "asyncio", "socketserver"}


def place(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


class Call(NamedTuple):
    """A call that a rule asks about."""

    line: int
    name: str
    is_bare: bool
    """A function's name alone, not something's method."""
    puts_together: bool
    """A text that is looked up is made there and then."""


class Source(NamedTuple):
    """What the rules ask about a file of the package."""

    path: Path
    imports: tuple[str, ...]
    calls: tuple[Call, ...]
    of_socket: frozenset[str]


@functools.cache
def sources() -> tuple[Source, ...]:
    """Every file, read once for all rules; trees of them all would fill the memory."""
    return tuple(source(path) for path in SOURCES)


def source(path: Path) -> Source:
    imports: list[str] = []
    calls: list[Call] = []
    of_socket = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imports += imported(node)
        elif isinstance(node, ast.Call):
            name = called_name(node)
            if name in ASKED_FOR:
                calls.append(Call(node.lineno, name, isinstance(node.func, ast.Name), puts_together(node)))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket":
            of_socket.add(node.attr)
    return Source(path, tuple(imports), tuple(calls), frozenset(of_socket if "socket" in imports else ()))


def imported(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif node.module:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def puts_together(call: ast.Call) -> bool:
    texts = call.args[: 1 if called_name(call) in {"gettext", "N_"} else 2]
    return any(
        isinstance(text, ast.JoinedStr | ast.BinOp) or (isinstance(text, ast.Call) and called_name(text) == "format")
        for text in texts
    )


def test_the_layers_import_downward_only() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], cwd=TOP, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert "0 broken" in done.stdout


def test_no_file_is_longer_than_400_lines() -> None:
    long = {place(path): n for path in SOURCES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 400}
    assert not long


def test_no_translated_text_is_put_together_before_it_is_looked_up() -> None:
    looked_up = [(each.path, call) for each in sources() for call in each.calls if call.name in TRANSLATES]
    assert len(looked_up) > 1000
    assert not [f"{place(path)}:{call.line}" for path, call in looked_up if call.puts_together]


def test_lists_and_tables_are_models_and_not_widgets_that_hold_data() -> None:
    wrong = [
        f"{place(each.path)}: {name}"
        for each in sources()
        for name in each.imports
        if name.rpartition(".")[2] in BANNED_QT
    ]
    assert not wrong


def test_the_window_never_runs_the_event_loop_from_within_or_sleeps() -> None:
    wrong = [
        f"{place(each.path)}:{call.line} {call.name}"
        for each in sources()
        if "ui" in each.path.parts and each.path.name != "screenshots.py"
        for call in each.calls
        if call.name in RUNS_THE_LOOP
    ]
    assert not wrong


def test_only_the_single_instance_guard_imports_qtnetwork() -> None:
    users = {place(each.path) for each in sources() if any("QtNetwork" in name for name in each.imports)}
    assert users == {"focalpoint/ui/shell/instance.py"}


def test_nothing_reaches_for_the_network() -> None:
    wrong = [
        f"{place(each.path)}: {name}"
        for each in sources()
        for name in each.imports
        if name in NETWORK_MODULES or name.startswith(("requests", "httpx", "urllib3"))
    ]
    assert not wrong


def test_the_socket_module_only_tells_the_computers_name() -> None:
    assert set().union(*(each.of_socket for each in sources())) == {"gethostname"}


def test_nothing_prints_but_the_command_line() -> None:
    wrong = [
        f"{place(each.path)}:{call.line}"
        for each in sources()
        if "cli" not in each.path.parts
        for call in each.calls
        if call.name == "print" and call.is_bare
    ]
    assert not wrong


def test_no_gpl_only_part_of_qt_is_imported() -> None:
    gpl = {"QtCharts", "QtDataVisualization", "QtGraphs", "QtVirtualKeyboard", "QtNetworkAuth", "QtQuick3D"}
    wrong = [place(each.path) for each in sources() for name in each.imports if gpl & set(name.split("."))]
    assert not wrong


@pytest.mark.parametrize("folder", ["focalpoint", "tests", "benchmarks", ".ci", "docs", "requirements"])
def test_no_path_of_a_developers_machine_is_in_the_project(folder: str) -> None:
    pattern = re.compile(r"/(root|work)/\w|https?://[\w.-]*(mirror|registry|proxy|artifactory)")
    wrong = [
        f"{place(path)}:{number}"
        for path in sorted((TOP / folder).rglob("*"))
        if path.is_file() and path.suffix in {".py", ".md", ".txt", ".in", ".toml", ".po", ".pot", ""}
        if path.resolve() != Path(__file__).resolve() and "__pycache__" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not wrong
