"""Changes to a body: what was typed becomes a command, its consequences are shown, and only then is it recorded."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import Form, SignedInForm, SignedInVisit
from api.data_subject import found as found_people
from api.i18n import Msgid, msgid
from api.organisation import administrator, counted, foretell, perform, unit_of
from api.pages.admin_consequences import consequences
from api.pages.admin_units import show_unit
from api.pages.admin_words import KINDS, name_of
from api.pages.offices import actor, names, offices_of
from api.problems import Problem
from api.visit import Visit
from domain.identifiers import fault_of_bin
from domain.kernel import Command, Refused, Role
from domain.offices import OFFICES
from domain.organisation.commands import FoundUnit, GrantOffice, ResizeUnit, WithdrawOffice
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation, Unit
from domain.organisation.unit_words import (
    ApproveOffice,
    CloseUnit,
    DeclineOffice,
    MoveUnit,
    RenameUnit,
    ReopenUnit,
)
from domain.regions import REGIONS
from domain.words import Label

LONGEST_NAME, LONGEST_COUNT, LONGEST_SEARCH = 300, 7, 200

TITLES: Mapping[str, Msgid] = {
    "rename_unit": msgid("Rename"),
    "resize_unit": msgid("Change the number of members"),
    "move_unit": msgid("Move on a line"),
    "close_unit": msgid("Close the body"),
    "reopen_unit": msgid("Open the body again"),
    "grant_office": msgid("Give an office"),
    "withdraw_office": msgid("End an office"),
    "approve_office": msgid("Agree to an office"),
    "decline_office": msgid("Do not agree to an office"),
}
FAULT = msgid("Check what you entered: every name, a whole number, a real office")
NOBODY = msgid("Nobody, or more than one person, is known by exactly this")

routes = APIRouter(include_in_schema=False, prefix="/admin")


ABOUT_OFFICES = (GrantOffice, WithdrawOffice, ApproveOffice, DeclineOffice)


class Unreadable(Exception):  # noqa: N818 - it says what was found
    """What was typed makes no command; says what to do."""

    def __init__(self, words: Msgid) -> None:
        super().__init__(words)
        self.words = words


def _label(form: Form) -> Label:
    texts = {language: form.text(f"name_{language}")[:LONGEST_NAME] for language in ("kk", "ru", "en")}
    if not all(texts.values()):
        raise Unreadable(FAULT)
    return Label(**texts)


def _number(form: Form) -> int:
    typed = form.text("members")
    if not (typed.isascii() and typed.isdecimal() and len(typed) < LONGEST_COUNT):
        raise Unreadable(FAULT)
    return int(typed)


def _whom(visit: Visit, form: Form) -> str:
    """A person by exact value, so that nobody gets an office by a likeness of names."""
    who = form.text("person")[:LONGEST_SEARCH]
    people = found_people(visit.services, who) if who else ()
    if len(people) != 1:
        raise Unreadable(NOBODY)
    return people[0]


def command_of(visit: Visit, unit: str, act: str, form: Form) -> Command:
    """Raises `Unreadable` for what makes no command, and a problem for an act there is none of."""
    made: Mapping[str, Callable[[], Command]] = {
        "rename_unit": lambda: RenameUnit(name=_label(form)),
        "resize_unit": lambda: ResizeUnit(members=_number(form)),
        "move_unit": lambda: MoveUnit.model_validate(
            {"unit": unit, "line": form.text("line"), "above": form.text("above")}
        ),
        "close_unit": lambda: CloseUnit(unit=unit, open_cases=0),
        "reopen_unit": ReopenUnit,
        "grant_office": lambda: GrantOffice.model_validate({"person": _whom(visit, form), "role": form.text("role")}),
        "withdraw_office": lambda: WithdrawOffice.model_validate({**_office(form), "holds": 0, "open_cases": 0}),
        "approve_office": lambda: ApproveOffice.model_validate(_office(form)),
        "decline_office": lambda: DeclineOffice.model_validate(_office(form)),
    }
    if act not in made:
        raise Problem("not-found")
    try:
        return made[act]()
    except ValidationError:
        raise Unreadable(FAULT) from None


def _office(form: Form) -> Mapping[str, str]:
    return {"person": form.text("person"), "role": form.text("role")}


@routes.post("/units/{unit}/{act}/check")
def check(unit: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    """What the change would bring about; nothing is recorded."""
    organisation = administrator(visit.services, actor(visit))
    found = unit_of(organisation, unit)
    try:
        command = command_of(visit, unit, act, form)
    except Unreadable as unreadable:
        return show_unit(visit, unit, status=422, faults={act: unreadable.words})
    foretold = foretell(visit.services, actor(visit), unit, counted(visit.services, unit, command))
    person = getattr(command, "person", "")
    return visit.page(
        "admin/check.html",
        409 if foretold.rule else 200,
        unit=found,
        act=act,
        title=TITLES[act],
        refused=foretold.rule,
        person=names(visit.services, person).get(person, "") if person else "",
        role=OFFICES.get(command.role) if isinstance(command, ABOUT_OFFICES) else None,
        consequences=() if foretold.rule else consequences(visit, unit, foretold),
        changes=bool(foretold.events),
        supervisors=sorted(names(visit.services, *organisation.holders(Role.SUPERVISOR, unit)).values()),
        hands_over=Role.SUPERVISOR in offices_of(actor(visit), organisation),
        fields=_carried(command),
        key=str(uuid4()),
    )


def _carried(command: Command) -> Mapping[str, str]:
    """The command as hidden fields of the form by which it is confirmed."""
    plain = command.model_dump(mode="json", exclude={"unit", "holds", "open_cases"})
    names_of_it = {f"name_{language}": text for language, text in plain.pop("name", {}).items()}
    return {**names_of_it, **{field: str(value) for field, value in plain.items()}}


@routes.post("/units/{unit}/{act}")
def do(unit: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    organisation = administrator(visit.services, actor(visit))
    unit_of(organisation, unit)
    try:
        command = command_of(visit, unit, act, form)
        perform(visit.services, actor(visit), unit, command, key_of(form))
    except Unreadable as unreadable:
        return show_unit(visit, unit, status=422, faults={act: unreadable.words})
    except Refused as refused:
        return show_unit(visit, unit, refused.rule)
    return RedirectResponse(f"/admin/units/{unit}", 303)


def key_of(form: Form) -> str:
    with suppress(ValueError):
        return str(UUID(form.text("key")))
    raise Problem("bad-request")


@routes.get("/found/{above}")
def found_page(above: str, visit: SignedInVisit) -> Response:
    return _founding(visit, above)


def _founding(
    visit: Visit, above: str, status: int = 200, fault: Msgid | None = None, form: Form | None = None
) -> Response:
    organisation = administrator(visit.services, actor(visit))
    return visit.page(
        "admin/found.html",
        status,
        above=unit_of(organisation, above),
        name=name_of(visit, organisation, above),
        kinds=[(kind, words) for kind, words in KINDS.items() if kind is not UnitKind.FEDERATION],
        branches=[u for u in organisation.units.values() if u.kind is UnitKind.BRANCH and not u.closed],
        regions=REGIONS,
        fault=fault,
        typed=form.text if form else lambda _: "",
        key=str(uuid4()),
    )


@routes.post("/found/{above}")
def found(above: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    organisation = administrator(visit.services, actor(visit))
    over, key = unit_of(organisation, above), key_of(form)
    try:
        command = _founding_of(organisation, over, form)
        unit = f"unit-{key}"
        perform(visit.services, actor(visit), unit, command, key)
    except (Unreadable, ValidationError):
        return _founding(visit, above, 422, FAULT, form)
    except Refused as refused:
        return show_unit(visit, above, refused.rule)
    return RedirectResponse(f"/admin/units/{unit}", 303)


def _founding_of(organisation: Organisation, over: Unit, form: Form) -> FoundUnit:
    branch = organisation.units.get(form.text("branch_line"))
    under_branch = over.kind is UnitKind.BRANCH
    return FoundUnit(
        kind=UnitKind(_one_of(KINDS, form.text("kind"))),
        name=_label(form),
        region=form.text("region") if form.text("region") in REGIONS else over.region,
        branch=branch.branch if branch else over.branch,
        territory_line="" if under_branch else over.id,
        branch_line=over.id if under_branch else (branch.id if branch else ""),
        employer_bin=_employer(form),
        members=_number(form) if form.text("members") else 0,
    )


def _one_of(kinds: Mapping[UnitKind, Msgid], typed: str) -> str:
    if typed not in kinds:
        raise Unreadable(FAULT)
    return typed


def _employer(form: Form) -> str:
    number = "".join(form.text("employer_bin").split())
    if number and fault_of_bin(number):
        raise Unreadable(FAULT)
    return number
