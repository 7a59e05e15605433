"""The library's own calls work on our tables: what it offers beyond our own ways stays usable."""

from dataclasses import replace
from typing import Any

import pytest
from eventsourcing.persistence import IntegrityError

from ledger.application import Ledger
from ledger.record import Request
from tests.ledger.toy import ALMA, BOX, Box, Note, Noted, new_id


def test_its_repository_folds_a_stream(ledger: Ledger, box: str):
    ledger.perform(box, Note(times=3), ALMA, new_id(), b"")

    def fold(state, events) -> Any:
        return BOX.fold((recorded.event for recorded in events), state)

    repository: Any = ledger.log.repository
    assert repository.get(box, projector_func=fold) == Box(owner=ALMA.id, notes=3)
    assert repository.get(box, version=2, projector_func=fold).notes == 1


def test_its_notification_log_shows_every_event_in_order(ledger: Ledger, box: str):
    ledger.perform(box, Note(times=3), ALMA, new_id(), b"")
    seen = ledger.log.notification_log.select(start=1, limit=10)
    assert [n.topic for n in seen] == ["box.opened", "box.noted", "box.noted", "box.noted"]


def test_its_event_store_reads_backwards_and_in_part(ledger: Ledger, box: str):
    ledger.perform(box, Note(times=3), ALMA, new_id(), b"")
    found = ledger.log.events.get(box, gt=1, desc=True, limit=2)
    assert [event.originator_version for event in found] == [4, 3]


def test_its_event_store_puts_events_and_reports_a_conflict(ledger: Ledger, box: str):
    ledger.perform(box, Note(), ALMA, new_id(), b"")
    last = ledger.history(box)[-1]
    request = Request(box, Note(), ALMA, new_id(), b"")
    with pytest.raises(IntegrityError):
        ledger.log.events.put([last], request=request)
    (recording,) = ledger.log.events.put([replace(last, version=3)], request=request)
    assert recording.notification.id == ledger.position()
    assert isinstance(ledger.history(box)[-1].event, Noted)
