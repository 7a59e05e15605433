"""Reads an event log in the XES format (IEEE 1849-2016), packed or not, one case after the other."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

from risk.trace import Step, Trace

NAME, TIME = "concept:name", "time:timestamp"
DAY_S = 86_400


def read(log: Path) -> Iterator[Trace]:
    """Cases that have events, each with these in the order of time; ParseError where it is no XML."""
    with closing(_opened(log)) as file:
        for _, element in iterparse(file, events=("end",)):  # noqa: S314  a file of the operator's own choice
            if element.tag.rpartition("}")[2] == "trace":
                if (trace := _trace(element)).steps:
                    yield trace
                element.clear()


def _opened(log: Path) -> gzip.GzipFile | BufferedReader:
    return gzip.open(log) if log.suffix == ".gz" else log.open("rb")


def _trace(element: Element) -> Trace:
    steps, case = [], ""
    for child in element:
        if child.tag.rpartition("}")[2] == "event":
            steps.append(_step(child))
        elif child.get("key") == NAME:
            case = child.get("value", "")
    return Trace(case, tuple(sorted(steps, key=lambda step: step.day)))


def _step(event: Element) -> Step:
    says = {each.get("key", ""): _value(each) for each in event}
    what, at = str(says.pop(NAME)), str(says.pop(TIME))
    return Step(what, datetime.fromisoformat(at).timestamp() / DAY_S, says)


def _value(element: Element) -> float | str:
    kind, value = element.tag.rpartition("}")[2], element.get("value", "")
    return float(value) if kind in {"int", "float"} else value
