"""The terms of an agreement: filing, control, its last day, and the year for which it can be prolonged."""

from datetime import date

from domain.collective import LABOUR_CODE
from domain.procedure import Side, Source, Term, law, policy
from domain.words import Confidence, Label, TermUnit

MONITORING = "CB-MONITOR"
NOTIFICATION = "CB-REG-AGR"
ANSWERED = "AGR-FILE-ASKED"
CONTROL = "AGR-CONTROL"
END = "AGR-END"
PROLONGED = "CB-PROLONG"

FILING = (MONITORING, NOTIFICATION)
ENDS = (END, PROLONGED)
"""Terms at whose end an agreement stops to bind."""
MONTHS_AHEAD = (6, 3, 1)
LAST_MONTHS = 1
"""So many months before the end somebody one level up hears of it too."""
PROLONGING_SOURCE = law("LC 158(2)", LABOUR_CODE)
BREACH_SOURCE = Source(text="KoAP 97(3)", confidence=Confidence.VO, edition="about 2018")
COPIES_SOURCE = law("LC 156(6)", LABOUR_CODE)


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


TOLD_UPWARDS = _label(
    "Жоғары деңгейдегі нақты адамға хабарланады.",
    "Об этом узнаёт названный человек уровнем выше.",
    "A named person one level up is told.",
)
SIGNED = _label("келісімге қол қойылуы", "подписание соглашения", "the signing of the agreement")
TERMS = (
    Term(
        id=MONITORING,
        amount=1,
        unit=TermUnit.MONTHS,
        anchor="agreement_signed",
        anchor_label=SIGNED,
        label=_label(
            "Жұмыс беруші мониторингке тапсырады",
            "Подача работодателем на мониторинг",
            "Filing for monitoring by the employer",
        ),
        side=Side.EMPLOYER,
        source=law("LC 156(11)", LABOUR_CODE),
        valid_from=date(2016, 1, 1),
        warn_days=(7,),
        on_miss=_label(
            "Жұмыс берушіге хат жазу керек; жоғары деңгейдегі нақты адамға хабарланады.",
            "Нужно напомнить работодателю письмом; об этом узнаёт названный человек уровнем выше.",
            "A letter has to remind the employer; a named person one level up is told.",
        ),
    ),
    Term(
        id=NOTIFICATION,
        amount=10,
        unit=TermUnit.CALENDAR_DAYS,
        anchor="agreement_signed",
        anchor_label=SIGNED,
        label=_label(
            "Келісімді хабарлама арқылы тіркеу", "Уведомительная регистрация", "Notification of the agreement"
        ),
        side=Side.UNION,
        source=Source(text="LC 151(1)", confidence=Confidence.VO, edition="an older edition"),
        valid_from=date(2016, 1, 1),
        warn_days=(3, 1),
        on_miss=TOLD_UPWARDS,
    ),
    Term(
        id=ANSWERED,
        amount=10,
        unit=TermUnit.WORKING_DAYS,
        anchor="employer_reminded",
        anchor_label=_label("жұмыс берушіге ескерту", "напоминание работодателю", "the reminder to the employer"),
        label=_label("Хаттан кейін күту", "Ожидание после письма", "Waiting after the letter"),
        side=Side.EMPLOYER,
        source=policy(),
        valid_from=date(2016, 1, 1),
        warn_days=(),
        on_miss=_label(
            "Еңбек инспекциясына хабарлау керек; жоғары деңгейдегі нақты адамға хабарланады.",
            "Нужно сообщить инспекции труда; об этом узнаёт названный человек уровнем выше.",
            "The labour inspection has to be told; a named person one level up is told.",
        ),
    ),
    Term(
        id=CONTROL,
        amount=3,
        unit=TermUnit.MONTHS,
        anchor="last_control",
        anchor_label=_label(
            "соңғы тексеру немесе бақылаудың басы",
            "прошлый контроль или начало наблюдения",
            "the last control, or the beginning of the watch",
        ),
        label=_label("Орындалуын тоқсандық тексеру", "Квартальный контроль исполнения", "Quarterly control"),
        side=Side.UNION,
        source=policy("LC 156(8)"),
        valid_from=date(2016, 1, 1),
        warn_days=(14,),
        on_miss=_label(
            "Жоғары деңгейдегі нақты адамға хабарланып, келесі тоқсан саналады.",
            "Об этом узнаёт названный человек уровнем выше, и пойдёт следующий квартал.",
            "A named person one level up is told, and the next quarter is counted.",
        ),
    ),
    Term(
        id=END,
        amount=0,
        unit=TermUnit.WORKING_DAYS,
        anchor="agreement_until",
        anchor_label=_label(
            "келісімнің мәтініндегі соңғы күні", "последний день по тексту", "the last day by its own text"
        ),
        label=_label("Келісімнің соңғы күні", "Последний день соглашения", "Last day of the agreement"),
        side=Side.UNION,
        source=PROLONGING_SOURCE,
        valid_from=date(2016, 1, 1),
        warn_months=MONTHS_AHEAD,
        on_miss=_label(
            "Жаңасы ұсынылмаса, келісім күшін жояды; жоғары деңгейдегі нақты адамға хабарланады.",
            "Если нового не предложили, соглашение теряет силу; об этом узнаёт названный человек уровнем выше.",
            "If no new one was proposed the agreement lapses; a named person one level up is told.",
        ),
    ),
    Term(
        id=PROLONGED,
        amount=1,
        unit=TermUnit.YEARS,
        anchor="agreement_expired",
        anchor_label=_label("келісімнің соңғы күні", "последний день соглашения", "the last day of the agreement"),
        label=_label(
            "Жаңасы жасалғанға дейін ұзартылуы", "Продление до нового соглашения", "Prolonged until the new one"
        ),
        side=Side.UNION,
        source=PROLONGING_SOURCE,
        valid_from=date(2016, 1, 1),
        warn_months=MONTHS_AHEAD,
        on_miss=_label(
            "Келісім күшін жояды; жоғары деңгейдегі нақты адамға хабарланады.",
            "Соглашение теряет силу; об этом узнаёт названный человек уровнем выше.",
            "The agreement lapses; a named person one level up is told.",
        ),
    ),
)
