"""The sentences of the types of assistance."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

_NO_OATH: Final = N_("A suspect or accused must not be heard as a witness under oath: take the oath out.")
_ORDER: Final = N_("The last day ({last}) comes before the first ({first}).")
_PAST: Final = N_("The hearing ({date}) is already past on the date of the request.")
TYPES: Final[dict[str, str]] = {
    "T:witness_statement_testimony.accused": _NO_OATH,
    "T:witness_statement_testimony.questions": N_("Give the list of questions, or annex it."),
    "T:witness_statement_testimony.caution": N_(
        "Annex the text of the caution that our law asks for a suspect or accused."
    ),
    "T:hearing_by_video_link.accused/oath": _NO_OATH,
    "T:hearing_by_video_link.accused/ma2p": N_("An accused is heard by video link only with consent: attach it."),
    "T:hearing_by_video_link.accused/practice": N_(
        "Many States hear an accused by video link only with consent: say that it was given."
    ),
    "T:hearing_by_video_link.judge/ma2p": N_(
        "A judicial authority of the requested State must be present: ask for it."
    ),
    "T:hearing_by_video_link.judge/practice": N_(
        "A judicial authority of the requested State is usually present: ask for it."
    ),
    "T:hearing_by_video_link.decline/ma2p": N_(
        "Annex our law on the right not to testify: the person may claim either State’s."
    ),
    "T:hearing_by_video_link.decline/practice": N_(
        "Annex our law on the right not to testify: the other State will ask."
    ),
    "T:hearing_by_video_link.dates/past": _PAST,
    "T:hearing_by_video_link.dates/zone": N_(
        "Give the hour with its offset from UTC: the two States keep different time."
    ),
    "T:hearing_by_video_link.dates/notice": N_(
        "The hearing is on {date}: some {n} days are usually needed; ask for urgency, or later."
    ),
    "T:hearing_by_video_link.dates/alternatives": N_("Offer two other dates."),
    "T:telephone_hearing.willing/unwilling": N_("A hearing by telephone needs a willing person: choose another way."),
    "T:telephone_hearing.willing/accused": N_("A suspect or accused cannot be heard by telephone: choose another way."),
    "T:service_of_documents.threat": N_(
        "A summons must not threaten a sanction abroad: none follows; say so, or take it out."
    ),
    "T:service_of_documents.time/past": _PAST,
    "T:service_of_documents.time/notice": N_(
        "The hearing is on {date}: {n} days may be needed for service; move it, or ask for urgency."
    ),
    "T:voluntary_appearance_of_person.safe_conduct": N_(
        "Safe conduct lasts at least {n} days under this text: {instrument}."
    ),
    "T:transfer_of_persons_in_custody_to_testify_assist.consent/missing": N_(
        "The person’s free and informed consent is missing: attach it, or ask the other State to seek it."
    ),
    "T:transfer_of_persons_in_custody_to_testify_assist.consent/ask": N_(
        "The other State is asked to seek the person’s consent: without it the transfer will be refused."
    ),
    "T:transfer_of_persons_in_custody_to_testify_assist.dates/order": _ORDER,
    "T:transfer_of_persons_in_custody_to_testify_assist.dates/ends": N_(
        "The sentence ends on {date}, before the return ({last}): the person would have to be released."
    ),
    "T:transfer_of_persons_in_custody_to_testify_assist.dates/transit": N_(
        "States are crossed without their permission: ask each of them."
    ),
    "T:transfer_of_persons_in_custody_to_testify_assist.trial": N_(
        "Nobody is transferred to stand trial: that is extradition."
    ),
    "T:search_and_seizure.information": N_("The information dates from {date}: say why the items are still there."),
    "T:search_and_seizure.privileged": N_(
        "Privileged premises are searched: say how protected material is kept apart."
    ),
    "T:*.account/iban": N_(
        "The check digits of {number} are not right for an IBAN: compare it, or say where it was found."
    ),
    "T:*.account/found": N_("The check digits of {number} are not right for an IBAN; it is printed as found."),
    "T:*.period/order": _ORDER,
    "T:*.period/future": N_("The period ends on {date}, in the future: records exist up to today only."),
    "T:*.period/kept": N_("The period begins on {date}: many banks keep records for five to ten years only."),
    "T:bank_and_financial_records.fiu": N_(
        "Material of a financial intelligence unit is no evidence without its consent: obtain it, or leave it out."
    ),
    "T:bank_and_financial_records.amounts": N_("The amount {amount} is not in the facts: tell it there too."),
    "T:*.tip_off": N_("Ask that the account holder not be told."),
    "T:freeze_restraint_seizure.order/not_enforceable": N_(
        "Our order is not enforceable: the other State will not freeze on it."
    ),
    "T:freeze_restraint_seizure.order/no_copy": N_("An admissible copy of our order is not annexed: add it."),
    "T:freeze_restraint_seizure.amount": N_(
        "More is to be frozen ({amount}) than the property is worth ({value}): explain it."
    ),
    "T:freeze_restraint_seizure.administrative": N_(
        "A Security Council resolution alone leads to administrative freezing, by another channel: cite a treaty for a"
        " judicial measure."
    ),
    "T:confiscation_enforce_our_order.final": N_("Say that the confiscation order is final."),
    "T:confiscation_enforce_our_order.third_parties": N_(
        "Say what was done to notify third parties in good faith and to ensure due process."
    ),
    "T:confiscation_ask_them_to_obtain_order.property": N_(
        "Give the location and the estimated value of the property."
    ),
    "T:*.duration/order": _ORDER,
    "T:*.duration/long": N_("The measure lasts more than {n} days: ask for {n} days, then renew."),
    "T:*.order_valid/no_order": N_("The court’s order is not annexed: add it."),
    "T:*.order_valid/expired": N_("The court’s order expired on {date}: have it renewed."),
    "T:*.order_valid/unlawful": N_("A measure that would not be lawful at home should not be asked of another State."),
    "T:controlled_delivery.goods/dangerous": N_("Dangerous goods must be removed or replaced before they travel on."),
    "T:controlled_delivery.goods/transit": N_("Each State that is crossed must consent: ask all of them."),
    "T:deferring_action_surveillance_of_vessels.ship/imo": N_(
        "The check digit of the IMO number {number} is not right: compare it."
    ),
    "T:deferring_action_surveillance_of_vessels.ship/inside": N_(
        "The ship lies within a territorial sea: ask the coastal State instead."
    ),
    "T:virtual_assets.wallets": N_("{number} has not the form of a known address: compare it with the tracing report."),
    "T:*.identifiers/form": N_("“{number}” is not an Internet address: compare it with the log."),
    "T:*.identifiers/private": N_("{number} is a private address that no provider can find: ask for the public one."),
    "T:*.identifiers/reserved": N_("{number} is a reserved address that nobody uses: compare it with the log."),
    "T:*.identifiers/missing": N_("{number} needs its date and time to the second, with the offset from UTC."),
    "T:*.identifiers/offset": N_(
        "The time of {number} has no offset from UTC: without it another person may be found."
    ),
    "T:*.identifiers/seconds": N_("The time of {number} has no seconds: without them another person may be found."),
    "T:*.identifiers/port": N_("{number} has no source port: behind a shared address the person cannot be told apart."),
    "T:*.target": N_("Name the account or the addresses whose data are meant."),
    "T:*.followup_statement": N_("Say that a request for the data will follow: without it preservation is refused."),
    "T:preservation.conduct": N_("Describe the conduct: this State may ask that it be an offence there too ({state})."),
    "T:emergency_disclosure.danger/not_imminent": N_(
        "Without imminent danger to life or limb this is no emergency: use an ordinary request."
    ),
    "T:emergency_disclosure.danger/too_much": N_("Ask for the least data that averts the danger."),
    "T:emergency_disclosure.danger/no_followup": N_("Promise the formal request that follows an emergency."),
    "T:emergency_disclosure.email": N_(
        "{number} is a private mailbox: a provider answers the agency’s own domain only."
    ),
    "T:*.preserved": N_("Have the data preserved first, and give the ticket."),
    "T:spontaneous_information.terms/acknowledged": N_(
        "Have the conditions of use accepted before sensitive information is sent."
    ),
    "T:spontaneous_information.terms/undertaking": N_(
        "Information that nobody asked for carries no undertakings: take them out."
    ),
}
