"""Has the cases of a demo stack filed and worked on by their people, in the order of the days on which it happens."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from api.cases import file, run
from api.commands import ChallengeBody, FilingBody, body_of
from api.documents.attaching import attach
from api.examples import COMMANDS, SEEDED, case, filing_key, person
from api.examples.challenges import WORK
from api.examples.commands import assigning
from api.examples.course import COURSE, TAKEN
from api.examples.decisions import DECISIONS
from api.examples.filing import BY_THE_HOTLINE
from api.examples.names import days_ago
from api.examples.precedents import SUMMARIES
from api.examples.seeded import Seeded
from api.examples.stories import STORIES
from api.services import Services
from domain.calendar import DAY
from domain.challenge.procedure import CHALLENGE
from domain.kernel import ALMATY, Actor
from ledger.record import KeyReused
from ops.demo_documents import PAPERS
from ops.virtual_clock import VirtualClock

WORKING_HOURS = timedelta(hours=8)
TAKEN_UP: Mapping[str, int] = {"assign": 1, "draft_answer": 5, "release_answer": 6, **TAKEN}
"""How many days after the filing a lawyer comes to it; all else was done on the last day of the journey."""


class Step(NamedTuple):
    """The `number`th thing that happens in a case, so many days ago; the first is that it is filed."""

    ago: int
    case: str
    number: int
    name: str


def live(services: Services, clock: VirtualClock) -> None:
    """What was done already is passed over, and nobody who was erased is brought back."""
    today = services.ledger.now().astimezone(ALMATY).date()
    for ago, of_a_day in groupby(steps(), key=lambda step: step.ago):
        day = list(of_a_day)
        for place, step in enumerate(day):
            clock.now = _at_work(today - ago * DAY, place / len(day)) if ago else None
            _take(services, step)
    clock.now = None


def _at_work(day: date, share: float) -> datetime:
    """Some time after nine; what happens in a case today happens now."""
    return datetime.combine(day, time(9), ALMATY) + share * WORKING_HOURS


def steps() -> list[Step]:
    """Of all cases, the earliest first; those of one day in the order in which the cases are told."""
    return sorted((step for name in SEEDED for step in _of(name)), key=lambda step: -step.ago)


def _of(name: str) -> Iterator[Step]:
    seeded = SEEDED[name]
    ago = seeded.filed
    yield Step(ago, name, 0, "file")
    for number, step in enumerate(seeded.journey, start=1):
        ago = max(seeded.done, min(ago, seeded.filed - TAKEN_UP.get(step, seeded.filed)))
        yield Step(ago, name, number, step)


def _take(services: Services, step: Step) -> None:
    seeded, key = SEEDED[step.case], f"{filing_key(step.case)} {step.number}"
    if services.ledger.state(person(seeded.member)).erased:
        return
    with suppress(KeyReused):  # done at an earlier start, when the examples told of other days
        if step.number == 0:
            file(services, _actor(seeded.filed_by), asked(seeded), filing_key(step.case))
        elif step.name in PAPERS:
            attach(services, _actor(seeded.member), case(step.case), PAPERS[step.name], key)
        else:
            _send(services, step, key)


def _send(services: Services, step: Step, key: str) -> None:
    seeded, stream = SEEDED[step.case], case(step.case)
    if step.name == "assign":
        sent = assigning(seeded, services.ledger.state(stream).category, urgent=services.ledger.state(stream).urgent)
    else:
        sent = {**COMMANDS, **COURSE}[step.name].played_in(seeded)
    other = {"other": case(seeded.beside)} if seeded.beside and "other" in sent.body else {}
    said = {**_of_its_story(seeded, step.name), **_of_its_decision(seeded, step)}
    body = body_of(sent.body["command"], {**sent.body, **other, **said})
    run(services, _actor(sent.account), stream, body, key, versions=None)


def _of_its_story(seeded: Seeded, step: str) -> Mapping[str, str]:
    """The words of an answer and of a closing that fit what she told."""
    story = STORIES.get(seeded.story)
    match step:
        case "draft_answer" | "release_answer" if story and story.answer:
            return {"text": story.answer}
        case "propose_closing" if story and story.end:
            return {"reasons": story.end}
        case _:
            return {}


def _of_its_decision(seeded: Seeded, step: Step) -> Mapping[str, Any]:
    """What a challenge says otherwise than the examples do: who decided, and the day on which something was done."""
    if step.name == "triage_challenge":
        return DECISIONS[seeded.story].assessed()
    if step.name == "write_precedent" and seeded.story in SUMMARIES:
        return {"texts": SUMMARIES[seeded.story]}
    own = {**WORK, **COURSE}.get(step.name)
    return {"on": days_ago(step.ago)} if own and "on" in own.body else {}


def asked(seeded: Seeded) -> FilingBody:
    kind = ChallengeBody if seeded.story in DECISIONS else FilingBody
    return kind.model_validate(filing(seeded))


def filing(seeded: Seeded) -> Mapping[str, Any]:
    """The request with which a case was filed."""
    story = STORIES.get(seeded.story) or DECISIONS[seeded.story]
    told = dict(story.filed(seeded.filed))
    if seeded.newcomer:
        return {**told, **BY_THE_HOTLINE}
    if seeded.kind == CHALLENGE.kind and seeded.beside:
        told["about"] = case(seeded.beside)
    if seeded.filer:
        told["member"] = person(seeded.member)
    if seeded.private:
        told["primary_may_know"] = False
    if seeded.employer_bin:
        told["employer_bin"] = seeded.employer_bin
    return told


def _actor(account: str) -> Actor:
    return Actor(id=person(account))
