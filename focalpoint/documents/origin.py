"""Whose document it is, as of when, and how far it may travel: what every sheet of paper says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from focalpoint.documents.model import About, TitleBlock
from focalpoint.language import Language
from focalpoint.words import documents as words
from focalpoint.words.classification import marking
from focalpoint.words.countries import country_name, office_line


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from."""

    office_title: str
    country: str
    """ISO 3166 alpha-3 code, or a user-assigned one (XAA–XZZ)."""
    country_name: str
    """As the office writes it; for a code that nobody else has a name for."""
    at: datetime
    """The instant at which it is written (UTC)."""
    today: date
    """The civil date of the vault on that instant."""
    classification: str
    sample: bool = False

    def named_country(self, language: Language) -> str:
        """The country in the reader's language, else as the office writes it, else its code."""
        return country_name(language, self.country, self.country_name) or self.country

    def office(self, language: Language) -> str:
        """The office and its country."""
        return office_line(language, self.office_title, self.country, self.country_name)

    def about(self, language: Language, title: str, subject: str, foot: str) -> About:
        """What the file says about itself; ``foot`` stands on every page."""
        return About(
            title=f"{title} – {subject}" if subject else title,
            author=self.office(language),
            subject=subject,
            language=language.code,
            right_to_left=language.right_to_left,
            at=self.at,
            banner=marking(language, self.classification),
            notice=words.sample_notice(language) if self.sample else "",
            foot=foot,
            page_label=language.gettext("Page {page} of {pages}"),
        )

    def title_block(self, language: Language, title: str, under: str) -> TitleBlock:
        """The top of the first page."""
        notice = words.sample_sentence(language) if self.sample else ""
        return TitleBlock(self.office(language), title, under, notice)
