"""A letter as a file: plain text, or a draft that any mail program opens."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import BinaryIO

from focalpoint.documents.render.atomic import write_atomic


def write_letter(target: Path, subject: str, body: str, to: str = "") -> None:
    """Write a letter; the suffix ``.eml`` makes a draft for a mail program, any other plain text in UTF-8.

    Raises:
        CannotWriteError: the folder is missing or may not be written; DiskFullError: no room is left.
    """
    # Windows' editor takes UTF-8 for granted only where the file says so.
    plain = f"\ufeff{subject}\n\n{body}\n".encode()
    data = draft(subject, body, to) if target.suffix.lower() == ".eml" else plain

    def write(file: BinaryIO) -> None:
        file.write(data)

    write_atomic(target, write)


def draft(subject: str, body: str, to: str = "") -> bytes:
    """The letter as an unsent message: no sender, no date, nothing about this computer."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject.split())
    if to.isascii() and "@" in to:  # what is no address would make the whole draft unreadable
        message["To"] = " ".join(to.split())
    message["X-Unsent"] = "1"
    message.set_content(body + "\n", charset="utf-8", cte="base64")
    return message.as_bytes()
