"""Plans from other programs' files: a preview that can be corrected, then one change that can be undone."""

from focalpoint.services.imports.model import (
    ImportPreview,
    ImportReport,
    NewMinistry,
    Outcome,
    PreviewRow,
)
from focalpoint.services.imports.service import ImportService

__all__ = ["ImportPreview", "ImportReport", "ImportService", "NewMinistry", "Outcome", "PreviewRow"]
