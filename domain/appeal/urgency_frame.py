"""What makes an appeal urgent, as a table that people can read: each ground with its reason; and who may change it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Command, Event, Record, Role, Rule, Sealed
from domain.procedure import Act
from domain.words import Label


class Ground(StrEnum):
    """Why a case is urgent."""

    DISMISSAL = "dismissal"
    LIMITATION = "limitation"
    KEPT_FROM_WORK = "kept_from_work"
    HEALTH = "health"
    SAFETY = "safety"
    THREAT = "threat"
    GROUP = "group"
    PRESSURE = "pressure"


class UrgencyRule(Record):
    """`label` is the ground in short, `reason` why it cannot wait."""

    label: Label
    reason: Label


RULES: Mapping[Ground, UrgencyRule] = {
    Ground.DISMISSAL: UrgencyRule(
        label=Label(
            kk="жұмыстан шығару болды немесе болуы мүмкін",
            ru="увольнение, или оно не исключено",
            en="a dismissal, or possibly one",
        ),
        reason=Label(
            kk="Жұмысқа қайта алу туралы жүгінуге бір-ақ ай бар.",
            ru="На обращение о восстановлении на работе есть только месяц.",
            en="There is only a month to turn to the commission for reinstatement.",
        ),
    ),
    Ground.LIMITATION: UrgencyRule(
        label=Label(
            kk="комиссияға немесе сотқа жүгіну мерзіміне он жұмыс күнінен аз қалды",
            ru="до конца срока обращения в комиссию или суд меньше десяти рабочих дней",
            en="under ten working days to turn to the commission or court",
        ),
        reason=Label(
            kk="Мерзім өтіп кетсе, дау қаралмауы мүмкін.",
            ru="После этого срока спор могут не рассмотреть.",
            en="After that term the dispute may not be heard.",
        ),
    ),
    Ground.KEPT_FROM_WORK: UrgencyRule(
        label=Label(
            kk="мүше жұмысқа жіберілмейді немесе кіруі бұғатталған",
            ru="члена профсоюза не допускают к работе или заблокировали ему доступ",
            en="the member is kept from work, or their access is blocked",
        ),
        reason=Label(
            kk="Күн сайын табысынан айырылады.",
            ru="Каждый день без работы лишает заработка.",
            en="Every day without work costs income.",
        ),
    ),
    Ground.HEALTH: UrgencyRule(
        label=Label(
            kk="біреудің денсаулығына қазір қауіп төніп тұр",
            ru="чьё-то здоровье сейчас в опасности",
            en="somebody’s health is in danger now",
        ),
        reason=Label(
            kk="Мүше жолданым бергенде осылай деп жауап берді.",
            ru="Так ответил член профсоюза при подаче.",
            en="The member answered so when filing.",
        ),
    ),
    Ground.SAFETY: UrgencyRule(
        label=Label(kk="еңбек қауіпсіздігі мәселесі", ru="вопрос безопасности труда", en="a matter of safety at work"),
        reason=Label(
            kk="Қауіпті жағдай қайталануы мүмкін.",
            ru="Опасность может повториться.",
            en="The danger may come again.",
        ),
    ),
    Ground.THREAT: UrgencyRule(
        label=Label(kk="мүшені қорқытып отыр", ru="члену профсоюза угрожают", en="the member is being threatened"),
        reason=Label(
            kk="Мүше жолданым бергенде осылай деп жауап берді.",
            ru="Так ответил член профсоюза при подаче.",
            en="The member answered so when filing.",
        ),
    ),
    Ground.GROUP: UrgencyRule(
        label=Label(
            kk="жолданым бірнеше адам атынан", ru="обращение нескольких человек", en="several people file together"
        ),
        reason=Label(
            kk="Бір бұзушылық көп адамға қатысты.",
            ru="Одно нарушение касается многих.",
            en="One breach concerns many.",
        ),
    ),
    Ground.PRESSURE: UrgencyRule(
        label=Label(
            kk="жолданымы үшін мүшеге қысым жасалып отыр",
            ru="на члена профсоюза давят из-за обращения",
            en="the member is under pressure because of an appeal",
        ),
        reason=Label(
            kk="Қысым күшеймей тұрып араласу керек.",
            ru="Вмешаться нужно, пока давление не усилилось.",
            en="Somebody has to step in before the pressure grows.",
        ),
    ),
}


class RaiseUrgency(Command):
    NAME: ClassVar[str] = "raise_urgency"

    reasons: Sealed


class LowerUrgency(Command):
    NAME: ClassVar[str] = "lower_urgency"

    reasons: Sealed


class UrgencyFound(Event):
    """The rules found these grounds in the facts of the case. They can only raise."""

    NAME: ClassVar[str] = "appeal.urgency_found"

    grounds: tuple[Ground, ...]


class UrgencyRaised(Event):
    NAME: ClassVar[str] = "appeal.urgency_raised"

    by: str
    reasons: Sealed


class UrgencyLowered(Event):
    """A person says, with reasons, that the case can wait its turn; no machine ever does."""

    NAME: ClassVar[str] = "appeal.urgency_lowered"

    by: str
    reasons: Sealed


EVENTS: tuple[type[Event], ...] = (UrgencyFound, UrgencyRaised, UrgencyLowered)
STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})
ALWAYS: Mapping[type[Command], frozenset[Role]] = {RaiseUrgency: STAFF, LowerUrgency: STAFF}
"""At every open stage."""

ACTS: Mapping[type[Command], Act] = {
    RaiseUrgency: Act(
        label=Label(kk="Шұғыл деп белгілеу", ru="Отметить как срочное", en="Mark as urgent"),
        hint=Label(
            kk="Іс өз тобында бірінші тұрады.",
            ru="Дело встанет первым в своей группе.",
            en="It comes first in its group.",
        ),
    ),
    LowerUrgency: Act(
        label=Label(kk="Шұғыл емес деп белгілеу", ru="Снять отметку «срочно»", en="Mark as not urgent"),
        hint=Label(
            kk="Себебін жазыңыз: мүше оны оқи алады.",
            ru="Напишите причину: член профсоюза сможет её прочитать.",
            en="Write the reasons: the member can read them.",
        ),
    ),
}
ALREADY_URGENT = Rule(
    code="already-urgent",
    label=Label(
        kk="Іс шұғыл деп белгіленіп қойған.", ru="Дело уже отмечено как срочное.", en="It is marked urgent already."
    ),
)
NOT_URGENT = Rule(
    code="not-urgent",
    label=Label(
        kk="Іс шұғыл деп белгіленбеген.", ru="Дело не отмечено как срочное.", en="The case is not marked as urgent."
    ),
)
LOWERED_WITH_REASONS = Rule(
    code="lowered-with-reasons",
    label=Label(
        kk="Іс ережелер бойынша шұғыл. Шұғыл емес десеңіз, себебін жазыңыз.",
        ru="По правилам дело срочное. Если оно может подождать, напишите почему.",
        en="By the rules the case is urgent. If it can wait, say why.",
    ),
)
