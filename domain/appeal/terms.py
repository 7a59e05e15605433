"""The clocks of an appeal, each with its source and how surely it is known."""

from datetime import date

from domain.procedure import Side, Source, Term, law, policy
from domain.words import Confidence, Label, TermUnit

LABOUR_CODE = "2026-04-07"
LABOUR_CODE_IN_FORCE = date(2016, 1, 1)
POLICY_IN_FORCE = date(2024, 1, 1)

TRIAGE = "AP-TRIAGE"
TRIAGE_URGENT = "AP-TRIAGE-URGENT"
ANSWER = "AP-ANSWER"
ANSWER_REOPENED = "AP-ANSWER-REOPENED"
COMPLETE = "AP-COMPLETE"
AUTHORITY = "AP-AUTHORITY"
CONFIRM = "AP-CONFIRM"
CONFIRM_URGENT = "AP-CONFIRM-URGENT"
REINSTATEMENT = "ILD-LIM-REINST"
OTHER_DISPUTE = "ILD-LIM-OTHER"
DIRECT = "ILD-LIM-DIRECT"
DIRECT_OTHER = "ILD-LIM-DIRECT-O"
PAYDAY = "LC-PAYDAY"

ANSWERS = (ANSWER, ANSWER_REOPENED)
CONFIRMS = (CONFIRM, CONFIRM_URGENT)
TRIAGES = (TRIAGE, TRIAGE_URGENT)
COMMISSION_WAY = (REINSTATEMENT, OTHER_DISPUTE)
COURT_WAY = (DIRECT, DIRECT_OTHER)
LIMITATIONS = (*COMMISSION_WAY, *COURT_WAY)

EXTENSION_MONTHS = 2
"""How far an answer may be put off, once: policy, mirrors APPC 76(3)."""
URGENT_WORKING_DAYS = 10
"""A limitation date nearer than this makes triage and review urgent: policy."""

REGISTERED = Label(kk="жолданымды тіркеу", ru="регистрация обращения", en="registration of the appeal")
ESCALATED = Label(
    kk="Жоғары деңгейдегі нақты адамға хабарланады.",
    ru="Об этом узнаёт названный человек уровнем выше.",
    en="A named person one level up is told.",
)
REVIEW_ASKED = Label(kk="тексеру сұралды", ru="запрошена проверка", en="a review was asked for")
OFFERED_ABOVE = Label(
    kk="Тексеру жоғары тұрған ұйымның тексерушілеріне ұсынылады.",
    ru="Проверку предлагают проверяющим вышестоящей организации.",
    en="The review is offered to the reviewers of the body above.",
)
DISMISSAL_ACT = Label(
    kk="жұмыстан шығару туралы актіні алу немесе жіберу",
    ru="получение или отправка акта об увольнении",
    en="receipt or posting of the dismissal act",
)
BREACH_KNOWN = Label(
    kk="құқық бұзылғанын білген немесе білуге тиіс болған күн",
    ru="день, когда узнали или должны были узнать о нарушении",
    en="the day the breach was or should have been known",
)
ANSWER_MISSED = Label(
    kk="Істі екінші адам тексереді, сізге хабарланады.",
    ru="Дело проверит второй человек, вам сообщат.",
    en="A second person reviews the case and you are told.",
)
LAWYER_CHECKS = Label(
    kk="Мерзім өткізіп алынған болуы мүмкін: оны заңгер тексереді, ал екінші заңгер растайды. Дәлелді себеп болса, "
    "мерзім қалпына келтіріледі.",
    ru="Возможно, срок пропущен: это проверяет юрист и подтверждает второй. При уважительной причине срок можно "
    "восстановить.",
    en="It may be missed: a lawyer checks, and a second one has to confirm. With a valid reason it can be restored.",
)


def _union_term(term_id: str, working_days: int, anchor: str, mirrors: str = "", **words: Label) -> Term:
    """A term of the union's own, counted in working days, with warnings three days and one day before its end."""
    return Term(
        id=term_id,
        amount=working_days,
        unit=TermUnit.WORKING_DAYS,
        anchor=anchor,
        side=Side.UNION,
        source=policy(mirrors),
        valid_from=POLICY_IN_FORCE,
        warn_days=(3, 1) if working_days > 1 else (),
        **words,
    )


def _limitation(term_id: str, amount: int, unit: TermUnit, anchor: str, article: str, **words: Label) -> Term:
    """A term for turning to the commission or court."""
    return Term(
        id=term_id,
        amount=amount,
        unit=unit,
        anchor=anchor,
        side=Side.MEMBER,
        source=law(article, LABOUR_CODE),
        valid_from=LABOUR_CODE_IN_FORCE,
        limits=True,
        warn_days=(15, 7, 3, 1),
        behind=REINSTATEMENT if term_id == DIRECT else "",
        on_miss=LAWYER_CHECKS,
        **words,
    )


TRIAGE_LABEL = Label(
    kk="Жолданымды бағалау және заңгерге беру",
    ru="Оценить обращение и назначить юриста",
    en="Assess the appeal and assign a lawyer",
)
ANSWER_LABEL = Label(kk="Мүшеге жауап беру", ru="Ответить члену профсоюза", en="Answer the member")
CONFIRM_LABEL = Label(kk="Екінші адамның тексеруі", ru="Проверка вторым человеком", en="Review by a second person")

TERMS = (
    _union_term(TRIAGE, 3, "appeal_registered", anchor_label=REGISTERED, label=TRIAGE_LABEL, on_miss=ESCALATED),
    _union_term(TRIAGE_URGENT, 1, "appeal_registered", anchor_label=REGISTERED, label=TRIAGE_LABEL, on_miss=ESCALATED),
    _union_term(
        ANSWER,
        15,
        "appeal_registered",
        "APPC 76(1)",
        anchor_label=REGISTERED,
        label=ANSWER_LABEL,
        on_miss=ANSWER_MISSED,
    ),
    _union_term(
        ANSWER_REOPENED,
        15,
        "case_reopened",
        "APPC 76(1)",
        anchor_label=Label(kk="істі қайта ашу", ru="возобновление дела", en="reopening of the case"),
        label=ANSWER_LABEL,
        on_miss=ANSWER_MISSED,
    ),
    Term(
        id=COMPLETE,
        amount=5,
        unit=TermUnit.WORKING_DAYS,
        anchor="completion_requested",
        anchor_label=Label(kk="толықтыру сұралды", ru="запрос дополнений", en="request for completion"),
        label=Label(kk="Жолданымды толықтыру", ru="Дополнить обращение", en="Complete the appeal"),
        side=Side.MEMBER,
        source=policy("APPC 64(6)"),
        valid_from=POLICY_IN_FORCE,
        warn_days=(3, 1),
        on_miss=Label(
            kk="Әрі қарай не істеу керегін заңгер шешеді.",
            ru="Что делать дальше, решает юрист.",
            en="The lawyer decides what to do next.",
        ),
    ),
    Term(
        id=AUTHORITY,
        amount=5,
        unit=TermUnit.WORKING_DAYS,
        anchor="filed_on_behalf",
        anchor_label=Label(
            kk="жолданымды басқа адам берді", ru="обращение подал другой человек", en="filing by somebody else"
        ),
        label=Label(
            kk="Өкілдік туралы жазбаша өтінішті көрсету",
            ru="Показать письменное заявление о представительстве",
            en="Show the written authority to represent",
        ),
        side=Side.MEMBER,
        source=policy(),
        valid_from=POLICY_IN_FORCE,
        warn_days=(3, 1),
        on_miss=ESCALATED,
    ),
    _union_term(CONFIRM, 3, "review_asked", anchor_label=REVIEW_ASKED, label=CONFIRM_LABEL, on_miss=OFFERED_ABOVE),
    _union_term(
        CONFIRM_URGENT,
        1,
        "review_asked",
        anchor_label=REVIEW_ASKED,
        label=CONFIRM_LABEL,
        on_miss=OFFERED_ABOVE,
    ),
    _limitation(
        REINSTATEMENT,
        1,
        TermUnit.MONTHS,
        "dismissal_act_received_or_posted",
        "LC 160(1)1",
        anchor_label=DISMISSAL_ACT,
        label=Label(
            kk="Жұмысқа қайта алу туралы келісу комиссиясына жүгіну",
            ru="Обратиться в согласительную комиссию о восстановлении на работе",
            en="Turn to the conciliation commission for reinstatement",
        ),
    ),
    _limitation(
        OTHER_DISPUTE,
        1,
        TermUnit.YEARS,
        "knew_or_should_have_known",
        "LC 160(1)2",
        anchor_label=BREACH_KNOWN,
        label=Label(
            kk="Еңбек дауы бойынша келісу комиссиясына жүгіну",
            ru="Обратиться в согласительную комиссию по трудовому спору",
            en="Turn to the conciliation commission in the dispute",
        ),
    ),
    _limitation(
        DIRECT,
        3,
        TermUnit.MONTHS,
        "dismissal_act_received_or_posted",
        "LC 160 part 5",
        anchor_label=DISMISSAL_ACT,
        label=Label(
            kk="Жұмысқа қайта алу туралы бірден сотқа жүгіну (комиссия керек болмаса)",
            ru="Обратиться сразу в суд о восстановлении на работе (если комиссия не нужна)",
            en="Turn straight to court for reinstatement (where no commission is needed)",
        ),
    ),
    _limitation(
        DIRECT_OTHER,
        1,
        TermUnit.YEARS,
        "knew_or_should_have_known",
        "LC 160 part 5",
        anchor_label=BREACH_KNOWN,
        label=Label(
            kk="Еңбек дауы бойынша бірден сотқа жүгіну (комиссия керек болмаса)",
            ru="Обратиться сразу в суд по трудовому спору (если комиссия не нужна)",
            en="Turn straight to court in the dispute (where no commission is needed)",
        ),
    ),
    Term(
        id=PAYDAY,
        amount=0,
        unit=TermUnit.WORKING_DAYS,
        anchor="payday",
        anchor_label=Label(kk="төлем күні", ru="день выплаты", en="payday"),
        label=Label(kk="Келесі төлем күні", ru="Следующий день выплаты", en="The next payday"),
        side=Side.EMPLOYER,
        source=Source(text="LC 113(2)", confidence=Confidence.M),
        valid_from=LABOUR_CODE_IN_FORCE,
        on_miss=Label(
            kk="Төленгені жазылмаса, осы күннен бөлек жүгіну мерзімі басталады.",
            ru="Если выплата не записана, с этого дня пойдёт отдельный срок обращения.",
            en="Unless a payment is on record, a term of its own begins to run from this day.",
        ),
    ),
)
