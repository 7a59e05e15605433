"""The words that each part of a letter against an algorithm's decision begins with; the lawyer changes them at will."""

from collections.abc import Callable, Iterable, Mapping

from domain.algorithm import DECISION_KINDS
from domain.appeal.outgoing.plan import Part, Template
from domain.appeal.tracks import algorithm_terms as terms
from domain.appeal.tracks.algorithm_terms import TERMS
from domain.challenge.decision import ASPECTS, Aspect
from domain.challenge.package import automation_of, proposed_parts
from domain.challenge.state import Challenge
from domain.words import Label, Language, format_date
from letters.suggested_words import (
    BLOCK,
    COMPLAIN,
    DATED,
    EXPLAIN,
    KEEP,
    LACKING,
    OBJECT,
    REVIEW,
    STAY,
    STAYED_BY_LAW,
    UNANSWERED,
    UNDO,
    WITHIN,
)

Words = Callable[[Challenge, Language], str]
_AMOUNTS = {term.id: (term.amount, term.unit) for term in TERMS}


def suggested(challenge: Challenge, template: Template, language: Language) -> Mapping[Part, str]:
    """The proposed parts in this language; a part without words of its own is left to the lawyer."""
    words = SUGGESTED.get(template.id, {})
    parts = (part for part in proposed_parts(challenge, template) if part in words)
    said = {part: words[part](challenge, language) for part in parts}
    return {part: text for part, text in said.items() if text}


def within(term: str, language: Language) -> str:
    """«в течение 10 рабочих дней»: the number is that of the term."""
    amount, unit = _AMOUNTS[term]
    return WITHIN[unit, amount == 1].in_(language).format(amount=amount)


def _decision(challenge: Challenge, language: Language) -> str:
    decision = challenge.decision
    if decision is None:
        return ""
    said = DECISION_KINDS[decision.kind].in_(language)
    if decision.decided_on is None:
        return f"{said}."
    return DATED.in_(language).format(kind=said, day=format_date(decision.decided_on, language))


def _listed(aspects: Iterable[Aspect], language: Language) -> str:
    return "\n".join(f"– {ASPECTS[aspect].in_(language)}" for aspect in aspects)


def _objection(_challenge: Challenge, language: Language) -> str:
    return OBJECT.in_(language).format(within=within(terms.OBJECTION, language))


def _explanation(challenge: Challenge, language: Language) -> str:
    asked = EXPLAIN[automation_of(challenge)].in_(language)
    return asked.format(list=_listed(Aspect, language), within=within(terms.EXPLANATION, language))


def _lacking(challenge: Challenge, language: Language) -> str:
    """What the employer's answers do not tell, by the words of the aspects."""
    if not challenge.missing:
        return ""
    asked = LACKING if challenge.stated else UNANSWERED
    listed = _listed(challenge.missing, language)
    return asked.in_(language).format(list=listed, within=within(terms.EXPLANATION, language))


def _review(challenge: Challenge, language: Language) -> str:
    asked = REVIEW[automation_of(challenge)].in_(language)
    return asked.format(within=within(terms.HUMAN_REVIEW, language))


def _stay(_challenge: Challenge, language: Language) -> str:
    return STAY.in_(language).format(within=within(terms.STAY, language))


def _blocking(_challenge: Challenge, language: Language) -> str:
    return BLOCK.in_(language).format(within=within(terms.BLOCKING, language))


def _said(words: Label) -> Words:
    return lambda _challenge, language: words.in_(language)


_KEEP = _said(KEEP)
_IN_PARTS: Mapping[Part, Words] = {
    Part.DECISION: _decision,
    Part.OBJECTION: _objection,
    Part.EXPLANATION: _explanation,
    Part.REVIEW: _review,
    Part.STAY: _stay,
    Part.PRESERVATION: _KEEP,
}
_OF_WHAT_IS_LACKING: Mapping[Part, Words] = {Part.DECISION: _decision, Part.EXPLANATION: _lacking}
SUGGESTED: Mapping[str, Mapping[Part, Words]] = {
    "challenge_package": _IN_PARTS,
    "challenge_operator": _IN_PARTS,
    "missing_parts": _OF_WHAT_IS_LACKING,
    "operator_missing_parts": _OF_WHAT_IS_LACKING,
    "blocking": {Part.DECISION: _decision, Part.DEMANDS: _blocking},
    "data_authority": {Part.DECISION: _decision, Part.DEMANDS: _said(COMPLAIN)},
    "state_act": {
        Part.DECISION: _decision,
        Part.STAY: _said(STAYED_BY_LAW),
        Part.PRESERVATION: _KEEP,
        Part.DEMANDS: _said(UNDO),
    },
}
