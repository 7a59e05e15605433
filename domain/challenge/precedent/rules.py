"""The rules by which a precedent is refused, in the words people read."""

from domain.kernel import Rule
from domain.words import Label


def _rule(code: str, kk: str, ru: str, en: str) -> Rule:
    return Rule(code=code, label=Label(kk=kk, ru=ru, en=en), source="policy")


NO_OUTCOME = _rule(
    "precedent-without-outcome",
    "Бұл істе дауланған шешімнің немен біткені жазылмаған: үйренетін ештеңе жоқ.",
    "В этом деле не записано, чем кончилось с оспоренным решением: учиться не на чем.",
    "It is not on record what became of the decision in this case, so there is nothing to learn from it.",
)
NOBODY_TO_ASK = _rule(
    "nobody-to-ask",
    "Істе келісімін сұрайтын адам қалмаған: түйін жарияланбайды.",
    "В деле не осталось никого, чьё согласие можно спросить: итог не публикуют.",
    "Nobody is left in the case whose yes could be asked for, so no summary is published.",
)
ONE_TEXT_A_LANGUAGE = _rule(
    "one-text-a-language",
    "Кемінде бір тілде жазыңыз; әр тілде бір рет.",
    "Напишите хотя бы на одном языке; на каждом один раз.",
    "Write it in one language at least, and in each of them once.",
)
SHE_SAID_NO = _rule(
    "precedent-unwanted",
    "Мүше жариялауға қарсы болды. Оны енді ешкім қайта сұрамайды.",
    "Член профсоюза против публикации. Больше об этом никто не спрашивает.",
    "The member does not want it published. Nobody asks about it again.",
)
PUBLISHED = _rule(
    "precedent-published",
    "Түйін жарияланған. Өзгерту үшін алдымен оны алып тастаңыз.",
    "Итог опубликован. Чтобы изменить, сначала отзовите его.",
    "The summary is published. To change it, withdraw it first.",
)
ANOTHER_TEXT = _rule(
    "another-precedent-text",
    "Мәтін өзгерген: қазіргісін оқыңыз.",
    "Текст изменился: прочитайте нынешний.",
    "The text has changed: read the one that stands now.",
)
TWO_PEOPLE = _rule(
    "precedent-by-two",
    "Түйінді жазған адам оны өзі жарияламайды: екінші адам керек.",
    "Кто написал итог, не публикует его сам: нужен второй человек.",
    "Whoever wrote the summary does not release it: it takes a second person.",
)
HER_YES = _rule(
    "precedent-needs-her-yes",
    "Мүше әлі келіскен жоқ. Жауапсыз ештеңе жарияланбайды.",
    "Член профсоюза ещё не согласился. Без ответа ничего не публикуют.",
    "The member has not agreed yet. Without an answer nothing is published.",
)
CHECK_FIRST = _rule(
    "precedent-unchecked",
    "Алдымен тізімдегінің бәрін тексеріп, белгілеңіз.",
    "Сначала проверьте и отметьте всё в списке.",
    "First check everything on the list, and mark it.",
)
NOT_PUBLISHED = _rule(
    "precedent-not-published",
    "Бұл іс бойынша жарияланған түйін жоқ.",
    "По этому делу ничего не опубликовано.",
    "Nothing is published from this case.",
)
GIVES_AWAY = _rule(
    "precedent-gives-away",
    "Мәтіннен біреуді тануға болады: ол қайта жазылуы керек.",
    "По тексту можно кого-то узнать: его нужно написать заново.",
    "Somebody can be recognised by the text: it has to be written anew.",
)
