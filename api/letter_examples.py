"""Requests about letters to the outside that a fresh demo stack accepts exactly as they stand."""

from collections.abc import Mapping
from typing import Any

DEMAND: Mapping[str, Any] = {
    "command": "draft_letter",
    "template": "demand",
    "language": "ru",
    "parts": {
        "addressee": "Директору ТОО «Каспий Сервис»\nг. Актау, 7 микрорайон, 12",
        "facts": "За октябрь не оплачены ночные смены, хотя табель подписан.",
        "demands": "Доплатить за ночные часы.\nПисьменно сообщить день выплаты.",
        "enclosed": "Копия табеля.",
    },
}
TO_THE_STATE: Mapping[str, Any] = {**DEMAND, "template": "inspection"}
IN_TWO_LANGUAGES: Mapping[str, Any] = {
    **DEMAND,
    "parts": {
        "addressee": "Директору ТОО «Каспий Сервис»\nг. Актау, 7 микрорайон, 12",
        "facts": "Работника уволили без предупреждения и без мнения профсоюза.",
        "demands": "Отменить приказ об увольнении.",
    },
    "parts_in_her_language": {
        "addressee": "«Каспий Сервис» ЖШС директорына\nАқтау қаласы, 7-шағын аудан, 12",
        "facts": "Жұмыскерді ескертпей және кәсіподақтың пікірін сұрамай жұмыстан шығарды.",
        "demands": "Жұмыстан шығару туралы бұйрықтың күшін жою.",
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
