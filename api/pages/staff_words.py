"""Codes of the record in the words in which staff speak of them."""

from collections.abc import Mapping

from api.i18n import Msgid, msgid
from domain.appeal.events import NEGATIVE, Channel, Outcome, Wrong
from domain.procedure import Side
from domain.review import Because

BECAUSE: Mapping[Because, Msgid] = {
    Because.NEGATIVE_OUTCOME: msgid("The case is to be closed with a negative outcome"),
    Because.ANSWER_MISSED: msgid("The term for the answer was missed"),
    Because.WITHDRAWAL: msgid("The member asked to withdraw the appeal"),
    Because.TERM_MISSED: msgid("A lawyer found that the term was missed"),
    Because.SORTING_CONTESTED: msgid("The member contests how the Federation’s program sorted a case"),
    Because.ESCALATION: msgid("The rules or a model see a risk in the case"),
    Because.SAMPLE: msgid("The case was drawn by lot: see whether anything was overlooked"),
}
SIDES: Mapping[Side, Msgid] = {
    Side.UNION: msgid("ours to do"),
    Side.MEMBER: msgid("the member’s to do"),
    Side.EMPLOYER: msgid("the employer’s to do"),
    Side.STATE: msgid("the state’s to do"),
}
CHANNELS: Mapping[Channel, Msgid] = {
    Channel.WEB: msgid("by the member"),
    Channel.CHAIR: msgid("by the chair, beside the member"),
    Channel.REGISTER: msgid("in an old register"),
    Channel.RECEPTION: msgid("at the reception desk"),
    Channel.HOTLINE: msgid("by the hotline"),
}
STATES: Mapping[str, Msgid] = {
    "running": msgid("running"),
    "met": msgid("done in time"),
    "lapsed": msgid("missed"),
    "passed": msgid("passed, lawyers check it"),
    "dropped": msgid("no longer needed"),
    "carried": msgid("goes on in the merged case"),
}
WRONGS: Mapping[Wrong, Msgid] = {
    Wrong.DISMISSAL: msgid("The member was dismissed"),
    Wrong.OTHER: msgid("Another right of theirs was broken"),
    Wrong.UNSURE: msgid("Not certain yet"),
    Wrong.NONE: msgid("Nothing from which a term runs"),
}
SECOND_PERSON = msgid("A second person has to confirm this.")
TWO_LAWYERS = msgid("Only when two lawyers have found every term that passed to be missed.")
OUTCOME_HINTS: Mapping[Outcome, Msgid] = {
    **dict.fromkeys(NEGATIVE, SECOND_PERSON),
    Outcome.TERM_MISSED: TWO_LAWYERS,
}
