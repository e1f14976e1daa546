"""What leaves with a request: one ZIP with its list of hashes, or one PDF with index, dividers, stamps and bookmarks.

Every annex is compared with the hash that it had when it was added; one that is missing or changed stops the writing.
File names hold numbers only, never what an annex is called: they are seen by whoever carries the file.
The completeness certificate is an internal file copy and never part of this.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from focalpoint.documents.errors import AnnexChangedError, UnknownFormatError
from focalpoint.documents.model import (
    About,
    Document,
    KeyValues,
    Paragraph,
    ParagraphStyle,
    Table,
    TableColumn,
    TableRow,
    TitleBlock,
    Tone,
)
from focalpoint.documents.render import pdf
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.safety import clean
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.language import Language, isolate

SUMS: Final = "SHA256SUMS"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_SUFFIXES: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@dataclass(frozen=True, slots=True)
class BundleAnnex:
    """An annex with its file; ``data`` None where the file is gone. ``sha256`` is what it was when it was added."""

    no: int
    title: str
    suffix: str
    """Of its file, with the dot."""
    data: bytes | None
    sha256: str
    pages: int | None = None
    language: str = ""
    """The language's name, in the bundle's language."""
    certified: bool | None = None

    @property
    def name(self) -> str:
        """The file's name in the bundle."""
        return f"annex-{self.no:02}{safe_suffix(self.suffix)}"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A letter and its annexes, as they leave.

    ``letter`` is the rendering, or the adopted final text, which then is the only one; ``more`` are further papers
    (covering letter, translation), each with its title.
    """

    reference: str
    title: str
    language: Language
    at: datetime
    letter: bytes
    letter_suffix: str = ".pdf"
    annexes: tuple[BundleAnnex, ...] = ()
    more: tuple[tuple[str, str, bytes], ...] = ()
    """(title, suffix, data) of what goes with the letter."""
    caveat: str = ""
    office: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a bundle."""

    name: str
    label: str
    """"Annex 3", or what it is."""
    title: str
    data: bytes
    pages: str = ""
    language: str = ""
    certified: bool | None = None

    @property
    def sha256(self) -> str:
        """Its hash."""
        return hashlib.sha256(self.data).hexdigest()


def safe_suffix(suffix: str) -> str:
    """A suffix that no file system and no reader misunderstands."""
    letters = "".join(letter for letter in suffix.lower() if letter in _SUFFIXES)[:8]
    return f".{letters}" if letters else ".bin"


def checked_annexes(annexes: Iterable[BundleAnnex]) -> tuple[BundleAnnex, ...]:
    """The annexes in their order, each compared with its hash.

    Raises:
        AnnexChangedError: one is missing, or is another file than was added.
    """
    ordered = tuple(sorted(annexes, key=lambda annex: annex.no))
    for annex in ordered:
        if annex.data is None:
            raise AnnexChangedError(no=annex.no, title=annex.title, reason="missing")
        if hashlib.sha256(annex.data).hexdigest() != annex.sha256.lower():
            raise AnnexChangedError(no=annex.no, title=annex.title, reason="changed")
    return ordered


def items(bundle: Bundle) -> tuple[Item, ...]:
    """The bundle's files in their order: the letter, what goes with it, the annexes.

    Raises:
        AnnexChangedError: an annex is missing or changed.
    """
    language = bundle.language
    letter = language.pgettext("bundle", "Letter")
    found = [Item(f"letter{safe_suffix(bundle.letter_suffix)}", letter, bundle.title, bundle.letter)]
    found += [
        Item(f"paper-{place:02}{safe_suffix(suffix)}", title, title, data)
        for place, (title, suffix, data) in enumerate(bundle.more, 1)
    ]
    for annex in checked_annexes(bundle.annexes):
        label = language.gettext("Annex {no}").format(no=annex.no)
        pages = "" if annex.pages is None else language.number(annex.pages)
        found.append(
            Item(annex.name, label, clean(annex.title), annex.data or b"", pages, annex.language, annex.certified)
        )
    return tuple(found)


def write_bundle(target: Path, bundle: Bundle, *, progress: Progress | None = None) -> None:
    """Write the bundle whole or not at all: ``.zip`` with every file, or ``.pdf`` as one document to print.

    Raises:
        AnnexChangedError: an annex is missing or changed; nothing was written.
        UnknownFormatError: another suffix.
        MissingFontError, DiskFullError, CannotWriteError: the target is as it was.
    """
    watcher = progress or Quiet()
    suffix = target.suffix.lower()
    if suffix == ".zip":
        parts = items(bundle)
        listed = pdf.render(index(bundle, parts), progress=watcher)
        write_atomic(target, lambda file: _pack(file, bundle, parts, listed))
    elif suffix == ".pdf":
        from focalpoint.documents.requests.bundle_pdf import merged

        data = merged(bundle, items(bundle), watcher)

        def write(file: BinaryIO) -> None:
            file.write(data)

        write_atomic(target, write)
    else:
        raise UnknownFormatError(suffix=target.suffix, known=".zip, .pdf")


def sums(parts: Iterable[tuple[str, bytes]]) -> str:
    """The list of hashes, as ``sha256sum --check`` reads it."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in parts)


def _pack(file: BinaryIO, bundle: Bundle, parts: Sequence[Item], listed: bytes) -> None:
    files = [("index.pdf", listed), *((part.name, part.data) for part in parts)]
    stamp = max(bundle.at.timetuple()[:6], _EARLIEST)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as package:
        for name, data in [*files, (SUMS, sums(files).encode("ascii"))]:
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, data, compresslevel=6)


def about(bundle: Bundle, title: str) -> About:
    """What the bundle's own pages say of themselves."""
    language = bundle.language
    return About(
        title=clean(f"{title} – {bundle.reference}"),
        author=", ".join(bundle.office),
        subject=clean(bundle.reference),
        language=language.code,
        right_to_left=language.right_to_left,
        at=bundle.at,
        banner="",
        page_label=language.gettext("Page {page} of {pages}"),
    )


def index(bundle: Bundle, parts: Sequence[Item], starts: Sequence[int] = ()) -> Document:
    """The index: every file with its pages, language, certification and hash; in one PDF, the page where it begins."""
    language = bundle.language
    title = language.gettext("Index of the bundle")
    columns = [
        TableColumn(
            language.pgettext("bundle", "Part") if starts else language.gettext("File"), 1.2, lines=0, snug=True
        ),
        TableColumn(language.gettext("Title"), 3, lines=0),
        TableColumn(language.gettext("Pages"), 0.6, lines=0, snug=True),
        TableColumn(language.gettext("Language"), 1, lines=0, snug=True),
        TableColumn(language.gettext("Certified copy"), 1, lines=0, snug=True),
        TableColumn(language.gettext("SHA-256"), 2.6, lines=0),
    ]
    if starts:
        columns.insert(2, TableColumn(language.gettext("From page"), 0.8, lines=0, snug=True))
    rows = []
    for place, part in enumerate(parts):
        certified = {True: language.gettext("Yes"), False: language.gettext("No"), None: ""}[part.certified]
        cells = [
            part.label if starts else isolate(part.name),
            part.title,
            part.pages,
            part.language,
            certified,
            isolate(part.sha256),
        ]
        if starts:
            cells.insert(2, language.number(starts[place]))
        rows.append(TableRow(tuple(cells)))
    n = len(bundle.annexes)
    facts = (
        (language.gettext("Reference"), isolate(bundle.reference)),
        (language.gettext("Date"), language.date(bundle.at.date())),
        (language.gettext("Annexes"), language.number(n)),
    )
    note = language.gettext("Each file can be compared with its SHA-256 value: a changed file has another one.")
    return Document(
        about(bundle, title),
        (
            TitleBlock(", ".join(bundle.office), title, bundle.title),
            KeyValues(facts, columns=3),
            Table(tuple(columns), rows),
            Paragraph(note, ParagraphStyle.SMALL),
            Paragraph(bundle.caveat, ParagraphStyle.SMALL, Tone.MUTED),
        ),
    )
