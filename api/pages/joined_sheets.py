"""The forms by which cases are linked, merged and told apart: which controls each has, and what it asks for."""

from collections.abc import Mapping
from typing import Any

from api.cases import OpenedCase, is_case_id
from api.pages.faults import Fault, Reading
from api.pages.sheet import Sheet, Typed
from api.visit import Visit
from domain.appeal.joining.commands import LinkCases, MergeCases, SeparateCases, UnlinkCases
from domain.linking import Link


def _link(reading: Reading) -> dict[str, Any]:
    return {"other": reading.case("number"), "link": reading.choice("link", Link)}


def _begin_link(visit: Visit, _opened: OpenedCase) -> Typed:
    return {"link": Link.RELATED, "number": visit.request.query_params.get("number", "")[:LONGEST_NUMBER]}


LONGEST_NUMBER = 14


def _other(reading: Reading) -> str:
    other = reading.form.text("other")
    if not is_case_id(other):
        reading.faults.append(Fault("other", "missing"))
    return other


def _named(reading: Reading) -> dict[str, Any]:
    return {"other": _other(reading)}


def _merge(reading: Reading) -> dict[str, Any]:
    """The case on whose page one is goes on; the other one ends in it."""
    return {"other": _other(reading), "link": Link.MERGED_FROM, "reasons": reading.text("reasons")}


def _begin_merge(visit: Visit, _opened: OpenedCase) -> Typed:
    other = visit.request.query_params.get("other", "")
    return {"other": other if is_case_id(other) else ""}


JOINED: Mapping[str, Sheet] = {
    LinkCases.NAME: Sheet(("number", "link"), _link, _begin_link),
    UnlinkCases.NAME: Sheet(("other",), _named),
    MergeCases.NAME: Sheet(("other", "reasons"), _merge, _begin_merge, shown_first=True),
    SeparateCases.NAME: Sheet(("other",), _named, shown_first=True),
}
