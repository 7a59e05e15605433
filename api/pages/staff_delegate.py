"""A lawyer on leave has a colleague act in all their open cases until a day, and ends that for all of them at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.cases import OpenedCase, look
from api.current import Form, SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.lists.bulks import Act, Bulk, Fate, Wish
from api.lists.filters import PERSON
from api.pages.faults import Reading, words_of
from api.pages.foresight import foresee
from api.pages.offices import actor, by_name, names, queued_offices
from api.pages.queue_asked import uuid_of
from api.pages.staff_bulk import HEADINGS, WHYS, Left, hand_of
from api.pages.staff_handover import cases_of, lawyers
from api.problems import Problem
from api.visit import Visit
from domain.appeal.delegating_frame import Delegate
from domain.kernel import Refused, Role, Rule
from domain.organisation.organisation import Organisation
from ledger.record import Unknown

AT = "/queue/delegate"
PORTION = 50
"""So many cases are done before the page tells how far it is."""
CHOOSE = msgid("Choose who acts meanwhile")
ALREADY = msgid("is delegated already")
LEFT_AS_THEY_WERE = (Fate.SAME, Fate.FASTER, Fate.GONE, Fate.REFUSED)

routes = APIRouter(include_in_schema=False)


class Delegated(NamedTuple):
    """Cases of one lawyer that one colleague acts in until one day."""

    substitute: str
    until: date
    streams: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """How many cases would go; which would stay as they are, and why."""

    goes: int
    stays: tuple[Left, ...]


class Held(NamedTuple):
    """An open case of a lawyer as the page shows it."""

    opened: OpenedCase
    version: int


@routes.get(AT)
def page(visit: SignedInVisit) -> HTMLResponse:
    """Who, to whom and until when; with all three given, what would happen."""
    organisation, form = visit.services.ledger.context(), Form(visit.request.query_params)
    people = givers(visit, organisation)
    giver = _chosen(form.text("giver"), people) or (next(iter(people)) if len(people) == 1 else "")
    held = _held(visit, organisation, giver) if giver else []
    colleagues = _colleagues(visit, organisation, giver)
    substitute, reading = _chosen(form.text("substitute"), colleagues), Reading(form)
    asked = "until-day" in visit.request.query_params
    until = reading.set_day("until") if asked else None
    faults = _faults(reading, substitute) if asked and giver else {}
    return visit.page(
        "staff/delegate_all.html",
        people=people,
        giver=giver,
        held=len(held),
        colleagues=colleagues,
        substitute=substitute,
        until=until,
        typed=form.text,
        faults=faults,
        preview=_preview(visit, held, substitute, until) if substitute and until and not faults else None,
        groups=_groups(held),
        names=names(visit.services, *{case.opened.case.substitute for case in held}),
        told=_told(visit),
        key=str(uuid4()),
    )


@routes.post(AT)
def delegate_all(visit: SignedInVisit, form: SignedInForm) -> Response:
    """The cases that the lawyer holds now, by portions; whoever came in between stays and is named."""
    organisation = visit.services.ledger.context()
    giver = _chosen(form.text("giver"), givers(visit, organisation))
    substitute = _chosen(form.text("substitute"), _colleagues(visit, organisation, giver))
    until = Reading(form).set_day("until")
    if not (giver and substitute and until):
        raise Problem("not-found")
    wishes = [Wish(case.opened.stream, case.version, substitute, until) for case in _held(visit, organisation, giver)]
    return _begun(visit, form, giver, Act.DELEGATE, wishes)


@routes.post(f"{AT}/end")
def end_all(visit: SignedInVisit, form: SignedInForm) -> Response:
    """Everything that one colleague was given until one day ends for all cases."""
    organisation = visit.services.ledger.context()
    giver = _chosen(form.text("giver"), givers(visit, organisation))
    held = _held(visit, organisation, giver) if giver else []
    asked = form.text("substitute"), form.text("until")
    wishes = [
        Wish(case.opened.stream, case.version, group.substitute)
        for group in _groups(held)
        if (group.substitute, group.until.isoformat()) == asked
        for case in held
        if case.opened.stream in group.streams
    ]
    return _begun(visit, form, giver, Act.END_DELEGATIONS, wishes)


@routes.post(f"{AT}/{{bulk}}")
def go_on(bulk: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    """The next portion of an act that is under way."""
    known = uuid_of(bulk)
    if known is None or hand_of(visit).find(known) is None:
        raise Problem("not-found")
    hand_of(visit).go_on(known, PORTION)
    return _back(form.text("giver"), bulk)


def givers(visit: Visit, organisation: Organisation) -> Mapping[str, str]:
    """Whose cases somebody may delegate, by name: their own, and those of the lawyers they supervise."""
    offices = queued_offices(visit, organisation)
    found = lawyers(visit, organisation) if Role.SUPERVISOR in offices else {}
    mine = names(visit.services, actor(visit).id) if Role.LAWYER in offices else {}
    if not (found or mine):
        raise Problem("not-found")
    return {**mine, **found}


def _chosen(person: str, people: Mapping[str, str]) -> str:
    return person if PERSON.fullmatch(person) and person in people else ""


def _colleagues(visit: Visit, organisation: Organisation, giver: str) -> Mapping[str, str]:
    """The other lawyers of the bodies in which somebody is a lawyer, by name."""
    units = (unit for unit, roles in organisation.by_person.get(giver, {}).items() if Role.LAWYER in roles)
    known = names(visit.services, *{who for unit in units for who in organisation.holders(Role.LAWYER, unit)} - {giver})
    return dict(by_name(known, known))


def _held(visit: Visit, organisation: Organisation, giver: str) -> list[Held]:
    """The open cases that somebody holds, as far as they are open to the visitor; the look is recorded."""
    rows = [row for row in cases_of(visit, organisation, giver) if row.holder == giver]
    found = [opened for row in rows if (opened := _opened(visit, row.stream)) and not opened.is_member]
    visit.services.ledger.reads.record_all([opened.stream for opened in found], actor(visit), "queue")
    return [Held(opened, opened.version) for opened in found if opened.case.holder == giver]


def _opened(visit: Visit, stream: str) -> OpenedCase | None:
    try:
        return look(visit.services, actor(visit), stream)
    except Unknown:
        return None


def _faults(reading: Reading, substitute: str) -> Mapping[str, Msgid]:
    return {**({} if substitute else {"substitute": CHOOSE}), **words_of(reading.faults)}


def _preview(visit: Visit, held: Sequence[Held], substitute: str, until: date) -> Preview:
    """What the decider itself would say to each."""
    stays = tuple(_stays(visit, held, Delegate(substitute=substitute, until=until)))
    return Preview(len(held) - len(stays), stays)


def _stays(visit: Visit, held: Sequence[Held], command: Delegate) -> Iterator[Left]:
    for case in held:
        number = case.opened.case.number
        if case.opened.case.substitute:
            yield Left(number, ALREADY, None)
        elif rule := _objection(visit, case.opened, command):
            yield Left(number, None, rule.label)


def _objection(visit: Visit, opened: OpenedCase, command: Delegate) -> Rule | None:
    try:
        foresee(visit.services, opened, command)
    except Refused as refused:
        return refused.rule
    return None


def _groups(held: Sequence[Held]) -> list[Delegated]:
    """What is delegated now, by colleague and last day."""
    groups: dict[tuple[date, str], list[str]] = defaultdict(list)
    for case in (each.opened for each in held):
        if case.case.substitute and case.case.delegated_until:
            groups[case.case.delegated_until, case.case.substitute].append(case.stream)
    return [Delegated(substitute, until, tuple(streams)) for (until, substitute), streams in sorted(groups.items())]


def _begun(visit: Visit, form: Form, giver: str, act: Act, wishes: Sequence[Wish]) -> Response:
    bulk = uuid_of(form.text("key")) or uuid4()
    hand_of(visit).begin(bulk, act, wishes)
    hand_of(visit).go_on(bulk, PORTION)
    return _back(giver, str(bulk))


def _back(giver: str, bulk: str) -> Response:
    return RedirectResponse(f"{AT}?{urlencode({'giver': giver, 'bulk': bulk})}", 303)


def _told(visit: Visit) -> Mapping[str, Any]:
    """How far an act on all cases is, and what became of each; nothing where the address names none."""
    known = uuid_of(visit.request.query_params.get("bulk", ""))
    bulk = hand_of(visit).find(known) if known else None
    if bulk is None or bulk.act not in {Act.DELEGATE, Act.END_DELEGATIONS}:
        return {}
    return {
        "bulk": bulk.id,
        "heading": HEADINGS[bulk.act],
        "n": len(bulk.of(Fate.DONE)),
        "of": len(bulk.items),
        "waiting": len(bulk.of(Fate.WAITING)),
        "left": _left(bulk),
    }


def _left(bulk: Bulk) -> list[Left]:
    whys = {**WHYS, Fate.SAME: ALREADY}
    return [Left(item.number, whys.get(item.fate), item.rule) for item in bulk.of(*LEFT_AS_THEY_WERE)]
