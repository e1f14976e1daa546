"""What is seen. Qt lives here and nowhere else."""

from __future__ import annotations

import builtins


def _import_qt_only() -> None:
    """Import Qt without its hook on every later import (docs/adr/0007-start.md).

    The hook serves ``from __feature__ import …`` and star imports, which the project does not use; for that it reads
    the source of every module that is imported after Qt: a tenth of the start, and 19 MB that are never given back.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - for its effect

    builtins.__import__ = plain


_import_qt_only()
