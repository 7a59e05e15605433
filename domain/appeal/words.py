"""How people call what an appeal is about and how it ended."""

from collections.abc import Mapping

from domain.appeal.events import Category, Outcome
from domain.words import Label

CATEGORIES: Mapping[Category, Label] = {
    Category.PAY: Label(kk="Еңбекақы", ru="Оплата труда", en="Pay"),
    Category.DISMISSAL: Label(kk="Жұмыстан шығару", ru="Увольнение", en="Dismissal"),
    Category.HOURS_LEAVE: Label(
        kk="Жұмыс уақыты және демалыс", ru="Рабочее время и отпуск", en="Working hours and leave"
    ),
    Category.DISCIPLINE: Label(kk="Тәртіптік жаза", ru="Дисциплинарное взыскание", en="Disciplinary penalty"),
    Category.SAFETY: Label(
        kk="Еңбек қауіпсіздігі және еңбекті қорғау", ru="Безопасность и охрана труда", en="Safety at work"
    ),
    Category.DISCRIMINATION: Label(kk="Кемсіту", ru="Дискриминация", en="Discrimination"),
    Category.UNION_RIGHTS: Label(kk="Кәсіподақ құқықтары", ru="Права профсоюза", en="Union rights"),
    Category.SOCIAL_PACKAGE: Label(kk="Әлеуметтік пакет", ru="Социальный пакет", en="Social package"),
    Category.ALGORITHM: Label(kk="Алгоритмнің шешімі", ru="Решение алгоритма", en="Decision by an algorithm"),
    Category.OTHER: Label(kk="Басқа мәселе", ru="Другое", en="Other"),
}

OUTCOMES: Mapping[Outcome, Label] = {
    Outcome.RESOLVED: Label(kk="Толық шешілді", ru="Решено полностью", en="Resolved in full"),
    Outcome.PARTLY: Label(kk="Ішінара шешілді", ru="Решено частично", en="Resolved in part"),
    Outcome.CONSULTED: Label(kk="Кеңес берілді", ru="Дана консультация", en="Advice given"),
    Outcome.UNFOUNDED: Label(kk="Негіздеме табылмады", ru="Оснований не найдено", en="No grounds found"),
    Outcome.REDIRECTED_OUT: Label(
        kk="Басқа органға бағытталды", ru="Направлено в другой орган", en="Redirected to another body"
    ),
    Outcome.TERM_MISSED: Label(
        kk="Жүгіну мерзімі өтіп кеткен", ru="Срок обращения пропущен", en="The term for turning to them was missed"
    ),
    Outcome.WITHDRAWN: Label(kk="Қайтарып алынды", ru="Отозвано", en="Withdrawn"),
}
