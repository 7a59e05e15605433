"""The frame of a challenge (procedures C1-C11): an appeal's, with its own triage and what a decision asks for."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.appeal import commands as ask
from domain.appeal import terms as appeal_terms
from domain.appeal.acts import ACTS as APPEAL_ACTS
from domain.appeal.care.events import OpenPressureCase, StopAsking
from domain.appeal.procedure import APPEAL, STEPS, Allowed, Stage
from domain.appeal.tracks.algorithm_terms import TERMS as ALGORITHM_TERMS
from domain.challenge import commands as own
from domain.challenge.precedent import frame as precedent_frame
from domain.challenge.respondent import frame as respondent_frame
from domain.challenge.respondent.terms import TERMS as RESPONDENT_TERMS
from domain.kernel import Command, Role
from domain.procedure import Act, Procedure, Step, Term
from domain.words import Label

LAWYER = frozenset({Role.LAWYER})
ASSESSORS = frozenset({Role.LAWYER, Role.EXPERT})

IN_PLACE_OF: Mapping[type[Command], type[Command]] = {
    ask.FileAppeal: own.FileChallenge,
    ask.Triage: own.TriageChallenge,
}
"""What is asked in a challenge where an appeal asks something else; who may is the same."""
WORKED_ON: Allowed = {
    own.NameSystem: LAWYER,
    own.CodeChallenge: LAWYER,
    own.TakeDownReasons: LAWYER,
    own.AskExpert: LAWYER,
    own.AssessAnswers: ASSESSORS,
    own.RecordDecisionOutcome: LAWYER,
    own.AgreeRemedy: LAWYER,
}
AT_WORK = frozenset({Stage.IN_WORK, Stage.INCOMPLETE, Stage.ANSWERED})


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


def _step(stage: StrEnum, of_appeal: Step) -> Step:
    allows = {IN_PLACE_OF.get(command, command): roles for command, roles in of_appeal.allows.items()}
    allows.pop(OpenPressureCase, None)
    return of_appeal.model_copy(update={"allows": {**allows, **_own(stage)}})


def _own(stage: StrEnum) -> Allowed:
    match stage:
        case Stage.UNFILED:
            return respondent_frame.OPENING
        case Stage.CLOSED:
            return precedent_frame.CLOSED
        case Stage.MERGED:
            return precedent_frame.ALWAYS
        case _:
            worked_on = WORKED_ON if stage in AT_WORK else {}
            return {**precedent_frame.ALWAYS, **respondent_frame.WHILE_OPEN, **worked_on}


OWN_ACTS: Mapping[type[Command], Act] = {
    own.FileChallenge: Act(
        label=_label(
            "Алгоритмнің шешіміне дау айту", "Оспорить решение алгоритма", "Challenge a decision of an algorithm"
        ),
        hint=_label(
            "Тіркеліп, нөмір беріледі.", "Будет зарегистрировано и получит номер.", "It is registered and numbered."
        ),
    ),
    own.TriageChallenge: Act(
        label=_label(
            "Шешімді кім қабылдағанын бағалап, заңгер тағайындау",
            "Оценить, кто принял решение, и назначить юриста",
            "Assess who decided, and assign a lawyer",
        ),
        hint=_label(
            "Осыдан соң қай құқыққа сүйенуге болатыны көрінеді.",
            "После этого видно, на какие права можно опираться.",
            "After that it shows which rights can be relied on.",
        ),
    ),
    own.NameSystem: Act(
        label=_label("Жүйені тізілімнен таңдау", "Указать систему из реестра", "Name the system of the register"),
        hint=_label(
            "Іс жүйенің бетінде саналады.",
            "Дело учтётся на странице системы.",
            "The case is counted on the system's page.",
        ),
    ),
    own.CodeChallenge: Act(
        label=_label(
            "Қағидаттар мен негіздерді белгілеу", "Отметить принципы и основания", "Code principles and grounds"
        ),
        hint=_label(
            "Осы бойынша бұзушылықтар саналады.", "По ним считают нарушения.", "Violations are counted by them."
        ),
    ),
    own.TakeDownReasons: Act(
        label=_label(
            "Жұмыс берушінің жауабын жазып алу", "Записать ответ работодателя", "Take the employer's answer down"
        ),
        hint=_label(
            "Тармақ бойынша; жетіспейтіні көрінеді.",
            "По пунктам; станет видно, чего нет.",
            "Field by field; what is missing shows.",
        ),
    ),
    own.AskExpert: Act(
        label=_label("Сарапшыны шақыру", "Пригласить эксперта", "Ask an expert"),
        hint=_label("Сарапшы істі көреді.", "Эксперт увидит дело.", "The expert sees the case."),
    ),
    own.AssessAnswers: Act(
        label=_label("Жауапты бағалау", "Оценить ответ", "Assess the answer"),
        hint=_label(
            "Түсіндіру жеткілікті ме, деректер дұрыс па, адам шынымен қарады ма.",
            "Достаточно ли объяснение, верны ли данные, смотрел ли человек на самом деле.",
            "Whether it explains, whether the data were right, whether a person really looked.",
        ),
    ),
    own.RecordDecisionOutcome: Act(
        label=_label(
            "Шешімнің немен біткенін жазу", "Записать, чем кончилось с решением", "Record what became of the decision"
        ),
        hint=_label(
            "Мұны тек адам жазады; онсыз іс жабылмайды.",
            "Это записывает только человек; без этого дело не закрыть.",
            "Only a person records it; without it the case cannot close.",
        ),
    ),
    own.AgreeRemedy: Act(
        label=_label("Не түзетілетінін жазу", "Записать, что исправляют", "Record the remedy"),
        hint=_label("Орындау мерзімі басталады.", "Пойдёт срок исполнения.", "Its clock starts."),
    ),
}
LEFT_TO_APPEALS = frozenset({ask.FileAppeal, ask.Triage, OpenPressureCase})

TRIAGE_DAYS = {appeal_terms.TRIAGE: 2}
"""A challenge is assessed sooner than an appeal (C2): in two working days, or in one like every urgent case."""


def _term(term: Term) -> Term:
    return term.model_copy(update={"amount": TRIAGE_DAYS[term.id]}) if term.id in TRIAGE_DAYS else term


CHALLENGE = Procedure(
    kind="challenge",
    version=1,
    valid_from=date(2026, 1, 1),
    label=_label("Алгоритм шешіміне дау", "Оспаривание решения алгоритма", "Challenge of an algorithm's decision"),
    steps={stage: _step(stage, step) for stage, step in STEPS.items()},
    terms=(*map(_term, APPEAL.terms), *ALGORITHM_TERMS, *RESPONDENT_TERMS),
    acts={
        **OWN_ACTS,
        **{command: act for command, act in APPEAL_ACTS.items() if command not in LEFT_TO_APPEALS},
        **precedent_frame.ACTS,
        **respondent_frame.ACTS,
    },
    clock_may=APPEAL.clock_may,
    machine_may=APPEAL.machine_may,
    operator_may=frozenset({StopAsking}),
    in_tow=APPEAL.in_tow,
)
