"""Words of a task typed in one line, in the six languages: priorities, and days told from today."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.folding import fold
from focalpoint.domain.tasks import Priority


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {fold(word): code for code, words in rows.items() for word in words.split()}


PRIORITIES: Final = _table(
    {
        Priority.LOW.value: "low faible basse baja bajo низкий низкая منخفضة منخفض 低",
        Priority.NORMAL.value: "normal normale обычный обычная عادية عادي 普通 中",
        Priority.HIGH.value: "high haute élevée alta alto высокий высокая مرتفعة عالية عال 高",
        Priority.URGENT.value: "urgent urgente срочный срочная срочно عاجلة عاجل 紧急 急",
    }
)
"""A folded word → the code of a priority."""

DAYS: Final = {
    word: int(days)
    for word, days in _table(
        {
            "0": "today aujourd'hui hoy сегодня اليوم 今天 今日",
            "1": "tomorrow demain mañana завтра غدا 明天",
            "2": "après-demain послезавтра 后天",
        }
    ).items()
}
"""A folded word → days from today."""

WEEKDAYS: Final = {
    word: int(weekday)
    for word, weekday in _table(
        {
            "0": "monday lundi lunes понедельник الاثنين الإثنين 星期一 周一",
            "1": "tuesday mardi martes вторник الثلاثاء 星期二 周二",
            "2": "wednesday mercredi miércoles среда среду الأربعاء 星期三 周三",
            "3": "thursday jeudi jueves четверг الخميس 星期四 周四",
            "4": "friday vendredi viernes пятница пятницу الجمعة 星期五 周五",
            "5": "saturday samedi sábado суббота субботу السبت 星期六 周六",
            "6": "sunday dimanche domingo воскресенье الأحد 星期日 星期天 周日",
        }
    ).items()
}
"""A folded name → Python's weekday; it means the next such day after today."""
