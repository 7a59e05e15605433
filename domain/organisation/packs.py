"""Files that a data officer keeps under their own key: whom a breach concerns, for a day's reporting."""

from datetime import datetime
from typing import ClassVar

from domain.kernel import OPERATOR, Command, Context, Event, Refused, Role, Rule, SealedFile
from domain.words import Label

NOT_AN_OFFICER = Rule(
    code="not-a-data-officer",
    label=Label(
        kk="Мұндай тізімді деректерге жауапты адам ғана алады.",
        ru="Такой список получает только ответственный за персональные данные.",
        en="Only a data protection officer gets such a list.",
    ),
)


class KeepBreachPack(Command):
    """`reader` is whose looks it is about, "" for everybody's; `file` is sealed for the person of this stream."""

    NAME: ClassVar[str] = "keep_breach_pack"

    file: SealedFile
    since: datetime
    until: datetime
    reader: str
    people: int
    cases: int


class BreachPackKept(Event):
    NAME: ClassVar[str] = "person.breach_pack_kept"

    file: SealedFile
    since: datetime
    until: datetime
    reader: str
    people: int
    cases: int


def decide_pack(command: KeepBreachPack, context: Context) -> tuple[Event, ...]:
    """It is kept by the officer for whom it is sealed, or by the operator on their behalf."""
    organisation, officer = context.organisation, command.file.subject
    is_officer = Role.DPO in organisation.roles_at(officer, organisation.federation)
    by_right = context.actor == OPERATOR or context.actor.id == officer
    if not (is_officer and by_right):
        raise Refused(NOT_AN_OFFICER)
    return (BreachPackKept(**dict(command)),)
