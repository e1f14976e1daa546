"""Signed checkpoints of the journals: kept outside the databases, they show when a journal's tail was cut off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.changes import Compartment
from focalpoint.store.vault.signing import Signer, verify_signature

BACKUPS_NAME: Final = "backups"
CHECKPOINTS_NAME: Final = "checkpoints.jsonl"
_DOMAIN: Final = b"focal-point checkpoint 1\x00"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a journal stood: sequence number and hash of its last entry, at an instant, signed by the office."""

    vault: str
    compartment: str
    seq: int
    head: str
    utc: str
    signature: str = ""

    def body(self) -> bytes:
        """The bytes that are signed: their domain, then canonical JSON without the signature."""
        values = asdict(self)
        del values["signature"]
        text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return _DOMAIN + text.encode("utf-8", "surrogatepass")

    def signed(self, signer: Signer) -> Checkpoint:
        """The same, signed."""
        signature = signer.sign(self.body()).hex()
        return Checkpoint(self.vault, self.compartment, self.seq, self.head, self.utc, signature)

    def verify(self, public_key: str) -> bool:
        """Whether the owner of the public half (hex) signed it. Never raises."""
        try:
            signature = bytes.fromhex(self.signature)
        except ValueError:
            return False
        return verify_signature(public_key, self.body(), signature)

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def parse_checkpoint(raw: Mapping[str, Any]) -> Checkpoint:
    """A checkpoint from parsed JSON; its signature is not checked.

    Raises:
        ValueError: it does not fit.
    """
    try:
        texts = [raw[name] for name in ("vault", "compartment", "head", "utc", "signature")]
        seq = raw["seq"]
    except (KeyError, TypeError) as error:
        raise ValueError("checkpoint") from error
    if type(seq) is not int or not all(isinstance(text, str) for text in texts):
        raise ValueError("checkpoint")
    return Checkpoint(texts[0], Compartment(texts[1]).value, seq, texts[2], texts[3], texts[4])


def read_checkpoints(folder: Path) -> list[Checkpoint]:
    """The checkpoints kept beside a vault's backups, oldest first; lines that do not fit are left out.

    A caller verifies each: this file lies outside the encryption.
    """
    try:
        lines = (folder / BACKUPS_NAME / CHECKPOINTS_NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        try:
            found.append(parse_checkpoint(json.loads(line)))
        except (ValueError, RecursionError):
            continue
    return found


def append_checkpoints(folder: Path, checkpoints: list[Checkpoint]) -> None:
    """Add checkpoints to the list beside the backups."""
    import os

    path = folder / BACKUPS_NAME / CHECKPOINTS_NAME
    with path.open("ab") as file:
        # A line that a power cut left without its end must not swallow the next one.
        broken = file.tell() > 0 and not _ends_with_newline(path)
        lines = "".join(checkpoint.to_json() + "\n" for checkpoint in checkpoints)
        file.write((("\n" if broken else "") + lines).encode("utf-8", "surrogatepass"))
        file.flush()
        os.fsync(file.fileno())


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) == b"\n"
