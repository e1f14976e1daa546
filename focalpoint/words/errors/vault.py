"""Failures of the vault: its keys, users, places, backups and versions."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "not_a_vault": N_(
        "There is no vault in {folder}. Nothing was changed. Choose the folder whose name ends in .focalpoint."
    ),
    "vault_exists": N_("{folder} already exists and was left as it is. Choose another name."),
    "place_refused": N_(
        "A vault cannot be kept safely in {folder}: it is a network or synchronised folder. Nothing was written. Choose a folder on this computer."
    ),
    "vault_in_use": N_(
        "The vault is open in another program (computer {host}, process {pid}). Nothing was changed. Close it there and try again."
    ),
    "vault_damaged": N_(
        "{part} is missing or damaged. It was left as it is. Restore the newest backup; what is there now will be kept beside it."
    ),
    "vault_newer": N_("A newer Focal Point made this vault. Nothing was changed. Open it with that version."),
    "wrong_passphrase": N_("This passphrase does not open the vault. Nothing was changed."),
    "empty_passphrase": N_("A passphrase needs at least one character. Nothing was changed."),
    "key_cost": N_(
        "The key file asks for an impossible amount of work ({memory_mib} MiB, {passes} passes) and was not followed. It may have been tampered with. Restore the newest backup."
    ),
    "no_such_user": N_("The vault has no user {user}. Nothing was changed."),
    "user_exists": N_("The vault already has a user {user}. Nothing was changed. Choose another name."),
    "last_user": N_(
        "The last person who can open this cannot be removed. Nothing was changed. Give somebody else access first."
    ),
    "no_key": N_(
        "Your key does not open this part of the vault. Nothing was changed. Somebody who can open it can let you in."
    ),
    "bad_public_key": N_("The key kept for {user} is not valid. Nothing was changed. Give this user a new passphrase."),
    "compartment_busy": N_(
        "Another program is reading {part}. Nothing was changed. Close the vault there and try again."
    ),
    "no_space": N_(
        "There is too little free space: {needed_mib} MiB are needed, {free_mib} MiB are free. Nothing was written. Free some space and try again."
    ),
    "copy_failed": N_(
        "The copy of {part} did not come out right and was thrown away. The vault is as it was. Try again."
    ),
    "bad_backup": N_(
        "{file} is not a backup of Focal Point, or it is damaged. Nothing was changed. Choose another backup."
    ),
    "migration_failed": N_(
        "{part} could not be brought to this version. The vault is as it was, and a backup was made. Keep using the version before."
    ),
    "read_only.asked": N_("The vault is open for reading only. Nothing was changed."),
    "read_only.in_use": N_(
        "The vault is open in another program, so that here it can only be read. Nothing was changed. Close it there and open it again."
    ),
    "read_only.network": N_(
        "The vault lies on a network drive, so that it can only be read. Nothing was changed. Move it to this computer."
    ),
    "read_only.synchronised": N_(
        "The vault lies in a folder that another program synchronises, so that it can only be read. Nothing was changed. Move it to a local folder."
    ),
    "read_only.read_only_folder": N_(
        "The folder of the vault cannot be written, so that it can only be read. Nothing was changed. Move the vault to a folder of your own."
    ),
    "read_only.newer": N_(
        "A newer Focal Point wrote this vault, so that here it can only be read. Nothing was changed. Use that version to change it."
    ),
}
