"""Who has looked at a case, gathered so that a person can read it: once for each person, purpose and day."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from domain.kernel import ALMATY, Role
from domain.offices import OFFICES
from domain.organisation.organisation import Organisation
from domain.words import Label, Language
from ledger.reads import Read

PURPOSES: Mapping[str, Label] = {
    "read": Label(kk="істі ашты", ru="открыл(а) дело", en="opened the case"),
    "queue": Label(kk="істі тізімнен көрді", ru="увидел(а) дело в списке", en="saw the case in a list"),
    "search": Label(kk="істі іздеу арқылы тапты", ru="нашёл(ла) дело поиском", en="found the case by a search"),
    "act": Label(kk="іс бойынша қадам дайындады", ru="готовил(а) шаг по делу", en="prepared a step in the case"),
    "draft": Label(kk="жауаптың жобасын қарады", ru="смотрел(а) проект ответа", en="looked at the draft answer"),
    "letters": Label(kk="сыртқа хатты ашты", ru="открыл(а) письмо вовне", en="opened a letter to the outside"),
    "precedent": Label(
        kk="прецедентке арналған түйінді ашты",
        ru="открыл(а) итог для прецедентов",
        en="opened the summary for the precedents",
    ),
    "letter_draft": Label(
        kk="сыртқа хаттың жобасын ашты", ru="открыл(а) проект письма вовне", en="opened the draft of a letter"
    ),
    "bundle": Label(kk="істі бір файлға жинады", ru="собрал(а) дело в один файл", en="bound the case into one file"),
    "letter": Label(kk="хатты ашты", ru="открыл(а) письмо", en="opened a letter"),
    "documents": Label(
        kk="құжаттардың тізімін қарады", ru="смотрел(а) список документов", en="looked at the documents"
    ),
    "document": Label(kk="құжатты ашты", ru="открыл(а) документ", en="opened a document"),
    "timeline": Label(kk="не болғанын қарады", ru="смотрел(а) историю дела", en="looked at what had happened"),
    "deadlines": Label(kk="мерзімдерді қарады", ru="смотрел(а) сроки", en="looked at the deadlines"),
    "events": Label(kk="істің жазбасын қарады", ru="смотрел(а) запись дела", en="looked at the record of the case"),
    "reads": Label(
        kk="істі кім ашқанын қарады", ru="смотрел(а), кто открывал дело", en="looked at who opened the case"
    ),
    "calendar": Label(
        kk="істің нөмірі мен күнін өз күнтізбесіне алды",
        ru="получил(а) номер дела и дату в свой календарь",
        en="got the number and date of the case in their calendar",
    ),
    "risk": Label(kk="істің тәуекелін қарады", ru="смотрел(а) риск по делу", en="looked at the risk of the case"),
    "beside": Label(
        kk="істі басқа істің жанынан көрді",
        ru="увидел(а) дело рядом с другим",
        en="saw the case beside another one",
    ),
    "data officer": Label(
        kk="дербес деректерге жауапты адам ретінде қарады",
        ru="смотрел(а) как ответственный за персональные данные",
        en="looked as the data protection officer",
    ),
    "directory": Label(
        kk="адамды анықтамалықтан тапты",
        ru="нашёл(ла) человека в справочнике",
        en="found the person in the directory",
    ),
    "copy": Label(
        kk="деректердің көшірмесін жасады",
        ru="сделал(а) копию данных",
        en="made a copy of the data",
    ),
    "breach pack": Label(
        kk="деректердің таралып кетуінен кімдер зардап шеккенін анықтады",
        ru="выяснял(а), кого коснулась утечка данных",
        en="found out whom a data breach concerns",
    ),
}
OTHER = Label(kk="істі қарады", ru="смотрел(а) дело", en="looked at the case")


class Look(NamedTuple):
    """How often somebody looked on one day for one purpose, and when last."""

    person: str
    purpose: Label
    last: datetime
    times: int


def looks(reads: Iterable[Read]) -> tuple[Look, ...]:
    """Newest first."""
    gathered: dict[tuple[object, ...], Look] = {}
    for read in sorted(reads, key=lambda each: each.read_at):
        place = read.actor_id, read.purpose, read.read_at.astimezone(ALMATY).date()
        times = gathered[place].times + 1 if place in gathered else 1
        gathered[place] = Look(read.actor_id, purpose_of(read), read.read_at, times)
    return tuple(sorted(gathered.values(), key=lambda look: look.last, reverse=True))


def purpose_of(read: Read) -> Label:
    return PURPOSES.get(read.purpose, OTHER)


class Office(NamedTuple):
    """An office somebody holds now, and where."""

    role: Role
    unit: str
    title: Label
    body: Label

    def in_(self, language: Language) -> str:
        return f"{self.title.in_(language)}, {self.body.in_(language)}"


def offices_held(person: str, organisation: Organisation) -> tuple[Office, ...]:
    """The offices of today: the record of a look keeps the person, and offices change hands."""
    held = organisation.by_person.get(person, {})
    return tuple(
        Office(role, unit, OFFICES[role], organisation.units[unit].name)
        for unit, roles in sorted(held.items())
        for role in sorted(roles)
    )
