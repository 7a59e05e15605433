"""A record of somebody who came to the desk and is in no register, and how to reach them in the directory."""

from uuid import UUID, uuid5

from api.newcomers import NewcomerBody
from api.services import Services
from domain.appeal.rules import NOT_HER_CHAIR
from domain.kernel import Actor, Refused, Role, Rule
from domain.organisation.commands import RegisterAtDesk
from domain.organisation.organisation import Organisation
from domain.words import Label, Language
from ledger.directory import Contact

PEOPLE = UUID("5b0f6a55-2e0c-4b7e-9a43-3a8f6f0f8d21")
"""The space of ids of people taken in at a desk: one for each request, however often it is sent."""
DESK = frozenset({Role.LAWYER, Role.SUPERVISOR})

IIN_TAKEN = Rule(
    code="iin-in-the-register",
    label=Label(
        kk="Бұл ЖСН тізілімде басқа жазбада тұр. Цифрларын тексеріңіз, адамды тізімнен таңдаңыз немесе ЖСН-сіз "
        "тіркеңіз.",
        ru="Этот ИИН уже стоит в другой записи реестра. Проверьте цифры, выберите человека из списка или примите "
        "обращение без ИИН.",
        en="This IIN stands in another record of the register. Check the digits, choose the person from the list, or "
        "take the appeal in without an IIN.",
    ),
)
PHONE_TAKEN = Rule(
    code="phone-in-the-register",
    label=Label(
        kk="Бұл телефон тізілімде басқа жазбада тұр. Нөмірді тексеріңіз, адамды тізімнен таңдаңыз немесе телефонсыз "
        "тіркеңіз.",
        ru="Этот телефон уже стоит в другой записи реестра. Проверьте номер, выберите человека из списка или примите "
        "обращение без телефона.",
        en="This telephone stands in another record of the register. Check the number, choose the person from the "
        "list, or take the appeal in without a telephone.",
    ),
)


def taken_in(
    services: Services, actor: Actor, newcomer: NewcomerBody, *, language: Language, key: str, mark: bytes
) -> str:
    """The id of the person, registered and in the directory; the same again for the same request.

    Raises `Refused` where a number belongs to somebody else, without a word about whom.
    """
    person = f"person-{uuid5(PEOPLE, f'{actor.id} {key}')}"
    unit = newcomer.primary or desk_of(actor, services.ledger.context())
    if not unit:
        raise Refused(NOT_HER_CHAIR)
    _refuse_taken(services, person, newcomer)
    services.ledger.perform(person, RegisterAtDesk(primary=unit), actor, f"{key} person", mark)
    contact = Contact(person, unit, language, newcomer.name, phone=newcomer.phone, iin=newcomer.iin)
    services.ledger.directory.put(contact)
    return person


def _refuse_taken(services: Services, person: str, newcomer: NewcomerBody) -> None:
    for what, value, rule in (("iin", newcomer.iin, IIN_TAKEN), ("phone", newcomer.phone, PHONE_TAKEN)):
        if value and set(services.ledger.directory.find(what, value)) - {person}:
            raise Refused(rule)


def desk_of(actor: Actor, organisation: Organisation) -> str:
    """The body at whose desk somebody sits; "" for nobody's."""
    held = organisation.by_person.get(actor.id, {})
    return next((unit for unit in sorted(held) if held[unit] & DESK), "")
