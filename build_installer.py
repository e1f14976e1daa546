"""Builds a one-folder application for the platform that this runs on, and proves it by running ``demo`` from it.

    python build_installer.py

The folder is dist/FocalPoint: Qt and PySide6 stay files of their own, so that they can be replaced (LGPL). No web
engine and no part of Qt that is GPL-only goes in; fonts that PDF files need go in with their licences.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

TOP: Final = Path(__file__).resolve().parent
DIST: Final = TOP / "dist"
WORK: Final = TOP / "build" / "installer"
NAME: Final = "FocalPoint"

# What the application does not use. PyInstaller follows imports, so most of it never came in anyway.
EXCLUDED: Final = (
    "PySide6.QtCharts", "PySide6.QtDataVisualization", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtDesigner", "PySide6.QtHelp",
    "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtUiTools", "PySide6.QtVirtualKeyboard", "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets", "tkinter", "pytest", "hypothesis", "mypy", "numpy", "pandas", "IPython",
)  # fmt: skip
COLLECTED: Final = ("holidays", "hijridate", "icalendar", "tzdata", "alembic", "babel", "reportlab", "docx")
QT_WORDS: Final = {f"qtbase_{language}.qm" for language in ("ar", "es", "fr", "ru", "zh_CN")}
"""Words of Qt's own dialogs, in our languages."""
UNUSED: Final = (
    "**/Qt/qml", "**/plugins/sqldrivers", "**/*qtvirtualkeyboard*", "**/*Qt*VirtualKeyboard*", "**/*Qt*Qml*",
    "**/*Qt*Quick*",
)  # fmt: skip
"""The keyboard on the screen, and Qt's other way of making windows, on which it alone depends."""
SUFFIXES: Final = {".xlsx", ".pdf", ".csv", ".xml", ".ics", ".vcf"}
OUR_LOCALES: Final = ("root", "ar", "en", "es", "fr", "ru", "zh")
FORBIDDEN: Final = ("WebEngine", "Qt6Charts", "Qt6DataVisualization", "VirtualKeyboard", "Qt6Graphs")
FREE_FONTS: Final = ("DejaVu", "Noto", "wqy")  # those whose licences let us pass them on
FONT_PACKAGES: Final = ("fonts-dejavu-core", "fonts-noto-core", "fonts-wqy-microhei")


def say(text: str) -> None:
    """Tell what was done."""
    print(f"build_installer: {text}", flush=True)


def compile_catalogues() -> None:
    """The application reads .mo files only."""
    subprocess.run([sys.executable, str(TOP / ".ci" / "catalogues.py"), "compile"], cwd=TOP, check=True)


def own_modules() -> Iterator[str]:
    """Every module of the application: many are imported where they are used, where PyInstaller might not look."""
    for path in sorted((TOP / "focalpoint").rglob("*.py")):
        parts = path.relative_to(TOP).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def fonts() -> list[tuple[Path, str]]:
    """Fonts of this computer that PDF files may need, with their licences: (file, folder in the application)."""
    from focalpoint.documents.render.fonts import FAMILIES, find, font_folders

    folders = font_folders()
    wanted = {name for family in FAMILIES for name in (*family.regular, *family.bold) if name.startswith(FREE_FONTS)}
    places = [find(name, folders) for name in sorted(wanted)]
    found = [(place[0], "fonts") for place in places if place is not None]
    licences = [(Path("/usr/share/doc") / package / "copyright", package) for package in FONT_PACKAGES]
    return found + [(path, f"fonts/licences/{package}") for path, package in licences if path.is_file()]


def build() -> Path:
    """Run PyInstaller; the folder of the application."""
    separator = os.pathsep
    data = [(TOP / "resources", "resources"), (TOP / "LICENSE", "."), (TOP / "NOTICE", ".")]
    data += [(path, str(path.parent.relative_to(TOP))) for path in sorted(TOP.glob("i18n/*/LC_MESSAGES/*.mo"))]
    data += fonts()
    WORK.mkdir(parents=True, exist_ok=True)
    entry = WORK / "focalpoint_start.py"
    entry.write_text("import sys\nfrom focalpoint.__main__ import main\nsys.exit(main())\n", encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--noupx", "--log-level", "WARN"]
    command += ["--name", NAME, "--distpath", str(DIST), "--workpath", str(WORK), "--specpath", str(WORK)]
    command += ["--paths", str(TOP)]
    for source, target in data:
        command += ["--add-data", f"{source}{separator}{target}"]
    for module in own_modules():
        command += ["--hidden-import", module]
    for package in COLLECTED:
        command += ["--collect-all", package] if package != "holidays" else ["--collect-submodules", package]
    for module in EXCLUDED:
        command += ["--exclude-module", module]
    command.append(str(entry))
    subprocess.run(command, cwd=TOP, check=True)
    return DIST / NAME


def thin_out(folder: Path) -> list[str]:
    """Remove what came along and is not used; which."""
    removed = []
    for pattern in UNUSED:
        for path in sorted(folder.glob(pattern)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
            removed.append(str(path.relative_to(folder)))
    for path in sorted(folder.glob("**/translations/*.qm")):
        if path.name not in QT_WORDS:
            path.unlink()
            removed.append(str(path.relative_to(folder)))
    for path in sorted(folder.glob("**/babel/locale-data/*.dat")):
        if path.name.split(".")[0].split("_")[0] not in OUR_LOCALES:
            path.unlink()
            removed.append(str(path.relative_to(folder)))
    return removed


def refuse_forbidden(folder: Path) -> None:
    """Stop when something came in that must not.

    Raises:
        SystemExit: a web engine or a GPL-only part of Qt is in the folder.
    """
    found = [str(path) for path in folder.rglob("*") if any(name in path.name for name in FORBIDDEN)]
    if found:
        raise SystemExit(f"build_installer: these must not be shipped: {found}")


def prove(folder: Path) -> list[str]:
    """Use the application away from the source tree: demo, an import that comes back, the window.

    Returns:
        What was made.

    Raises:
        SystemExit: it did not do what it must.
    """
    program = folder / (f"{NAME}.exe" if os.name == "nt" else NAME)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as elsewhere:

        def run(*arguments: str) -> str:
            command = [str(program), *arguments]
            done = subprocess.run(
                command, cwd=elsewhere, env=environment, check=True, timeout=600, capture_output=True, encoding="utf-8"
            )
            return done.stdout

        made = [Path(line) for line in run("demo", "demo", "--language", "ar").splitlines()]
        Path(elsewhere, "passphrase").write_text("sample", encoding="utf-8")
        vault = ("--vault", "demo/sample.focalpoint", "--passphrase-file", "passphrase")
        sheet = next(path for path in made if path.suffix == ".xlsx")
        back = json.loads(run(*vault, "plan", "import", str(sheet), "--json"))
        if back["read"] == 0 or back["created"] or back["skipped"]:
            raise SystemExit(f"build_installer: the exported workbook did not come back as it was: {back}")
        run(*vault, "verify", "--json")
        pictures = run("screenshots", "pictures", "--language", "ar").splitlines()
        if not {path.suffix for path in made} >= SUFFIXES or not pictures:
            raise SystemExit(f"build_installer: the built application wrote {made} and {len(pictures)} pictures")
        return [
            *(f"{path.relative_to(Path(elsewhere).resolve())} ({path.stat().st_size:,} bytes)" for path in made),
            f"{back['read']} rows of its own workbook came back, {back['updated']} changed",
            f"{len(pictures)} pictures of its window",
        ]


def main() -> int:
    """Build, thin out, check, prove."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    compile_catalogues()
    say(f"building for {platform.system()} {platform.machine()}, Python {platform.python_version()}")
    folder = build()
    say(f"left out {len(thin_out(folder))} unused files of Qt and languages that we do not speak")
    refuse_forbidden(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"{folder} has {size / 1e6:.0f} MB; no web engine, no GPL-only part of Qt")
    for made in prove(folder):
        say(f"the built application gave {made}")
    say("done")
    return 0


if __name__ == "__main__":
    sys.exit(main())
