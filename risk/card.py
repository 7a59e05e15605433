"""The card of a model as Markdown: what it was learnt from, what it reaches, what it has to beat, and its limits."""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.risk.words import TARGETS, Target

MADE_UP = "**Learnt from made-up cases. It is for showing only and says nothing of any real case.**"
LIMITS = (
    "It can only ask for a person to look. It decides, delays and closes nothing.",
    "It learnt from cases whose members agreed to it; others may go otherwise.",
    "Language, region, primary organisation, who worked on a case, strikes and organising are in no feature.",
    "Outcomes of the learnt cases became known while the tested ones ran; the figures `as of` are without those.",
    "Shares counted on few cases are worth as much as their interval says, no more.",
)
PARTS = ("learnt_from", "calibrated_on", "tested_on")
COMPARED = {
    "signals": "grounds of urgency, missed terms and pressure, counted",
    "logistic": "a weighted sum of the same columns",
    "constant": "the same answer for every case",
    "current": "the model in force",
    "as_of": "as of: learnt only from what was known when the test begins",
    "with_region": "with the region, which the model never sees",
    "without_wording": "without how the appeal is worded",
}

LOOKED = {"rules": "the rules alone, as they serve without a model", "model": "this model alone", "together": "both"}


def markdown(model: str, card: Mapping[str, Any]) -> str:
    return "\n".join(_lines(model, card)) + "\n"


def _lines(model: str, card: Mapping[str, Any]) -> Iterator[str]:
    yield f"# Model {model[:12]}"
    if card["synthetic"]:
        yield from ("", MADE_UP)
    policy = card["policy"]
    yield from ("", f"- SHA-256: `{model}`", f"- Foresees: {TARGETS[Target(card['target'])].en}")
    yield f"- As of: {card['as_of']}, window {card['window_days']} days, seed {card['seed']}, xgboost {card['xgboost']}"
    yield f"- Promise: {policy['recall']} % seen beforehand, at most {policy['ceiling']} % of open cases looked at"
    yield from _table("Cases", ("part", "cases", "went wrong", "rows", "from", "to"), _parts(card))
    yield from _table("Figures on the youngest cases", ("", "AUC, weighted", "AP, weighted", "Brier"), _figures(card))
    yield from _table("After so many steps", ("steps", "cases", "went wrong", "AUC", "AP"), _steps(card))
    bins = ([each["said"], each["happened"], each["n"]] for each in card["figures"]["reliability"])
    yield from _table("Whether figures mean what they say", ("said", "happened", "judgements"), bins)
    limits = ([at["stage"], at["at"], at["promised"], at["load"]] for at in card["thresholds"])
    yield from _table("From which score on a person looks", ("stage", "score", "recall promised", "load"), limits)
    said = card["looked"]
    looked = ([words, _share(said[by]["recall"]), _share(said[by]["load"])] for by, words in LOOKED.items())
    yield from _table("Whom a person would have looked at, of the youngest cases", ("by", "recall", "load"), looked)
    for name, groups in card["groups"].items():
        rows = ([g["value"], g["n"], g["bad"], _share(g["recall"]), _share(g["load"])] for g in groups)
        yield from _table(f"By {name}", (name, "cases", "went wrong", "recall", "load"), rows)
    yield from ("", "## Limits", "", *(f"- {limit}" for limit in LIMITS))


def _parts(card: Mapping[str, Any]) -> Iterator[list[Any]]:
    for name in PARTS:
        part = card["parts"][name]
        yield [name.replace("_", " "), *(part[key] for key in ("cases", "bad", "rows", "from", "to"))]


def _figures(card: Mapping[str, Any]) -> Iterator[list[Any]]:
    compared = ((COMPARED[name], card["baselines"][name]) for name in COMPARED if name in card["baselines"])
    for said, figures in (("this model", card["figures"]), *compared):
        yield [said, *(_figure(figures.get(key)) for key in ("auc_weighted", "ap_weighted", "brier"))]


def _steps(card: Mapping[str, Any]) -> Iterator[list[Any]]:
    for each in card["figures"]["by_steps"]:
        yield [each[key] for key in ("steps", "n", "bad", "auc", "ap")]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _share(share: Mapping[str, Any]) -> str:
    """With its interval of 95 %."""
    if share["share"] is None:
        return "–"
    return f"{share['share']:.0%} ({share['low']:.0%}–{share['high']:.0%}, n={share['of']})"


def _table(title: str, heads: tuple[str, ...], rows: Iterator[list[Any]]) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}")
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)
