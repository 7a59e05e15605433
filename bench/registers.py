"""Made-up tables of any size for the import: units, their people, and an old register of appeals."""

import csv
import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from openpyxl import Workbook

from bench.federation import REGIONS
from domain.appeal.events import Category, Outcome
from domain.identifiers import control_digit

Line = Mapping[str, str]

FIRST_DAY = date(2024, 1, 3)
DAYS = 900
LAWYERS_OF_A_REGION = 3


def number(eleven: int) -> str:
    """The number nearest above these eleven digits that has a control digit."""
    while (digit := control_digit(f"{eleven:011}")) is None:
        eleven += 1
    return f"{eleven:011}{digit}"


def employer(n: int) -> str:
    return number(99014000000 + 10 * n)


def iin(n: int) -> str:
    return number(80010100000 + 10 * n)


def card(n: int) -> str:
    return f"{n:06}"


def lawyer(region: int, n: int) -> str:
    return f"L{region:02}-{n}"


def primary(n: int) -> str:
    return f"P{n:05}"


def units(primaries: int) -> Iterator[Line]:
    """The federation, a branch, every region, and so many primary organisations spread over the regions."""
    yield _unit("FED", "federation")
    yield _unit("EDU", "branch", branch="education", branch_above="FED")
    for region in REGIONS:
        yield _unit(region, "territory", region=region, territory_above="FED")
    for n in range(primaries):
        place = {"region": REGIONS[n % len(REGIONS)], "territory_above": REGIONS[n % len(REGIONS)]}
        line = {"branch": "education", "branch_above": "EDU"}
        yield _unit(primary(n), "primary", **place, **line, employer_bin=employer(n), members=str(20 + n % 400))


def _unit(code: str, kind: str, **facts: str) -> Line:
    return {"code": code, "kind": kind, "name_kk": f"{code} ұйымы", "name_ru": f"Организация {code}", **facts}


def people(primaries: int, members: int) -> Iterator[Line]:
    """A chair for every primary organisation, lawyers and a supervisor for every region, and so many members."""
    chairs = (_person(f"C{n:05}", n, offices="chair") for n in range(primaries))
    lawyers = (
        _person(lawyer(region, n), region, offices=f"lawyer@{place}" + ("; supervisor@" + place) * (n == 0))
        for region, place in enumerate(REGIONS[:primaries])
        for n in range(LAWYERS_OF_A_REGION)
    )
    return chain(chairs, lawyers, (_person(card(n), n % primaries, iin=iin(n)) for n in range(members)))


def _person(code: str, unit: int, **facts: str) -> Line:
    contact = {"name": f"Үлгі {code}", "language": "kk", "email": f"{code.lower()}@bench.birge.example"}
    return {"card": code, "unit": primary(unit), **contact, **facts}


def appeals(rows: int, primaries: int, members: int, today: date, dice: random.Random) -> Iterator[Line]:
    """A register of 900 days: nine in ten are closed, the rest open, most of the open ones young."""
    for n in range(rows):
        member = dice.randrange(members)
        filed = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
        line = {
            "number": f"{n + 1}",
            "card": card(member),
            "category": dice.choice(list(Category)),
            "statistics": "yes",
        }
        line["text"] = f"Жалақы толық төленбеді, {n} құжат. " + "Прошу разобраться. " * dice.randint(2, 12)
        line["holder"] = lawyer(member % primaries % len(REGIONS), dice.randrange(1, LAWYERS_OF_A_REGION))
        if dice.random() < 0.9:  # noqa: PLR2004 - see above
            answered = filed + timedelta(days=dice.randint(1, 30))
            closed = answered + timedelta(days=dice.randint(0, 20))
            outcome = dice.choice([Outcome.RESOLVED, Outcome.PARTLY, Outcome.CONSULTED])
            yield {**line, **_days(filed_on=filed, answered_on=answered, closed_on=closed), "outcome": outcome}
        else:
            yield {**line, **_days(filed_on=today - timedelta(days=dice.randint(0, 40)))}


def _days(**days: date) -> Line:
    return {name: day.strftime("%d.%m.%Y") for name, day in days.items()}


def write_csv(path: Path, columns: Iterable[str], lines: Iterable[Line], encoding: str = "utf-8-sig") -> Path:
    """As Excel in Kazakhstan writes it: semicolons, and a mark before UTF-8."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(columns), delimiter=";")
        writer.writeheader()
        writer.writerows(lines)
    return path


def write_xlsx(path: Path, columns: Iterable[str], lines: Iterable[Line]) -> Path:
    names = list(columns)
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in chain([names], ([line.get(name, "") for name in names] for line in lines)):
        sheet.append(line)
    book.save(path)
    return path
