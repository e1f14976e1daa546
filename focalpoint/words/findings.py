"""What verify finds, in words that say what it means."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_, Language, isolate

_SENTENCES: Final[dict[str, str]] = {
    "pages_damaged": N_(
        "The file itself is damaged ({where}). Restore the newest backup; the damaged vault is kept beside it."
    ),
    "link_broken": N_("A record points to another one that is not there ({where})."),
    "entry_missing": N_("The journal lacks an entry before number {where}: somebody removed it."),
    "chain_broken": N_(
        "Entry {where} of the journal does not fit the one before it: it was changed outside Focal Point."
    ),
    "entry_unreadable": N_("Entry {where} of the journal cannot be read."),
    "value_changed": N_("A value in the journal was changed outside Focal Point (entry {where})."),
    "value_missing": N_("A value is missing from the journal and no erasure explains it ({where})."),
    "journal_cut": N_("The end of the journal is missing ({where}): a signed checkpoint has seen more."),
    "journal_rewritten": N_(
        "The journal was rewritten: entry {where} is not the one that a signed checkpoint has seen."
    ),
    "record_unexplained": N_("A record was added outside Focal Point ({where})."),
    "record_differs": N_("A record was changed outside Focal Point ({where})."),
    "record_missing": N_("A record was removed outside Focal Point ({where})."),
    "checkpoint_forged": N_("A checkpoint beside the backups does not carry this office's signature (entry {where})."),
}


def finding(language: Language, code: str, where: str) -> str:
    """One finding as a sentence; ``where`` is a place (a number, a table), never a person's text."""
    return language.gettext(_SENTENCES.get(code, _SENTENCES["pages_damaged"])).format(where=isolate(where or "–"))
