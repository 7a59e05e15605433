"""Hears a batch of commands in two round trips: one look at the ledger, one append of what was decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import psycopg

from domain.kernel import ALMATY, Context, Decider, Event, Paired, Role, alone, kind_of
from domain.organisation.organisation import Organisation
from ledger.context import OrganisationContext
from ledger.mapper import EventMapper
from ledger.record import Answer, Clock, KeyReused, Request, Stale, Unknown
from ledger.recorder import Entry, Recorder, Seen, Stored

Outcome = Answer | BaseException
LOST = (psycopg.OperationalError, psycopg.InterfaceError)
"""The database is away, or the connection to it; whether anything was stored is not known."""


class Overtaken(Exception):  # noqa: N818 - it says what happened
    """Something else was stored between the look and the append; the request has to be heard again."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What all requests of one batch share: one moment, one organisation, one row of free case numbers."""

    seen: Seen
    organisation: Organisation
    around: Mapping[str, Sequence[Stored]]
    """The histories of the streams within which others stand."""
    last_numbers: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Registry:
    """Judges requests by the deciders of their streams."""

    deciders: Mapping[str, Decider[Any]]
    mapper: EventMapper
    recorder: Recorder
    context: OrganisationContext
    clock: Clock

    def hear(self, requests: Sequence[Request]) -> Sequence[Outcome]:
        """The outcome of each request. When a batch fails because of one of them, each is tried alone."""
        try:
            return self._hear(requests)
        except LOST:
            raise
        except Exception as fault:  # noqa: BLE001 - raised again in the caller that asked
            return [fault] if len(requests) == 1 else [self.hear([request])[0] for request in requests]

    def _hear(self, requests: Sequence[Request]) -> Sequence[Outcome]:
        with self.recorder.pool.connection() as connection:
            sitting = self._open(connection, requests)
            judged = [self._judge(n, request, sitting) for n, request in enumerate(requests)]
            entries = [entry for entry in judged if isinstance(entry, Entry)]
            positions = iter(self.recorder.append(connection, entries) if entries else ())
        return [_kept(o, next(positions)) if isinstance(o, Entry) else o for o in judged]

    def hear_both(self, request: Request) -> Answer:
        """The answer to a paired command; what it brings about in both streams is recorded in one transaction."""
        with self.recorder.pool.connection() as connection:
            pair = (request, _to_the_other(request))
            sitting = self._open(connection, pair)
            judged = [self._judge(n, each, sitting) for n, each in enumerate(pair)]
            for outcome in judged:
                if isinstance(outcome, BaseException):
                    raise outcome
            entries = [outcome for outcome in judged if isinstance(outcome, Entry)]
            with connection.transaction():
                positions = self.recorder.append(connection, entries) if entries else ()
                if None in positions:
                    raise Overtaken
        first = judged[0]
        answer = _kept(first, positions[0]) if isinstance(first, Entry) else first
        assert isinstance(answer, Answer)
        return answer

    def _open(self, connection: psycopg.Connection, requests: Sequence[Request]) -> Sitting:
        seen = self.recorder.look(connection, requests)
        today = self.clock(seen.now).astimezone(ALMATY).date()
        organisation = self.context.at(seen.context_position, connection).on(today)
        around = self._around(connection, requests, seen)
        if any(r.stream not in seen.histories and self._decider(r).numbered for r in requests):
            return Sitting(seen, organisation, around, Counter(self.recorder.numbers(connection)))
        return Sitting(seen, organisation, around)

    def _around(
        self, connection: psycopg.Connection, requests: Sequence[Request], seen: Seen
    ) -> Mapping[str, Sequence[Stored]]:
        children = [(decider, r) for r in requests if (decider := self._decider(r)).within is not alone]
        if not children:
            return {}
        named = {decider.within(self._fold(r.stream, seen.histories), r.command) for decider, r in children}
        return self.recorder.histories(connection, sorted(named))

    def _fold(self, stream: str, histories: Mapping[str, Sequence[Stored]]) -> Any:
        return self.deciders[kind_of(stream)].fold(
            self.mapper.read(topic, data) for topic, data in histories.get(stream, ())
        )

    def _judge(self, n: int, request: Request, sitting: Sitting) -> Outcome | Entry:
        if n in sitting.seen.answers:
            answer, fingerprint = sitting.seen.answers[n]
            return answer if fingerprint == request.fingerprint else KeyReused()
        try:
            return self._decide(request, sitting)
        except Exception as refusal:  # noqa: BLE001 - raised again in the caller that asked
            return refusal

    def _decide(self, request: Request, sitting: Sitting) -> Answer | Entry:
        decider = self._decider(request)
        version = len(sitting.seen.histories.get(request.stream, ()))
        state = self._fold(request.stream, sitting.seen.histories)
        context = self._context(decider, state, request, sitting, opening=not version)
        if not context.roles or (not version and not decider.opens(request.command)):
            raise Unknown
        if request.expected_version not in (None, version):
            raise Stale(version)
        events = decider.decide(state, request.command, context)
        if not events:
            return Answer(request.stream, version, 0)
        if context.number:
            sitting.last_numbers[context.now.astimezone(ALMATY).year] += 1
        return Entry(
            request=request,
            version=version,
            number=context.number,
            occurred=tuple(_occurred(decider, request, event) or context.now for event in events),
            events=tuple((event.NAME, self.mapper.write(event)) for event in events),
        )

    def _decider(self, request: Request) -> Decider[Any]:
        try:
            return self.deciders[kind_of(request.stream)]
        except KeyError:
            raise Unknown from None

    def _context(
        self, decider: Decider[Any], state: Any, request: Request, sitting: Sitting, *, opening: bool
    ) -> Context:
        now = self.clock(sitting.seen.now)
        year = now.astimezone(ALMATY).year
        roles, beside = self._standing(decider, state, request, sitting)
        return Context(
            actor=request.actor,
            roles=roles,
            now=now,
            organisation=sitting.organisation,
            number=f"{year}-{sitting.last_numbers[year] + 1:06}" if decider.numbered and opening else "",
            beside=beside,
        )

    def _standing(
        self, decider: Decider[Any], state: Any, request: Request, sitting: Sitting
    ) -> tuple[frozenset[Role], Any]:
        """What the actor is to the stream, and the state of the stream beside it."""
        around = decider.within(state, request.command)
        if not around:
            roles = decider.roles(state, request.actor, sitting.organisation)
            return roles, self._other(request, sitting)
        if around not in sitting.around:
            return frozenset(), None
        parent = self._fold(around, sitting.around)
        return self.deciders[kind_of(around)].roles(parent, request.actor, sitting.organisation), parent

    def _other(self, request: Request, sitting: Sitting) -> Any:
        """The other stream of a paired command; None where it is none, or none for this actor."""
        command = request.command
        if not isinstance(command, Paired) or command.other == request.stream:
            return None
        one_kind = kind_of(command.other) == kind_of(request.stream)
        if command.other not in sitting.seen.histories or not (one_kind or command.BETWEEN_KINDS):
            return None
        state = self._fold(command.other, sitting.seen.histories)
        decider = self.deciders[kind_of(command.other)]
        return state if decider.roles(state, request.actor, sitting.organisation) else None


def _to_the_other(request: Request) -> Request:
    """A paired command as the other stream hears it, under a command id that nobody can send."""
    assert isinstance(request.command, Paired)
    return replace(
        request,
        stream=request.command.other,
        command=request.command.for_other(request.stream),
        command_id=f"{request.command_id} beside",
        expected_version=None,
    )


def _occurred(decider: Decider[Any], request: Request, event: Event) -> datetime | None:
    return request.occurred_at or decider.occurred(request.command, event)


def _kept(entry: Entry, position: int | None) -> Outcome:
    if position is None:
        return Overtaken()
    return Answer(entry.request.stream, entry.version + len(entry.events), position, entry.number)
