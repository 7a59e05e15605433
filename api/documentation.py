"""/openapi.json as it is read by programs: problems in their true form, and nothing that FastAPI only supposes."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

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
        if ProblemView.__name__ not in schemas:
            problem = ProblemView.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas |= {**problem.pop("$defs"), ProblemView.__name__: problem}
            for supposed in SUPPOSED:
                schemas.pop(supposed, None)
        return made
