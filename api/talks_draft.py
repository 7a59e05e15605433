"""The draft as the workers read it: its clauses as they were sent, their own comments, and what members were told."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from api.i18n import Msgid, msgid
from api.services import Services
from api.talks import OpenedTalks, texts_within
from domain.bargaining.clauses.decider import CLAUSE
from domain.bargaining.decider import DECIDER, has_tie, roles
from domain.bargaining.discussing import works_under
from domain.bargaining.facts import Status
from domain.bargaining.frame import AT_THE_TABLE
from domain.bargaining.state import Bargaining, Stage
from domain.collective import Party
from domain.kernel import Actor, Role, Sealed, is_id
from domain.organisation.organisation import Organisation
from ledger.record import Unknown
from projections.talks_lists import in_order, last_held

MOST = 10
STILL_SHOWN = timedelta(days=90)
"""How long what came of talks is led to from the page on which people begin."""


class Clause(NamedTuple):
    """A clause of the draft: whose text is agreed, else what the union wants; never what else was said about it."""

    clause: str
    number: str
    title: str | None
    text: str | None
    agreed: bool


class Comment(NamedTuple):
    """What the reader wrote, with the answer as far as there is one."""

    number: str
    text: str | None
    taken: str
    answer: str | None


class Draft(NamedTuple):
    clauses: Sequence[Clause]
    comments: Sequence[Comment]
    reports: Sequence[str | None]


def look_at_draft(services: Services, actor: Actor, stream: str) -> OpenedTalks:
    """For the workers for whom the talks are held, once something was sent to them. Raises `Unknown` for all others."""
    history = services.ledger.history(stream) if is_id(stream, DECIDER.kind) else ()
    if not history:
        raise Unknown
    state, organisation = DECIDER.fold(recorded.event for recorded in history), services.ledger.context()
    held = roles(state, actor, organisation)
    if not _concerns(services, actor, state, held, organisation):
        raise Unknown
    return OpenedTalks(stream, actor, held, state, history, organisation)


def _concerns(
    services: Services, actor: Actor, state: Bargaining, held: frozenset[Role], organisation: Organisation
) -> bool:
    if has_tie(actor.id, state.employer_bin, organisation) or not (state.draft or state.released):
        return False
    if held & (AT_THE_TABLE | {Role.CHAIR}):
        return True
    return works_under(state, services.ledger.state(actor.id).primary, organisation)


def drafts_for(services: Services, actor: Actor) -> list[OpenedTalks]:
    """Talks of which somebody was sent a draft or a report: those that go on, and for a while those that are over."""
    primary, organisation = services.ledger.state(actor.id).primary, services.ledger.context()
    if primary not in organisation.units:
        return []
    with services.pool.connection() as connection:
        near = last_held(connection, [primary, *organisation.every_above(primary)], MOST)
    found, today = [], services.ledger.now()
    for stream in near:
        history = services.ledger.history(stream)
        state = DECIDER.fold(recorded.event for recorded in history)
        fresh = not state.closed or today - history[-1].occurred_at < STILL_SHOWN
        if fresh and _concerns(services, actor, state, frozenset(), organisation):
            found.append(OpenedTalks(stream, actor, frozenset(), state, history, organisation))
    return found


def leads_to(state: Bargaining) -> Msgid:
    """What somebody finds behind the link to the draft."""
    if state.stage is Stage.DISCUSSION:
        return msgid("Read what the union is to sign for you, and say what you think")
    return msgid("See what came of the talks") if state.closed else msgid("Read what the union tells of the talks")


def read_draft(services: Services, opened: OpenedTalks) -> Draft:
    """Everything the reader may read, under one record of the look."""
    state = opened.state
    sent = _sent(services, opened)
    own = [made for made in state.comments.values() if made.by == opened.actor.id]
    answers = {made.comment: state.answers.get(made.comment) for made in own}
    of_talks = [
        *(title for _, title, _, _ in sent),
        *(made.text for made in own),
        *(answer.text for answer in answers.values() if answer),
        *(report.text for report in state.released),
    ]
    of_clauses = [(clause, text) for clause, _, text, _ in sent]
    words = texts_within(services, opened, [*((opened.stream, box) for box in of_talks), *of_clauses])
    numbers = {each.clause: each.number for each in state.clauses.values()}
    return Draft(
        [
            Clause(clause, numbers[clause], words[title.box], words[text.box] if text else None, agreed)
            for clause, title, text, agreed in sent
        ],
        [
            Comment(
                numbers.get(made.clause, ""),
                words[made.text.box],
                answer.taken if (answer := answers[made.comment]) else "",
                words[answer.text.box] if answer and answer.text else None,
            )
            for made in own
        ],
        [words[report.text.box] for report in reversed(state.released)],
    )


Sent = tuple[str, Sealed, Sealed | None, bool]


def _sent(services: Services, opened: OpenedTalks) -> list[Sent]:
    """Clauses as they stood when the draft left, in the order of their numbers, without what was withdrawn."""
    state = opened.state
    lying = sorted(state.draft.clauses if state.draft else (), key=lambda at: in_order(state.clauses[at.clause].number))
    found: list[Sent] = []
    for at in lying:
        clause = CLAUSE.fold(recorded.event for recorded in services.ledger.history(at.clause)[: at.version])
        if clause.status is Status.WITHDRAWN:
            continue
        put = clause.last(clause.agreed or Party.UNION)
        settled = clause.status is Status.AGREED
        found.append((at.clause, state.clauses[at.clause].title, put.text if put else None, settled))
    return found
