import socket
import time
from collections.abc import Iterator

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from api.health import PROCESSES, look
from settings import Settings

Link = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def house(database: Settings) -> Iterator[Settings]:
    """Settings under which something listens for Temporal's clients and for mail."""
    with socket.create_server(("127.0.0.1", 0)) as temporal, socket.create_server(("127.0.0.1", 0)) as mail:
        yield database.model_copy(
            update={
                "temporal_address": f"127.0.0.1:{temporal.getsockname()[1]}",
                "smtp_port": mail.getsockname()[1],
            }
        )


@pytest.fixture
def processes(database: Settings) -> Iterator[dict[str, Link]]:
    urls = {name: make_conninfo(database.database_url, application_name=f"birge {name}") for name in PROCESSES}
    connected = {name: psycopg.connect(url) for name, url in urls.items()}
    yield connected
    for connection in connected.values():
        connection.close()


def down(settings: Settings) -> set[str]:
    return {name for name, well in look(settings).items() if not well}


def test_the_house_is_ready_when_every_part_works(house: Settings, processes: object):
    assert down(house) == set()


@pytest.mark.parametrize("name", PROCESSES)
def test_a_process_that_is_gone_is_named(name: str, house: Settings, processes: dict[str, Link]):
    processes[name].close()
    deadline = time.monotonic() + 10
    while not down(house) and time.monotonic() < deadline:
        time.sleep(0.05)  # the server lets go of a closed connection a moment later
    assert down(house) == {name}


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"temporal_address": "127.0.0.1:1"}, "temporal"),
        ({"smtp_port": 1}, "mail"),
        ({"keys_url": "postgresql://nobody@127.0.0.1:1/none"}, "keys"),
    ],
)
def test_a_part_that_does_not_answer_is_named(change: dict[str, object], part: str, house: Settings, processes: object):
    assert down(house.model_copy(update=change)) == {part}


def test_without_the_ledgers_database_nothing_is_taken_for_granted(house: Settings, processes: object):
    lost = house.model_copy(update={"database_url": "postgresql://nobody@127.0.0.1:1/none"})
    assert down(lost) == {"database", *PROCESSES}
