"""The progress report as PDF: read back by another program's eyes."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from focalpoint.documents.errors import MissingFontError
from focalpoint.documents.model import Contents, Document, Heading, Table
from focalpoint.documents.plan_report import progress_report
from focalpoint.documents.render import pdf
from focalpoint.domain.errors import CancelledError
from focalpoint.domain.progress import StopAfter
from focalpoint.language import LANGUAGES, Language
from focalpoint.words.classification import marking
from tests.documents.samples import ACTIVITIES, PLAN_TITLES, big, sample, snapshot_of


@cache
def report(code: str) -> Document:
    return progress_report(sample(code), Language(code))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    paths = {}
    for code in LANGUAGES:
        paths[code] = folder / f"{code}.pdf"
        pdf.write(report(code), paths[code])
    return paths


def texts(path: Path) -> list[str]:
    return [unicodedata.normalize("NFKC", page.extract_text()) for page in PdfReader(path).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def fonts_of(reader: PdfReader) -> list[Any]:
    found = {}
    for page in reader.pages:
        for name, reference in page["/Resources"]["/Font"].items():  # type: ignore[index]
            found[name] = reference.get_object()
    return list(found.values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_font_is_embedded(written: dict[str, Path], code: str) -> None:
    fonts = fonts_of(PdfReader(written[code]))
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"].get_object(), font["/BaseFont"]
        assert "Helvetica" not in font["/BaseFont"]
        assert "/ToUnicode" in font


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_classification_stands_at_head_and_foot_of_every_page(written: dict[str, Path], code: str) -> None:
    banner = marking(Language(code), "restricted")
    for page in texts(written[code]):
        # An Arabic banner comes back in visual order.
        assert page.count(banner) + page.count(banner[::-1]) >= 2


@pytest.mark.parametrize("code", ["en", "fr", "es", "ru", "zh"])
def test_the_words_of_the_plan_come_back(written: dict[str, Path], code: str) -> None:
    whole = squeezed("".join(texts(written[code])))
    assert squeezed(PLAN_TITLES[code]) in whole
    for title in ACTIVITIES[code][1:3]:
        assert squeezed(unicodedata.normalize("NFKC", title)) in whole


def test_arabic_words_come_back_in_some_order(written: dict[str, Path]) -> None:
    whole = "".join(texts(written["ar"]))
    for word in ("القانون", "والمؤسسات", "المركزية"):
        assert word in whole or word[::-1] in whole


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_says_which_of_how_many_it_is(written: dict[str, Path], code: str) -> None:
    pages = texts(written[code])
    for number, page in enumerate(pages, 1):
        label = Language(code).gettext("Page {page} of {pages}").format(page=number, pages=len(pages))
        assert squeezed(label) in squeezed(page) or {str(number), str(len(pages))} <= set(re.findall(r"\d+", page))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_summary_has_at_most_four_pages(written: dict[str, Path], code: str) -> None:
    pages = summary_pages(PdfReader(written[code]))
    assert 1 <= pages <= 4


def summary_pages(reader: PdfReader) -> int:
    outline = [item for item in reader.outline if not isinstance(item, list)]
    first, second = (reader.get_destination_page_number(item) for item in outline[:2])
    assert first is not None
    assert second is not None
    return second - first


def test_the_summary_stays_short_however_much_is_late(tmp_path: Path) -> None:
    snapshot = big(1200, 1200, "ru")
    long = tuple(dataclasses.replace(node, title=f"{node.title} " * 4) for node in snapshot.nodes)
    target = tmp_path / "late.pdf"
    pdf.write(progress_report(dataclasses.replace(snapshot, nodes=long), Language("ru")), target)
    assert summary_pages(PdfReader(target)) <= 4


def test_the_contents_name_the_pages_on_which_the_headings_stand(written: dict[str, Path]) -> None:
    reader = PdfReader(written["en"])
    first = reader.pages[0].extract_text()
    for item in reader.outline:
        if isinstance(item, list):
            continue
        page = reader.get_destination_page_number(item)
        assert page is not None
        title = str(item["/Title"]).replace("\u2002", " ")
        assert re.search(rf"{re.escape(title)}\s+{page + 1}\b", first.replace("\u2002", " "))


def test_pillars_and_their_objectives_are_bookmarks(written: dict[str, Path]) -> None:
    outline = PdfReader(written["en"]).outline
    tops = [str(item["/Title"]) for item in outline if not isinstance(item, list)]
    assert tops[0] == "Summary"
    assert any("Law and institutions" in title for title in tops)
    assert any(isinstance(item, list) for item in outline)


def test_every_node_stands_in_the_annex() -> None:
    snapshot = sample("en")
    numbers = {row.cells[0] for block in report("en").blocks if isinstance(block, Table) for row in block.rows}
    headings = {block.number for block in report("en").blocks if isinstance(block, Heading)}
    assert set(snapshot.wbs.values()) <= numbers | headings


def test_the_same_snapshot_gives_the_same_bytes(written: dict[str, Path], tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    pdf.write(progress_report(sample("ar"), Language("ar")), again)
    assert again.read_bytes() == written["ar"].read_bytes()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_file_says_what_it_is_and_nothing_of_the_machine(written: dict[str, Path], code: str) -> None:
    reader = PdfReader(written[code])
    assert reader.metadata is not None
    assert PLAN_TITLES[code] in str(reader.metadata.title)
    assert reader.metadata.producer == reader.metadata.creator == "Focal Point"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20261122090000")
    assert reader.trailer["/Root"]["/Lang"] == code  # type: ignore[index]
    raw = written[code].read_bytes()
    for secret in (b"/home/", b"/tmp/", b"/usr/", b".ttf"):
        assert secret not in raw


def test_the_sample_country_says_so_on_every_page(written: dict[str, Path]) -> None:
    assert all("Sample country" in page for page in texts(written["en"]))


def test_a_real_country_has_no_watermark(tmp_path: Path) -> None:
    target = tmp_path / "real.pdf"
    pdf.write(progress_report(dataclasses.replace(sample("en"), sample=False), Language("en")), target)
    assert not any("Sample" in page for page in texts(target))


def test_an_arabic_page_is_laid_out_from_the_right() -> None:
    from focalpoint.documents.render.fonts import FontBook
    from focalpoint.documents.render.text import Typesetter
    from focalpoint.domain.progress import Quiet

    for code, expected in (("en", False), ("ar", True)):
        flow = pdf.lay_out(report(code), Typesetter(FontBook(code), code == "ar"), Quiet())
        title = max(flow.pages[0].texts, key=lambda mark: mark.size)
        begins_right = title.x + title.line.points(title.size) > 550 and title.x > 60
        assert begins_right is expected


def test_a_plan_without_anything_still_gives_a_report(tmp_path: Path) -> None:
    target = tmp_path / "empty.pdf"
    pdf.write(progress_report(snapshot_of([], sample=False), Language("en")), target)
    assert "Nothing is late" in "".join(texts(target))


def test_a_flat_plan_comes_in_one_table(tmp_path: Path) -> None:
    nodes = [dataclasses.replace(node, parent_id=None, kind="activity") for node in sample("en").nodes[3:9]]
    document = progress_report(snapshot_of(nodes), Language("en"))
    assert [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1][1:] == [
        "Activities outside any pillar"
    ]
    pdf.write(document, tmp_path / "flat.pdf")


def test_nothing_is_written_when_a_font_is_missing(tmp_path: Path) -> None:
    target, empty = tmp_path / "plan.pdf", tmp_path / "fonts"
    empty.mkdir()
    target.write_bytes(b"before")
    with pytest.raises(MissingFontError):
        pdf.write(report("zh"), target, folders=[empty])
    assert target.read_bytes() == b"before"
    assert list(tmp_path.glob("*.part")) == []


def test_cancelling_leaves_the_old_report(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"before")
    for steps in (0, 3, 10):
        with pytest.raises(CancelledError):
            pdf.write(report("en"), target, progress=StopAfter(steps))
        assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def test_contents_come_only_with_something_to_list() -> None:
    assert any(isinstance(block, Contents) for block in report("en").blocks)


def test_no_text_leaves_its_page() -> None:
    from focalpoint.documents.render.fonts import FontBook
    from focalpoint.documents.render.text import Typesetter
    from focalpoint.domain.progress import Quiet

    for code in LANGUAGES:
        flow = pdf.lay_out(report(code), Typesetter(FontBook(code), code == "ar"), Quiet())
        for page in flow.pages:
            for mark in page.texts:
                assert mark.x >= 20
                assert mark.x + mark.line.points(mark.size) <= page.width - 20
                assert 20 <= mark.y <= page.height - 20
