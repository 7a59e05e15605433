"""Answers of the state labour system, row by row: each a fact on its agreement, judged by the register's own rules."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from domain.agreement.commands import TakeReceipt
from domain.agreement.decider import DECIDER
from domain.agreement.identity import KIND
from domain.agreement.words import RECEIPTS as ANSWERS
from domain.kernel import OPERATOR, Context, Refused, Role, is_id
from ledger.application import Ledger
from ops.exchange.package import RECEIPTS, read
from ops.imports import columns as of
from ops.imports.bringing import Once, Report, bring
from ops.imports.columns import Column
from ops.imports.faults import BadRow
from ops.imports.marks import Marks
from ops.progress import Tell

TABLE = "receipts.csv"
COLUMN_OF = {
    "day-not-come": "on",
    "receipt-out-of-order": "received_on",
    "receipt-without-number": "number",
    "receipt-without-code": "code",
}
"""By the rule that refuses a row: the column to look at."""
COLUMNS = (
    Column("agreement", "The id from `agreements.jsonl`.", of.code, required=True),
    Column("answer", "`registered` or `refused`.", of.one_of(ANSWERS), required=True),
    Column("received_on", "Day on which the agreement reached the system.", of.day, required=True),
    Column("on", "Day of the answer.", of.day, required=True),
    Column("number", "Number in the state register; needed for `registered`.", of.reference),
    Column("code", "Code of the reason; needed for `refused`.", of.reason),
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A row with the agreement that it is about."""

    stream: str
    key: str
    mark: bytes
    command: TakeReceipt


class Receipts:
    """One importer as those of old registers: `bring` asks it row by row."""

    columns = COLUMNS

    def __init__(self, ledger: Ledger, marks: Marks) -> None:
        self._ledger = ledger
        self._marks = marks
        self._once = Once()

    def understood(self, found: dict[str, Any]) -> Answered:
        stream = found["agreement"]
        if not is_id(stream, KIND) or not self._ledger.history(stream):
            raise BadRow(("agreement", "unknown-agreement"))
        if self._once.again(*map(str, found.values())):
            raise BadRow(("agreement", "twice-in-file"))
        said = {name: value for name, value in found.items() if name != "agreement"}
        key = "/".join(("exchange", stream, *map(str, said.values())))
        return Answered(stream, key, self._marks.fingerprint(key), TakeReceipt(**said))

    def wave(self, _item: Answered) -> int:
        return 0

    def looked_up(self, item: Answered) -> tuple[str, ...]:
        self._judge(item)
        known = self._ledger.remembered(OPERATOR, item.key, item.mark)
        return ("new" if known is None else "already", item.command.answer.value)

    def recorded(self, item: Answered) -> tuple[str, ...]:
        told = self.looked_up(item)
        if "new" in told:
            self._ledger.perform(item.stream, item.command, OPERATOR, item.key, item.mark)
        return told

    def _judge(self, item: Answered) -> None:
        """What its decider would say, before anything is recorded."""
        organisation, now = self._ledger.context(), self._ledger.now()
        context = Context(actor=OPERATOR, roles=frozenset({Role.OPERATOR}), now=now, organisation=organisation)
        try:
            DECIDER.decide(self._ledger.state(item.stream), item.command, context)
        except Refused as refused:
            column = COLUMN_OF.get(refused.rule.code, "agreement")
            raise BadRow((column, refused.rule.code), said=refused.rule.label.en) from None


def take_in(ledger: Ledger, marks: Marks, path: Path, report: Report, tell: Tell) -> Report:
    """The answers of one package. Raises `BadFile`."""
    content = read(path, RECEIPTS, TABLE)
    with TemporaryDirectory() as folder:
        table = Path(folder) / TABLE
        table.write_bytes(content)
        return bring(table, Receipts(ledger, marks), report, tell)
