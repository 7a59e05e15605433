"""Which events of a case are news, after which its risk is assessed anew. By the names that the record keeps, for the
database guards the same border.
"""

BOOKKEEPING = frozenset(
    {
        "notice.ordered",
        "notice.sent",
        "notice.failed",
        "notice.held",
        "notice.taken_back",
        "notice.spared",
        "letter.owed",
        "letter.issued",
        "letter.dropped",
        "term.started",
        "term.moved",
        "term.met",
        "term.dropped",
        "term.carried",
        "term.lapse_annulled",
        "term.lapse_carried",
        "review.required",
        "review.offered",
        "review.completed",
        "case.escalated",
        "case.closed",
        "risk.assessed",
        "risk.judged",
    }
)
"""What machines keep, what follows from something else that happened, and what an assessment brings about."""
BY_ITSELF = frozenset(
    {
        "term.lapsed",
        "term.reminded",
        "appeal.urgency_found",
        "track.step_offered",
        "case.route_referred",
        "case.delegation_ended",
        "care.wellbeing_asked",
        "care.asking_ended",
        "care.execution_asked",
        "challenge.decision_day_came",
    }
)
"""News that no person made: a machine looks again, and nobody has to wait for it."""
