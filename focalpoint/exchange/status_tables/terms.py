"""The words of status tables in six languages: kinds of act, headers of columns, capitals of depositaries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from focalpoint.domain.folding import fold, has_han

SIGNATURE: Final = "signature"
DEFINITIVE: Final = "definitive_signature"
SUCCESSION: Final = "succession"
ACCESSION: Final = "accession"
RATIFICATION: Final = "ratification"
CONSENTS: Final = (RATIFICATION, "acceptance", "approval", ACCESSION, SUCCESSION, DEFINITIVE, "provisional_application")
STATEMENTS: Final = ("reservation", "declaration", "objection")

CODES: Final[Mapping[str, str]] = {
    "a": ACCESSION,
    "A": "acceptance",
    "AA": "approval",
    "d": SUCCESSION,
    "s": DEFINITIVE,
    "c": "approval",
    "n": "provisional_application",
    "p": "provisional_application",
    "r": RATIFICATION,
    "R": RATIFICATION,
    "S": SIGNATURE,
}
"""The letters of the UN Treaty Collection (``c``: formal confirmation, an organization's approval), where the header
does not say otherwise. Capitals matter."""

_STEMS: Final[tuple[tuple[str, str], ...]] = (
    (
        DEFINITIVE,
        "definitive sign|sign[a-z]* definit|firma definitiva|окончательное подписание|التوقيع النهائي|توقيع نهائي",
    ),
    (DEFINITIVE, "确定签署|最后签署|最终签署|无须批准的签署|signature without reservation"),
    ("provisional_application", "provisional|provisoire|временно|временн|المؤقت|مؤقت|暂时适用|临时适用"),
    ("territorial_extension", "territorial|extension|extensi|распростран|توسيع|领土"),
    ("denunciation", "denunci|denonc|denunc|withdr[ae]w|retrait|retiro|денонс|выход|انسحاب|نقض|退出|退约"),
    (RATIFICATION, "ratif|ратифик|تصديق|التصديق|批准"),
    ("acceptance", "accept|acept|приняти|قبول|القبول|接受"),
    ("approval", "approv|approb|aprob|confirm|утвержд|موافقه|الموافقه|اقرار|الاقرار|核准|赞同|正式确认"),
    (SUCCESSION, "success|suces|правопреем|خلافه|الخلافه|继承"),
    (ACCESSION, "access|adhes|adher|acced|присоедин|انضمام|الانضمام|加入"),
    ("reservation", "reserv|оговор|تحفظ|التحفظ|保留"),
    ("declaration", "declar|заявлен|اعلان|الاعلان|声明"),
    ("objection", "object|objec|возраж|اعتراض|反对"),
    (SIGNATURE, "sign|firma|подпис|توقيع|التوقيع|签署|签字"),
)
_NAME: Final = (
    "participant|states?\\b|states? part|countr|part(?:y|ies)\\b|contracting|member|"
    "etats?\\b|pays\\b|parties?\\b|estados?\\b|pais|partes?\\b|participante|"
    "государств|стран|участни|сторон|الدول|دوله|البلد|بلد|المشارك|مشارك|الطرف|الاطراف|国家|国别|缔约|参加方|参与方|成员"
)
_EFFECTIVE: Final = (
    "entry into force|in force|effective|entered into force|entree en vigueur|en vigueur|prise d'effet|"
    "entrada en vigor|"
    "en vigor|вступлен|действует с|نفاذ|النفاذ|生效"
)
_DEPOSIT: Final = "deposit|depot|сдач|депонир|на хранение|ايداع|الايداع|交存|consent to be bound|bound"
_KIND: Final = (
    "instrument|type|mode|action|means|kind|form\\b|method|nature|status\\b|act\\b|acte\\b|acto\\b|modo|tipo|вид\\b|способ|действи|акт\\b|نوع|"
    "طريقه|الاجراء|方式|类型|行动|文书"
)
_DATE: Final = "date|fecha|дата|تاريخ|التاريخ|日期|时间"
_NOTE: Final = "notes?\\b|remark|observ|comment|footnote|примечан|замечан|ملاحظ|备注|注释|说明"
_NUMBER: Final = "^(?:no\\.?|nos?|n[o°º]\\.?|#|№|nr\\.?|رقم|م|序号|编号|s/?n)$"
_CAPITALS: Final[tuple[tuple[str, str], ...]] = (
    ("London", "london|londres|лондон|لندن|伦敦"),
    ("Moscow", "moscow|moscou|moscu|москв|موسكو|莫斯科"),
    ("Washington", "washington|вашингтон|واشنطن|华盛顿"),
)
CAPITAL_LETTERS: Final[Mapping[str, str]] = {"L": "London", "M": "Moscow", "W": "Washington"}
_CODE_IN_HEADER: Final = re.compile(r"([^,;、/()（）]+?)\s*[(（]\s*([A-Za-z]{1,2})\s*[)）]")
_TOTALS: Final = re.compile(
    "^(?:sub-?)?(?:grand )?(?:total|totaux|totales|итого|всего|المجموع|الاجمالي|总计|合计|共计|number of|"
    "nombre de|numero de|signatories\\b|parties\\b|signatures\\b|end of|page\\b|страница|第\\d+页|"
    "note\\b|notes\\b|source\\b|status as|as at|as of)"
)


class Role(StrEnum):
    """What a column of a status table is."""

    NAME = "name"
    SIGNATURE = "signature"
    CONSENT = "consent"
    """Any act of consent: letters or words tell which."""
    ONE = "one"
    """One kind of act (``Heading.kind``)."""
    MIXED = "mixed"
    """Signatures and consents in one column, told apart by words."""
    STATEMENT = "statement"
    EFFECTIVE = "effective"
    KIND = "kind"
    DATE = "date"
    NOTE = "note"
    NUMBER = "number"


class Heading(NamedTuple):
    """What a header cell says."""

    role: Role
    kind: str = ""
    codes: Mapping[str, str] = {}
    capital: str = ""
    sure: bool = True


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Stems begin a word, but for Chinese, which has no words."""
    return tuple((kind, _compiled(stems)) for kind, stems in _STEMS)


@lru_cache(maxsize=32)
def _compiled(stems: str) -> re.Pattern[str]:
    parts = [part if has_han(part) else rf"(?<![^\W_]){part}" for part in fold_stems(stems).split("|")]
    return re.compile("|".join(parts))


def fold_stems(stems: str) -> str:
    """The alternatives as folded text has them; patterns keep their signs."""
    return "|".join(part if "\\" in part or "[" in part else fold(part) for part in stems.split("|"))


def kinds_in(words: str) -> list[str]:
    """The kinds of act that a text names, in its order, each once."""
    folded = fold(words)
    found: dict[str, int] = {}
    for kind, pattern in _patterns():
        hit = pattern.search(folded)
        if hit is None:
            continue
        if kind == SIGNATURE and DEFINITIVE in found and len(pattern.findall(folded)) < 2:
            continue
        found.setdefault(kind, hit.start())
    return sorted(found, key=lambda kind: found[kind])


def capital_in(words: str) -> str:
    """The capital of a depositary Government that a text names."""
    folded = fold(words)
    return next((name for name, stems in _CAPITALS if _compiled(stems).search(folded)), "")


def is_total(name: str) -> bool:
    """Whether a first cell begins a line of totals, a page's foot or a note."""
    return _TOTALS.search(fold(name.strip())) is not None


def codes_in(title: str) -> dict[str, str]:
    """The letters that a header explains, each behind its word: "Accession(a)"."""
    return {code: kinds[-1] for term, code in _CODE_IN_HEADER.findall(title) if (kinds := kinds_in(term))}


def names_effect(words: str) -> bool:
    """Whether a text speaks of entry into force."""
    return _compiled(_EFFECTIVE).search(fold(words)) is not None


def names_deposit(words: str) -> bool:
    """Whether a text speaks of a deposit."""
    return _compiled(_DEPOSIT).search(fold(words)) is not None


def heading(title: str) -> Heading | None:
    """What a header cell means; None for one that says nothing known."""
    folded = fold(" ".join(title.split()))
    if not folded or len(folded) > 400:
        return None
    codes = codes_in(title)
    capital = capital_in(title)
    if re.search(_NUMBER, folded):
        return Heading(Role.NUMBER)
    if _compiled(_EFFECTIVE).search(folded):
        return Heading(Role.EFFECTIVE, capital=capital)
    kinds = kinds_in(title)
    if kinds == [SIGNATURE] and _compiled(_DEPOSIT).search(folded):
        return Heading(Role.MIXED, RATIFICATION, codes, capital)
    if len(kinds) == 1 and kinds[0] in CONSENTS and kinds[0] in codes.values() and "," in title:
        return Heading(Role.CONSENT, RATIFICATION, codes, capital)  # "Consent to be bound, Accession(a)"
    if kinds:
        return _of_kinds(kinds, codes, capital, named=_compiled(_NAME).search(folded) is not None)
    return _of_words(folded, capital)


def _of_kinds(kinds: list[str], codes: Mapping[str, str], capital: str, *, named: bool) -> Heading:
    consents = [kind for kind in kinds if kind in CONSENTS]
    if kinds[0] == SIGNATURE and set(consents) <= {SUCCESSION} and (codes or not consents):
        # "Signature, Succession to signature(d)" and plain signatures
        return (
            Heading(Role.NAME, sure=False)
            if named and not codes
            else Heading(Role.SIGNATURE, SIGNATURE, codes, capital)
        )
    if SIGNATURE in kinds and consents:
        return Heading(Role.MIXED, RATIFICATION, codes, capital)
    if len(consents) > 1:
        return Heading(Role.CONSENT, RATIFICATION, codes, capital)
    if consents:
        return Heading(Role.ONE, consents[0], codes, capital)
    if kinds[0] in STATEMENTS:
        return Heading(Role.STATEMENT, kinds[0], capital=capital)
    return Heading(Role.ONE, kinds[0], codes, capital)


def _of_words(folded: str, capital: str) -> Heading | None:
    for role, words in (
        (Role.CONSENT, _DEPOSIT),
        (Role.NOTE, _NOTE),
        (Role.NAME, _NAME),
        (Role.KIND, _KIND),
        (Role.DATE, _DATE),
    ):
        if _compiled(words).search(folded):
            kind = RATIFICATION if role is Role.CONSENT else ""
            return Heading(role, kind, capital=capital, sure=role is not Role.DATE)
    return Heading(Role.CONSENT, RATIFICATION, capital=capital, sure=False) if capital else None
