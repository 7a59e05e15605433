"""The card of a model, and what it promised beside what was obtained, in the words and figures of a page."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from api.i18n import Msgid, msgid
from api.pages.agreement_words import branch_name
from api.pages.barometer_words import percent
from api.visit import Visit
from domain.appeal.events import Category
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.words import CATEGORIES
from domain.risk.governance_state import Governance, Standing
from domain.risk.words import FAULTS, TARGETS, Fault, Target
from domain.words import Label, Language
from risk.store import Reported

STANDINGS: Mapping[Standing, tuple[Msgid, str]] = {
    Standing.PROPOSED: (msgid("proposed"), "purple"),
    Standing.REJECTED: (msgid("rejected"), "grey"),
    Standing.APPROVED: (msgid("approved, not in force yet"), "blue"),
    Standing.SERVING: (msgid("in force"), "green"),
    Standing.RETIRED: (msgid("retired"), "grey"),
}
PARTS: Mapping[str, Msgid] = {
    "learnt_from": msgid("learnt from"),
    "calibrated_on": msgid("thresholds set on"),
    "tested_on": msgid("tested on"),
}
COMPARED: Mapping[str, Msgid] = {
    "": msgid("This model"),
    "current": msgid("The model in force"),
    "signals": msgid("Signals counted: urgency, missed terms, pressure"),
    "logistic": msgid("A weighted sum of the same features"),
    "constant": msgid("The same answer for every case"),
    "as_of": msgid("Learnt only from what was known when the test begins"),
    "with_region": msgid("With the region, which the model never sees"),
    "without_wording": msgid("Without how the appeal is worded"),
}
LOOKED: Mapping[str, Msgid] = {
    "rules": msgid("The rules alone, as they serve without a model"),
    "model": msgid("This model alone"),
    "together": msgid("Rules and model together, as they serve"),
}
GROUPS: Mapping[str, Msgid] = {
    "branch": msgid("By branch"),
    "language": msgid("By the language of the member"),
    "category": msgid("By what the appeal is about"),
}
LANGUAGES: Mapping[str, Label] = {
    Language.KK: Label(kk="қазақша", ru="казахский", en="Kazakh"),
    Language.RU: Label(kk="орысша", ru="русский", en="Russian"),
    Language.EN: Label(kk="ағылшынша", ru="английский", en="English"),
}


class Table(NamedTuple):
    title: str
    rows: Sequence[Sequence[str]]


class Card(NamedTuple):
    """What a page shows of a card."""

    target: Label
    synthetic: bool
    as_of: date
    window_days: int
    seed: int
    xgboost: str
    features: int
    policy: Mapping[str, int]
    parts: Sequence[Sequence[str]]
    compared: Sequence[Sequence[str]]
    steps: Sequence[Sequence[str]]
    reliability: Sequence[Sequence[str]]
    thresholds: Sequence[Sequence[str]]
    looked: Sequence[Sequence[str]]
    groups: Sequence[Table]


def card_of(card: Mapping[str, Any], visit: Visit) -> Card:
    figures, language = card["figures"], visit.language
    return Card(
        target=TARGETS[Target(card["target"])],
        synthetic=card["synthetic"],
        as_of=datetime.fromisoformat(card["as_of"]).date(),
        window_days=card["window_days"],
        seed=card["seed"],
        xgboost=card["xgboost"],
        features=card["features"],
        policy=card["policy"],
        parts=list(_parts(card, visit)),
        compared=list(_compared(card, visit)),
        steps=[
            (str(at["steps"]), str(at["n"]), str(at["bad"]), figure(at["auc"], language), figure(at["ap"], language))
            for at in figures["by_steps"]
        ],
        reliability=[(percent(at["said"]), percent(at["happened"]), str(at["n"])) for at in figures["reliability"]],
        thresholds=list(_thresholds(card, visit)),
        looked=[
            (visit.gettext(words), share(card["looked"][by]["recall"]), share(card["looked"][by]["load"]))
            for by, words in LOOKED.items()
        ],
        groups=list(_groups(card, visit)),
    )


def _parts(card: Mapping[str, Any], visit: Visit) -> Iterator[Sequence[str]]:
    for name, part in ((name, card["parts"][name]) for name in PARTS):
        days = (f"{date.fromisoformat(part[end]):%d.%m.%Y}" for end in ("from", "to"))
        yield visit.gettext(PARTS[name]), str(part["cases"]), str(part["bad"]), "–".join(days)


def _compared(card: Mapping[str, Any], visit: Visit) -> Iterator[Sequence[str]]:
    every = {"": card["figures"], **card["baselines"]}
    for name, said in ((name, every[name]) for name in COMPARED if name in every):
        numbers = (figure(said.get(key), visit.language) for key in ("auc_weighted", "ap_weighted", "brier"))
        yield visit.gettext(COMPARED[name]), *numbers


def _thresholds(card: Mapping[str, Any], visit: Visit) -> Iterator[Sequence[str]]:
    for at in card["thresholds"]:
        shares = (percent(at[name]) for name in ("promised", "load"))
        yield stage_name(at["stage"]).in_(visit.language), threshold(at["at"], visit), *shares


def _groups(card: Mapping[str, Any], visit: Visit) -> Iterator[Table]:
    for name, groups in ((name, card["groups"][name]) for name in GROUPS):
        called = [_value(name, each["value"]).in_(visit.language) for each in groups]
        shares = [(str(each["n"]), share(each["recall"]), share(each["load"])) for each in groups]
        rows = [(value, *said) for value, said in zip(called, shares, strict=True)]
        yield Table(visit.gettext(GROUPS[name]), rows)


def _value(group: str, value: str) -> Label:
    match group:
        case "branch":
            return branch_name(value)
        case "language":
            return LANGUAGES[value]
        case _:
            return CATEGORIES[Category(value)]


def stage_name(stage: str) -> Label:
    return APPEAL.steps[Stage(stage)].label


def figure(value: float | None, language: Language) -> str:
    """Three decimals, after a comma where people write it so."""
    if value is None:
        return "–"
    return f"{value:.3f}" if language is Language.EN else f"{value:.3f}".replace(".", ",")


def threshold(at: float, visit: Visit) -> str:
    if at > 1:
        return visit.gettext("nobody: the ceiling leaves no room")
    return visit.gettext("everybody") if at <= 0 else figure(at, visit.language)


def share(said: Mapping[str, Any]) -> str:
    """With its interval."""
    if said["share"] is None:
        return "–"
    return f"{percent(said['share'])} ({percent(said['low'])}–{percent(said['high'])}, n={said['of']})"


class Promise(NamedTuple):
    """What a model in force promised, and what came of it."""

    model: str
    target: Label
    synthetic: bool
    stages: Sequence[Sequence[str]]
    looked_at: datetime | None
    fault: Label | None = None
    cases: int = 0
    bad: int = 0
    promised: str = ""
    recall: str = ""
    load: str = ""
    enough: bool = False
    kept: bool = True
    drifted: bool = False
    people: str = ""


def promises(state: Governance, reports: Mapping[str, Reported], language: Language) -> list[Promise]:
    serving = (each.serving for each in state.models.values() if each.standing is Standing.SERVING)
    return [
        Promise(
            model=each.model,
            target=TARGETS[each.target],
            synthetic=each.synthetic,
            stages=[
                (stage_name(at.stage).in_(language), percent(at.promised), percent(at.load)) for at in each.thresholds
            ],
            **_obtained(reports.get(each.model)),
        )
        for each in serving
    ]


def _obtained(reported: Reported | None) -> dict[str, Any]:
    if reported is None:
        return {"looked_at": None}
    report = reported.report
    if "fault" in report:
        return {"looked_at": reported.made_at, "fault": FAULTS[Fault(report["fault"])]}
    counted = {name: report[name] for name in ("cases", "bad", "enough")}
    if "recall" not in report:
        return {"looked_at": reported.made_at, **counted}
    return {
        "looked_at": reported.made_at,
        **counted,
        "promised": percent(report["promised"]),
        "recall": share(report["recall"]),
        "load": share(report["load"]),
        "kept": report["kept"],
        "drifted": report["drifted"],
        "people": share(report["people"]),
    }
