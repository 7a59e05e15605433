"""What somebody searched for, as an address may carry it: readable to us alone, and only in the same session."""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.visit import Visit

PURPOSE = b"birge: what was searched for"
NONCE_BYTES = 12
SAME_LENGTH = 64
"""Searches are filled up to a multiple of this, so that their length tells little."""


def sealed(visit: Visit, typed: str) -> str:
    plain = typed.encode()
    nonce = os.urandom(NONCE_BYTES)
    filled = plain + b"\0" * (-len(plain) % SAME_LENGTH)
    return urlsafe_b64encode(nonce + _cipher(visit).encrypt(nonce, filled, visit.binding.encode())).decode()


def opened(visit: Visit, token: str) -> str:
    """What was typed; empty where the token is not ours, or of another session."""
    try:
        box = urlsafe_b64decode(token.encode())
        plain = _cipher(visit).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], visit.binding.encode())
    except (ValueError, InvalidTag):
        return ""
    return plain.rstrip(b"\0").decode()


def _cipher(visit: Visit) -> AESGCM:
    secret = visit.services.settings.session_secret.get_secret_value().encode()
    return AESGCM(hmac.digest(secret, PURPOSE, "sha256"))
