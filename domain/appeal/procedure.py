"""The frame of an appeal: its stages, who may do what at each, and the words for it (procedures A1-A6, A15, A16)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

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
    sorting_frame,
    standing_frame,
    urgency_frame,
)
from domain.appeal import commands as ask
from domain.appeal.acts import ACTS
from domain.appeal.care import frame as care_frame
from domain.appeal.care.events import StopAsking
from domain.appeal.care.terms import TERMS as CARE_TERMS
from domain.appeal.joining import frame as joining_frame
from domain.appeal.limits import frame as limits_frame
from domain.appeal.outgoing import frame as letters_frame
from domain.appeal.terms import TERMS
from domain.appeal.tracks import events as way
from domain.appeal.tracks.terms import TERMS as TRACK_TERMS
from domain.clocks import LapseTerm, RemindOfTerm
from domain.kernel import Command, Role
from domain.paper import (
    CopyNotice,
    DropLetter,
    IssueLetter,
    RecordNoticeFailed,
    RecordNoticeSent,
    SpareNotice,
)
from domain.procedure import Procedure, Step
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
    MERGED = "merged"


LAWYER = frozenset({Role.LAWYER})
STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})
MEMBER = frozenset({Role.MEMBER})
REVIEWERS = frozenset({Role.REVIEWER, Role.SUPERVISOR})

Allowed = Mapping[type[Command], frozenset[Role]]

STAYS: Allowed = {**conflict_frame.ALWAYS, **noting.ALWAYS, **sorting_frame.ALWAYS}
"""What may be done at any stage, also after the end."""
CONSENTS: Allowed = {ask.GiveConsent: MEMBER, ask.WithdrawConsent: MEMBER}
HERS: Allowed = {ask.ChangeCircle: MEMBER, **CONSENTS}
"""What the member may always do, at any stage. Who may know of a merged case is decided in the one that goes on."""
OPEN: Allowed = {
    **HERS,
    **STAYS,
    **delegating_frame.ALWAYS,
    **routing_frame.ALWAYS,
    **urgency_frame.ALWAYS,
    **assessing_frame.ALWAYS,
    **conflict_frame.HELD_BY_NOBODY,
    **care_frame.ALWAYS,
    ask.SupplyCompletion: frozenset({Role.MEMBER, Role.PARTICIPANT}),
    ask.Withdraw: MEMBER,
    **holding_frame.ALWAYS,
    **standing_frame.ALWAYS,
    **issues_frame.ALWAYS,
    **group_frame.ALWAYS,
    **joining_frame.ALWAYS,
    **documents_frame.ALWAYS,
    ask.ConfirmAnchor: LAWYER,
    **limits_frame.ALWAYS,
    ask.CompleteReview: REVIEWERS,
    way.OpenTrack: LAWYER,
    way.RecordMilestone: LAWYER,
    way.EndTrack: LAWYER,
    **letters_frame.WHILE_OPEN,
}
"""What belongs to every open stage."""
WORKED_ON: Allowed = {**OPEN, **joining_frame.MERGEABLE, **joining_frame.SEPARABLE}
"""What belongs to every stage at which nobody waits for a second person."""
ANSWERING: Allowed = {
    **routing_frame.BEFORE_ANSWER,
    **issues_frame.BEFORE_ENDING,
    ask.DraftAnswer: LAWYER,
    ask.ReleaseAnswer: LAWYER,
    ask.ExtendAnswer: LAWYER,
    ask.RequestCompletion: LAWYER,
}

STEPS: Mapping[StrEnum, Step] = {
    Stage.UNFILED: Step(
        label=Label(kk="Берілмеген", ru="Не подано", en="Not filed"),
        next_step=Label(kk="Жолданым беріңіз.", ru="Подайте обращение.", en="File an appeal."),
        allows={ask.FileAppeal: frozenset({Role.MEMBER, Role.CHAIR}), **care_frame.OPENING},
    ),
    Stage.REGISTERED: Step(
        label=Label(kk="Тіркелді", ru="Зарегистрировано", en="Registered"),
        next_step=Label(
            kk="Сізден ештеңе керек емес: жолданымды қарап, заңгер тағайындаймыз.",
            ru="От вас ничего не нужно: мы рассмотрим обращение и назначим юриста.",
            en="Nothing is needed from you: we assess the appeal and assign a lawyer.",
        ),
        allows={
            **WORKED_ON,
            **routing_frame.BEFORE_ANSWER,
            **holding_frame.BEFORE_TRIAGE,
            **issues_frame.BEFORE_ENDING,
            ask.Triage: STAFF,
        },
    ),
    Stage.IN_WORK: Step(
        label=Label(kk="Жұмыста", ru="В работе", en="In work"),
        next_step=Label(
            kk="Сізден ештеңе керек емес: заңгер жауап дайындап жатыр.",
            ru="От вас ничего не нужно: юрист готовит ответ.",
            en="Nothing is needed from you: the lawyer is preparing the answer.",
        ),
        allows={**WORKED_ON, **ANSWERING, **care_frame.FOLLOWED},
    ),
    Stage.INCOMPLETE: Step(
        label=Label(kk="Толықтыру қажет", ru="Нужны дополнения", en="Completion needed"),
        next_step=Label(
            kk="Заңгердің сұрағына жауап беріңіз.",
            ru="Ответьте, пожалуйста, на вопрос юриста.",
            en="Please answer the lawyer's question.",
        ),
        allows={**WORKED_ON, **ANSWERING},
    ),
    Stage.ANSWERED: Step(
        label=Label(kk="Жауап берілді", ru="Ответ дан", en="Answered"),
        next_step=Label(
            kk="Жауапты оқыңыз. Келіспесеңіз, бізге жазыңыз.",
            ru="Прочитайте ответ. Если не согласны, напишите нам.",
            en="Read the answer. If you disagree, write to us.",
        ),
        allows={
            **WORKED_ON,
            **care_frame.FOLLOWED,
            ask.DraftAnswer: LAWYER,
            ask.ReleaseAnswer: LAWYER,
            ask.ProposeClosing: LAWYER,
            **issues_frame.BEFORE_ENDING,
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
        allows={**OPEN, **care_frame.WITHDRAWING},
    ),
    Stage.CLOSED: Step(
        label=Label(kk="Жабылды", ru="Закрыто", en="Closed"),
        next_step=Label(
            kk="Іс жабылды. Жаңа жағдай болса, оны қайта ашыңыз.",
            ru="Дело закрыто. Если есть новое, возобновите его.",
            en="The case is closed. If something new has come up, reopen it.",
        ),
        allows={
            **HERS,
            **STAYS,
            **care_frame.ALWAYS,
            **care_frame.CLOSED,
            **group_frame.LEAVING,
            **letters_frame.ALWAYS,
            **joining_frame.ALWAYS,
            ask.Reopen: frozenset({Role.MEMBER, Role.LAWYER, Role.SUPERVISOR}),
        },
    ),
    Stage.MERGED: Step(
        label=Label(kk="Басқа іспен біріктірілді", ru="Объединено с другим делом", en="Merged with another case"),
        next_step=Label(
            kk="Сізден ештеңе керек емес: бұл жолданым басқа ісіңізбен бірге қаралады.",
            ru="От вас ничего не нужно: это обращение рассматривается вместе с другим вашим делом.",
            en="Nothing is needed from you: this appeal is dealt with together with another case of yours.",
        ),
        allows={
            **CONSENTS,
            **STAYS,
            **care_frame.ALWAYS,
            **group_frame.LEAVING,
            **joining_frame.ALWAYS,
            **joining_frame.SEPARABLE,
        },
    ),
}

APPEAL = Procedure(
    kind="appeal",
    version=1,
    valid_from=date(2024, 1, 1),
    label=Label(kk="Жолданым", ru="Обращение", en="Appeal"),
    steps=STEPS,
    terms=(*TERMS, routing_frame.TERM, *assessing_frame.TERMS, *TRACK_TERMS, *CARE_TERMS),
    acts=ACTS,
    clock_may=frozenset({LapseTerm, RemindOfTerm}),
    machine_may=frozenset(
        {IssueLetter, DropLetter, RecordNoticeSent, RecordNoticeFailed, SpareNotice, CopyNotice, ReplanTerms}
    )
    | assessing_frame.MACHINE_MAY,
    operator_may=frozenset({ask.ImportAppeal, StopAsking}),
    in_tow=sorting_frame.IN_TOW,
)
