"""Whatever staff may ever do in a case stands under one heading of its page."""

from api.pages.staff_case import ELSEWHERE
from api.pages.themes import ACTS_ON, THEMES
from api.shapes import STAFF
from domain.appeal.procedure import APPEAL
from domain.challenge.procedure import CHALLENGE


def test_every_act_of_staff_stands_under_one_heading():
    steps = [*APPEAL.steps.values(), *CHALLENGE.steps.values()]
    allowed = {c.NAME for step in steps for c, roles in step.allows.items() if roles & STAFF}
    in_tow = {command.NAME for command in APPEAL.in_tow}
    assert sorted(act for acts in THEMES.values() for act in acts) == sorted(allowed - ELSEWHERE - in_tow)


def test_only_acts_that_are_offered_can_lack_an_object():
    assert set(ACTS_ON) <= {act for acts in THEMES.values() for act in acts}
