"""The frame of a collective labour dispute (LC 163-178): its stages, and who may do what in them.

Facts can be recorded at every open stage, because they happen as they happen. What stands in the way of an act of ours
depends on what is recorded, and is judged where the act is.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.clocks import LapseTerm, RemindOfTerm
from domain.dispute import acts
from domain.dispute import commands as ask
from domain.dispute.stages import Stage
from domain.dispute.terms import TERMS
from domain.kernel import Command, Role
from domain.paper import CopyNotice, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.procedure import Procedure, Step
from domain.replanning import ReplanTerms
from domain.words import Label

RECORDING = frozenset({Role.NEGOTIATOR, Role.LAWYER})
WITNESSES = RECORDING | {Role.CHAIR, Role.SUPERVISOR, Role.DUTY_OFFICER}
"""Who may say that work has stopped, and what is going on."""
NAMING = frozenset({Role.CHAIR, Role.SUPERVISOR, Role.DUTY_OFFICER})
ENDING = frozenset({Role.LAWYER, Role.SUPERVISOR})
OPENING = frozenset({Role.NEGOTIATOR, Role.LAWYER, Role.CHAIR, Role.SUPERVISOR})
ROLES = WITNESSES | {Role.EXPERT, Role.AUDITOR}
TEAM = frozenset({Role.NEGOTIATOR, Role.LAWYER, Role.EXPERT})


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


OPEN: Mapping[type[Command], frozenset[Role]] = {
    **dict.fromkeys(acts.FACTS, RECORDING),
    ask.ConfirmMinutes: frozenset({Role.CHAIR}),
    ask.ConfirmGate: frozenset({Role.LAWYER}),
    ask.SignChecklist: frozenset({Role.LAWYER}),
    **dict.fromkeys(acts.DRAFTING, RECORDING),
    ask.ReleasePaper: frozenset({Role.SUPERVISOR}),
    **dict.fromkeys(acts.STOPPAGES, WITNESSES),
    **dict.fromkeys(acts.TEAM, NAMING),
    ask.CloseDispute: ENDING,
}


def _open(label: tuple[str, str, str], next_step: tuple[str, str, str]) -> Step:
    return Step(label=_label(*label), next_step=_label(*next_step), allows=OPEN)


STEPS: Mapping[StrEnum, Step] = {
    Stage.UNOPENED: Step(
        label=_label("Ашылмаған", "Не открыт", "Not open"),
        next_step=_label("Дауды ашыңыз.", "Откройте спор.", "Open the dispute."),
        allows={ask.OpenDispute: OPENING, ask.ReportStoppage: WITNESSES},
    ),
    Stage.OPENED: _open(
        ("Ашылды", "Открыт", "Opened"),
        (
            "Талаптар қалай қабылданғанын жазыңыз.",
            "Запишите, как приняли требования.",
            "Record how the demands were adopted.",
        ),
    ),
    Stage.DEMANDS_FORMED: _open(
        ("Талаптар қабылданды", "Требования приняты", "Demands formed"),
        (
            "Талаптарды үш күн ішінде жұмыс берушіге тапсырыңыз.",
            "Вручите требования работодателю за три дня.",
            "Serve the demands on the employer within three days.",
        ),
    ),
    Stage.EMPLOYER_REVIEW: _open(
        ("Жұмыс беруші қарауда", "Рассматривает работодатель", "The employer considers"),
        (
            "Жауап келсе, жазыңыз; келмесе, келесі қадам өздігінен ашылады.",
            "Придёт ответ — запишите; не придёт — следующий шаг откроется сам.",
            "Record the answer when it comes; without one the next step opens by itself.",
        ),
    ),
    Stage.CONCILIATION: _open(
        ("Татуластыру комиссиясы", "Примирительная комиссия", "Conciliation commission"),
        (
            "Комиссияның құрылғанын және немен аяқталғанын жазыңыз.",
            "Запишите создание комиссии и чем кончилась её работа.",
            "Record the commission and how its work ended.",
        ),
    ),
    Stage.ARBITRATION: _open(
        ("Еңбек төрелігі", "Трудовой арбитраж", "Labour arbitration"),
        (
            "Төреліктің құрамы мен шешімін жазыңыз.",
            "Запишите состав арбитража и его решение.",
            "Record the arbitration and its award.",
        ),
    ),
    Stage.AWARD: _open(
        ("Төрелік шешім шығарды", "Арбитраж вынес решение", "Award made"),
        (
            "Шешім орындала ма, соны жазыңыз.",
            "Запишите, исполняется ли решение.",
            "Record whether the award is carried out.",
        ),
    ),
    Stage.UNRESOLVED: _open(
        ("Татуластыру өтпеді", "Примирение не состоялось", "No conciliation"),
        (
            "Заңгер тексеру парағын қарап, келесі қадамды айтады.",
            "Юрист смотрит проверочный лист и говорит, что дальше.",
            "A lawyer looks at the checklist and says what comes next.",
        ),
    ),
    Stage.SETTLED: _open(
        ("Реттелді", "Урегулирован", "Settled"),
        (
            "Келісімнің орындалуын қадағалап, дауды жабыңыз.",
            "Проследите за исполнением и закройте спор.",
            "See that it is carried out, and close the dispute.",
        ),
    ),
    Stage.STRIKE_DECIDED: _open(
        ("Ереуіл туралы шешім бар", "Решение о забастовке принято", "Strike decided on"),
        (
            "Хабарламаны бес толық жұмыс күні бұрын тапсырыңыз.",
            "Вручите уведомление за пять полных рабочих дней.",
            "Serve the notice five full working days before.",
        ),
    ),
    Stage.NOTICE_GIVEN: _open(
        ("Ереуіл туралы хабарланды", "Уведомление о забастовке дано", "Notice of a strike given"),
        (
            "Келіссөз жалғасады; ереуіл басталса, жазыңыз.",
            "Переговоры идут; если забастовка началась, запишите.",
            "Talks go on; if the strike begins, record it.",
        ),
    ),
    Stage.STRIKE: _open(
        ("Ереуіл", "Забастовка", "Strike"),
        (
            "Ереуіл тоқтаса немесе аяқталса, жазыңыз.",
            "Запишите приостановление или окончание.",
            "Record when it is suspended or ends.",
        ),
    ),
    Stage.SUSPENDED: _open(
        ("Ереуіл тоқтатыла тұрды", "Забастовка приостановлена", "Strike suspended"),
        (
            "Қайта бастау үшін үш жұмыс күні бұрын хабарлаңыз.",
            "Чтобы возобновить, уведомьте за три рабочих дня.",
            "To resume it, give notice three working days before.",
        ),
    ),
    Stage.STRIKE_ENDED: _open(
        ("Ереуіл аяқталды", "Забастовка окончена", "Strike ended"),
        (
            "Келісімді жазыңыз немесе дауды жабыңыз.",
            "Запишите урегулирование или закройте спор.",
            "Record a settlement or close the dispute.",
        ),
    ),
    Stage.STOPPAGE: _open(
        ("Рәсімсіз тоқтату", "Остановка вне процедуры", "Stoppage outside the procedure"),
        (
            "Не болып жатқанын сағат сайын жазыңыз.",
            "Записывайте по часам, что происходит.",
            "Write down hour by hour what happens.",
        ),
    ),
    Stage.CLOSED: Step(
        label=_label("Жабылды", "Закрыт", "Closed"),
        next_step=_label(
            "Жаңа дерек болса, қайта ашыңыз.",
            "Есть новые факты — откройте снова.",
            "Reopen it if there are new facts.",
        ),
        allows={ask.ReopenDispute: ENDING},
    ),
}
DISPUTE = Procedure(
    kind="dispute",
    version=1,
    valid_from=date(2024, 1, 1),
    label=_label("Ұжымдық еңбек дауы", "Коллективный трудовой спор", "Collective labour dispute"),
    steps=STEPS,
    terms=TERMS,
    acts=acts.ACTS,
    clock_may=frozenset({LapseTerm, RemindOfTerm}),
    machine_may=frozenset({RecordNoticeSent, RecordNoticeFailed, SpareNotice, CopyNotice, ReplanTerms}),
)
