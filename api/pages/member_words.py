"""Terms, purposes and steps in the words in which one speaks of them to the member herself."""

from collections.abc import Mapping

from api.i18n import Msgid, msgid
from domain.appeal import assessing_frame, terms
from domain.appeal.care import terms as care
from domain.appeal.events import Purpose
from domain.appeal.routing_frame import ROUTE
from domain.appeal.tracks import algorithm_terms as algorithm
from domain.appeal.tracks import terms as ways
from domain.challenge.respondent import terms as federation

TERMS: Mapping[str, Msgid] = {
    terms.TRIAGE: msgid("A lawyer is assigned by"),
    terms.TRIAGE_URGENT: msgid("A lawyer is assigned by"),
    terms.ANSWER: msgid("We answer you by"),
    terms.ANSWER_REOPENED: msgid("We answer you by"),
    terms.COMPLETE: msgid("Please answer the question by"),
    ROUTE: msgid("The other body takes your case or sends it back by"),
    terms.AUTHORITY: msgid("Please show your written authority by"),
    terms.CONFIRM: msgid("A second person checks by"),
    terms.CONFIRM_URGENT: msgid("A second person checks by"),
    **dict.fromkeys(assessing_frame.RISK_REVIEWS, msgid("A second person looks at your case by")),
    terms.REINSTATEMENT: msgid("You can ask the commission for your job back until"),
    terms.OTHER_DISPUTE: msgid("You can turn to the commission until"),
    **dict.fromkeys(care.ASKS, msgid("We ask you whether you are all right on")),
    care.ASK_REPLY: msgid("Please tell us how you are by"),
    care.EXECUTION_ASK: msgid("We ask whether what was promised was done on"),
    care.EXECUTION_REPLY: msgid("We find out whether what was promised was done by"),
    terms.DIRECT: msgid("You can ask a court for your job back, if no commission is needed, until"),
    terms.DIRECT_OTHER: msgid("You can turn to a court, if no commission is needed, until"),
    terms.PAYDAY: msgid("The next payday is"),
    ways.ANTICORR: msgid("We invite the anti-corruption agency by"),
    ways.STATE_REDIRECT: msgid("The inspection passes your appeal on by"),
    ways.STATE_HEARING: msgid("The inspection tells us its preliminary decision by"),
    ways.STATE_FILE: msgid("The inspection lets us see the file by"),
    ways.STATE_FORWARD: msgid("The inspection passes the complaint on by"),
    ways.TALKS_ANSWER: msgid("The employer answers us by"),
    ways.CONSIDER: msgid("The commission decides by"),
    ways.COPY: msgid("The commission hands over its decision by"),
    ways.EXECUTE: msgid("The employer carries the decision out by"),
    ways.COURT_AFTER: msgid("You can ask a court for your job back until"),
    ways.STATE_ANSWER: msgid("The labour inspection answers by"),
    ways.STATE_OBJECT: msgid("We can object to the inspection by"),
    ways.STATE_COMPLAIN: msgid("You can complain about the inspection until"),
    ways.STATE_COMPLAIN_LONG: msgid("You can complain about the inspection until"),
    ways.STATE_DECIDE: msgid("The complaint is decided by"),
    ways.COURT_APPEAL: msgid("You can appeal against the judgment until"),
    ways.COURT_CASSATION: msgid("You can go to cassation until"),
    ways.COURT_ENFORCE: msgid("You can have the judgment enforced until"),
    algorithm.OBJECTION: msgid("Your objection is answered by"),
    algorithm.BLOCKING: msgid("Your data are blocked by"),
    algorithm.EXPLANATION: msgid("The decision is explained by"),
    algorithm.HUMAN_REVIEW: msgid("A person reviews the decision by"),
    algorithm.STAY: msgid("We hear whether the decision is stayed by"),
    algorithm.STAY_ENDS: msgid("The decision is stayed until"),
    algorithm.ASSESSMENT: msgid("We assess the answer by"),
    algorithm.REMEDY: msgid("What is agreed is put right by"),
    federation.OBJECTION: msgid("The Federation answers your objection by"),
    federation.EXPLANATION: msgid("The Federation explains how your case was sorted by"),
    federation.HUMAN_REVIEW: msgid("A reviewer looks at it anew by"),
}
PURPOSES: Mapping[Purpose, Msgid] = {
    Purpose.CASE: msgid("To work on this appeal"),
    Purpose.STATISTICS: msgid("For statistics, without your name"),
    Purpose.TRAINING: msgid("To teach the program that warns lawyers of urgent cases"),
}
DONE: Mapping[str, Msgid] = {
    "contest": msgid("We have it. A reviewer who took no part in your case answers; nothing in the case waits."),
    "supply_completion": msgid("Your words are in the case. The lawyer is told."),
    "supply_employer": msgid("The employer is named. The lawyer is told."),
    "withdraw": msgid("Your wish to withdraw is recorded. Somebody outside your organisation will talk to you."),
    "reopen": msgid("The case is open again."),
    "invite_participant": msgid("If this number belongs to a member of the same organisation, they have been asked."),
    "join_group": msgid("You take part in this case. You will be told its news."),
    "tell_pressure": msgid("We have it. A person from outside your organisation deals with it today or tomorrow."),
    "say_how_she_is": msgid("Thank you for telling us."),
    "record_execution": msgid("Thank you. Your lawyer knows now."),
    "rate_help": msgid("Thank you. It helps us to help others."),
    "withdraw_precedent": msgid("It is withdrawn. It is shown no longer, and its text is destroyed."),
    "change_circle": msgid("Who may know has been changed."),
    "give_consent": msgid("Your consent is recorded."),
    "withdraw_consent": msgid("Your consent is withdrawn."),
}
LETTERS: Mapping[str, Msgid] = {
    "receipt": msgid("Receipt"),
    "completion": msgid("Request for completion"),
    "extension": msgid("Notice of a later answer"),
    "answer": msgid("Answer"),
    "closing": msgid("Notice of closing"),
    "redirect": msgid("Notice that the case goes to another body"),
    "takeover": msgid("Notice of who answers now"),
}
