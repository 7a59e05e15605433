"""Requests that nobody thought of, made from the documentation itself: no fault of ours, and no answer it hides."""

from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI, Response
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.demo import Demo

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
ENDLESS = r"^/api/v1/events$"
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
EACH = 30


def operations(app: FastAPI) -> list[Any]:
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    ours = schema.include(path_regex=r"^/api/v1/").exclude(path_regex=ENDLESS)
    return [result.ok() for result in ours.get_all_operations() if isinstance(result, Ok)]


def fuzz(operation: Any, mode: GenerationMode, headers: dict[str, str]) -> None:
    @settings(
        max_examples=EACH,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    with suppress(Unsatisfiable):  # an address that asks for nothing cannot be asked wrongly
        ask()


@pytest.mark.slow
@pytest.mark.parametrize("account", ["lawyer", "member"])
def test_no_request_made_from_the_documentation_meets_a_fault(demo: Demo, account: str):
    headers = {"Authorization": f"Bearer {demo.token(account)}"}
    found = operations(demo.app)
    assert len(found) >= 10
    for operation in found:
        for mode in MODES:
            fuzz(operation, mode, headers)


def test_a_fault_would_be_found(demo: Demo):
    """A planted address that breaks for some of its input."""
    app = FastAPI()

    @app.get("/api/v1/broken")
    def broken(limit: int) -> Response:
        return Response(status_code=500 if limit else 200, media_type="application/json", content="1")

    with pytest.raises(FailureGroup):
        fuzz(operations(app)[0], GenerationMode.POSITIVE, {})
