"""Agreements from an old register, with their texts: each row judged by the same decider as every other agreement."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from api.documents.inspection import Inspected, inspected
from domain.agreement.commands import ImportAgreement
from domain.agreement.decider import DECIDER
from domain.agreement.facts import STANDING
from domain.agreement.rules import NOT_A_TEXT
from domain.clocks import FIVE_DAY_WEEK
from domain.collective import GUARANTEES, LEVELS, THEMES
from domain.document_rules import DOCX, LARGEST_BYTES, PDF, TOO_LARGE
from domain.kernel import ALMATY, OPERATOR, Context, Refused, Role
from domain.words import Label
from ledger.application import Ledger
from ledger.record import KeyReused
from ops.imports import columns as of
from ops.imports.bringing import Once
from ops.imports.columns import Column, Read
from ops.imports.faults import BadCell, BadFile, BadRow
from ops.imports.marks import Marks, command_id
from ops.imports.units import known_unit

Code = TypeVar("Code", bound=StrEnum)
COLUMN_OF: Mapping[str, str] = {
    "day-not-come": "signed_on",
    "agreement-ends-before-it-begins": "until",
    "agreement-without-employer": "employer_bin",
    "no-such-body": "unit",
}
"""By the rule that refuses a row: the column to look at."""


def several(labels: Mapping[Code, Label]) -> Read:
    """Some of these, by code or by name, parted by semicolons."""
    one = of.one_of(labels)

    def read(cell: Any) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(one(word.strip()) for word in str(cell).split(";") if word.strip()))

    return read


def beside(cell: Any) -> str:
    """The name of a file that lies with the table: no way leads out of its folder."""
    name = str(of.text(200)(cell))
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise BadCell("not-beside")
    return name


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


COLUMNS = (
    Column("number", "Number in the old register.", of.reference, ("номер", "№", "нөмірі"), required=True),
    Column(
        "level", f"By code or name: {_codes(LEVELS)}.", of.one_of(LEVELS), ("уровень", "вид", "деңгейі"), required=True
    ),
    Column(
        "parties",
        "Organisations on both sides, never people.",
        of.text(500),
        ("стороны", "тараптар"),
        required=True,
    ),
    Column("employer_bin", "BIN of the employer; needed for `enterprise`.", of.employer_bin, ("бин", "бсн")),
    Column(
        "unit", "Code of the unit that answers for it; empty: the employer's own.", of.code, ("организация", "ұйым")
    ),
    Column("region", "Region; empty: that of the unit.", of.region, ("регион", "облыс")),
    Column("branch", "Code of the branch; empty: that of the unit.", of.code, ("отрасль", "сала")),
    Column("covered", "How many workers it covers; empty: unknown.", of.whole, ("работников", "жұмыскерлер"), empty=0),
    Column("signed_on", "Day of signing.", of.day, ("подписано", "қол қойылған"), required=True),
    Column("in_force_from", "In force from; empty: the day of signing.", of.day, ("действует с",), empty=None),
    Column("until", "Its last day.", of.day, ("действует по", "до", "соңғы күні"), required=True),
    Column("copies", "In how many copies; empty: two.", of.whole, ("экземпляров", "дана"), empty=2),
    Column("protocol", "yes: with a protocol of disagreements.", of.yes_or_no, ("протокол", "хаттама"), empty=False),
    Column("themes", f"What it speaks of, parted by `;`: {_codes(THEMES)}.", several(THEMES), ("темы",), empty=()),
    Column(
        "guarantees",
        f"Digital guarantees in it, parted by `;`: {_codes(GUARANTEES)}.",
        several({code: words.label for code, words in GUARANTEES.items()}),
        ("гарантии", "кепілдіктер"),
        empty=(),
    ),
    Column("filed_on", "Day of filing or notification; empty: unknown.", of.day, ("подано", "берілді"), empty=None),
    Column("file", "Name of its PDF or DOCX in the folder of this table; it is sealed.", beside, ("файл",)),
)
SAME = ("level", "parties", "employer_bin", "region", "branch", "covered", "signed_on", "until", "copies")


@dataclass(frozen=True, slots=True)
class Kept:
    """A row with the stream that it becomes; `command` is without its text, which lies at `text`."""

    stream: str
    mark: bytes
    command: ImportAgreement
    text: Path | None


class Agreements:
    """`number` is the key, within the register named at the console. `folder` is where the texts lie."""

    columns = COLUMNS

    def __init__(self, ledger: Ledger, marks: Marks, register: str, folder: Path) -> None:
        self._ledger = ledger
        self._marks = marks
        self._register = register
        self._folder = folder
        self._organisation = ledger.context()
        self._now = ledger.now()
        if FIVE_DAY_WEEK not in self._organisation.calendars:
            raise BadFile("No calendar of working days has been published yet, so no term can be counted.")
        self._once = Once()

    def understood(self, found: dict[str, Any]) -> Kept:
        wrong = [(name, "day-in-future") for name in ("signed_on", "filed_on") if self._is_ahead(found[name])]
        if self._once.again(found["number"]):
            wrong.append(("number", "twice-in-file"))
        unit = known_unit(self._marks, found["unit"], self._organisation.units) if found["unit"] else ""
        if found["unit"] and not unit:
            wrong.append(("unit", "unknown-unit"))
        text = self._folder / found["file"] if found["file"] else None
        if text and not text.is_file():
            wrong.append(("file", "no-such-file"))
        if wrong:
            raise BadRow(*wrong)
        stream = self._marks.stream("agreement", self._register, found["number"])
        said = json.dumps(found, default=str, sort_keys=True)
        mark = self._marks.fingerprint("agreement", said, sha256(text.read_bytes()).hexdigest() if text else "")
        return Kept(stream, mark, self._command(found, unit), text)

    def _is_ahead(self, day: Any) -> bool:
        return bool(day and day > self._now.astimezone(ALMATY).date())

    def _command(self, found: dict[str, Any], unit: str) -> ImportAgreement:
        return ImportAgreement(
            **{name: found[name] for name in SAME},
            unit=unit,
            in_force_from=found["in_force_from"] or found["signed_on"],
            with_protocol=found["protocol"],
            themes=found["themes"],
            guarantees=found["guarantees"],
            filed_on=found["filed_on"],
            taken_from=f"{self._register} {found['number']}".strip(),
        )

    def wave(self, _item: Kept) -> int:
        return 0

    def looked_up(self, item: Kept) -> tuple[str, ...]:
        told = self._judged(item)
        _looked_into(item.text)
        try:
            known = self._ledger.remembered(OPERATOR, command_id(item.stream), item.mark)
        except KeyReused:
            raise BadRow(("number", "changed-since")) from None
        return ("new" if known is None else "already", *told)

    def recorded(self, item: Kept) -> tuple[str, ...]:
        told = self.looked_up(item)
        if "new" in told:
            self._ledger.perform(item.stream, self._whole(item), OPERATOR, command_id(item.stream), item.mark)
        return told

    def _judged(self, item: Kept) -> tuple[str, ...]:
        """What becomes of it, as its decider says before anything is sealed."""
        roles = frozenset({Role.OPERATOR})
        context = Context(actor=OPERATOR, roles=roles, now=self._now, organisation=self._organisation)
        try:
            events = DECIDER.decide(DECIDER.initial, item.command, context)
        except Refused as refused:
            column = COLUMN_OF.get(refused.rule.code, "number")
            raise BadRow((column, refused.rule.code), said=refused.rule.label.en) from None
        status = DECIDER.fold(events).status(self._now.astimezone(ALMATY).date())
        return ("in force" if status in STANDING else str(status),)

    def _whole(self, item: Kept) -> ImportAgreement:
        file = _looked_into(item.text)
        if file is None:
            return item.command
        sealed = self._ledger.seal_file(file.content, item.stream, file.media_type, stream=item.stream)
        return item.command.model_copy(update={"file": sealed})


def _looked_into(text: Path | None) -> Inspected | None:
    """The text, if it is one. Raises `BadRow`, and says nothing of what is in the file."""
    try:
        return _read(text) if text else None
    except Refused as refused:
        raise BadRow(("file", refused.rule.code), said=refused.rule.label.en) from None


def _read(text: Path) -> Inspected:
    if text.stat().st_size > LARGEST_BYTES:
        raise Refused(TOO_LARGE)
    file = inspected(text.read_bytes())
    if file.media_type not in {PDF, DOCX}:
        raise Refused(NOT_A_TEXT)
    return file
