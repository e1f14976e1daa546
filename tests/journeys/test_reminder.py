"""A journey by visible words and keys: the ministry that is latest, its reminder, taken back; the digest on paper."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.journeys.person import Person

LATE = "Statistics on passenger data, questions 31–34"


def test_the_latest_ministry_is_found_reminded_that_is_taken_back_and_the_digest_printed(
    person: Person, tmp_path: Path
) -> None:
    person.goes_to("Tasks")
    person.presses("Reminders")
    person.waits_to_see("The latest ministry: \u2068Ministry of the Interior\u2069 (41 days late)")
    assert "Ministry of the Interior" in person.rows()[0]
    assert LATE in person.rows()
    person.presses("Remind…")
    assert "Dear Adan Bellora" in person.reads("Text")
    person.presses("Only note it")
    person.waits_to_see("Reminded today")
    person.types("Ctrl+Z")
    person.waits_until(lambda: not person.sees("Reminded today"))

    digest = tmp_path / "digest.pdf"
    person.goes_to("Today")
    person.presses("Print digest")
    person.waits_to_see("2 pages")
    person.presses("Save as PDF…")
    person.chooses_file(digest)
    person.waits_until(digest.exists)
    person.waits_to_see("was written.")
    person.presses("Close")
    assert "oldest 41 days" in "".join(page.extract_text() for page in PdfReader(digest).pages)
