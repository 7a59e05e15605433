"""Everything that a lawyer holds given to others in one act, shown case by case before it is carried out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from api.cases import look
from api.current import SignedInForm, SignedInVisit
from api.lists.bulks import MOST_CASES, Act, Wish
from api.lists.filters import PERSON
from api.pages.foresight import foresee
from api.pages.offices import actor, by_name, names
from api.pages.staff_bulk import carried_out, supervising, ticked
from api.visit import Visit
from domain.appeal.commands import Reassign
from domain.appeal.rules import NOT_A_LAWYER
from domain.handover import Plan, spread
from domain.kernel import Refused, Role, Rule
from domain.organisation.organisation import Organisation
from ledger.record import Unknown
from projections.pressing import Standpoint
from projections.queue import DocketRow, Wanted, queue, viewer

routes = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Line:
    """One case: who may take it, who would, or the rule under which it stays."""

    row: DocketRow
    member: str
    takers: tuple[tuple[str, str], ...]
    taker: str
    rule: Rule | None


@routes.get("/queue/hand-over")
def begin(visit: SignedInVisit) -> HTMLResponse:
    """First who hands over and who takes; with both chosen, the table."""
    supervising(visit)
    organisation, query = visit.services.ledger.context(), visit.request.query_params
    people = lawyers(visit, organisation)
    giver = query.get("giver", "") if query.get("giver") in people else ""
    takers = [person for person in dict.fromkeys(query.getlist("taker")) if person in people and person != giver]
    held = {person: len(cases_of(visit, organisation, person)) for person in people}
    lines = (
        _table(visit, organisation, giver, {taker: held[taker] for taker in takers}, people) if giver and takers else ()
    )
    return visit.page(
        "staff/hand_over.html",
        people=[(person, name, held[person]) for person, name in people.items()],
        giver=giver,
        takers=takers,
        asked="giver" in query,
        lines=lines,
        key=str(uuid4()),
    )


@routes.post("/queue/hand-over")
def carry_out(visit: SignedInVisit, form: SignedInForm) -> Response:
    """As the table says; a case for which nobody was chosen stays."""
    supervising(visit)
    wishes = [wish._replace(holder=form.text(f"to-{wish.stream}")) for wish in ticked(form)]
    chosen: list[Wish] = [wish for wish in wishes if PERSON.fullmatch(wish.holder)]
    return carried_out(visit, form, Act.ASSIGN, chosen)


def lawyers(visit: Visit, organisation: Organisation) -> dict[str, str]:
    """Everybody who could hold a case in the bodies that somebody supervises, by name."""
    offices = organisation.by_person.get(actor(visit).id, {})
    units = [unit for unit, roles in offices.items() if Role.SUPERVISOR in roles]
    known = names(visit.services, *(who for unit in units for who in organisation.holders(Role.LAWYER, unit)))
    return dict(by_name(known, known))


def cases_of(visit: Visit, organisation: Organisation, holder: str) -> Sequence[DocketRow]:
    """The open cases that somebody holds, of those that the visitor may see, the most pressing first."""
    services, person = visit.services, actor(visit)
    wanted = Wanted(holders=(holder,), open_only=True)
    with services.pool.connection() as connection:
        who, seen = viewer(person, organisation), Standpoint.of(services.ledger.now(), organisation)
        return queue(connection, who, wanted, seen=seen, after=None, limit=MOST_CASES)


def _table(
    visit: Visit, organisation: Organisation, giver: str, load: Mapping[str, int], people: Mapping[str, str]
) -> tuple[Line, ...]:
    """Every name in the table is a look at that case, recorded before the table is given out."""
    rows = [row for row in cases_of(visit, organisation, giver) if row.member != actor(visit).id]
    visit.services.ledger.reads.record_all([row.stream for row in rows], actor(visit), "queue")
    against = {row.stream: _objections(visit, row.stream, load) for row in rows}
    plan = spread(list(against), load, lambda case, taker: against[case][taker], NOT_A_LAWYER)
    known = names(visit.services, *(row.member for row in rows))
    return tuple(_line(row, known.get(row.member, ""), against[row.stream], plan, people) for row in rows)


def _objections(visit: Visit, stream: str, takers: Iterable[str]) -> dict[str, Rule | None]:
    """What the decider itself would say to each taker."""
    try:
        opened = look(visit.services, actor(visit), stream)
    except Unknown:
        return dict.fromkeys(takers, NOT_A_LAWYER)
    found: dict[str, Rule | None] = {}
    for taker in takers:
        try:
            foresee(visit.services, opened, Reassign(holder=taker))
            found[taker] = None
        except Refused as refused:
            found[taker] = refused.rule
    return found


def _line(row: DocketRow, member: str, against: dict[str, Rule | None], plan: Plan, people: Mapping[str, str]) -> Line:
    free = tuple((taker, people[taker]) for taker, rule in against.items() if rule is None)
    return Line(row, member, free, plan.moves.get(row.stream, ""), plan.stays.get(row.stream))
