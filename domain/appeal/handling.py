"""How a command to an appeal is judged: every chapter of the decider names its commands with the function for each."""

from collections.abc import Callable
from typing import Any

from domain.appeal.state import Appeal
from domain.kernel import Context, Event

Events = tuple[Event, ...]
Handler = Callable[[Appeal, Any, Context], Events]
"""Judges one command that the procedure admits: events, or `Refused`."""
