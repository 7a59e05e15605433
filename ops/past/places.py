"""Where the made-up past happens: an association in each of the twenty regions, branches, and primary organisations."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from api.examples import unit
from domain.identifiers import control_digit
from domain.organisation.commands import FoundUnit
from domain.organisation.events import UnitKind
from domain.regions import REGIONS
from domain.words import Label


class Place(NamedTuple):
    """A region as the made-up past sees it: its main city, who works there, and its share of all appeals.

    Mangystau leads, as it does among labour disputes (Labour Ministry, 2025); all other shares are round guesses.
    """

    city_kk: str
    city_ru: str
    city_en: str
    share: int
    branches: tuple[str, ...]


PLACES: Mapping[str, Place] = {
    "KZ-10": Place("Семей", "Семей", "Semey", 35, ("education", "health", "mining", "rail")),
    "KZ-11": Place("Көкшетау", "Кокшетау", "Kokshetau", 30, ("education", "agriculture", "health")),
    "KZ-15": Place("Ақтөбе", "Актобе", "Aktobe", 55, ("oil_gas", "mining", "education", "rail")),
    "KZ-19": Place("Қонаев", "Конаев", "Konaev", 35, ("education", "energy", "agriculture")),
    "KZ-23": Place("Атырау", "Атырау", "Atyrau", 80, ("oil_gas", "education", "energy", "oil_gas")),
    "KZ-27": Place("Орал", "Уральск", "Oral", 40, ("oil_gas", "education", "health")),
    "KZ-31": Place("Тараз", "Тараз", "Taraz", 35, ("education", "energy", "rail")),
    "KZ-33": Place("Талдықорған", "Талдыкорган", "Taldykorgan", 25, ("education", "health", "agriculture")),
    "KZ-35": Place("Қарағанды", "Караганда", "Karaganda", 95, ("mining", "energy", "health", "mining", "rail")),
    "KZ-39": Place("Қостанай", "Костанай", "Kostanay", 35, ("mining", "agriculture", "education")),
    "KZ-43": Place("Қызылорда", "Кызылорда", "Kyzylorda", 45, ("oil_gas", "education", "health")),
    "KZ-47": Place("Ақтау", "Актау", "Aktau", 225, ("oil_gas", "oil_gas", "oil_gas", "energy", "education")),
    "KZ-55": Place("Павлодар", "Павлодар", "Pavlodar", 45, ("mining", "energy", "education", "health")),
    "KZ-59": Place("Петропавл", "Петропавловск", "Petropavl", 25, ("agriculture", "education", "health")),
    "KZ-61": Place("Түркістан", "Туркестан", "Turkistan", 40, ("education", "health", "agriculture")),
    "KZ-62": Place("Жезқазған", "Жезказган", "Zhezkazgan", 50, ("mining", "mining", "health")),
    "KZ-63": Place("Өскемен", "Усть-Каменогорск", "Oskemen", 50, ("mining", "energy", "health", "education")),
    "KZ-71": Place("Астана", "Астана", "Astana", 55, ("health", "education", "rail", "energy")),
    "KZ-75": Place("Алматы", "Алматы", "Almaty", 60, ("health", "education", "energy", "rail")),
    "KZ-79": Place("Шымкент", "Шымкент", "Shymkent", 45, ("health", "education", "energy")),
}

UNIONS: Mapping[str, Label] = {
    "health": Label(
        kk="Денсаулық сақтау қызметкерлерінің кәсіподағы",
        ru="Профсоюз работников здравоохранения",
        en="Health Workers' Union",
    ),
    "mining": Label(
        kk="Тау-кен металлургия саласы жұмыскерлерінің кәсіподағы",
        ru="Профсоюз трудящихся горно-металлургической отрасли",
        en="Miners' and Metalworkers' Union",
    ),
    "rail": Label(
        kk="Теміржол көлігі жұмыскерлерінің кәсіподағы",
        ru="Профсоюз работников железнодорожного транспорта",
        en="Railway Workers' Union",
    ),
    "energy": Label(
        kk="Энергетика жұмыскерлерінің кәсіподағы", ru="Профсоюз работников энергетики", en="Energy Workers' Union"
    ),
    "agriculture": Label(
        kk="Агроөнеркәсіп кешені жұмыскерлерінің кәсіподағы",
        ru="Профсоюз работников агропромышленного комплекса",
        en="Agricultural Workers' Union",
    ),
}
"""Branches beside the two that the small demo has."""

EMPLOYERS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "education": (
        ("№ {n} мектеп-лицей", "школа-лицей № {n}", "School No. {n}"),
        ("политехникалық колледж", "политехнический колледж", "Polytechnic College"),
        ("№ {n} балабақша", "детский сад № {n}", "Kindergarten No. {n}"),
    ),
    "health": (
        ("көпбейінді қалалық аурухана", "многопрофильная городская больница", "City Hospital"),
        ("№ {n} емхана", "поликлиника № {n}", "Clinic No. {n}"),
        ("жедел жәрдем станциясы", "станция скорой помощи", "Ambulance Station"),
    ),
    "oil_gas": (
        ("«Дала мұнай сервис»", "«Дала мунай сервис»", "Dala Munai Service"),
        ("«Батыс ұңғыма жөндеу»", "«Батыс ремонт скважин»", "Batys Well Repair"),
        ("«Теңіз тасымал»", "«Тенгиз тасымал»", "Tengiz Tasymal"),
    ),
    "mining": (
        ("«Алтынсай» кеніші", "рудник «Алтынсай»", "Altynsai Mine"),
        ("№ {n} көмір шахтасы", "угольная шахта № {n}", "Coal Mine No. {n}"),
        ("«Сарыжал» байыту фабрикасы", "обогатительная фабрика «Сарыжал»", "Saryzhal Concentrator"),
    ),
    "rail": (
        ("локомотив депосы", "локомотивное депо", "Locomotive Depot"),
        ("№ {n} жол дистанциясы", "дистанция пути № {n}", "Track Section No. {n}"),
    ),
    "energy": (
        ("№ {n} жылу электр орталығы", "ТЭЦ-{n}", "Power Plant No. {n}"),
        ("электр желілері", "электрические сети", "Electric Networks"),
    ),
    "agriculture": (
        ("«Ақдән» элеваторы", "элеватор «Акдан»", "Akdan Elevator"),
        ("«Береке» құс фабрикасы", "птицефабрика «Береке»", "Bereke Poultry Farm"),
    ),
}
"""Employers nobody has: their names are put together, their numbers could never have been issued."""

KNOWN = {"KZ-47": "mangystau", "KZ-35": "karaganda"}
"""Associations that the small demo has."""
KNOWN_UNIONS = {"oil_gas": "oil-and-gas", "education": "education"}
KNOWN_PRIMARIES = {"KZ-47": ("oil-field", "drilling"), "KZ-35": ("school",)}
GENITIVE = {
    "Город Астана": "города Астаны",
    "Город Алматы": "города Алматы",
    "Город Шымкент": "города Шымкента",
}


def territory(region: str) -> str:
    """The name of the unit that answers appeals from a region."""
    return KNOWN.get(region, f"territory {region}")


def union(branch: str) -> str:
    return KNOWN_UNIONS.get(branch, f"union {branch}")


def primaries(region: str) -> tuple[str, ...]:
    """The names of the units whose members appeal, in the order of the region's branches."""
    return (*KNOWN_PRIMARIES.get(region, ()), *_new_primaries(region))


def _new_primaries(region: str) -> tuple[str, ...]:
    return tuple(f"primary {region} {number}" for number in range(len(PLACES[region].branches)))


def bodies() -> Iterator[tuple[str, FoundUnit]]:
    """Every body that the small demo lacks, those above first."""
    for branch, words in UNIONS.items():
        yield union(branch), FoundUnit(kind=UnitKind.BRANCH, name=words, branch=branch, branch_line=unit("federation"))
    for region in PLACES:
        if region not in KNOWN:
            yield territory(region), _association(region)
    for region in PLACES:
        for number, name in enumerate(_new_primaries(region)):
            yield name, _primary(region, number)


def _association(region: str) -> FoundUnit:
    name = REGIONS[region].name
    return FoundUnit(
        kind=UnitKind.TERRITORY,
        name=Label(
            kk=f"{name.kk}ның кәсіподақтар бірлестігі",
            ru=f"Объединение профсоюзов {_of(name.ru)}",
            en=f"{name.en} Association of Trade Unions",
        ),
        region=region,
        territory_line=unit("federation"),
    )


def _of(region: str) -> str:
    """The genitive of a region's Russian name."""
    plain = region.replace("ая область", "ой области").replace("Область", "области")
    return GENITIVE.get(region, plain)


def _primary(region: str, number: int) -> FoundUnit:
    place = PLACES[region]
    branch = place.branches[number]
    seed = sorted(PLACES).index(region) * 10 + number
    kinds = EMPLOYERS[branch]
    kk, ru, en = (said.format(n=3 + seed % 40) for said in kinds[(seed // 10 + number) % len(kinds)])
    return FoundUnit(
        kind=UnitKind.PRIMARY,
        name=Label(
            kk=f"{kk} бастауыш ұйымы, {place.city_kk}",
            ru=f"Первичная организация: {ru}, {place.city_ru}",
            en=f"Primary organisation, {en}, {place.city_en}",
        ),
        region=region,
        branch=branch,
        territory_line=unit(territory(region)),
        branch_line=unit(union(branch)),
        employer_bin=never_issued(seed),
        members=place.share * (8 + (seed * 7) % 9),
    )


def never_issued(seed: int) -> str:
    """A number with the form of an employer's, of a month that no year has: it can be nobody's."""
    numbers = (f"{seed % 30:02}0040{serial:05}" for serial in range(1000 + seed, 1100 + seed))
    return next(f"{eleven}{digit}" for eleven in numbers if (digit := control_digit(eleven)) is not None)
