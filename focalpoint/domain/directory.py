"""Ministries and their people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry, agency or department; ministries nest. Contacts are people ids (main, alternate, validator)."""

    id: str
    ref: str
    parent_id: str | None
    name: str
    short_code: str
    main_contact_id: str | None
    alternate_contact_id: str | None
    validator_id: str | None
    email: str
    phone: str
    note: str
    archived: bool
    version: int


@dataclass(frozen=True, slots=True)
class Person:
    """An official of a ministry. ``rights`` are contributor rights only; users are apart."""

    id: str
    ref: str
    ministry_id: str | None
    name: str
    function: str
    email: str
    phone: str
    language: str
    note: str
    archived: bool
    version: int
