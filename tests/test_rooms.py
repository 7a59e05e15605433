"""Rules on imports that name what is allowed; the layers are kept by import-linter."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STANDARD = frozenset(sys.stdlib_module_names)
ALLOWED = {
    "domain": STANDARD | {"pydantic", "domain"},
    "workflows": STANDARD | {"temporalio", "workflows", "domain.agenda"},
}
NOT_A_KIND_OF_CASE = {"organisation", "contact", "risk"}
"""A contact record is no case: it is counted under the matters of appeals, and can grow into one of them. The risk of a
case is a part of it.
"""


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{name.name}" for name in names)


def strangers(source: str, allowed: frozenset[str] | set[str]) -> list[str]:
    """Imports that are neither allowed nor inside something allowed."""
    return [it for it in imports(source) if not any(f"{it}.".startswith(f"{name}.") for name in allowed)]


BUILDS_ON = {"challenge": {"appeal"}}
"""A challenge is an appeal with more to it (ADR 30); an appeal knows nothing of that."""


def other_kinds(source: str, kind: str, kinds: set[str]) -> list[str]:
    others = kinds - {kind} - BUILDS_ON.get(kind, set())
    return [it for it in imports(source) for other in others if it.startswith(f"domain.{other}")]


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_it_may(room: str):
    found = {str(file.relative_to(ROOT)): strangers(file.read_text(), ALLOWED[room]) for file in modules(room)}
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("room", "planted"),
    [
        ("domain", "import psycopg"),
        ("domain", "from ledger.application import perform"),
        ("domain", "import pydantic_settings"),
        ("workflows", "from domain.kernel import Event"),
        ("workflows", "import httpx2"),
    ],
)
def test_a_planted_import_is_seen(room: str, planted: str):
    assert strangers(f"def late():\n    {planted}\n", ALLOWED[room])


def kinds_of_case() -> set[str]:
    return {folder.name for folder in (ROOT / "domain").iterdir() if folder.is_dir()} - NOT_A_KIND_OF_CASE


def test_kinds_of_case_do_not_know_each_other():
    kinds = kinds_of_case()
    found = {kind: [other_kinds(file.read_text(), kind, kinds) for file in modules(f"domain/{kind}")] for kind in kinds}
    assert {kind: names for kind, names in found.items() if any(names)} == {}


def test_a_kind_that_looks_at_another_is_seen():
    assert other_kinds("from domain.challenge.events import Filed", "appeal", {"appeal", "challenge"})
    assert not other_kinds("from domain.appeal.events import Filed", "challenge", {"appeal", "challenge"})
