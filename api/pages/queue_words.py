"""Filters and groups of the queue in the words in which staff choose them."""

from collections.abc import Mapping

from api.i18n import Msgid, msgid
from api.lists.filters import Due, Scope
from projections.pressing import When

SCOPES: Mapping[Scope, Msgid] = {
    Scope.MINE: msgid("My cases"),
    Scope.ALL: msgid("All open cases I may see"),
    Scope.REVIEW: msgid("Waiting for a review"),
    Scope.UNASSIGNED: msgid("Not assigned yet"),
    Scope.INCOMING: msgid("Cases other bodies ask yours to take"),
    Scope.CLOSED: msgid("Closed"),
}
DUES: Mapping[Due, Msgid] = {
    Due.OVERDUE: msgid("Overdue only"),
    Due.THIS_WEEK: msgid("Due within 7 days"),
}
GROUPS: Mapping[When, Msgid] = {
    When.OVERDUE: msgid("Overdue"),
    When.SOON: msgid("Today and tomorrow"),
    When.THIS_WEEK: msgid("Within 7 days"),
    When.LATER: msgid("Later"),
}
UP_TO_WORKING_DAY = msgid("Today and the next working day, %(day)s")
"""The group of today and tomorrow where nobody works tomorrow."""
