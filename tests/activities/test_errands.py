"""Letters and mails of one look, done in one go: none waits for another that fails."""

import pytest

from activities import errands
from activities.notices import MailServerAway
from domain.agenda import Deed
from domain.paper import LetterIssued, NoticeSent
from tests.activities.conftest import CASE, Workshop


def run(workshop: Workshop) -> None:
    papers = [item for item in workshop.case.look(CASE).items if item.deed in workshop.errands.deeds()]
    workshop.errands.papers(CASE, papers)


def test_all_that_is_owed_is_done_in_one_go(workshop: Workshop):
    workshop.file()
    mails = len(workshop.owed(Deed.NOTIFY))
    run(workshop)
    assert len(workshop.events(LetterIssued)) == 1
    assert len(workshop.events(NoticeSent)) == mails


def test_a_paper_that_fails_is_told_after_the_others_were_done_and_stays_owed(workshop: Workshop):
    workshop.file()
    first, *others = workshop.owed(Deed.NOTIFY)
    workshop.post.refusals = ["451 4.3.0 try later"]
    with pytest.raises(MailServerAway):
        run(workshop)
    assert [event.notice for event in workshop.events(NoticeSent)] == others
    assert first in workshop.owed(Deed.NOTIFY)
    run(workshop)
    assert first not in workshop.owed(Deed.NOTIFY)


def test_an_errand_that_has_lasted_long_enough_begins_nothing_more(workshop: Workshop, monkeypatch: pytest.MonkeyPatch):
    workshop.file()
    monkeypatch.setattr(errands, "ENOUGH_S", 0.0)
    run(workshop)
    assert not workshop.events(LetterIssued)
    assert workshop.owed(Deed.LETTER)
