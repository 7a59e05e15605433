"""The regions of Kazakhstan by their ISO 3166-2 codes: seventeen oblasts and three cities, as data, for they change."""

from collections.abc import Mapping
from typing import NamedTuple

from domain.words import Label


class Region(NamedTuple):
    """`short` fits on a tile of a map; `column` and `row` say where the tile stands."""

    name: Label
    short: Label
    column: int
    row: int


def _region(names: tuple[str, str, str], short: tuple[str, str, str], column: int, row: int) -> Region:
    return Region(_label(*names), _label(*short), column, row)


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


REGIONS: Mapping[str, Region] = {
    "KZ-10": _region(("Абай облысы", "Область Абай", "Abai"), ("АБАЙ", "АБАЙ", "ABA"), 4, 2),
    "KZ-11": _region(("Ақмола облысы", "Акмолинская область", "Akmola"), ("АҚМ", "АКМ", "AKM"), 2, 1),
    "KZ-15": _region(("Ақтөбе облысы", "Актюбинская область", "Aktobe"), ("АҚТ", "АКТ", "AKT"), 1, 1),
    "KZ-19": _region(("Алматы облысы", "Алматинская область", "Almaty Region"), ("АЛМ", "АЛМ", "ALM"), 4, 3),
    "KZ-23": _region(("Атырау облысы", "Атырауская область", "Atyrau"), ("АТЫ", "АТЫ", "ATY"), 0, 2),
    "KZ-27": _region(
        ("Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan"), ("БҚО", "ЗКО", "WKZ"), 0, 1
    ),
    "KZ-31": _region(("Жамбыл облысы", "Жамбылская область", "Zhambyl"), ("ЖАМ", "ЖАМ", "ZHA"), 3, 3),
    "KZ-33": _region(("Жетісу облысы", "Область Жетісу", "Zhetisu"), ("ЖЕТ", "ЖЕТ", "ZHE"), 5, 3),
    "KZ-35": _region(("Қарағанды облысы", "Карагандинская область", "Karaganda"), ("ҚАР", "КАР", "KAR"), 3, 2),
    "KZ-39": _region(("Қостанай облысы", "Костанайская область", "Kostanay"), ("ҚОС", "КОС", "KOS"), 2, 0),
    "KZ-43": _region(("Қызылорда облысы", "Кызылординская область", "Kyzylorda"), ("ҚЫЗ", "КЫЗ", "KYZ"), 2, 3),
    "KZ-47": _region(("Маңғыстау облысы", "Мангистауская область", "Mangystau"), ("МАҢ", "МАН", "MAN"), 0, 3),
    "KZ-55": _region(("Павлодар облысы", "Павлодарская область", "Pavlodar"), ("ПАВ", "ПАВ", "PAV"), 4, 1),
    "KZ-59": _region(
        ("Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan"), ("СҚО", "СКО", "NKZ"), 3, 0
    ),
    "KZ-61": _region(("Түркістан облысы", "Туркестанская область", "Turkistan"), ("ТҮР", "ТУР", "TUR"), 2, 4),
    "KZ-62": _region(("Ұлытау облысы", "Область Ұлытау", "Ulytau"), ("ҰЛЫ", "ҰЛЫ", "ULY"), 2, 2),
    "KZ-63": _region(
        ("Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan"), ("ШҚО", "ВКО", "EKZ"), 5, 2
    ),
    "KZ-71": _region(("Астана қаласы", "Город Астана", "Astana"), ("АСТ", "АСТ", "AST"), 3, 1),
    "KZ-75": _region(("Алматы қаласы", "Город Алматы", "Almaty City"), ("АЛҚ", "АЛГ", "ALC"), 4, 4),
    "KZ-79": _region(("Шымкент қаласы", "Город Шымкент", "Shymkent"), ("ШЫМ", "ШЫМ", "SHY"), 3, 4),
}


def region_name(code: str) -> Label:
    """The name of a region; a code that is not known stands for itself."""
    return REGIONS[code].name if code in REGIONS else Label(kk=code, ru=code, en=code)
