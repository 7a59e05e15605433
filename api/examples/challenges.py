"""Challenges of decisions that algorithms made: filed in full and with little known, and worked on."""

from collections.abc import Mapping
from typing import Any

from api.examples.names import days_ago, person
from api.examples.seeded import case
from api.examples.systems import seeded_system
from api.examples.telling import Example, to_case
from api.fields import CONSENT_VERSION

RATED: Mapping[str, Any] = {
    "language": "kk",
    "text": "Жүйе рейтингімді төмендетіп, сыйлықақымды алып тастады. Неге олай шешкенін ешкім түсіндірмеді.",
    "primary_may_know": True,
    "consents": ["case", "statistics"],
    "consent_version": CONSENT_VERSION,
    "system": seeded_system("shift_planner"),
    "decision": {
        "kind": "evaluation",
        "decided_on": days_ago(6),
        "learned_on": days_ago(4),
        "learned": "in_the_system",
        "notice": "no",
        "consent": "no",
        "effect": "Сыйлықақы 40 пайызға азайды, түнгі ауысымдар алынды.",
        "system_words": "Қосымшаның аты «Вахта-жоспар».",
    },
}
BLOCKED: Mapping[str, Any] = {
    "language": "ru",
    "text": None,
    "consents": ["case"],
    "consent_version": CONSENT_VERSION,
    "decision": {"kind": "access_block"},
}

SORTED: Mapping[str, Any] = {
    "language": "kk",
    "text": "Бағдарлама ісімді шұғыл деп белгілемепті, ал мені сыйлықақыдан екінші ай қатар айырып отыр.",
    "consents": ["case"],
    "consent_version": CONSENT_VERSION,
    "about": case("on-its-way"),
    "decision": {"kind": "our_sorting"},
}

CHALLENGES: Mapping[str, Example] = {
    "of_a_rating": Example("member", "", "A member challenges a rating that cost her the bonus", RATED),
    "of_which_little_is_known": Example(
        "member2", "", "Neither the day nor the system is known: accepted, marked and explained", BLOCKED
    ),
    "of_our_own_sorting": Example(
        "member", "", "A member contests how the Federation's own program sorted a case of hers", SORTED
    ),
}

WORK: Mapping[str, Example] = {
    "triage_challenge": to_case(
        "supervisor",
        "triage_challenge",
        "A supervisor says who decided, before any right is claimed, and assigns a lawyer",
        urgent=False,
        holder=person("lawyer"),
        conflict_checked=True,
        automation="full",
        effect="serious",
        employer_kind="private",
    ),
    "name_system": to_case(
        "lawyer", "name_system", "The lawyer names the system of the register", system=seeded_system("courier_dispatch")
    ),
    "code_challenge": to_case(
        "lawyer",
        "code_challenge",
        "The lawyer says by which principles and grounds the challenge is counted",
        principles=["transparency", "human_at_the_centre"],
        grounds=["age"],
    ),
    "take_down_reasons": to_case(
        "lawyer",
        "take_down_reasons",
        "The employer's partial answer is taken down field by field",
        on=days_ago(0),
        answers=[
            {"aspect": "data_used", "text": "Данные о сменах и опозданиях за квартал."},
            {"aspect": "criteria", "text": "Опоздания 60 процентов, отказы от смен 40 процентов."},
        ],
    ),
    "ask_expert": to_case("lawyer", "ask_expert", "The lawyer asks an expert to assess it", expert=person("expert")),
    "assess_answers": to_case(
        "lawyer",
        "assess_answers",
        "The answer is assessed: what it lacks, and whether a person was really involved",
        adequacy="partly",
        data_right="unknown",
        discrimination="no",
        involved="no",
        review={"named": "no", "another_person": "unknown", "could_change": "no", "worker_heard": "no", "minutes": 3},
        conclusion="Вес критериев назван, но кто и как проверял решение, не сказано.",
    ),
    "record_decision_outcome": to_case(
        "lawyer",
        "record_decision_outcome",
        "A person records what became of the decision",
        finding="modified",
        on=days_ago(0),
        reasons="Премию пересчитали после пересмотра мастером участка.",
    ),
    "answer_for_federation": to_case(
        "reviewer",
        "answer_for_federation",
        "A reviewer who took no part in the case answers for the Federation, point by point",
        answers=[
            {"aspect": "data_used", "text": "Жолданымның тақырыбы, күндері және берген кездегі жауаптары."},
            {"aspect": "criteria", "text": "Шұғылдықтың сегіз негізі; сізде олардың ешқайсысы табылмаған."},
            {"aspect": "human_role", "text": "Заңгер істі оқып, бағалаған; шұғылдықты ешкім өзгертпеген."},
        ],
        finding="cancelled",
        sorting="urgent",
        reasons="Ауысымның ұзақтығы денсаулыққа қауіпті, ал сұрақтардың ешқайсысында ол туралы айтылмаған.",
    ),
    "agree_remedy": to_case(
        "lawyer",
        "agree_remedy",
        "What is to be put right; its clock starts",
        measures=["restore_pay", "correct_data"],
        plan="Доплатить премию и исправить данные об опозданиях.",
        on=days_ago(0),
    ),
}
