"""What is done for a member's safety and after her answer."""

from collections.abc import Mapping

from api.examples.names import days_ago
from api.examples.telling import Example, to_case

CARE: Mapping[str, Example] = {
    "tell_pressure": to_case(
        "member",
        "tell_pressure",
        "The member presses one button: an urgent case opens that her primary organisation never sees",
        text="Бастық арызымды қайтарып алмасам, ауысымнан шығаратынын айтты.",
    ),
    "tell_pressure_on_her_word": to_case(
        "lawyer",
        "tell_pressure",
        "The member says it on the telephone, and the lawyer opens the urgent case on her word",
        "tell_pressure_on_her_word",
        text="С её слов: начальник цеха грозит лишить премии, если она не заберёт обращение.",
    ),
    "say_how_she_is": to_case(
        "member",
        "say_how_she_is",
        "The member answers whether anything changed at work because of her case",
        feeling="something",
        text="Кестемді ескертусіз өзгертті.",
    ),
    "record_call": to_case(
        "supervisor",
        "record_call",
        "Somebody outside her primary organisation called the member who withdraws, and writes down what she said",
        review="review-1",
        on=days_ago(0),
        reached=True,
        free="yes",
        said="Сказала, что вопрос решили и она больше ничего не хочет. Говорила спокойно.",
    ),
    "record_execution": to_case(
        "member",
        "record_execution",
        "The member says that only a part of what was promised was carried out",
        carried="partly",
        text="Қазан айы төленді, қараша әлі төленген жоқ.",
    ),
    "rate_help": to_case(
        "member", "rate_help", "The member says how she was helped", face="good", text="Рақмет, бәрін түсіндірдіңіздер."
    ),
}
