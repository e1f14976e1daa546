"""Before a vault is open: where vaults lie, whose they are, what a country's calendar usually is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from focalpoint.domain.clock import Clock

_CAPITAL_ZONES: Final = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
"""Where the table begins with another part of the country than the government's."""


def home() -> Path:
    """The local folder where new vaults go."""
    from focalpoint.store.vault import default_folder

    return default_folder()


def vaults() -> list[Path]:
    """The vaults in that folder, by name."""
    from focalpoint.store.vault import VAULT_SUFFIX

    folder = home()
    return sorted(path for path in folder.glob(f"*{VAULT_SUFFIX}") if path.is_dir()) if folder.is_dir() else []


def new_folder(name: str) -> Path:
    """A folder for a new vault of this name that is not taken yet."""
    from focalpoint.store.vault import VAULT_SUFFIX

    plain = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in name)
    plain = " ".join(plain.split())[:60] or "vault"
    folder, at = home() / f"{plain}{VAULT_SUFFIX}", 2
    while folder.exists():
        folder, at = home() / f"{plain} {at}{VAULT_SUFFIX}", at + 1
    return folder


def user_names(folder: Path) -> list[str]:
    """Who can unlock the vault, in the order in which they were added.

    Raises:
        FocalPointError: there is no vault, or its key file cannot be read.
    """
    from focalpoint.store.vault import list_users

    return [slot.user_name for slot in list_users(folder)]


def pause(folder: Path, clock: Clock) -> int:
    """Seconds to wait before the next try after wrong passphrases."""
    from focalpoint.store.vault import wait_seconds

    return wait_seconds(folder, clock)


def move_here(folder: Path, clock: Clock) -> Path:
    """Move a vault from a network or synchronised folder to the local one; nobody may have it open.

    Returns:
        Where it is now; the old folder is kept under a new name.

    Raises:
        FocalPointError: it is in use, does not fit, or could not be copied whole; nothing was moved.
    """
    from focalpoint.store.vault import move_to_local

    return move_to_local(folder, new_folder(folder.stem), clock)


def same_code(typed: str, printed: str) -> bool:
    """Whether a typed recovery code is the printed one, whatever its case, spaces and dashes."""
    from focalpoint.store.vault import same_code as same

    return same(typed, printed)


def move_to_local(folder: Path, clock: Clock) -> Path:
    """Move a vault from a network or synchronised folder to a local one; gives the new folder.

    Raises:
        FocalPointError: it is in use, or there is no space; nothing was moved.
    """
    from focalpoint.store.vault import VAULT_SUFFIX
    from focalpoint.store.vault import move_to_local as move

    return move(folder, new_folder(folder.name.removesuffix(VAULT_SUFFIX)), clock)


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """ISO 3166 alpha-3 code → alpha-2 code."""
    from focalpoint.services.countries import alpha2_by_alpha3

    return alpha2_by_alpha3()


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """Every time zone with a place's name."""
    from zoneinfo import available_timezones

    kept = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))
    return ("UTC", *sorted(kept))


def usual_zone(alpha2: str) -> str:
    """The time zone of a country's government: the first of the IANA's table, or UTC when there is none."""
    return _CAPITAL_ZONES.get(alpha2) or _first_zones().get(alpha2, "UTC")


@lru_cache(maxsize=1)
def _first_zones() -> dict[str, str]:
    """ISO 3166 alpha-2 code → the zone that ``zone.tab`` names first, mostly the one where most people live."""
    from importlib.resources import files

    try:
        lines = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines()
    except (OSError, ModuleNotFoundError):
        return {}
    found: dict[str, str] = {}
    for line in lines:
        fields = line.split("\t")
        if len(fields) >= 3 and not line.startswith("#") and fields[2] in zones():
            found.setdefault(fields[0], fields[2])
    return found


def first_weekday(alpha2: str) -> int:
    """Where a country's printed week begins, by CLDR; Monday (0) when unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        return int(Locale.parse(f"und_{alpha2}").first_week_day)
    except (UnknownLocaleError, ValueError):
        return 0


def usual_weekend(alpha2: str) -> tuple[int, ...]:
    """A country's usual weekend as Python weekdays (Monday 0), by CLDR; Saturday and Sunday when unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(f"und_{alpha2}")
    except (UnknownLocaleError, ValueError):
        return (5, 6)
    first, last = locale.weekend_start, locale.weekend_end
    return tuple(sorted({(first + day) % 7 for day in range((last - first) % 7 + 1)}))
