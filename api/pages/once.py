"""What somebody does on a page with a stream of the whole Federation: a second click is the same command."""

from uuid import uuid4

from api.pages.offices import actor
from api.visit import Visit
from domain.kernel import Command
from ledger.record import KeyReused

LONGEST_KEY = 64


def perform_once(visit: Visit, stream: str, command: Command, key: str) -> None:
    """`key` came with the form. Raises `Refused`."""
    once = key[:LONGEST_KEY] or str(uuid4())
    try:
        visit.services.ledger.perform(stream, command, actor(visit), once, command.NAME.encode())
    except KeyReused:
        return
