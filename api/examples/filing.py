"""Appeals as they are filed: by a member, beside her, at a desk, late or incomplete."""

from collections.abc import Mapping
from typing import Any

from api.examples.names import days_ago, person
from api.examples.telling import Example
from api.fields import CONSENT_VERSION

DISMISSED: Mapping[str, Any] = {
    "category": "dismissal",
    "language": "kk",
    "text": "Мені ескертусіз жұмыстан шығару туралы бұйрық берілді. Кәсіподақтың пікірі сұралған жоқ. Көмек сұраймын.",
    "breach": {"wrong": "dismissal", "happened_on": days_ago(6), "act_received_on": days_ago(5)},
    "primary_may_know": False,
    "consents": ["case", "statistics"],
    "consent_version": CONSENT_VERSION,
}
DISMISSED_LONG_AGO: Mapping[str, Any] = {
    **DISMISSED,
    "breach": {"wrong": "dismissal", "happened_on": days_ago(46), "act_received_on": days_ago(45)},
}
UNPAID: Mapping[str, Any] = {
    "category": "pay",
    "employer_bin": "990540001238",
    "language": "ru",
    "text": "За октябрь не оплатили ночные смены, хотя табель подписан. Прошу помочь получить доплату.",
    "breach": {"wrong": "none"},
    "primary_may_know": True,
    "consents": ["case", "statistics", "training"],
    "consent_version": CONSENT_VERSION,
}
BY_THE_HOTLINE: Mapping[str, Any] = {
    "standing": "former_employee",
    "authority_shown": True,
    "reached_by": "hotline",
    "newcomer": {"name": "Дана Ержанова (демо)", "phone": "+7 700 000 00 92"},
}
WITHOUT_EMPLOYER: Mapping[str, Any] = {
    "category": "pay",
    "language": "ru",
    "text": "Фирма не доплатила за последнюю смену. Её номера я не знаю, договор остался у них.",
    "breach": {"wrong": "none"},
    "consents": ["case"],
    "consent_version": CONSENT_VERSION,
    **BY_THE_HOTLINE,
}
UNSURE: Mapping[str, Any] = {
    "category": "algorithm",
    "language": "en",
    "text": "A program now decides who gets which shift. I do not know whether this is allowed. Please look into it.",
    "breach": {"wrong": "unsure"},
    "consents": ["case"],
    "consent_version": CONSENT_VERSION,
}

FILINGS: Mapping[str, Example] = {
    "by_the_member_in_kazakh": Example("member", "", "A member was dismissed and files in Kazakh", DISMISSED),
    "by_the_chair_beside_her": Example(
        "chair",
        "",
        "The chair of her primary organisation files for a member",
        {**UNPAID, "member": person("member")},
    ),
    "by_the_desk_for_a_member": Example(
        "lawyer",
        "",
        "The hotline of the body above files for a member; her written authority is still to be shown",
        {**UNPAID, "member": person("member"), "reached_by": "hotline", "authority_shown": False},
    ),
    "by_the_desk_for_somebody_in_no_register": Example(
        "lawyer",
        "",
        "A former employee comes to the reception desk; a record of the person is made",
        {
            **DISMISSED,
            "employer_bin": "101240008907",
            "standing": "former_employee",
            "authority_shown": True,
            "newcomer": {"name": "Серік Омаров (демо)", "phone": "+7 700 000 00 91"},
        },
    ),
    "about_two_things_for_a_group": Example(
        "member",
        "",
        "A member files about two things, and for colleagues who will join",
        {
            **UNPAID,
            "group": True,
            "issues": [
                {
                    "category": "safety",
                    "text": "В ночную смену не выдают средства защиты.",
                    "breach": {"wrong": "other", "learned_on": days_ago(20)},
                }
            ],
        },
    ),
    "late_and_incomplete": Example(
        "member2",
        "",
        "A filing that comes late and says little is accepted, marked and explained",
        {**UNSURE, "text": None, "breach": {"wrong": "dismissal", "act_received_on": days_ago(120)}},
    ),
    "by_a_member_who_is_unsure": Example("member2", "", "A member asks whether her rights were broken", UNSURE),
}
