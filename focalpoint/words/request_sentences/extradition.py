"""The sentences of the rules of extradition."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

EXTRADITION: Final[dict[str, str]] = {
    "X01/warrant": N_("The arrest warrant is not attached: an authenticated copy belongs to the request."),
    "X01/judgment": N_("The judgment is not attached: an authenticated copy belongs to the request."),
    "X01/notified": N_("Say how the person was told of the trial: the other State will ask."),
    "X02/warrant": N_("The warrant does not cover “{offence}”: request what it covers, or have it extended."),
    "X02/judgment": N_("The judgment does not cover “{offence}”: request what it covers."),
    "X02/after": N_("{date} is after the warrant or judgment was issued ({last}): check both dates."),
    "X03/below": N_("No offence reaches the minimum penalty, years: {n}. Extradition will be refused."),
    "X03/accessory": N_("“{offence}” is below the minimum penalty: ask for it as an accessory offence."),
    "X03/unread": N_(
        "The maximum penalty of “{offence}” names no number of years: give it, so that the minimum can be tested."
    ),
    "X04/requesting": N_("Say when “{offence}” lapses under our law, or that it does not."),
    "X04/requested": N_(
        "Say whether “{offence}” has lapsed under the law of the requested State ({state}), or that it is unknown."
    ),
    "X05/not_valid": N_("The warrant is no longer in force: have it renewed before you ask."),
    "X05/not_signed": N_("The warrant is not signed: have it signed."),
    "X05/no_judge": N_("Say which judicial authority issued the warrant."),
    "X05/not_enforceable": N_("The judgment is not enforceable: request the person as accused, or wait until it is."),
    "X05/copy": N_("The copy “{title}” is not authenticated: have it certified."),
    "X06": N_(
        "The person is a national of the requested State ({state}), which may refuse: choose conditional surrender, transfer"
        " of proceedings, or enforcement there."
    ),
    "X07/death_penalty": N_(
        "The death penalty is possible: attach the assurance of an authority that can bind the courts ({state})."
    ),
    "X07/life": N_("Life without parole is possible: attach an assurance on review: when, by whom, on which criteria."),
    "X07/issuer": N_("{name} cannot bind the courts: the assurance must come from who can."),
    "X08": N_("The person was convicted in absentia: annex the law that guarantees a retrial, or an assurance of one."),
    "X09/not_party": N_("The political clause names a text that does not bind both States: {instrument}."),
    "X09/unknown": N_(
        "It is not known whether the text that the political clause names binds both States: {instrument}."
    ),
    "X10/few": N_("Two independent identifiers are wanted; there are {n}: add a photograph, fingerprints, documents."),
    "X10/photo": N_("Say when the photograph was taken."),
    "X11/role": N_("Say what this person did in “{offence}”, not only what the group did."),
    "X11/dates": N_("Say when “{offence}” was committed."),
    "X11/places": N_("Say where “{offence}” was committed."),
    "X12": N_(
        "This State asks for evidence of each element before it extradites ({state}): fill in the table of evidence."
    ),
    "X12/unknown": N_(
        "It is not known whether this State asks for evidence of each element ({state}): fill in the table, or ask."
    ),
    "X12/anonymous": N_(
        "Name the witness or the annex that this evidence comes from: conclusions without a source count for nothing."
    ),
    "X13/offence": N_("The text of the law for “{offence}” is not annexed."),
    "X13/penalty": N_("The annexed law does not show the penalty: annex it."),
    "X13/participation": N_("The annexed law does not show the rules on participation: annex them."),
    "X13/limitation": N_("The annexed law does not show the rules on limitation: annex them."),
    "X13/jurisdiction": N_("The annexed law does not show the rules on jurisdiction: annex them."),
    "X14": N_("The offence dates from {date}: say whether the law was amended since, and which text applies."),
    "X15/warn": N_(
        "The documents would arrive on {date}; from {last} on the person may be released: send an electronic copy first."
    ),
    "X15/hard": N_(
        "The documents would arrive on {date}, after the last day ({last}): send what there is now, and supplement it."
    ),
    "X15/check": N_(
        "The documents would arrive on {date}; the limit may end on {last} (to be checked with the depositary)."
    ),
    "X16/speciality": N_("Undertake speciality: no prosecution for earlier acts without consent."),
    "X16/no_reextradition": N_("Undertake not to re-extradite to a third State without consent."),
    "X17": N_("Name the States that are crossed, or say that there are none."),
    "X18": N_("List the property to be handed over, or say that there is none."),
    "X19/concurrent": N_("Say whether other States or courts ask for the person too, or that none do."),
    "X19/pending": N_("Say whether proceedings or a sentence are pending there, or that none are."),
    "X20/warrant": N_("A request for provisional arrest must say that a warrant or judgment exists."),
    "X20/follows": N_("A request for provisional arrest must say that a request for extradition will follow."),
    "X21/asked": N_("This State asks for a statement that no evidence comes from torture ({state}): add it."),
    "X21/unknown": N_(
        "It is not known whether this State asks that no evidence comes from torture ({state}): state it, or ask."
    ),
    "X22/awarded": N_("The sentence of {days} days is below the minimum, months: {n}. Extradition will be refused."),
    "X22/remaining": N_(
        "Only {days} days remain to be served; the minimum, in months, is {n}. Extradition will be refused."
    ),
    "X23/death_penalty": N_(
        "The person was under 18 at the offence: the death penalty is excluded; give the assurance."
    ),
    "X23/life": N_(
        "The person was under 18 at the offence: life without possibility of release is excluded; give the assurance."
    ),
    "X23/juvenile": N_("The person was {n} years old at the offence: say which juvenile law applies."),
    "X24/name": N_("The notice {reference} names “{name}”: make request and notice say the same."),
    "X24/birth": N_("The notice {reference} gives {date} as the date of birth: make request and notice say the same."),
    "X24/offence": N_("The notice {reference} names the offence “{offence}”: make request and notice say the same."),
    "L:limitation": N_("The offence lapsed on {date} under our law: do not request it."),
    "L:list_treaty": N_(
        "This treaty extradites for listed offences only: {instrument}. Cite the convention that includes the offence."
    ),
    "L:treaty_basis": N_(
        "A State that extradites by treaty only may, at its option, take this convention as the basis: {instrument}. Ask"
        " whether it does ({state})."
    ),
    "L:place_of_commission": N_(
        "The offence was committed outside our territory: explain on what our jurisdiction rests."
    ),
    "L:extraordinary_court/military": N_(
        "A military court is a ground of refusal: give the assurance of an ordinary one."
    ),
    "L:extraordinary_court/special": N_(
        "A special court is a ground of refusal: name its statute, or assure an ordinary one."
    ),
    "L:ne_bis_in_idem": N_("List every earlier decision on these facts, anywhere, or say that there is none."),
    "L:amnesty/ours": N_("An amnesty or pardon of ours applies: explain why the request stands."),
    "L:amnesty/theirs": N_("An amnesty applies in the requested State ({state}): it may bar extradition."),
    "L:discrimination": N_("“{words}” names belief or origin: keep it only where it is an element of the offence."),
    "L:fair_treatment": N_("Promise consular access: several conventions give it to the person."),
    "L:asylum": N_("Never mention contact with an asylum body: take it out."),
    "L:humanitarian": N_("An illness is known: describe the medical care that will be given, as an assurance."),
}
