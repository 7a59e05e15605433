"""Which rights she may have against a decision of an algorithm, under which article, and how long an answer takes.

Whether a decision was taken fully by an algorithm only triage says; until then such a right may apply and no more.
"""

from domain.appeal.outgoing.algorithm import TO_EXPLAIN, TO_REVIEW
from domain.appeal.terms import LABOUR_CODE
from domain.appeal.tracks import algorithm_terms as terms
from domain.kernel import Record
from domain.procedure import Source, law
from domain.words import Label


class Right(Record):
    """`term` is the clock of whoever has to answer; it starts once they have the letter. "" where there is none."""

    label: Label
    source: Source
    term: str = ""


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


OF_FULL_AUTOMATION = (
    Right(
        label=_label(
            "Қарсылық білдіру: жұмыс беруші оны қарап, нәтижесін айтуға міндетті",
            "Возразить: работодатель обязан рассмотреть возражение и сообщить результат",
            "To object: the employer has to consider it and tell you the result",
        ),
        source=law("PD 19-1", terms.PERSONAL_DATA),
        term=terms.OBJECTION,
    ),
    Right(
        label=_label(
            "Түсіндіру алу: шешім неге негізделді, қандай өлшемдер бойынша қабылданды",
            "Получить объяснение: на чём основано решение и по каким критериям",
            "To have it explained: what the decision rests on, and by which criteria",
        ),
        source=TO_EXPLAIN,
        term=terms.EXPLANATION,
    ),
    Right(
        label=_label(
            "Шешімді адамның қайта қарауын талап ету",
            "Потребовать, чтобы решение пересмотрел человек",
            "To have the decision reviewed by a person",
        ),
        source=TO_REVIEW,
        term=terms.HUMAN_REVIEW,
    ),
)
WHOEVER_DECIDED = (
    Right(
        label=_label(
            "Өзіңіз туралы қандай деректер бар екенін білу",
            "Узнать, какие данные о вас есть",
            "To know which data about you there are",
        ),
        source=law("PD 24(1)1", terms.PERSONAL_DATA),
    ),
    Right(
        label=_label(
            "Еңбек дауының қарапайым жолы: келіссөз, келісу комиссиясы, сот",
            "Обычный путь трудового спора: переговоры, согласительная комиссия, суд",
            "The ordinary way of a labour dispute: talks, the conciliation commission, the court",
        ),
        source=law("LC 159(1)", LABOUR_CODE),
    ),
)
"""They do not depend on who decided."""
