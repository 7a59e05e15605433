"""Who is who in the demo federation, as data: bodies on both lines, their people, and contacts that lead nowhere."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from api.examples import person, unit
from domain.kernel import Command
from domain.organisation.calendars import first_version
from domain.organisation.commands import (
    ChangeSetting,
    DeclareTie,
    FoundUnit,
    GrantOffice,
    PublishCalendar,
    RegisterPerson,
)
from domain.organisation.events import UnitKind
from domain.organisation.organisation import SYNTHETIC
from domain.words import Label
from ledger.directory import Contact
from ops.demo_people import PEOPLE


class Deed(NamedTuple):
    """Something the operator records once; `id` is its command id."""

    id: str
    stream: str
    command: Command


SETTINGS = "settings-federation"
OIL_BIN, SCHOOL_BIN, DRILLING_BIN = "990540001238", "040140005675", "101240008907"
PORT_BIN, HOSPITAL_BIN, BUSES_BIN, SCHOOL_AKTAU_BIN = "960340000712", "001140004523", "050840003190", "110940000272"

UNITS: Mapping[str, FoundUnit] = {
    "federation": FoundUnit(
        kind=UnitKind.FEDERATION,
        name=Label(
            kk="Кәсіподақтар федерациясы (демо)",
            ru="Федерация профсоюзов (демо)",
            en="Federation of Trade Unions (demo)",
        ),
        region="KZ-71",
    ),
    "oil-and-gas": FoundUnit(
        kind=UnitKind.BRANCH,
        name=Label(
            kk="Мұнай-газ кешені қызметкерлерінің кәсіподағы",
            ru="Профсоюз работников нефтегазового комплекса",
            en="Oil and Gas Workers' Union",
        ),
        branch="oil_gas",
        branch_line=unit("federation"),
    ),
    "education": FoundUnit(
        kind=UnitKind.BRANCH,
        name=Label(
            kk="Білім беру қызметкерлерінің кәсіподағы",
            ru="Профсоюз работников образования",
            en="Education Workers' Union",
        ),
        branch="education",
        branch_line=unit("federation"),
    ),
    "mangystau": FoundUnit(
        kind=UnitKind.TERRITORY,
        name=Label(
            kk="Маңғыстау облысының кәсіподақтар бірлестігі",
            ru="Объединение профсоюзов Мангистауской области",
            en="Mangystau Association of Trade Unions",
        ),
        region="KZ-47",
        territory_line=unit("federation"),
    ),
    "karaganda": FoundUnit(
        kind=UnitKind.TERRITORY,
        name=Label(
            kk="Қарағанды облысының кәсіподақтар бірлестігі",
            ru="Объединение профсоюзов Карагандинской области",
            en="Karaganda Association of Trade Unions",
        ),
        region="KZ-35",
        territory_line=unit("federation"),
    ),
    "oil-field": FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk="«Ақтау мұнай өндіру» бастауыш ұйымы",
            ru="Первичная организация «Актау нефтедобыча»",
            en="Primary organisation, Aktau Oil Production",
        ),
        region="KZ-47",
        branch="oil_gas",
        territory_line=unit("mangystau"),
        branch_line=unit("oil-and-gas"),
        employer_bin=OIL_BIN,
        members=812,
    ),
    "drilling": FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk="«Каспий бұрғылау» бастауыш ұйымы",
            ru="Первичная организация «Каспий бурение»",
            en="Primary organisation, Caspian Drilling",
        ),
        region="KZ-47",
        branch="oil_gas",
        territory_line=unit("mangystau"),
        branch_line=unit("oil-and-gas"),
        employer_bin=DRILLING_BIN,
        members=143,
    ),
    "school": FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk="Қарағанды № 17 мектебінің бастауыш ұйымы",
            ru="Первичная организация школы № 17, Караганда",
            en="Primary organisation of School No. 17, Karaganda",
        ),
        region="KZ-35",
        branch="education",
        territory_line=unit("karaganda"),
        branch_line=unit("education"),
        employer_bin=SCHOOL_BIN,
        members=64,
    ),
    "port": FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk="«Каспий айлағы» портының бастауыш ұйымы",
            ru="Первичная организация порта «Каспий айлағы»",
            en="Primary organisation, Caspian Harbour",
        ),
        region="KZ-47",
        territory_line=unit("mangystau"),
        employer_bin=PORT_BIN,
        members=431,
    ),
    "hospital": FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk="Ақтау № 2 ауруханасының бастауыш ұйымы",
            ru="Первичная организация больницы № 2, Актау",
            en="Primary organisation of Hospital No. 2, Aktau",
        ),
        region="KZ-47",
        territory_line=unit("mangystau"),
        employer_bin=HOSPITAL_BIN,
        members=276,
    ),
    "buses": FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk="Ақтау автобус паркінің бастауыш ұйымы",
            ru="Первичная организация автобусного парка, Актау",
            en="Primary organisation of the bus depot, Aktau",
        ),
        region="KZ-47",
        territory_line=unit("mangystau"),
        employer_bin=BUSES_BIN,
        members=188,
    ),
    "school-aktau": FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk="Ақтау № 5 мектебінің бастауыш ұйымы",
            ru="Первичная организация школы № 5, Актау",
            en="Primary organisation of School No. 5, Aktau",
        ),
        region="KZ-47",
        branch="education",
        branch_line=unit("education"),
        territory_line=unit("mangystau"),
        employer_bin=SCHOOL_AKTAU_BIN,
        members=71,
    ),
    "staff": FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk="Федерация қызметкерлерінің бастауыш ұйымы",
            ru="Первичная организация сотрудников Федерации",
            en="Primary organisation of the Federation's staff",
        ),
        region="KZ-71",
        territory_line=unit("federation"),
        members=38,
    ),
}


TIES: Mapping[str, str] = {"supervisor": DRILLING_BIN}
"""Somebody's sister works there: the supervisor sees no case against this employer."""


WITHOUT_MAIL = frozenset({"member3"})
"""They sign in by telephone and get their news by SMS."""


def deeds() -> Iterator[Deed]:
    """Everything the operator records, in order: that it is made up, calendars, bodies, people, offices, ties."""
    yield Deed(f"demo {SYNTHETIC}", SETTINGS, ChangeSetting(name=SYNTHETIC, value="yes"))
    for week in (5, 6):
        yield Deed(f"demo calendar {week}", f"calendar-{week}", PublishCalendar(calendar=first_version(week)))
    for name, founding in UNITS.items():
        yield Deed(f"demo unit {name}", unit(name), founding)
    for somebody in PEOPLE:
        registered = RegisterPerson(primary=unit(somebody.primary))
        yield Deed(f"demo person {somebody.login}", person(somebody.login), registered)
        for where, role in somebody.offices:
            granted = GrantOffice(person=person(somebody.login), role=role)
            yield Deed(f"demo office {somebody.login}", unit(where), granted)
    for login, employer_bin in TIES.items():
        yield Deed(f"demo tie {login}", person(login), DeclareTie(employer_bin=employer_bin))


def phone_of(index: int) -> str:
    return f"+7 700 000 {index // 50:02} {index % 50:02}"


def contacts() -> Iterator[Contact]:
    """Addresses under a domain that nobody can own, and numbers that nobody answers."""
    for index, somebody in enumerate(PEOPLE, start=1):
        yield Contact(
            person=person(somebody.login),
            unit=unit(somebody.primary),
            language=somebody.language,
            name=f"{somebody.name} (демо)",
            email="" if somebody.login in WITHOUT_MAIL else f"{somebody.login}@demo.birge.example",
            phone=phone_of(index),
        )
