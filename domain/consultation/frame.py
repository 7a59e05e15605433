"""The frame of a consultation before an algorithmic system is introduced (LC 12), and of the review afterwards."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.clocks import LapseTerm, RemindOfTerm
from domain.consultation import commands as ask
from domain.kernel import Command, Role
from domain.paper import CopyNotice, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.procedure import Act, Procedure, Side, Step, Term, law, policy
from domain.replanning import ReplanTerms
from domain.words import Label, TermUnit

LABOUR_CODE = "2026-04-07"
OPINION = "CB-ACT-OPINION"
AFTERWARDS = "AI-AFTERWARDS"

STAFF = frozenset({Role.CHAIR, Role.LAWYER, Role.SUPERVISOR, Role.EXPERT})
RELEASING = frozenset({Role.SUPERVISOR})
"""Nothing of the union's leaves without one of them."""
ENDING = frozenset({Role.LAWYER, Role.SUPERVISOR})


class Stage(StrEnum):
    UNOPENED = "unopened"
    ASKED = "asked"
    ANSWERED = "answered"
    INTRODUCED = "introduced"
    CLOSED = "closed"


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


WRITING: Mapping[type[Command], frozenset[Role]] = {ask.DraftOpinion: STAFF, ask.ReleaseOpinion: RELEASING}
INTRODUCING: Mapping[type[Command], frozenset[Role]] = {
    ask.RecordIntroduction: STAFF,
    ask.EndConsultation: ENDING,
}
SENDING: Mapping[type[Command], frozenset[Role]] = {ask.RecordOpinionSent: STAFF, ask.RecordOpinionServed: STAFF}
"""How a released opinion left and reached the employer is recorded whenever it becomes known."""
STEPS: Mapping[StrEnum, Step] = {
    Stage.UNOPENED: Step(
        label=_label("Ашылмаған", "Не открыта", "Not open"),
        next_step=_label("Оны ашыңыз.", "Откройте её.", "Open it."),
        allows={ask.OpenConsultation: STAFF},
    ),
    Stage.ASKED: Step(
        label=_label("Пікір сұралды", "Мнение запрошено", "An opinion was asked for"),
        next_step=_label(
            "Пікірді жазып, мерзімінде шығарыңыз.",
            "Напишите мнение и отпустите его в срок.",
            "Write the opinion and release it in time.",
        ),
        allows={**WRITING, **INTRODUCING},
    ),
    Stage.ANSWERED: Step(
        label=_label("Пікір шығарылды", "Мнение отпущено", "The opinion was released"),
        next_step=_label(
            "Хаттың қалай жіберіліп, тапсырылғанын жазыңыз. Жүйе енгізілсе немесе енгізілмесе, оны да жазыңыз.",
            "Запишите, как отправили и вручили письмо. Потом запишите, внедрили систему или отказались от неё.",
            "Record how the letter was sent and served, and then whether the system was introduced or given up.",
        ),
        allows={**SENDING, **INTRODUCING},
    ),
    Stage.INTRODUCED: Step(
        label=_label("Жүйе енгізілді", "Система внедрена", "The system was introduced"),
        next_step=_label(
            "Мерзімі келгенде салдарын бағалап, жазыңыз.",
            "Когда подойдёт срок, оцените последствия и запишите их.",
            "When the time comes, look at the consequences and record them.",
        ),
        allows={**WRITING, **SENDING, ask.ReviewConsequences: STAFF},
    ),
    Stage.CLOSED: Step(
        label=_label("Аяқталды", "Завершена", "Ended"),
        next_step=_label("Ештеңе керек емес.", "Ничего не требуется.", "Nothing is needed."),
        allows=SENDING,
    ),
}
ACTS: Mapping[type[Command], Act] = {
    ask.OpenConsultation: Act(
        label=_label("Консультация ашу", "Открыть консультацию", "Open a consultation"),
        hint=_label("Пікір беру мерзімі басталады.", "Начнётся срок мнения.", "The term of the opinion begins."),
    ),
    ask.DraftOpinion: Act(
        label=_label("Пікір жазу", "Написать мнение", "Write the opinion"),
        hint=_label(
            "Жетекші жібергенше өзгертуге болады.",
            "До отправки руководителем его можно менять.",
            "Until a supervisor releases it, it can be changed.",
        ),
    ),
    ask.ReleaseOpinion: Act(
        label=_label("Пікірді шығару", "Отпустить мнение", "Release the opinion"),
        hint=_label(
            "Жұмыс берушіге хат болып шығады. Бұдан кейін өзгертілмейді.",
            "Выйдет письмом к работодателю. После этого оно не меняется.",
            "It becomes a letter to the employer. After that it cannot be changed.",
        ),
    ),
    ask.RecordOpinionSent: Act(
        label=_label("Пікірдің жіберілгенін жазу", "Записать отправку мнения", "Record that the opinion was sent"),
        hint=_label("Қай күні және қалай.", "В какой день и каким способом.", "On which day and by which way."),
    ),
    ask.RecordOpinionServed: Act(
        label=_label("Пікірдің тапсырылғанын жазу", "Записать вручение мнения", "Record that the opinion was served"),
        hint=_label(
            "Жұмыс берушінің алғаны осымен дәлелденеді.",
            "Этим подтверждается, что работодатель его получил.",
            "By this it is proved that the employer has it.",
        ),
    ),
    ask.RecordIntroduction: Act(
        label=_label("Енгізілгенін жазу", "Записать внедрение", "Record the introduction"),
        hint=_label(
            "Салдарын бағалау мерзімі басталады.",
            "Начнётся срок оценки последствий.",
            "The term of the review afterwards begins.",
        ),
    ),
    ask.ReviewConsequences: Act(
        label=_label("Салдарын бағалау", "Оценить последствия", "Review the consequences"),
        hint=_label("Консультация аяқталады.", "Консультация завершится.", "The consultation ends."),
    ),
    ask.EndConsultation: Act(
        label=_label("Енгізілмейді: аяқтау", "Не внедряют: завершить", "Not introduced: end it"),
        hint=_label("Консультация аяқталады.", "Консультация завершится.", "The consultation ends."),
    ),
}
TERMS = (
    Term(
        id=OPINION,
        amount=5,
        unit=TermUnit.WORKING_DAYS,
        anchor="draft_act_received",
        anchor_label=_label("жобаны алу", "получение проекта", "receipt of the draft"),
        label=_label("Кәсіподақтың пікірі", "Мнение профсоюза", "The union's opinion"),
        side=Side.UNION,
        source=law("LC 12(3)", LABOUR_CODE),
        valid_from=date(2016, 1, 1),
        warn_days=(1,),
        on_miss=_label(
            "Жұмыс беруші актіні пікірсіз қабылдай алады; жоғары деңгейдегі нақты адамға хабарланады.",
            "Работодатель может принять акт без мнения; об этом узнаёт названный человек уровнем выше.",
            "The employer may adopt the act without the opinion; a named person one level up is told.",
        ),
    ),
    Term(
        id=AFTERWARDS,
        amount=90,
        unit=TermUnit.CALENDAR_DAYS,
        anchor="system_introduced",
        anchor_label=_label("жүйенің енгізілуі", "внедрение системы", "the introduction of the system"),
        label=_label("Салдарын бағалау", "Оценка последствий", "Review of the consequences"),
        side=Side.UNION,
        source=policy(),
        valid_from=date(2024, 1, 1),
        warn_days=(7, 1),
        on_miss=_label(
            "Жоғары деңгейдегі нақты адамға хабарланады.",
            "Об этом узнаёт названный человек уровнем выше.",
            "A named person one level up is told.",
        ),
    ),
)
CONSULTATION = Procedure(
    kind="consultation",
    version=1,
    valid_from=date(2024, 1, 1),
    label=_label(
        "Жүйені енгізер алдындағы консультация",
        "Консультация до внедрения системы",
        "Consultation before a system is introduced",
    ),
    steps=STEPS,
    terms=TERMS,
    acts=ACTS,
    clock_may=frozenset({LapseTerm, RemindOfTerm}),
    machine_may=frozenset({RecordNoticeSent, RecordNoticeFailed, SpareNotice, CopyNotice, ReplanTerms}),
)
