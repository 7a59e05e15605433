"""What the state labour system answered to an agreement that was filed: it registered it, or refused under a code."""

from domain.agreement import commands as ask
from domain.agreement import events as told
from domain.agreement import rules
from domain.agreement.facts import Receipt
from domain.agreement.filing import filed
from domain.agreement.standing import people
from domain.agreement.state import Agreement
from domain.case import notices
from domain.kernel import Context, Event, Refused
from domain.paper import News

Events = tuple[Event, ...]


def receipt_taken(agreement: Agreement, command: ask.TakeReceipt, context: Context) -> Events:
    """The same answer again is nothing new. One that registers says that it had been filed; a refusal tells people."""
    _refuse_disorder(agreement, command, context)
    taken = told.ReceiptTaken(by=context.actor.id, **dict(command))
    if taken in agreement.receipts:
        return ()
    if command.answer is Receipt.REFUSED:
        return (taken, *notices(agreement, *people(agreement, context, News.STAFF_TASK)))
    filing = told.FilingRecorded(by=context.actor.id, on=command.received_on, number=command.number)
    return (taken, *(() if agreement.filed else filed(agreement, filing)))


def _refuse_disorder(agreement: Agreement, command: ask.TakeReceipt, context: Context) -> None:
    """An answer that cannot be one to this agreement."""
    if command.on > context.today:
        raise Refused(rules.NOT_YET)
    if not agreement.signed_on <= command.received_on <= command.on:
        raise Refused(rules.RECEIPT_OUT_OF_ORDER)
    if command.answer is Receipt.REGISTERED and not command.number:
        raise Refused(rules.RECEIPT_WITHOUT_NUMBER)
    if command.answer is Receipt.REFUSED and not command.code:
        raise Refused(rules.RECEIPT_WITHOUT_CODE)
