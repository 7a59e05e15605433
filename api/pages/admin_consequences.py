"""What a change to a body would bring about, said before it is made."""

from collections.abc import Iterator

from api.i18n import msgid
from api.organisation import Foretold
from api.pages.admin_words import name_of, said
from api.pages.offices import names
from api.visit import Visit
from domain.kernel import Event
from domain.organisation.events import OfficeGranted, OfficeWithdrawn, UnitKind
from domain.organisation.organisation import Organisation
from domain.organisation.unit_words import OfficeAsked, UnitClosed, UnitMoved, UnitRenamed
from projections import standing

MOST_NAMED = 20
ANSWERS = msgid("New appeals from %(from)s go to %(to)s, until now to %(before)s.")
MORE = msgid("The same is true of %s more primary organisations.")
STAYS = msgid("Open cases stay with the body that answers for them now.")
OPEN_OF_MEMBERS = msgid("Open cases of its members: %s. They go on with the body that answers for them.")
MEMBERS_STAY = msgid("Its members stay registered, and what they filed keeps its name.")
SEES = msgid("From then on this person opens what the office opens, and gets its mails.")
NO_LONGER = msgid("From then on this person no longer opens what the office opened.")
EMPTY = msgid("After this nobody holds this office here.")
SECOND = msgid("Nothing changes yet: a second person has to agree.")
LETTERS = msgid("New letters carry the new name; letters that were sent keep the old one.")
NOTHING = msgid("This changes nothing: it is so already.")


def consequences(visit: Visit, unit: str, foretold: Foretold) -> tuple[str, ...]:
    """In the order in which they would be recorded, each said once."""
    people = names(visit.services, *(getattr(event, "person", "") for event in foretold.events))
    told = [said(visit, foretold.before, people, event) for event in foretold.events]
    follows = [line for event in foretold.events for line in _follows(visit, unit, event, foretold)]
    routed = _routed(visit, foretold)
    return tuple(dict.fromkeys([*told, *follows, *routed])) or (visit.gettext(NOTHING),)


def _follows(visit: Visit, unit: str, event: Event, foretold: Foretold) -> Iterator[str]:
    say = visit.gettext
    match event:
        case OfficeAsked():
            yield say(SECOND)
        case OfficeGranted():
            yield say(SEES)
        case OfficeWithdrawn(role=role):
            yield say(NO_LONGER)
            if not foretold.after.holders(role, unit):
                yield say(EMPTY)
        case UnitRenamed():
            yield say(LETTERS)
        case UnitMoved():
            yield say(STAYS)
        case UnitClosed():
            yield say(OPEN_OF_MEMBERS) % _open_cases(visit, unit)
            yield say(MEMBERS_STAY)
        case _:
            pass


def _open_cases(visit: Visit, unit: str) -> int:
    with visit.services.pool.connection() as connection:
        return standing.of_members(connection, unit)


def _routed(visit: Visit, foretold: Foretold) -> Iterator[str]:
    """Which primary organisations would find another body for their appeals."""
    moved = [unit for unit in _primaries(foretold.before) if _answering(foretold, unit)]
    for unit in moved[:MOST_NAMED]:
        before, after = foretold.before.competent_unit(unit), foretold.after.competent_unit(unit)
        yield visit.gettext(ANSWERS) % {
            "from": name_of(visit, foretold.before, unit),
            "to": name_of(visit, foretold.after, after),
            "before": name_of(visit, foretold.before, before),
        }
    if len(moved) > MOST_NAMED:
        yield visit.gettext(MORE) % (len(moved) - MOST_NAMED)


def _answering(foretold: Foretold, unit: str) -> bool:
    return foretold.before.competent_unit(unit) != foretold.after.competent_unit(unit)


def _primaries(organisation: Organisation) -> Iterator[str]:
    return (unit.id for unit in organisation.units.values() if unit.kind is UnitKind.PRIMARY and not unit.closed)
