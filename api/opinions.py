"""The union's opinion as a letter to the employer: made of the draft, shown before it leaves, and kept as it left."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from api.papers import PDF, name_of
from api.services import Services
from domain.consultation import rules
from domain.kernel import ALMATY, Refused, Role
from domain.words import Language
from ledger.record import Erased, Unknown
from letters.opinion import Opinion, opinion_hash, opinion_sheet
from letters.outgoing import outgoing_pdf

if TYPE_CHECKING:
    from api.consultations import OpenedConsultation

PURPOSE = "letters"


def issued(services: Services, opened: "OpenedConsultation", language: Language) -> dict[str, Any]:
    """What the server adds to the release: the sealed letter. Nothing is made of what would be refused."""
    if opened.state.released:
        raise Refused(rules.RELEASED)
    pdf = made(services, opened, language)
    file = services.ledger.seal_file(pdf, opened.stream, PDF, stream=opened.stream)
    return {"file": file, "template_sha256": opinion_hash()}


def made(services: Services, opened: "OpenedConsultation", language: Language) -> bytes:
    """The letter as it would leave now, signed by whoever looks. The look at the draft is recorded."""
    draft = opened.state.draft
    if draft is None:
        raise Refused(rules.NO_DRAFT)
    (text,) = services.ledger.open_all([draft.text], opened.actor, PURPOSE, stream=opened.stream)
    if text is None:
        raise Erased
    system, state = services.ledger.state(opened.state.system), opened.state
    opinion = Opinion(
        stream=opened.stream,
        dated=datetime.now(ALMATY).date(),
        unit=opened.organisation.units[state.unit].name,
        employer=system.employer,
        employer_bin=state.employer_bin,
        system=system.name,
        received_on=state.received_on,
        basis=state.basis,
        stance=draft.stance,
        text=text,
        signer=name_of(services, opened.actor.id),
    )
    return outgoing_pdf(opinion_sheet(opinion, language))


def opinion_file(services: Services, opened: "OpenedConsultation", language: Language) -> bytes:
    """The very bytes that left; before that, for those who work on it, the letter as it would leave. Raises `Unknown`
    where there is none, and for an auditor, who reads no texts.
    """
    state = opened.state
    if opened.roles <= {Role.AUDITOR} or state.draft is None or (state.released and state.issued is None):
        raise Unknown
    if state.issued is None:
        return made(services, opened, language)
    return services.ledger.open_file(state.issued.file, opened.actor, PURPOSE, stream=opened.stream)
