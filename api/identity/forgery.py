"""A form is taken only from a page that we gave to the same browser: its token is bound to the session."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256
from secrets import token_bytes

FIELD = "form_token"
SIZE = sha256().digest_size


def masked(key: bytes, binding: str) -> str:
    """A fresh look of the token, because pages are compressed and a constant secret could be guessed by length."""
    mask = token_bytes(SIZE)
    return urlsafe_b64encode(mask + _mixed(mask, _proof(key, binding))).decode()


def is_ours(token: str, key: bytes, binding: str) -> bool:
    try:
        raw = urlsafe_b64decode(token.encode())
    except (Error, ValueError):
        return False
    mask, rest = raw[:SIZE], raw[SIZE:]
    return len(rest) == SIZE and hmac.compare_digest(_mixed(mask, rest), _proof(key, binding))


def _proof(key: bytes, binding: str) -> bytes:
    return hmac.digest(key, b"form:" + binding.encode(), sha256)


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
