"""What stands against a challenge that is accepted all the same, in the words its member and its lawyer read."""

from collections.abc import Mapping
from datetime import date

from domain.challenge.decision import Decision
from domain.challenge.events import Doubt
from domain.words import Label

DOUBTS: Mapping[Doubt, Label] = {
    Doubt.NO_DAY: Label(
        kk="шешімнің күні белгісіз: мерзімдер күн анықталғанда есептеледі",
        ru="день решения неизвестен: сроки посчитаем, когда он найдётся",
        en="the day of the decision is not known: terms are counted once it is",
    ),
    Doubt.DAY_AHEAD: Label(
        kk="күні әлі келмеген: мерзімдер сол күні өздігінен басталады",
        ru="этот день ещё не наступил: сроки начнутся в этот день сами",
        en="that day has not come yet: terms start by themselves when it does",
    ),
    Doubt.SYSTEM_UNKNOWN: Label(
        kk="жүйе әлі анықталмаған",
        ru="система пока не установлена",
        en="the system is not established yet",
    ),
}


def doubts(decision: Decision, system: str, today: date) -> tuple[Doubt, ...]:
    """What the decision lacks; `system` is the one of the register, "" where none was named."""
    found = {
        Doubt.NO_DAY: not decision.days,
        Doubt.DAY_AHEAD: any(day > today for day in decision.days),
        Doubt.SYSTEM_UNKNOWN: not system,
    }
    return tuple(doubt for doubt, stands in found.items() if stands)
