"""How long the union keeps what it knows of a person: its own rules, for no law that we have read sets a number."""

from datetime import date
from typing import NamedTuple

from domain.due import months_later
from domain.words import Confidence, Label

P = Confidence.P


class Kept(NamedTuple):
    """One sort of data, and for how many months it is kept after `since`; None: as long as `since` says by itself."""

    id: str
    what: Label
    since: Label
    months: int | None
    confidence: Confidence


RETENTION: tuple[Kept, ...] = (
    Kept(
        "case",
        Label(kk="Іс: мәтіндер, хаттар, файлдар", ru="Дело: тексты, письма, файлы", en="A case: texts, letters, files"),
        Label(kk="іс жабылғаннан кейін", ru="после закрытия дела", en="after the case was closed"),
        60,
        P,
    ),
    Kept(
        "reads",
        Label(kk="Істі кім ашқаны", ru="Кто открывал дело", en="Who opened a case"),
        Label(kk="іс жабылғаннан кейін", ru="после закрытия дела", en="after the case was closed"),
        60,
        P,
    ),
    Kept(
        "contact",
        Label(kk="Аты-жөні, байланыстары, ЖСН", ru="Имя, контакты, ИИН", en="Name, contacts, IIN"),
        Label(
            kk="соңғы іс жабылғаннан кейін", ru="после закрытия последнего дела", en="after the last case was closed"
        ),
        60,
        P,
    ),
    Kept(
        "account",
        Label(kk="Кіру жазбасы", ru="Учётная запись", en="The account"),
        Label(
            kk="мүше болып тұрғанда және өшіруге дейін",
            ru="пока человек член профсоюза и до стирания",
            en="while they are a member, and until erasure",
        ),
        None,
        P,
    ),
    Kept(
        "precedent",
        Label(
            kk="Жарияланған аты-жөнсіз түйін (прецедент)",
            ru="Опубликованный итог без имён (прецедент)",
            en="A published summary without names (precedent)",
        ),
        Label(
            kk="алып тасталғанға дейін; мүше оны кез келген уақытта алғыза алады",
            ru="пока его не отзовут; член профсоюза может отозвать его в любое время",
            en="until it is withdrawn; its member can have that at any time",
        ),
        None,
        P,
    ),
    Kept(
        "draft",
        Label(kk="Жіберілмеген жоба", ru="Неотправленный черновик", en="A draft that was not sent"),
        Label(kk="соңғы өзгерістен кейін", ru="после последнего изменения", en="after it was last changed"),
        1,
        P,
    ),
)
CASE_MONTHS = 60


def kept_until(closed_on: date | None) -> date | None:
    """The last day on which a closed case is kept; None while it is open, for an open case is never due to go."""
    return months_later(closed_on, CASE_MONTHS) if closed_on else None
