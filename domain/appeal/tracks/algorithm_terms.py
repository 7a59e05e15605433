"""The clocks that run once a decision of an algorithm is contested (procedures C4-C10), each with its source."""

from datetime import date

from domain.appeal.terms import ESCALATED, POLICY_IN_FORCE
from domain.appeal.tracks.terms import NEXT_STEP
from domain.procedure import Side, Source, Term, law, policy
from domain.words import Label, TermUnit

PERSONAL_DATA = "2025-12-30"
PERSONAL_DATA_IN_FORCE = date(2025, 11, 17)

OBJECTION = "AI-OBJ"
BLOCKING = "AI-BLOCK"
EXPLANATION = "AI-EXPLAIN"
HUMAN_REVIEW = "AI-REVIEW"
STAY = "AI-STAY"
STAY_ENDS = "AI-STAY-END"
ASSESSMENT = "AI-ASSESS"
REMEDY = "AI-REMEDY"


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


def _of_employer(term_id: str, amount: int, unit: TermUnit, anchor: str, source: Source, **words: Label) -> Term:
    """A clock of the employer; its silence opens the next step."""
    return Term(
        id=term_id,
        amount=amount,
        unit=unit,
        anchor=anchor,
        side=Side.EMPLOYER,
        source=source,
        valid_from=PERSONAL_DATA_IN_FORCE if source.edition else POLICY_IN_FORCE,
        warn_days=(3, 1) if unit is TermUnit.CALENDAR_DAYS else (1,),
        on_miss=NEXT_STEP,
        **words,
    )


TERMS = (
    _of_employer(
        OBJECTION,
        3,
        TermUnit.WORKING_DAYS,
        "objection_received",
        law("PD 19-1(3)", PERSONAL_DATA),
        anchor_label=_label("қарсылықты алу", "получение возражения", "receipt of the objection"),
        label=_label(
            "Қарсылықты қарап, нәтижесін хабарлау",
            "Рассмотреть возражение и сообщить результат",
            "Consider the objection and tell the result",
        ),
    ),
    _of_employer(
        BLOCKING,
        1,
        TermUnit.WORKING_DAYS,
        "breach_information_received",
        law("PD 25(2)8", PERSONAL_DATA),
        anchor_label=_label(
            "деректердің заңсыз өңделгені туралы хабарды алу",
            "получение сведений о незаконной обработке данных",
            "receipt of word that data were processed unlawfully",
        ),
        label=_label("Деректерді бұғаттау", "Заблокировать данные", "Block the data"),
    ),
    _of_employer(
        EXPLANATION,
        10,
        TermUnit.WORKING_DAYS,
        "explanation_requested",
        policy("DC 43(4)2, which sets no term"),
        anchor_label=_label("түсіндіруді сұрау", "запрос объяснения", "request for an explanation"),
        label=_label("Шешімді түсіндіру", "Объяснить решение", "Explain the decision"),
    ),
    _of_employer(
        HUMAN_REVIEW,
        14,
        TermUnit.CALENDAR_DAYS,
        "human_review_requested",
        policy("DC 43(4)3, which sets no term; EU 2024/2831 art 11(2)"),
        anchor_label=_label(
            "адамның қайта қарауын талап ету", "требование о пересмотре человеком", "demand for a human review"
        ),
        label=_label(
            "Шешімді адамның қайта қарауы", "Пересмотр решения человеком", "Review of the decision by a person"
        ),
    ),
    _of_employer(
        STAY,
        3,
        TermUnit.WORKING_DAYS,
        "stay_requested",
        policy(),
        anchor_label=_label(
            "тоқтата тұру туралы өтінішті алу",
            "получение просьбы о приостановлении",
            "receipt of the request for a stay",
        ),
        label=_label(
            "Шешімді тоқтата тұру туралы жауап", "Ответить, приостановлено ли решение", "Answer the request for a stay"
        ),
    ),
    Term(
        id=STAY_ENDS,
        amount=0,
        unit=TermUnit.CALENDAR_DAYS,
        anchor="stay_until",
        anchor_label=_label("тоқтата тұрудың соңғы күні", "последний день приостановления", "the last day of the stay"),
        label=_label(
            "Шешімді тоқтата тұру аяқталады: не болатынын тексеру",
            "Приостановление кончается: проверить, что дальше",
            "The stay ends: see what comes next",
        ),
        side=Side.UNION,
        source=policy(),
        valid_from=POLICY_IN_FORCE,
        warn_days=(3, 1),
        direction="before",
        on_miss=ESCALATED,
    ),
    Term(
        id=ASSESSMENT,
        amount=5,
        unit=TermUnit.WORKING_DAYS,
        anchor="answer_received_or_missed",
        anchor_label=_label(
            "жауап алынған немесе мерзімі өткен күн",
            "день ответа или истечения срока ответа",
            "the day of the answer, or on which it was overdue",
        ),
        label=_label("Жауапты бағалау", "Оценить ответ", "Assess the answer"),
        side=Side.UNION,
        source=policy(),
        valid_from=POLICY_IN_FORCE,
        warn_days=(3, 1),
        on_miss=ESCALATED,
    ),
    _of_employer(
        REMEDY,
        14,
        TermUnit.CALENDAR_DAYS,
        "remedy_decided",
        policy("EU 2024/2831 art 11(3)"),
        anchor_label=_label("түзету туралы шешім", "решение об исправлении", "the day the remedy was decided"),
        label=_label("Түзетуді орындау", "Исполнить исправление", "Carry the remedy out"),
    ),
)
