"""What the member decides about her own case at any time: who may know, and what her data is used for."""

from collections.abc import Mapping

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.handling import Events, Handler
from domain.appeal.state import Appeal
from domain.kernel import Command, Context


def change_circle(appeal: Appeal, command: ask.ChangeCircle, _context: Context) -> Events:
    may_know = command.primary_may_know
    return () if may_know == appeal.primary_may_know else (told.CircleChanged(primary_may_know=may_know),)


def give_consent(appeal: Appeal, command: ask.GiveConsent, _context: Context) -> Events:
    given = told.ConsentGiven(purpose=command.purpose, text_version=command.text_version)
    return () if appeal.consents.get(command.purpose) == command.text_version else (given,)


def withdraw_consent(appeal: Appeal, command: ask.WithdrawConsent, _context: Context) -> Events:
    return (told.ConsentWithdrawn(purpose=command.purpose),) if command.purpose in appeal.consents else ()


HANDLERS: Mapping[type[Command], Handler] = {
    ask.ChangeCircle: change_circle,
    ask.GiveConsent: give_consent,
    ask.WithdrawConsent: withdraw_consent,
}
