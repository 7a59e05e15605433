"""Delegation of a case for a while, as a table: who may, until when, and the rules."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from domain.kernel import Command, Event, Role, Rule
from domain.procedure import Act
from domain.words import Label

LONGEST_DAYS = 366
STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})


class Delegate(Command):
    """`substitute` acts for the holder from now to the end of the day `until`. `tell` sends them a mail; who is given
    many cases at once is told once.
    """

    NAME: ClassVar[str] = "delegate"

    substitute: str
    until: date
    tell: bool = True


class EndDelegation(Command):
    """`tell` as for the delegation itself."""

    NAME: ClassVar[str] = "end_delegation"

    tell: bool = True


class CaseDelegated(Event):
    """Somebody acts for the holder, who keeps the case, to the end of a day."""

    NAME: ClassVar[str] = "case.delegated"

    substitute: str
    until: date


class DelegationEnded(Event):
    """The holder acts alone again."""

    NAME: ClassVar[str] = "case.delegation_ended"


ALWAYS: Mapping[type[Command], frozenset[Role]] = {Delegate: STAFF, EndDelegation: STAFF}
"""At every open stage."""

ACTS: Mapping[type[Command], Act] = {
    Delegate: Act(
        label=Label(kk="Уақытша әріптеске тапсыру", ru="Поручить коллеге на время", en="Delegate to a colleague"),
        hint=Label(
            kk="Әріптесіңіз осы күнге дейін сіздің орныңызға жұмыс істейді, кейін өздігінен тоқтайды.",
            ru="До этого дня коллега действует за вас, затем поручение кончится само.",
            en="Until that day the colleague acts for you; then it ends by itself.",
        ),
    ),
    EndDelegation: Act(
        label=Label(kk="Тапсырманы тоқтату", ru="Прекратить поручение", en="End the delegation"),
        hint=Label(
            kk="Істі қайтадан тек оны жүргізуші жүргізеді.",
            ru="Дело снова ведёт только его юрист.",
            en="Only the holder acts again.",
        ),
    ),
}
NOT_THE_HOLDER = Rule(
    code="not-the-holder",
    label=Label(
        kk="Істі тек оны жүргізетін заңгер немесе жетекші тапсыра алады.",
        ru="Поручить дело может только ведущий его юрист или руководитель.",
        en="Only the lawyer who holds the case, or a supervisor, can delegate it.",
    ),
)
OF_THE_HOLDER = Rule(
    code="already-the-holder",
    label=Label(
        kk="Бұл адам істі өзі жүргізеді.", ru="Этот человек сам ведёт дело.", en="This person holds the case already."
    ),
)
UNTIL_WHEN = Rule(
    code="delegation-until",
    label=Label(
        kk="Соңғы күн бүгіннен ерте болмауы және бір жылдан аспауы керек.",
        ru="Последний день не раньше сегодняшнего и не дальше чем через год.",
        en="The last day is not before today and at most a year ahead.",
    ),
)
NOT_DELEGATED = Rule(
    code="not-delegated",
    label=Label(
        kk="Бұл іс ешкімге тапсырылмаған.",
        ru="Это дело никому не поручено.",
        en="This case is not delegated to anybody.",
    ),
)
