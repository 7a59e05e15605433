"""A minute's work as one caller records it, and what they can do with it: the same for programs and for pages."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from uuid import UUID, uuid5

from pydantic import Field, StrictInt, ValidationInfo, field_validator

from api.cases import answered_before, case_id, filed, fingerprint
from api.commands import Body, FilingBody
from api.fields import Day, Note, PersonId, UnitId, refuse
from api.services import Services
from domain.appeal.events import Category
from domain.contact import rules
from domain.contact.circle import keeps, may_name, roles, units_of
from domain.contact.commands import (
    MOST_MINUTES,
    AnswerQuestion,
    AskLevelAbove,
    LinkCase,
    RecordContact,
    VoidContact,
)
from domain.contact.decider import CONTACT, QUESTION, bar_to_answering, bar_to_growing
from domain.contact.events import Means, Sort, VoidReason
from domain.contact.state import ContactRecord
from domain.kernel import ALMATY, Actor, Command, Refused, Role, is_id, kind_of
from domain.kinds import KINDS
from domain.organisation.organisation import Organisation
from domain.procedure import NOT_YOUR_ROLE
from ledger.record import Answer, Recorded, Unknown

CONTACTS = "/api/v1/contacts"
RECORDS = UUID("3d0f0c1a-8f0b-4f8e-9c57-7a1e5f0f6d21")
"""The space of their ids: an id follows from who records and under which key, so recording twice makes one record."""
KINDS_OF_RECORD = frozenset({CONTACT.kind, QUESTION.kind})


class ContactBody(Body):
    """What was done, for how long and about what; whom it was for may be left out."""

    sort: Sort
    category: Category
    means: Means
    minutes: Annotated[StrictInt, Field(ge=1, le=MOST_MINUTES)]
    member: PersonId = Field("", description="A member of your own body or of one below it. Left out: nobody is named.")
    unit: UnitId = Field("", description="The body you did it for. Left out: the one where you hold your office.")
    held_on: Day | None = Field(None, description="Within the last 31 days. Left out: today.")
    note: Note | None = Field(
        None, validate_default=True, description="A few lines, sealed. A question has to be written."
    )

    @field_validator("note")
    @classmethod
    def _question_has_words(cls, note: str | None, info: ValidationInfo) -> str | None:
        if note is None and info.data.get("sort") is Sort.QUESTION:
            raise refuse("question-needs-words")
        return note


class VoidBody(Body):
    command: Literal["void_contact"]
    reason: VoidReason


class AnswerBody(Body):
    command: Literal["answer_question"]
    text: Note


RecordCommandBody = Annotated[VoidBody | AnswerBody, Field(discriminator="command")]


@dataclass(frozen=True)
class OpenedRecord:
    """One record and what the caller is to it; there is none for somebody to whom it is nothing."""

    stream: str
    actor: Actor
    roles: frozenset[Role]
    record: ContactRecord
    history: tuple[Recorded, ...]
    organisation: Organisation

    @property
    def version(self) -> int:
        return self.history[-1].version

    @property
    def position(self) -> int:
        return self.history[-1].position

    @property
    def keeps(self) -> bool:
        """Whether the caller may void it or make a case of it."""
        return keeps(self.record, self.actor, self.organisation)


def look(services: Services, actor: Actor, stream: str) -> OpenedRecord:
    """The record, without leaving a trace. Raises `Unknown` alike where there is none and where none is for them."""
    history = services.ledger.history(stream) if is_record_id(stream) else ()
    if not history:
        raise Unknown
    record = KINDS[kind_of(stream)].fold(recorded.event for recorded in history)
    organisation = services.ledger.context()
    held = roles(record, actor, organisation)
    if not held:
        raise Unknown
    return OpenedRecord(stream, actor, held, record, history, organisation)


def is_record_id(stream: str) -> bool:
    """Whether this could be the id of a record, as the ledger writes it."""
    return is_id(stream, *KINDS_OF_RECORD)


def today(services: Services) -> date:
    """The legal day in Kazakhstan."""
    return services.ledger.now().astimezone(ALMATY).date()


def record(services: Services, actor: Actor, body: ContactBody, key: str) -> Answer:
    """Record a minute's work. For somebody without an office whose work is recorded there is no such thing."""
    mark = fingerprint(services, CONTACTS, body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    if not units_of(actor.id, services.ledger.context()):
        raise Unknown
    stream = record_id(actor, key, body.sort)
    return services.ledger.perform(stream, _command(services, actor, stream, body), actor, key, mark)


def record_id(actor: Actor, key: str, sort: Sort) -> str:
    """The id of the record that this actor makes under this key."""
    kind = QUESTION.kind if sort is Sort.QUESTION else CONTACT.kind
    return f"{kind}-{uuid5(RECORDS, f'{actor.id} {key}')}"


def _command(services: Services, actor: Actor, stream: str, body: ContactBody) -> Command:
    """The command with its note sealed; about somebody who may not be named no key is ever made."""
    organisation = services.ledger.context()
    primary = services.ledger.state(body.member).primary if body.member else ""
    fitting = [u for u in units_of(actor.id, organisation) if may_name(actor.id, u, primary, organisation)]
    if body.member and not fitting:
        raise Refused(rules.NOT_YOUR_MEMBER)
    unit = body.unit or (fitting or units_of(actor.id, organisation))[0]
    asked = body.model_dump(include={"category", "means", "minutes", "member"})
    work = {**asked, "unit": unit, "primary": primary, "held_on": body.held_on or today(services)}
    note = services.ledger.seal(body.member or actor.id, body.note, stream=stream) if body.note else None
    if body.sort is Sort.QUESTION:
        return AskLevelAbove.model_validate({**work, "note": note})
    return RecordContact.model_validate({**work, "note": note, "sort": body.sort})


def send(services: Services, actor: Actor, stream: str, body: VoidBody | AnswerBody, key: str) -> Answer:
    """Void a record or answer the question in it."""
    mark = fingerprint(services, f"{CONTACTS}/{stream}/commands", body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    opened = look(services, actor, stream)
    if isinstance(body, VoidBody):
        return services.ledger.perform(stream, VoidContact(reason=body.reason), actor, key, mark)
    if rule := bar_to_answering(opened.record, actor, opened.organisation):
        raise Refused(rule)
    about = opened.record.member or opened.record.filed_by
    text = services.ledger.seal(about, body.text, stream=stream)
    return services.ledger.perform(stream, AnswerQuestion(text=text), actor, key, mark)


def grow(services: Services, actor: Actor, stream: str, body: FilingBody, key: str) -> Answer:
    """File the appeal that came of a record, each naming the other. Repeated, it finishes what was interrupted."""
    mark = fingerprint(services, f"{CONTACTS}/{stream}/case", body)
    answered = answered_before(services, actor, key, mark)
    if answered is None:
        case = case_id(actor, key)
        command = filed(services, actor, case, _for_whom(services, actor, stream, body), contact=stream)
        answered = services.ledger.perform(case, command, actor, key, mark)
    services.ledger.perform(stream, LinkCase(case=answered.stream), actor, f"grow {answered.stream}", mark)
    return answered


def _for_whom(services: Services, actor: Actor, stream: str, body: FilingBody) -> FilingBody:
    """The request with the member whom the record names; where it names nobody, the request has to."""
    opened = look(services, actor, stream)
    if not opened.keeps:
        raise Refused(NOT_YOUR_ROLE)
    if rule := bar_to_growing(opened.record):
        raise Refused(rule)
    named = opened.record.member
    if named and body.member not in {"", named}:
        raise Refused(rules.OTHER_MEMBER)
    if not named and not body.member:
        raise Refused(rules.NOBODY_NAMED)
    return body.model_copy(update={"member": named or body.member})
