"""The digest on its way to the printer or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focalpoint.services.digest import digest_pdf
from focalpoint.ui.shell.printing import print_pdf

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.ui.pages.today.page import TodayPage
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.print_dialog import PrintDialog


def print_digest(page: TodayPage, context: PageContext) -> PrintDialog:
    """Show the digest as it will be on paper, to print it or to save it as PDF."""
    workspace, language = context.workspace, context.language

    def make(progress: Progress) -> bytes:
        return digest_pdf(workspace, language, progress)

    return print_pdf(page, context, language.gettext("Digest"), make, name="digest")
