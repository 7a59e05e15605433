"""One letter of each kind in each language, as a lawyer would have written it."""

from datetime import date

from domain.words import Label, Language
from letters.letter import (
    Answer,
    ClosingNotice,
    CompletionRequest,
    ExtensionNotice,
    Letter,
    Receipt,
    RedirectNotice,
    TakeoverNotice,
)

UNIT = Label(
    kk="Маңғыстау облысы мұнай-газ кешені қызметкерлерінің кәсіподағы",
    ru="Мангистауский областной профсоюз работников нефтегазового комплекса",
    en="Mangystau regional union of oil and gas workers",
)
SHEET = {
    "number": "МО-2026-000417",
    "unit_name": UNIT,
    "member_name": "Әйгерім Сәрсенбайқызы",
    "check_code": "7KQ4-M2XD",
}
DAY = date(2026, 11, 21)
ROLE = Label(kk="Заңгер", ru="Юрист", en="Lawyer")

DUE = Label(
    kk="Жауап 2026 жылғы 11 желтоқсанға дейін беріледі: тіркелген күннен кейінгі 15 жұмыс күні. Бұл заң емес, біздің ережеміз.",
    ru="Ответ будет до 11 декабря 2026 г.: 15 рабочих дней после дня регистрации. Это наше правило, не закон.",
    en="You will have an answer by 11 December 2026: 15 working days after registration. This is our rule, not the law.",
)
BODY = Label(
    kk="Сіздің жұмыстан шығарылуыңыз туралы құжаттарды қарап шықтық.\n\nБұйрық кәсіподақпен келісілмеген, сондықтан оны келісу комиссиясында даулауға болады. Өтінішті біз дайындадық.\n\nӨтініш берудің соңғы күні — 2026 жылғы 19 желтоқсан.",
    ru="Мы рассмотрели документы о вашем увольнении.\n\nПриказ не был согласован с профсоюзом, поэтому его можно оспорить в согласительной комиссии. Заявление мы подготовили.\n\nПоследний день для подачи — 19 декабря 2026 г.",
    en="We have looked at the papers about your dismissal.\n\nThe order was not agreed with the union, so it can be challenged before the conciliation commission. We have drafted the application.\n\nThe last day to file it is 19 December 2026.",
)
RIGHTS = {
    Language.KK: ("Келісу комиссиясына өтініш беру.", "Шешіммен келіспесеңіз, сотқа жүгіну."),
    Language.RU: (
        "Подать заявление в согласительную комиссию.",
        "Обратиться в суд, если вы не согласны с решением.",
    ),
    Language.EN: ("Apply to the conciliation commission.", "Go to court if you disagree with its decision."),
}
MISSING = Label(
    kk="Жұмыстан шығару туралы бұйрықтың көшірмесі.\nЕңбек шартының көшірмесі.",
    ru="Копия приказа об увольнении.\nКопия трудового договора.",
    en="A copy of the dismissal order.\nA copy of the employment contract.",
)
COMPLETE_BY = Label(
    kk="Толықтыруды 2026 жылғы 27 қарашаға дейін күтеміз: 5 жұмыс күні. Бұл заң емес, біздің ережеміз.",
    ru="Ждём дополнение до 27 ноября 2026 г.: 5 рабочих дней. Это наше правило, не закон.",
    en="Please complete it by 27 November 2026: 5 working days. This is our rule, not the law.",
)
REASON = Label(
    kk="Жұмыс беруші құжаттарды әлі бермеді.",
    ru="Работодатель ещё не передал документы.",
    en="The employer has not handed over the documents yet.",
)
OUTCOME = Label(kk="Толық шешілді", ru="Решено полностью", en="Resolved in full")
SUBJECT = Label(kk="Жұмыстан шығару", ru="Увольнение", en="Dismissal")


def receipt(language: Language) -> Receipt:
    return Receipt(**SHEET, registered_on=DAY, subject=SUBJECT, answer_due=DUE.in_(language))


def answer(language: Language) -> Answer:
    return Answer(
        **SHEET,
        date=DAY,
        body=BODY.in_(language),
        next_rights=RIGHTS[language],
        signed_by="Нұрлан Қожахметов",
        signed_role=ROLE.in_(language),
    )


def completion_request(language: Language) -> CompletionRequest:
    return CompletionRequest(**SHEET, date=DAY, what_is_missing=MISSING.in_(language), due=COMPLETE_BY.in_(language))


def extension_notice(language: Language) -> ExtensionNotice:
    return ExtensionNotice(**SHEET, date=DAY, reason=REASON.in_(language), due=DUE.in_(language))


def closing_notice(language: Language) -> ClosingNotice:
    return ClosingNotice(**SHEET, date=DAY, outcome=OUTCOME, reasons=BODY.in_(language), rights=RIGHTS[language])


BRANCH = Label(
    kk="Мұнай-газ кешені қызметкерлерінің салалық кәсіподағы",
    ru="Отраслевой профсоюз работников нефтегазового комплекса",
    en="Oil and Gas Workers’ Union",
)
TAKEN_BY = Label(
    kk="Істі қабылдау немесе кері қайтару: 2026 жылғы 26 қарашаға дейін, 3 жұмыс күні. Бұл заң емес, біздің ережеміз.",
    ru="Принять дело или вернуть его: до 26 ноября 2026 г., 3 рабочих дня. Это наше правило, не закон.",
    en="Take the case or send it back: by 26 November 2026, 3 working days. This is our rule, not the law.",
)


def redirect_notice(language: Language) -> RedirectNotice:
    return RedirectNotice(**SHEET, date=DAY, to=BRANCH, answers=UNIT, due=TAKEN_BY.in_(language))


def takeover_notice(_language: Language) -> TakeoverNotice:
    return TakeoverNotice(**SHEET, date=DAY, answers=BRANCH)


def every_letter(language: Language) -> tuple[Letter, ...]:
    makers = (receipt, answer, completion_request, extension_notice, closing_notice, redirect_notice, takeover_notice)
    return tuple(make(language) for make in makers)


EVERY_LETTER = [(letter, language) for language in Language for letter in every_letter(language)]
EVERY_LETTER_IDS = [f"{letter.kind}-{language}" for letter, language in EVERY_LETTER]
