"""Letters to the outside."""

from collections.abc import Mapping
from typing import Any

from api.examples.names import days_ago
from api.examples.telling import Example, to_case

DEMAND: Mapping[str, Any] = {
    "command": "draft_letter",
    "template": "demand",
    "language": "ru",
    "parts": {
        "addressee": "Генеральному директору\nг. Актау, 7 микрорайон, 12",
        "facts": "За октябрь не оплачена часть отработанных часов, хотя табель подписан.",
        "demands": "Доплатить за эти часы.\nПисьменно сообщить день выплаты.",
        "enclosed": "Копия табеля.",
    },
}
TO_THE_STATE: Mapping[str, Any] = {**DEMAND, "template": "inspection"}
IN_TWO_LANGUAGES: Mapping[str, Any] = {
    **DEMAND,
    "parts": {
        "addressee": "Генеральному директору\nг. Актау, 7 микрорайон, 12",
        "facts": "Работнику объявили выговор и не взяли у него объяснения.",
        "demands": "Отменить приказ о выговоре.",
    },
    "parts_in_her_language": {
        "addressee": "Бас директорға\nАқтау қаласы, 7-шағын аудан, 12",
        "facts": "Жұмыскерден түсініктеме алмай, оған сөгіс жариялады.",
        "demands": "Сөгіс туралы бұйрықтың күшін жою.",
    },
}
AGAINST_AN_ALGORITHM: Mapping[str, Any] = {
    "command": "draft_letter",
    "template": "challenge_package",
    "language": "kk",
    "parts": {
        "addressee": "«Каспий Сервис» ЖШС директорына\nАқтау қаласы, 7-шағын аудан, 12",
        "decision": "Жүйенің камера жазбасы бойынша қойған «шаршаған» деген белгісі және соған негізделген ескерту.",
        "objection": "Жұмыскер өз деректерінің автоматтандырылған түрде өңделуіне қарсылық білдіреді.",
        "explanation": "Қандай деректер, өлшемдер және жүйенің қай нұсқасы пайдаланылғанын хабарлаңыз.",
        "review": "Шешімді оны өзгертуге құқығы бар, бірақ өзі қабылдамаған адам қайта қарасын.",
        "stay": "Қайта қарағанға дейін ескертудің қолданылуын тоқтата тұрыңыз.",
        "preservation": "Камера жазбалары мен жүйенің журналдарын дау аяқталғанға дейін сақтаңыз.",
    },
}
PROPOSED: Mapping[str, Any] = {
    "command": "propose_letter",
    "letter": "outgoing-1",
    "risk": "Работодатель узнает, что вы обратились в профсоюз. В письме без имени он может догадаться, кто это.",
}
ORAL: Mapping[str, Any] = {
    "command": "record_oral_consent",
    "letter": "outgoing-1",
    "version": "1-named",
    "means": "telephone",
    "why_urgent": "Сегодня последний день, когда директор на месте.",
    "said": "Прочитал письмо по телефону слово в слово, ответ: согласна, можно с именем.",
}

LETTERS: Mapping[str, Example] = {
    "draft_letter": Example("lawyer", "draft_letter", "The lawyer writes a demand to the employer", DEMAND),
    "draft_to_the_state": Example(
        "lawyer", "draft_to_the_state", "The lawyer writes to the labour inspection", TO_THE_STATE
    ),
    "draft_in_two_languages": Example(
        "lawyer",
        "draft_in_two_languages",
        "A letter in Russian, with its text in the member's Kazakh",
        IN_TWO_LANGUAGES,
    ),
    "draft_against_an_algorithm": Example(
        "lawyer",
        "watched",
        "The lawyer writes to the employer against a decision of an algorithm, part by part",
        AGAINST_AN_ALGORITHM,
    ),
    "finish_letter": to_case(
        "lawyer",
        "finish_letter",
        "A letter that was finished in Word takes the place of the draft",
        letter="outgoing-1",
        manner="named",
        document="document-1",
    ),
    "propose_letter": Example(
        "lawyer", "propose_letter", "The lawyer puts the exact texts before the member", PROPOSED
    ),
    "agree_to_letter": to_case(
        "member",
        "agree_to_letter",
        "The member says yes to one exact text: without her name",
        letter="outgoing-1",
        version="1-unnamed",
    ),
    "record_oral_consent": Example(
        "lawyer",
        "record_oral_consent",
        "An urgent consent by telephone, written down by the lawyer; the member is told at once",
        {**ORAL, "on": days_ago(0)},
    ),
    "refuse_letter": to_case("member", "refuse_letter", "The member says no to a letter", letter="outgoing-1"),
    "stop_letters": to_case("member", "stop_letters", "The member stops all letters at once"),
    "allow_letters": to_case("member", "allow_letters", "The member allows letters to be put before her again"),
    "release_letter": to_case(
        "lawyer",
        "release_letter",
        "The lawyer lets the very text go that the member agreed to",
        letter="outgoing-1",
        version="1-unnamed",
    ),
    "release_to_the_state": to_case(
        "supervisor",
        "release_letter",
        "A supervisor lets a letter to a state body go that the lawyer wrote",
        "release_to_the_state",
        letter="outgoing-1",
        version="1-unnamed",
    ),
    "record_signed": to_case(
        "lawyer",
        "record_signed",
        "The signed letter is among the documents",
        letter="outgoing-1",
        document="document-1",
        signing="on_paper",
    ),
    "record_sent": to_case(
        "lawyer",
        "record_sent",
        "The letter left by courier",
        letter="outgoing-1",
        on=days_ago(0),
        by_way="courier",
    ),
    "record_served": to_case(
        "lawyer",
        "record_served",
        "The letter reached the employer: the employer's clock starts",
        letter="outgoing-1",
        on=days_ago(0),
        proof="Отметка канцелярии о получении, вх. № 118.",
    ),
}
