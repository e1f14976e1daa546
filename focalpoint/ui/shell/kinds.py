"""What kind of record a search hit is, in words."""

from __future__ import annotations

from focalpoint.domain.plan import NodeKind
from focalpoint.language import Language
from focalpoint.words.plan import node_kind


def kind_word(language: Language, kind: str) -> str:
    """The word for a hit's kind; empty for one that has none."""
    if kind in set(NodeKind):
        return node_kind(language, kind)
    words = {
        "task": language.gettext("Task"),
        "ministry": language.gettext("Ministry"),
        "person": language.gettext("Person"),
        "authority": language.gettext("Authority"),
        "network": language.pgettext("directory", "Network"),
        "donor": language.gettext("Donor or organisation"),
        "provision": language.gettext("Provision"),
        "standard": language.gettext("Standard"),
        "instrument": language.pgettext("record", "Instrument"),
        "treaty_act": language.pgettext("record", "Act of a State"),
        "ratification_step": language.pgettext("record", "Step to a treaty"),
        "instrument_log": language.pgettext("record", "Work with ministers and parliament"),
        "comment": language.gettext("Comment"),
        "file": language.gettext("File"),
        "plan": language.gettext("Plan"),
        "library_item": language.pgettext("record", "Text of the library"),
        "passage": language.pgettext("record", "Passage"),
        "case": language.gettext("Case"),
        "request": language.pgettext("record", "Request"),
        "request_letter": language.pgettext("record", "Correspondence"),
    }
    return words.get(kind, "")
