"""Each type of assistance: what is asked, under which article, and the sentences that belong to the type."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.requests.opening import TRANSMITTING
from focalpoint.documents.requests.writer import Writer
from focalpoint.domain.requests.answers import Item, State

TOPICS: Final = {
    "witness_statement_testimony": "testimony",
    "hearing_by_video_link": "video",
    "telephone_hearing": "telephone",
    "service_of_documents": "service",
    "voluntary_appearance_of_person": "appearance",
    "transfer_of_persons_in_custody_to_testify_assist": "transfer",
    "expert_evaluation": "expert",
    "search_and_seizure": "search",
    "provisional_measures_to_preserve_evidence": "provisional_measures",
    "examination_of_objects_and_sites": "sites",
    "handing_over_return_of_property": "return_of_property",
    "originals_or_certified_copies_government_business_records": "records",
    "criminal_record_extract": "criminal_records",
    "identification_of_a_bank_account_holder": "account_holder records",
    "bank_and_financial_records": "transactions records",
    "account_monitoring": "monitoring",
    "identify_trace": "tracing",
    "freeze_restraint_seizure": "freezing",
    "confiscation_enforce_our_order": "confiscation",
    "confiscation_ask_them_to_obtain_order": "confiscation",
    "return_sharing_victims": "sharing",
    "controlled_delivery": "controlled_delivery",
    "joint_investigation_team": "joint_team",
    "covert_investigation": "covert special_techniques",
    "cross_border_surveillance": "surveillance special_techniques",
    "interception_of_communications_real_time_content": "interception",
    "real_time_traffic_data": "real_time_traffic",
    "deferring_action_surveillance_of_vessels": "boarding",
    "transfer_of_proceedings": "transfer_of_proceedings",
    "transfer_of_sentenced_person": "transfer_of_sentenced",
    "spontaneous_information": "spontaneous",
    "preservation": "preservation",
    "subscriber_data": "stored_data",
    "traffic_transactional_data_stored": "stored_data",
    "content_stored": "stored_data",
    "emergency_disclosure": "emergency_assistance",
}
"""The topics of the article map that a type rests on, the special one first."""
_ALWAYS: Final = {
    "hearing_by_video_link": ("CL.VIDEO.DECLINE",),
    "service_of_documents": ("CL.SUMMONS",),
    "transfer_of_persons_in_custody_to_testify_assist": ("CL.TRANSF", "CL.TRANSF.IMMUNE"),
    "freeze_restraint_seizure": ("CL.FUNDS", "CL.CONFISCATE"),
    "originals_or_certified_copies_government_business_records": ("CL.PUBLIC",),
    "preservation": ("CL.PRES.TERM", "CL.PRES.CONFIRM", "CL.PRES.PROVIDER"),
    "spontaneous_information": ("CL.SPON.EXC", "CL.SPON.NOREPLY"),
}
"""Sentences that a type always wants; each only where an article stands behind it."""
_TRANSFER: Final = "transfer_of_persons_in_custody_to_testify_assist"
_UNDERTAKEN: Final = ("keep_in_custody", "return_without_extradition", "not_prosecute", "credit_for_time")
"""Answers of a transfer in custody that its sentences say."""
_WHERE_YES: Final = {
    "followup_statement": "CL.PRES",
    "imminent": "CL.EMERG.IMMINENT",
    "least_data": "CL.EMERG.LEAST",
    "followup_mla": "CL.EMERG.MLA",
    "requested_judicial_authority_present": "CL.VIDEO",
    "order_final": "CL.FINAL",
}
"""An answer of yes that is said in a sentence rather than in a table."""


def measures(w: Writer) -> None:
    """Everything that is asked, one measure after the other."""
    w.part("results" if w.material.kind in TRANSMITTING else "assistance")
    items = w.answers.assistance()
    if not items:
        w.facts("assistance.missing", ["asst"])
        return
    alone = len(items) == 1 and w.material.kind != "mla"
    if not alone:
        w.clause("CL.ASST", "asst")
    for item in items:
        _measure(w, item, alone=alone)


def _measure(w: Writer, item: Item, *, alone: bool) -> None:
    place, kind = item.index, w.material.specification.types.get(item.type)
    w.sheet.used.update({f"asst[{place}].id", f"asst[{place}].type"})
    if kind is None:
        return
    title = w.words.language.gettext(kind.title)
    if not alone:
        heading = w.words.heading("measure", number=str(place + 1), title=title)
        w.sub(f"measure.{place}", heading, f"asst[{place}].type")
    cited = w.material.articles(TOPICS.get(item.type, ""), w.material.family, frozenset())
    if cited and item.type != "spontaneous_information":
        w.clause("CL.TYPE", f"asst[{place}].type", key=f"measure.{place}.type", title=title, cite=w.words.cite(cited))
    _told(w, item)
    _of_the_type(w, item)


def _told(w: Writer, item: Item) -> None:
    """The answers of the measure; an answer of yes is said in a sentence where there is one."""
    place = item.index
    said = [leaf for leaf in _WHERE_YES if item.get(f"fields.{leaf}") is True]
    w.sheet.used.update(f"asst[{place}].fields.{leaf}" for leaf in said)
    if item.type == "spontaneous_information" and item.get("fields.conditions"):
        w.clause("CL.SPON.CONDITIONS", f"asst[{place}].fields.conditions", key=f"measure.{place}.conditions")
    if item.type == _TRANSFER and w.has("CL.TRANSF"):
        w.sheet.used.update(
            f"asst[{place}].fields.{leaf}" for leaf in _UNDERTAKEN if item.get(f"fields.{leaf}") is True
        )
    for leaf in ("name", "address", "portal", "state"):
        if item.get(f"fields.provider.{leaf}") == (w.answers.get(f"to.provider.{leaf}") or State.UNANSWERED):
            w.sheet.used.add(f"asst[{place}].fields.provider.{leaf}")  # the letter goes to that provider
    w.record(f"measure.{place}.facts", f"asst[{place}].fields.")
    for leaf in said:
        path, key = f"asst[{place}].fields.{leaf}", f"measure.{place}.{_WHERE_YES[leaf]}"
        if leaf == "followup_statement":
            w.clause(_WHERE_YES[leaf], path, key=key, cite=w.words.cite(_followup(w)))
            _by_when(w, place)
        else:
            w.clause(_WHERE_YES[leaf], path, key=key)


def _of_the_type(w: Writer, item: Item) -> None:
    """Sentences that a type wants besides."""
    place = item.index
    path = f"asst[{place}].type"
    for clause in _ALWAYS.get(item.type, ()):
        w.clause(clause, path, key=f"measure.{place}.{clause}")
    if item.text("fields.third_party_notice") and item.text("fields.due_process"):
        w.clause("CL.TPNOTICE", f"asst[{place}].fields.third_party_notice", key=f"measure.{place}.CL.TPNOTICE")
    if item.type == "freeze_restraint_seizure" and "UNCAC" in w.material.family:
        w.clause("CL.LIFT", path, key=f"measure.{place}.CL.LIFT", cite=w.words.cite([("UNCAC", "55(8)")]))
    if item.type == "voluntary_appearance_of_person":
        _safe_conduct(w, place)


def _followup(w: Writer) -> list[tuple[str, str]]:
    """Where the governing text asks that a request be announced."""
    base = w.material.whole_law.base(w.material.governing.instrument or "")
    content = base.content if base is not None else ()
    return [(base.id, item.article) for item in content if base is not None and item.element == "followup"]


def _by_when(w: Writer, place: int) -> None:
    path = f"asst[{place}].fields.followup_date"
    day = w.shown(path)
    if day:
        w.clause("CL.PRES.DATE", path, key=f"measure.{place}.CL.PRES.DATE", date=day)


def _safe_conduct(w: Writer, place: int) -> None:
    """The days of safe conduct are the governing text's own; without a figure there is no such sentence."""
    for text in w.material.family:
        base = w.material.whole_law.base(text)
        days = base.values.get("safe_conduct_days") if base is not None else None
        if days is not None:
            path = f"asst[{place}].type"
            w.clause("CL.SAFE", path, key=f"measure.{place}.CL.SAFE", days=str(days))
            return
