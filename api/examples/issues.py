"""What an appeal is about, and the days from which its terms run."""

from collections.abc import Mapping

from api.examples.names import days_ago, months_ago
from api.examples.telling import Example, to_case

ISSUES: Mapping[str, Example] = {
    "confirm_anchor": to_case(
        "lawyer",
        "confirm_anchor",
        "The lawyer settles the day from which the term for turning to the commission runs",
        breach={"wrong": "dismissal", "act_received_on": days_ago(4)},
        proof="Бұйрықтың көшірмесінде алған күні мен қолы бар.",
    ),
    "add_issue": to_case(
        "lawyer",
        "add_issue",
        "The lawyer finds a second issue in the case; it has a term and an outcome of its own",
        category="hours_leave",
        text="Компенсация за неиспользованный отпуск тоже не выплачена.",
        breach={"wrong": "other", "learned_on": days_ago(40)},
    ),
    "confirm_issue_anchor": to_case(
        "lawyer",
        "confirm_issue_anchor",
        "The lawyer settles the day from which the term of the second issue runs",
        issue="issue-2",
        breach={"wrong": "other", "learned_on": days_ago(30)},
        proof="Есеп айырысу парағының күні.",
    ),
    "record_issue_turned": to_case(
        "lawyer",
        "record_issue_turned",
        "The application to the commission covers the second issue as well",
        issue="issue-2",
        on=days_ago(1),
        proof="Пункт 2 заявления, входящий № 14.",
    ),
    "close_with_two_issues": to_case(
        "lawyer",
        "propose_closing",
        "The lawyer closes a case with two issues, each with its outcome; one is against her, so a second person looks",
        "close_with_two_issues",
        outcome="resolved",
        others=[{"issue": "issue-2", "outcome": "unfounded"}],
        reasons="Доплата получена; отпуск был использован полностью.",
    ),
    "record_standing": to_case(
        "lawyer",
        "record_standing",
        "The lawyer settles by the exemption test whether the dispute goes to the commission or straight to court",
        standing="civil_servant",
        facts="Учитель государственной школы: гражданский служащий, не государственный. Приказ о приёме № 12.",
    ),
    "record_underpayment": to_case(
        "lawyer",
        "record_underpayment",
        "Pay has stayed away month after month: every payday gets a term of its own",
        payday=25,
        first_month=months_ago(5),
        facts="Доплату за ночные часы не выплачивают с этого месяца, расчётные листы у нас.",
    ),
    "record_payment": to_case(
        "lawyer",
        "record_payment",
        "One month was paid after all: its term matters no more",
        month=months_ago(4),
        proof="Выписка из банка, доплата пришла одной суммой.",
    ),
    "record_finding": to_case(
        "lawyer",
        "record_finding",
        "The term passed and the lawyer finds that it was missed: a second lawyer has to confirm it",
        terms=["ILD-LIM-REINST"],
        finding="missed",
        reasons="Приказ вручён под подпись, в комиссию никто не обращался, уважительной причины нет.",
    ),
    "confirm_finding": to_case(
        "lawyer2",
        "complete_review",
        "A second lawyer confirms that the term was missed",
        "confirm_finding",
        review="review-1",
        verdict="confirmed",
        reasons="Дату вручения проверил, заявления в комиссию не было.",
    ),
    "mark_whistleblower": to_case(
        "lawyer",
        "mark_whistleblower",
        "The member reported corruption: the agency is invited three working days before the hearing",
        marked=True,
    ),
}
