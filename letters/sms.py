"""The few words an SMS may say: that there is news, or a code to sign in with. One segment where the address allows."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from domain.paper import News
from domain.words import Label, Language

GSM_SEGMENT, GSM_PART = 160, 153
UCS2_SEGMENT, UCS2_PART = 70, 67

NEWS: Mapping[News, Label] = {
    News.MEMBER_NEWS: Label(
        kk="Birge: сізге жаңалық бар.", ru="Birge: для вас есть новости.", en="Birge: there is news for you."
    ),
    News.MEMBER_ASKED: Label(
        kk="Birge: сізден жауап күтеміз.", ru="Birge: ждём ответа от вас.", en="Birge: we need a reply from you."
    ),
    News.STAFF_TASK: Label(
        kk="Birge: сізді іс күтіп тұр.", ru="Birge: вас ждёт дело.", en="Birge: a case is waiting for you."
    ),
    News.STAFF_LIMIT: Label(
        kk="Birge: заң мерзімі жақын.", ru="Birge: близок срок по закону.", en="Birge: a limit set by law is near."
    ),
    News.STAFF_OVERDUE: Label(kk="Birge: мерзім өтіп кетті.", ru="Birge: срок прошёл.", en="Birge: a term has passed."),
    News.STAFF_URGENT: Label(
        kk="Birge: сізді шұғыл іс күтіп тұр.",
        ru="Birge: вас ждёт срочное дело.",
        en="Birge: an urgent case awaits you.",
    ),
    News.REVIEW_ASKED: Label(
        kk="Birge: тексеруіңіз қажет.", ru="Birge: нужна ваша проверка.", en="Birge: your review is needed."
    ),
    News.QUESTION_ASKED: Label(
        kk="Birge: сізге сұрақ бар.", ru="Birge: вам задан вопрос.", en="Birge: you were asked a question."
    ),
    News.QUESTION_ANSWERED: Label(
        kk="Birge: сізге жауап бар.", ru="Birge: вам ответили.", en="Birge: your question was answered."
    ),
}
CODE = Label(
    kk="Birge коды: {code}. {minutes} минут жарамды. Оны ешкімге айтпаңыз.",
    ru="Код Birge: {code}. Действует {minutes} минут. Никому его не говорите.",
    en="Birge code: {code}. It works for {minutes} minutes. Tell it to nobody.",
)
NUMBER_CHANGED = Label(
    kk="Birge: нөміріңіз ауысты. Сіз емес пе? Кәсіподаққа айтыңыз.",
    ru="Birge: ваш номер заменён. Не вы? Сообщите в профсоюз.",
    en="Birge: your number was replaced. Not you? Tell your union.",
)


def news_text(news: News, language: Language, public_url: str) -> str:
    """Names nobody and nothing; of the address only the host, so that no case can be told from it."""
    return f"{NEWS[news].in_(language)} {urlsplit(public_url).netloc}"


def code_text(code: str, minutes: int, language: Language) -> str:
    return CODE.in_(language).format(code=code, minutes=minutes)


def number_changed_text(language: Language) -> str:
    """To the number that was known before."""
    return NUMBER_CHANGED.in_(language)


def segments(text: str) -> int:
    """How many messages a network makes of a text: plain Latin letters take less room than all others."""
    whole, part = (GSM_SEGMENT, GSM_PART) if text.isascii() else (UCS2_SEGMENT, UCS2_PART)
    units = len(text.encode("utf-16-le")) // 2
    return 1 if units <= whole else -(-units // part)
