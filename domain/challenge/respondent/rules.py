"""The rules by which a step is refused where the Federation itself answers."""

from domain.kernel import Rule
from domain.words import Label


def _rule(code: str, kk: str, ru: str, en: str) -> Rule:
    return Rule(code=code, label=Label(kk=kk, ru=ru, en=en))


NAME_THE_CASE = _rule(
    "name-the-case",
    "Федерация бағдарламасының сұрыптауына ғана дау айтылғанда іс көрсетіледі, және ол міндетті түрде көрсетіледі.",
    "Дело указывают тогда и только тогда, когда оспаривают, как его распределила программа федерации.",
    "A case is named if, and only if, it is contested how the Federation's program sorted it.",
)
NOT_HER_CASE = _rule(
    "not-her-case",
    "Тек өз ісінің сұрыпталуына дау айтуға болады.",
    "Оспорить можно только то, как распределили своё дело.",
    "Only the sorting of one's own case can be contested.",
)
TOOK_PART = _rule(
    "took-part",
    "Бұл іске немесе дауға қандай да бір қатысы болған адам федерация атынан жауап бермейді: басқа тексеруші керек.",
    "От имени федерации не отвечает тот, кто участвовал в этом деле или в этом споре: нужен другой проверяющий.",
    "Nobody answers for the Federation who took part in the case or in this challenge: another reviewer is needed.",
)
NOT_OF_THE_POOL = _rule(
    "not-of-the-pool",
    "Федерация атынан істі жүргізген ұйымнан жоғары тұрған тексерушілер ғана жауап береді.",
    "От имени федерации отвечают только проверяющие уровнем выше организации, которая ведёт дело.",
    "Only reviewers above the body that deals with the case answer for the Federation.",
)
ANSWERED_ALREADY = _rule(
    "answered-already",
    "Федерация бұл дауға жауап берген.",
    "Федерация уже ответила на этот спор.",
    "The Federation has answered this challenge.",
)
POINTS_OWED = _rule(
    "points-owed",
    "Жауапта кемінде қандай деректер пайдаланылғаны, өлшемдері және адамның не істегені айтылады; әр тармақ бір рет.",
    "В ответе должно быть хотя бы: какие данные использованы, критерии и что делал человек; каждый пункт один раз.",
    "The answer tells at least which data were used, the criteria, and what a person did; each point once.",
)
SILENCE_IS_NO_ANSWER = _rule(
    "silence-is-no-answer",
    "Сұрыптау күшінде қалғанын, өзгертілгенін немесе жойылғанын айтыңыз.",
    "Скажите, оставлено распределение, изменено или отменено.",
    "Say whether the sorting stands, was changed or was cancelled.",
)
CONTRADICTION = _rule(
    "sorting-contradiction",
    "Сұрыптау күшінде қалса, істің шұғылдығы да өзгермейді.",
    "Если распределение оставлено в силе, срочность дела не меняется.",
    "Where the sorting stands, the urgency of the case does not change.",
)
BY_A_REVIEWER = _rule(
    "answered-by-a-reviewer",
    "Мұнда жұмыс беруші емес, федерация жауап береді: оны іске қатыспаған тексеруші айтады.",
    "Здесь отвечает не работодатель, а федерация: это говорит проверяющий, который не участвовал в деле.",
    "Here the Federation answers and no employer: a reviewer who took no part in the case says so.",
)
BY_ITS_FORM = _rule(
    "by-its-form",
    "Бұл тексеру федерацияның тармақтар бойынша жауабымен аяқталады.",
    "Эта проверка завершается ответом федерации по пунктам.",
    "This review ends with the answer of the Federation, point by point.",
)
NO_EMPLOYER_HERE = _rule(
    "no-employer-here",
    "Бұл дауда жұмыс берушінің әрекеті жоқ, сондықтан жүгіну мерзімдері басталмайды. Ол туралы бөлек жолданым беріңіз.",
    "В этом споре нет действий работодателя, и сроки обращения не начинаются. О них подайте отдельное обращение.",
    "No employer did anything in this challenge, so no term of that kind starts. File about that separately.",
)
STANDS_APART = _rule(
    "sorting-stands-apart",
    "Федерация сұрыптауына дау басқа іспен біріктірілмейді: оған басқа адам жауап береді.",
    "Спор о распределении дела не объединяют с другими: на него отвечает другой человек.",
    "A challenge of the Federation's sorting is merged with no other case: somebody else answers it.",
)
EMPLOYER_KIND_NEEDED = _rule(
    "employer-kind-needed",
    "Жұмыс берушінің түрін көрсетіңіз.",
    "Укажите вид работодателя.",
    "Say what kind of employer it is.",
)
