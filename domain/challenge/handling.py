"""How a command to a challenge is judged: its chapters name their commands with the function for each."""

from collections.abc import Callable
from typing import Any

from domain.challenge.state import Challenge
from domain.kernel import Context, Event

Events = tuple[Event, ...]
Handler = Callable[[Challenge, Any, Context], Events]
"""Judges one command that the procedure admits: events, or `Refused`."""
