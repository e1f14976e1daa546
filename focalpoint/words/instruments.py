"""Treaty law's codes as words in the reader's language."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.instruments.model import (
    ActKind,
    Addressee,
    ArticleRef,
    EntryRule,
    Group,
    InstrumentKind,
    RelationKind,
    Scope,
    Topic,
    in_language,
)
from focalpoint.domain.instruments.path import Holder, LogKind, StepKey, StepState
from focalpoint.language import Language
from focalpoint.words.plan import Word, say

_ACTS: Final[dict[str, Word]] = {
    ActKind.SIGNATURE: lambda language: language.pgettext("treaty act", "Signature"),
    ActKind.DEFINITIVE_SIGNATURE: lambda language: language.pgettext("treaty act", "Definitive signature"),
    ActKind.RATIFICATION: lambda language: language.pgettext("treaty act", "Ratification"),
    ActKind.ACCEPTANCE: lambda language: language.pgettext("treaty act", "Acceptance"),
    ActKind.APPROVAL: lambda language: language.pgettext("treaty act", "Approval"),
    ActKind.ACCESSION: lambda language: language.pgettext("treaty act", "Accession"),
    ActKind.SUCCESSION: lambda language: language.pgettext("treaty act", "Succession"),
    ActKind.PROVISIONAL_APPLICATION: lambda language: language.pgettext("treaty act", "Provisional application"),
    ActKind.TERRITORIAL_EXTENSION: lambda language: language.pgettext("treaty act", "Territorial extension"),
    ActKind.RESERVATION: lambda language: language.pgettext("treaty act", "Reservation"),
    ActKind.DECLARATION: lambda language: language.pgettext("treaty act", "Declaration"),
    ActKind.OBJECTION: lambda language: language.pgettext("treaty act", "Objection"),
    ActKind.WITHDRAWAL: lambda language: language.pgettext("treaty act", "Withdrawal"),
    ActKind.DENUNCIATION: lambda language: language.pgettext("treaty act", "Denunciation"),
}
_GROUPS: Final[dict[str, Word]] = {
    Group.COUNTER_TERRORISM: lambda language: language.gettext("The 19 universal instruments against terrorism"),
    Group.CRIME: lambda language: language.gettext("Organized crime, corruption and other crimes"),
    Group.REGIONAL: lambda language: language.gettext("Regional conventions"),
    Group.OWN: lambda language: language.gettext("Added by the office"),
}
_KINDS: Final[dict[str, Word]] = {
    InstrumentKind.CONVENTION: lambda language: language.pgettext("instrument", "Convention"),
    InstrumentKind.PROTOCOL: lambda language: language.pgettext("instrument", "Protocol"),
    InstrumentKind.AMENDMENT: lambda language: language.pgettext("instrument", "Amendment"),
    InstrumentKind.AGREEMENT: lambda language: language.pgettext("instrument", "Treaty or agreement"),
    InstrumentKind.MEMORANDUM: lambda language: language.pgettext("instrument", "Memorandum of understanding"),
    InstrumentKind.ARRANGEMENT: lambda language: language.pgettext("instrument", "Arrangement"),
    InstrumentKind.OTHER: lambda language: language.pgettext("instrument", "Other"),
}
_SCOPES: Final[dict[str, Word]] = {
    Scope.UNIVERSAL: lambda language: language.pgettext("instrument", "Universal"),
    Scope.REGIONAL: lambda language: language.pgettext("instrument", "Regional"),
    Scope.BILATERAL: lambda language: language.pgettext("instrument", "Bilateral"),
}
_TOPICS: Final[dict[str, Word]] = {
    Topic.OFFENCES: lambda language: language.pgettext("article", "Offences"),
    Topic.JURISDICTION: lambda language: language.pgettext("article", "Jurisdiction"),
    Topic.INTERNAL: lambda language: language.pgettext("article", "Internal cases left out"),
    Topic.CUSTODY: lambda language: language.pgettext("article", "Custody and presence"),
    Topic.CUSTODY_NOTICE: lambda language: language.pgettext("article", "Notice of custody"),
    Topic.PROSECUTE: lambda language: language.pgettext("article", "Extradite or prosecute"),
    Topic.EXTRADITION: lambda language: language.pgettext("article", "Basis for extradition"),
    Topic.ASSISTANCE: lambda language: language.pgettext("article", "Mutual legal assistance"),
    Topic.POLITICAL: lambda language: language.pgettext("article", "No political exception"),
    Topic.FISCAL: lambda language: language.pgettext("article", "No fiscal exception"),
    Topic.DISCRIMINATION: lambda language: language.pgettext("article", "Non-discrimination"),
    Topic.FAIR_TREATMENT: lambda language: language.pgettext("article", "Fair treatment"),
    Topic.TRANSFER: lambda language: language.pgettext("article", "Transfer of persons in custody"),
    Topic.CENTRAL_AUTHORITY: lambda language: language.pgettext("article", "Central authority"),
}
_RELATIONS: Final[dict[str, Word]] = {
    RelationKind.PARENT: lambda language: language.pgettext("relation", "Presupposes"),
    RelationKind.AMENDS: lambda language: language.pgettext("relation", "Amends"),
    RelationKind.SUPPLEMENTS: lambda language: language.pgettext("relation", "Supplements"),
    RelationKind.PREVAILS_OVER: lambda language: language.pgettext("relation", "Prevails over"),
    RelationKind.REPLACES: lambda language: language.pgettext("relation", "Replaces"),
}
_ADDRESSEES: Final[dict[str, Word]] = {
    Addressee.DEPOSITARY: lambda language: language.gettext("The depositary"),
    Addressee.UN_SECRETARY_GENERAL: lambda language: language.gettext("Secretary-General of the United Nations"),
    Addressee.ICAO_COUNCIL: lambda language: language.gettext("Council of ICAO"),
    Addressee.IMO_SECRETARY_GENERAL: lambda language: language.gettext("Secretary-General of IMO"),
}
_DEPOSITARIES: Final[dict[str, Word]] = {
    "un_secretary_general": _ADDRESSEES[Addressee.UN_SECRETARY_GENERAL],
    "icao": lambda language: language.gettext("International Civil Aviation Organization (ICAO)"),
    "imo": _ADDRESSEES[Addressee.IMO_SECRETARY_GENERAL],
    "iaea": lambda language: language.gettext("Director General of the IAEA"),
    "three_governments": lambda language: language.gettext(
        "Governments of the Russian Federation, the United Kingdom and the United States"
    ),
    "three_governments_icao": lambda language: language.gettext(
        "Governments of the Russian Federation, the United Kingdom and the United States, or ICAO"
    ),
    "coe": lambda language: language.gettext("Secretary General of the Council of Europe"),
    "eu_council": lambda language: language.gettext("Secretary-General of the Council of the European Union"),
    "las": lambda language: language.gettext("General Secretariat of the League of Arab States"),
    "au": lambda language: language.gettext("Chairperson of the African Union Commission"),
    "ecowas": lambda language: language.gettext("Commission of ECOWAS"),
    "sadc": lambda language: language.gettext("Executive Secretary of SADC"),
    "igad": lambda language: language.gettext("Executive Secretary of IGAD"),
    "oic": lambda language: language.gettext("General Secretariat of the Organisation of Islamic Cooperation"),
    "china": lambda language: language.gettext("Government of the People's Republic of China"),
    "sco": lambda language: language.gettext("Secretariat of the Shanghai Cooperation Organization"),
    "cis": lambda language: language.gettext("Executive Committee of the Commonwealth of Independent States"),
    "belarus": lambda language: language.gettext("Republic of Belarus"),
    "belgium": lambda language: language.gettext("Kingdom of Belgium"),
    "oas": lambda language: language.gettext("General Secretariat of the Organization of American States"),
    "malaysia": lambda language: language.gettext("Government of Malaysia"),
    "asean": lambda language: language.gettext("Secretary-General of ASEAN"),
    "saarc": lambda language: language.gettext("Secretary-General of SAARC"),
    "bimstec": lambda language: language.gettext("Secretariat of BIMSTEC"),
    "gcc": lambda language: language.gettext("General Secretariat of the Gulf Cooperation Council"),
    "cplp": lambda language: language.gettext("Executive Secretariat of the CPLP"),
}
_STEPS: Final[dict[str, Word]] = {
    StepKey.STUDY: lambda language: language.pgettext("ratification", "Study and impact note"),
    StepKey.CONSULTATION: lambda language: language.pgettext("ratification", "Consultation of the ministries"),
    StepKey.GOVERNMENT: lambda language: language.pgettext("ratification", "Approval by the government"),
    StepKey.PARLIAMENT: lambda language: language.pgettext("ratification", "Approval by parliament"),
    StepKey.HEAD_OF_STATE: lambda language: language.pgettext("ratification", "Signature by the Head of State"),
    StepKey.DEPOSIT: lambda language: language.pgettext("ratification", "Deposit"),
    StepKey.ENTRY_INTO_FORCE: lambda language: language.pgettext("ratification", "Entry into force"),
    StepKey.STATEMENTS: lambda language: language.pgettext("ratification", "Reservations and declarations"),
    StepKey.NOTIFICATIONS: lambda language: language.pgettext("ratification", "Mandatory notifications"),
    StepKey.IMPLEMENTATION: lambda language: language.pgettext("ratification", "Implementation in law"),
}
_STATES: Final[dict[str, Word]] = {
    StepState.OPEN: lambda language: language.pgettext("ratification", "To do"),
    StepState.UNDER_WAY: lambda language: language.pgettext("ratification", "Under way"),
    StepState.DONE: lambda language: language.pgettext("ratification", "Done"),
    StepState.NOT_NEEDED: lambda language: language.pgettext("ratification", "Not needed"),
}
_HOLDERS: Final[dict[str, Word]] = {
    Holder.FOREIGN_AFFAIRS: lambda language: language.pgettext("holder", "Foreign affairs"),
    Holder.COMMITTEE: lambda language: language.pgettext("holder", "Inter-ministerial committee"),
    Holder.CABINET: lambda language: language.pgettext("holder", "Government"),
    Holder.PARLIAMENT: lambda language: language.pgettext("holder", "Parliament"),
    Holder.PRESIDENCY: lambda language: language.pgettext("holder", "Head of State"),
    Holder.DEPOSITARY: lambda language: language.pgettext("holder", "Depositary"),
    Holder.JUSTICE: lambda language: language.pgettext("holder", "Justice"),
}
_LOG: Final[dict[str, Word]] = {
    LogKind.MEETING: lambda language: language.pgettext("log", "Meeting"),
    LogKind.LETTER: lambda language: language.pgettext("log", "Letter"),
    LogKind.CALL: lambda language: language.pgettext("log", "Telephone call"),
    LogKind.BRIEFING: lambda language: language.pgettext("log", "Briefing"),
    LogKind.HEARING: lambda language: language.pgettext("log", "Hearing in committee"),
    LogKind.DEBATE: lambda language: language.pgettext("log", "Debate in parliament"),
    LogKind.VOTE: lambda language: language.pgettext("log", "Vote"),
    LogKind.OTHER: lambda language: language.pgettext("log", "Other"),
}


def act_words(language: Language, code: str) -> str:
    """What a State did."""
    return say(_ACTS, language, code)


def group_words(language: Language, code: str) -> str:
    """A shelf of the catalogue."""
    return say(_GROUPS, language, code)


def kind_words(language: Language, code: str) -> str:
    """What an instrument calls itself."""
    return say(_KINDS, language, code)


def scope_words(language: Language, code: str) -> str:
    """Who may join."""
    return say(_SCOPES, language, code)


def topic_words(language: Language, code: str) -> str:
    """A column of the article map."""
    return say(_TOPICS, language, code)


def relation_words(language: Language, code: str) -> str:
    """What one instrument is to another."""
    return say(_RELATIONS, language, code)


def addressee_words(language: Language, code: str) -> str:
    """To whom something is communicated."""
    return say(_ADDRESSEES, language, code)


def depositary_words(language: Language, code: str) -> str:
    """Who keeps the instrument; the office's own words stay as they are."""
    return say(_DEPOSITARIES, language, code) if code in _DEPOSITARIES else code


def step_words(language: Language, code: str) -> str:
    """One of the ten steps."""
    return say(_STEPS, language, code)


def state_words(language: Language, code: str) -> str:
    """How far a step is."""
    return say(_STATES, language, code)


def holder_words(language: Language, code: str) -> str:
    """Who usually has a step."""
    return say(_HOLDERS, language, code)


def log_words(language: Language, code: str) -> str:
    """What kind of work with ministers and parliament."""
    return say(_LOG, language, code)


def rule_words(language: Language, rule: EntryRule) -> str:
    """When the instrument enters into force for a State that joins."""
    wait = rule.joining
    if wait.first_of_month:
        said = language.gettext("First day of a month, month {n} after that of deposit")
        return said.format(n=language.number(wait.months))
    if wait.months:
        said = language.ngettext("{n} month after deposit", "{n} months after deposit", wait.months)
        return said.format(n=language.number(wait.months))
    if wait.days:
        said = language.ngettext("{n} day after deposit", "{n} days after deposit", wait.days)
        return said.format(n=language.number(wait.days))
    return language.gettext("On the day of deposit")


def article_words(language: Language, found: ArticleRef | None) -> str:
    """Where an instrument deals with a topic: articles, remark, and whether it is to be checked."""
    if found is None:
        return ""
    parts = [found.articles, in_language(found.notes, language.code)]
    if found.check:
        parts.append(to_check(language))
    return " · ".join(part for part in parts if part)


def to_check(language: Language) -> str:
    """What stands beside a fact that is not sure."""
    return language.gettext("to be checked with the depositary")
