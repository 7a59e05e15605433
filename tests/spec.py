"""given(history).when(command).then(events): a rule of a procedure as one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import pytest

from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role
from domain.organisation.organisation import Organisation

NOON = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
"""Friday noon in Almaty."""


@dataclass(frozen=True)
class Given:
    """A history, the organisation it happened in, and the moment at which the next command comes."""

    decider: Decider[Any]
    organisation: Organisation
    history: tuple[Event, ...]
    now: datetime = NOON

    def at(self, now: datetime) -> Given:
        return replace(self, now=now)

    def state(self) -> Any:
        return self._folded

    @cached_property
    def _folded(self) -> Any:
        return self.decider.fold(self.history)

    def roles(self, actor: Actor) -> frozenset[Role]:
        return self.decider.roles(self.state(), actor, self.organisation)

    def when(self, command: Command, by: Actor, beside: Given | None = None, around: Given | None = None) -> When:
        """`beside` is the other stream that a paired command is about, `around` the one within which this one stands."""
        beside = around or beside
        context = Context(
            actor=by,
            roles=(around or self).roles(by),
            now=self.now,
            organisation=self.organisation,
            number="2026-000001",
            beside=beside.state() if beside and beside.roles(by) else None,
        )
        try:
            return When(self, self.decider.decide(self.state(), command, context), None)
        except Refused as refused:
            return When(self, (), refused.rule.code)


@dataclass(frozen=True)
class When:
    """What came of the command: events, or the code of the rule that refused it."""

    given: Given
    events: tuple[Event, ...]
    refused: str | None

    def then(self, *expected: Event) -> Given:
        """Exactly these events."""
        assert self.refused is None, f"refused under {self.refused}"
        assert self.events == expected
        return self.and_then()

    def then_some(self, *expected: Event) -> Given:
        """At least these events, in this order."""
        assert self.refused is None, f"refused under {self.refused}"
        assert [event for event in self.events if event in expected] == list(expected)
        return self.and_then()

    def then_kinds(self, *expected: type[Event]) -> Given:
        """Exactly events of these kinds, in this order."""
        assert self.refused is None, f"refused under {self.refused}"
        assert [type(event) for event in self.events] == list(expected)
        return self.and_then()

    def then_nothing(self) -> Given:
        return self.then()

    def then_refused(self, under: str) -> Given:
        if self.refused is None:
            pytest.fail(f"accepted, though {under} forbids it")
        assert self.refused == under
        return self.given

    def and_then(self) -> Given:
        return replace(self.given, history=(*self.given.history, *self.events))
