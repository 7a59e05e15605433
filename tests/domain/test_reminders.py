"""Everybody chooses how they hear of tasks; what is gathered is lost neither by a choice nor by a failure."""

from datetime import datetime, timedelta

import pytest

from domain.agenda import Deed
from domain.kernel import ALMATY, MACHINE, OPERATOR
from domain.organisation import reminders
from domain.organisation.commands import ChangeSetting
from domain.organisation.decider import SETTINGS
from domain.organisation.events import SettingChanged
from domain.organisation.known_settings import DIGEST_HOUR
from domain.organisation.reminders import (
    REMINDERS,
    ChooseReminders,
    DigestFailed,
    DigestSent,
    GatherNotice,
    How,
    NoticeGathered,
    RecordDigest,
    RemindersChosen,
    agenda_of,
    next_digest,
)
from domain.paper import News
from tests.domain.federation import AIGUL, LAWYER, LAWYER2, ORGANISATION
from tests.domain.keepers import ADMIN, KEPT
from tests.spec import NOON, Given

NOBODY_CHOSE = Given(REMINDERS, ORGANISATION, ())
MONDAY = datetime(2026, 11, 23, 9, tzinfo=ALMATY)
DAILY = Given(REMINDERS, ORGANISATION, (RemindersChosen(person=LAWYER.id, how=How.DIGEST, hour=None),))


def choice(how: How, hour: int | None = None) -> ChooseReminders:
    return ChooseReminders(person=LAWYER.id, how=how, hour=hour)


def notice(number: int, case: str = "appeal-1") -> GatherNotice:
    return GatherNotice(person=LAWYER.id, case=case, notice=f"notice-{number}")


def gathered(number: int, case: str = "appeal-1", due: datetime = MONDAY) -> NoticeGathered:
    return NoticeGathered(**dict(notice(number, case)), due=due)


WAITING = Given(REMINDERS, ORGANISATION, (*DAILY.history, gathered(1), gathered(2), gathered(1, "appeal-2")))


def test_a_person_chooses_for_themselves_alone():
    NOBODY_CHOSE.when(choice(How.NONE), by=LAWYER).then(RemindersChosen(person=LAWYER.id, how=How.NONE, hour=None))
    NOBODY_CHOSE.when(choice(How.NONE), by=LAWYER2).then_refused(under="not-your-role")
    assert REMINDERS.roles(DAILY.state(), LAWYER2, ORGANISATION) == frozenset()
    assert REMINDERS.roles(DAILY.state(), OPERATOR, ORGANISATION) == frozenset()
    NOBODY_CHOSE.when(choice(How.DIGEST, 24), by=LAWYER).then_refused(under="no-such-hour")


def test_what_the_law_hangs_on_can_never_wait():
    assert frozenset({News.STAFF_TASK}) == reminders.CAN_WAIT


def test_only_for_a_digest_is_a_notice_gathered_and_only_once():
    NOBODY_CHOSE.when(notice(1), by=MACHINE).then_nothing()
    once = DAILY.when(notice(1), by=MACHINE)
    once.then(gathered(1))
    once.and_then().when(notice(1), by=MACHINE).then_nothing()
    NOBODY_CHOSE.when(notice(1), by=AIGUL).then_refused(under="not-your-role")


@pytest.mark.parametrize(
    ("now", "hour", "moment"),
    [
        (datetime(2026, 11, 20, 8, 59, tzinfo=ALMATY), 9, datetime(2026, 11, 20, 9, tzinfo=ALMATY)),
        (datetime(2026, 11, 20, 9, 0, tzinfo=ALMATY), 9, MONDAY),
        (datetime(2026, 11, 21, 7, 0, tzinfo=ALMATY), 9, MONDAY),
        (datetime(2026, 12, 15, 10, 0, tzinfo=ALMATY), 7, datetime(2026, 12, 17, 7, tzinfo=ALMATY)),
    ],
)
def test_a_digest_leaves_on_working_days_only(now: datetime, hour: int, moment: datetime):
    assert next_digest(now, hour, ORGANISATION.calendars[5]) == moment


def test_the_hour_is_the_persons_or_else_the_federations():
    at_eleven = ORGANISATION.after([("settings-x", SettingChanged(name=DIGEST_HOUR.name, value="11"))], position=2)
    told = Given(REMINDERS, at_eleven, DAILY.history).at(NOON - timedelta(hours=5)).when(notice(1), by=MACHINE)
    told.then(gathered(1, due=datetime(2026, 11, 20, 11, tzinfo=ALMATY)))
    own = DAILY.when(choice(How.DIGEST, 15), by=LAWYER).and_then()
    own.when(notice(1), by=MACHINE).then(gathered(1, due=datetime(2026, 11, 20, 15, tzinfo=ALMATY)))


def test_one_digest_is_owed_as_long_as_anything_waits():
    agenda = agenda_of(WAITING.state(), "reminders-lawyer", 4)
    assert [(item.deed, item.at, item.subject) for item in agenda.items] == [(Deed.DIGEST, MONDAY, "digest-1")]
    assert agenda_of(DAILY.state(), "reminders-lawyer", 1).closed
    assert WAITING.state().cases(3) == 2


def test_a_digest_takes_along_what_it_told_of_and_what_came_meanwhile_waits_for_the_next():
    left = RecordDigest(digest="digest-1", notices=2, message_id="<x>")
    sent = WAITING.at(MONDAY).when(left, by=MACHINE)
    sent.then(DigestSent(digest="digest-1", notices=2, message_id="<x>", due=MONDAY + timedelta(days=1)))
    assert sent.and_then().state().waiting == (("appeal-2", "notice-1"),)
    sent.and_then().when(left, by=MACHINE).then_nothing()
    failed = WAITING.at(MONDAY).when(RecordDigest(digest="digest-1", notices=3, reason="no-address"), by=MACHINE)
    failed.then(DigestFailed(digest="digest-1", notices=3, reason="no-address"))


@pytest.mark.parametrize("how", [How.AT_ONCE, How.NONE])
def test_whoever_gives_the_digest_up_gets_at_once_what_was_gathered(how: How):
    changed = WAITING.when(choice(how), by=LAWYER)
    changed.then(RemindersChosen(person=LAWYER.id, how=how, hour=None, due=None))
    (item,) = agenda_of(changed.and_then().state(), "reminders-lawyer", 5).items
    assert item.at < NOON


def test_another_hour_moves_what_was_gathered():
    moved = WAITING.when(choice(How.DIGEST, 15), by=LAWYER)
    due = datetime(2026, 11, 20, 15, tzinfo=ALMATY)
    moved.then(RemindersChosen(person=LAWYER.id, how=How.DIGEST, hour=15, due=due))


def test_a_setting_that_no_rule_reads_or_that_makes_no_sense_is_refused():
    settings = Given(SETTINGS, KEPT, ())
    settings.when(ChangeSetting(name="colour", value="1"), by=ADMIN).then_refused(under="no-such-setting")
    for value in ("24", "-1", "nine", "", "9.0", "٩"):
        changed = ChangeSetting(name=DIGEST_HOUR.name, value=value)
        settings.when(changed, by=ADMIN).then_refused(under="setting-out-of-range")
    settings.when(ChangeSetting(name=DIGEST_HOUR.name, value="8"), by=ADMIN).then_kinds(SettingChanged)
