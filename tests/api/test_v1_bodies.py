"""The bodies of requests follow from the commands of the domain, and from nothing else."""

import pytest
from pydantic import BaseModel

from api.commands import ASKED_INSTEAD, BODIES, COMMANDS, MADE_BY_THE_SERVER, ChallengeBody, FilingBody
from api.documentation import ProblemView
from domain.appeal.care.events import OpenPressureCase
from domain.appeal.commands import FileAppeal
from domain.challenge.commands import FileChallenge
from domain.challenge.respondent.commands import ContestSorting
from domain.documents import AttachDocument
from domain.kernel import Command, Sealed
from domain.kinds import KINDS, PROCEDURES
from tests.api.demo import Demo


def body_of(command: type[Command]):
    return FILED.get(command) or BODIES[command.NAME]


FILED: dict[type[Command], type[BaseModel]] = {FileAppeal: FilingBody, FileChallenge: ChallengeBody}
"""What opens a case has an address of its own."""


BODILESS: set[type[Command]] = {AttachDocument, OpenPressureCase, ContestSorting}
WITH_A_BODY = {name: command for name, command in COMMANDS.items() if command not in BODILESS}
"""All but the one that comes with a file, the one that the server alone sends, and what a filing becomes where it says
that it is about another case of hers.
"""


@pytest.mark.parametrize("command", WITH_A_BODY.values(), ids=WITH_A_BODY)
def test_a_body_asks_for_what_its_command_holds_less_what_the_server_makes(command: type[Command]):
    asked = set(body_of(command).model_fields) - {"command"}
    assert asked == (set(command.model_fields) - MADE_BY_THE_SERVER.get(command, set())) | set(
        ASKED_INSTEAD.get(command, {})
    )


@pytest.mark.parametrize("command", WITH_A_BODY.values(), ids=WITH_A_BODY)
def test_what_is_sealed_in_the_record_is_plain_text_in_the_request(command: type[Command]):
    schema = body_of(command).model_json_schema()["properties"]
    for name, field in command.model_fields.items():
        if field.annotation is Sealed and name in schema:
            assert (schema[name]["type"], schema[name]["maxLength"]) == ("string", 20_000)


def test_everything_that_people_may_ask_can_be_asked_and_nothing_else():
    at_other_addresses = {command.NAME for command in (*FILED, *BODILESS)}
    spelled = {*BODIES, *at_other_addresses}
    assert spelled == {command.NAME for procedure in PROCEDURES.values() for command in procedure.acts}
    for procedure in PROCEDURES.values():
        acts = {command.NAME for command in procedure.acts}
        machines = {command.NAME for command in (*procedure.clock_may, *procedure.machine_may, *procedure.operator_may)}
        assert machines
        assert not machines & spelled
        in_tow = {command.NAME for command in procedure.in_tow}
        assert not in_tow & spelled
        assert {command.NAME for command in KINDS[procedure.kind].commands} == acts | machines | in_tow


def test_every_reference_of_the_documentation_leads_somewhere(demo: Demo):
    documentation = demo.as_("member").get("/openapi.json")
    schemas = documentation.json()["components"]["schemas"]
    named = {part.partition('"')[0] for part in documentation.text.split("#/components/schemas/")[1:]}
    assert ProblemView.__name__ in named
    assert named <= set(schemas)
    assert "HTTPValidationError" not in schemas


def test_every_operation_tells_of_its_problems(demo: Demo):
    paths = demo.as_("member").get("/openapi.json").json()["paths"]
    told = {(path, verb): set(o["responses"]) for path, verbs in paths.items() for verb, o in verbs.items()}
    posts = [statuses for (path, verb), statuses in told.items() if verb == "post" and path.startswith("/api/v1/")]
    assert all({"400", "401", "409", "413", "422"} <= statuses for statuses in posts)
