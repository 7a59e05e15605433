"""The rules by which a step in a challenge is refused, in the words people read."""

from domain.kernel import Rule
from domain.words import Label


def _rule(code: str, kk: str, ru: str, en: str) -> Rule:
    return Rule(code=code, label=Label(kk=kk, ru=ru, en=en))


OUTCOME_FIRST = _rule(
    "decision-outcome-first",
    "Алдымен дауланған шешімнің немен біткенін жазыңыз: оны тек адам айтады.",
    "Сначала запишите, чем кончилось с оспоренным решением: это говорит только человек.",
    "First record what became of the decision that is challenged: only a person says so.",
)
NOTHING_STATED = _rule(
    "nothing-stated",
    "Кемінде бір тармақты жазыңыз; әр тармақ бір рет.",
    "Запишите хотя бы один пункт; каждый пункт один раз.",
    "Take down at least one field, each of them once.",
)
NOT_AN_EXPERT = _rule(
    "not-an-expert",
    "Бұл адам федерацияның сарапшысы емес немесе іске қатысы бар.",
    "Этот человек не эксперт федерации или связан с делом.",
    "This person is no expert of the federation, or has a tie to the case.",
)
NO_MEASURE = _rule(
    "no-measure",
    "Кемінде бір шараны таңдаңыз.",
    "Выберите хотя бы одну меру.",
    "Choose at least one measure.",
)
NOTHING_TO_REMEDY = _rule(
    "nothing-to-remedy",
    "Алдымен шешімнің өзгертілгенін, жойылғанын немесе жауап болмағанын жазыңыз.",
    "Сначала запишите, что решение изменено, отменено или ответа не было.",
    "First record that the decision was changed or cancelled, or that there was no answer.",
)
