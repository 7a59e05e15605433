"""The decision of an algorithm that is challenged, as far as its worker knows it, and what the dispute is about."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.algorithm import DecisionKind
from domain.appeal.events import Breach, Wrong
from domain.kernel import Record, Sealed
from domain.words import Label


class Known(StrEnum):
    """An answer that may be that nobody knows."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Learned(StrEnum):
    """How she learned of the decision."""

    IN_WRITING = "in_writing"
    TOLD = "told"
    IN_THE_SYSTEM = "in_the_system"
    BY_ITS_EFFECT = "by_its_effect"
    FROM_OTHERS = "from_others"


class Decision(Record):
    """One decision about one worker. `decided_on` and `learned_on` are None where she does not know the day; `notice`:
    whether she was told before that an algorithm is used, `consent`: whether she agreed. `system_words` is what she
    knows of the system and who made it.
    """

    kind: DecisionKind
    decided_on: date | None = None
    learned_on: date | None = None
    learned: Learned = Learned.TOLD
    notice: Known = Known.UNKNOWN
    consent: Known = Known.UNKNOWN
    effect: Sealed | None = None
    system_words: Sealed | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """Those of its days that she told."""
        return tuple(day for day in (self.decided_on, self.learned_on) if day is not None)

    def breach(self, today: date) -> Breach:
        """What the terms of LC 160 run from: they run beside a challenge and are never stopped by it. A day that lies
        ahead anchors nothing yet.
        """
        decided, learned = (day if day and day <= today else None for day in (self.decided_on, self.learned_on))
        wrong = Wrong.DISMISSAL if self.kind in ENDS_EMPLOYMENT else Wrong.OTHER
        return Breach(wrong=wrong, happened_on=decided, learned_on=learned)


ENDS_EMPLOYMENT = frozenset({DecisionKind.DISMISSAL, DecisionKind.REDUNDANCY})
KEEPS_FROM_WORK = frozenset({DecisionKind.ACCESS_BLOCK, DecisionKind.SUSPENSION})
"""What leaves her without work though she is still employed: urgent like a dismissal (C2)."""


class Automation(StrEnum):
    """Who decided. DC 43(4) needs a decision that was taken fully by an algorithm."""

    FULL = "full"
    SUPPORTED = "supported"
    UNKNOWN = "unknown"


class Effect(StrEnum):
    """How hard the decision hits her."""

    SLIGHT = "slight"
    SERIOUS = "serious"
    LIVELIHOOD = "livelihood"


class EmployerKind(StrEnum):
    """From it follow the clocks that a lawyer is proposed; only an administrative act is stayed by itself (APPC 96)."""

    PRIVATE = "private"
    STATE_INSTITUTION = "state_institution"
    STATE_BODY = "state_body"


class Aspect(StrEnum):
    """What a statement of reasons has to tell (C5)."""

    FACTS = "facts"
    GROUNDS = "grounds"
    AUTOMATION = "automation"
    DATA_USED = "data_used"
    SOURCES = "sources"
    CRITERIA = "criteria"
    PURPOSE = "purpose"
    HUMAN_ROLE = "human_role"
    ERROR_ROUTE = "error_route"
    REDRESS = "redress"


class Stated(Record):
    """One field of the employer's answer, in the employer's words."""

    aspect: Aspect
    text: Sealed


class Adequacy(StrEnum):
    """Whether an explanation explains."""

    FULL = "full"
    PARTLY = "partly"
    NO = "no"
    NOT_GIVEN = "not_given"


class HumanReview(Record):
    """The rubber-stamp test of the employer's review: who looked, with what power, at what, for how long (minutes)."""

    named: Known = Known.UNKNOWN
    another_person: Known = Known.UNKNOWN
    could_change: Known = Known.UNKNOWN
    worker_heard: Known = Known.UNKNOWN
    minutes: int | None = None
    looked_at: Sealed | None = None

    @property
    def is_real(self) -> Known:
        """What the answers come to; a person still says whether it is so."""
        asked = (self.named, self.another_person, self.could_change, self.worker_heard)
        if Known.NO in asked:
            return Known.NO
        return Known.YES if set(asked) == {Known.YES} and self.looked_at else Known.UNKNOWN


class Finding(StrEnum):
    """What became of the decision that was challenged."""

    UPHELD = "upheld"
    MODIFIED = "modified"
    CANCELLED = "cancelled"
    NO_ANSWER = "no_answer"


class Measure(StrEnum):
    """What puts it right (C10)."""

    CANCEL = "cancel"
    DECIDE_ANEW = "decide_anew"
    RESTORE_PAY = "restore_pay"
    RESTORE_ACCESS = "restore_access"
    RESTORE_SHIFT = "restore_shift"
    CORRECT_DATA = "correct_data"
    DELETE_DATA = "delete_data"
    COMPENSATE = "compensate"
    CHANGE_SYSTEM = "change_system"
    TELL_OTHERS = "tell_others"


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


KNOWN: Mapping[Known, Label] = {
    Known.YES: _label("иә", "да", "yes"),
    Known.NO: _label("жоқ", "нет", "no"),
    Known.UNKNOWN: _label("белгісіз", "неизвестно", "not known"),
}
LEARNED: Mapping[Learned, Label] = {
    Learned.IN_WRITING: _label("жазбаша хабарланды", "сообщили письменно", "in writing"),
    Learned.TOLD: _label("ауызша айтылды", "сказали устно", "by word of mouth"),
    Learned.IN_THE_SYSTEM: _label(
        "жүйеден немесе қосымшадан көрінді", "увидели в системе или приложении", "in the system or app"
    ),
    Learned.BY_ITS_EFFECT: _label("салдарынан білінді", "поняли по последствиям", "by its effect"),
    Learned.FROM_OTHERS: _label("басқалардан білінді", "узнали от других", "from others"),
}
AUTOMATIONS: Mapping[Automation, Label] = {
    Automation.FULL: _label(
        "шешімді толығымен жүйе қабылдады", "решение полностью приняла система", "decided by the system alone"
    ),
    Automation.SUPPORTED: _label(
        "жүйе ұсынды, адам шешті", "система подсказала, решил человек", "the system advised, a person decided"
    ),
    Automation.UNKNOWN: _label("кім шешкені белгісіз", "неизвестно, кто решил", "not known who decided"),
}
EFFECTS: Mapping[Effect, Label] = {
    Effect.SLIGHT: _label("шамалы", "незначительные", "slight"),
    Effect.SERIOUS: _label("елеулі", "серьёзные", "serious"),
    Effect.LIVELIHOOD: _label(
        "жұмысынан немесе табысынан айырады", "лишают работы или заработка", "costs the job or the income"
    ),
}
EMPLOYERS: Mapping[EmployerKind, Label] = {
    EmployerKind.PRIVATE: _label("жеке жұмыс беруші", "частный работодатель", "private employer"),
    EmployerKind.STATE_INSTITUTION: _label("мемлекеттік мекеме", "государственное учреждение", "state institution"),
    EmployerKind.STATE_BODY: _label("мемлекеттік орган", "государственный орган", "state body"),
}
ASPECTS: Mapping[Aspect, Label] = {
    Aspect.FACTS: _label("Қандай фактілерге сүйенді", "На каких фактах основано", "The facts it rests on"),
    Aspect.GROUNDS: _label("Құқықтық негізі", "Правовое основание", "The legal basis"),
    Aspect.AUTOMATION: _label("Автоматты түрде қабылданды ма", "Принято ли автоматически", "Whether it was automated"),
    Aspect.DATA_USED: _label("Қандай деректер пайдаланылды", "Какие данные использованы", "The data that were used"),
    Aspect.SOURCES: _label("Деректер қайдан алынды", "Откуда взяты данные", "Where the data came from"),
    Aspect.CRITERIA: _label("Өлшемдер және олардың салмағы", "Критерии и их вес", "The criteria and their weight"),
    Aspect.PURPOSE: _label(
        "Жүйенің мақсаты мен нұсқасы", "Назначение и версия системы", "The purpose and version of the system"
    ),
    Aspect.HUMAN_ROLE: _label("Адам не істеді", "Что делал человек", "What a person did"),
    Aspect.ERROR_ROUTE: _label(
        "Қатені қайда түзетуге болады", "Куда обращаться об ошибке", "Where an error is corrected"
    ),
    Aspect.REDRESS: _label("Қалай шағымдануға болады", "Как обжаловать", "How to contest it"),
}
ADEQUACIES: Mapping[Adequacy, Label] = {
    Adequacy.FULL: _label("толық", "полное", "complete"),
    Adequacy.PARTLY: _label("ішінара", "частичное", "partial"),
    Adequacy.NO: _label("ештеңе түсіндірмейді", "ничего не объясняет", "explains nothing"),
    Adequacy.NOT_GIVEN: _label("берілмеді", "не дано", "not given"),
}
FINDINGS: Mapping[Finding, Label] = {
    Finding.UPHELD: _label("шешім күшінде қалды", "решение оставлено в силе", "the decision stands"),
    Finding.MODIFIED: _label("шешім өзгертілді", "решение изменено", "the decision was changed"),
    Finding.CANCELLED: _label("шешімнің күші жойылды", "решение отменено", "the decision was cancelled"),
    Finding.NO_ANSWER: _label("жауап болмады", "ответа не было", "there was no answer"),
}
MEASURES: Mapping[Measure, Label] = {
    Measure.CANCEL: _label("шешімнің күшін жою", "отменить решение", "cancel the decision"),
    Measure.DECIDE_ANEW: _label("адам жаңадан шешеді", "решить заново, человеком", "have a person decide anew"),
    Measure.RESTORE_PAY: _label("жалақыны қайтару", "восстановить оплату", "restore the pay"),
    Measure.RESTORE_ACCESS: _label("кіруді қайтару", "восстановить доступ", "restore the access"),
    Measure.RESTORE_SHIFT: _label("ауысымды қайтару", "восстановить смены", "restore the shifts"),
    Measure.CORRECT_DATA: _label("деректерді түзету", "исправить данные", "correct the data"),
    Measure.DELETE_DATA: _label("деректерді жою", "удалить данные", "delete the data"),
    Measure.COMPENSATE: _label("өтемақы төлеу", "выплатить компенсацию", "pay compensation"),
    Measure.CHANGE_SYSTEM: _label("жүйені өзгерту", "изменить систему", "change the system"),
    Measure.TELL_OTHERS: _label(
        "басқа жұмыскерлерге хабарлау", "сообщить другим работникам", "tell other workers concerned"
    ),
}
