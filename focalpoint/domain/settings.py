"""The vault's settings: every key, its default, and what it may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DEFAULTS: Final[Mapping[str, str]] = {
    "country": "",  # ISO 3166 alpha-3, or user-assigned XAA–XZZ
    "country_name": "",  # as the office writes it; else from CLDR
    "zone": "UTC",  # IANA time zone: civil dates are this zone's
    "office_title": "",  # printed on deliverables
    "office_prefix": "FP",  # first part of every reference
    "weekend": "5,6",  # Python weekdays: Monday 0
    "fiscal_year_start": "01-01",  # MM-DD
    "other_days": "",  # ISO dates on which the office does not do what its country does
    "backup_folder": "",  # where backups are copied to as well; a folder of the computer that has the vault
    "language": "en",
    "theme": "system",  # system, light, dark
    "text_percent": "100",
    "lock_minutes": "10",
    "clipboard_seconds": "60",  # what was copied is cleared after so long; 0 for never
    "screen_capture": "0",  # 1: other programs may take pictures of the window
    "banner_from": "confidential",  # from this marking on a strip stands over the window; "never" for none
    "classification": "restricted",  # of new documents
    "weighting": "weight",
    "letter_paper": "",  # JSON: the office's letter paper (services/paper.py); its arms hang on this setting as a file
    "sample": "0",  # 1: the fictional sample country, watermarked
    "backup_minutes": "30",
}


def setting_key_is_known(key: str) -> bool:
    """Whether the key is one of ours; a user's own choice is ``me.USER.key``."""
    return key in DEFAULTS or key.startswith("me.")
