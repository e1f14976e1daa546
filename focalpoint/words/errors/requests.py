"""What is said when casework cannot do what was asked."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "refused.case_list": N_("You are not on the list of this case. Ask somebody who is to add you."),
    "rule.case_list_without_oneself": N_("The list would shut you out. Nothing was changed; add yourself to it."),
    "rule.custody_incomplete": N_("Write when the item changed hands and who took it. Nothing was changed."),
    "rule.request_sent": N_(
        "This request was sent and cannot change. Nothing was changed; write supplementary information instead."
    ),
    "rule.request_over": N_("This request is closed and cannot change. Nothing was changed."),
    "rule.request_kind_unknown": N_("There is no request of the kind “{kind}”. Nothing was changed."),
    "rule.request_of_another_kind": N_(
        "The file holds a request of another kind or stage. Nothing was changed; open it as a new request."
    ),
    "rule.request_not_a_draft": N_("Only a draft can be submitted or approved. Nothing was changed."),
    "rule.request_not_submitted": N_("The request is not with the approver. Nothing was changed."),
    "rule.request_not_approved": N_("The request is not approved, or its approval lapsed. Have it approved first."),
    "rule.request_changed_meanwhile": N_("The request changed meanwhile. Nothing was approved; read it again."),
    "rule.request_has_stops": N_(
        "Something stands against this request that nobody can release. See the findings; nothing was approved."
    ),
    "rule.letter_not_final": N_(
        "The final letter cannot be written: something in it is missing, not translated or not signed off. See the"
        " findings, or write a draft; nothing was written."
    ),
    "rule.request_has_musts": N_(
        "Something required is missing. Mend it, or let the approver release it with a reason; nothing was approved."
    ),
    "rule.approver_is_drafter": N_("You drafted this request: another official approves it. Nothing was approved."),
    "rule.approval_without_paper": N_(
        "Where one official works alone, the approver's name, function and the date of the signed paper are needed."
        " Nothing was approved."
    ),
    "rule.telephone_approval_incomplete": N_(
        "Write who approved by telephone, in what function, and when it was said. Nothing was approved."
    ),
    "rule.nothing_to_confirm": N_("There is no approval by telephone to confirm. Nothing was changed."),
    "rule.finding_not_releasable": N_("This cannot be released. Nothing was changed; mend what the finding names."),
    "rule.annexes_changed": N_(
        "Annexes are missing or were changed since they were hashed: {numbers}. Nothing was sent; list them anew."
    ),
    "rule.event_out_of_order": N_("This cannot have happened as the request stands now. Nothing was changed."),
    "rule.event_in_future": N_("{date} has not come yet; nothing was recorded. An event is recorded when it happened."),
    "rule.refusal_without_ground": N_("A refusal needs its ground. Nothing was changed; choose one."),
    "rule.reference_pattern": N_(
        "The pattern of references cannot be used: {pattern}. Its parts are country, kind, year and number, in braces."
    ),
    "rule.final_text_missing": N_("The adopted final text is missing or damaged. Nothing was written; adopt it again."),
    "rule.not_a_final_text": N_("Only a Word document or a PDF can be adopted as the final text. Nothing was changed."),
    "rule.case_still_kept": N_("This case must be kept until {date}. Nothing was erased."),
    "rule.register_line": N_("This row cannot be taken into the register that way."),
    "request_file": N_("The file {file} cannot be read, or is larger than a request can be. Nothing was done."),
    "reason_needed.give_back": N_("Write why the request is given back. Nothing was changed."),
    "reason_needed.release": N_("Write why this may pass. Nothing was changed."),
}
