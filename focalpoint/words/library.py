"""The library's codes as words in the reader's language."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.library import FileText, InForce, LibraryKind, TextState
from focalpoint.language import Language
from focalpoint.words.fields import field_label
from focalpoint.words.plan import Word, say

_KINDS: Final[dict[str, Word]] = {
    LibraryKind.LEGISLATION: lambda language: language.pgettext("library", "Legislation"),
    LibraryKind.MODEL_LAW: lambda language: language.pgettext("library", "Legislative guide or model law"),
    LibraryKind.CASE: lambda language: language.pgettext("library", "Court case"),
    LibraryKind.AGREEMENT: lambda language: language.pgettext("library", "Agreement"),
    LibraryKind.STATE_PRACTICE: lambda language: language.pgettext("library", "Guide to a State’s practice"),
    LibraryKind.GOOD_PRACTICE: lambda language: language.pgettext("library", "Good practice"),
    LibraryKind.TRAINING: lambda language: language.pgettext("library", "Training material"),
    LibraryKind.RECEIVED: lambda language: language.pgettext("library", "Document received"),
}
_SHELVES: Final[dict[str, Word]] = {
    "": lambda language: language.pgettext("library", "All"),
    LibraryKind.LEGISLATION: lambda language: language.pgettext("library", "Legislation"),
    LibraryKind.MODEL_LAW: lambda language: language.pgettext("library", "Guides and model laws"),
    LibraryKind.CASE: lambda language: language.pgettext("library", "Cases"),
    LibraryKind.AGREEMENT: lambda language: language.pgettext("library", "Agreements"),
    LibraryKind.STATE_PRACTICE: lambda language: language.pgettext("library", "State practice"),
    LibraryKind.GOOD_PRACTICE: lambda language: language.pgettext("library", "Good practices"),
    LibraryKind.TRAINING: lambda language: language.pgettext("library", "Training"),
    LibraryKind.RECEIVED: lambda language: language.pgettext("library", "Received"),
}
_IN_FORCE: Final[dict[str, Word]] = {
    InForce.YES: lambda language: language.pgettext("law", "In force"),
    InForce.NOT_YET: lambda language: language.pgettext("law", "Not yet in force"),
    InForce.NO_LONGER: lambda language: language.pgettext("law", "No longer in force"),
    InForce.UNKNOWN: lambda language: language.pgettext("law", "Not known"),
}
IN_FORCE_COLOURS: Final[dict[str, str]] = {
    InForce.YES: "green",
    InForce.NOT_YET: "blue",
    InForce.NO_LONGER: "grey",
    InForce.UNKNOWN: "grey",
}
"""The colour of the pill of each."""
_STATES: Final[dict[str, Word]] = {
    TextState.WAITING: lambda language: language.gettext(
        "Its words have not been read yet; search will find them soon."
    ),
    TextState.NO_TEXT: lambda language: language.gettext(
        "This file holds pictures of pages and no text, so that search cannot look into it. It is kept as it is."
    ),
    TextState.LOCKED: lambda language: language.gettext(
        "This file asks for a passphrase, so that search cannot look into it. It is kept as it is."
    ),
    TextState.OTHER_KIND: lambda language: language.gettext(
        "Search looks into PDF, Word (.docx) and text files only. This file is kept as it is."
    ),
    TextState.BROKEN: lambda language: language.gettext(
        "This file is damaged, or not what its name says: its text could not be read. It is kept as it is."
    ),
    TextState.ERASED: lambda language: language.gettext(
        "The words of this file were erased, so that search cannot look into it. The file itself can be removed."
    ),
}
_DATED: Final[dict[str, Word]] = {
    LibraryKind.LEGISLATION: lambda language: language.pgettext("library", "Adopted on"),
    LibraryKind.CASE: lambda language: language.pgettext("library", "Decided on"),
    LibraryKind.AGREEMENT: lambda language: language.pgettext("library", "Signed on"),
    LibraryKind.RECEIVED: lambda language: language.pgettext("library", "Received on"),
}
_ISSUER: Final[dict[str, Word]] = {
    LibraryKind.LEGISLATION: lambda language: language.pgettext("library", "Adopted by"),
    LibraryKind.RECEIVED: lambda language: language.pgettext("library", "Received from"),
}
_CITING: Final[dict[str, Word]] = {
    "plan_nodes": lambda language: language.gettext("Action plan"),
    "tasks": lambda language: language.gettext("Task"),
    "library_items": lambda language: language.gettext("Library"),
    "implementations": lambda language: language.pgettext("citing", "Implementation"),
    "provisions": lambda language: language.pgettext("citing", "Provision"),
    "cases": lambda language: language.gettext("Case"),
    "instruments": lambda language: language.pgettext("citing", "Instrument"),
}


def library_kind(language: Language, code: str) -> str:
    """What an item is."""
    return say(_KINDS, language, code)


def shelf(language: Language, code: str) -> str:
    """All items of a kind, as a heading; of no kind: all of them."""
    return say(_SHELVES, language, code)


def in_force_word(language: Language, code: str) -> str:
    """Whether a text of law holds."""
    return say(_IN_FORCE, language, code)


def text_state(language: Language, text: FileText | None) -> str:
    """What is said of the words of a file; empty where they were read to the end."""
    if text is None:
        return _STATES[TextState.WAITING](language)
    if text.state == TextState.READ:
        return language.gettext("Only the first pages can be searched: the text is very long.") if text.cut else ""
    return say(_STATES, language, text.state)


def library_field(language: Language, name: str, kind: str) -> str:
    """What a field is called for items of a kind."""
    special = {"dated": _DATED, "issuer": _ISSUER}.get(name, {})
    return special[kind](language) if kind in special else field_label(language, "library_items", name)


def citing_word(language: Language, entity: str) -> str:
    """What kind of record cites."""
    return say(_CITING, language, entity)


def page_words(language: Language, page: int) -> str:
    """Where in a file a passage stands; empty where the file has no pages."""
    return language.gettext("p. {n}").format(n=language.number(page)) if page else ""
