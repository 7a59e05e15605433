"""Who lives through the made-up past: members, chairs, lawyers and supervisors under names put together by chance."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.examples import person, unit
from domain.kernel import Role
from domain.organisation.commands import GrantOffice, RegisterPerson
from domain.words import Language
from ledger.directory import Contact
from ops.demo_federation import Deed
from ops.past.places import KNOWN, PLACES, bodies, primaries, territory
from ops.past.rates import chance
from ops.past.words import said

CASES_EACH = 1.3
"""How many cases a member who ever appeals has, on average."""
KAZAKH_SPEAKERS = 0.62
"""Who would rather write in Kazakh; in the north fewer."""
NORTHERN = frozenset({"KZ-11", "KZ-39", "KZ-55", "KZ-59", "KZ-63", "KZ-35"})


class Member(NamedTuple):
    """Somebody who may appeal, and the language they write in."""

    name: str
    home: str
    language: Language


class Official(NamedTuple):
    """Somebody with an office in a unit; `home` is the primary organisation they belong to."""

    name: str
    home: str
    unit: str
    role: Role


class Town(NamedTuple):
    """Everybody of one region."""

    region: str
    members: tuple[Member, ...]


def towns(cases: int, dice: random.Random) -> tuple[Town, ...]:
    """So many members in each region that its share of the cases is theirs."""
    whole = sum(place.share for place in PLACES.values())
    return tuple(
        Town(region, tuple(_members(region, max(2, round(cases / CASES_EACH * place.share / whole)), dice)))
        for region, place in PLACES.items()
    )


def _members(region: str, number: int, dice: random.Random) -> Iterator[Member]:
    homes = primaries(region)
    kazakh = KAZAKH_SPEAKERS - 0.25 if region in NORTHERN else KAZAKH_SPEAKERS + 0.1
    for n in range(number):
        language = Language.KK if chance(kazakh, dice) else Language.RU
        yield Member(f"made-up {region} {n}", dice.choice(homes), language)


def officials() -> Iterator[Official]:
    """A supervisor and lawyers for every association that has none, and a chair for every primary without one."""
    for region, place in PLACES.items():
        home = primaries(region)[-1]
        if region not in KNOWN:
            yield Official(f"supervisor {region}", home, territory(region), Role.SUPERVISOR)
            for n in range(2 if place.share >= 40 else 1):  # noqa: PLR2004  a busy association has two
                yield Official(f"lawyer {region} {n}", home, territory(region), Role.LAWYER)
        for primary in primaries(region):
            if primary != "oil-field":
                yield Official(f"chair {primary}", primary, primary, Role.CHAIR)


def deeds(town: Sequence[Town]) -> Iterator[Deed]:
    """What the operator records before the past begins, each thing once."""
    for name, founding in bodies():
        yield Deed(f"demo unit {name}", unit(name), founding)
    for official in officials():
        yield _registered(official.name, official.home)
        granted = GrantOffice(person=person(official.name), role=official.role)
        yield Deed(f"demo office {official.name}", unit(official.unit), granted)
    for member in (member for each in town for member in each.members):
        yield _registered(member.name, member.home)


def _registered(name: str, home: str) -> Deed:
    return Deed(f"demo person {name}", person(name), RegisterPerson(primary=unit(home)))


def contacts(town: Sequence[Town], dice: random.Random) -> Iterator[Contact]:
    """Names by chance, addresses under a domain that nobody can own."""
    for official in officials():
        yield _contact(official.name, official.home, Language.KK, dice)
    for member in (member for each in town for member in each.members):
        yield _contact(member.name, member.home, member.language, dice)


def _contact(name: str, home: str, language: Language, dice: random.Random) -> Contact:
    return Contact(
        person=person(name),
        unit=unit(home),
        language=language,
        name=f"{_name(language, dice)} (демо)",
        email=f"{name.replace(' ', '-').lower()}@demo.birge.example",
    )


def _name(language: Language, dice: random.Random) -> str:
    """Most who write in Russian have a Kazakh name as well."""
    woman = chance(0.5, dice)
    if language is Language.RU and chance(0.55, dice):
        given, family = _drawn(Language.RU, dice, woman=woman)
        return f"{given} {family}{'а' * woman}"
    given, family = _drawn(Language.KK, dice, woman=woman)
    return f"{given} {family}{'қызы' if woman else 'ұлы'}"


def _drawn(language: Language, dice: random.Random, *, woman: bool) -> tuple[str, str]:
    names = said(language)["names"]
    return dice.choice(names["women" if woman else "men"]), dice.choice(names["families"])
