"""What Temporal may be told: ids, codes and moments as JSON, and of an exception only its kind and its place."""

from dataclasses import replace
from typing import Any

from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DefaultFailureConverter
from temporalio.exceptions import ApplicationError, FailureError


class WordlessFailures(DefaultFailureConverter):
    """Messages of exceptions quote what people typed, so they stay in the process that raised them."""

    def to_failure(self, exception: BaseException, *rest: Any) -> None:
        super().to_failure(exception if isinstance(exception, FailureError) else _wordless(exception), *rest)


def _wordless(exception: BaseException) -> ApplicationError:
    kind = type(exception).__name__
    wordless = ApplicationError(kind, type=kind)
    wordless.__traceback__ = exception.__traceback__
    return wordless


PAYLOADS = replace(pydantic_data_converter, failure_converter_class=WordlessFailures)
