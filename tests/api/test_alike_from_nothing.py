"""A house that has just begun has no lists yet: a challenge is taken in there all the same."""

from api.alike import counted
from api.services import Services


def test_where_no_list_was_ever_made_nobody_is_counted(services: Services):
    assert counted(services, "person-1", system="system-1", employer_bin="990540001238") == ()
