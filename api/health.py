"""For those who watch over Birge: does this process answer, and does every part of the house work."""

import socket
from collections.abc import Mapping
from contextlib import closing, suppress

import psycopg
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from api.services import Services
from settings import Settings

WAIT_S = 2
READY, NOT_READY = 200, 503
PROCESSES = ("worker", "follow")

# Every process of ours names itself to the database; a name without a connection is a process that is gone.
PRESENT = "SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = current_database()"

routes = APIRouter(tags=["operation"])


@routes.get("/healthz")
def healthz() -> Mapping[str, str]:
    """The API answers; nothing is said about the other parts."""
    return {"status": "ok"}


@routes.get("/readyz")
def readyz(request: Request) -> JSONResponse:
    """200 only when every part works; else 503, and which does not."""
    services: Services = request.app.state.services
    parts = look(services.settings)
    works = all(parts.values())
    said = {name: "ok" if well else "down" for name, well in parts.items()}
    return JSONResponse({"status": "ready" if works else "not ready", "parts": said}, READY if works else NOT_READY)


def look(settings: Settings) -> Mapping[str, bool]:
    present = _present(settings.database_url)
    host, _, port = settings.temporal_address.rpartition(":")
    return {
        "database": present is not None,
        "keys": _present(settings.keys_url) is not None,
        "temporal": _answers(host, int(port)),
        "mail": _answers(settings.smtp_host, settings.smtp_port),
        **{name: f"birge {name}" in (present or ()) for name in PROCESSES},
    }


def _present(url: str) -> frozenset[str] | None:
    """A connection of its own: a pool that is busy is not a database that is down."""
    with suppress(psycopg.Error), closing(psycopg.connect(url, connect_timeout=WAIT_S)) as connection:
        return frozenset(name for (name,) in connection.execute(PRESENT))
    return None


def _answers(host: str, port: int) -> bool:
    with suppress(OSError), socket.create_connection((host, port), timeout=WAIT_S):
        return True
    return False
