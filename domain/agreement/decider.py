"""The register of agreements judges what is written down of them: facts are taken as they were, what should be looked
at is marked, and no last day passes in silence.
"""

from datetime import date

from domain.agreement import commands as ask
from domain.agreement import events as told
from domain.agreement import rules
from domain.agreement.controlling import controlled
from domain.agreement.ends import dropped, proposed, renewed, taken_back, watch
from domain.agreement.filing import filed, filing_restarted, inspection_told, reminded
from domain.agreement.frame import AGREEMENT, WRITERS, Stage
from domain.agreement.receiving import receipt_taken
from domain.agreement.registering import refuse_disorder, refuse_unfit_text, registered
from domain.agreement.standing import roles_of
from domain.agreement.state import Agreement, clause_id, evolve
from domain.agreement.ticking import by_a_machine
from domain.case import (
    CaseClosed,
    CaseEscalated,
)
from domain.clocks import (
    LapseAnnulled,
    TermDropped,
    TermLapsed,
    TermMet,
    TermMoved,
    TermReminded,
    TermStarted,
)
from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role
from domain.organisation.organisation import Organisation
from domain.paper import NoticeFailed, NoticeOrdered, NoticeSent, NoticeSpared

Events = tuple[Event, ...]


def decide(agreement: Agreement, command: Command, context: Context) -> Events:
    AGREEMENT.admit(command, context, agreement.stage)
    match command:
        case ask.RegisterAgreement():
            return registered(agreement, command, context)
        case ask.RecordClause() | ask.SetClauseAside() | ask.AttachText():
            return _text(agreement, command, context)
        case ask.CorrectAgreement():
            return _corrected(agreement, command, context)
        case ask.TakeReceipt():
            return receipt_taken(agreement, command, context)
        case ask.RecordFiling() | ask.RecordEmployerReminded() | ask.RecordInspectionTold():
            return _filing(agreement, command, context)
        case ask.RecordAmendment():
            return _amended(agreement, command, context)
        case ask.RecordControl():
            return controlled(agreement, command, context)
        case ask.RecordProposal(on=on):
            _past(on, context)
            return proposed(agreement, told.NewProposed(by=context.actor.id, **dict(command)), context)
        case _:
            return _ending(agreement, command, context)


def _ending(agreement: Agreement, command: Command, context: Context) -> Events:
    match command:
        case ask.RenewAgreement(other=other):
            return renewed(agreement, other, context.beside, context)
        case ask.TakeRenewalBack(other=other):
            return taken_back(agreement, other, context.beside, context)
        case ask.EndAgreement(because=because):
            ended = told.AgreementEnded(by=context.actor.id, because=because)
            return (ended, *dropped(agreement, sorted(agreement.terms)), CaseClosed(outcome=because))
        case _:
            return by_a_machine(agreement, command, context)


def _text(agreement: Agreement, command: Command, context: Context) -> Events:
    by = context.actor.id
    match command:
        case ask.RecordClause(said=said):
            return (told.ClauseRecorded(by=by, clause=clause_id(agreement.clauses_recorded + 1), said=said),)
        case ask.SetClauseAside(clause=clause):
            if clause not in agreement.clauses:
                raise Refused(rules.NO_SUCH_CLAUSE)
            return (told.ClauseSetAside(by=by, clause=clause),)
        case ask.AttachText(file=file):
            refuse_unfit_text(file)
            return (told.TextAttached(by=by, file=file),)
        case _:
            raise TypeError(command)


def _corrected(agreement: Agreement, command: ask.CorrectAgreement, context: Context) -> Events:
    """What follows from the days follows anew."""
    refuse_disorder(command, context)
    corrected = told.AgreementCorrected(by=context.actor.id, **dict(command))
    after = evolve(agreement, corrected)
    if after == agreement:
        return ()
    moved = watch(after, context) if after.until != agreement.until and agreement.stage is Stage.KEPT else ()
    anew = (after.signed_on, after.level) != (agreement.signed_on, agreement.level)
    return (corrected, *moved, *(filing_restarted(after, context) if anew else ()))


def _filing(agreement: Agreement, command: Command, context: Context) -> Events:
    match command:
        case ask.RecordFiling(on=on, paper=paper):
            _past(on, context)
            if paper and paper.kept_by not in context.organisation.units:
                raise Refused(rules.NO_SUCH_UNIT)
            return filed(agreement, told.FilingRecorded(by=context.actor.id, **dict(command)))
        case ask.RecordEmployerReminded(on=on):
            _past(on, context)
            return reminded(agreement, on, context)
        case ask.RecordInspectionTold(on=on):
            _past(on, context)
            return inspection_told(agreement, on, context)
        case _:
            raise TypeError(command)


def _amended(agreement: Agreement, command: ask.RecordAmendment, context: Context) -> Events:
    _past(command.on, context)
    if command.until and command.until < agreement.in_force_from:
        raise Refused(rules.UNTIL_BEFORE_FROM)
    amended = told.AmendmentRecorded(by=context.actor.id, **dict(command))
    after = evolve(agreement, amended)
    if (command.until, command.covered, command.themes, command.guarantees) == (None, None, (), ()):
        raise Refused(rules.CHANGES_NOTHING)
    return (amended, *watch(after, context)) if after.until != agreement.until else (amended,)


def _past(day: date, context: Context) -> None:
    if day > context.today:
        raise Refused(rules.NOT_YET)


def roles(agreement: Agreement, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """What the actor is to it: an office of the body that answers for it, of one above it, or of the primary
    organisation at the employer; anybody else who holds an office reads it, as an auditor does.
    """
    if not actor.is_person:
        return frozenset({Role(actor.id)})
    held = frozenset().union(*organisation.by_person.get(actor.id, {}).values())
    if agreement.stage is Stage.UNREGISTERED:
        return held & WRITERS
    return roles_of(actor.id, agreement.unit, agreement.primary, organisation) or (
        frozenset({Role.AUDITOR}) if held else frozenset()
    )


DECIDER = Decider(
    kind=AGREEMENT.kind,
    initial=Agreement(),
    commands=(*AGREEMENT.acts, *AGREEMENT.clock_may, *AGREEMENT.machine_may, *AGREEMENT.operator_may),
    events=(
        told.AgreementRegistered,
        told.AgreementCorrected,
        told.ClauseRecorded,
        told.ClauseSetAside,
        told.TextAttached,
        told.FilingRecorded,
        told.ReceiptTaken,
        told.EmployerReminded,
        told.InspectionTold,
        told.AmendmentRecorded,
        told.ControlRecorded,
        told.NewProposed,
        told.AgreementRenewed,
        told.RenewalOf,
        told.RenewalTakenBack,
        told.AgreementEnded,
        TermStarted,
        TermMoved,
        TermMet,
        TermLapsed,
        LapseAnnulled,
        TermDropped,
        TermReminded,
        NoticeOrdered,
        NoticeSent,
        NoticeFailed,
        NoticeSpared,
        CaseEscalated,
        CaseClosed,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
    openings=(ask.RegisterAgreement, ask.ImportAgreement),
)
