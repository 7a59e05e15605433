"""Units of the union from a table: those above first, each under the code that the union knows it by."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from domain.kernel import OPERATOR
from domain.organisation.commands import FoundUnit, ResizeUnit
from domain.organisation.events import UnitKind
from domain.words import Label
from ledger.application import Ledger
from ledger.record import KeyReused
from ops.imports import columns as of
from ops.imports.bringing import Once, Read
from ops.imports.columns import Column
from ops.imports.faults import BadRow
from ops.imports.marks import Marks, command_id

LEVELS: Mapping[UnitKind, int] = {
    UnitKind.FEDERATION: 0,
    UnitKind.BRANCH: 1,
    UnitKind.TERRITORY: 1,
    UnitKind.LOCAL: 2,
    UnitKind.PRIMARY: 3,
}
KINDS = {
    UnitKind.FEDERATION: Label(kk="федерация", ru="федерация", en="federation"),
    UnitKind.BRANCH: Label(kk="салалық", ru="отраслевая", en="branch"),
    UnitKind.TERRITORY: Label(kk="аумақтық", ru="территориальная", en="territory"),
    UnitKind.LOCAL: Label(kk="жергілікті", ru="локальная", en="local"),
    UnitKind.PRIMARY: Label(kk="бастауыш", ru="первичная", en="primary"),
}
NAME = of.text(300)


class Unit(NamedTuple):
    stream: str
    kind: UnitKind
    founding: FoundUnit


class Units:
    """`code` is the key: a unit whose row changes in anything but its members is told, not founded anew."""

    columns = (
        Column("code", "The unit's own code, which stays the same.", of.code, ("код", "коды"), required=True),
        Column(
            "kind", "federation, branch, territory, local or primary.", of.one_of(KINDS), ("вид", "түрі"), required=True
        ),
        Column("name_kk", "Name in Kazakh.", NAME, ("название_kk", "атауы"), required=True),
        Column("name_ru", "Name in Russian.", NAME, ("название_ru", "название"), required=True),
        Column("name_en", "Name in English; empty: the Russian one.", NAME, ("название_en",)),
        Column("region", "ISO code of the region (`KZ-47`), or its name.", of.region, ("регион", "облыс")),
        Column("branch", "Code of the branch of the economy, for the barometer.", of.code, ("отрасль", "сала")),
        Column("territory_above", "Code of the unit above on the territorial line.", of.code, ("территория_выше",)),
        Column("branch_above", "Code of the unit above on the branch line.", of.code, ("отрасль_выше",)),
        Column("employer_bin", "BIN of the employer of a primary organisation.", of.employer_bin, ("бин", "бсн")),
        Column("members", "How many members; empty: unknown.", of.whole, ("членов", "мүшелер"), empty=0),
    )

    def __init__(self, ledger: Ledger, marks: Marks) -> None:
        organisation = ledger.context()
        self._ledger = ledger
        self._marks = marks
        self._kinds = {unit.id: unit.kind for unit in organisation.units.values()}
        self._federation = organisation.federation
        self._once = Once()

    def understood(self, found: dict[str, Any]) -> Unit:
        stream = self._marks.stream("unit", found["code"])
        kind = found["kind"]
        if self._once.again(found["code"]):
            raise BadRow(("code", "twice-in-file"))
        if kind is UnitKind.FEDERATION:
            if self._federation not in {"", stream}:
                raise BadRow(("kind", "second-federation"))
            self._federation = stream
        founding = FoundUnit(
            kind=kind,
            name=Label(kk=found["name_kk"], ru=found["name_ru"], en=found["name_en"] or found["name_ru"]),
            region=found["region"],
            branch=found["branch"],
            territory_line=self._above(kind, "territory_above", found),
            branch_line=self._above(kind, "branch_above", found),
            employer_bin=found["employer_bin"],
            members=found["members"],
        )
        self._kinds[stream] = kind
        return Unit(stream, kind, founding)

    def _above(self, kind: UnitKind, column: str, found: dict[str, Any]) -> str:
        """Levels only ever rise along a line, so that no line comes back to where it began."""
        if not found[column]:
            return ""
        above = known_unit(self._marks, found[column], self._kinds)
        if not above:
            raise BadRow((column, "unknown-unit"))
        if LEVELS[self._kinds[above]] >= LEVELS[kind]:
            raise BadRow((column, "wrong-level"))
        return above

    def wave(self, item: Unit) -> int:
        return LEVELS[item.kind]

    def looked_up(self, item: Unit) -> tuple[str, ...]:
        try:
            known = self._ledger.remembered(OPERATOR, command_id(item.stream), self._fingerprint(item))
        except KeyReused:
            raise BadRow(("code", "changed-since")) from None
        if known is None:
            return ("new",)
        return ("already",) if self._ledger.state(item.stream).members == item.founding.members else ("changed",)

    def recorded(self, item: Unit) -> tuple[str, ...]:
        told = self.looked_up(item)
        if told == ("new",):
            self._ledger.perform(item.stream, item.founding, OPERATOR, command_id(item.stream), self._fingerprint(item))
        if told == ("changed",):
            self._resize(item.stream, item.founding.members)
        return told

    def _resize(self, stream: str, members: int) -> None:
        """Under an id of its own at every version, for a number may come back."""
        once = command_id(stream, "members", str(len(self._ledger.history(stream))))
        mark = self._marks.fingerprint(stream, str(members))
        self._ledger.perform(stream, ResizeUnit(members=members), OPERATOR, once, mark)

    def _fingerprint(self, item: Unit) -> bytes:
        return self._marks.fingerprint("unit", item.founding.model_dump_json(exclude={"members"}))


def known_unit(marks: Marks, code: str, known: Mapping[str, Any]) -> str:
    """The id of a unit by its code or, for one that was not imported, by its id itself; "" when there is none."""
    stream = marks.stream("unit", code)
    return next((unit for unit in (stream, code) if unit in known), "")


def from_above(reads: Iterable[Read]) -> list[Read]:
    """Rows of higher levels first, so that every unit finds those above it; units are few enough to be sorted."""
    return sorted(reads, key=_level)


def _level(read: Read) -> int:
    return len(LEVELS) if isinstance(read.values, BadRow) else LEVELS[read.values["kind"]]
