"""The words of written dates in the six languages, folded: case and accents do not count."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.folding import fold


def _numbered(*rows: str) -> dict[str, int]:
    """Each word of row n means n."""
    return {fold(word): number for number, row in enumerate(rows, 1) for word in row.split()}


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


MONTHS: Final = _numbered(
    "january jan janvier janv enero ene январь января январе янв يناير جانفي كانون_الثاني كانون_ثاني",
    "february feb février févr fév febrero февраль февраля феврале фев февр فبراير فيفري شباط",
    "march mar mars marzo март марта марте мар مارس آذار",
    "april apr avril avr abril abr апрель апреля апреле апр أبريل إبريل أفريل نيسان",
    "may mai mayo май мая мае مايو ماي أيار",
    "june jun juin junio июнь июня июне июн يونيو يونيه جوان حزيران",
    "july jul juillet juil julio июль июля июле июл يوليو يوليه يوليوز جويلية تموز",
    "august aug août agosto ago август августа августе авг أغسطس غشت أوت آب",
    "september sep sept septembre septiembre setiembre set сентябрь сентября сентябре сен сент سبتمبر شتنبر أيلول",
    "october oct octobre octubre октябрь октября октябре окт أكتوبر تشرين_الأول تشرين_أول",
    "november nov novembre noviembre ноябрь ноября ноябре ноя нояб نوفمبر نونبر تشرين_الثاني تشرين_ثاني",
    "december dec décembre déc diciembre dic декабрь декабря декабре дек ديسمبر دجنبر كانون_الأول كانون_أول",
)
"""Month names and their usual short forms; Arabic as written in Egypt and the Gulf, the Levant and the Maghreb.

Names of two words are joined by ``_``.
"""

ORDINALS: Final = _numbered(
    "first i premier première primer primero primera первый первое первого первая первом الأول الأولى أول 一",
    "second ii deuxième seconde segundo segunda второй второе второго вторая втором الثاني الثانية ثاني 二",
    "third iii troisième tercer tercero tercera третий третье третьего третья третьем الثالث الثالثة ثالث 三",
    "fourth iv quatrième cuarto cuarta четвёртый четвёртого четвёртая четвёртом الرابع الرابعة رابع 四",
)
"""Which quarter or half of a year."""

QUARTER: Final = _set("quarter qtr q trimestre trimestres trim t квартал квартала квартале кв الربع ربع للربع 季度 季")
HALF: Final = _set(
    "half h halfyear semester semestre sem s mitad moitié полугодие полугодия полугодии половина половине половины "
    "النصف نصف للنصف 半年"
)
HALF_NAMES: Final = {"上半年": 1, "下半年": 2}

NOISE: Final = _set(
    "of the in by on from since until till before end early mid late year years yr st nd rd th "
    "de du des d la le l les en au à an année années fin début mi dès depuis jusqu avant ème er re e "
    "del el los las al a año años finales fines principios mediados desde hasta antes o "
    "г гг год года году годы годов в во к с до по конца конце конец начало начала середина не позднее й го ое ый я "
    "من في عام العام لعام سنة السنة لسنة شهر نهاية أواخر بداية أوائل منتصف منذ حتى قبل بحلول م هـ "
    "年 年度 第 号 日 月底 年底 底 前 月份 份 自 从 以前 之前"
)
"""Words that change nothing about which days are meant."""

RANGE_WORDS: Final = _set("to till until through thru au à al a hasta по до إلى الى حتى")
"""Words that stand between the first and the last date."""

OPEN: Final = tuple(
    sorted(
        map(
            fold,
            (
                "constantly", "constant", "permanently", "permanent", "continuously", "continuous", "continual",
                "ongoing", "on an ongoing basis", "on a continuous basis", "on a permanent basis", "throughout",
                "annually", "annual", "yearly", "every year", "each year", "quarterly", "every quarter",
                "semi-annually", "monthly", "every month", "weekly", "as needed", "as required", "as necessary",
                "en continu", "continu", "continue", "continuellement", "en permanence", "permanente",
                "de façon permanente", "de manière permanente", "de manière continue", "annuellement", "annuel",
                "chaque année", "tous les ans", "trimestriellement", "chaque trimestre", "mensuellement", "mensuel",
                "chaque mois", "au besoin", "selon les besoins",
                "permanentemente", "de manera permanente", "de forma permanente", "de manera continua",
                "de forma continua", "continuamente", "continuo", "continua", "constantemente", "en curso",
                "anualmente", "anual", "cada año", "todos los años", "trimestralmente", "cada trimestre",
                "mensualmente", "cada mes",
                "según sea necesario", "cuando sea necesario",
                "постоянно", "постоянная", "постоянный", "на постоянной основе", "непрерывно", "на непрерывной основе",
                "регулярно", "на регулярной основе", "систематически", "ежегодно", "каждый год", "ежеквартально",
                "каждый квартал", "раз в квартал", "ежемесячно", "каждый месяц", "раз в год", "по мере необходимости",
                "в течение года", "весь период",
                "بشكل مستمر", "بصورة مستمرة", "بصفة مستمرة", "باستمرار", "مستمر", "مستمرة", "بشكل دائم", "بصورة دائمة",
                "بصفة دائمة", "دائم", "دائمة", "سنويا", "كل سنة", "كل عام", "فصليا", "شهريا", "كل شهر", "عند الحاجة",
                "حسب الحاجة",
                "持续", "持续进行", "持续推进", "长期", "长期坚持", "常年", "经常", "不间断",
                "每年", "每季度", "每月", "按需", "视需要",
            ),
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
"""Phrases for what goes on without end or comes again and again; the longest first."""
