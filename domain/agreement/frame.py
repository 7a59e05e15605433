"""The frame of an agreement in the register: what may be recorded of it, and by whom (LC 156 to 158)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.agreement import commands as ask
from domain.agreement.identity import KIND
from domain.agreement.terms import TERMS
from domain.clocks import LapseTerm, RemindOfTerm
from domain.kernel import Command, Role
from domain.paper import CopyNotice, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.procedure import Act, Procedure, Step
from domain.replanning import ReplanTerms
from domain.words import Label

WRITERS = frozenset({Role.CHAIR, Role.NEGOTIATOR, Role.LAWYER, Role.SUPERVISOR})
"""Offices that write in the register: of the body that answers for the agreement, of one above it, and of the primary
organisation at the employer.
"""
CORRECTING = frozenset({Role.NEGOTIATOR, Role.LAWYER, Role.SUPERVISOR})
ENDING = frozenset({Role.LAWYER, Role.SUPERVISOR})


class Stage(StrEnum):
    UNREGISTERED = "unregistered"
    KEPT = "kept"
    RENEWED = "renewed"
    CLOSED = "closed"


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


WRITING: Mapping[type[Command], frozenset[Role]] = {
    ask.RecordFiling: WRITERS,
    ask.RecordControl: WRITERS,
    ask.RecordEmployerReminded: WRITERS,
    ask.RecordInspectionTold: WRITERS,
    ask.AttachText: WRITERS,
    ask.RecordClause: WRITERS,
    ask.SetClauseAside: CORRECTING,
    ask.CorrectAgreement: CORRECTING,
    ask.RenewAgreement: CORRECTING,
    ask.TakeRenewalBack: CORRECTING,
}
"""What is recorded at any time. Both agreements hear of a renewal, whichever of them has been renewed itself."""
STEPS: Mapping[StrEnum, Step] = {
    Stage.UNREGISTERED: Step(
        label=_label("Тізілімде жоқ", "Не в реестре", "Not in the register"),
        next_step=_label("Оны тізілімге енгізіңіз.", "Внесите его в реестр.", "Register it."),
        allows={ask.RegisterAgreement: WRITERS},
    ),
    Stage.KEPT: Step(
        label=_label("Бақылауда", "Под наблюдением", "Watched"),
        next_step=_label(
            "Орындалуын тоқсан сайын тексеріп, мерзімі біткенше жаңасын ұсыныңыз.",
            "Каждый квартал проверяйте, как его исполняют, и до его конца предложите новое.",
            "Check each quarter how it is kept, and propose a new one before it ends.",
        ),
        allows={
            **WRITING,
            ask.RecordProposal: WRITERS,
            ask.RecordAmendment: WRITERS,
            ask.EndAgreement: ENDING,
        },
    ),
    Stage.RENEWED: Step(
        label=_label("Жаңасы жасалды", "Заменено новым", "Renewed"),
        next_step=_label("Ештеңе керек емес.", "Ничего не требуется.", "Nothing is needed."),
        allows=WRITING,
    ),
    Stage.CLOSED: Step(
        label=_label("Аяқталды", "Завершено", "Ended"),
        next_step=_label("Ештеңе керек емес.", "Ничего не требуется.", "Nothing is needed."),
        allows={},
    ),
}
ACTS: Mapping[type[Command], Act] = {
    ask.RegisterAgreement: Act(
        label=_label("Тізілімге енгізу", "Внести в реестр", "Register"),
        hint=_label(
            "Мерзімдері бақылана бастайды.", "За его сроками начнут следить.", "Its terms begin to be watched."
        ),
    ),
    ask.RecordProposal: Act(
        label=_label("Жаңасы ұсынылғанын жазу", "Записать предложение нового", "Record the proposal of a new one"),
        hint=_label(
            "Соңғы күніне дейін ұсынылса, ол ең көбі бір жылға ұзарады.",
            "Если предложили до последнего дня, оно продлевается не больше чем на год.",
            "If it was proposed before the last day, this one goes on for a year at most.",
        ),
    ),
    ask.RenewAgreement: Act(
        label=_label("Жаңасымен байланыстыру", "Связать с новым", "Link with the new one"),
        hint=_label(
            "Ескісінің мерзімдері енді бақыланбайды.",
            "За сроками прежнего больше не следят.",
            "The terms of the old one are watched no more.",
        ),
    ),
    ask.RecordControl: Act(
        label=_label("Орындалуын тексеру", "Записать контроль исполнения", "Record a control"),
        hint=_label(
            "Келесі тексеру мерзімі басталады.",
            "Начнётся срок следующего контроля.",
            "The term of the next control begins.",
        ),
    ),
    ask.RecordFiling: Act(
        label=_label("Тапсырылғанын жазу", "Записать подачу", "Record the filing"),
        hint=_label(
            "Мониторингке немесе тіркеуге тапсыру мерзімі аяқталады.",
            "Срок подачи на мониторинг или регистрацию завершится.",
            "The term of filing for monitoring or notification ends.",
        ),
    ),
    ask.RecordEmployerReminded: Act(
        label=_label("Жұмыс берушіге хат жіберілді", "Работодателю напомнили письмом", "The employer was reminded"),
        hint=_label(
            "Жауап күту мерзімі басталады.", "Начнётся срок ожидания.", "The term of waiting for it to act begins."
        ),
    ),
    ask.RecordInspectionTold: Act(
        label=_label("Инспекцияға хабарланды", "Сообщили инспекции", "The inspection was told"),
        hint=_label("Күту мерзімі аяқталады.", "Срок ожидания завершится.", "The term of waiting ends."),
    ),
    ask.RecordAmendment: Act(
        label=_label("Өзгерісті жазу", "Записать изменение", "Record an amendment"),
        hint=_label(
            "Соңғы күні өзгерсе, ескертулер де жылжиды.",
            "Если изменился последний день, сдвинутся и напоминания.",
            "If the last day changed, the reminders move too.",
        ),
    ),
    ask.RecordClause: Act(
        label=_label("Тармақ қосу", "Добавить пункт", "Add a clause"),
        hint=_label("Мәтіні шифрланып сақталады.", "Текст хранится зашифрованным.", "Its text is kept sealed."),
    ),
    ask.SetClauseAside: Act(
        label=_label("Тармақты алып тастау", "Убрать пункт", "Set a clause aside"),
        hint=_label("Ол тарихта қалады.", "Он останется в истории.", "It stays in the history."),
    ),
    ask.AttachText: Act(
        label=_label("Мәтінді тіркеу", "Приложить текст", "Attach the text"),
        hint=_label(
            "Файл шифрланып, тізілімде сақталады.",
            "Файл хранится в реестре в зашифрованном виде.",
            "The file is kept encrypted in the register.",
        ),
    ),
    ask.CorrectAgreement: Act(
        label=_label("Жазбаны түзету", "Исправить запись", "Correct the entry"),
        hint=_label("Бұрынғысы тарихта қалады.", "Прежнее останется в истории.", "What stood there stays readable."),
    ),
    ask.TakeRenewalBack: Act(
        label=_label("Байланысты алып тастау", "Отменить связь", "Take the link back"),
        hint=_label(
            "Ескісінің мерзімдері қайта бақыланады.",
            "За сроками прежнего снова следят.",
            "The terms of the old one are watched again.",
        ),
    ),
    ask.EndAgreement: Act(
        label=_label("Бақылауды аяқтау", "Завершить наблюдение", "Stop watching it"),
        hint=_label("Мерзімдері енді бақыланбайды.", "За сроками больше не следят.", "Its terms are watched no more."),
    ),
}
AGREEMENT = Procedure(
    kind=KIND,
    version=1,
    valid_from=date(2016, 1, 1),
    label=_label(
        "Ұжымдық шарт немесе әріптестік келісімі",
        "Коллективный договор или соглашение",
        "Collective or partnership agreement",
    ),
    steps=STEPS,
    terms=TERMS,
    acts=ACTS,
    clock_may=frozenset({LapseTerm, RemindOfTerm}),
    machine_may=frozenset(
        {ask.RegisterAgreement, RecordNoticeSent, RecordNoticeFailed, SpareNotice, CopyNotice, ReplanTerms}
    ),
    operator_may=frozenset({ask.ImportAgreement, ask.TakeReceipt}),
)
