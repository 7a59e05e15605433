"""What was written in a case, each text under a heading that says whose it is."""

from collections.abc import Mapping

from api.i18n import Msgid, msgid
from api.pages import staff_passing

WRITTEN: Mapping[str, Msgid] = {
    "appeal.filed": msgid("What happened, in the member’s words"),
    "challenge.decision_challenged": msgid("What the decision did, and what is known of the system"),
    "challenge.reasons_taken_down": msgid("From an earlier answer of the employer"),
    "challenge.answers_assessed": msgid("From an earlier assessment"),
    "challenge.outcome_recorded": msgid("What became of the decision, as it was recorded earlier"),
    "challenge.remedy_agreed": msgid("An earlier plan of what is to be put right"),
    "challenge.precedent_written": msgid("A summary for the precedents, as it was put before the member"),
    "appeal.issue_added": msgid("What another issue is about"),
    "appeal.issue_anchor_confirmed": msgid("How the beginning of a further issue’s term was confirmed"),
    "appeal.issue_turned": msgid("How it is proved that a further issue was taken outside"),
    "appeal.participant_left": msgid("Why a participant left"),
    "appeal.completion_requested": msgid("What we asked the member"),
    "appeal.completion_supplied": msgid("What the member added"),
    "appeal.anchor_confirmed": msgid("How the beginning of the term was confirmed"),
    "appeal.standing_recorded": msgid("What the exemption test rests on"),
    "appeal.underpayment_recorded": msgid("What is owed by month"),
    "appeal.payment_recorded": msgid("What shows that a month was paid"),
    "appeal.finding_recorded": msgid("What a lawyer finds of a term that passed"),
    "track.milestone_reached": msgid("How a step on a track is proved"),
    "appeal.answer_drafted": msgid("Draft answer"),
    "appeal.answer_extended": msgid("Why the answer takes longer"),
    "appeal.closing_proposed": msgid("Why the case is to be closed"),
    "appeal.withdrawal_asked": msgid("Why the member withdraws"),
    "outgoing.proposed": msgid("What the member was told of the risk of a letter"),
    "outgoing.finished": msgid("A letter finished in a word processor"),
    "outgoing.agreed_orally": msgid("The member’s oral consent to a letter"),
    "outgoing.served": msgid("How the service of a letter is proved"),
    "track.ended": msgid("Why a track is not gone on with"),
    "review.completed": msgid("What the reviewer found"),
    "care.pressure_told": msgid("What is being done to the member"),
    "care.wellbeing_told": msgid("How the member is, in her words"),
    "care.call_recorded": msgid("What the member said on the telephone"),
    "care.execution_recorded": msgid("Whether the promise was kept"),
    "care.help_rated": msgid("What the member says of our help"),
    "document.set_aside": msgid("Why a document was set aside"),
    "case.reopened": msgid("Why the case was reopened"),
    **staff_passing.WRITTEN,
    "appeal.taken_in": msgid("Why another case was merged into this one"),
    "appeal.gone_over": msgid("Why this case was merged into another one"),
}
FROM_MEMBER = frozenset(
    {
        "appeal.filed",
        "challenge.decision_challenged",
        "appeal.issue_added",
        "appeal.completion_supplied",
        "appeal.withdrawal_asked",
        "care.wellbeing_told",
        "care.help_rated",
    }
)
WORDS: Mapping[str, Mapping[str, Msgid]] = {
    "text": WRITTEN,
    "state": {
        "sealed": msgid("Sealed: it is not for your role to read."),
        "erased": msgid("Erased at the member’s request."),
    },
}
