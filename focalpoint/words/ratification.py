"""How far the country is with its treaties, in the reader's language: the figure of the first page."""

from __future__ import annotations

from focalpoint.domain.ratification import Progress
from focalpoint.domain.today import Door, TileFigure
from focalpoint.language import Language


def progress(found: Progress, language: Language) -> TileFigure:
    """To how many of the 19 the country is party, how many are with parliament, how many nobody has begun with."""
    of = language.ngettext("of {n} instrument", "of {n} instruments", found.total).format(n=found.total)
    parliament = language.ngettext("{n} in parliament", "{n} in parliament", found.in_parliament)
    not_begun = language.ngettext("{n} not considered", "{n} not considered", found.not_begun)
    detail = language.gettext("{parliament} · {not_begun}").format(
        parliament=parliament.format(n=found.in_parliament), not_begun=not_begun.format(n=found.not_begun)
    )
    if found.late:  # of more use than what nobody considered, and there is room for two
        late = language.ngettext("{n} step late", "{n} steps late", found.late).format(n=found.late)
        detail = language.gettext("{late} · {parliament}").format(
            late=late, parliament=parliament.format(n=found.in_parliament)
        )
    return TileFigure(str(found.party), detail, of, door=Door("instruments", {"view": "ours"}))
