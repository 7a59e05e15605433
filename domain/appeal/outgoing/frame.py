"""Letters to the outside as a table: who writes, who says yes or no, who lets go, who records what came of it."""

from collections.abc import Mapping

from domain.appeal.outgoing.events import (
    AgreeToLetter,
    AllowLetters,
    DraftLetter,
    FinishLetter,
    ProposeLetter,
    RecordOralConsent,
    RecordSent,
    RecordServed,
    RecordSigned,
    RefuseLetter,
    ReleaseLetter,
    StopLetters,
)
from domain.kernel import Command, Role
from domain.procedure import Act
from domain.words import Label

LAWYER = frozenset({Role.LAWYER})
STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})
MEMBER = frozenset({Role.MEMBER})

ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    RefuseLetter: MEMBER,
    StopLetters: MEMBER | STAFF,
    AllowLetters: MEMBER,
    RecordSigned: LAWYER,
    RecordSent: LAWYER,
    RecordServed: LAWYER,
}
"""At any stage: what she can always stop, and what happened to a letter that was released."""
WHILE_OPEN: Mapping[type[Command], frozenset[Role]] = {
    **ALWAYS,
    DraftLetter: LAWYER,
    FinishLetter: LAWYER,
    ProposeLetter: LAWYER,
    AgreeToLetter: MEMBER,
    RecordOralConsent: LAWYER,
    ReleaseLetter: STAFF,
}


def _act(label: tuple[str, str, str], hint: tuple[str, str, str]) -> Act:
    (kk, ru, en), (hint_kk, hint_ru, hint_en) = label, hint
    return Act(label=Label(kk=kk, ru=ru, en=en), hint=Label(kk=hint_kk, ru=hint_ru, en=hint_en))


ACTS: Mapping[type[Command], Act] = {
    DraftLetter: _act(
        ("Сыртқа хат жазу", "Написать письмо вовне", "Write a letter to the outside"),
        (
            "Мүше көріп, келіскенше ештеңе жіберілмейді.",
            "Пока член профсоюза не увидит и не согласится, ничего не уйдёт.",
            "Nothing leaves before the member has seen it and agreed.",
        ),
    ),
    FinishLetter: _act(
        ("Word-та аяқталған хатты қосу", "Приложить письмо, законченное в Word", "Add a letter finished in Word"),
        (
            "Мүшеге дәл осы файл көрсетіледі.",
            "Член профсоюза увидит именно этот файл.",
            "The member is shown this very file.",
        ),
    ),
    ProposeLetter: _act(
        ("Хатты мүшеге көрсету", "Показать письмо члену профсоюза", "Put the letter before the member"),
        (
            "Мүше дәл мәтінді көріп, өзі таңдайды.",
            "Он увидит точный текст и выберет сам.",
            "The member sees the exact text and chooses.",
        ),
    ),
    AgreeToLetter: _act(
        ("Хатқа келісу", "Согласиться с письмом", "Agree to the letter"),
        (
            "Дәл осы мәтін жіберіледі, басқасы емес.",
            "Уйдёт именно этот текст, и никакой другой.",
            "This very text leaves, and no other.",
        ),
    ),
    RecordOralConsent: _act(
        ("Ауызша келісімді жазу", "Записать устное согласие", "Record an oral consent"),
        (
            "Тек шұғыл жағдайда. Мүшеге бірден хабарланады, ол тоқтата алады.",
            "Только если срочно. Член профсоюза сразу узнает и сможет остановить.",
            "Only where it is urgent. The member is told at once and can stop it.",
        ),
    ),
    RefuseLetter: _act(
        ("Хатқа келіспеу", "Не согласиться с письмом", "Say no to the letter"),
        ("Хат жіберілмейді.", "Письмо не уйдёт.", "The letter does not leave."),
    ),
    StopLetters: _act(
        ("Барлық хатты тоқтату", "Остановить все письма", "Stop all letters"),
        (
            "Бірден тоқтайды: әлі кетпеген ештеңе жіберілмейді.",
            "Сразу: ничего, что ещё не ушло, не уйдёт.",
            "At once: nothing that has not left yet will leave.",
        ),
    ),
    AllowLetters: _act(
        ("Хаттарға қайта рұқсат беру", "Снова разрешить письма", "Allow letters again"),
        (
            "Әр хатқа бөлек келісім сұралады.",
            "На каждое письмо спросят отдельно.",
            "You are asked about each letter by itself.",
        ),
    ),
    ReleaseLetter: _act(
        ("Хатты шығару", "Отпустить письмо", "Release the letter"),
        (
            "Мүше келіскен мәтін өзгеріссіз шығады.",
            "Выходит тот текст, с которым согласился член профсоюза, без изменений.",
            "The text the member agreed to leaves unchanged.",
        ),
    ),
    RecordSigned: _act(
        ("Қол қойылған хатты жазу", "Записать подписанное письмо", "Record the signed letter"),
        (
            "Қол қойылған файл құжаттардың арасында тұруы керек. Қолтаңба тексерілмейді.",
            "Подписанный файл должен быть среди документов. Подпись не проверяется.",
            "The signed file has to be among the documents. The signature is not validated.",
        ),
    ),
    RecordSent: _act(
        ("Хаттың жіберілгенін жазу", "Записать отправку письма", "Record that the letter was sent"),
        (
            "Қай күні және қалай жіберілгені.",
            "В какой день и каким способом.",
            "On which day and by which way.",
        ),
    ),
    RecordServed: _act(
        ("Хаттың тапсырылғанын жазу", "Записать вручение письма", "Record that the letter was served"),
        (
            "Екінші тараптың мерзімі осы күннен басталады.",
            "С этого дня идёт срок другой стороны.",
            "The other side's clock runs from this day.",
        ),
    ),
}
