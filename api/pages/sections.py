"""Where somebody's work is: the sections at the top of every page, and the page that greets them."""

from contextlib import suppress
from typing import NamedTuple

from psycopg import OperationalError

from api.i18n import Msgid, msgid
from api.services import Services
from domain.contact.circle import CONCERNED
from domain.disclosures.decider import named
from domain.kernel import Actor, Role
from domain.organisation.substitutes import SUBSTITUTED


class Section(NamedTuple):
    href: str
    title: Msgid


MINE = Section("/my", msgid("My cases"))
MEMBERS = Section("/chair", msgid("My members"))
QUEUE = Section("/queue", msgid("Queue"))
DESK = Section("/desk", msgid("My desk"))
WORKING_DAYS = Section("/calendar", msgid("Working days"))
QUICK = Section("/quick", msgid("A minute’s work"))
INTAKE = Section("/intake", msgid("Intake"))
BAROMETER = Section("/barometer", msgid("Barometer"))
DISPUTES = Section("/disputes", msgid("Disputes"))
SYSTEMS = Section("/systems", msgid("Algorithms"))
TALKS = Section("/talks", msgid("Talks"))
AGREEMENTS = Section("/agreements", msgid("Agreements"))
PRECEDENTS = Section("/precedents", msgid("Precedents"))
DATA = Section("/data-officer", msgid("Personal data"))
ADMINISTRATION = Section("/admin", msgid("Bodies and people"))
REMINDERS = Section("/my/reminders", msgid("Reminders"))
SUBSTITUTES = Section("/substitutes", msgid("Substitutes"))
MODELS = Section("/models", msgid("Models of risk"))
ERASURES = Section("/erasures", msgid("Erasures"))
FORECAST = Section("/forecast", msgid("Early warnings"))

MOST_IN_SIGHT = 5

AT_WORK_ON_CASES = frozenset(
    {Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER, Role.DUTY_OFFICER, Role.AUDITOR, Role.EXPERT}
)

BARGAIN = frozenset({Role.NEGOTIATOR, Role.CHAIR, Role.SUPERVISOR, Role.LAWYER, Role.EXPERT, Role.AUDITOR})
IN_DISPUTES = frozenset({Role.NEGOTIATOR, Role.LAWYER, Role.CHAIR, Role.SUPERVISOR, Role.DUTY_OFFICER})
TAKE_IN = frozenset({Role.LAWYER, Role.SUPERVISOR})
KEEP_THE_CALENDAR = frozenset({Role.ADMIN, Role.SUPERVISOR})
ANSWER_FOR_MODELS = frozenset({Role.ADMIN, Role.LEADER, Role.DPO})


def sections_of(services: Services, person: str) -> tuple[Section, ...]:
    """The place of somebody's work first. Everybody may have a case of their own; figures are open to all."""
    offices = _offices(services, person)
    minutes = (QUICK,) if offices & CONCERNED else ()
    kept = (WORKING_DAYS,) if offices & KEEP_THE_CALENDAR else ()
    intake = (INTAKE,) if offices & TAKE_IN else ()
    away = (SUBSTITUTES,) if not offices.isdisjoint(SUBSTITUTED) else ()
    reminded = (REMINDERS,) if offices else ()
    bargain = (TALKS,) if offices & BARGAIN else ()
    disputes = (DISPUTES,) if offices & IN_DISPUTES else ()
    models = (MODELS,) if offices & ANSWER_FOR_MODELS else ()
    registers = (AGREEMENTS, SYSTEMS, PRECEDENTS) if offices else ()
    systems = (*registers, *models)
    collective = (*bargain, *disputes)
    figures = (BAROMETER, FORECAST) if _leads(services, person) else (BAROMETER,)
    return (*_work(offices), *intake, *minutes, *collective, MINE, *figures, *systems, *kept, *away, *reminded)


class Navigation(NamedTuple):
    """What stands at the top of a page, and what is a tap further away."""

    near: tuple[Section, ...]
    further: tuple[Section, ...]


def navigation(sections: tuple[Section, ...], path: str) -> Navigation:
    """Where somebody works most stands in one or two rows of a telephone, and always the section of the page itself."""
    if len(sections) <= MOST_IN_SIGHT:
        return Navigation(sections, ())
    near = tuple(each for turn, each in enumerate(sections) if turn < MOST_IN_SIGHT - 1 or each.href == path)
    return Navigation(near, tuple(each for each in sections if each not in near))


def _offices(services: Services, person: str) -> frozenset[Role]:
    """None while the record cannot be read: a page that tells so must still have a top."""
    with suppress(OperationalError):
        return frozenset().union(*services.ledger.context().by_person.get(person, {}).values())
    return frozenset()


def _leads(services: Services, person: str) -> bool:
    """Whether somebody may see where a conflict is coming."""
    with suppress(OperationalError):
        return bool(named(None, Actor(id=person), services.ledger.context()))
    return False


def _work(offices: frozenset[Role]) -> tuple[Section, ...]:
    members = (MEMBERS,) if Role.CHAIR in offices else ()
    data = (DATA,) if Role.DPO in offices else ()
    administers = (ADMINISTRATION,) if offices & {Role.ADMIN, Role.DPO} else ()
    erasures = (*administers, ERASURES) if Role.ADMIN in offices else administers
    if offices & AT_WORK_ON_CASES:
        return (QUEUE, *members, *data, *erasures)
    desk = (DESK,) if offices - {Role.CHAIR, Role.DPO} else ()
    return (*data, *members, *desk, *erasures)
