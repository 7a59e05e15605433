"""The columns of an old register of appeals."""

from collections.abc import Iterable

from domain.appeal.events import Wrong
from domain.appeal.words import CATEGORIES, OUTCOMES
from domain.words import Label
from ops.imports import columns as of
from ops.imports.columns import Column
from ops.imports.people import CARD, LANGUAGE

WRONGS = {
    Wrong.DISMISSAL: Label(kk="жұмыстан шығару", ru="увольнение", en="dismissal"),
    Wrong.OTHER: Label(kk="басқа", ru="другое", en="other"),
    Wrong.NONE: Label(kk="жоқ", ru="нет", en="none"),
    Wrong.UNSURE: Label(kk="белгісіз", ru="неизвестно", en="unsure"),
}


def _by_code_or_name(codes: Iterable[str]) -> str:
    return "by code or name: " + ", ".join(f"`{code}`" for code in codes) + "."


COLUMNS = (
    Column(
        "number",
        "Number in the old register; kept with the case.",
        of.reference,
        ("номер", "№", "нөмірі"),
        required=True,
    ),
    Column("filed_on", "Day of filing.", of.day, ("дата", "дата подачи", "берілген күні"), required=True),
    Column("card", "Membership card of the member; needed unless `iin` is given.", of.code, CARD),
    Column("iin", "IIN of the member; must be hers if `card` is given too.", of.iin, ("иин", "жсн")),
    Column(
        "category",
        f"What it is about, {_by_code_or_name(CATEGORIES)}",
        of.one_of(CATEGORIES),
        ("категория", "вид", "санаты"),
        required=True,
    ),
    Column(
        "text",
        "What she wrote, or the gist of it; it is sealed.",
        of.text(20_000),
        ("суть", "текст", "мазмұны"),
        required=True,
    ),
    Column("region", "Region at that time; empty: that of her primary organisation.", of.region, ("регион", "облыс")),
    Column(
        "employer_bin",
        "BIN of the employer; empty: that of her primary organisation.",
        of.employer_bin,
        ("бин", "бсн"),
    ),
    Column("language", "kk, ru or en; empty: hers.", LANGUAGE, ("язык", "тілі")),
    Column("holder", "Membership card of the lawyer who has or had it.", of.code, ("юрист", "исполнитель", "заңгер")),
    Column("answered_on", "Day of the answer.", of.day, ("дата ответа", "жауап күні"), empty=None),
    Column(
        "closed_on", "Day of closing; empty: the case is open.", of.day, ("дата закрытия", "жабылған күні"), empty=None
    ),
    Column(
        "outcome",
        f"How it ended, {_by_code_or_name(OUTCOMES)}",
        of.one_of(OUTCOMES),
        ("исход", "результат", "нәтижесі"),
        empty=None,
    ),
    Column(
        "wrong",
        f"What was done to her, for the terms of LC 160; empty: `unsure`; {_by_code_or_name(WRONGS)}",
        of.one_of(WRONGS),
        ("нарушение", "бұзушылық"),
        empty=Wrong.UNSURE,
    ),
    Column("happened_on", "The earliest day of it.", of.day, ("дата нарушения",), empty=None),
    Column(
        "statistics",
        "yes: she agreed that the case is counted by region, branch and matter; else it is in the total only.",
        of.yes_or_no,
        ("статистика",),
        empty=False,
    ),
)
