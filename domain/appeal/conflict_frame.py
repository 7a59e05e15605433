"""Ties of one's own to a case, as a table: who may declare one, who may take a case that nobody holds."""

from collections.abc import Mapping
from typing import ClassVar

from domain.kernel import Command, Event, Role, Rule
from domain.procedure import Act
from domain.words import Label


class DeclareTie(Command):
    """Say that one has a tie to the case: to the member, her employer, the matter. Nobody has to say which."""

    NAME: ClassVar[str] = "declare_tie"


class TakeCase(Command):
    """Hold a case that nobody holds; `conflict_checked` says that one has no tie to the employer."""

    NAME: ClassVar[str] = "take_case"

    conflict_checked: bool


class TieToCaseDeclared(Event):
    """From now on the case does not exist for this person."""

    NAME: ClassVar[str] = "case.tie_declared"

    person: str


ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    DeclareTie: frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER, Role.RECEIVER}),
}
"""At every stage, whatever else happens."""
HELD_BY_NOBODY: Mapping[type[Command], frozenset[Role]] = {TakeCase: frozenset({Role.LAWYER})}

ACTS: Mapping[type[Command], Act] = {
    DeclareTie: Act(
        label=Label(
            kk="Менің бұл іске қатысым бар", ru="У меня есть связь с этим делом", en="I have a tie to this case"
        ),
        hint=Label(
            kk="Іс сізге бұдан былай көрінбейді, жетекшіге хабарланады. Себебін айту міндетті емес.",
            ru="Дело станет для вас невидимым, руководитель узнает об этом. Причину называть не нужно.",
            en="You will no longer see the case and a supervisor is told. You need not say why.",
        ),
    ),
    TakeCase: Act(
        label=Label(kk="Істі өзіме алу", ru="Взять дело себе", en="Take the case myself"),
        hint=Label(
            kk="Оны қазір ешкім жүргізбейді.", ru="Сейчас его никто не ведёт.", en="Nobody holds it at the moment."
        ),
    ),
}
HELD_ALREADY = Rule(
    code="held-already",
    label=Label(
        kk="Бұл істі басқа заңгер жүргізеді.",
        ru="Это дело уже ведёт другой юрист.",
        en="A lawyer holds this case already.",
    ),
)
