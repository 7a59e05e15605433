"""/openapi.json as it is read by programs: problems in their true form, and nothing that FastAPI only supposes."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

CONVENTIONS = """
The case engine of a trade-union federation.

- Sign in with `Authorization: Bearer TOKEN` (`birge token create --account NAME`).
- Every POST carries an `Idempotency-Key` of the sender's own making. The same request under the same key gets the first
  answer again (`Idempotency-Replayed: true`); the key under another body, or from somebody else, is refused with 422.
- A command carries `If-Match` with the strong ETag of the case as it was read (412 when it has changed), or `*`.
- What the procedure does not allow is 409 with the code of the `rule` and its sentence in the language of
  `Accept-Language` (kk, ru, en). What is not open to the caller looks exactly like what does not exist.
- `X-Position` tells how far the log had come. Given back to a list as `min_position`, the list waits up to a second
  for it, and says `stale: true` when that was not enough.
- Labels come in three languages; codes and ids never change. Personal text is opened for its readers only, and every
  look but the member's own is recorded for her to see.
- What administrators do on pages to bodies, offices, people and settings, programs do by the same commands, and
  everybody chooses for themselves how they hear of tasks. On pages alone stay the opening of an account and a new
  password (the secret is shown once, to a person), a member's telephone (her chair enters it, and the old number is
  told first), and calendars (a file that two people agree on; at the console `birge calendar`).
- The examples of request bodies are accepted exactly as they stand by a fresh demo stack (`birge up --demo`):
  `x-account` names the account that sends them, `x-case` the case.
""".strip()
SUPPOSED = ("HTTPValidationError", "ValidationError")
"""FastAPI's own form of a 422; ours repeats nothing that was sent."""


class FieldErrorView(BaseModel):
    """A field and the code of the rule that it breaks."""

    field: str
    rule: str


class ProblemView(BaseModel):
    """RFC 9457. `type` is stable; title and detail are in the caller's language; nothing repeats what was sent."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldErrorView] | None = None
    rule: str | None = None
    source: str | None = None


class DocumentedApp(FastAPI):
    def openapi(self) -> dict[str, Any]:
        made = super().openapi()
        schemas = made["components"]["schemas"]
        made["info"]["description"] = CONVENTIONS
        if ProblemView.__name__ not in schemas:
            problem = ProblemView.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas |= {**problem.pop("$defs"), ProblemView.__name__: problem}
            for supposed in SUPPOSED:
                schemas.pop(supposed, None)
        return made
