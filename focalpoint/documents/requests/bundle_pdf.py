"""The bundle as one PDF: index, the letter, a divider before each annex, a stamp on each of its pages, bookmarks.

Pages of annexes are copied as they are; their contents are never decoded here, since nobody knows where they came
from. A stamp is laid over them as a form of its own. What a page would do by itself (scripts, launches) is left out.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from typing import Any, Final

from focalpoint.documents.model import (
    Block,
    Document,
    KeyValues,
    Paragraph,
    ParagraphStyle,
    TitleBlock,
    Tone,
)
from focalpoint.documents.render import pdf
from focalpoint.documents.render.fonts import FontBook
from focalpoint.documents.render.page import Page
from focalpoint.documents.render.paint import paint
from focalpoint.documents.render.text import EMPTY, Typesetter
from focalpoint.documents.requests.bundle import Bundle, Item, about, index
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.language import isolate

_STAMP: Final = (360.0, 15.0)
_SIZE: Final = 7.4
_MOST_PAGES: Final = 5_000
_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_A4: Final = (595.28, 841.89)
_KEPT_ACTIONS: Final = frozenset({"/GoTo", "/URI"})


def merged(bundle: Bundle, parts: Sequence[Item], progress: Progress) -> bytes:
    """One PDF out of all of a bundle. A file that is no PDF and no picture is attached to it, and its divider says so.

    Raises:
        MissingFontError: an installable font is missing.
    """
    from pypdf import PdfReader, PdfWriter

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    bodies = [_pages_of(part, bundle) for part in parts]
    pairs = zip(parts[1:], bodies[1:], strict=True)
    dividers = [None, *(_divider(bundle, part, attached=body is None) for part, body in pairs)]
    listed = _index(bundle, parts, bodies, dividers)
    writer: Any = PdfWriter()
    _add(writer, listed, bundle.language.gettext("Index of the bundle"))
    for place, (part, body, divider) in enumerate(zip(parts, bodies, dividers, strict=True)):
        progress.step(place, len(parts), "document.pages")
        first = len(writer.pages)
        for page in divider.pages if divider is not None else ():
            writer.add_page(page)
        if body is None:
            writer.add_attachment(part.name, part.data)
        else:
            begin = len(writer.pages)
            for page in body.pages:
                writer.add_page(page)
            _tidy(writer, begin)
            if place:
                _stamp(writer, begin, bundle, part, PdfReader)
        writer.add_outline_item(title=f"{part.label} – {part.title}"[:160], page_number=first)
    _describe(writer, bundle)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _add(writer: Any, source: Any, title: str) -> None:
    first = len(writer.pages)
    for page in source.pages:
        writer.add_page(page)
    writer.add_outline_item(title=title, page_number=first)


def _pages_of(part: Item, bundle: Bundle) -> Any:
    """The pages of a part; None where it can only be attached."""
    if part.data.startswith(_PICTURES):
        return _picture(part, bundle)
    return _reader(part.data)


def _reader(data: bytes) -> Any:
    """A PDF that opens without a passphrase; None for anything else."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if b"%PDF-" not in data[:1024]:
        return None
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        return reader if 0 < len(reader.pages) <= _MOST_PAGES else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, NotImplementedError, OSError, RecursionError):
        return None


def _picture(part: Item, bundle: Bundle) -> Any:
    """A picture on a page of its own."""
    from PIL import Image

    from focalpoint.documents.render.page import Picture

    try:
        with Image.open(io.BytesIO(part.data)) as picture:
            width, height = picture.size
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    page = Page(*_A4, right_to_left=False)
    scale = min((_A4[0] - 72) / width, (_A4[1] - 96) / height, 1.0)
    size = (width * scale, height * scale)
    page.pictures.append(Picture((_A4[0] - size[0]) / 2, (_A4[1] - size[1]) / 2, *size, part.data))
    return _reader(_painted([page], bundle, part.label))


def _painted(pages: list[Page], bundle: Bundle, title: str) -> bytes:
    font = FontBook(bundle.language.code).body
    file = io.BytesIO()
    paint(pages, about(bundle, title), EMPTY, font.name if font else "Helvetica", file, Quiet())
    return file.getvalue()


def _divider(bundle: Bundle, part: Item, *, attached: bool) -> Any:
    language = bundle.language
    certified = {True: language.gettext("Yes"), False: language.gettext("No"), None: ""}[part.certified]
    facts = (
        (language.gettext("Reference"), isolate(bundle.reference)),
        (language.gettext("Pages"), part.pages),
        (language.gettext("Language"), part.language),
        (language.gettext("Certified copy"), certified),
        (language.gettext("SHA-256"), isolate(part.sha256)),
    )
    known = tuple(fact for fact in facts if fact[1])
    blocks: list[Block] = [TitleBlock(part.label, part.title, ""), KeyValues(known, columns=1)]
    if attached:
        said = language.gettext("This file cannot be shown as pages. It is attached to this PDF as {name}.")
        blocks.append(Paragraph(said.format(name=isolate(part.name))))
    blocks.append(Paragraph(bundle.caveat, ParagraphStyle.SMALL, Tone.MUTED))
    return _reader(pdf.render(Document(about(bundle, part.label), tuple(blocks))))


def _index(bundle: Bundle, parts: Sequence[Item], bodies: Sequence[Any], dividers: Sequence[Any]) -> Any:
    """The index with the page at which each part begins; its own length is known after a first try."""
    lengths = [
        (len(divider.pages) if divider is not None else 0) + (len(body.pages) if body is not None else 0)
        for body, divider in zip(bodies, dividers, strict=True)
    ]
    own = 1
    for _turn in range(3):
        starts = [1 + own + sum(lengths[:place]) for place in range(len(parts))]
        found = _reader(pdf.render(index(bundle, parts, starts)))
        if len(found.pages) == own:
            break
        own = len(found.pages)
    return found


def _tidy(writer: Any, begin: int) -> None:
    """Leave out what a page would do by itself."""
    for page in writer.pages[begin:]:
        page.pop("/AA", None)
        notes = page.get("/Annots")
        for note in notes.get_object() if notes is not None else ():
            thing = note.get_object()
            thing.pop("/AA", None)
            action = thing.get("/A")
            if action is not None and action.get_object().get("/S") not in _KEPT_ACTIONS:
                thing.pop("/A", None)


def _stamp(writer: Any, begin: int, bundle: Bundle, part: Item, reader: Any) -> None:
    """Lay "Annex 2 · page 3 of 7 · reference" over each page of an annex, at the top of the page as it is seen."""
    language, count = bundle.language, len(writer.pages) - begin
    set_ = Typesetter(FontBook(language.code), language.right_to_left)
    sheets = []
    for number in range(1, count + 1):
        counted = language.gettext("Page {page} of {pages}").format(page=number, pages=count)
        line = set_.fit(f"{isolate(bundle.reference)} · {part.label} · {counted}", _SIZE, _STAMP[0] - 12)
        sheet, width = Page(*_STAMP, right_to_left=False), line.points(_SIZE) + 12
        sheet.box(_STAMP[0] - width, 0, width, _STAMP[1], "#ffffff")
        sheet.text(_STAMP[0] - width + 6, 4.6, line, _SIZE, "#14181f")
        sheets.append(sheet)
    set_.check()
    stamps = reader(io.BytesIO(_painted(sheets, bundle, part.label)))
    for page, stamp in zip(writer.pages[begin:], stamps.pages, strict=True):
        _lay_over(writer, page, stamp)


def _lay_over(writer: Any, page: Any, stamp: Any) -> None:
    from pypdf.generic import (
        ArrayObject,
        DecodedStreamObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
        StreamObject,
    )

    form: Any = DecodedStreamObject()
    form.set_data(stamp.get_contents().get_data())
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/FormType"): NumberObject(1),
            NameObject("/BBox"): ArrayObject([FloatObject(0), FloatObject(0), *map(FloatObject, _STAMP)]),
            NameObject("/Resources"): stamp["/Resources"].clone(writer),
        }
    )
    resources = page.get("/Resources")
    own: Any = DictionaryObject(resources.get_object() if resources is not None else {})
    drawn = own.get("/XObject")
    objects: Any = DictionaryObject(drawn.get_object() if drawn is not None else {})
    objects[NameObject("/FocalPointStamp")] = writer._add_object(form)  # noqa: SLF001 - pypdf's way to add an object
    own[NameObject("/XObject")] = objects
    page[NameObject("/Resources")] = own

    def stream(code: str) -> Any:
        part: Any = DecodedStreamObject()
        part.set_data(code.encode("ascii"))
        return writer._add_object(part)  # noqa: SLF001

    before = page.get("/Contents")
    inner = before.get_object() if before is not None else None
    streams = list(inner) if isinstance(inner, ArrayObject) else [page.raw_get("/Contents")] if isinstance(
        inner, StreamObject) else []  # fmt: skip
    place = " ".join(f"{number:.2f}" for number in _matrix(page))
    page[NameObject("/Contents")] = ArrayObject(
        [stream("q\n"), *streams, stream(f"\nQ\nq {place} cm /FocalPointStamp Do Q\n")]
    )


def _matrix(page: Any) -> tuple[float, ...]:
    """Where the stamp goes so that it is seen upright at the top end, however the page is turned."""
    box, turn = page.cropbox, int(page.get("/Rotate") or 0) % 360
    left, foot, right, top = (float(edge) for edge in (box.left, box.bottom, box.right, box.top))
    width, height = _STAMP
    margin = 12.0
    if turn == 90:
        return (0, 1, -1, 0, left + margin + height, top - margin - width)
    if turn == 180:
        return (-1, 0, 0, -1, left + margin + width, foot + margin + height)
    if turn == 270:
        return (0, -1, 1, 0, right - margin - height, foot + margin + width)
    return (1, 0, 0, 1, right - margin - width, top - margin - height)


def _describe(writer: Any, bundle: Bundle) -> None:
    moment = bundle.at.strftime("D:%Y%m%d%H%M%S+00'00'")
    writer.metadata = {
        "/Title": f"{bundle.title} – {bundle.reference}", "/Subject": bundle.reference, "/Producer": "Focal Point",
        "/Author": ", ".join(bundle.office), "/CreationDate": moment, "/ModDate": moment,
    }  # fmt: skip
    writer.page_mode = "/UseOutlines"
