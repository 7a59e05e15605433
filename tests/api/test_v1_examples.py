"""What the documentation shows as a request is accepted by a fresh demo stack, exactly as it stands."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from risk.store import Store
from tests.api.demo import Demo
from tests.risk.cases import a_model

TRAINED = "the-model-trained-there"


class Shown(NamedTuple):
    """One example of one operation, as somebody reads it from /openapi.json."""

    name: str
    account: str
    path: str
    body: Any


def shown_in(documentation: dict[str, Any]) -> Iterator[Shown]:
    for path, operations in documentation["paths"].items():
        for operation in operations.values():
            content = operation.get("requestBody", {}).get("content", {})
            for name, example in content.get("application/json", {}).get("examples", {}).items():
                inside = {"id": example.get("x-case", ""), "model": TRAINED, **example.get("x-inside", {})}
                to = path.format(**inside)
                yield Shown(name, example["x-account"], to, example["value"])


def with_a_body(documentation: dict[str, Any]) -> list[dict[str, Any]]:
    operations = [o for path in documentation["paths"].values() for o in path.values()]
    return [o for o in operations if "application/json" in o.get("requestBody", {}).get("content", {})]


def test_every_example_is_accepted_exactly_as_it_stands(fresh_demo: Demo):
    documentation = fresh_demo.as_("admin").get("/openapi.json").json()
    learnt, refused = a_model(synthetic=True), {}
    trained = Store(fresh_demo.services.ledger.reads.pool).put(learnt.content, learnt.card)
    for shown in shown_in(documentation):
        answer = fresh_demo.send(shown.account, shown.path.replace(TRAINED, trained), shown.body)
        if not answer.is_success:
            refused[shown.name] = answer.json()
    assert not refused


def test_every_request_body_has_examples(demo: Demo):
    operations = with_a_body(demo.as_("admin").get("/openapi.json").json())
    assert operations
    assert all(operation["requestBody"]["content"]["application/json"]["examples"] for operation in operations)


def test_every_command_of_the_documentation_has_an_example(demo: Demo):
    documentation = demo.as_("admin").get("/openapi.json").json()
    cases = [s for s in shown_in(documentation) if s.path.startswith(("/api/v1/appeals", "/api/v1/cases/"))]
    shown = {s.body.get("command", "file_appeal") for s in cases}
    schema = documentation["paths"]["/api/v1/cases/{id}/commands"]["post"]["requestBody"]["content"]["application/json"]
    assert set(schema["schema"]["discriminator"]["mapping"]) == shown - {"file_appeal"}


def test_an_example_that_is_not_accepted_would_be_noticed(fresh_demo: Demo):
    shown = next(s for s in shown_in(fresh_demo.as_("admin").get("/openapi.json").json()) if s.name == "reassign")
    spoilt = {**shown.body, "holder": shown.body["holder"].replace("person-", "people-")}
    assert fresh_demo.send(shown.account, shown.path, spoilt).status_code == 422


@pytest.mark.parametrize("name", ["id", "If-Match"])
def test_the_first_example_of_the_path_and_of_the_headers_fits_the_first_command(demo: Demo, name: str):
    documentation = demo.as_("admin").get("/openapi.json").json()
    operation = documentation["paths"]["/api/v1/cases/{id}/commands"]["post"]
    parameter = next(p for p in operation["parameters"] if p["name"].lower() == name.lower())
    first = next(iter(operation["requestBody"]["content"]["application/json"]["examples"].values()))
    if name == "id":
        assert next(iter(parameter["examples"].values()))["value"] == first["x-case"]
    else:
        assert parameter["schema"]["examples"] == ["*"]
