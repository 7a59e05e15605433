"""An appeal that goes to another body, and how urgent it is."""

from collections.abc import Mapping

from api.examples.names import person, unit
from api.examples.telling import Example, to_case

PASSING: Mapping[str, Example] = {
    "redirect": to_case(
        "lawyer",
        "redirect",
        "The lawyer offers the case to the branch union, which has three working days to take it",
        unit=unit("oil-and-gas"),
        words="Вопрос об отраслевом соглашении: его ведёт отраслевой профсоюз.",
    ),
    "take_over": to_case(
        "lawyer-branch",
        "take_over",
        "A lawyer of the body that was asked takes the case; it answers from now on",
        holder=person("lawyer-branch"),
        conflict_checked=True,
    ),
    "send_back": to_case(
        "lawyer-branch",
        "send_back",
        "The body that was asked sends the case back, once, with its reasons",
        reasons="Отраслевое соглашение таких доплат не касается, дело территориальное.",
    ),
    "settle_route": to_case(
        "duty",
        "settle_route",
        "Two bodies did not agree; a named person one level up decides which of them answers",
        unit=unit("oil-and-gas"),
        holder=person("lawyer-branch"),
        reasons="Спор о применении отраслевого соглашения решает отраслевой профсоюз.",
    ),
    "raise_urgency": to_case(
        "supervisor",
        "raise_urgency",
        "A supervisor marks as urgent what the rules did not find urgent",
        reasons="Приказ о сокращении участка выйдет на этой неделе.",
    ),
    "lower_urgency": to_case(
        "lawyer",
        "lower_urgency",
        "The lawyer marks a case as not urgent, with reasons that the member can read",
        reasons="Работодатель отменил приказ, восстановление уже оформлено.",
    ),
}
