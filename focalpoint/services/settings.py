"""The vault's settings, and each user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import NAMESPACE_URL, uuid5

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import RuleError
from focalpoint.domain.settings import DEFAULTS, setting_key_is_known
from focalpoint.services.base import Service
from focalpoint.store import users as store
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.domain.calendar import Calendar


class SettingsService(Service):
    """Read and change settings. Keys and defaults: ``domain/settings.py``."""

    capability: ClassVar[str] = "settings"

    def get(self, key: str) -> str:
        """A setting's value, or its default; a user's own choice comes before the vault's."""
        known = self._workspace.known_settings
        own = f"me.{self._workspace.session.user_id}.{key}"
        return known.get(own, known.get(key, DEFAULTS.get(key, "")))

    def all(self) -> dict[str, str]:
        """Every setting of the vault."""
        return {key: value for key, value in self._workspace.known_settings.items() if not key.startswith("me.")}

    def calendar(self) -> Calendar:
        """Which days the office works: its country's, with those that it corrected; for what rolls to a working day."""
        from focalpoint.services.calendar import calendar_from

        return calendar_from(self._workspace.known_settings)

    def set(self, **values: str) -> ChangeSet:
        """Change settings of the vault.

        Raises:
            RuleError: an unknown setting, or a value that it cannot hold; nothing was changed.
        """
        for key, value in values.items():
            _check(key, value)
        with self._write("setting.set") as work:
            write_settings(work, values)
        self._workspace.use_settings(values)
        return work.change_set

    def set_mine(self, key: str, value: str) -> ChangeSet:
        """Change a setting for the user at work alone."""
        own = f"me.{self._workspace.session.user_id}.{key}"
        with self._write("vault.my_setting") as work:
            write_settings(work, {own: value})
        self._workspace.use_settings({own: value})
        return work.change_set


def write_settings(work: UnitOfWork, values: dict[str, str]) -> None:
    """Write settings' rows; a setting's id follows from its key."""
    for key, value in values.items():
        row_id = str(uuid5(NAMESPACE_URL, f"focalpoint:setting:{key}"))
        if store.setting_exists(work.connection, row_id):
            work.restore(store.Setting, row_id)
            work.update(store.Setting, row_id, value=value)
        else:
            work.insert(store.Setting, id=row_id, key=key, value=value)


def _check(key: str, value: str) -> None:
    if not setting_key_is_known(key):
        raise RuleError(rule="setting_unknown", key=key)
    if key == "zone":
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise RuleError(rule="zone_unknown", zone=value) from error
    if key == "country" and value:
        check_country(value)


def check_country(code: str) -> None:
    """Raise RuleError unless the code is an ISO 3166 alpha-3 code or a user-assigned one (XAA–XZZ)."""
    from focalpoint.services.countries import alpha3_codes

    user_assigned = len(code) == 3 and code[0] == "X" and code.isascii() and code.isalpha() and code.isupper()
    if not user_assigned and code not in alpha3_codes():
        raise RuleError(rule="country_unknown", country=code)
