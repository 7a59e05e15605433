"""The few sentences a mail may say: that there is news, and for whom. Never about which case, nor why."""

from typing import NamedTuple

from domain.paper import (
    News,
)
from domain.words import Label


class Wording(NamedTuple):
    subject: Label
    lead: Label


WORDINGS = {
    News.MEMBER_NEWS: Wording(
        Label(kk="Birge: жаңалық бар", ru="Birge: есть новости", en="Birge: there is news"),
        Label(
            kk="Сізге жаңалық бар. Оны оқу үшін Birge жүйесіне кіріңіз.",
            ru="Для вас есть новости. Чтобы прочитать их, войдите в Birge.",
            en="There is news for you. Sign in to Birge to read it.",
        ),
    ),
    News.MEMBER_ASKED: Wording(
        Label(
            kk="Birge: сізден жауап күтеміз",
            ru="Birge: ждём ответа от вас",
            en="Birge: we need a reply from you",
        ),
        Label(
            kk="Бізге сізден бір мәлімет қажет. Не керегін көру үшін Birge жүйесіне кіріңіз.",
            ru="Нам кое-что нужно от вас. Чтобы узнать, что именно, войдите в Birge.",
            en="We need something from you. Sign in to Birge to see what it is.",
        ),
    ),
    News.STAFF_TASK: Wording(
        Label(kk="Birge: сізді іс күтіп тұр", ru="Birge: вас ждёт дело", en="Birge: a case is waiting for you"),
        Label(
            kk="Сізді бір іс күтіп тұр. Оны ашу үшін Birge жүйесіне кіріңіз.",
            ru="Вас ждёт дело. Чтобы открыть его, войдите в Birge.",
            en="A case is waiting for you. Sign in to Birge to open it.",
        ),
    ),
    News.STAFF_LIMIT: Wording(
        Label(kk="Birge: заң мерзімі жақын", ru="Birge: близок срок по закону", en="Birge: a limit set by law is near"),
        Label(
            kk="Бір істе заң белгілеген мерзім жақындады. Оны ашу үшін Birge жүйесіне кіріңіз.",
            ru="По одному из дел близок срок, установленный законом. Чтобы открыть его, войдите в Birge.",
            en="In a case a limit set by law is near. Sign in to Birge to open it.",
        ),
    ),
    News.STAFF_OVERDUE: Wording(
        Label(kk="Birge: мерзім өтіп кетті", ru="Birge: срок прошёл", en="Birge: a term has passed"),
        Label(
            kk="Бір істің мерзімі өтіп кетті, енді ол сізде. Оны ашу үшін Birge жүйесіне кіріңіз.",
            ru="По одному из дел прошёл срок, теперь оно у вас. Чтобы открыть его, войдите в Birge.",
            en="A term has passed in a case, and it is now with you. Sign in to Birge to open it.",
        ),
    ),
    News.STAFF_URGENT: Wording(
        Label(kk="Birge: шұғыл іс", ru="Birge: срочное дело", en="Birge: an urgent case"),
        Label(
            kk="Сізді шұғыл іс күтіп тұр. Оны бүгін ашу үшін Birge жүйесіне кіріңіз.",
            ru="Вас ждёт срочное дело. Чтобы открыть его сегодня, войдите в Birge.",
            en="An urgent case is waiting for you. Sign in to Birge today to open it.",
        ),
    ),
    News.REVIEW_ASKED: Wording(
        Label(
            kk="Birge: сіздің тексеруіңіз қажет",
            ru="Birge: нужна ваша проверка",
            en="Birge: your review is needed",
        ),
        Label(
            kk="Бір істе адамның тексеруі қажет. Оны бастау үшін Birge жүйесіне кіріңіз.",
            ru="По одному из дел нужна проверка человеком. Чтобы начать её, войдите в Birge.",
            en="A case needs a review by a person. Sign in to Birge to begin it.",
        ),
    ),
    News.QUESTION_ASKED: Wording(
        Label(kk="Birge: сізге сұрақ қойылды", ru="Birge: вам задан вопрос", en="Birge: you were asked a question"),
        Label(
            kk="Әріптесіңіз сізге сұрақ қойды. Жауап беру үшін Birge жүйесіне кіріңіз.",
            ru="Коллега задал вам вопрос. Чтобы ответить, войдите в Birge.",
            en="A colleague has asked you a question. Sign in to Birge to answer it.",
        ),
    ),
    News.QUESTION_ANSWERED: Wording(
        Label(
            kk="Birge: сұрағыңызға жауап келді",
            ru="Birge: на ваш вопрос ответили",
            en="Birge: your question was answered",
        ),
        Label(
            kk="Сұрағыңызға жауап берілді. Оны оқу үшін Birge жүйесіне кіріңіз.",
            ru="На ваш вопрос ответили. Чтобы прочитать ответ, войдите в Birge.",
            en="Your question was answered. Sign in to Birge to read the answer.",
        ),
    ),
}

SIGN_IN = Label(kk="Birge жүйесіне кіру", ru="Войти в Birge", en="Sign in to Birge")

WHY_SO_SHORT = Label(
    kk="Бұл хатта ешқандай мәлімет әдейі жазылмаған: поштаңызды басқа біреу көрсе де, ештеңе білмейді.",
    ru="Подробностей в этом письме нет намеренно: тот, кто увидит вашу почту, ничего не узнает.",
    en="This mail gives no details on purpose: whoever sees your mailbox learns nothing.",
)

NO_REPLY = Label(
    kk="Хатты жүйе автоматты түрде жіберді, оған жауап жазудың қажеті жоқ.",
    ru="Письмо отправлено автоматически, отвечать на него не нужно.",
    en="This mail was sent automatically; there is no need to reply.",
)
