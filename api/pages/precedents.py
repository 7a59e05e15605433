"""Precedents for staff: narrowed by what was decided and what came of it, found by exact words, and one of them."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.pages.challenge_choices import offered
from api.pages.offices import actor
from api.pages.precedent_words import TONGUES, Codes, kind_of_decision, lines, outcome
from api.precedent_texts import Plain
from api.precedents import Precedent, is_precedent_id, listed, read, wanted
from api.problems import FieldError, Problem
from api.systems import LONGEST_SEARCH
from api.visit import Visit
from domain.algorithm import DECISION_KINDS, DecisionKind
from domain.challenge.decision import FINDINGS, Finding
from domain.words import Language

PAGE = 20
LONGEST_GLIMPSE = 280

routes = APIRouter(include_in_schema=False)


class Asked(NamedTuple):
    """What the address asks for; whatever is not understood narrows nothing."""

    find: str = ""
    decision: str = ""
    outcome: str = ""

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Asked":
        return cls(
            find=said.get("find", "")[:LONGEST_SEARCH].strip(),
            decision=said["decision"] if said.get("decision") in set(DecisionKind) else "",
            outcome=said["outcome"] if said.get("outcome") in set(Finding) else "",
        )

    def address(self, after: str) -> str:
        said = {name: value for name, value in self._asdict().items() if value}
        return f"/precedents?{urlencode({**said, 'after': after})}"


class Row(NamedTuple):
    """A precedent in the list: its title, the beginning of its text, and what it was about."""

    id: str
    text: Plain
    glimpse: str
    decision: str
    outcome: str
    year: int


@routes.get("/precedents")
def precedents_page(visit: SignedInVisit) -> HTMLResponse:
    """For somebody without an office the page does not exist."""
    said = visit.request.query_params
    asked, after = Asked.of(said), said.get("after", "")
    if after and not is_precedent_id(after):
        raise Problem("invalid-fields", errors=[FieldError("after", "cursor")])
    narrowed = wanted(visit.services, asked.decision, asked.outcome, asked.find)
    page, following = listed(visit.services, actor(visit), narrowed, after, limit=PAGE)
    return visit.page(
        "precedents/list.html",
        rows=[_row(each, visit.language) for each in page],
        asked=asked,
        narrowed=any(asked),
        further=bool(after),
        next=asked.address(following) if following else "",
        decisions=offered(visit, DECISION_KINDS),
        outcomes=offered(visit, FINDINGS),
    )


def _row(precedent: Precedent, language: Language) -> Row:
    known, text = precedent.listed, precedent.in_(language)
    return Row(
        known.precedent,
        text,
        _glimpse(text.text),
        kind_of_decision(known.decision, language),
        outcome(known.finding, language),
        known.year,
    )


def _glimpse(text: str) -> str:
    """Its first words, cut between two of them."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_GLIMPSE else f"{line[:LONGEST_GLIMPSE].rpartition(' ')[0]} …"


@routes.get("/precedents/{precedent}")
def precedent_page(precedent: str, visit: SignedInVisit) -> HTMLResponse:
    return visit.page("precedents/precedent.html", **_shown(visit, read(visit.services, actor(visit), precedent)))


def _shown(visit: Visit, found: Precedent) -> dict[str, Any]:
    text = found.in_(visit.language)
    return {
        "text": text,
        "others": [each for each in found.texts if each is not text],
        "tongues": TONGUES,
        "lines": lines(Codes.of(found.listed), visit.language),
        "decision": found.listed.decision,
        "kind": kind_of_decision(found.listed.decision, visit.language),
    }
