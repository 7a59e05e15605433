"""The frame of an appeal: its stages, who may do what at each, and the words for it (procedures A1-A6, A15, A16)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.appeal import commands as ask
from domain.appeal.terms import TERMS
from domain.clocks import LapseTerm, RemindOfTerm
from domain.kernel import Command, Role
from domain.paper import (
    DropLetter,
    IssueLetter,
    RecordNoticeFailed,
    RecordNoticeSent,
)
from domain.procedure import Act, Procedure, Step
from domain.replanning import ReplanTerms
from domain.words import Label


class Stage(StrEnum):
    """Where an appeal stands."""

    UNFILED = "unfiled"
    REGISTERED = "registered"
    IN_WORK = "in_work"
    INCOMPLETE = "incomplete"
    ANSWERED = "answered"
    CONFIRMING = "confirming"
    WITHDRAWING = "withdrawing"
    CLOSED = "closed"


LAWYER = frozenset({Role.LAWYER})
STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})
SUPERVISOR = frozenset({Role.SUPERVISOR})
MEMBER = frozenset({Role.MEMBER})
REVIEWERS = frozenset({Role.REVIEWER, Role.SUPERVISOR})

Allowed = Mapping[type[Command], frozenset[Role]]

HERS: Allowed = {
    ask.ChangeCircle: MEMBER,
    ask.GiveConsent: MEMBER,
    ask.WithdrawConsent: MEMBER,
}
"""What the member may always do, at any stage."""
OPEN: Allowed = {
    **HERS,
    ask.SupplyCompletion: MEMBER,
    ask.Withdraw: MEMBER,
    ask.Reassign: SUPERVISOR,
    ask.ConfirmAnchor: LAWYER,
    ask.CompleteReview: REVIEWERS,
}
"""What belongs to every open stage."""
ANSWERING: Allowed = {
    ask.DraftAnswer: LAWYER,
    ask.ReleaseAnswer: LAWYER,
    ask.ExtendAnswer: LAWYER,
    ask.RequestCompletion: LAWYER,
}

STEPS: Mapping[StrEnum, Step] = {
    Stage.UNFILED: Step(
        label=Label(kk="Берілмеген", ru="Не подано", en="Not filed"),
        next_step=Label(kk="Жолданым беріңіз.", ru="Подайте обращение.", en="File an appeal."),
        allows={ask.FileAppeal: frozenset({Role.MEMBER, Role.CHAIR})},
    ),
    Stage.REGISTERED: Step(
        label=Label(kk="Тіркелді", ru="Зарегистрировано", en="Registered"),
        next_step=Label(
            kk="Сізден ештеңе керек емес: жолданымды қарап, заңгер тағайындаймыз.",
            ru="От вас ничего не нужно: мы рассмотрим обращение и назначим юриста.",
            en="Nothing is needed from you: we assess the appeal and assign a lawyer.",
        ),
        allows={**OPEN, ask.Triage: STAFF},
    ),
    Stage.IN_WORK: Step(
        label=Label(kk="Жұмыста", ru="В работе", en="In work"),
        next_step=Label(
            kk="Сізден ештеңе керек емес: заңгер жауап дайындап жатыр.",
            ru="От вас ничего не нужно: юрист готовит ответ.",
            en="Nothing is needed from you: the lawyer is preparing the answer.",
        ),
        allows={**OPEN, **ANSWERING},
    ),
    Stage.INCOMPLETE: Step(
        label=Label(kk="Толықтыру қажет", ru="Нужны дополнения", en="Completion needed"),
        next_step=Label(
            kk="Заңгердің сұрағына жауап беріңіз.",
            ru="Ответьте, пожалуйста, на вопрос юриста.",
            en="Please answer the lawyer's question.",
        ),
        allows={**OPEN, **ANSWERING},
    ),
    Stage.ANSWERED: Step(
        label=Label(kk="Жауап берілді", ru="Ответ дан", en="Answered"),
        next_step=Label(
            kk="Жауапты оқыңыз. Келіспесеңіз, бізге жазыңыз.",
            ru="Прочитайте ответ. Если не согласны, напишите нам.",
            en="Read the answer. If you disagree, write to us.",
        ),
        allows={
            **OPEN,
            ask.DraftAnswer: LAWYER,
            ask.ReleaseAnswer: LAWYER,
            ask.ProposeClosing: LAWYER,
        },
    ),
    Stage.CONFIRMING: Step(
        label=Label(
            kk="Жабуды екінші адам тексеруде",
            ru="Закрытие проверяет второй человек",
            en="Closing under review",
        ),
        next_step=Label(
            kk="Сізден ештеңе керек емес: істі жабу туралы ұсынысты екінші адам тексереді.",
            ru="От вас ничего не нужно: предложение закрыть дело проверяет второй человек.",
            en="Nothing is needed from you: a second person reviews the proposal to close.",
        ),
        allows=OPEN,
    ),
    Stage.WITHDRAWING: Step(
        label=Label(kk="Қайтарып алу тексерілуде", ru="Отзыв проверяется", en="Withdrawal under review"),
        next_step=Label(
            kk="Өтінішіңізді ешкім мәжбүрлемей қайтарып алғаныңызды сіздің ұйымыңыздан тыс адам анықтайды.",
            ru="Человек не из вашей организации убедится, что вы отзываете обращение по своей воле.",
            en="Somebody outside your organisation makes sure that you withdraw of your own will.",
        ),
        allows=OPEN,
    ),
    Stage.CLOSED: Step(
        label=Label(kk="Жабылды", ru="Закрыто", en="Closed"),
        next_step=Label(
            kk="Іс жабылды. Жаңа жағдай болса, оны қайта ашыңыз.",
            ru="Дело закрыто. Если есть новое, возобновите его.",
            en="The case is closed. If something new has come up, reopen it.",
        ),
        allows={**HERS, ask.Reopen: frozenset({Role.MEMBER, Role.LAWYER, Role.SUPERVISOR})},
    ),
}

ACTS: Mapping[type[Command], Act] = {
    ask.FileAppeal: Act(
        label=Label(kk="Жолданым беру", ru="Подать обращение", en="File an appeal"),
        hint=Label(
            kk="Тіркеліп, нөмір беріледі.",
            ru="Будет зарегистрировано и получит номер.",
            en="It is registered and numbered.",
        ),
    ),
    ask.Triage: Act(
        label=Label(kk="Бағалап, заңгер тағайындау", ru="Оценить и назначить юриста", en="Assess and assign a lawyer"),
        hint=Label(kk="Іс жұмысқа алынады.", ru="Дело идёт в работу.", en="The case goes into work."),
    ),
    ask.Reassign: Act(
        label=Label(kk="Басқа заңгерге беру", ru="Передать другому юристу", en="Hand to another lawyer"),
        hint=Label(
            kk="Жаңа заңгерге хабарланады.",
            ru="Новый юрист получит уведомление.",
            en="The new lawyer is told.",
        ),
    ),
    ask.ConfirmAnchor: Act(
        label=Label(
            kk="Мерзім басталған күнді растау",
            ru="Подтвердить начало срока",
            en="Confirm when the term began",
        ),
        hint=Label(
            kk="Жүгіну мерзімі қайта есептеледі.",
            ru="Срок обращения будет пересчитан.",
            en="The term for turning to the commission is derived again.",
        ),
    ),
    ask.DraftAnswer: Act(
        label=Label(kk="Жауап жобасын сақтау", ru="Сохранить проект ответа", en="Save a draft answer"),
        hint=Label(kk="Мүше жобаны көрмейді.", ru="Член профсоюза проект не видит.", en="The member does not see it."),
    ),
    ask.ReleaseAnswer: Act(
        label=Label(kk="Жауапты жіберу", ru="Отправить ответ", en="Release the answer"),
        hint=Label(kk="Хат мүшеге жетеді.", ru="Письмо уйдёт члену профсоюза.", en="The letter reaches the member."),
    ),
    ask.RequestCompletion: Act(
        label=Label(kk="Толықтыруды сұрау", ru="Запросить дополнения", en="Ask for completion"),
        hint=Label(kk="Мүшеге хат жіберіледі.", ru="Члену профсоюза уйдёт письмо.", en="A letter goes to the member."),
    ),
    ask.ExtendAnswer: Act(
        label=Label(kk="Мерзімді ұзарту", ru="Продлить срок", en="Extend the term"),
        hint=Label(kk="Бір рет, себебімен.", ru="Один раз, с причиной.", en="Once, with a reason."),
    ),
    ask.ProposeClosing: Act(
        label=Label(kk="Істі жабуды ұсыну", ru="Предложить закрыть дело", en="Propose to close"),
        hint=Label(
            kk="Теріс нәтижені екінші адам тексереді.",
            ru="Отрицательный исход проверяет второй человек.",
            en="A negative outcome is reviewed by a second person.",
        ),
    ),
    ask.CompleteReview: Act(
        label=Label(kk="Тексеруді аяқтау", ru="Завершить проверку", en="Complete the review"),
        hint=Label(kk="Себебін жазу керек.", ru="Нужно написать причину.", en="Reasons are needed."),
    ),
    ask.SupplyCompletion: Act(
        label=Label(kk="Толықтыру жіберу", ru="Дополнить", en="Add to the appeal"),
        hint=Label(kk="Заңгер көреді.", ru="Юрист увидит.", en="The lawyer sees it."),
    ),
    ask.Withdraw: Act(
        label=Label(kk="Жолданымды қайтарып алу", ru="Отозвать обращение", en="Withdraw the appeal"),
        hint=Label(
            kk="Алдымен сіздің ұйымыңыздан тыс адам сізбен сөйлеседі.",
            ru="Сначала с вами поговорит человек не из вашей организации.",
            en="Somebody outside your organisation talks to you first.",
        ),
    ),
    ask.Reopen: Act(
        label=Label(kk="Істі қайта ашу", ru="Возобновить дело", en="Reopen the case"),
        hint=Label(kk="Жаңа мән-жайды жазыңыз.", ru="Напишите, что нового.", en="Say what is new."),
    ),
    ask.ChangeCircle: Act(
        label=Label(kk="Кім біле алатынын өзгерту", ru="Изменить, кто может знать", en="Change who may know"),
        hint=Label(
            kk="Бастауыш ұйымыңыздың сайланғандары.",
            ru="Выборные вашей первичной организации.",
            en="The officers of your primary organisation.",
        ),
    ),
    ask.GiveConsent: Act(
        label=Label(kk="Келісім беру", ru="Дать согласие", en="Give consent"),
        hint=Label(kk="Әр мақсатқа бөлек.", ru="На каждую цель отдельно.", en="For each purpose by itself."),
    ),
    ask.WithdrawConsent: Act(
        label=Label(kk="Келісімді кері алу", ru="Отозвать согласие", en="Withdraw consent"),
        hint=Label(kk="Кез келген уақытта.", ru="В любое время.", en="At any time."),
    ),
}

APPEAL = Procedure(
    kind="appeal",
    version=1,
    valid_from=date(2024, 1, 1),
    label=Label(kk="Жолданым", ru="Обращение", en="Appeal"),
    steps=STEPS,
    terms=TERMS,
    acts=ACTS,
    clock_may=frozenset({LapseTerm, RemindOfTerm}),
    machine_may=frozenset({IssueLetter, DropLetter, RecordNoticeSent, RecordNoticeFailed, ReplanTerms}),
    operator_may=frozenset({ask.ImportAppeal}),
)
