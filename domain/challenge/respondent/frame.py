"""The Federation as respondent, as a table: who contests, and who answers."""

from collections.abc import Mapping

from domain.challenge.decision import Aspect
from domain.challenge.respondent.commands import AnswerForFederation, ContestSorting
from domain.kernel import Command, Role
from domain.procedure import Act
from domain.words import Label

OWED = frozenset({Aspect.DATA_USED, Aspect.CRITERIA, Aspect.HUMAN_ROLE})
"""The least that an answer of the Federation has to tell."""
WAITING = Label(
    kk="Сізден ештеңе керек емес: іске қатыспаған адам төмендегі мерзімде жауап береді.",
    ru="От вас ничего не нужно: человек, который не участвовал в деле, ответит к сроку, указанному ниже.",
    en="Nothing is needed from you: somebody who took no part in the case answers by the dates below.",
)
ANSWERED = Label(
    kk="Жауапты төменнен оқыңыз. Келіспесеңіз, бізге жазыңыз.",
    ru="Прочитайте ответ ниже. Если не согласны, напишите нам.",
    en="Read the answer below. If you disagree, write to us.",
)
"""What she is told of her next step, whatever an appeal at the same stage would say."""
OPENING: Mapping[type[Command], frozenset[Role]] = {ContestSorting: frozenset({Role.MEMBER, Role.CHAIR})}
WHILE_OPEN: Mapping[type[Command], frozenset[Role]] = {AnswerForFederation: frozenset({Role.REVIEWER})}

ACTS: Mapping[type[Command], Act] = {
    ContestSorting: Act(
        label=Label(
            kk="Бағдарламаның сұрыптауына дау айту",
            ru="Оспорить, как программа распределила дело",
            en="Contest how the program sorted the case",
        ),
        hint=Label(
            kk="Іске қатыспаған адам жауап береді.",
            ru="Ответит человек, который не участвовал в деле.",
            en="Somebody who took no part in the case answers.",
        ),
    ),
    AnswerForFederation: Act(
        label=Label(kk="Федерация атынан жауап беру", ru="Ответить за федерацию", en="Answer for the Federation"),
        hint=Label(
            kk="Тармақтар бойынша және өз атыңыздан; мүше бәрін оқиды.",
            ru="По пунктам и под своим именем; член профсоюза прочитает всё.",
            en="Point by point and by name; the member reads all of it.",
        ),
    ),
}
