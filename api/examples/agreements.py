"""Agreements of the demo federation, and requests about them that a fresh demo stack accepts exactly as they stand."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.examples.names import days_ago, person, unit
from api.examples.telling import Example
from domain.agreement.identity import agreement_under
from domain.kernel import OPERATOR

EVERY_GUARANTEE = (
    "personal_data",
    "transparency",
    "no_discrimination",
    "human_control",
    "retraining",
    "consultation",
)
MANDATORY = (
    "pay",
    "coefficients",
    "hours_and_leave",
    "safety",
    "union_conditions",
    "amendment",
    "control",
    "acts_with_opinion",
    "hazardous_retirement",
)
OIL_BIN, SCHOOL_BIN, DRILLING_BIN = "990540001238", "040140005675", "101240008907"
PORT_BIN, HOSPITAL_BIN, BUSES_BIN, SCHOOL_AKTAU_BIN = "960340000712", "001140004523", "050840003190", "110940000272"
BY_OPERATOR = "operator"
"""An account that is none: these came from an old register."""


class Kept(NamedTuple):
    """An agreement of the demo federation: who registers it, what they say, and what is recorded of it afterwards."""

    account: str
    said: Mapping[str, Any]
    then: tuple[tuple[str, Mapping[str, Any]], ...] = ()


def _said(parties: str, signed: int, left: int, covered: int, /, **more: Any) -> dict[str, Any]:
    """Signed so many days ago, with so many days left to its last day."""
    return {
        "level": "enterprise",
        "parties": parties,
        "covered": covered,
        "signed_on": days_ago(signed),
        "in_force_from": days_ago(signed),
        "until": days_ago(-left),
        "copies": 2,
        "themes": MANDATORY,
        **more,
    }


def _clause(number: str, theme: str, text: str, guarantee: str | None = None) -> dict[str, Any]:
    return {"number": number, "theme": theme, "guarantee": guarantee, "text": text}


OIL_CLAUSES = (
    _clause("3.1", "pay", "Минимальная тарифная ставка индексируется ежегодно не ниже уровня инфляции."),
    _clause("4.2", "hours_and_leave", "Вахта длится не более 15 календарных дней."),
    _clause(
        "9.1",
        "digital",
        "Решение об увольнении, взыскании и оплате принимает названный человек, который вправе его изменить.",
        "human_control",
    ),
    _clause(
        "9.2", "digital", "Критерии оценки и их вес объясняют работнику в течение 10 рабочих дней.", "transparency"
    ),
)
OIL_CLAUSES_BEFORE = (
    _clause("3.1", "pay", "Минимальная тарифная ставка индексируется раз в два года не ниже уровня инфляции."),
    _clause("4.2", "hours_and_leave", "Вахта длится не более 15 календарных дней."),
    _clause("4.3", "hours_and_leave", "Дорога до вахтового посёлка не оплачивается."),
)
SEEDED: Mapping[str, Kept] = {
    "oil_field": Kept(
        "negotiator",
        _said("Актау мұнай өндіру және кәсіподақтың бастауыш ұйымы", 200, 530, 640, employer_bin=OIL_BIN)
        | {"clauses": OIL_CLAUSES},
        (("record_filing", {"on": days_ago(180), "number": "MON-042"}),),
    ),
    "drilling": Kept(
        "negotiator",
        _said("Бурение-Каспий и первичная организация буровиков", 650, 80, 151, employer_bin=DRILLING_BIN),
        (("record_filing", {"on": days_ago(630), "number": "MON-017"}),),
    ),
    "port": Kept(
        "negotiator",
        _said("Ақтау порты және порт жұмысшыларының кәсіподағы", 790, -60, 420, employer_bin=PORT_BIN)
        | {"guarantees": ("retraining",)},
        (
            ("record_filing", {"on": days_ago(770), "number": "MON-009"}),
            ("record_proposal", {"on": days_ago(100), "side": "union"}),
        ),
    ),
    "hospital": Kept(
        "negotiator",
        _said("Областная больница и профсоюз медиков", 770, -40, 930, employer_bin=HOSPITAL_BIN),
        (("record_filing", {"on": days_ago(750), "number": "MON-011"}),),
    ),
    "buses": Kept(
        "negotiator",
        _said("Автобусный парк и первичная организация водителей", 20, 710, 260, employer_bin=BUSES_BIN)
        | {"themes": ("pay", "hours_and_leave", "safety"), "copies": 1},
    ),
    "school_aktau": Kept(
        "negotiator",
        _said("Ақтау мектебі және бастауыш ұйым", 45, 1050, 74, employer_bin=SCHOOL_AKTAU_BIN)
        | {"guarantees": ("personal_data", "human_control")},
    ),
    "mangystau_region": Kept(
        "negotiator",
        _said("Акимат Мангистауской области, работодатели и объединение профсоюзов", 300, 430, 41_000)
        | {"level": "regional", "unit": unit("mangystau"), "guarantees": ("consultation",)},
        (("record_filing", {"on": days_ago(292), "number": "R-47-3"}),),
    ),
    "oil_and_gas": Kept(
        "lawyer-branch",
        _said("Министерство энергетики, ассоциация KAZENERGY и отраслевой профсоюз", 330, 400, 118_000)
        | {"level": "branch", "unit": unit("oil-and-gas"), "guarantees": EVERY_GUARANTEE},
        (("record_filing", {"on": days_ago(325), "number": "B-OG-1"}),),
    ),
    "school": Kept(
        "supervisor-karaganda",
        _said("Школа № 12 и первичная организация", 480, 250, 58, employer_bin=SCHOOL_BIN)
        | {
            "with_protocol": True,
            "open_clauses": ({"theme": "pay", "count": 2}, {"theme": "safety", "count": 1}),
            "guarantees": ("no_discrimination",),
        },
        (("record_filing", {"on": days_ago(460), "number": "MON-031"}),),
    ),
    "general": Kept(
        BY_OPERATOR,
        _said("Правительство, объединения профсоюзов и работодателей", 700, 300, 2_000_000)
        | {"level": "general", "guarantees": ("retraining", "consultation")},
    ),
    "education": Kept(
        BY_OPERATOR,
        _said("Министерство просвещения и отраслевой профсоюз образования", 400, 330, 560_000)
        | {"level": "branch", "unit": unit("education"), "guarantees": ("personal_data",)},
    ),
    "oil_field_before": Kept(
        "negotiator",
        _said("Актау мұнай өндіру және кәсіподақтың бастауыш ұйымы", 930, -201, 610, employer_bin=OIL_BIN)
        | {"clauses": OIL_CLAUSES_BEFORE},
        (("record_filing", {"on": days_ago(910), "number": "MON-002"}),),
    ),
    "karaganda_before": Kept(
        "supervisor-karaganda",
        _said("Акимат Карагандинской области, работодатели и объединение профсоюзов", 900, 10, 88_000)
        | {"level": "regional", "unit": unit("karaganda")},
        (("record_filing", {"on": days_ago(895), "number": "R-35-1"}),),
    ),
    "karaganda": Kept(
        "supervisor-karaganda",
        _said("Акимат Карагандинской области, работодатели и объединение профсоюзов", 30, 1100, 91_000)
        | {"level": "regional", "unit": unit("karaganda"), "guarantees": ("transparency", "retraining")},
        (("record_filing", {"on": days_ago(25), "number": "R-35-2"}),),
    ),
    "twice": Kept("negotiator", _said("Автобусный парк (внесено повторно)", 18, 712, 260, employer_bin=BUSES_BIN)),
}


def registration_key(name: str) -> str:
    """The key under which the demo federation registers an agreement."""
    return f"demo agreement {name}"


def seeded_agreement(name: str) -> str:
    account = SEEDED[name].account
    return agreement_under(OPERATOR.id if account == BY_OPERATOR else person(account), registration_key(name))


RENEWED = ("karaganda_before", "karaganda")
"""The second took the place of the first."""
REGISTRATIONS: Mapping[str, Example] = {
    "collective_agreement": Example(
        "lawyer",
        "",
        "A collective agreement with a guarantee of human control is written down",
        _said("Терминал «Курык» и первичная организация", 3, 1090, 112, employer_bin=PORT_BIN)
        | {"clauses": (OIL_CLAUSES[2],), "themes": ("pay", "safety")},
    ),
    "regional_agreement": Example(
        "lawyer",
        "",
        "An agreement of a region is written down",
        _said("Акимат, работодатели и объединение профсоюзов", 2, 1000, 39_000)
        | {"level": "regional", "unit": unit("mangystau")},
    ),
}


def _to(account: str, name: str, summary: str, command: str, /, **fields: Any) -> Example:
    return Example(account, name, summary, {"command": command, **fields})


COMMANDS: Mapping[str, Example] = {
    "record_proposal": _to(
        "lawyer",
        "drilling",
        "The union proposes a new agreement before this one ends",
        "record_proposal",
        on=days_ago(1),
        side="union",
    ),
    "record_filing": _to(
        "lawyer",
        "buses",
        "The employer filed it for monitoring",
        "record_filing",
        on=days_ago(1),
        number="MON-120",
        paper={"sha256": "5c" * 32, "kept_by": unit("mangystau")},
    ),
    "record_employer_reminded": _to(
        "lawyer",
        "school_aktau",
        "A letter reminds the employer to file it",
        "record_employer_reminded",
        on=days_ago(2),
    ),
    "record_inspection_told": _to(
        "lawyer", "school_aktau", "The labour inspection is told", "record_inspection_told", on=days_ago(0)
    ),
    "record_control": _to(
        "chair",
        "oil_field",
        "A quarterly control finds a breach",
        "record_control",
        on=days_ago(4),
        findings=[{"theme": "pay", "kept": "kept"}, {"theme": "safety", "kept": "broken"}],
        text="Спецодежду не выдали двум сменам.",
    ),
    "record_amendment": _to(
        "lawyer-branch",
        "oil_and_gas",
        "The sides make it longer by consent",
        "record_amendment",
        on=days_ago(6),
        until=days_ago(-765),
    ),
    "record_clause": _to(
        "lawyer",
        "oil_field",
        "A clause on retraining is written down",
        "record_clause",
        said=_clause("9.3", "digital", "При автоматизации работодатель переобучает за свой счёт.", "retraining"),
    ),
    "set_clause_aside": _to(
        "lawyer", "oil_field", "A clause that was changed is set aside", "set_clause_aside", clause="clause-2"
    ),
    "correct_agreement": _to(
        "supervisor-karaganda",
        "school",
        "The number of workers was written down wrongly",
        "correct_agreement",
        why="mistake",
        **{**SEEDED["school"].said, "covered": 85},
    ),
    "renew_agreement": _to(
        "lawyer",
        "oil_field_before",
        "The new agreement takes the place of the old one",
        "renew_agreement",
        other=seeded_agreement("oil_field"),
    ),
    "take_renewal_back": _to(
        "supervisor-karaganda",
        "karaganda_before",
        "The two were linked by mistake",
        "take_renewal_back",
        other=seeded_agreement("karaganda"),
    ),
    "end_agreement": _to("lawyer", "twice", "It was registered twice by mistake", "end_agreement", because="mistake"),
}


COMPARED: Mapping[str, Example] = {
    "oil_field": _to("lawyer", "oil_field", "The one that took its place", ""),
}


def shown_to_programs(examples: Mapping[str, Example], *, ids: bool = False) -> dict[str, Any]:
    """Examples for the documentation, or (`ids`) the agreements that they are sent to."""
    told = {}
    for name, found in examples.items():
        to = {"x-case": seeded_agreement(found.case)} if found.case else {}
        said = {"summary": f"{found.summary} (as {found.account})", "x-account": found.account, **to}
        told[name] = {**said, "value": seeded_agreement(found.case) if ids else found.body}
    return told
