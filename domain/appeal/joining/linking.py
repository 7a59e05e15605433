"""Cases that have to do with each other: what is said of the two is said in both."""

from collections.abc import Mapping

from domain.appeal.care.rules import STAYS_APART
from domain.appeal.handling import Events, Handler
from domain.appeal.joining.commands import LinkCases, UnlinkCases
from domain.appeal.joining.frame import ARE_MERGED, NO_OTHER_CASE, NOT_LINKED
from domain.appeal.state import Appeal
from domain.kernel import Command, Context, Refused
from domain.linking import MERGED, PRESSED, CaseLinked, CaseUnlinked


def other_case(context: Context) -> Appeal:
    """The other of the two, if the actor may know of it."""
    if not isinstance(context.beside, Appeal):
        raise Refused(NO_OTHER_CASE)
    return context.beside


def link(appeal: Appeal, command: LinkCases, context: Context) -> Events:
    other_case(context)
    _refuse_merged(appeal, command.other)
    linked = CaseLinked(other=command.other, link=command.link)
    return () if appeal.links.get(command.other) is command.link else (linked,)


def unlink(appeal: Appeal, command: UnlinkCases, context: Context) -> Events:
    _refuse_merged(appeal, command.other)
    if command.other not in appeal.links:
        raise Refused(NOT_LINKED)
    other_case(context)
    return (CaseUnlinked(other=command.other),)


def _refuse_merged(appeal: Appeal, other: str) -> None:
    if appeal.links.get(other) in MERGED:
        raise Refused(ARE_MERGED)
    if appeal.links.get(other) in PRESSED:
        raise Refused(STAYS_APART)


HANDLERS: Mapping[type[Command], Handler] = {LinkCases: link, UnlinkCases: unlink}
