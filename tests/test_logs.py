import json
import subprocess
import sys
from typing import Any

import pytest

CANARY = "Айгүл 770101300123"
BEGIN = "import logging, structlog, threading, logs\nlogs.set_up()\nlog = structlog.get_logger()\n"


def said(words: str) -> list[dict[str, Any]]:
    """The log lines of a process of its own; whatever is not a line of JSON fails here."""
    process = [sys.executable, "-c", BEGIN + words.replace("CANARY", repr(CANARY))]
    ended = subprocess.run(process, capture_output=True, text=True, check=False, timeout=30)
    return [json.loads(line) for line in ended.stderr.splitlines()]


def mentions_the_canary(lines: list[dict[str, Any]]) -> bool:
    return CANARY in json.dumps(lines, ensure_ascii=False)


def test_fields_known_to_be_harmless_are_kept():
    (line,) = said("log.info('caught up', projection='docket', position=12)")
    assert (line["event"], line["projection"], line["position"]) == ("caught up", "docket", 12)


def test_a_field_that_nobody_allowed_is_dropped():
    (line,) = said("log.info('filed', stream='appeal-1', text=CANARY, name=CANARY)")
    assert not mentions_the_canary([line])
    assert line["stream"] == "appeal-1"


def test_the_scan_would_find_content_in_an_allowed_field():
    assert mentions_the_canary(said("log.info('filed', stream=CANARY)"))


ENDS = {
    "a handled exception": "try: raise ValueError(CANARY)\nexcept ValueError: log.exception('not understood')",
    "an exception nobody handles": "raise ValueError(CANARY)",
    "an exception of a thread": "def fall(): raise ValueError(CANARY)\nthreading.Thread(target=fall).start()",
    "a library's exception": (
        "try: raise ValueError(CANARY)\nexcept ValueError: logging.getLogger('some.library').exception(CANARY)"
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_an_exception_says_its_type_and_place_but_not_its_words(end: str):
    (line,) = said(ENDS[end])
    assert not mentions_the_canary([line])
    assert line["exception_type"] == "ValueError"
    assert line["where"].startswith("<string>:")


@pytest.mark.parametrize("words", ["error('cannot parse %s', CANARY)", "error('cannot parse ' + CANARY)"])
def test_a_library_says_who_spoke_and_where_but_not_what(words: str):
    (line,) = said(f"logging.getLogger('some.library').{words}")
    assert not mentions_the_canary([line])
    assert (line["event"], line["where"]) == ("some.library", "<string>:4")
