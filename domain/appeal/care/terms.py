"""When she is asked how she is and whether what was promised was carried out; all of it our policy."""

from collections.abc import Mapping
from datetime import date

from domain.procedure import Side, Term, policy
from domain.words import Label, TermUnit

POLICY_IN_FORCE = date(2024, 1, 1)

ASK_FIRST, ASK_AGAIN, ASK_LAST = "AP-ASK-14", "AP-ASK-60", "AP-ASK-180"
ASK_REPLY = "AP-ASK-REPLY"
EXECUTION_ASK = "AP-EXECUTION-ASK"
EXECUTION_REPLY = "AP-EXECUTION-REPLY"

ASKS = (ASK_FIRST, ASK_AGAIN, ASK_LAST)
"""One after the other, each counted from the day of the letter."""
ASKING = (*ASKS, ASK_REPLY)
EXECUTION = (EXECUTION_ASK, EXECUTION_REPLY)
CARE = frozenset({*ASKING, *EXECUTION})
"""Terms that run on when the case is closed, and that no list of what is due shows."""
BY_THE_CLOCK = frozenset({*ASKS, EXECUTION_ASK})
"""At whose end the clock asks: nobody has to do anything before."""
OPENS_OUTWARD = frozenset(
    {
        "letter_served",
        "application_filed",
        "inspection_asked",
        "complaint_filed",
        "mediation_agreed",
        "claim_filed",
        "objection_served",
    }
)
"""Steps on tracks with which the employer learns of her case: they count as letters to the outside."""

LETTER = Label(kk="хат жіберілген күн", ru="день письма", en="the day of the letter")
ASK_LABEL = Label(
    kk="Мүшенің жағдайын сұрау",
    ru="Спросить члена профсоюза, всё ли в порядке",
    en="Ask the member whether she is all right",
)
ASKED_ON_TIME = Label(
    kk="Мүшеге егжей-тегжейсіз хабарлама жіберіліп, жағдайы сұралады.",
    ru="Член профсоюза получает уведомление без подробностей и вопрос, всё ли в порядке.",
    en="The member gets a notice without details and the question whether she is all right.",
)


def _ask(term_id: str, days: int) -> Term:
    return Term(
        id=term_id,
        amount=days,
        unit=TermUnit.CALENDAR_DAYS,
        anchor="letter_left",
        anchor_label=LETTER,
        label=ASK_LABEL,
        side=Side.UNION,
        source=policy(),
        valid_from=POLICY_IN_FORCE,
        apart=True,
        on_miss=ASKED_ON_TIME,
    )


TERMS = (
    _ask(ASK_FIRST, 14),
    _ask(ASK_AGAIN, 60),
    _ask(ASK_LAST, 180),
    Term(
        id=ASK_REPLY,
        amount=7,
        unit=TermUnit.CALENDAR_DAYS,
        anchor="wellbeing_asked",
        anchor_label=Label(kk="жағдайы сұралған күн", ru="день, когда спросили", en="the day on which she was asked"),
        label=Label(
            kk="Жағдайыңыз туралы сұраққа жауап беру",
            ru="Ответить, всё ли в порядке",
            en="Answer whether all is well",
        ),
        side=Side.MEMBER,
        source=policy(),
        valid_from=POLICY_IN_FORCE,
        apart=True,
        on_miss=Label(
            kk="Заңгерге хабарланады: ол мүшемен өзі байланысады.",
            ru="Об этом узнаёт юрист: он свяжется с членом профсоюза сам.",
            en="The lawyer is told, and gets in touch with the member.",
        ),
    ),
    Term(
        id=EXECUTION_ASK,
        amount=1,
        unit=TermUnit.MONTHS,
        anchor="promised",
        anchor_label=Label(
            kk="уәде берілген немесе шешілген күн",
            ru="день, когда обещано или решено",
            en="the day on which it was promised or decided",
        ),
        label=Label(
            kk="Уәденің орындалғанын сұрау",
            ru="Спросить, исполнено ли обещанное",
            en="Ask whether the promise was kept",
        ),
        side=Side.UNION,
        source=policy("LC 159(6)"),
        valid_from=POLICY_IN_FORCE,
        apart=True,
        on_miss=Label(
            kk="Мүшеден де, заңгерден де сұралады.",
            ru="Спрашивают и члена профсоюза, и юриста.",
            en="Both the member and the lawyer are asked.",
        ),
    ),
    Term(
        id=EXECUTION_REPLY,
        amount=10,
        unit=TermUnit.WORKING_DAYS,
        anchor="execution_asked",
        anchor_label=Label(kk="орындалуы сұралған күн", ru="день вопроса об исполнении", en="the day of the question"),
        label=Label(
            kk="Уәденің орындалғанын анықтау",
            ru="Выяснить, исполнено ли обещанное",
            en="Find out whether the promise was kept",
        ),
        side=Side.UNION,
        source=policy(),
        valid_from=POLICY_IN_FORCE,
        apart=True,
        warn_days=(3,),
        on_miss=Label(
            kk="Жоғары деңгейдегі нақты адамға хабарланады.",
            ru="Об этом узнаёт названный человек уровнем выше.",
            en="A named person one level up is told.",
        ),
    ),
)
DAYS: Mapping[str, int] = {term.id: term.amount for term in TERMS if term.id in ASKS}


def is_care(term: str) -> bool:
    """Whether a running term, by its full id, is one of these."""
    return term.partition("@")[0] in CARE
