"""The runbook names commands that exist, with options they take, and leaves no command of an operator out."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from cli import app

RUNBOOK = (Path(__file__).parents[2] / "docs" / "runbook.md").read_text()
SPANS = sorted(set(re.findall(r"`(birge [^`…]+)`", RUNBOOK)))
TOPICS = ("Back up", "Restore", "Erase", "Reconcile", "Calendar", "Rebuild", "Import", "Poison events", "Upgrade")
PARTS = {"up", "worker", "follow", "serve"}
"""Commands that run a part, and those for other readers."""
ELSEWHERE = PARTS | {"demo", "token", "bench"}


def fault_in(span: str) -> str:
    """Why this could not be typed, or nothing."""
    words = shlex.split(span)[1:]
    command: Any = get_command(app)
    while words and (group := getattr(command, "commands", None)) is not None:
        command = group.get(words.pop(0))
        if command is None:
            return f"{span}: no such command"
    known = {option for parameter in command.params for option in parameter.opts}
    unknown = [word for word in words if word.startswith("-") and word not in known]
    return f"{span}: {unknown}" if unknown else ""


@pytest.mark.parametrize("span", SPANS)
def test_every_command_of_the_runbook_can_be_typed(span: str):
    assert fault_in(span) == ""


@pytest.mark.parametrize("wrong", ["birge bakup TARGET", "birge restore A --secret FILE", "birge dead-letters show"])
def test_a_wrong_command_would_be_noticed(wrong: str):
    assert fault_in(wrong)


def test_no_command_of_an_operator_is_left_out():
    command: Any = get_command(app)
    told = {shlex.split(span)[1] for span in SPANS}
    assert command.commands.keys() - ELSEWHERE <= told


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_half_a_page(topic: str):
    assert f"## {topic}\n" in RUNBOOK
