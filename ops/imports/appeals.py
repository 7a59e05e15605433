"""Appeals from an old register: each row one case with its past, judged by the same decider as every other case."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.appeal.commands import ImportAppeal
from domain.appeal.decider import DECIDER
from domain.appeal.events import Breach
from domain.appeal.rules import CONFLICT, NOT_A_LAWYER
from domain.case import CaseEscalated
from domain.clocks import FIVE_DAY_WEEK
from domain.kernel import ALMATY, OPERATOR, Context, Refused, Role, Sealed
from domain.words import Language
from ledger.application import Ledger
from ledger.record import Erased, KeyReused, Unknown
from ops.imports.bringing import Once
from ops.imports.faults import BadFile, BadRow
from ops.imports.marks import Marks, command_id
from ops.imports.register import COLUMNS

OF_THE_HOLDER = frozenset({NOT_A_LAWYER.code, CONFLICT.code})


@dataclass(frozen=True, slots=True)
class Past:
    """A row with the stream that it becomes; `found` are its values by column."""

    stream: str
    mark: bytes
    found: dict[str, Any]


class Appeals:
    """`number` is the key, within the register named at the console."""

    columns = COLUMNS

    def __init__(self, ledger: Ledger, marks: Marks, register: str) -> None:
        self._ledger = ledger
        self._marks = marks
        self._register = register
        self._organisation = ledger.context()
        self._now = ledger.now()
        if FIVE_DAY_WEEK not in self._organisation.calendars:
            raise BadFile("No calendar of working days has been published yet, so no term can be counted.")
        self._once = Once()

    def understood(self, found: dict[str, Any]) -> Past:
        wrong = [*_days_that_cannot_be(found, self._now.astimezone(ALMATY).date()), *_of_the_ending(found)]
        if not found["card"] and not found["iin"]:
            wrong.append(("card", "required"))
        if self._once.again(found["number"]):
            wrong.append(("number", "twice-in-file"))
        if wrong:
            raise BadRow(*wrong)
        mark = self._marks.fingerprint("appeal", json.dumps(found, default=str, sort_keys=True))
        return Past(self._marks.stream("appeal", self._register, found["number"]), mark, found)

    def wave(self, _item: Past) -> int:
        return 0

    def looked_up(self, item: Past) -> tuple[str, ...]:
        _, told = self._judged(item)
        try:
            known = self._ledger.remembered(OPERATOR, command_id(item.stream), item.mark)
        except KeyReused:
            raise BadRow(("number", "changed-since")) from None
        return ("new" if known is None else "already", *told)

    def recorded(self, item: Past) -> tuple[str, ...]:
        command, told = self._judged(item)
        try:
            sealed = self._ledger.seal(command.member, item.found["text"], stream=item.stream)
            whole = command.model_copy(update={"text": sealed})
            answer = self._ledger.perform(item.stream, whole, OPERATOR, command_id(item.stream), item.mark)
        except KeyReused:
            raise BadRow(("number", "changed-since")) from None
        except Erased:
            raise BadRow(("card", "erased")) from None
        return ("already" if answer.replayed else "new", *told)

    def _judged(self, item: Past) -> tuple[ImportAppeal, tuple[str, ...]]:
        """The command but for its text, and what becomes of it, as its decider says before anything is sealed."""
        command = self._command(item.found)
        roles = frozenset({Role.OPERATOR})
        context = Context(actor=OPERATOR, roles=roles, now=self._now, organisation=self._organisation, number="0")
        try:
            events = DECIDER.decide(DECIDER.initial, command, context)
        except Refused as refused:
            column = "holder" if refused.rule.code in OF_THE_HOLDER else "filed_on"
            raise BadRow((column, refused.rule.code), said=refused.rule.label.en) from None
        overdue = any(isinstance(event, CaseEscalated) for event in events)
        return command, ("open" if command.is_open else "closed", *(("overdue",) if overdue else ()))

    def _command(self, found: dict[str, Any]) -> ImportAppeal:
        member, primary = self._member(found)
        if not any(self._organisation.lines_up(primary)):
            raise BadRow(("card", "no-unit-above"))
        return ImportAppeal(
            register_name=self._register,
            reference=found["number"],
            member=member,
            primary=primary,
            language=found["language"] or self._language_of(member),
            text=Sealed(subject=member, box=""),
            breach=Breach(wrong=found["wrong"], happened_on=found["happened_on"]),
            holder=self._registered("holder", found["holder"])[0] if found["holder"] else "",
            **{name: found[name] for name in SAME},
        )

    def _member(self, found: dict[str, Any]) -> tuple[str, str]:
        """By her card, and by her number as well where it is given: both must be hers."""
        holders = self._ledger.directory.find("iin", found["iin"]) if found["iin"] else ()
        if not found["card"]:
            return self._by_number(holders)
        person, primary = self._registered("card", found["card"])
        if holders and person not in holders:
            raise BadRow(("iin", "of-somebody-else"))
        return person, primary

    def _by_number(self, holders: tuple[str, ...]) -> tuple[str, str]:
        if not holders:
            raise BadRow(("iin", "unknown-person"))
        if len(holders) > 1:
            raise BadRow(("iin", "several-people"))
        return holders[0], self._ledger.state(holders[0]).primary

    def _registered(self, column: str, card: str) -> tuple[str, str]:
        person = self._marks.stream("person", card)
        state = self._ledger.state(person)
        if not state.registered or state.erased:
            raise BadRow((column, "erased" if state.erased else "unknown-person"))
        return person, state.primary

    def _language_of(self, member: str) -> Language:
        try:
            return self._ledger.directory.get(member).language
        except Unknown:
            return Language.KK
        except Erased:
            raise BadRow(("card", "erased")) from None


SAME = ("region", "category", "employer_bin", "statistics", "filed_on", "answered_on", "closed_on", "outcome")


def _days_that_cannot_be(found: dict[str, Any], today: date) -> list[tuple[str, str]]:
    days = ("filed_on", "answered_on", "closed_on", "happened_on")
    return [(name, "day-in-future") for name in days if found[name] is not None and found[name] > today]


def _of_the_ending(found: dict[str, Any]) -> list[tuple[str, str]]:
    filed, answered, closed = found["filed_on"], found["answered_on"], found["closed_on"]
    wrong = []
    if answered and answered < filed:
        wrong.append(("answered_on", "answered-before-filed"))
    if closed and closed < max(filed, answered or filed):
        wrong.append(("closed_on", "closed-before-answered"))
    if found["outcome"] and not closed:
        wrong.append(("outcome", "outcome-without-closing"))
    if closed and not found["outcome"]:
        wrong.append(("closed_on", "closing-without-outcome"))
    return wrong
