"""A clause is judged: only the named team touches it, each side's last text stands, nothing is overwritten."""

from dataclasses import dataclass

from domain.bargaining import rules
from domain.bargaining.clauses import commands as ask
from domain.bargaining.clauses import events as told
from domain.bargaining.facts import Status
from domain.bargaining.frame import AT_THE_TABLE, TEAM
from domain.bargaining.within import LAID_OPEN, around, talks_of
from domain.collective import Party
from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role, changed
from domain.organisation.organisation import Organisation
from domain.procedure import MACHINES_LAW, NOT_YOUR_ROLE

Events = tuple[Event, ...]
SETTLED = frozenset({Status.AGREED, Status.WITHDRAWN})


@dataclass(frozen=True)
class Clause:
    """`texts` are all that were put, oldest first; `last` is what each side says now, `agreed` whose text was taken."""

    talks: str = ""
    texts: tuple[told.TextPut, ...] = ()
    limit: told.LimitSet | None = None
    status: Status = Status.OPEN
    agreed: Party | None = None
    cases: tuple[str, ...] = ()

    def last(self, party: Party) -> told.TextPut | None:
        return next((text for text in reversed(self.texts) if text.party is party), None)


def evolve(clause: Clause, event: Event) -> Clause:
    match event:
        case told.ClauseOpened(talks=talks):
            return changed(clause, talks=talks)
        case told.TextPut():
            return changed(clause, texts=(*clause.texts, event))
        case told.LimitSet():
            return changed(clause, limit=event)
        case told.StatusSet(status=status, party=party):
            return changed(clause, status=status, agreed=party)
        case told.CaseNamed(case=case):
            return changed(clause, cases=(*clause.cases, case))
        case _:
            raise TypeError(event)


def decide(clause: Clause, command: Command, context: Context) -> Events:
    _admit(command, context)
    assert isinstance(command, ask.AtClause)
    done = _done(clause, command, context)
    return done if clause.talks or not done else (told.ClauseOpened(talks=command.talks), *done)


def _done(clause: Clause, command: ask.AtClause, context: Context) -> Events:
    by, said = context.actor.id, {name: value for name, value in command if name != "talks"}
    match command:
        case ask.PutText():
            _at_the_table(context)
            if clause.status in SETTLED:
                raise Refused(rules.AGREED_ALREADY)
            return (told.TextPut(by=by, **said),)
        case ask.SetLimit():
            return (told.LimitSet(by=by, **said),)
        case ask.SetStatus():
            _at_the_table(context)
            return _status(clause, command, by)
        case ask.NameCase(case=case):
            return () if case in clause.cases else (told.CaseNamed(by=by, case=case),)
        case _:
            raise TypeError(command)


def _admit(command: Command, context: Context) -> None:
    """The team works at a clause; a lawyer who advises it may say which case tests one, for they have the case."""
    if not context.actor.is_person:
        raise Refused(MACHINES_LAW)
    if not context.roles & (AT_THE_TABLE if isinstance(command, ask.NameCase) else TEAM):
        raise Refused(NOT_YOUR_ROLE)


def _at_the_table(context: Context) -> None:
    if around(context).stage not in LAID_OPEN:
        raise Refused(rules.NOT_AT_THE_TABLE)


def _status(clause: Clause, command: ask.SetStatus, by: str) -> Events:
    """What is agreed is one side's last text; whose it is has to be said, and it has to be there."""
    agreed = command.status in {Status.AGREED, Status.TENTATIVE}
    if agreed and (command.party is None or clause.last(command.party) is None):
        raise Refused(rules.NO_TEXT)
    party = command.party if agreed else None
    if (clause.status, clause.agreed) == (command.status, party):
        return ()
    return (told.StatusSet(by=by, status=command.status, party=party, round=command.round),)


def roles(_clause: Clause, actor: Actor, _organisation: Organisation) -> frozenset[Role]:
    """People are to a clause what they are to its talks; without talks there is nothing for them here."""
    return frozenset() if actor.is_person else frozenset({Role(actor.id)})


CLAUSE = Decider(
    kind="clause",
    initial=Clause(),
    commands=(ask.PutText, ask.SetLimit, ask.SetStatus, ask.NameCase),
    events=(told.ClauseOpened, told.TextPut, told.LimitSet, told.StatusSet, told.CaseNamed),
    decide=decide,
    evolve=evolve,
    roles=roles,
    within=talks_of,
)
