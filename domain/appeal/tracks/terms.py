"""The clocks of the tracks, on both sides, each with its source and how surely it is known (procedures A6, A9-A14)."""

from datetime import date

from domain.due import Direction
from domain.procedure import Side, Source, Term, law, policy
from domain.words import Confidence, Label, TermUnit

LABOUR_CODE = "2026-04-07"
LABOUR_CODE_IN_FORCE = date(2016, 1, 1)
APPC = "2026-01-16"
APPC_IN_FORCE = date(2021, 7, 1)
POLICY_IN_FORCE = date(2024, 1, 1)

TALKS_ANSWER = "TALKS-ANSWER"
CONSIDER = "ILD-CONSIDER"
COPY = "ILD-COPY"
EXECUTE = "ILD-EXEC"
COURT_AFTER = "ILD-LIM-COURT"
ANTICORR = "ILD-ANTICORR"
STATE_ANSWER = "ST-ANSWER"
STATE_OBJECT = "ST-OBJECT"
STATE_COMPLAIN = "ST-COMPLAIN"
STATE_COMPLAIN_LONG = "ST-COMPLAIN-6"
STATE_DECIDE = "ST-DECIDE"
STATE_REDIRECT = "ST-REDIRECT"
STATE_HEARING = "ST-HEARING"
STATE_FILE = "ST-FILE"
STATE_FORWARD = "ST-FORWARD"
OF_THE_STATE = (
    STATE_ANSWER,
    STATE_COMPLAIN,
    STATE_COMPLAIN_LONG,
    STATE_DECIDE,
    STATE_REDIRECT,
    STATE_HEARING,
    STATE_FILE,
    STATE_FORWARD,
)
"""What no longer matters once the breach is remedied."""
COURT_APPEAL = "CT-APPEAL"
COURT_CASSATION = "CT-CASSATION"
COURT_ENFORCE = "CT-ENFORCE"


def _unread(text: str) -> Source:
    """A term named from memory: nobody has read the article yet, and the page says so."""
    return Source(text=text, confidence=Confidence.M)


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


NEXT_STEP = _label(
    "Келесі қадам ұсынылады, сізге және заңгерге хабарланады.",
    "Будет предложен следующий шаг; вы и юрист узнаете об этом.",
    "The next step is offered, and you and the lawyer are told.",
)
DEEMED_REFUSAL = _label(
    "Жауап болмаса, бас тартылды деп саналады: шағым жасау мерзімі басталады.",
    "Молчание считается отказом: начинается срок жалобы.",
    "Silence counts as a refusal: the term for a complaint begins.",
)
CHECKED = _label(
    "Мерзім өтіп кеткенін заңгер тексереді.",
    "Пропуск срока проверяет юрист.",
    "A lawyer checks whether the term was missed.",
)

STATE_THREE_DAYS: tuple[tuple[str, str, Label, Label, str, Direction], ...] = (
    (
        STATE_REDIRECT,
        "state_received",
        _label(
            "басқа органның құзыреті екені айтылды", "сообщили о неподведомственности", "the body said it has no say"
        ),
        _label("Құзыретті органға жіберу", "Перенаправить в компетентный орган", "Send the appeal to the right body"),
        "APPC 65(1)",
        "after",
    ),
    (
        STATE_HEARING,
        "administrative_act",
        _label("акт қабылданатын күн", "день принятия акта", "the day of the act"),
        _label(
            "Алдын ала шешім және тыңдау", "Предварительное решение и заслушивание", "Preliminary decision, hearing"
        ),
        "APPC 73(1)",
        "before",
    ),
    (
        STATE_FILE,
        "request_to_see_file",
        _label("материалдарды көруді сұрау", "просьба ознакомиться с делом", "request to see the file"),
        _label("Іс материалдарын көрсету", "Дать ознакомиться с материалами дела", "Let the file be seen"),
        "APPC 75(1)",
        "after",
    ),
    (
        STATE_FORWARD,
        "complaint_received",
        _label("шағымды алу", "получение жалобы", "receipt of the complaint"),
        _label("Шағымды жоғары органға жіберу", "Передать жалобу вышестоящему органу", "Pass the complaint on upwards"),
        "APPC 91(4)",
        "after",
    ),
)
"""What a state body has three working days for."""

TERMS = (
    Term(
        id=TALKS_ANSWER,
        amount=10,
        unit=TermUnit.WORKING_DAYS,
        anchor="letter_served",
        anchor_label=_label("хатты тапсыру", "вручение письма", "service of the letter"),
        label=_label("Жұмыс берушінің жауабы", "Ответ работодателя", "Answer of the employer"),
        side=Side.EMPLOYER,
        source=policy(),
        valid_from=POLICY_IN_FORCE,
        warn_days=(3, 1),
        on_miss=NEXT_STEP,
    ),
    Term(
        id=CONSIDER,
        amount=15,
        unit=TermUnit.WORKING_DAYS,
        anchor="application_registered_by_commission",
        anchor_label=_label("комиссияда тіркеу", "регистрация в комиссии", "registration by the commission"),
        label=_label(
            "Келісу комиссиясының шешімі", "Решение согласительной комиссии", "Decision of the conciliation commission"
        ),
        side=Side.EMPLOYER,
        source=law("LC 159(5)", LABOUR_CODE),
        valid_from=LABOUR_CODE_IN_FORCE,
        warn_days=(3, 1),
        on_miss=NEXT_STEP,
    ),
    Term(
        id=COPY,
        amount=3,
        unit=TermUnit.WORKING_DAYS,
        anchor="commission_decision_adopted",
        anchor_label=_label("шешім қабылдау", "принятие решения", "adoption of the decision"),
        label=_label("Шешімнің көшірмесі", "Копия решения", "Copy of the decision"),
        side=Side.EMPLOYER,
        source=law("LC 159(5)", LABOUR_CODE),
        valid_from=LABOUR_CODE_IN_FORCE,
        warn_days=(3, 1),
        on_miss=NEXT_STEP,
    ),
    Term(
        id=EXECUTE,
        amount=1,
        unit=TermUnit.MONTHS,
        anchor="commission_decision_adopted",
        anchor_label=_label("шешім қабылдау", "принятие решения", "adoption of the decision"),
        label=_label("Шешімді орындау", "Исполнение решения", "Execution of the decision"),
        side=Side.EMPLOYER,
        source=law("LC 159(6)", LABOUR_CODE),
        valid_from=LABOUR_CODE_IN_FORCE,
        warn_days=(3, 1),
        on_miss=NEXT_STEP,
    ),
    Term(
        id=COURT_AFTER,
        amount=2,
        unit=TermUnit.MONTHS,
        anchor="commission_decision_copy_received_or_posted",
        anchor_label=_label(
            "шешімнің көшірмесін алу немесе жіберу",
            "получение или отправка копии решения",
            "receipt or posting of the copy of the decision",
        ),
        label=_label(
            "Жұмысқа қайта алу туралы сотқа жүгіну",
            "Обратиться в суд о восстановлении на работе",
            "Turn to court for reinstatement",
        ),
        side=Side.MEMBER,
        source=law("LC 160(1)1", LABOUR_CODE),
        valid_from=LABOUR_CODE_IN_FORCE,
        limits=True,
        warn_days=(15, 7, 3, 1),
        on_miss=CHECKED,
    ),
    Term(
        id=STATE_ANSWER,
        amount=15,
        unit=TermUnit.WORKING_DAYS,
        anchor="state_registration",
        anchor_label=_label("мемлекеттік органда тіркеу", "регистрация в госоргане", "registration by the state body"),
        label=_label("Мемлекеттік органның жауабы", "Ответ государственного органа", "Answer of the state body"),
        side=Side.STATE,
        source=law("APPC 76(1)", APPC),
        valid_from=APPC_IN_FORCE,
        warn_days=(3, 1),
        on_miss=DEEMED_REFUSAL,
    ),
    Term(
        id=STATE_OBJECT,
        amount=2,
        unit=TermUnit.WORKING_DAYS,
        anchor="preliminary_decision_received",
        anchor_label=_label("алдын ала шешім", "предварительное решение", "preliminary decision"),
        label=_label("Қарсылық білдіру", "Представить возражение", "Object to the preliminary decision"),
        side=Side.UNION,
        source=law("APPC 73(3)", APPC),
        valid_from=APPC_IN_FORCE,
        warn_days=(3, 1),
        on_miss=CHECKED,
    ),
    *(
        Term(
            id=term_id,
            amount=months,
            unit=TermUnit.MONTHS,
            anchor="act_known",
            anchor_label=_label("актіні білген күн", "день, когда узнали об акте", "the day the act became known"),
            label=_label(
                "Мемлекеттік органның актісіне шағым",
                "Жалоба на акт государственного органа",
                "Complaint against the act",
            ),
            side=Side.MEMBER,
            source=law(article, APPC),
            valid_from=APPC_IN_FORCE,
            limits=True,
            warn_days=(15, 7, 3, 1),
            on_miss=CHECKED,
        )
        for term_id, months, article in ((STATE_COMPLAIN, 3, "APPC 92(1)"), (STATE_COMPLAIN_LONG, 6, "APPC 92(1-1)"))
    ),
    Term(
        id=STATE_DECIDE,
        amount=20,
        unit=TermUnit.WORKING_DAYS,
        anchor="complaint_registered",
        anchor_label=_label("шағымды тіркеу", "регистрация жалобы", "registration of the complaint"),
        label=_label("Шағым бойынша шешім", "Решение по жалобе", "Decision on the complaint"),
        side=Side.STATE,
        source=law("APPC 99", APPC),
        valid_from=APPC_IN_FORCE,
        warn_days=(3, 1),
        on_miss=NEXT_STEP,
    ),
    Term(
        id=ANTICORR,
        amount=3,
        unit=TermUnit.WORKING_DAYS,
        anchor="hearing_date",
        anchor_label=_label("комиссия отырысы", "заседание комиссии", "hearing of the commission"),
        label=_label(
            "Сыбайлас жемқорлыққа қарсы органды отырысқа шақыру",
            "Пригласить на заседание антикоррупционный орган",
            "Invite the anti-corruption agency to the hearing",
        ),
        side=Side.UNION,
        source=law("LC 159(4-1)", LABOUR_CODE),
        valid_from=LABOUR_CODE_IN_FORCE,
        warn_days=(3, 1),
        direction="before",
        on_miss=CHECKED,
    ),
    *(
        Term(
            id=term_id,
            amount=3,
            unit=TermUnit.WORKING_DAYS,
            anchor=anchor,
            anchor_label=anchor_label,
            label=label,
            side=Side.STATE,
            source=law(article, APPC),
            valid_from=APPC_IN_FORCE,
            warn_days=(3, 1),
            direction=direction,
            on_miss=NEXT_STEP,
        )
        for term_id, anchor, anchor_label, label, article, direction in STATE_THREE_DAYS
    ),
    *(
        Term(
            id=term_id,
            amount=amount,
            unit=unit,
            anchor=anchor,
            anchor_label=anchor_label,
            label=label,
            side=Side.MEMBER,
            source=_unread(article),
            valid_from=LABOUR_CODE_IN_FORCE,
            limits=True,
            warn_days=(15, 7, 3, 1),
            on_miss=CHECKED,
        )
        for term_id, amount, unit, anchor, anchor_label, label, article in (
            (
                COURT_APPEAL,
                1,
                TermUnit.MONTHS,
                "judgment_in_final_form",
                _label("түпкілікті шешім", "решение в окончательной форме", "judgment in its final form"),
                _label("Апелляциялық шағым", "Апелляционная жалоба", "Appeal against the judgment"),
                "CPC 403",
            ),
            (
                COURT_CASSATION,
                6,
                TermUnit.MONTHS,
                "judgment_in_force",
                _label("шешімнің күшіне енуі", "вступление решения в силу", "judgment in force"),
                _label("Кассациялық шағым", "Кассационная жалоба", "Cassation"),
                "CPC 436",
            ),
            (
                COURT_ENFORCE,
                3,
                TermUnit.YEARS,
                "judgment_in_force",
                _label("шешімнің күшіне енуі", "вступление решения в силу", "judgment in force"),
                _label("Орындау парағын ұсыну", "Предъявить исполнительный лист", "Present the writ of execution"),
                "Law on enforcement 11",
            ),
        )
    ),
)
