"""Those for whom an appeal speaks, and the cases beside it."""

from collections.abc import Mapping

from api.examples.names import person
from api.examples.seeded import case
from api.examples.telling import Example, to_case
from api.fields import CONSENT_VERSION

COLLEAGUE = "aliya"
"""Who is asked into the group appeals of her colleagues."""

TOGETHER: Mapping[str, Example] = {
    "show_authority": to_case(
        "supervisor", "show_authority", "A supervisor has seen the written authority to represent her"
    ),
    "supply_employer": to_case(
        "lawyer",
        "supply_employer",
        "The employer was not known when the appeal came in, and is named now",
        employer_bin="101240008907",
    ),
    "invite_participant": to_case(
        "member", "invite_participant", "The member asks a colleague into a group appeal", person=person(COLLEAGUE)
    ),
    "join_group": to_case(
        COLLEAGUE,
        "join_group",
        "The colleague joins, by consent of her own",
        consents=["case"],
        consent_version=CONSENT_VERSION,
    ),
    "leave_group": to_case(
        COLLEAGUE, "leave_group", "A participant leaves; the case goes on for the others", reasons="Мой вопрос решён."
    ),
    "link_cases": to_case(
        "lawyer",
        "link_cases",
        "The lawyer says that another case has to do with this one; it stands in both",
        other=case("linked"),
        link="related",
    ),
    "unlink_cases": to_case(
        "lawyer", "unlink_cases", "A link that was made by mistake is taken away in both cases", other=case("linked")
    ),
    "merge_cases": to_case(
        "supervisor",
        "merge_cases",
        "A supervisor merges a second appeal about the same thing into the case that is worked on",
        other=case("filed-again"),
        link="merged_from",
        reasons="Второе обращение о той же доплате, подано через день после первого.",
    ),
    "merge_cases_the_other_way": to_case(
        "supervisor",
        "merge_cases",
        "The same, sent to the appeal that ends: the other case goes on for both",
        "filed-once-more",
        other=case("goes-on"),
        link="merged_into",
        reasons="Обращение повторяет дело, которое уже ведёт юрист.",
    ),
    "separate_cases": to_case(
        "supervisor",
        "separate_cases",
        "A merging is taken back within a day, because nothing was done since",
        other=case("merged-by-mistake"),
    ),
}
