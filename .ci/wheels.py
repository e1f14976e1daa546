"""Every run-time dependency has a wheel for each platform and Python that we support. Exit 1 names those that do not.

Resolves requirements/run.txt for the other platforms with wheels only; nothing is installed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

TOP: Final = Path(__file__).resolve().parent.parent
PLATFORMS: Final = {
    "Windows x64": "x86_64-pc-windows-msvc",
    "macOS arm64": "aarch64-apple-darwin",
    "Linux x64 (glibc 2.34)": "x86_64-manylinux_2_34",
}
PYTHONS: Final = ("3.11", "3.12", "3.13")


def missing(platform: str, python: str) -> str:
    """What the resolver says is missing; empty when every dependency has a wheel."""
    command = [
        str(Path(sys.executable).with_name("uv")),
        *("pip", "install", "--dry-run", "--quiet", "--only-binary", ":all:", "--no-deps", "--require-hashes"),
        *("--python-platform", platform, "--python-version", python, "--target", str(TOP / "build" / "wheels")),
        *("--requirements", str(TOP / "requirements" / "run.txt")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""


def main() -> int:
    """Print one line for each platform and Python."""
    failed = False
    for name, platform in PLATFORMS.items():
        for python in PYTHONS:
            wrong = missing(platform, python)
            failed = failed or bool(wrong)
            print(f"{name}, Python {python}: {wrong or 'every dependency has a wheel'}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
