"""What the name of a file tells of the text in it: a title, and what kind of text it may be."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.folding import fold, words_of
from focalpoint.domain.library import LibraryKind


def title_of(name: str) -> str:
    """A title for a file: its name without folder and ending, with spaces where names have none."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = plain.rsplit(".", 1)[0] if "." in plain.strip(".") else plain
    title = " ".join(stem.replace("_", " ").split()) if " " not in stem else " ".join(stem.split())
    return title or plain


def guessed_kind(name: str) -> LibraryKind:
    """What a file may be, by the words of its name in six languages; a document received where nothing tells."""
    folded = fold(name)
    words = set(words_of(folded))
    for kind, telling in _TELLING:
        if any(word in words if len(word) <= _WHOLE and word.isascii() else word in folded for word in telling):
            return kind
    return LibraryKind.RECEIVED


_WHOLE: Final = 4
"""Words of so many letters tell only when they stand alone."""
_TELLING: Final[tuple[tuple[LibraryKind, tuple[str, ...]], ...]] = (
    (
        LibraryKind.MODEL_LAW,
        ("model law", "model_law", "model-law", "legislative guide", "loi type", "loi modele", "guide legislatif",
         "ley modelo", "guia legislativa", "типовой закон", "модельн", "руководство для законодател",
         "قانون نموذجي", "دليل تشريعي", "示范法", "立法指南"),
    ),
    (
        LibraryKind.CASE,
        ("judgment", "judgement", "ruling", "verdict", "arret", "jugement", "sentencia", "fallo", "приговор",
         "определение суда", "решение суда", "حكم", "判决", "裁定", "判例"),
    ),
    (
        LibraryKind.TRAINING,
        ("training", "course", "curriculum", "formation", "capacitacion", "curso", "обучен", "курс", "تدريب", "培训",
         "课程"),
    ),
    (
        LibraryKind.GOOD_PRACTICE,
        ("good practice", "good_practice", "best practice", "bonnes pratiques", "buenas practicas",
         "передов", "ممارسات جيده", "良好做法", "最佳做法"),
    ),
    (
        LibraryKind.STATE_PRACTICE,
        ("practical guide", "guide to", "step-by-step", "guide pratique", "guia practica", "практическое руководство",
         "دليل عملي", "实用指南"),
    ),
    (
        LibraryKind.AGREEMENT,
        ("treaty", "agreement", "convention", "memorandum", "mou", "traite", "accord", "tratado", "acuerdo", "convenio",
         "договор", "соглашени", "меморандум", "معاهده", "اتفاق", "مذكره", "条约", "协定", "备忘录"),
    ),
    (
        LibraryKind.LEGISLATION,
        ("act", "law", "code", "decree", "statute", "bill", "loi", "decret", "ordonnance", "ley", "decreto", "codigo",
         "закон", "указ", "кодекс", "постановление", "قانون", "مرسوم", "法", "法令", "条例"),
    ),
)  # fmt: skip
