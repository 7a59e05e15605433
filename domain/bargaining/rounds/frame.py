"""The frame of a round: convened, held, minutes signed by both chairs (LC 156(9))."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.bargaining.frame import TEAM
from domain.bargaining.rounds import commands as ask
from domain.bargaining.terms import ROUND_TERMS
from domain.clocks import LapseTerm, RemindOfTerm
from domain.kernel import Command
from domain.paper import CopyNotice, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.procedure import Act, Procedure, Step
from domain.replanning import ReplanTerms
from domain.words import Label


class Stage(StrEnum):
    UNOPENED = "unopened"
    CONVENED = "convened"
    SLIPPED = "slipped"
    HELD = "held"
    CLOSED = "closed"


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


MEETING = {ask.MoveRound: TEAM, ask.RecordHeld: TEAM, ask.CallOffRound: TEAM}
STEPS: Mapping[StrEnum, Step] = {
    Stage.UNOPENED: Step(
        label=_label("Шақырылмаған", "Не созван", "Not convened"),
        next_step=_label("Раундты шақырыңыз.", "Созовите раунд.", "Convene the round."),
        allows={ask.ConveneRound: TEAM},
    ),
    Stage.CONVENED: Step(
        label=_label("Шақырылды", "Созван", "Convened"),
        next_step=_label(
            "Өткен соң кім қатысқанын санымен жазыңыз.",
            "Когда пройдёт, запишите, сколько человек было от сторон.",
            "Once it is held, record how many came from each side.",
        ),
        allows=MEETING,
    ),
    Stage.SLIPPED: Step(
        label=_label("Өтпей қалды", "Сорван", "Slipped"),
        next_step=_label(
            "Жаңа күн белгілеңіз немесе болмайтынын жазыңыз.",
            "Назначьте новый день или запишите, что раунда не будет.",
            "Set a new day, or record that it will not be held.",
        ),
        allows=MEETING,
    ),
    Stage.HELD: Step(
        label=_label("Өтті, хаттамаға қол қойылмаған", "Прошёл, протокол не подписан", "Held, minutes not signed"),
        next_step=_label(
            "Екі төраға хаттамаға қол қойғанда, соны жазыңыз.",
            "Когда оба председателя подпишут протокол, запишите это.",
            "Once both chairs have signed the minutes, record it.",
        ),
        allows={ask.SignMinutes: TEAM},
    ),
    Stage.CLOSED: Step(
        label=_label("Аяқталды", "Завершён", "Over"),
        next_step=_label("Ештеңе керек емес.", "Ничего не требуется.", "Nothing is needed."),
        allows={},
    ),
}
ACTS: Mapping[type[Command], Act] = {
    ask.ConveneRound: Act(
        label=_label("Раунд шақыру", "Созвать раунд", "Convene a round"),
        hint=_label("Күні өтсе, жетекшіге хабарланады.", "О срыве узнает ведущий.", "The lead is told if it slips."),
    ),
    ask.MoveRound: Act(
        label=_label("Күнін ауыстыру", "Перенести", "Move it"),
        hint=_label("Жаңа күн белгіленеді.", "Назначается новый день.", "A new day is set."),
    ),
    ask.RecordHeld: Act(
        label=_label("Өткенін жазу", "Записать, что прошёл", "Record that it was held"),
        hint=_label("Хаттама мерзімі басталады.", "Начнётся срок протокола.", "The term for the minutes begins."),
    ),
    ask.SignMinutes: Act(
        label=_label("Хаттамаға қол қойылды", "Протокол подписан", "The minutes are signed"),
        hint=_label("Раунд аяқталады.", "Раунд завершится.", "The round ends."),
    ),
    ask.CallOffRound: Act(
        label=_label("Раунд болмайды", "Раунда не будет", "It will not be held"),
        hint=_label("Кімнің кесірінен, белгілеңіз.", "Отметьте, по чьей причине.", "Say because of whom."),
    ),
}
ROUND = Procedure(
    kind="round",
    version=1,
    valid_from=date(2024, 1, 1),
    label=_label("Келіссөздер раунды", "Раунд переговоров", "Bargaining round"),
    steps=STEPS,
    terms=ROUND_TERMS,
    acts=ACTS,
    clock_may=frozenset({LapseTerm, RemindOfTerm}),
    machine_may=frozenset({RecordNoticeSent, RecordNoticeFailed, SpareNotice, CopyNotice, ReplanTerms}),
)
