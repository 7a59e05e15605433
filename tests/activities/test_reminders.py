"""Notices by each person's own choice: gathered and sent together, left out, never lost; and told to substitutes."""

from datetime import timedelta

import pytest

from activities.wishes import spared
from domain.agenda import Agenda, Deed
from domain.kernel import Actor, Role
from domain.organisation.reminders import (
    ChooseReminders,
    DigestSent,
    How,
    NoticeGathered,
    stream_of,
)
from domain.organisation.unit_words import NameSubstitute
from domain.paper import News, NoticeOrdered, NoticeSpared, Spared
from tests.activities.conftest import CASE, Workshop
from tests.domain.federation import LAWYER, LAWYER2, MANGYSTAU
from tests.founding import NAME, E

MINE = stream_of(LAWYER.id)
FIRST = "notice-1"


def choose(workshop: Workshop, how: How, who: Actor = LAWYER) -> None:
    workshop.desk.does(stream_of(who.id), ChooseReminders(person=who.id, how=how, hour=None), who)


def owed(workshop: Workshop) -> Agenda:
    return workshop.case.look(MINE)


def send_digest(workshop: Workshop) -> None:
    for item in owed(workshop).items:
        workshop.errands.papers(MINE, [item])


def of_mine(workshop: Workshop, kind: type[E]) -> list[E]:
    return workshop.desk.events(MINE, kind)


def to_whom(workshop: Workshop) -> dict[str, str]:
    orders = workshop.events(NoticeOrdered)
    return {order.notice: order.to for order in orders}


def test_a_task_waits_for_the_digest_and_leaves_in_one_mail_that_says_nothing_but_how_many(workshop: Workshop):
    choose(workshop, How.DIGEST)
    workshop.file()
    workshop.notify(FIRST)
    workshop.notify(FIRST)
    assert to_whom(workshop)[FIRST] == LAWYER.id
    assert workshop.events(NoticeSpared) == [NoticeSpared(notice=FIRST, because=Spared.DIGEST)]
    assert not workshop.post.taken
    (item,) = owed(workshop).items
    assert (item.deed, item.at > workshop.ledger.now()) == (Deed.DIGEST, True)
    send_digest(workshop)
    (mail,) = workshop.post.mails
    assert mail["Message-ID"] == f"<{MINE}.digest-1@birge>"
    assert "1" in mail["Subject"]
    assert NAME not in workshop.post.taken[0].decode()
    assert CASE not in workshop.post.taken[0].decode()
    assert owed(workshop).closed


def crash(*_: object) -> None:
    raise ConnectionError


def test_a_digest_that_was_sent_when_the_worker_died_comes_again_the_same_to_the_byte(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
):
    choose(workshop, How.DIGEST)
    workshop.file()
    workshop.notify(FIRST)
    with monkeypatch.context() as broken:
        broken.setattr("activities.digests.recorded", crash)
        with pytest.raises(ConnectionError):
            send_digest(workshop)
    send_digest(workshop)
    first, again = workshop.post.taken
    assert first == again
    assert len(of_mine(workshop, DigestSent)) == 1


def test_a_worker_that_dies_between_the_two_records_loses_nothing(workshop: Workshop, monkeypatch: pytest.MonkeyPatch):
    choose(workshop, How.DIGEST)
    workshop.file()
    with monkeypatch.context() as broken:
        broken.setattr("activities.notices.recorded", crash)
        with pytest.raises(ConnectionError):
            workshop.notify(FIRST)
    assert FIRST in workshop.owed(Deed.NOTIFY)
    workshop.notify(FIRST)
    assert len(of_mine(workshop, NoticeGathered)) == 1


def test_whoever_turns_back_to_at_once_gets_at_once_what_was_held(workshop: Workshop):
    choose(workshop, How.DIGEST)
    workshop.file()
    workshop.notify(FIRST)
    choose(workshop, How.AT_ONCE)
    (item,) = owed(workshop).items
    assert item.at < workshop.ledger.now()


def test_whoever_wants_none_gets_none_and_still_what_the_law_hangs_on(workshop: Workshop):
    choose(workshop, How.NONE)
    workshop.file()
    workshop.notify(FIRST)
    assert workshop.events(NoticeSpared) == [NoticeSpared(notice=FIRST, because=Spared.UNWANTED)]
    assert not workshop.post.taken


@pytest.mark.parametrize("news", [news for news in News if news is not News.STAFF_TASK])
def test_no_choice_keeps_other_news_back(workshop: Workshop, news: News):
    choose(workshop, How.NONE)
    assert spared(workshop.ledger, CASE, NoticeOrdered(notice=FIRST, to=LAWYER.id, news=news)) is None


def test_a_substitute_is_told_as_well_once_and_by_their_own_choice(workshop: Workshop):
    today = workshop.ledger.context().today
    named = NameSubstitute(
        unit=MANGYSTAU,
        person=LAWYER.id,
        role=Role.LAWYER,
        substitute=LAWYER2.id,
        since=today,
        until=today + timedelta(days=3),
    )
    workshop.desk.does(MANGYSTAU, named, LAWYER)
    workshop.file()
    before = to_whom(workshop)
    workshop.notify(FIRST)
    workshop.notify(FIRST)
    new = {notice: to for notice, to in to_whom(workshop).items() if notice not in before}
    assert list(new.values()) == [LAWYER2.id]
    (copy,) = new
    assert copy in workshop.owed(Deed.NOTIFY)
    workshop.notify(copy)
    assert len(workshop.post.taken) == 2
