"""Collective talks to look at: one at each of their stages, with a table on which both sides have put texts."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from api.examples import person
from api.examples.names import days_ago
from api.examples.talks import LEAD, PLACES, opening, opening_key, seeded_talks
from api.services import Services
from api.table import ConveningBody, convene, send_to_clause, send_to_round
from api.table import body_of as inside
from api.talks import OpeningBody, begin, body_of, clause_id, send
from domain.kernel import Actor

CAPACITY = {
    "command": "record_capacity",
    "staff": 500,
    "members": 380,
    "elected_join": False,
    "unions": 1,
    "single_body": False,
}


def _proposed(days: int) -> Mapping[str, Any]:
    return {"command": "record_proposal", "party": "union", "received_on": days_ago(days)}


def _entered(days: int) -> Mapping[str, Any]:
    return {"command": "record_entry", "entry": "entered", "on": days_ago(days)}


class Laid(NamedTuple):
    """A clause of the demo: its number, title and theme, and what each side says."""

    number: str
    title: str
    theme: str
    union: str
    employer: str
    guarantee: str | None = None
    status: str = "open"


CLAUSES: Sequence[Laid] = (
    Laid(
        "1.1",
        "Индексация окладов",
        "pay",
        "Оклады индексируются дважды в год не ниже роста потребительских цен.",
        "Оклады индексируются один раз в год в пределах фонда оплаты труда.",
    ),
    Laid(
        "1.2",
        "Надбавка за ночную смену",
        "coefficients",
        "За каждый час ночной смены доплачивается 50 процентов.",
        "За каждый час ночной смены доплачивается 40 процентов.",
    ),
    Laid(
        "2.1",
        "Междувахтовый отдых",
        "hours_and_leave",
        "Междувахтовый отдых не короче вахты и оплачивается.",
        "Междувахтовый отдых не короче вахты и оплачивается.",
        status="agreed",
    ),
    Laid(
        "3.1",
        "Бюджет безопасности труда",
        "safety",
        "На безопасность труда направляется не меньше 1 процента затрат на производство.",
        "Средства на безопасность труда определяет работодатель.",
        status="disputed",
    ),
    Laid(
        "4.1",
        "Перечень актов с мнением профсоюза",
        "acts_with_opinion",
        "Внедрение алгоритмических систем принимается с учётом мнения профсоюза.",
        "Об алгоритмических системах профсоюз уведомляют.",
        guarantee="consultation",
    ),
    Laid(
        "7.1",
        "Адамның бақылауы",
        "digital",
        "Жұмыстан шығару туралы шешімді машина жалғыз қабылдамайды.",
        "Жұмыстан шығару туралы шешімді басшы жүйенің ұсынысы бойынша қабылдайды.",
        guarantee="human_control",
        status="tentative",
    ),
)
STAGES: Mapping[str, Sequence[tuple[str, Mapping[str, Any]]]] = {
    "preparing": (),
    "proposed": ((LEAD, CAPACITY), (LEAD, _proposed(3))),
    "table": (
        (LEAD, CAPACITY),
        (LEAD, _proposed(60)),
        (LEAD, _entered(52)),
        ("supervisor", {"command": "name_team", "person": person("lawyer2"), "part": "adviser"}),
        (LEAD, {"command": "ask_information", "on": days_ago(20), "wanted": ["pay_fund"], "text": None}),
    ),
    "drafted": ((LEAD, CAPACITY), (LEAD, _proposed(90)), (LEAD, _entered(85))),
    "discussed": ((LEAD, CAPACITY), (LEAD, _proposed(120)), (LEAD, _entered(112))),
    "failed": (
        (LEAD, CAPACITY),
        (LEAD, _proposed(70)),
        (LEAD, _entered(64)),
        (LEAD, {"command": "record_failure", "on": days_ago(9), "because": "no_agreement"}),
    ),
}
"""What was done in each, before anything is laid on its table."""
AGREED = (CLAUSES[0]._replace(status="agreed"), CLAUSES[2], CLAUSES[5]._replace(status="agreed"))
AFTERWARDS: Mapping[str, Sequence[tuple[str, Mapping[str, Any]]]] = {
    "drafted": (
        (LEAD, {"command": "send_draft"}),
        ("askar", {"command": "comment_on_draft", "clause": "", "text": "Ауысым кестесі туралы тармақ жоқ."}),
    ),
    "discussed": (
        (LEAD, {"command": "send_draft"}),
        (LEAD, {"command": "end_discussion", "on": days_ago(1)}),
    ),
}


def seed_talks(services: Services) -> None:
    """A second call changes nothing."""
    for name in PLACES:
        begin(services, Actor(id=person(LEAD)), OpeningBody.model_validate(opening(name)), opening_key(name))
        _carry_on(services, name, STAGES[name], "before")
    for name, clauses in {"table": CLAUSES, "drafted": AGREED, "discussed": AGREED}.items():
        lay(services, seeded_talks(name), opening_key(name), clauses)
    _meet(services)
    for name, acts in AFTERWARDS.items():
        _carry_on(services, name, acts, "after")


def _carry_on(services: Services, name: str, acts: Sequence[tuple[str, Mapping[str, Any]]], when: str) -> None:
    for number, (account, asked) in enumerate(acts):
        body = body_of(str(asked["command"]), asked)
        who, key = Actor(id=person(account)), f"{opening_key(name)} {when} {number}"
        send(services, who, seeded_talks(name), body, key, versions=None)


def lay(services: Services, talks: str, opened_by: str, clauses: Sequence[Laid]) -> None:
    """Clauses on the table of some talks, each with what both sides say; `opened_by`: the key that opened the talks."""
    lead = Actor(id=person(LEAD))
    for laid in clauses:
        key, numbers = f"{opened_by} {laid.number}", count()
        said = {"number": laid.number, "title": laid.title, "theme": laid.theme, "guarantee": laid.guarantee}
        send(services, lead, talks, body_of("add_clause", said), key, versions=None)
        clause = clause_id(talks, laid.number)
        for asked in _said(laid):
            body = inside(str(asked["command"]), asked)
            send_to_clause(services, lead, talks, clause, body, key=f"{key} {next(numbers)}", versions=None)


def _said(laid: Laid) -> Sequence[Mapping[str, Any]]:
    texts = [
        {"command": "put_text", "party": "union", "round": 1, "text": laid.union},
        {"command": "put_text", "party": "employer", "round": 2, "text": laid.employer},
    ]
    if laid.status == "open":
        return texts
    party = "union" if laid.status in {"agreed", "tentative"} else None
    return [*texts, {"command": "set_status", "status": laid.status, "party": party, "round": 2}]


def _meet(services: Services) -> None:
    """Three rounds at the table of the oil field, of which two were held, and one that stands elsewhere."""
    lead = Actor(id=person(LEAD))
    for talks, numbered in (("table", (40, 26, -6)), ("drafted", (-4,))):
        for number, days in enumerate(numbered, start=1):
            key, stream = f"{opening_key(talks)} round {number}", seeded_talks(talks)
            convene(services, lead, stream, ConveningBody.model_validate({"planned_on": days_ago(days)}), key)
            for asked in held(days):
                body = inside(str(asked["command"]), asked)
                key_of = f"{key} {asked['command']}"
                send_to_round(services, lead, stream, number, body, key=key_of, versions=None)


def held(days: int) -> Sequence[Mapping[str, Any]]:
    if days < 0:
        return ()
    met = {"command": "record_held", "on": days_ago(days), "ours": 3, "theirs": 3, "next_on": days_ago(days - 14)}
    return (met, {"command": "sign_minutes", "on": days_ago(days - 2), "signed": "both"})
