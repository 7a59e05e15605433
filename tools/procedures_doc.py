"""Writes docs/procedures.md from the procedure tables, so that a lawyer reads exactly what the product does."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from domain.citation import authority
from domain.kernel import Command, Role
from domain.kinds import FRAMES
from domain.procedure import Procedure, Term
from domain.words import Label, Language, length_phrase

DOCUMENT = Path(__file__).parent.parent / "docs" / "procedures.md"
TITLE = """# Procedures

Made from `domain/*/procedure.py` by `python -m tools.procedures_doc`; do not edit.
"""


def document() -> str:
    """The whole page."""
    return "\n".join((TITLE, *(line for procedure in FRAMES.values() for line in _procedure(procedure))))


def _procedure(procedure: Procedure) -> Iterator[str]:
    yield f"## {_all(procedure.label)}\n"
    yield f"Version {procedure.version}, in force for cases filed from {procedure.valid_from}.\n"
    yield "### Stages\n"
    yield "| stage | what the member is told | who may do what |\n|---|---|---|"
    for stage, step in procedure.steps.items():
        yield f"| `{stage}` {_all(step.label)} | {step.next_step.en} | {_allowed(procedure, stage)} |"
    yield "\n### Terms\n"
    yield "| term | length | runs from | source | when it passes |\n|---|---|---|---|---|"
    yield from (_term(term) for term in procedure.terms)
    clock, machine, console = map(_names, (procedure.clock_may, procedure.machine_may, procedure.operator_may))
    yield f"\nThe clock may only: {clock}. The machine may only: {machine}. The console may only: {console}.\n"


def _allowed(procedure: Procedure, stage: StrEnum) -> str:
    allows = procedure.steps[stage].allows
    return "; ".join(f"`{command.NAME}`: {_roles(roles)}" for command, roles in allows.items())


def _roles(roles: frozenset[Role]) -> str:
    return ", ".join(sorted(roles))


def _names(commands: frozenset[type[Command]]) -> str:
    return ", ".join(sorted(f"`{command.NAME}`" for command in commands))


def _term(term: Term) -> str:
    length = length_phrase(term.amount, term.unit, Language.EN)
    source = authority(term.source.text, term.source.confidence, Language.EN)
    edition = f", edition {term.source.edition}" if term.source.edition else ""
    cells = (f"`{term.id}` {_all(term.label)}", length, term.anchor_label.en, source + edition, term.on_miss.en)
    return f"| {' | '.join(cells)} |"


def _all(label: Label) -> str:
    return f"{label.kk} / {label.ru} / {label.en}"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
