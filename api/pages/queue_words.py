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
    Due.THIS_WEEK: msgid("Due by the end of this week"),
}
GROUPS: Mapping[When, Msgid] = {
    When.OVERDUE: msgid("Overdue"),
    When.SOON: msgid("Today and tomorrow"),
    When.THIS_WEEK: msgid("This week"),
    When.LATER: msgid("Later"),
}
