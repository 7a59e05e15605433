"""An agreement comes into the register: by a person, from signed talks by the machine, or from an old register."""

from domain.agreement import commands as ask
from domain.agreement import events as told
from domain.agreement import rules
from domain.agreement.ends import watch
from domain.agreement.facts import Described
from domain.agreement.filing import filed_before, filing_begins
from domain.agreement.frame import Stage
from domain.agreement.standing import Answering, answering, people, roles_of
from domain.agreement.state import Agreement, evolve
from domain.case import notices
from domain.collective import Level
from domain.document_rules import DOCX, PDF, refuse_unfit
from domain.kernel import Context, Event, Refused, SealedFile
from domain.organisation.organisation import Unit
from domain.paper import News

Events = tuple[Event, ...]


def registered(unregistered: Agreement, command: ask.RegisterAgreement, context: Context) -> Events:
    if unregistered.stage is not Stage.UNREGISTERED:
        return ()  # the machine says it again
    refuse_disorder(command, context)
    if command.file:
        refuse_unfit_text(command.file)
    where = answering(command, command.unit, context.organisation)
    if context.actor.is_person and not roles_of(context.actor.id, *where, context.organisation):
        raise Refused(rules.NOT_YOURS)
    opened = _opened(command, where, context)
    after = evolve(unregistered, opened)
    if isinstance(command, ask.ImportAgreement):
        return (opened, *watch(after, context), *filed_before(after, command.filed_on, context))
    told_of = notices(after, *people(after, context, News.STAFF_TASK))
    return (opened, *watch(after, context), *filing_begins(after, context), *told_of)


def _opened(command: ask.RegisterAgreement, where: Answering, context: Context) -> told.AgreementRegistered:
    units = context.organisation.units
    said = dict(command) | _place(command, units[where.primary or where.unit]) | where._asdict()
    said |= {"by": context.actor.id, "taken_from": said.get("taken_from", "")}
    return told.AgreementRegistered(**{name: said[name] for name in told.AgreementRegistered.model_fields})


def _place(command: Described, unit: Unit) -> dict[str, str]:
    return {"region": command.region or unit.region, "branch": command.branch or unit.branch}


def refuse_disorder(said: Described, context: Context) -> None:
    """Days that cannot be so: everything else is taken as it is said, and marked."""
    if said.signed_on > context.today:
        raise Refused(rules.NOT_YET)
    if said.until < said.in_force_from:
        raise Refused(rules.UNTIL_BEFORE_FROM)
    if said.level is Level.ENTERPRISE and not said.employer_bin:
        raise Refused(rules.NO_EMPLOYER)


def refuse_unfit_text(file: SealedFile) -> None:
    refuse_unfit(file, 0)
    if file.media_type not in {PDF, DOCX}:
        raise Refused(rules.NOT_A_TEXT)
