"""Requests that came in; every sentence; and answers of any kind, which never stop the checks."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from focalpoint.domain.requests.answers import AnswersError
from focalpoint.domain.requests.checks.all_rules import RULES
from focalpoint.domain.requests.findings import Severity
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.language import LANGUAGES, Language
from focalpoint.services import request_catalogue
from focalpoint.services.request_law import law, severities
from focalpoint.words.request_findings import finding_text
from focalpoint.words.request_sentences import SENTENCES
from tests.domain.requests_law.drafts import changed, example, found, only, request, run, world

INCOMING = {"in.from_state": "XVA", "in.subject": "mutual_assistance", "in.received": "2026-03-01"}
ODD = st.one_of(
    st.sampled_from(
        ["", "\u202eabc\u2066", "[[MISSING: x]]", "00", "a" * 3000, "XOR", "9999-12-31", "１２", "\u0000x"]
    ),
    st.text(max_size=30),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.none(),
    st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str),
    st.just([]),
)


def test_a_request_that_came_in_has_its_roles_reversed() -> None:
    assert found(request({**INCOMING, "in.from_state": "XOR"}, "incoming"), "G02")[0].reason == "own_state"
    assert found(request({**INCOMING, "to.state": "XOM"}, "incoming"), "G02")[0].reason == "not_ours"
    assert not found(request({**INCOMING, "to.state": "XOR"}, "incoming"), "G02")


def test_what_is_wrong_with_their_request_holds_back_no_answer_of_ours() -> None:
    told = run(request({**INCOMING, "undert": [{"clause": "CL.POL.HAG70"}]}, "incoming"))
    assert [one.severity for one in told.of("G07")] == [Severity.RISK]


def test_a_ground_that_a_treaty_excludes_is_not_open_to_us() -> None:
    def ground(name: str, **more: object) -> list:
        answers = {**INCOMING, "in.grounds": [{"ground": name, "applies": True, **more}]}
        draft = changed(request(answers, "incoming"), {"off": [{"treaty_offence": {"instrument": "FIN99"}}]})
        return found(draft, "L:grounds", only("FIN99"))

    assert [(one.reason, one.source) for one in ground("political")] == [("excluded", "FIN99 14")]
    assert [(one.reason, one.severity) for one in ground("fiscal")] == [("excluded", Severity.MUST)]
    assert [one.reason for one in ground("ne_bis_in_idem")] == ["no_reason"]
    assert not ground("ne_bis_in_idem", explanation="Acquitted in 2024.")


def test_we_consult_before_we_refuse() -> None:
    refused = request({**INCOMING, "in.decision": "refuse"}, "incoming")
    assert not found(refused, "L:consultation", only("FIN99"))
    around = only("UNTOC")
    scoped = {
        "basis.untoc": {"organized_group": "Three.", "transnational": True, "material_benefit": "Money.",
                        "serious_crime_years": 5},
    }  # fmt: skip
    hits = found(changed(refused, scoped), "L:consultation", around)
    assert [one.source for one in hits] == ["UNTOC 18(26)"]


def test_our_own_clock_is_watched() -> None:
    held = {"in.from_state": "XVA", "in.subject": "provisional_arrest", "in.held": {"since": "2026-02-01"}}
    assert [one.reason for one in found(request(held, "incoming"), "L:our_clock")] == ["no_day"]
    late = changed(request(held, "incoming"), {"in.held.documents_until": "2026-03-09"})
    assert [one.reason for one in found(late, "L:our_clock")] == ["passed"]


def test_every_rule_has_its_row_its_sentences_and_its_docstring() -> None:
    codes = {rule.shared or rule.code for rule in RULES}
    assert {f"G{number:02}" for number in range(1, 31)} <= codes
    assert {f"X{number:02}" for number in range(1, 25)} <= codes
    for rule in RULES:
        row = severities().rules[rule.shared or rule.code]
        assert (rule.finds.__doc__ or "").startswith(
            (rule.code, "T:…." if rule.shared else f"{rule.code.split('.')[0][:6]}")
        ), rule.code
        reasons = {reason for line in row.rows for reason in line.reasons}
        for reason in reasons - {"untoc"}:
            code = rule.shared or rule.code
            assert f"{code}/{reason}" in SENTENCES or code in SENTENCES, (rule.code, reason)
    assert set(severities().codes()) - codes == {
        "R:sign.name", "R:hdr.urgency_reason.text", "R:hdr.urgency_reason.date",
    }  # fmt: skip


def test_every_sentence_is_whole_in_every_language() -> None:
    drafts = [request({}, kind, stage) for kind, stage in request_catalogue.catalogue().specifications]
    drafts.append(changed(example(), {"to.state": "XOR", "facts.source": "NOFORN [[CHOOSE: x]] annexe 17"}))
    for draft in drafts:
        for one in run(draft).findings:
            for code in LANGUAGES:
                text = finding_text(one, Language(code))
                assert text, one
                assert not re.search(r"\{\w+\}", text), text


def test_every_placeholder_of_the_sentences_is_known() -> None:
    known = {
        "label", "type", "elements", "state", "other_state", "states", "instrument", "date", "first", "last", "n",
        "name", "other", "number", "item", "words", "offence", "title", "reference", "language", "languages", "before",
        "mark", "days", "article", "articles", "clause", "amount", "value",
    }  # fmt: skip
    for sentence in SENTENCES.values():
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= known


def _leaves() -> list[str]:
    specification = request_catalogue.catalogue().specification("mla")
    own = [name.replace("[]", "[0]") for name, spec in specification.fields.items() if spec.type is not FieldType.LIST]
    types = [
        f"asst[{place}].fields.{name.replace('[]', '[0]')}"
        for place, kind in enumerate(specification.types.values())
        for name in kind.fields
    ]
    return own + types


LEAVES = _leaves()


@given(st.lists(st.tuples(st.sampled_from(LEAVES), ODD), min_size=1, max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_answers_however_odd_stop_the_checks(changes: list[tuple[str, object]]) -> None:
    kinds = request_catalogue.catalogue().specification("mla").types
    draft = request({"asst": [{"id": f"A{place}", "type": kind} for place, kind in enumerate(kinds)]})
    for path, value in changes:
        try:
            draft = replace(draft, answers=draft.answers.with_(path, value))
        except AnswersError:
            continue
    for one in run(draft).findings:
        assert finding_text(one, Language("en"))


def test_two_hundred_persons_and_a_long_text_are_checked() -> None:
    persons = [{"id": f"P{n}", "kind": "natural", "role": "witness", "names": {"latin": f"Name{n} Family{n}"}}
               for n in range(200)]  # fmt: skip
    told = run(changed(example(), {"subj": persons, "facts.summary": "Ahmed Omari a payé. " * 20_000}))
    assert told.of("G14")


def test_the_far_ends_of_time_are_no_trouble() -> None:
    far = {"hdr.date_place.date": "9999-12-31", "to.authority.last_verified": "9999-12-31", "proc.opened": "0001-01-01"}
    assert run(changed(example(), far)).findings is not None
    late = replace(world(), today=date.max - timedelta(days=1))
    assert run(example(), late).findings is not None
    assert law().limits
