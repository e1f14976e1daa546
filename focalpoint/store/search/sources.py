"""What is searched of each table that stands; a capability that brings a table brings its own ``Source``."""

from __future__ import annotations

from typing import Final

from focalpoint.store.search.rows import Source

PLAN: Final = (
    Source(
        "plan_nodes",
        "activity",
        "title",
        ("description", "human_rights_note", "obligations", "budget_line", "blocked_reason"),
        kind_column="kind",
    ),
    Source("plans", "plan", "title", ("description", "approved_by", "approval")),
)
TASKS: Final = Source("tasks", "task", "title", ("request",))
DIRECTORY: Final = (
    Source("ministries", "ministry", "name", ("short_code", "note")),
    Source("people", "person", "name", ("function", "email", "note")),
    Source(
        "bodies",
        "body",
        "name",
        ("short_name", "state", "contact", "address", "email", "website", "source", "note"),
        kind_column="kind",
    ),
)
PROVISIONS: Final = (
    Source(
        "implementations",
        "provision",
        "title",
        ("legislation", "practice", "gaps", "safeguards", "help", "assessor"),
    ),
    Source("standards", "standard", "title", ("places", "how", "resolution")),
)
COMMENTS: Final = Source("comments", "comment", "text", (), hangs=True)
FILES: Final = Source("files", "file", "name", (), hangs=True)
LIBRARY: Final = Source(
    "library_items",
    "library_item",
    "title",
    ("number", "tags", "holding", "digest", "court", "issuer", "parties", "offence", "articles", "summary", "source"),
)
INSTRUMENTS: Final = (
    Source("instruments", "instrument", "title", ("short_title", "place", "depositary", "number", "note")),
    Source("treaty_acts", "treaty_act", "note", ("territory",)),
    Source("ratification_steps", "ratification_step", "note", ("number",)),
    Source("instrument_log", "instrument_log", "title", ("with_whom", "note", "next_step")),
)
CASES: Final = (
    Source("cases", "case", "title", ("reference", "authority")),
    Source("case_persons", "case_person", "listed", ("listed_more",)),
    Source("case_offences", "case_offence", "title", ("article",)),
    Source("case_evidence", "case_evidence", "title", ("kept_at", "conditions")),
    Source("case_annexes", "case_annex", "title", ("file_name",)),
)
REQUESTS: Final = (
    Source("requests", "request", "title", ("reference", "their_reference", "state", "note")),
    Source("request_letters", "request_letter", "title", ("reference", "text")),
)
PROFILES: Final = Source("state_profiles", "state_profile", "state", ("de_minimis", "source", "note"))
