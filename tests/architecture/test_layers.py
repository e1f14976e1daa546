"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "focalpoint"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)
BANNED_QT = {"QTableWidget", "QTreeWidget", "QListWidget"}
TRANSLATES = {"gettext", "ngettext", "pgettext", "npgettext", "N_"}
NETWORK_MODULES = {"ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "asyncio", "socketserver"}


def place(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in SOURCES:
        yield path, ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


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
    wrong = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called_name(node) in TRANSLATES:
                count = 1 if called_name(node) in {"gettext", "N_"} else 2
                texts = node.args[:count]
                if any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in texts):
                    wrong.append(f"{place(path)}:{node.lineno}")
                if any(isinstance(arg, ast.Call) and called_name(arg) == "format" for arg in texts):
                    wrong.append(f"{place(path)}:{node.lineno}")
    assert not wrong


def test_lists_and_tables_are_models_and_not_widgets_that_hold_data() -> None:
    wrong = [
        f"{place(path)}: {name}"
        for path, tree in trees()
        for name in imported(tree)
        if name.rpartition(".")[2] in BANNED_QT
    ]
    assert not wrong


def test_the_window_never_runs_the_event_loop_from_within_or_sleeps() -> None:
    wrong = [
        f"{place(path)}:{node.lineno} {called_name(node)}"
        for path, tree in trees()
        if "ui" in path.parts
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in {"processEvents", "sleep", "msleep"}
        if path.name != "screenshots.py"
    ]
    assert not wrong


def test_only_the_single_instance_guard_imports_qtnetwork() -> None:
    users = {place(path) for path, tree in trees() if any("QtNetwork" in name for name in imported(tree))}
    assert users == {"focalpoint/ui/shell/instance.py"}


def test_nothing_reaches_for_the_network() -> None:
    wrong = [
        f"{place(path)}: {name}"
        for path, tree in trees()
        for name in imported(tree)
        if name in NETWORK_MODULES or name.startswith(("requests", "httpx", "urllib3"))
    ]
    assert not wrong


def test_the_socket_module_only_tells_the_computers_name() -> None:
    used = {
        node.attr
        for _path, tree in trees()
        if "socket" in set(imported(tree))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert used <= {"gethostname"}


def test_nothing_prints_but_the_command_line() -> None:
    wrong = [
        f"{place(path)}:{node.lineno}"
        for path, tree in trees()
        if "cli" not in path.parts
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not wrong


def test_no_gpl_only_part_of_qt_is_imported() -> None:
    gpl = {"QtCharts", "QtDataVisualization", "QtGraphs", "QtVirtualKeyboard", "QtNetworkAuth", "QtQuick3D"}
    wrong = [place(path) for path, tree in trees() for name in imported(tree) if gpl & set(name.split("."))]
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
