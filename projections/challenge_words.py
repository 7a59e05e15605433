"""What happened in a challenge of an algorithm's decision, in the words of a timeline."""

from collections.abc import Mapping

from domain.algorithm import DECISION_KINDS, FORBIDDEN_PRACTICES, GROUNDS, PRINCIPLES
from domain.challenge import events as told
from domain.challenge.alike import LIKE, Alike
from domain.challenge.decision import ADEQUACIES, ASPECTS, AUTOMATIONS, EFFECTS, EMPLOYERS, FINDINGS, MEASURES
from domain.challenge.doubts import DOUBTS
from domain.challenge.precedent import events as precedent
from domain.challenge.precedent.words import BECAUSE
from domain.kernel import Event
from domain.words import Label, Language


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


HAPPENINGS: Mapping[str, Label] = {
    told.DecisionChallenged.NAME: _label(
        "Алгоритм шешімі даулануда", "Оспаривается решение алгоритма", "A decision of an algorithm is challenged"
    ),
    told.DecisionDayCame.NAME: _label(
        "Шешімнің күні келді, мерзімдері басталды",
        "Наступил день решения, пошли его сроки",
        "The day of the decision came, and its terms began",
    ),
    told.SystemNamed.NAME: _label(
        "Тізілімдегі жүйе көрсетілді", "Указана система из реестра", "The system of the register was named"
    ),
    told.PatternSeen.NAME: _label(
        "Дәл соған көп адам дау айтты", "То же самое оспаривают многие", "Many challenge the same"
    ),
    told.AutomationFound.NAME: _label(
        "Шешімді кім қабылдағаны бағаланды", "Оценено, кто принял решение", "It was assessed who decided"
    ),
    told.ChallengeCoded.NAME: _label(
        "Қағидаттар мен негіздер белгіленді", "Отмечены принципы и основания", "Principles and grounds were coded"
    ),
    told.ReasonsTakenDown.NAME: _label(
        "Жұмыс берушінің жауабы жазып алынды", "Ответ работодателя записан", "The employer's answer was taken down"
    ),
    told.ExpertAsked.NAME: _label("Сарапшы шақырылды", "Приглашён эксперт", "An expert was asked"),
    told.AnswersAssessed.NAME: _label("Жауап бағаланды", "Ответ оценён", "The answer was assessed"),
    told.DecisionOutcomeRecorded.NAME: _label(
        "Дауланған шешімнің нәтижесі", "Чем кончилось с решением", "What became of the decision"
    ),
    told.RemedyAgreed.NAME: _label("Не түзетілетіні келісілді", "Согласовано, что исправить", "A remedy was agreed"),
    precedent.PrecedentWritten.NAME: _label(
        "Прецедент үшін аты-жөнсіз түйін жазылды",
        "Написан итог без имён для прецедентов",
        "A summary without names was written for the precedents",
    ),
    precedent.PrecedentAnswered.NAME: _label(
        "Жариялау туралы сұраққа жауап берілді",
        "Дан ответ о публикации итога",
        "The question about publishing was answered",
    ),
    precedent.PrecedentReleased.NAME: _label(
        "Аты-жөнсіз түйін жарияланды", "Итог без имён опубликован", "The summary without names was published"
    ),
    precedent.PrecedentWithdrawn.NAME: _label(
        "Жарияланған түйін алып тасталды", "Опубликованный итог отозван", "The published summary was withdrawn"
    ),
}
AGREED = _label("Келісті", "Согласие дано", "Agreed")
NOT_AGREED = _label("Келіспеді", "Согласия нет", "Not agreed")


def _sentences(*labels: Label) -> Label:
    """What was decided, and each thing that stands against the challenge in a sentence of its own."""
    said = ([label.in_(language) for label in labels] for language in Language)
    kk, ru, en = (". ".join((first, *(each[:1].upper() + each[1:] for each in rest))) for first, *rest in said)
    return Label(kk=kk, ru=ru, en=en)


def _how_many(alike: Alike) -> Label:
    like, n = LIKE[alike.like], alike.people
    return Label(kk=f"{n} адам: {like.kk}", ru=f"{n} чел.: {like.ru}", en=f"{n} people: {like.en}")


def labels(event: Event) -> tuple[Label, ...]:
    match event:
        case told.DecisionChallenged(decision=decision, doubts=doubts):
            return (_sentences(DECISION_KINDS[decision.kind], *(DOUBTS[doubt] for doubt in doubts)),)
        case told.PatternSeen(found=many):
            return tuple(_how_many(each) for each in many)
        case told.AutomationFound():
            employer = (EMPLOYERS[event.employer_kind],) if event.employer_kind else ()
            found = (AUTOMATIONS[event.automation], EFFECTS[event.effect], *employer)
            return (*found, *(FORBIDDEN_PRACTICES[practice] for practice in event.forbidden))
        case told.ChallengeCoded(principles=principles, grounds=grounds):
            return (*(PRINCIPLES[each] for each in principles), *(GROUNDS[each] for each in grounds))
        case told.ReasonsTakenDown(answers=answers):
            return tuple(ASPECTS[stated.aspect] for stated in answers)
        case told.AnswersAssessed(adequacy=adequacy):
            return (ADEQUACIES[adequacy],)
        case told.DecisionOutcomeRecorded(finding=finding):
            return (FINDINGS[finding],)
        case told.RemedyAgreed(measures=measures):
            return tuple(MEASURES[measure] for measure in measures)
        case precedent.PrecedentAnswered(agrees=agrees):
            return (AGREED if agrees else NOT_AGREED,)
        case precedent.PrecedentWithdrawn(because=because):
            return (BECAUSE[because],)
        case _:
            return ()
