"""Appeals that somebody files for another: who may, what authority is asked for, and what a filing still lacks."""

from collections.abc import Iterable, Mapping

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import rules, terms
from domain.appeal import standing_frame as frame
from domain.appeal.handling import Events, Handler
from domain.appeal.procedure import APPEAL
from domain.appeal.standing import AppealRepresented, AuthorityShown, FilingMarked, Mark, ShowAuthority, Standing
from domain.appeal.state import Appeal
from domain.clocks import TermMet, TermStarted, start
from domain.documents import DocumentAttached, DocumentKind
from domain.due import DueDate
from domain.kernel import Command, Context, Refused, Role

STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})


def refuse_a_stranger(command: ask.FileAppeal, context: Context) -> None:
    """She herself, the chair of her primary organisation, or the desk of a body that may answer for her."""
    at_primary = context.organisation.roles_at(context.actor.id, command.primary)
    if command.member != context.actor.id and Role.CHAIR not in at_primary and not _is_staff_above(command, context):
        raise Refused(rules.NOT_HER_CHAIR)


def _is_staff_above(command: ask.FileAppeal, context: Context) -> bool:
    organisation, who = context.organisation, context.actor.id
    body = organisation.units[command.primary]
    desks = (organisation.roles_at(who, unit.id) for unit in (body, *organisation.lines_up(body.id)))
    return any(held & STAFF for held in desks) and not organisation.tied(who, body.employer_bin)


def represented(command: ask.FileAppeal, context: Context) -> tuple[AppealRepresented, ...]:
    if command.member == context.actor.id and command.standing is Standing.MEMBER:
        return ()
    return (AppealRepresented(standing=command.standing, authority_shown=command.authority_shown),)


def authority_clock(
    command: ask.FileAppeal, running: Mapping[str, DueDate], context: Context
) -> tuple[TermStarted, ...]:
    """The filing is accepted without the paper; a clock asks for it."""
    if command.member == context.actor.id or command.authority_shown:
        return ()
    return (start(APPEAL, terms.AUTHORITY, context.today, running, context),)


def marked(
    command: ask.FileAppeal, employer_bin: str, limits: Iterable[DueDate], context: Context
) -> tuple[FilingMarked, ...]:
    breaches = (command.breach, *(issue.breach for issue in command.issues))
    found = {
        Mark.LATE: any(due.falls_on < context.today for due in limits),
        Mark.NO_EMPLOYER: not employer_bin,
        Mark.NO_DATES: any(_undated(breach) for breach in breaches),
        Mark.NO_WORDS: command.text is None,
    }
    marks = tuple(mark for mark, stands in found.items() if stands)
    return (FilingMarked(marks=marks),) if marks else ()


def _undated(breach: told.Breach) -> bool:
    return breach.wrong is not told.Wrong.NONE and breach.earliest is None


def made_up_for(appeal: Appeal, *marks: Mark) -> tuple[FilingMarked, ...]:
    """What still stands against the filing after these no longer do."""
    left = tuple(mark for mark in appeal.marks if mark not in marks)
    return (FilingMarked(marks=left),) if left != appeal.marks else ()


def marks_settled_by_dates(appeal: Appeal, limits: Iterable[DueDate], context: Context) -> tuple[FilingMarked, ...]:
    """A lawyer settled the days: whether the filing was late shows in the terms that run now."""
    late = any(due.falls_on < context.today for due in limits)
    return made_up_for(appeal, Mark.NO_DATES, *(() if late else (Mark.LATE,)))


def show(appeal: Appeal, command: ShowAuthority, context: Context) -> Events:
    if not appeal.authority_missing:
        raise Refused(frame.NO_AUTHORITY_ASKED)
    attached = appeal.documents.get(command.document)
    if command.document and (attached is None or attached.kind is not DocumentKind.AUTHORITY):
        raise Refused(frame.NOT_AN_AUTHORITY)
    return _shown(appeal, command.document, context)


def shown_by(appeal: Appeal, document: DocumentAttached, context: Context) -> Events:
    """A document of authority that is attached shows it."""
    shows = document.kind is DocumentKind.AUTHORITY and appeal.authority_missing
    return _shown(appeal, document.document, context) if shows else ()


def _shown(appeal: Appeal, document: str, context: Context) -> Events:
    met = (TermMet(term=terms.AUTHORITY),) if terms.AUTHORITY in appeal.terms else ()
    return (AuthorityShown(by=context.actor.id, document=document), *met)


HANDLERS: Mapping[type[Command], Handler] = {ShowAuthority: show}
