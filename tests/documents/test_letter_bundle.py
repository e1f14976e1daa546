"""What leaves with a request: annexes as they were hashed, in order, stamped; the certificate that stays."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from focalpoint.documents.errors import AnnexChangedError
from focalpoint.documents.render import pdf
from focalpoint.documents.render.letter_pdf import render_letter_pdf
from focalpoint.documents.requests.bundle import SUMS, Bundle, BundleAnnex, write_bundle
from focalpoint.documents.requests.certificate import Certified, Released, Wording, certificate
from focalpoint.domain.requests.findings import Checked, Finding, RuleResult, Severity
from focalpoint.domain.requests.governing import Governing
from focalpoint.language import Language
from tests.documents import letter_samples as samples

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def letter() -> bytes:
    return render_letter_pdf(samples.letter("en", gaps=False), samples.paper(), samples.FINAL)


def annex(no: int, data: bytes, suffix: str = ".pdf") -> BundleAnnex:
    return BundleAnnex(no, f"Order no. {no}", suffix, data, hashlib.sha256(data).hexdigest(), 2, "French", True)


def bundle(letter: bytes, *annexes: BundleAnnex) -> Bundle:
    return Bundle("XOR/MLA/2026/0007", "Request", ENGLISH, samples.AT, letter, annexes=annexes, office=("Oriel",))


def test_a_zip_holds_letter_annexes_index_and_hashes_that_hold(letter: bytes, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    write_bundle(target, bundle(letter, annex(2, b"%PDF-x"), annex(1, b"abc", ".DOCX")))
    with zipfile.ZipFile(target) as package:
        assert package.namelist() == ["index.pdf", "letter.pdf", "annex-01.docx", "annex-02.pdf", SUMS]
        package.extractall(tmp_path / "out")
    done = subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=tmp_path / "out", check=False, timeout=20)
    assert done.returncode == 0


@pytest.mark.parametrize(("data", "reason"), [(None, "missing"), (b"other", "changed")])
def test_an_annex_that_is_not_what_it_was_stops_the_bundle(
    letter: bytes, tmp_path: Path, data: bytes | None, reason: str
) -> None:
    wrong = BundleAnnex(3, "Report", ".pdf", data, hashlib.sha256(b"once").hexdigest())
    with pytest.raises(AnnexChangedError) as caught:
        write_bundle(tmp_path / "b.zip", bundle(letter, wrong))
    assert caught.value.details == {"no": 3, "title": "Report", "reason": reason}
    assert not list(tmp_path.iterdir())


def test_one_pdf_has_every_page_a_stamp_on_annexes_and_a_bookmark_each(letter: bytes, tmp_path: Path) -> None:
    target = tmp_path / "b.pdf"
    turned = PdfWriter()
    for place, page in enumerate(PdfReader(io.BytesIO(letter)).pages):
        turned.add_page(page).rotate(90 * (place + 1))
    file = io.BytesIO()
    turned.write(file)
    write_bundle(
        target, bundle(letter, annex(1, file.getvalue()), annex(2, samples.arms(), ".png"), annex(3, b"x", ".xlsx"))
    )
    reader = PdfReader(target)
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    count = len(PdfReader(io.BytesIO(letter)).pages)
    assert len(texts) == 1 + count + (1 + count) + (1 + 1) + 1
    assert [item.title for item in reader.outline if not isinstance(item, list)] == [
        "Index of the bundle", "Letter – Request", "Annex 1 – Order no. 1", "Annex 2 – Order no. 2",
        "Annex 3 – Order no. 3",
    ]  # fmt: skip
    for number in range(1, count + 1):
        assert f"XOR/MLA/2026/0007 · Annex 1 · Page {number} of {count}" in texts[1 + count + number]
    assert "attached to this PDF as annex-03.xlsx" in texts[-1]
    assert reader.attachments["annex-03.xlsx"] == [b"x"]
    assert f"Annex 1 Order no. 1 {count + 2} " in texts[0]


def test_what_an_annex_would_do_by_itself_is_left_out(letter: bytes, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(letter))
    script = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")})
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    note = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): script})
    page[NameObject("/Annots")] = ArrayObject([note])
    file = io.BytesIO()
    writer.write(file)
    write_bundle(tmp_path / "b.pdf", bundle(letter, annex(1, file.getvalue())))
    assert b"JavaScript" not in (tmp_path / "b.pdf").read_bytes()


def test_a_bundle_is_the_same_bytes_again(letter: bytes, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf", "a.zip", "b.zip"):
        write_bundle(tmp_path / name, bundle(letter, annex(1, letter)))
    for suffix in ("pdf", "zip"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_the_certificate_lists_every_rule_and_each_release_with_its_reason() -> None:
    checked = Checked(
        Governing(None),
        (Finding("G17", Severity.MUST, "hdr.deadline"), Finding("G13", Severity.RISK, "facts.summary")),
        (RuleResult("G17", True, False, "UNTOC 18(24)", Severity.MUST),
         RuleResult("G13", False, False, "", Severity.RISK), RuleResult("G02", True, True, "UNTOC 18(13)")),
    )  # fmt: skip
    at = datetime(2026, 11, 21, 8, tzinfo=UTC)
    released = [Released("G17", "hdr.deadline", "The hearing is not fixed yet", "A. Ferrand", at)]
    about = Certified("XOR/MLA/2026/0007", "Request", "Oriel", "Nordmark", "2", "ab" * 32, "FIN99", "both are party",
                      "B. Lund", "A. Ferrand", "21 Nov 2026", "confidential", samples.AT)  # fmt: skip
    wording = Wording(lambda finding: f"says {finding.code}", lambda path: f"field {path}")
    document = certificate(checked, about, released, wording, ENGLISH)
    text = " ".join(PdfReader(io.BytesIO(pdf.render(document))).pages[0].extract_text().split())
    assert "1 of 2 required rules are met. 1 finding was released by the approver." in text
    assert "The hearing is not fixed yet" in text
    assert "says G17" in text
    assert "field facts.summary" in text
    assert "Internal: not to be sent" in text
    assert text.index("Every rule that applies") < text.rindex("G02")
