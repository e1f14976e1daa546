"""What a file is, by its content; its name only has to agree."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final

from focalpoint.exchange import errors
from focalpoint.exchange.formats import formats
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import FileKind

OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGICS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD: Final = 64 * 1024
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PROJECT: Final = ("Props12".encode("utf-16-le"), "Props14".encode("utf-16-le"), "Props9".encode("utf-16-le"))
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_BEFORE_ROOT: Final = re.compile(r"<\?.*?\?>|<!--.*?-->|\s+", re.DOTALL)
_DECLARATION: Final = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SCRIPTS: Final = 4
"""High bytes of UTF-16 in a text of one script: its own, that of Latin letters, that of typographic signs."""
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def kind_of(path: Path, limits: Limits) -> str:
    """What the file is: a kind of ``exchange/formats.py``.

    Raises:
        ImportFileError: it is nothing that we read, or its name says something else (see the subclasses).
    """
    size, head = _head(path)
    if not size or not head.strip(b"\x00 \t\r\n"):
        raise errors.EmptyFileError
    if head.startswith(OLE_MAGIC):
        raise _ole_error(path)
    if head.startswith(ZIP_MAGICS):
        kind: str = _package_kind(path)
    else:
        if size > limits.unpacked:
            raise errors.UnpackedTooLargeError(limit=limits.unpacked // (1024 * 1024))
        kind = _text_kind(head)
    suffix = path.suffix.casefold()
    if suffix not in formats()[kind].suffixes:
        raise errors.WrongSuffixError(suffix=suffix, kind=kind)
    return kind


def text_of_head(head: bytes) -> str:
    """The beginning of an XML file as text, whatever its Unicode encoding."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"),
    ):  # fmt: skip
        if head.startswith(mark):
            return head.decode(encoding, "replace").lstrip("\ufeff")
    return head.decode("utf-8", "replace")


def wide_encoding(head: bytes) -> str:
    """The UTF-16 that the bytes are in, or nothing: marked, or one byte of each pair takes hardly any values."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    first, second = set(head[0:4096:2]), set(head[1:4096:2])
    for high, low, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if 0 in high and len(high) <= _SCRIPTS and len(low) > _SCRIPTS:
            return encoding
    return ""


def declares_entities(text: str) -> bool:
    """Whether XML text declares a document type or an entity."""
    return _DECLARATION.search(text) is not None


def _head(path: Path) -> tuple[int, bytes]:
    try:
        if not path.is_file():
            raise errors.FileMissingError
        with path.open("rb") as file:
            return path.stat().st_size, file.read(_HEAD)
    except OSError as error:
        raise errors.FileMissingError from error


def _ole_error(path: Path) -> errors.ImportFileError:
    """Which of Microsoft's compound files it is, by the names in its directory."""
    suffix = path.suffix.casefold()
    overlap, before = len(_ENCRYPTED), b""
    with path.open("rb") as file:
        while chunk := file.read(1024 * 1024):
            window = before + chunk
            if _ENCRYPTED in window:
                return errors.PasswordProtectedError()
            if suffix != ".xls" and any(name in window for name in _PROJECT):
                return errors.ProjectBinaryError()
            before = chunk[-overlap:]
    return errors.ProjectBinaryError() if suffix == ".mpp" else errors.OldFormatError()


def _package_kind(path: Path) -> FileKind:
    """A workbook, or another kind of package that we do not read."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist()) if len(package.filelist) <= 100_000 else set()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise errors.DamagedFileError from error
    plain = {name.replace("\\", "/").casefold().lstrip("/") for name in names}
    others = any(name.startswith(("word/", "ppt/", "visio/")) or name == "mimetype" for name in plain)
    if others and not any(name.startswith("xl/") for name in plain):
        raise errors.UnknownFormatError
    return FileKind.XLSX


def _text_kind(head: bytes) -> str:
    text = text_of_head(head)
    bare = text.lstrip()
    if bare.startswith("<"):
        return _xml_kind(bare)
    if not wide_encoding(head) and len(_CONTROL.findall(head)) > max(8, len(head) // 20):
        raise errors.UnknownFormatError
    return FileKind.CSV


def _xml_kind(text: str) -> str:
    """Which XML, by its root element; a document type is refused before anything is parsed."""
    place = 0
    while found := _BEFORE_ROOT.match(text, place):
        place = found.end()
    if declares_entities(text[place : place + 20]):
        raise errors.EntitiesError
    root = _ROOT.match(text, place)
    if root is None:
        raise errors.UnknownFormatError
    kind = next((each.kind for each in formats().values() if each.xml_root == root.group(1)), None)
    if kind is None:
        raise errors.UnknownFormatError
    return kind
