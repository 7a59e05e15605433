"""People of the union from a table: who is a member where, how to reach them, and the offices they hold."""

from typing import Any, NamedTuple

from domain.kernel import OPERATOR, Role
from domain.organisation.commands import GrantOffice, RegisterPerson
from domain.organisation.events import UnitKind
from domain.words import Label, Language
from ledger.application import Ledger
from ledger.directory import Contact
from ledger.record import Erased, Unknown
from ops.imports import columns as of
from ops.imports.bringing import Once
from ops.imports.columns import Column
from ops.imports.faults import BadRow
from ops.imports.marks import Marks, command_id
from ops.imports.units import known_unit

OFFICES = {str(role): role for role in Role if role not in {Role.MEMBER, Role.CLOCK, Role.MACHINE, Role.OPERATOR}}
LANGUAGES = {
    Language.KK: Label(kk="қазақша", ru="казахский", en="Kazakh"),
    Language.RU: Label(kk="орысша", ru="русский", en="Russian"),
    Language.EN: Label(kk="ағылшынша", ru="английский", en="English"),
}
LANGUAGE = of.one_of(LANGUAGES)
CARD = ("билет", "номер билета", "билет нөмірі")


class Office(NamedTuple):
    unit: str
    role: Role


class Person(NamedTuple):
    contact: Contact
    offices: tuple[Office, ...]


class People:
    """`card` is the key: whoever holds the same card is the same person, with the contact that the last file gave."""

    columns = (
        Column("card", "Number of the membership card, which stays the same.", of.code, CARD, required=True),
        Column("unit", "Code of her primary organisation.", of.code, ("организация", "ұйым"), required=True),
        Column("name", "Full name.", of.text(200), ("фио", "аты-жөні"), required=True),
        Column("language", "kk, ru or en; empty: kk.", LANGUAGE, ("язык", "тілі"), empty=Language.KK),
        Column("email", "E-mail address.", of.email, ("почта", "e-mail", "пошта")),
        Column("phone", "Telephone number.", of.text(40), ("телефон",)),
        Column("iin", "Personal identification number (IIN).", of.iin, ("иин", "жсн")),
        Column(
            "offices",
            "Offices held, apart by `;`: `chair`, or with the code of another unit `lawyer@KZ-47-T`.",
            of.text(500),
            ("должности", "лауазымдар"),
        ),
    )

    def __init__(self, ledger: Ledger, marks: Marks) -> None:
        self._ledger = ledger
        self._marks = marks
        self._organisation = ledger.context()
        self._once = Once()

    def understood(self, found: dict[str, Any]) -> Person:
        primary = self._unit("unit", found["unit"])
        if self._organisation.units[primary].kind is not UnitKind.PRIMARY:
            raise BadRow(("unit", "not-a-primary"))
        offices = tuple(self._office(words.strip(), primary) for words in found["offices"].split(";") if words.strip())
        repeated = [name for name in ("card", "iin") if found[name] and self._once.again(name, found[name])]
        if repeated:
            raise BadRow(*((name, "twice-in-file") for name in repeated))
        contact = Contact(
            person=self._marks.stream("person", found["card"]),
            unit=primary,
            language=found["language"],
            **{name: found[name] for name in ("name", "email", "phone", "iin")},
        )
        return Person(contact, offices)

    def _office(self, words: str, primary: str) -> Office:
        role, _, code = words.partition("@")
        if role.strip() not in OFFICES:
            raise BadRow(("offices", "not-known"))
        return Office(self._unit("offices", code.strip()) if code else primary, OFFICES[role.strip()])

    def _unit(self, column: str, code: str) -> str:
        unit = known_unit(self._marks, code, self._organisation.units)
        if not unit:
            raise BadRow((column, "unknown-unit"))
        return unit

    def wave(self, _item: Person) -> int:
        return 0

    def looked_up(self, item: Person) -> tuple[str, ...]:
        state = self._ledger.state(item.contact.person)
        if state.erased:
            raise BadRow(("card", "erased"))
        if state.registered and state.primary != item.contact.unit:
            raise BadRow(("unit", "changed-since"))
        self._refuse_a_stolen_number(item.contact)
        if not state.registered:
            return ("new",)
        return ("already",) if self._is_known(item) else ("changed",)

    def _refuse_a_stolen_number(self, contact: Contact) -> None:
        holders = self._ledger.directory.find("iin", contact.iin) if contact.iin else ()
        if any(holder != contact.person for holder in holders):
            raise BadRow(("iin", "of-somebody-else"))

    def _is_known(self, item: Person) -> bool:
        held = all(role in self._organisation.roles_at(item.contact.person, unit) for unit, role in item.offices)
        try:
            return held and self._ledger.directory.get(item.contact.person) == item.contact
        except Unknown:
            return False
        except Erased:
            raise BadRow(("card", "erased")) from None

    def recorded(self, item: Person) -> tuple[str, ...]:
        """An office that was withdrawn since is not given back by an old file: its command was answered before."""
        told = self.looked_up(item)
        if told == ("already",):
            return told
        person = item.contact.person
        self._do(person, RegisterPerson(primary=item.contact.unit))
        try:
            self._ledger.directory.put(item.contact)
        except Erased:
            raise BadRow(("card", "erased")) from None
        for unit, role in item.offices:
            self._do(unit, GrantOffice(person=person, role=role), person, role)
        return told

    def _do(self, stream: str, command: RegisterPerson | GrantOffice, *what: str) -> None:
        mark = self._marks.fingerprint(stream, command.model_dump_json())
        self._ledger.perform(stream, command, OPERATOR, command_id(stream, *what), mark)
