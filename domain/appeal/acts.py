"""What people can do in an appeal, in the words of its buttons and what each brings about."""

from collections.abc import Mapping

from domain import noting
from domain.appeal import (
    assessing_frame,
    conflict_frame,
    delegating_frame,
    documents_frame,
    group_frame,
    holding_frame,
    issues_frame,
    routing_frame,
    standing_frame,
    urgency_frame,
)
from domain.appeal import commands as ask
from domain.appeal.care import frame as care_frame
from domain.appeal.joining import frame as joining_frame
from domain.appeal.limits import frame as limits_frame
from domain.appeal.outgoing import frame as letters_frame
from domain.appeal.tracks import events as way
from domain.kernel import Command
from domain.procedure import Act
from domain.words import Label

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
    **holding_frame.ACTS,
    **conflict_frame.ACTS,
    **delegating_frame.ACTS,
    **routing_frame.ACTS,
    **urgency_frame.ACTS,
    **assessing_frame.ACTS,
    **noting.ACTS,
    **standing_frame.ACTS,
    **issues_frame.ACTS,
    **group_frame.ACTS,
    **joining_frame.ACTS,
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
    **limits_frame.ACTS,
    ask.DraftAnswer: Act(
        label=Label(kk="Жауап жазу", ru="Написать ответ", en="Write the answer"),
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
    way.OpenTrack: Act(
        label=Label(kk="Жол ашу", ru="Открыть путь", en="Open a track"),
        hint=Label(
            kk="Келіссөз, комиссия, инспекция, медиация, сот: бірнешеуі қатар жүре алады.",
            ru="Переговоры, комиссия, инспекция, медиация, суд: можно несколько сразу.",
            en="Talks, commission, inspection, mediation, court: several at once.",
        ),
    ),
    way.RecordMilestone: Act(
        label=Label(kk="Жолдағы қадамды жазу", ru="Записать шаг на пути", en="Record a step on a track"),
        hint=Label(
            kk="Екі тараптың мерзімдері соған қарай жүреді.",
            ru="От него идут сроки обеих сторон.",
            en="The clocks of both sides run from it.",
        ),
    ),
    way.EndTrack: Act(
        label=Label(kk="Жолды тоқтату", ru="Прекратить путь", en="End a track"),
        hint=Label(
            kk="Комиссияға немесе сотқа жүгіну мерзімі жүре береді.",
            ru="Сроки обращения в комиссию или суд идут дальше.",
            en="Terms for turning to commission or court run on.",
        ),
    ),
    **letters_frame.ACTS,
    ask.SupplyCompletion: Act(
        label=Label(kk="Толықтыру жіберу", ru="Дополнить обращение", en="Add to the appeal"),
        hint=Label(kk="Заңгер көреді.", ru="Юрист увидит.", en="The lawyer sees it."),
    ),
    **documents_frame.ACTS,
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
    **care_frame.ACTS,
}
