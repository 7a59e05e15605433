"""A precedent in the words of a page: what was decided, by whom, how it ended, and what it is counted under."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from api.i18n import Msgid, msgid
from api.pages.challenge_choices import begun_large
from domain.algorithm import DECISION_KINDS, GROUNDS, PRINCIPLES, DecisionKind, Ground, Principle
from domain.challenge.decision import (
    AUTOMATIONS,
    EFFECTS,
    FINDINGS,
    KNOWN,
    MEASURES,
    Automation,
    Effect,
    Finding,
    Known,
    Measure,
)
from domain.words import Label, Language


class Codes(NamedTuple):
    """What stands beside the text, wherever it is kept."""

    decision: str
    automation: str
    effect: str
    finding: str
    measures: Sequence[str]
    principles: Sequence[str]
    grounds: Sequence[str]
    notice: str
    year: int

    @classmethod
    def of(cls, known: Any) -> "Codes":
        """Of anything that has them all."""
        return cls.of_state({name: getattr(known, name) for name in cls._fields})

    @classmethod
    def of_state(cls, known: Mapping[str, Any]) -> "Codes":
        """Of a challenge, by what its precedent would hold."""
        return cls(**{**known, "effect": known["effect"] or ""})


class Line(NamedTuple):
    title: Msgid
    words: tuple[str, ...]


def lines(codes: Codes, language: Language) -> list[Line]:
    """Those that say something, in the order in which one reads them."""
    return [Line(title, words) for title, words in _lines(codes, language) if words]


def _lines(codes: Codes, language: Language) -> Iterator[tuple[Msgid, tuple[str, ...]]]:
    def said(labels: Mapping[Any, Label], kind: type[StrEnum], *found: str) -> tuple[str, ...]:
        return tuple(begun_large(labels[kind(code)].in_(language)) for code in filter(None, found))

    yield msgid("What was decided"), said(DECISION_KINDS, DecisionKind, codes.decision)
    yield msgid("Who decided"), said(AUTOMATIONS, Automation, codes.automation)
    yield msgid("Effect"), said(EFFECTS, Effect, codes.effect)
    yield msgid("Told before that an algorithm is used"), said(KNOWN, Known, codes.notice)
    yield msgid("What became of the decision"), said(FINDINGS, Finding, codes.finding)
    yield msgid("Remedy agreed"), said(MEASURES, Measure, *codes.measures)
    yield msgid("Principles"), said(PRINCIPLES, Principle, *codes.principles)
    yield msgid("Grounds"), said(GROUNDS, Ground, *codes.grounds)
    yield msgid("Year"), (str(codes.year),)


def kind_of_decision(code: str, language: Language) -> str:
    return begun_large(DECISION_KINDS[DecisionKind(code)].in_(language))


def outcome(code: str, language: Language) -> str:
    return begun_large(FINDINGS[Finding(code)].in_(language))


TONGUES: Mapping[Language, str] = {Language.KK: "қазақша", Language.RU: "русский", Language.EN: "English"}
