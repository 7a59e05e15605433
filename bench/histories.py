"""A long log made by the real deciders: members file, lawyers answer, the clock lapses, reviewers review."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg

from bench.federation import REVIEWER, Federation
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.decider import DECIDER
from domain.appeal.procedure import Stage
from domain.appeal.state import Appeal
from domain.clocks import LapseTerm
from domain.kernel import CLOCK, Actor, Command, Context, Event, Refused, Role, Sealed, SealedFile
from domain.review import Verdict
from domain.words import Language
from ledger.mapper import EventMapper

BEGINNING = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
BOX = "x" * 160
PAPER = SealedFile(blob="b", subject="person-", sha256="0" * 64, size=1, media_type="application/pdf")
POSITIVE = (told.Outcome.RESOLVED, told.Outcome.PARTLY, told.Outcome.CONSULTED)

Order = tuple[Command, Actor]


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as the log will hold it."""

    stream: str
    version: int
    event: Event
    actor: str
    command_id: str
    occurred_at: datetime


@dataclass(slots=True)
class Running:
    """A case on its way."""

    stream: str
    state: Appeal
    version: int = 0


def log(dice: random.Random, where: Federation, events: int, under_way: int, pace: timedelta) -> Iterator[Happened]:
    """At least so many events of appeals, `under_way` cases at a time, one command every `pace` on average."""
    for number, (stream, event) in enumerate(where.founding):
        yield Happened(stream, _next_version(where, number), event, "operator", f"found-{number}", BEGINNING)
    cases: list[Running] = []
    now, number, made = BEGINNING, 0, 0
    while made < events:
        now += pace * dice.random() * 2
        number += 1
        case = _pick(dice, cases, under_way, number)
        for happened in _act(dice, where, case, now, number):
            yield happened
            made += 1
        if case.state.closed and dice.random() < 0.9 or not case.version:  # noqa: PLR2004, RUF021
            cases.remove(case)


def _next_version(where: Federation, number: int) -> int:
    stream = where.founding[number][0]
    return sum(other == stream for other, _ in where.founding[: number + 1])


def _pick(dice: random.Random, cases: list[Running], under_way: int, number: int) -> Running:
    if len(cases) < under_way:
        cases.append(Running(f"appeal-{number:012}", DECIDER.initial))
        return cases[-1]
    return dice.choice(cases)


def _act(dice: random.Random, where: Federation, case: Running, now: datetime, number: int) -> Sequence[Happened]:
    command, actor = _order(dice, where, case.state, now)
    organisation = where.organisation
    context = Context(
        actor=actor,
        roles=DECIDER.roles(case.state, actor, organisation),
        now=now,
        organisation=organisation,
        number=f"{now.year}-{number:06}",
    )
    try:
        events = DECIDER.decide(case.state, command, context)
    except Refused:
        return ()
    first = case.version + 1
    case.state, case.version = DECIDER.fold(events, case.state), case.version + len(events)
    return [Happened(case.stream, v, e, actor.id, f"c{number}", now) for v, e in enumerate(events, first)]


def _order(dice: random.Random, where: Federation, case: Appeal, now: datetime) -> Order:
    over = [due for due in case.terms.values() if due.moment <= now]
    if over:
        return LapseTerm(term=over[0].term, moment=over[0].moment), CLOCK
    if case.reviews and dice.random() < 0.5:  # noqa: PLR2004
        review = dice.choice(list(case.reviews.values()))
        verdict = dice.choice(list(Verdict))
        reviewer = Actor(id=review.holder) if review.holder else REVIEWER
        return ask.CompleteReview(review=review.id, verdict=verdict, reasons=_words(case)), reviewer
    return dice.choice(BY_STAGE[case.stage])(dice, where, case)


def _words(case: Appeal) -> Sealed:
    return Sealed(subject=case.member, box=BOX)


def _file(dice: random.Random, where: Federation, _: Appeal) -> Order:
    primary = dice.choice(where.primaries)
    member = f"person-{dice.randrange(10**9)}"
    consents = {told.Purpose.CASE, *(dice.sample(list(told.Purpose), 2))}
    learned = date(2025, 12, 1) + timedelta(days=dice.randrange(30))
    order = ask.FileAppeal(
        member=member,
        primary=primary,
        channel=told.Channel.WEB,
        category=dice.choice(list(told.Category)),
        language=Language.KK,
        text=Sealed(subject=member, box=BOX),
        breach=told.Breach(wrong=dice.choice(list(told.Wrong)), learned_on=learned),
        primary_may_know=dice.random() < 0.5,  # noqa: PLR2004
        consents=frozenset(consents),
        consent_version=1,
    )
    return order, Actor(id=member)


def _triage(dice: random.Random, where: Federation, case: Appeal) -> Order:
    lawyers = where.organisation.holders(Role.LAWYER, case.unit)
    category = case.category if dice.random() < 0.8 else dice.choice(list(told.Category))  # noqa: PLR2004
    urgent = case.urgent or dice.random() < 0.2  # noqa: PLR2004
    holder = dice.choice(lawyers)
    return ask.Triage(category=category, urgent=urgent, holder=holder, conflict_checked=True), Actor(id=holder)


def _by_holder(
    make: Callable[[random.Random, Appeal], Command],
) -> Callable[[random.Random, Federation, Appeal], Order]:
    return lambda dice, _, case: (make(dice, case), Actor(id=case.holder))


def _by_member(
    make: Callable[[random.Random, Appeal], Command],
) -> Callable[[random.Random, Federation, Appeal], Order]:
    return lambda dice, _, case: (make(dice, case), Actor(id=case.member))


RELEASE = _by_holder(lambda _, case: ask.ReleaseAnswer(file=PAPER, template_sha256="0" * 64, inputs=_words(case)))
DRAFT = _by_holder(lambda _, case: ask.DraftAnswer(text=_words(case)))
COMPLETION = _by_holder(lambda _, case: ask.RequestCompletion(missing=_words(case)))
EXTEND = _by_holder(lambda _, case: ask.ExtendAnswer(reasons=_words(case)))
CLOSE = _by_holder(lambda d, case: ask.ProposeClosing(outcome=d.choice(POSITIVE), reasons=_words(case)))
CLOSE_BADLY = _by_holder(lambda _, case: ask.ProposeClosing(outcome=told.Outcome.UNFOUNDED, reasons=_words(case)))
SUPPLY = _by_member(lambda _, case: ask.SupplyCompletion(text=_words(case)))
WITHDRAW = _by_member(lambda _, case: ask.Withdraw(reasons=_words(case)))
REOPEN = _by_member(lambda _, case: ask.Reopen(reasons=_words(case)))
CIRCLE = _by_member(lambda d, _: ask.ChangeCircle(primary_may_know=d.random() < 0.5))  # noqa: PLR2004
CONSENT = _by_member(lambda _, __: ask.GiveConsent(purpose=told.Purpose.STATISTICS, text_version=1))
NO_CONSENT = _by_member(lambda _, __: ask.WithdrawConsent(purpose=told.Purpose.STATISTICS))

BY_STAGE: dict[Stage, Sequence[Callable[[random.Random, Federation, Appeal], Order]]] = {
    Stage.UNFILED: (_file,),
    Stage.REGISTERED: (_triage, _triage, _triage, CIRCLE, CONSENT),
    Stage.IN_WORK: (DRAFT, DRAFT, COMPLETION, EXTEND, RELEASE, RELEASE, NO_CONSENT, WITHDRAW),
    Stage.INCOMPLETE: (SUPPLY, SUPPLY, RELEASE),
    Stage.ANSWERED: (CLOSE, CLOSE, CLOSE_BADLY, NO_CONSENT),
    Stage.CONFIRMING: (SUPPLY, CIRCLE),
    Stage.WITHDRAWING: (CIRCLE, CONSENT),
    Stage.CLOSED: (REOPEN, CONSENT, NO_CONSENT),
}


def copy_in(connection: psycopg.Connection, mapper: EventMapper, events: Iterator[Happened]) -> int:
    """Put a log into a record, straight into its table; how many events that was."""
    copied = 0
    columns = "originator_id, originator_version, topic, state, actor_id, command_id, occurred_at, prev_hash"
    with connection.transaction():
        with connection.cursor().copy(f"COPY ledger.events ({columns}) FROM STDIN".encode()) as copy:
            for copied, one in enumerate(events, 1):  # noqa: B007
                copy.write_row(_row(mapper, one))
        connection.execute(
            "UPDATE ledger.context_position SET position ="
            " (SELECT coalesce(max(notification_id), 0) FROM ledger.events WHERE ledger.shapes_context(topic))"
        )
    return copied


def _row(mapper: EventMapper, one: Happened) -> tuple[Any, ...]:
    state = mapper.write(one.event)
    return one.stream, one.version, one.event.NAME, state, one.actor, one.command_id, one.occurred_at, b""
