"""What happens when it is contested how a program sorted a case, in the words of a timeline."""

from collections.abc import Mapping

from domain.appeal.sorting_frame import SORTINGS, SortingAnswered, SortingContested
from domain.challenge.decision import ASPECTS
from domain.challenge.respondent.commands import FederationAnswered
from domain.kernel import Event
from domain.words import Label

HAPPENINGS: Mapping[str, Label] = {
    SortingContested.NAME: Label(
        kk="Бағдарлама істі қалай сұрыптағанына дау айтылды",
        ru="Оспорено, как программа распределила это дело",
        en="It is contested how a program sorted this case",
    ),
    SortingAnswered.NAME: Label(
        kk="Сұрыптау туралы дауға жауап берілді",
        ru="На спор о распределении дела ответили",
        en="The challenge of how the case was sorted was answered",
    ),
    FederationAnswered.NAME: Label(
        kk="Федерация тармақтар бойынша жауап берді",
        ru="Федерация ответила по пунктам",
        en="The Federation answered point by point",
    ),
}
WRONG = Label(kk="сұрыптау қате болған", ru="распределение было ошибочным", en="the sorting was wrong")
RIGHT = Label(kk="сұрыптау күшінде қалды", ru="распределение оставлено в силе", en="the sorting stands")


def labels(event: Event) -> tuple[Label, ...]:
    match event:
        case SortingAnswered(wrong=wrong, sorting=sorting):
            return (WRONG if wrong else RIGHT, SORTINGS[sorting])
        case FederationAnswered(answers=answers, sorting=sorting):
            return (*(ASPECTS[stated.aspect] for stated in answers), SORTINGS[sorting])
        case _:
            return ()
