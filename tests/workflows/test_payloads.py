"""What Temporal is told of a failure: never the words of an exception, which quote what people typed."""

import asyncio

from temporalio.api.failure.v1 import Failure
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DataConverter
from temporalio.exceptions import ApplicationError

from workflows.payloads import PAYLOADS

SECRET = "Айгүл, aigul@canary.example"


def told(converter: DataConverter, fault: Exception) -> str:
    failure = Failure()
    asyncio.run(converter.encode_failure(fault, failure))
    return str(failure.SerializeToString(), "utf-8", "replace")


def failed_with_a_secret() -> Exception:
    fault = LookupError(f"no address for {SECRET}")
    fault.__cause__ = ValueError(SECRET)
    return fault


def test_a_failure_is_told_by_its_kind_alone():
    said = told(PAYLOADS, failed_with_a_secret())
    assert "LookupError" in said
    assert SECRET not in said
    assert "canary" not in said


def test_nor_are_the_words_of_what_caused_it():
    wrapped = ApplicationError("mail-refused")
    wrapped.__cause__ = failed_with_a_secret()
    assert "canary" not in told(PAYLOADS, wrapped)


def test_the_clients_own_way_would_be_caught():
    assert "canary" in told(pydantic_data_converter, failed_with_a_secret())
