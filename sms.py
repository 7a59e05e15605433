"""Hands a short message to the SMS gateway over HTTP, under an id by which it knows one that is sent again.

The gateway gets `{"id", "from", "to", "text"}` as JSON and answers 2xx when it has taken the message.
"""

import hmac
import json
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit, urlunsplit

from settings import Settings

PATIENCE_S = 8.0
TAG_BYTES = 8
REFUSALS = frozenset({400, 422})
"""Answers about this very message, for good; any other trouble may be over the next time."""


class GatewayAway(Exception):  # noqa: N818 - it says what happened
    """The message did not leave this time. Names the kind of trouble only: gateways quote numbers."""


class NumberRefused(Exception):  # noqa: N818
    """The gateway will never take this message to this number."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.reason = f"sms-{status}"


@dataclass(frozen=True, slots=True)
class Message:
    id: str
    to: str = field(repr=False)
    text: str = field(repr=False)


def tag_of(settings: Settings, what: str) -> str:
    """The same for the same words, and telling nobody outside what they were."""
    return hmac.digest(settings.hmac_key.get_secret_value().encode(), f"sms:{what}".encode(), "sha256")[
        :TAG_BYTES
    ].hex()


def message_id(settings: Settings, person: str, what: str) -> str:
    """Begins with the tag of the person, so that an erasure finds all that was sent to them."""
    return tag_of(settings, person) + tag_of(settings, what)


def send(message: Message, settings: Settings) -> None:
    """Raises `NumberRefused` when trying again is hopeless, `GatewayAway` otherwise."""
    status = _answered(message, settings)
    if isinstance(status, str):
        raise GatewayAway(status)
    if status in REFUSALS:
        raise NumberRefused(status)
    if not 200 <= status < 300:  # noqa: PLR2004 - HTTP's own limits of yes
        raise GatewayAway(f"answer {status}")


def _answered(message: Message, settings: Settings) -> int | str:
    """The status, or the kind of trouble as a value: an exception raised beside it would carry its words along."""
    place = urlsplit(settings.sms_url)
    target = urlunsplit(("", "", place.path or "/", place.query, ""))
    opened = HTTPSConnection if place.scheme == "https" else HTTPConnection
    connection = opened(place.hostname or "", place.port, timeout=PATIENCE_S)
    body = {"id": message.id, "from": settings.sms_sender, "to": message.to, "text": message.text}
    try:
        connection.request("POST", target, json.dumps(body), _headers(message, settings))
        return connection.getresponse().status
    except (OSError, HTTPException) as trouble:
        return type(trouble).__name__
    finally:
        connection.close()


def _headers(message: Message, settings: Settings) -> dict[str, str]:
    token = settings.sms_token.get_secret_value()
    return {
        "Content-Type": "application/json",
        "Idempotency-Key": message.id,
        **({"Authorization": f"Bearer {token}"} if token else {}),
    }
