"""Every rule over a large request: 20 persons, 10 offences, 6 measures, 18,000 letters of facts; after each keystroke.

Run: ``python -m benchmarks.bench_checks [times]``.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Any, Final

from benchmarks.measure import PAIRS, limit_row
from focalpoint.domain.requests.checks import check
from focalpoint.services.request_catalogue import catalogue
from focalpoint.services.request_law import law
from tests.domain.requests_law.drafts import changed, example, world

LONGEST: Final = 40
"""Milliseconds: what a check may take of the 100 ms between a keystroke and its findings."""
_NAMES: Final = (
    "Yusuf Khalil", "Karim Haddad", "Ali Hassan", "Omar Nasser", "Ivan Petrov", "Sergei Ivanov", "Maria Lopez",
    "Jean Dupont", "Lena Haru", "Daniel Orsk", "Mira Tavel", "Oren Lask", "Sela Vantor", "Teodor Merik", "Ahmed Omari",
    "Nadia Farouk", "Peter Schmidt", "Anna Novak", "Luis Ortega", "Chen Wei",
)  # fmt: skip
_TYPES: Final = (
    "bank_and_financial_records", "freeze_restraint_seizure", "hearing_by_video_link", "search_and_seizure",
    "subscriber_data", "service_of_documents",
)  # fmt: skip


def run(times: int = PAIRS * 5) -> dict[str, Any]:
    """The median of a check in seconds, and the row of the table."""
    draft = _large()
    specification = catalogue().specification("mla")
    surroundings, whole = world(), law()
    check(draft, specification, surroundings, whole)
    measured = []
    for number in range(times):
        typed = changed(draft, {"purp": f"Keystroke {number}"})
        start = time.perf_counter()
        check(typed, specification, surroundings, whole)
        measured.append(time.perf_counter() - start)
    median = statistics.median(measured)
    what = "every rule over a request with 20 persons, 10 offences, 6 measures"
    row = limit_row(what, median * 1000, LONGEST)
    return {"check": median, "rows": [row]}


def _large() -> Any:
    persons = [
        {
            "id": f"P{number}",
            "kind": "natural",
            "role": "suspect",
            "names": {"latin": name},
            "birth_date": "1980-01-01",
            "nationalities": ["XOR"],
            "documents": [{"type": "passport", "number": f"N{number}"}],
            "part": f"Received money from {_NAMES[(number + 3) % len(_NAMES)]}.",
        }
        for number, name in enumerate(_NAMES, 1)
    ]
    offences = [
        {
            "title": f"Offence {number}",
            "article": str(number),
            "text_annex": 1,
            "max_penalty_years": 15,
            "date_from": "2024-01-01",
            "date_to": "2025-01-01",
            "treaty_offence": {"instrument": "FIN99", "article": "2(1)"},
        }
        for number in range(1, 11)
    ]
    facts = f"On 4 April 2025 {', '.join(_NAMES)} acted together. Yusuf Khaleel paid. " * 60
    return changed(
        example(),
        {
            "subj": persons,
            "off": offences,
            "asst": [{"id": f"A{number}", "type": each, "fields": {}} for number, each in enumerate(_TYPES, 1)],
            "facts.summary": facts,
            "facts.chron": [{"date": "2024-01-01", "event": facts[:400]} for _ in range(20)],
        },
    )


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:2])))
