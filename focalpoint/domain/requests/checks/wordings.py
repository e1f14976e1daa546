"""What texts give away: fishing words, intelligence markings, sources, abbreviations. In the six languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to be found. ``stems`` are looked for first, in small letters: most texts hold none, and need no more."""

    stems: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the words in a text."""
        low = text.lower()
        return self.pattern.search(text) if any(stem in low for stem in self.stems) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All of them."""
        low = text.lower()
        return self.pattern.finditer(text) if any(stem in low for stem in self.stems) else iter(())


def _stems(told: str) -> tuple[str, ...]:
    return tuple(told.split("|"))


def _either(stems: str, *parts: str) -> Wording:
    return Wording(_stems(stems), re.compile("|".join(parts), re.IGNORECASE))


FISHING: Final = _either(
    "all|everything|tou|todo|toda|все|всю|люб|جميع|كافة|كل|一切|所有|全部",
    r"\b(?:any and all|all (?:available |relevant |existing )?(?:documents?|information|records|data)|everything)\b",
    r"\b(?:tous? (?:les )?documents|toutes? (?:les )?(?:informations|données|pièces)|tout ce qui)\b",
    r"\b(?:todos? (?:los )?documentos|toda (?:la )?información|todos los datos|todo lo que)\b",
    r"\b(?:все (?:документы|сведения|данные|материалы)|всю информацию|любые (?:документы|сведения))",
    r"(?:جميع|كافة|كل) (?:الوثائق|المستندات|المعلومات|البيانات|السجلات)",
    r"(?:一切|所有|全部)(?:的)?(?:文件|资料|信息|记录|数据)",
)
"""G13: what is asked without a limit."""

MARKINGS: Final = Wording(
    _stems(
        "secret|noforn|orcon|cosmic|eyes only|rel to|fouo|défense|секретно|third|tiers|tercero|третьей|سري|الطرف الثالث"
        "|绝密|机密级|第三方"
    ),
    re.compile(
        r"\b(?:TOP SECRET|SECRET|NOFORN|ORCON|COSMIC|UK EYES ONLY|EYES ONLY|REL TO|FOUO|SECRET[- ]DÉFENSE|SECRETO"
        r"|TRÈS SECRET|CONFIDENTIEL[- ]DÉFENSE|ALTO SECRETO)\b"
        r"|\b(?:СОВЕРШЕННО СЕКРЕТНО|СЕКРЕТНО)\b"
        r"|(?:(?i:third[- ]party rule|règle du tiers(?: service)?|regla del tercero))"
        r"|(?i:правило третьей стороны)|سري للغاية|(?<!\w)سري جدا(?!\w)|قاعدة الطرف الثالث|绝密|机密级|第三方规则"
    ),
)
"""G20: markings of intelligence services; written in capitals where the word is an ordinary one in small letters."""

SOURCES: Final = _either(
    "inform|confiden|source|undercover|chis|indicateur|infiltr|fuente|encubiert|осведомител|информатор|агентурн|негласн"
    "|مخبر|بشري|عميل|线人|卧底|情报员",
    r"\b(?:informants?|informers?|confidential (?:human )?source|human source|undercover (?:agent|officer)|CHIS)\b",
    r"\b(?:indicateurs? de police|informateurs?|source humaine|agents? infiltrés?)\b",
    r"\b(?:informantes?|confidentes? policiales?|fuente humana|agentes? encubiertos?)\b",
    r"\b(?:осведомител\w*|информатор\w*|агентурн\w*|негласн\w* сотрудник\w*)",
    r"(?:مخبر|المخبر|مصدر بشري|المصدر البشري|عميل سري|العميل السري)",
    r"线人|卧底|秘密情报员",
)
"""G19: who gives a human source away."""

ASYLUM: Final = _either(
    "asyl|refug|asil|réfug|убежищ|беженец|беженц|لجوء|لاجئ|庇护|难民",
    r"\b(?:asylum|refugee)\w*",
    r"\b(?:asile|réfugiée?s?)\b",
    r"\b(?:asilo|refugiad[oa]s?)\b",
    r"\b(?:убежищ\w*|беженец|беженц\w*)",
    r"(?:لجوء|اللجوء|لاجئ|اللاجئ)",
    r"庇护|难民",
)
"""G22: an asylum body is never mentioned to a third State."""

TRAFFICKING: Final = _either(
    "traffick|traite|trata|торговл|الاتجار|人口贩运",
    r"\bvictims? of (?:human )?trafficking\b",
    r"\bvictimes? de (?:la )?traite\b",
    r"\bvíctimas? de (?:la )?trata\b",
    r"жертв\w* торговли людьми",
    r"ضحي\w* الاتجار",
    r"人口贩运(?:的)?(?:受害者|被害人)",
)

PRIVILEGED: Final = _either(
    "journalis|lawyer|attorney|diplom|consul|ambassad|parliament|avocat|parlement|periodista|abogad|embajador|журналист|адвокат|дипломат|посол|посла|صحفي|صحافي|محام|دبلوماسي|سفير|记者|律师|外交官|大使",
    r"\b(?:journalists?|lawyers?|attorneys?|diplomats?|consul|ambassadors?|members? of parliament)\b",
    r"\b(?:journalistes?|avocate?s?|diplomates?|ambassadeurs?|ambassadrices?|parlementaires?)\b",
    r"\b(?:periodistas?|abogad[oa]s?|diplomátic[oa]s?|embajador(?:a|es)?)\b",
    r"\b(?:журналист\w*|адвокат\w*|дипломат\w*|посол|посла)\b",
    r"(?:صحفي|صحافي|محامي|محام|دبلوماسي|سفير)",
    r"记者|律师|外交官|大使",
)
"""G23: who may be privileged or immune."""

POLICE_OR_EMBASSY: Final = _either(
    "polic|gendarm|embass|consul|ambass|embajada|полици|посольств|консульств|شرطة|سفارة|قنصلية|警察|公安局|使馆|领事馆",
    r"\b(?:police|gendarmerie|embassy|consulate|ambassade|consulat|embajada|consulado|policía)\b",
    r"\b(?:полици\w*|посольств\w*|консульств\w*)",
    r"(?:الشرطة|سفارة|السفارة|قنصلية)",
    r"警察|公安局|使馆|领事馆",
)
"""X07: who cannot bind the courts."""

THREAT: Final = _either(
    "pain|penalty|will|peine|sera|défaut|pena|apercib|será|угроз|подвергнут|влеч|طائلة|سيعاقب|否则将|违者",
    r"\b(?:on pain of|under penalty of|will be (?:arrested|fined|punished)|failure to appear will)\b",
    r"\b(?:sous peine d|sera (?:arrêtée?|puni(?:e)?|contraint)|à défaut de comparaître)",
    r"\b(?:bajo (?:pena|apercibimiento)|será (?:arrestad|sancionad|multad))",
    r"\b(?:под угрозой|будет подвергнут\w*|влечёт (?:штраф|ответственность))",
    r"(?:تحت طائلة|وإلا سيعاقب|سيعاقب)",
    r"否则将(?:被|受)|违者",
)
"""ECMA 8: no punishment follows, even where the summons threatens one."""

BELIEF: Final = _either(
    "musl|islam|jew|juif|christ|chrét|shia|sunni|ethni|rac|relig|trib|musul|jud|crist|etni|étni|мусульман|еврей|христиан|этническ|религи|племен|مسلم|مسيحي|يهودي|شيعي|سني|ديني|عرقي|قبيلة|穆斯林|犹太|基督|宗教|民族|部落",
    r"\b(?:muslims?|islamists?|jews?|jewish|christians?|shia|sunni|ethnic(?:ity)?|race|religion|religious|tribe)\b",
    r"\b(?:musulman(?:e)?s?|islamistes?|juifs?|chrétien(?:ne)?s?|ethnie|ethnique|religion|religieux|tribu)\b",
    r"\b(?:musulm[aá]n\w*|judí[oa]s?|cristian[oa]s?|etnia|étnic[oa]|religi[oó]n|religios[oa]|tribu)\b",
    r"\b(?:мусульман\w*|еврей\w*|христиан\w*|этническ\w*|религи\w*|племен\w*)",
    r"(?:مسلم|مسيحي|يهودي|شيعي|سني|ديني|عرقي|قبيلة)",
    r"穆斯林|犹太|基督教|宗教|民族|部落",
)
"""3.3, discrimination: belief and origin are named only where they are an element of the offence."""

MEASUREMENT: Final = re.compile(r"\b[A-Z][A-Z&]{1,9}(?:[-/]\d+)?\b")
"""A word in capitals that may be an abbreviation."""
KNOWN_ABBREVIATIONS: Final = frozenset(
    {
        "UN", "UNSC", "UNTOC", "UNCAC", "UNODC", "EU", "ECE", "ECMA", "IBAN", "BIC", "SWIFT", "IP", "UTC", "GMT", "ID",
        "PDF", "DNA", "GPS", "SIM", "IMEI", "IMSI", "MSISDN", "USD", "EUR", "GBP", "CHF", "INTERPOL", "CSV", "PO",
        "URL", "MAC", "HTTP", "TCP", "VIN", "IMO", "AM", "PM", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI",
        "XII", "OK", "TV", "MP", "LLC", "LTD", "SA", "AG", "MT", "KYC", "XML", "JSON", "CET", "SHA", "USB", "CCTV",
    }
)  # fmt: skip
ANNEX_REFERENCE: Final = Wording(
    ("annex", "anex", "приложени", "ملحق", "مرفق", "附件"),
    re.compile(
        r"(?:\bannex(?:e|es)?|\banexo|\bприложени\w+|الملحق|المرفق|附件)\s*(?:no\.?|nº|n°|№|رقم)?\s*(\d{1,3})\b",
        re.IGNORECASE,
    ),
)
IDENTIFIERS: Final = (
    ("iban", ("IBAN",), re.compile(r"\bIBAN\b[\s:]*([A-Z]{2}\d{2}[A-Z\d ]{10,36})")),
    ("bic", ("BIC", "SWIFT"), re.compile(r"\b(?:BIC|SWIFT(?:/BIC)?)\b[\s:]+([A-Z\d]{6,14})\b")),
    ("imei", ("IMEI",), re.compile(r"\bIMEI\b[\s:]*(\d[\d \-]{12,18}\d)")),
    ("imo", ("IMO",), re.compile(r"\bIMO\b[\s:]*(\d{7})\b")),
    ("mrz", ("<<",), re.compile(r"(?m)^([A-Z0-9<]{30}|[A-Z0-9<]{36}|[A-Z0-9<]{44})$")),
)
"""Identifiers that a text names as such: the standard, what is looked for first, and the form."""
OPEN_MARKS: Final = re.compile(r"\[\[\s*(MISSING|CHOOSE|TRANSLATE)\b:?\s*([^\]]{0,80})", re.IGNORECASE)
_YEARS: Final = re.compile(
    r"(\d{1,3})\s*(?:-|–)?\s*(?:years?|yrs?|ans?|années?|años?|лет|года?|سن(?:ة|وات)|عاما?|أعوام|年)", re.IGNORECASE
)
_MONTHS: Final = re.compile(r"(\d{1,3})\s*(?:months?|mois|mes(?:es)?|месяц\w*|شهر|أشهر|个月)", re.IGNORECASE)
_LIFE: Final = _either(
    "life|perpé|perpetua|permanente|пожизненн|المؤبد|مدى الحياة|无期徒刑|终身",
    r"\blife\b",
    r"perpétuité",
    r"cadena perpetua|prisión permanente",
    r"пожизненн",
    r"المؤبد|مدى الحياة",
    r"无期徒刑|终身",
)
_FOR_LIFE: Final = 99.0


def years_of(penalty: str) -> float | None:
    """The longest term that a penalty's words name, in years; 99 for life; None where they name none."""
    if _LIFE.search(penalty):
        return _FOR_LIFE
    terms = [float(one) for one in _YEARS.findall(penalty)]
    terms += [float(one) / 12 for one in _MONTHS.findall(penalty)]
    return max(terms, default=None)
