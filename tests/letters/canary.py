"""Looks for planted words in the bytes of a mail, in every dress a mail can put on them."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from html import unescape
from urllib.parse import unquote_plus

_BASE64 = re.compile("[A-Za-z0-9+/_-]{8,}")


def canaries_in(mail: bytes, canaries: Iterable[str]) -> frozenset[str]:
    """The canaries that a reader of these bytes would find."""
    texts = tuple(text.casefold() for text in _readings(mail))
    return frozenset(canary for canary in canaries if any(canary.casefold() in text for text in texts))


def _readings(mail: bytes) -> Iterator[str]:
    message = message_from_bytes(mail, policy=SMTP)
    assert isinstance(message, EmailMessage)
    for text in (mail.decode("utf-8", "replace"), *_headers(message), *_bodies(message)):
        yield text
        yield unescape(unquote_plus(text))
        yield from _base64_words(text)


def _headers(message: EmailMessage) -> Iterator[str]:
    return (f"{name}: {value}" for part in message.walk() for name, value in part.items())


def _bodies(message: EmailMessage) -> Iterator[str]:
    return (str(part.get_content()) for part in message.walk() if not part.is_multipart())


def _base64_words(text: str) -> Iterator[str]:
    for word in _BASE64.findall(text):
        whole = word[: len(word) // 4 * 4] if len(word) % 4 == 1 else word + "=" * (-len(word) % 4)
        yield urlsafe_b64decode(whole.replace("+", "-").replace("/", "_")).decode("utf-8", "ignore")
