"""Log lines for operators: one JSON object a line, and only fields known to carry no personal text."""

import logging
import sys
import threading
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "part", "pid", "port", "path", "method", "status", "code",
        "stream", "kind", "version", "position", "lag", "count", "attempt", "seconds", "bytes", "workflow",
        "activity", "task_queue", "topic", "projection", "lane", "exit_code", "exception_type", "where",
        "request_id", "database", "schema", "reason_code",
    }
)  # fmt: skip

Line = MutableMapping[str, Any]

FRAMES = 6

log = structlog.get_logger()


def _only_allowed_fields(_logger: object, _method: str, line: Line) -> Line:
    return {key: value for key, value in line.items() if key in ALLOWED}


def _exception_without_its_words(_logger: object, _method: str, line: Line) -> Line:
    """Messages of exceptions quote what people typed; the type and the place never do."""
    error = line.pop("exc_info", None)
    error = sys.exc_info()[1] if error is True else error
    error = error[1] if isinstance(error, tuple) else error
    if isinstance(error, BaseException):
        line["exception_type"] = type(error).__qualname__
        line["where"] = _place(error)
    return line


def _place(error: BaseException) -> str:
    """The innermost frames, the last first: enough to find the line, without any value."""
    frames = [f"{frame.f_code.co_filename}:{line}" for frame, line in traceback.walk_tb(error.__traceback__)]
    return " < ".join(reversed(frames[-FRAMES:]))


def _place_instead_of_words(_logger: object, _method: str, line: Line) -> Line:
    """Libraries format values into their messages: say only who spoke, and from which line."""
    record: logging.LogRecord = line["_record"]
    said_at = f"{record.pathname}:{record.lineno}"
    return {**line, "event": record.name, "where": line.get("where", said_at)}


SHARED = (
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _exception_without_its_words,
)
AS_JSON = structlog.processors.JSONRenderer(ensure_ascii=False)
OWN = (*SHARED, _only_allowed_fields, AS_JSON)
"""Through which every line of ours goes."""


def set_up(level: int = logging.INFO) -> None:
    """Own lines and those of libraries go to stderr in the same form."""
    structlog.configure(
        processors=list(OWN),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter())
    logging.basicConfig(handlers=[handler], level=max(level, logging.WARNING), force=True)
    sys.excepthook = lambda _kind, error, _trace: log.critical("ended by an error", exc_info=error)
    threading.excepthook = lambda fall: log.critical("thread ended by an error", exc_info=fall.exc_value)


def _formatter() -> structlog.stdlib.ProcessorFormatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[_place_instead_of_words, _only_allowed_fields, AS_JSON],
    )
