"""Ports on loopback that nobody uses now, outside the range from which outgoing connections take theirs."""

import random
import socket
from collections.abc import Collection

LOWEST, HIGHEST = 20_000, 32_000
TRIES = 500


class NoFreePortError(Exception):
    """Hundreds of ports in a row were taken."""


def is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def pick(taken: Collection[int]) -> int:
    for _ in range(TRIES):
        port = random.SystemRandom().randrange(LOWEST, HIGHEST)
        if port not in taken and is_free(port):
            return port
    raise NoFreePortError(f"no free port between {LOWEST} and {HIGHEST} after {TRIES} tries")
