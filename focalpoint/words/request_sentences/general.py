"""The sentences of rules for every request."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

GENERAL: Final[dict[str, str]] = {
    "R/missing": N_("“{label}” is missing."),
    "T/missing": N_("“{label}” is missing for “{type}”."),
    "G01": N_("Of what a request must hold, this is still missing: {elements}."),
    "G02/own_state": N_("A request cannot go to our own State: choose another one."),
    "G02/other_authority": N_(
        "The authority belongs to another State ({state}) than the one that is asked ({other_state}): choose the right one."
    ),
    "G02/not_ours": N_("The request is addressed to another State ({state}): it is not for us to execute."),
    "G02/old_entry": N_(
        "The authority’s address was last verified on {date}, more than twelve months ago: make sure of it."
    ),
    "G03/unknown": N_(
        "It is not known whether this treaty binds both States: {instrument}. Look it up with the depositary for {states}."
    ),
    "G03/not_party": N_("This treaty does not bind both States: {instrument}. Take it out of the basis."),
    "G03/not_in_force": N_(
        "This treaty is not yet in force between the two States on the date of the request: {instrument}."
    ),
    "G03/reserved": N_(
        "A reservation takes the article on which the request rests away between the two States: {instrument}."
    ),
    "G03/before": N_(
        "The offence ({date}) came before this treaty was in force for both States: {instrument}. Say why it applies."
    ),
    "G03/read": N_(
        "The other State ({state}) made reservations or declarations to this text: {instrument}. Read them: {articles}."
    ),
    "G03/read_all": N_(
        "The other State ({state}) made reservations or declarations to this text: {instrument}. Read them."
    ),
    "G04/offence": N_(
        "No text of the basis covers the offence: name the treaty offence, or add the convention that defines it."
    ),
    "G04/type": N_(
        "No text of the basis has an article for “{type}”: add one that has, such as article 18(10) of the convention"
        " against transnational organized crime or a bilateral treaty."
    ),
    "G05": N_(
        "This text alone is no basis for a request: {instrument}. Add a convention that obliges the other State."
    ),
    "G06/untoc": N_("The convention against transnational organized crime applies only if you state: “{label}”."),
    "G06/uncac": N_(
        "The convention against corruption applies only to an offence established in accordance with it: name that offence."
    ),
    "G07/political": N_(
        "No article stands behind the clause that excludes the political offence, so it is left out. For extradition,"
        " Security Council resolution 1373 (2001), paragraph 3(g), “calls upon” States not to recognize such claims."
    ),
    "G07/no_article": N_("No article of the basis stands behind this clause ({clause}), so it is left out."),
    "G07/not_basis": N_(
        "The clause names a text that is not in the basis: {instrument}. Cite it, or take the clause out."
    ),
    "G07/to_check": N_(
        "The article behind this clause ({clause}) is still to be checked with the depositary, so it is not printed."
    ),
    "G08/order": N_("The last day ({last}) comes before the first ({first})."),
    "G08/after_request": N_("{date} is after the date of the request ({last}): check both."),
    "G08/opened_before": N_("The investigation was opened on {date}, before the offence ({first}): check both dates."),
    "G08/age": N_("With this date of birth ({date}) the person was {n} years old at the offence: check it."),
    "G09/lapsed": N_("The offence has lapsed since {date}: explain what interrupted the time, or take it out."),
    "G09/soon": N_(
        "The offence lapses on {date}, within the year that execution may take: ask for urgency, and say so."
    ),
    "G10/two": N_(
        "“{name}” and “{other}” look like one person in two spellings: use one, and give the other as an alias."
    ),
    "G10/text": N_("The text says “{name}”, the list of persons “{other}”: spell the name the same everywhere."),
    "G10/same_document": N_("Two persons have the same document number ({number}): check whose it is."),
    "G11/unknown": N_("“{name}” is not in the list of persons: add the person, with a role."),
    "G11/no_role": N_("“{name}” has no role in the list of persons: say whether witness, suspect, accused …"),
    "G12/coercive": N_(
        "Nothing says why item {item} (“{type}”) is believed to be in the requested State and what it proves: a coercive"
        " measure needs that line."
    ),
    "G12/plain": N_(
        "Nothing says why item {item} (“{type}”) is believed to be in the requested State and what it proves."
    ),
    "G13": N_("“{words}” without a period reads as a fishing expedition: name what is wanted, from when until when."),
    "G14/short": N_("The facts have {n} characters only: tell who, what, when, where, how and why."),
    "G14/long": N_("The facts run to some {n} pages: six are read, more are not."),
    "G15": N_("Write “{words}” out where it first stands, and explain a national institution."),
    "G16/missing": N_("The text of the law for “{offence}” is not annexed: give the annex that holds it."),
    "G16/not_in_list": N_(
        "The text of the law for “{offence}” should be annex {number}, which is not in the list of annexes."
    ),
    "G17": N_("A date is wanted without a reason: say what happens on that day."),
    "G18": N_("Urgent matters are too slow by the diplomatic channel alone: send a copy directly or through INTERPOL."),
    "G19/source": N_("The request is confidential, yet “{words}” gives a human source away: take it out."),
    "G19/annex": N_("The annex “{title}” is handled more freely than the confidential letter: raise its handling."),
    "G20": N_("“{words}” is a marking of intelligence material: take it out, or ask the owner before it goes abroad."),
    "G21": N_(
        "The death penalty is possible: give the assurance that it will not be sought, imposed or carried out ({state})."
    ),
    "G22/minor": N_("A person born on {date} is a minor: protect the name, and ask for special care."),
    "G22/asylum": N_("The text speaks of asylum or refuge: never tell another State of a claim."),
    "G22/trafficking": N_("The text speaks of a victim of trafficking: protect the name, and ask for special care."),
    "G23/national": N_("{name} is a national of the requested State ({state}): expect questions, and prepare a note."),
    "G23/privileged": N_("{name} may be privileged or immune: add a note on privilege or immunity."),
    "G24/policy": N_(
        "This State does not act in small matters ({state}): say why the matter is serious: value, harm, penalty."
    ),
    "G24/unknown": N_(
        "It is not known whether this State acts in small matters ({state}): say why the matter is serious, or ask."
    ),
    "G25": N_(
        "The facts use {reference}, which {state} gave for another purpose only: ask for consent, or take it out."
    ),
    "G26/not_accepted": N_("This language is not accepted there ({language}): they accept {languages}."),
    "G26/unknown": N_("It is not known which languages this State accepts ({state}): ask its authority."),
    "G26/no_translation": N_("No translation into the language of the request is attached yet ({language})."),
    "G26/pages": N_("The translation has {n} pages, the original {before}: check that nothing is missing."),
    "G27": N_("The text still holds [[{mark}]]: complete it; nothing leaves with an open mark."),
    "G27/final_missing": N_("The letter still holds [[MISSING: {label}]]: complete it, or have it released."),
    "G27/final_translate": N_("The letter still holds [[TRANSLATE: {label}]]: add the translation."),
    "G27/final_choose": N_("The letter still holds [[CHOOSE: {label}]]: choose."),
    "G28/same": N_("Who drafted the request cannot approve it: have a colleague approve."),
    "G28/nobody": N_("Nobody has approved the request yet: record who approves it."),
    "G29/changed": N_("Annex {number} (“{title}”) has changed since it was hashed: look at it and hash it again."),
    "G29/missing": N_("The file of annex {number} (“{title}”) is missing: attach it again."),
    "G29/number_twice": N_("Annex number {number} is given twice: renumber."),
    "G29/no_hash": N_("Annex {number} (“{title}”) has no hash yet."),
    "G29/macros": N_("Annex {number} (“{title}”) holds macros: send it as PDF."),
    "G29/heavy": N_("The annexes weigh {n} MB together: many mailboxes refuse that; send them in parts."),
    "G30/asked": N_(
        "This State asks for a statement on the protection of personal data ({state}): add the undertaking."
    ),
    "G30/unknown": N_(
        "It is not known whether this State asks for a statement on the protection of personal data ({state}): add it, or ask."
    ),
    "L:governing/other": N_(
        "This text governs, but does not stand first in the basis: {instrument}. Put it first, or give a reason."
    ),
    "L:governing/chosen": N_(
        "You chose another text with your reason; by the order of treaties this one governs: {instrument}."
    ),
    "L:article": N_(
        "Article {article} is not known to deal with requests in this text: {instrument}. Check the number."
    ),
    "L:treaty_offence": N_(
        "Article {article} does not define an offence in this text: {instrument}. Check the number."
    ),
    "L:reciprocity": N_("No treaty binds the two States: undertake reciprocity, or name an arrangement ({state})."),
    "L:annex": N_("Annex {number} is referred to, but is not in the list of annexes."),
    "L:email/form": N_("“{number}” is not an e-mail address: check it."),
    "L:email/free": N_("“{number}” is a private mailbox: use the authority’s own address."),
    "L:identifier/iban": N_("The check digits of {number} are not right for an IBAN: compare it with the source."),
    "L:identifier/bic": N_("{number} has not the form of a BIC: compare it with the source."),
    "L:identifier/imei": N_("The check digit of the IMEI {number} is not right: compare it with the source."),
    "L:identifier/imo": N_("The check digit of the IMO number {number} is not right: compare it."),
    "L:identifier/mrz": N_("The check digits of the passport’s lines are not right: compare them with the passport."),
    "L:sign_off": N_("The office has not signed off {n} of the clauses: they print in drafts only."),
    "L:dual_criminality": N_(
        "Describe the conduct in plain words, without our legal terms: a coercive measure asks that it be an offence there"
        " too ({state})."
    ),
    "L:lawful_at_home/unsaid": N_(
        "Say that the measure is necessary, proportionate and would be lawful at home in a like case."
    ),
    "L:lawful_at_home/unlawful": N_("A measure that would not be lawful at home should not be asked of another State."),
    "L:grounds/excluded": N_(
        "Refusal on this ground is not open to us under article {article} of this text: {instrument}. Choose another, or execute."
    ),
    "L:grounds/no_reason": N_("Give the reasons for this ground: a refusal without reasons is itself a breach."),
    "L:consultation": N_("Consult the other State before refusing: say until when."),
    "L:our_clock/no_day": N_(
        "We have held the person since {date}: write down by which day the documents must be here."
    ),
    "L:our_clock/passed": N_(
        "The documents were due on {date}: the person may have to be released; tell the court today."
    ),
}
