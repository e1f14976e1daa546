"""Users and settings: the tables (``rows``, mapped when first named) and their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.users.queries import read_public_keys, read_settings, read_users, setting_exists

if TYPE_CHECKING:
    from focalpoint.store.users.rows import Setting, User

__all__ = ["Setting", "User", "read_public_keys", "read_settings", "read_users", "setting_exists"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the two tables
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.users import rows

    return getattr(rows, name)
