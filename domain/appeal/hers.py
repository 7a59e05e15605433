"""What the member decides about her own case at any time: who may know, and what her data is used for."""

from collections.abc import Mapping

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.care import asking
from domain.appeal.care.rules import STAYS_CLOSED
from domain.appeal.handling import Events, Handler
from domain.appeal.state import Appeal
from domain.kernel import Command, Context, Refused


def change_circle(appeal: Appeal, command: ask.ChangeCircle, _context: Context) -> Events:
    may_know = command.primary_may_know
    if may_know and appeal.about_pressure:
        raise Refused(STAYS_CLOSED)
    return () if may_know == appeal.primary_may_know else (told.CircleChanged(primary_may_know=may_know),)


def give_consent(appeal: Appeal, command: ask.GiveConsent, _context: Context) -> Events:
    given = told.ConsentGiven(purpose=command.purpose, text_version=command.text_version)
    return () if appeal.consents.get(command.purpose) == command.text_version else (given,)


def withdraw_consent(appeal: Appeal, command: ask.WithdrawConsent, _context: Context) -> Events:
    if command.purpose not in appeal.consents:
        return ()
    return (told.ConsentWithdrawn(purpose=command.purpose), *asking.withdraw_consent(appeal, command))


HANDLERS: Mapping[type[Command], Handler] = {
    ask.ChangeCircle: change_circle,
    ask.GiveConsent: give_consent,
    ask.WithdrawConsent: withdraw_consent,
}
