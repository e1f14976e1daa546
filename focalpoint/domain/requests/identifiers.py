"""Identifiers tested by their standards. They warn: evidence is written as it was found."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

_SPACES: Final = re.compile(r"[\s.\-/]+")
_IBAN: Final = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_LOOKS_LIKE_IBAN: Final = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{8,}")
_BIC: Final = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_EMAIL: Final = re.compile(r"[^\s@<>()\[\],;:]{1,64}@(?:[^\s@.]{1,63}\.)+[^\s@.\d][^\s@.]{1,62}")
_MRZ_LINE: Final = re.compile(r"[A-Z0-9<]{30}|[A-Z0-9<]{36}|[A-Z0-9<]{44}")
_MRZ_WEIGHTS: Final = (7, 3, 1)
_OFFSET: Final = re.compile(r"(?:[Zz]|[+-]\d{2}:?\d{2}(?::?\d{2})?)\Z")
_SECONDS: Final = re.compile(r"[T ]\d{2}:?\d{2}:?\d{2}")
_BITCOIN: Final = re.compile(r"(?:[13][a-km-zA-HJ-NP-Z1-9]{25,34}|bc1[ac-hj-np-z02-9]{11,71})")
_ETHEREUM: Final = re.compile(r"0x[0-9a-fA-F]{40}")
_TRON: Final = re.compile(r"T[a-km-zA-HJ-NP-Z1-9]{33}")
_DOCUMENTATION: Final = tuple(
    ipaddress.ip_network(one) for one in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)
FREE_MAIL: Final = frozenset(
    {
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.fr", "hotmail.com", "outlook.com", "live.com", "icloud.com",
        "aol.com", "gmx.com", "gmx.net", "mail.com", "mail.ru", "yandex.ru", "yandex.com", "qq.com", "163.com",
        "126.com", "proton.me", "protonmail.com", "tutanota.com", "zoho.com",
    }
)  # fmt: skip
"""Domains where anybody gets an address: no authority writes from one."""


def plain(text: str) -> str:
    """Without the blanks, points and dashes that people put into numbers; capitals."""
    return _SPACES.sub("", text).upper()


def looks_like_iban(text: str) -> bool:
    """Whether an account number is meant as an IBAN."""
    return _LOOKS_LIKE_IBAN.fullmatch(plain(text)) is not None


def iban(text: str) -> bool:
    """ISO 13616: form and the check digits of ISO 7064."""
    number = plain(text)
    if _IBAN.fullmatch(number) is None:
        return False
    turned = number[4:] + number[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def bic(text: str) -> bool:
    """ISO 9362: eight or eleven characters; it has no check digit."""
    return _BIC.fullmatch(plain(text)) is not None


def imei(text: str) -> bool:
    """Fifteen digits, the last one Luhn's (3GPP TS 23.003); fourteen without it, sixteen with a software version."""
    number = plain(text)
    if not number.isascii() or not number.isdigit():
        return False
    return len(number) in {14, 16} or (len(number) == 15 and _luhn(number))


def _luhn(number: str) -> bool:
    total = 0
    for place, letter in enumerate(reversed(number)):
        digit = int(letter) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def imo(text: str) -> bool:
    """A ship's IMO number: seven digits, the last one the check digit (IMO resolution A.1117(30))."""
    number = plain(text).removeprefix("IMO")
    if len(number) != 7 or not (number.isascii() and number.isdigit()):
        return False
    return sum(int(letter) * weight for letter, weight in zip(number, range(7, 1, -1), strict=False)) % 10 == int(
        number[6]
    )


def mrz(text: str) -> bool:
    """The second line of a travel document's machine-readable zone: its check digits (ICAO Doc 9303)."""
    lines = [line.strip() for line in text.upper().splitlines() if line.strip()]
    if not lines or any(_MRZ_LINE.fullmatch(line) is None for line in lines):
        return False
    line = lines[-1] if len(lines) < 3 else lines[0]
    spans = ((0, 9), (13, 19), (21, 27)) if len(line) >= 36 else ((5, 14),)
    return all(_mrz_digit(line[first:last]) == line[last] for first, last in spans)


def _mrz_digit(field: str) -> str:
    total = sum(
        (0 if letter == "<" else int(letter, 36)) * _MRZ_WEIGHTS[place % 3] for place, letter in enumerate(field)
    )
    return str(total % 10)


def email(text: str) -> bool:
    """Whether it has the form of an address."""
    return _EMAIL.fullmatch(text.strip()) is not None


def free_mail(text: str) -> bool:
    """Whether an address is at a provider where anybody gets one."""
    return text.strip().rpartition("@")[2].lower() in FREE_MAIL


def wallet(text: str) -> bool:
    """The form of an address on the chains that are met most: Bitcoin, Ethereum and its like, Tron."""
    address = text.strip()
    return any(form.fullmatch(address) for form in (_BITCOIN, _ETHEREUM, _TRON))


def address_fault(text: str, *, exercise: bool = False) -> str:
    """What is wrong with an Internet address: ``form``, ``private``, ``reserved``; empty when nothing is.

    Args:
        text: IPv4 or IPv6.
        exercise: whether the ranges for documentation are allowed.
    """
    try:
        address = ipaddress.ip_address(text.strip().strip("[]"))
    except ValueError:
        return "form"
    if any(address in net for net in _DOCUMENTATION):
        return "" if exercise else "reserved"
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback:
        return "reserved"
    if isinstance(address, ipaddress.IPv4Address) and address in ipaddress.ip_network("100.64.0.0/10"):
        return "private"
    return "private" if address.is_private or address.is_link_local else ""


def instant_fault(written: object) -> str:
    """What a moment lacks that finds a subscriber: ``missing``, ``offset``, ``seconds``; empty when nothing does."""
    if isinstance(written, datetime):
        return "" if written.tzinfo is not None else "offset"
    if not isinstance(written, str) or not written.strip():
        return "missing"
    moment = written.strip()
    if _OFFSET.search(moment) is None or "T" not in moment.replace(" ", "T"):
        return "offset"
    return "" if _SECONDS.search(moment) else "seconds"


STANDARDS: Final[Mapping[str, Callable[[str], bool]]] = MappingProxyType(
    {"iban": iban, "bic": bic, "imei": imei, "imo": imo, "mrz": mrz, "email": email, "wallet": wallet}
)
