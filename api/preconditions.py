"""What must stand in the headers of a command: a key of the sender's own, and the version the sender has in view."""

import re
from typing import Annotated

from fastapi import Header

from api.problems import FieldError, Problem

LONGEST_KEY = 200
KEY_FORM = re.compile(rf"[\x21-\x7e]{{1,{LONGEST_KEY}}}")
TAG = re.compile(r'(W/)?"([\x21\x23-\x7e]*)"')
LONGEST_VERSION = 18

IdempotencyKey = Annotated[
    str | None, Header(description="Of the sender's own making, the same whenever this very request is repeated.")
]
IfMatch = Annotated[
    str | None, Header(description="The strong ETag of the case as it was read, or * for any.", examples=["*"])
]


def etag(version: int) -> str:
    return f'"{version}"'


def own_key(key: str | None) -> str:
    if not key:
        raise Problem("missing-idempotency-key", errors=[FieldError("Idempotency-Key", "missing")])
    if not KEY_FORM.fullmatch(key):
        raise Problem("bad-request", errors=[FieldError("Idempotency-Key", "up-to-200-visible-ascii-characters")])
    return key


def versions_in_view(if_match: str | None) -> tuple[int, ...] | None:
    """The versions that an If-Match header names; None for `*`. A weak tag matches nothing."""
    if not if_match:
        raise Problem("missing-if-match", errors=[FieldError("If-Match", "missing")])
    if if_match.strip() == "*":
        return None
    tags = [TAG.fullmatch(part.strip()) for part in if_match.split(",")]
    if not all(tags):
        raise Problem("bad-request", errors=[FieldError("If-Match", "entity-tag")])
    strong = (tag[2] for tag in tags if tag and not tag[1])
    return tuple(int(text) for text in strong if text.isdecimal() and len(text) <= LONGEST_VERSION)
