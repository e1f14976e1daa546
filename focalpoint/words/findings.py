"""What verify finds: in words that say what it means, and what to do about it."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_, Language, isolate

_SENTENCES: Final[dict[str, str]] = {
    "pages_damaged": N_("The file itself is damaged ({where})."),
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
_RESTORE: Final = N_("Restore the newest backup from before; what is there now is kept beside it.")
_ASK: Final = N_(
    "Somebody had the files and a key. Find out who, keep the vault as it is as evidence, and restore a backup from"
    " before."
)
_COMPARE: Final = N_(
    "Compare the record with its history and with the newest backup, put right what is wrong, and find out who had the"
    " files."
)
_ADVICE: Final[dict[str, str]] = {
    "pages_damaged": N_(
        "Make no more changes. Restore the newest backup; the damaged vault is kept beside it. Have the disk looked at."
    ),
    "link_broken": N_("Open the record and choose the other one anew. If there are many, restore the newest backup."),
    "entry_missing": _ASK,
    "chain_broken": _ASK,
    "entry_unreadable": _RESTORE,
    "value_changed": _ASK,
    "value_missing": _ASK,
    "journal_cut": N_(
        "An older copy of the vault was put in place of the newer one, or its end was cut off. If nobody restored a"
        " backup, find out who had the files."
    ),
    "journal_rewritten": _ASK,
    "record_unexplained": _COMPARE,
    "record_differs": _COMPARE,
    "record_missing": _COMPARE,
    "checkpoint_forged": N_(
        "The file of checkpoints beside the backups was changed, or belongs to another vault. Put back the one from your"
        " second place of backups."
    ),
}


def finding(language: Language, code: str, where: str) -> str:
    """One finding as a sentence; ``where`` is a place (a number, a table), never a person's text."""
    return language.gettext(_SENTENCES.get(code, _SENTENCES["pages_damaged"])).format(where=isolate(where or "–"))


def advice(language: Language, code: str) -> str:
    """What to do about it."""
    return language.gettext(_ADVICE.get(code, _RESTORE))
