"""The frame of a case as data: stages, who may do what at each, terms with their source, and the words for all of it.

Whatever a lawyer could read aloud from a table stands here; whatever begins with "because" or "unless" stands in a
decider. The same table feeds admission, timers, buttons, letters and the generated documentation.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import ConfigDict

from domain.due import Direction
from domain.kernel import Command, Context, Record, Refused, Role, Rule
from domain.words import Confidence, Label, TermUnit

MACHINES_LAW = Rule(
    code="machines-law",
    label=Label(
        kk="Бұл әрекетті тек адам жасай алады.",
        ru="Это действие может совершить только человек.",
        en="Only a person may do this.",
    ),
)
NOT_YOUR_ROLE = Rule(
    code="not-your-role",
    label=Label(
        kk="Бұл іс бойынша мұндай әрекетті басқа рөлдегі адам жасайды.",
        ru="По этому делу такое действие совершает человек в другой роли.",
        en="In this case somebody in another role does this.",
    ),
)
NOT_AT_THIS_STAGE = Rule(
    code="not-at-this-stage",
    label=Label(
        kk="Істің қазіргі кезеңінде бұл әрекет көзделмеген.",
        ru="На нынешней стадии дела это действие не предусмотрено.",
        en="At its present stage the case does not provide for this.",
    ),
)


class Source(Record):
    """Where a rule comes from and how surely it is known; `P` is our policy and is never shown as law."""

    text: str
    confidence: Confidence
    edition: str = ""


def law(text: str, edition: str) -> Source:
    """An article whose operative text was read in the edition named."""
    return Source(text=text, confidence=Confidence.V, edition=edition)


def policy(mirrors: str = "") -> Source:
    """A rule the Federation made for itself; `mirrors` names the law it follows, which does not bind unions."""
    return Source(text=f"policy; mirrors {mirrors}" if mirrors else "policy", confidence=Confidence.P)


class Side(StrEnum):
    """Whose clock a term is."""

    UNION = "union"
    MEMBER = "member"
    EMPLOYER = "employer"
    STATE = "state"


class Term(Record):
    """One clock of the procedure, in force for anchors from `valid_from` to `valid_to` (both inclusive).

    `limits` marks a term for turning to the commission or court (LC 160): it caps every policy term of the case.
    `warn_days` are the calendar days before the end at which a person is reminded, `warn_months` the calendar months in
    their place for terms of years; nobody is reminded of a term while the one that it stands `behind` runs. A term of
    direction `before` has to be over before its anchor. `apart`: nobody waits for it to turn to commission or court, so
    no such date cuts it.
    """

    id: str
    amount: int
    unit: TermUnit
    anchor: str
    anchor_label: Label
    label: Label
    side: Side
    source: Source
    valid_from: date
    valid_to: date | None = None
    limits: bool = False
    warn_days: tuple[int, ...] = ()
    warn_months: tuple[int, ...] = ()
    apart: bool = False
    direction: Direction = "after"
    behind: str = ""
    on_miss: Label

    def in_force_on(self, anchored_on: date) -> bool:
        return self.valid_from <= anchored_on and (self.valid_to is None or anchored_on <= self.valid_to)


class Step(Record):
    """A stage of a case: its name, what the member should know about what comes next, and who may do what."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    label: Label
    next_step: Label
    allows: Mapping[type[Command], frozenset[Role]]


class Act(Record):
    """How a command is offered to people: the words on its button and what it brings about."""

    label: Label
    hint: Label


class Button(Record):
    """A command as one person sees it now: `refused` is the rule that stands against it, if one does."""

    command: str
    act: Act
    refused: Rule | None


class Procedure(Record):
    """The whole frame of one kind of case. A running case keeps the version it was filed under."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    kind: str
    version: int
    valid_from: date
    label: Label
    steps: Mapping[StrEnum, Step]
    terms: tuple[Term, ...]
    acts: Mapping[type[Command], Act]
    clock_may: frozenset[type[Command]]
    machine_may: frozenset[type[Command]]
    operator_may: frozenset[type[Command]] = frozenset()
    in_tow: frozenset[type[Command]] = frozenset()
    """What only comes along with a command to another stream: nobody is offered it, and no request can spell it."""

    def admit(self, command: Command, context: Context, stage: StrEnum) -> None:
        """Raise `Refused` unless this actor may send this command at this stage."""
        rule = self.objection(type(command), context.actor.kind, context.roles, stage)
        if rule is not None:
            raise Refused(rule)

    def objection(self, command: type[Command], actor_kind: str, roles: frozenset[Role], stage: StrEnum) -> Rule | None:
        """The rule that stands against this command now, if one does. Machines and the console
        are judged by their short lists alone.
        """
        match actor_kind:
            case "clock":
                return None if command in self.clock_may else MACHINES_LAW
            case "machine":
                return None if command in self.machine_may else MACHINES_LAW
            case "operator":
                return None if command in self.operator_may else NOT_YOUR_ROLE
            case _:
                return self._objection_to_a_person(command, roles, stage)

    def _objection_to_a_person(self, command: type[Command], roles: frozenset[Role], stage: StrEnum) -> Rule | None:
        if command not in self.acts and command not in self.in_tow:
            return NOT_YOUR_ROLE
        allowed = self.steps[stage].allows.get(command)
        if allowed is None:
            return NOT_AT_THIS_STAGE
        return None if allowed & roles else NOT_YOUR_ROLE

    def buttons(self, roles: frozenset[Role], stage: StrEnum) -> tuple[Button, ...]:
        """Every act of these roles at any stage, in table order, with the rule that refuses it now."""
        theirs = [command for command in self.acts if roles & self._roles_ever(command)]
        return tuple(
            Button(
                command=command.NAME,
                act=self.acts[command],
                refused=self._objection_to_a_person(command, roles, stage),
            )
            for command in theirs
        )

    def _roles_ever(self, command: type[Command]) -> frozenset[Role]:
        return frozenset().union(*(step.allows.get(command, frozenset()) for step in self.steps.values()))

    def term(self, term_id: str, anchored_on: date) -> Term:
        """The term under the law in force at its anchor; before the first known edition, the first one.

        What follows an `@` says which of several clocks of the same term is meant: `ILD-CONSIDER@conciliation-2`.
        """
        rule = term_id.partition("@")[0]
        candidates = [term for term in self.terms if term.id == rule]
        in_force = [term for term in candidates if term.in_force_on(anchored_on)]
        return (in_force or candidates)[0]
