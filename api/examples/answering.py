"""The answer, the closing, and the second person who looks."""

from collections.abc import Mapping

from api.examples.telling import Example, to_case

ANSWERING: Mapping[str, Example] = {
    "request_completion": to_case(
        "lawyer",
        "request_completion",
        "The lawyer asks for what is missing",
        missing="Пришлите, пожалуйста, расчётные листы за сентябрь и октябрь.",
    ),
    "supply_completion": to_case(
        "member", "supply_completion", "The member adds what was asked for", text="Есеп айырысу парақтарын жіберемін."
    ),
    "draft_answer": to_case(
        "lawyer",
        "draft_answer",
        "The lawyer saves a draft of the answer; the member does not see it",
        text="Работодатель обязан заплатить вам сполна.\n\nМы подготовим требование и направим его вместе с вами.",
    ),
    "release_answer": to_case(
        "lawyer",
        "release_answer",
        "The lawyer lets the answer go as a letter to the member",
        text="Работодатель обязан заплатить вам сполна.\n\nТребование приложено, мы передадим его в отдел кадров.",
    ),
    "extend_answer": to_case(
        "lawyer",
        "extend_answer",
        "The lawyer puts the answer off, once, with a reason the member reads",
        reasons="Ждём ответа инспекции труда на наш запрос.",
    ),
    "propose_closing": to_case(
        "lawyer",
        "propose_closing",
        "The lawyer closes a case that ended well",
        outcome="resolved",
        reasons="Доплата получена, член профсоюза это подтвердил.",
    ),
    "propose_closing_against_her": to_case(
        "lawyer",
        "propose_closing",
        "The lawyer proposes a negative outcome, and a second person has to look",
        "propose_closing_against_her",
        outcome="unfounded",
        reasons="Ночных смен в графике не было.",
    ),
    "complete_review": to_case(
        "supervisor",
        "complete_review",
        "A second person confirms a negative outcome",
        review="review-1",
        verdict="confirmed",
        reasons="Графики и табели проверены, вывод верен.",
    ),
    "judge_risk": to_case(
        "reviewer",
        "judge_risk",
        "A second person looks at the risk that the rules see, and says whether it is there",
        review="review-1",
        judgement="confirmed",
        reasons="Угроза подтверждается перепиской, члена профсоюза нельзя оставлять без внимания.",
    ),
    "return_from_review": to_case(
        "reviewer",
        "complete_review",
        "A reviewer of the pool above returns a proposal, because the supervisor has a tie to the employer",
        "return_from_review",
        review="review-1",
        verdict="returned",
        reasons="Табели за ноябрь не запрошены.",
    ),
}
