"""The card of a flag of risk: what a program says in words, how often such flags were right, what it does not know."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from api.cases import OpenedCase, record_look
from api.i18n import Msgid, msgid
from api.pages.faults import Reading
from api.pages.foresight import flag_for
from api.pages.sheet import Sheet, Typed
from api.risk_time import CARD
from api.visit import Visit
from domain.review import Because, Review
from domain.risk.assessed import ALARMS, JUDGEMENTS, OF_A_SAMPLE, Alarm, Judgement, JudgeRisk, RiskAssessed
from domain.risk.words import FAULTS, TARGETS, Finding, Target
from domain.words import Label
from projections.judged import Counted, how_often_right
from risk.feature_words import sentence

HINTS: Mapping[Judgement, Msgid] = {
    Judgement.CONFIRMED: msgid("Whoever works on the case and the supervisors hear of it at once."),
    Judgement.DOWNGRADED: msgid("The case deserves attention, but less than the flag says."),
    Judgement.OVERRIDDEN: msgid("The case goes on without the flag. Say what the program did not know."),
}
HINTS_OF_A_SAMPLE: Mapping[Judgement, Msgid] = {
    Judgement.CONFIRMED: msgid("The case goes on as before."),
    Judgement.OVERRIDDEN: HINTS[Judgement.CONFIRMED],
}
DOES_NOT_KNOW = (
    msgid("what was said and never written down in the case;"),
    msgid("who is right, and what the law says of it;"),
    msgid("anything about the region, the person, a strike or organising: that is kept from it."),
)
VERSION = 8
"""So many letters of the hash of a model tell it from others."""


class Said(NamedTuple):
    """What one model says, in words: its reasons for and against, or the fault in their place."""

    target: Label
    model: str
    fault: Label | None
    score: float | None
    threshold: float | None
    flags: bool
    more: tuple[Label, ...]
    less: tuple[Label, ...]


class Ground(NamedTuple):
    """An alarm of the rules, or what a model foresees; `counted` is what people made of such flags until now."""

    label: Label
    reason: Label | None
    counted: Counted | None


def card(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """The look at it is recorded: from then on the time counts."""
    review = flag_for(opened)
    if review is None:
        return {}
    record_look(visit.services, opened, CARD)
    flag: RiskAssessed | None = opened.state.risk.flags.get(review.id)
    sampled = review.because is Because.SAMPLE
    return {
        "review": review,
        "sampled": sampled,
        "grounds": [] if sampled or flag is None else list(_grounds(visit, flag)),
        "said": [] if sampled or flag is None else [_said(finding) for finding in flag.findings],
        "does_not_know": DOES_NOT_KNOW,
        "judgements": _judgements(visit, sampled=sampled),
        "synthetic": opened.organisation.synthetic,
    }


def _grounds(visit: Visit, flag: RiskAssessed) -> Iterator[Ground]:
    counted = how_often_right(visit.services.ledger.reads.pool)
    for name in flag.asks:
        if name in set(Target):
            yield Ground(TARGETS[Target(name)], None, counted.get(name))
        else:
            rule = ALARMS[Alarm(name)]
            yield Ground(rule.label, rule.reason, counted.get(name))


def _said(finding: Finding) -> Said:
    return Said(
        target=TARGETS[finding.target],
        model=finding.model[:VERSION],
        fault=FAULTS[finding.fault] if finding.fault else None,
        score=finding.score,
        threshold=finding.threshold,
        flags=finding.flags,
        more=tuple(sentence(reason.feature) for reason in finding.reasons if reason.weight > 0),
        less=tuple(sentence(reason.feature) for reason in finding.reasons if reason.weight < 0),
    )


def _judgements(visit: Visit, *, sampled: bool) -> list[tuple[str, str, str]]:
    words, hints = (OF_A_SAMPLE, HINTS_OF_A_SAMPLE) if sampled else (JUDGEMENTS, HINTS)
    return [
        (each.value, _upper(label.in_(visit.language)), visit.gettext(hints[each])) for each, label in words.items()
    ]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _read(reading: Reading) -> dict[str, Any]:
    return {
        "review": reading.form.text("review"),
        "judgement": reading.choice("judgement", Judgement),
        "reasons": reading.text("reasons"),
    }


def _begin(_visit: Visit, opened: OpenedCase) -> Typed:
    review: Review | None = flag_for(opened)
    return {"review": review.id if review else ""}


SHEETS: Mapping[str, Sheet] = {JudgeRisk.NAME: Sheet(("review", "judgement", "reasons"), _read, _begin)}
