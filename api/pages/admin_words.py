"""The words of units, people and what was changed in them, for the pages of administrators."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from api.i18n import Msgid, msgid
from api.pages.offices import names
from api.visit import Visit
from domain.kernel import ALMATY, OPERATOR, Event, Role
from domain.offices import OFFICES
from domain.organisation import events as told
from domain.organisation import unit_words as changed
from domain.organisation.events import AccountAct, UnitKind
from domain.organisation.organisation import Organisation
from domain.words import format_date
from ledger.record import Recorded

KINDS: Mapping[UnitKind, Msgid] = {
    UnitKind.FEDERATION: msgid("Federation"),
    UnitKind.BRANCH: msgid("branch union"),
    UnitKind.TERRITORY: msgid("territorial association"),
    UnitKind.LOCAL: msgid("local union"),
    UnitKind.PRIMARY: msgid("primary organisation"),
}
ACCOUNT: Mapping[AccountAct, Msgid] = {
    AccountAct.OPENED: msgid("an account was opened"),
    AccountAct.DISABLED: msgid("the account was closed"),
    AccountAct.ENABLED: msgid("the account was opened again"),
    AccountAct.PASSWORD_SET: msgid("a one-time password was set"),
    AccountAct.SIGNED_OUT: msgid("all sessions were ended"),
}
FOUNDED = msgid("founded")
RENAMED = msgid("renamed: %s")
RESIZED = msgid("members: %s")
MOVED = {
    changed.Line.TERRITORY: msgid("territorial line: now under %s"),
    changed.Line.BRANCH: msgid("branch line: now under %s"),
}
UNDER_NOTHING = msgid("nothing")
CLOSED = msgid("closed")
REOPENED = msgid("opened again")
ASKED = msgid("office asked for, a second person has to agree: %s")
GRANTED = msgid("office given: %s")
DECLINED = msgid("office not agreed to: %s")
WITHDRAWN = msgid("office ended: %s")
SUBSTITUTE = msgid("substitute named: %s")
SUBSTITUTE_ENDED = msgid("substitution ended: %s")
REGISTERED = msgid("registered in %s")
TIED = msgid("tie to the employer %s declared")
UNTIED = msgid("tie to the employer %s ended")
PHONE = msgid("telephone entered")
ERASURE = msgid("a step towards erasure")
OTHER = msgid("a file was kept")
SOMEBODY = msgid("somebody")
SYSTEM = msgid("operator at the server’s console")


class Line(NamedTuple):
    """One change: what, when and by whom."""

    what: str
    at: str
    by: str


def history_of(visit: Visit, organisation: Organisation, history: tuple[Recorded, ...]) -> tuple[Line, ...]:
    """Newest first."""
    people = names(visit.services, *_people(history))
    return tuple(_line(visit, organisation, people, recorded) for recorded in reversed(history))


def _people(history: tuple[Recorded, ...]) -> Iterator[str]:
    for recorded in history:
        yield recorded.actor_id
        yield getattr(recorded.event, "person", "")
        yield getattr(recorded.event, "substitute", "")


def _line(visit: Visit, organisation: Organisation, people: Mapping[str, str], recorded: Recorded) -> Line:
    unknown = visit.gettext(SYSTEM if recorded.actor_id == OPERATOR.id else SOMEBODY)
    by = people.get(recorded.actor_id) or unknown
    day = format_date(recorded.recorded_at.astimezone(ALMATY).date(), visit.language)
    return Line(said(visit, organisation, people, recorded.event), day, by)


def said(visit: Visit, organisation: Organisation, people: Mapping[str, str], event: Event) -> str:
    """One change in words."""
    say = visit.gettext
    match event:
        case changed.UnitRenamed(name=name):
            return say(RENAMED) % name.in_(visit.language)
        case told.UnitResized(members=members):
            return say(RESIZED) % members
        case changed.UnitMoved(line=line, above=above):
            return say(MOVED[line]) % (name_of(visit, organisation, above) or say(UNDER_NOTHING))
        case changed.SubstituteNamed(substitute=substitute):
            return (
                say(SUBSTITUTE)
                % f"{_office(visit, people, event)} – {people.get(substitute, '?')}, {_days(visit, event)}"
            )
        case told.PersonRegistered(primary=primary):
            return say(REGISTERED) % name_of(visit, organisation, primary)
        case told.TieDeclared(employer_bin=employer_bin):
            return say(TIED) % employer_bin
        case told.TieEnded(employer_bin=employer_bin):
            return say(UNTIED) % employer_bin
        case told.AccountChanged(act=act):
            return say(ACCOUNT[act])
        case _ if type(event) in OF_OFFICE:
            return say(OF_OFFICE[type(event)]) % _office(visit, people, event)
        case _:
            return say(PLAIN.get(type(event), ERASURE if "erasure" in event.NAME else OTHER))


OF_OFFICE: Mapping[type[Event], Msgid] = {
    changed.OfficeAsked: ASKED,
    told.OfficeGranted: GRANTED,
    changed.OfficeDeclined: DECLINED,
    told.OfficeWithdrawn: WITHDRAWN,
    changed.SubstituteEnded: SUBSTITUTE_ENDED,
}
PLAIN: Mapping[type[Event], Msgid] = {
    told.UnitFounded: FOUNDED,
    changed.UnitClosed: CLOSED,
    changed.UnitReopened: REOPENED,
    told.PhoneChanged: PHONE,
    told.PersonErased: ERASURE,
}


def name_of(visit: Visit, organisation: Organisation, unit: str) -> str:
    return organisation.units[unit].name.in_(visit.language) if unit in organisation.units else ""


def _office(visit: Visit, people: Mapping[str, str], event: Event) -> str:
    person, role = getattr(event, "person", ""), getattr(event, "role", None)
    title = OFFICES[role].in_(visit.language) if isinstance(role, Role) and role in OFFICES else ""
    return f"{people.get(person, '?')}, {title}"


def _days(visit: Visit, event: changed.SubstituteNamed) -> str:
    return f"{format_date(event.since, visit.language)} – {format_date(event.until, visit.language)}"
