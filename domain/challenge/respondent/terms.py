"""The clocks of the Federation where it answers itself: as long as an employer's, and running from the filing."""

from domain.appeal.terms import POLICY_IN_FORCE
from domain.appeal.tracks.algorithm_terms import PERSONAL_DATA, PERSONAL_DATA_IN_FORCE
from domain.procedure import Side, Source, Term, law, policy
from domain.words import Label, TermUnit

OBJECTION = "FED-OBJ"
EXPLANATION = "FED-EXPLAIN"
HUMAN_REVIEW = "FED-REVIEW"
ANSWERS = (OBJECTION, EXPLANATION, HUMAN_REVIEW)
"""All three are met by the one answer of a reviewer."""


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


RECEIVED = _label("федерацияның дауды алуы", "получение спора федерацией", "receipt of the challenge by the federation")
OFFERED_ABOVE = _label(
    "Бір деңгей жоғарыдағы нақты адамға хабарланады, жауап беруді жоғары тұрған тексерушілер де ала алады. Дау ашық "
    "қалады.",
    "Узнаёт названный человек уровнем выше, ответить смогут и вышестоящие проверяющие. Спор остаётся открытым.",
    "A named person one level up is told, and reviewers further up may answer as well. The challenge stays open.",
)


def _ours(term_id: str, amount: int, unit: TermUnit, source: Source, label: Label) -> Term:
    return Term(
        id=term_id,
        amount=amount,
        unit=unit,
        anchor="sorting_contested",
        anchor_label=RECEIVED,
        label=label,
        side=Side.UNION,
        source=source,
        valid_from=PERSONAL_DATA_IN_FORCE if source.edition else POLICY_IN_FORCE,
        warn_days=(1,) if unit is TermUnit.WORKING_DAYS else (3, 1),
        on_miss=OFFERED_ABOVE,
    )


TERMS = (
    _ours(
        OBJECTION,
        3,
        TermUnit.WORKING_DAYS,
        law("PD 19-1(3)", PERSONAL_DATA),
        _label(
            "Мүшенің қарсылығын қарап, нәтижесін айту",
            "Рассмотреть возражение члена профсоюза и сообщить результат",
            "Consider the member's objection and tell the result",
        ),
    ),
    _ours(
        EXPLANATION,
        10,
        TermUnit.WORKING_DAYS,
        policy("DC 43(4)2, which sets no term"),
        _label(
            "Бағдарлама істі қалай сұрыптағанын түсіндіру",
            "Объяснить, как программа распределила дело",
            "Explain how the program sorted the case",
        ),
    ),
    _ours(
        HUMAN_REVIEW,
        14,
        TermUnit.CALENDAR_DAYS,
        policy("DC 43(4)3, which sets no term; EU 2024/2831 art 11(2)"),
        _label(
            "Сұрыптауды адамның қайта қарауы", "Пересмотр распределения человеком", "Review of the sorting by a person"
        ),
    ),
)
