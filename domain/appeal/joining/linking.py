"""Cases that have to do with each other: what is said of the two is said in both."""

from collections.abc import Mapping

from domain.appeal.handling import Events, Handler
from domain.appeal.joining.commands import LinkCases, UnlinkCases
from domain.appeal.joining.frame import LINK_STAYS, NO_OTHER_CASE, NOT_LINKED
from domain.appeal.state import Appeal
from domain.kernel import Command, Context, Refused
from domain.linking import SAID, CaseLinked, CaseUnlinked


def other_case(context: Context) -> Appeal:
    """The other of the two, if the actor may know of it."""
    if not isinstance(context.beside, Appeal):
        raise Refused(NO_OTHER_CASE)
    return context.beside


def link(appeal: Appeal, command: LinkCases, context: Context) -> Events:
    other_case(context)
    _refuse_what_follows_from_a_deed(appeal, command.other)
    linked = CaseLinked(other=command.other, link=command.link)
    return () if appeal.links.get(command.other) is command.link else (linked,)


def unlink(appeal: Appeal, command: UnlinkCases, context: Context) -> Events:
    _refuse_what_follows_from_a_deed(appeal, command.other)
    if command.other not in appeal.links:
        raise Refused(NOT_LINKED)
    other_case(context)
    return (CaseUnlinked(other=command.other),)


def _refuse_what_follows_from_a_deed(appeal: Appeal, other: str) -> None:
    if other in appeal.links and appeal.links[other] not in SAID:
        raise Refused(LINK_STAYS)


HANDLERS: Mapping[type[Command], Handler] = {LinkCases: link, UnlinkCases: unlink}
