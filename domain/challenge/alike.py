"""Many people challenge the same: a person is asked whether it is one matter of many, and nothing else follows."""

from collections.abc import Mapping
from enum import StrEnum

from domain.case import Case, notices
from domain.kernel import Context, Event, Record, Role
from domain.organisation.known_settings import PATTERN_PEOPLE
from domain.paper import News
from domain.words import Label


class Likeness(StrEnum):
    """What the challenges have in common."""

    SYSTEM = "system"
    EMPLOYER = "employer"


class Alike(Record):
    """How many different people have challenged the same of late, whoever challenges now among them."""

    like: Likeness
    people: int


LIKE: Mapping[Likeness, Label] = {
    Likeness.SYSTEM: Label(kk="сол бір жүйе", ru="та же система", en="the same system"),
    Likeness.EMPLOYER: Label(kk="сол бір жұмыс беруші", ru="тот же работодатель", en="the same employer"),
}


def enough(found: tuple[Alike, ...], context: Context) -> tuple[Alike, ...]:
    """Those that make a pattern by the Federation's setting."""
    least = context.organisation.number_of(PATTERN_PEOPLE)
    return tuple(each for each in found if each.people >= least)


def asked(case: Case, found: tuple[Alike, ...], context: Context) -> tuple[Event, ...]:
    """The supervisors of the body, and whoever holds the case, as often as so many people have come again."""
    least = context.organisation.number_of(PATTERN_PEOPLE)
    if not any(each.people % least == 0 for each in found):
        return ()
    people = dict.fromkeys((case.holder, *context.organisation.holders(Role.SUPERVISOR, case.unit)))
    return notices(case, *((person, News.STAFF_TASK) for person in people if person != context.actor.id))
