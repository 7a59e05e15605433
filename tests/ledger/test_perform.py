from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from domain.kernel import Refused
from ledger.application import Ledger
from ledger.record import Answer, KeyReused, Request, Stale, Unknown
from settings import Settings
from tests.ledger.toy import ALMA, BERIK, STRANGER, Note, Noted, OpenBox, Opened, Shut, new_box, new_id


def test_a_command_is_decided_recorded_and_answered_with_its_position(ledger: Ledger, box: str):
    answer = ledger.perform(box, Note(times=2), ALMA, "first", b"f")
    history = ledger.history(box)
    assert [r.event.NAME for r in history] == [Opened.NAME, Noted.NAME, Noted.NAME]
    assert (answer.version, answer.position) == (3, history[-1].position)
    assert (history[-1].actor_id, history[-1].command_id) == (ALMA.id, "first")
    assert ledger.position() == answer.position


def test_a_repeated_command_gets_its_first_answer_and_happens_once(ledger: Ledger, box: str):
    first = ledger.perform(box, Note(), ALMA, "same", b"f")
    ledger.perform(box, Note(), ALMA, new_id(), b"f")
    again = ledger.perform(box, Note(), ALMA, "same", b"f")
    assert again.replayed
    assert (again.version, again.position) == (first.version, first.position)
    assert len(ledger.history(box)) == 3


def test_the_same_id_of_another_person_is_another_command(ledger: Ledger, box: str):
    ledger.perform(box, Note(), ALMA, "same", b"f")
    assert not ledger.perform(box, Note(), BERIK, "same", b"f").replayed


def test_an_answer_is_remembered_before_access_and_version_are_looked_at(ledger: Ledger, box: str):
    ledger.perform(box, Shut(), ALMA, "same", b"f", expected_version=1)
    assert ledger.perform(box, Shut(), ALMA, "same", b"f", expected_version=1).replayed


def test_a_key_that_was_used_for_something_else_is_refused(ledger: Ledger, box: str):
    ledger.perform(box, Note(), ALMA, "same", b"f")
    with pytest.raises(KeyReused):
        ledger.perform(box, Note(), ALMA, "same", b"another body")
    with pytest.raises(KeyReused):
        ledger.remembered(ALMA, "same", b"another body")


def test_what_was_answered_can_be_asked_for(ledger: Ledger, box: str):
    answer = ledger.perform(box, Note(), ALMA, "same", b"f")
    found = ledger.remembered(ALMA, "same", b"f")
    assert found is not None
    assert (found.position, found.replayed) == (answer.position, True)
    assert ledger.remembered(BERIK, "same", b"f") is None


def test_a_sender_with_an_old_view_is_told_so(ledger: Ledger, box: str):
    ledger.perform(box, Note(), ALMA, new_id(), b"")
    with pytest.raises(Stale) as stale:
        ledger.perform(box, Note(), ALMA, new_id(), b"", expected_version=1)
    assert stale.value.version == 2
    assert ledger.perform(box, Note(), ALMA, new_id(), b"", expected_version=2).version == 3


def test_a_refusal_is_not_remembered(ledger: Ledger, box: str):
    ledger.perform(box, Shut(), ALMA, new_id(), b"")
    with pytest.raises(Refused):
        ledger.perform(box, Note(), ALMA, "refused", b"f")
    assert ledger.remembered(ALMA, "refused", b"f") is None


def test_a_command_that_changes_nothing_is_not_remembered(ledger: Ledger, box: str):
    answer = ledger.perform(box, Note(times=0), ALMA, "nothing", b"f")
    assert (answer.version, answer.replayed) == (1, False)
    assert ledger.remembered(ALMA, "nothing", b"f") is None


def test_hidden_and_absent_look_the_same(ledger: Ledger, box: str):
    with pytest.raises(Unknown):
        ledger.perform(box, Note(), STRANGER, new_id(), b"")
    with pytest.raises(Unknown):
        ledger.perform(new_box(), Note(), STRANGER, new_id(), b"")
    with pytest.raises(Unknown):
        ledger.perform(box, Note(), STRANGER, new_id(), b"", expected_version=77)


def test_the_past_of_a_stream_can_be_read(ledger: Ledger, box: str):
    early = ledger.perform(box, Note(), ALMA, new_id(), b"").position
    ledger.perform(box, Note(), ALMA, new_id(), b"")
    assert [r.version for r in ledger.as_of(box, early)] == [1, 2]
    assert ledger.state(box).notes == 2


def test_two_writers_lose_no_update(ledger: Ledger, migrated: Settings, box: str):
    """Sixteen threads in two ledgers count together in one box; each note carries the number before it plus one."""
    other = Ledger.at(migrated, ledger.registry.deciders)
    with ThreadPoolExecutor(16) as threads:
        for n in range(160):
            threads.submit((ledger, other)[n % 2].perform, box, Note(), ALMA, f"note-{n}", b"")
    other.close()
    counts = [r.event.count for r in ledger.history(box) if isinstance(r.event, Noted)]
    assert counts == list(range(1, len(counts) + 1))
    assert len(counts) == 160


def test_a_lost_update_would_be_seen(ledger: Ledger, migrated: Settings, box: str):
    """Control: a writer that does not check the version gives two notes the same number."""
    state = b'{"note":null,"count":1}'
    with psycopg.connect(migrated.database_url) as raw:
        for version in (2, 3):
            raw.execute(
                "INSERT INTO ledger.events (originator_id, originator_version, topic, state, actor_id, command_id,"
                " occurred_at, prev_hash) VALUES (%s, %s, 'box.noted', %s, 'x', 'x', now(), '')",
                (box, version, state),
            )
    counts = [r.event.count for r in ledger.history(box) if isinstance(r.event, Noted)]
    assert counts != list(range(1, len(counts) + 1))


def test_case_numbers_have_no_gap_and_no_double(ledger: Ledger, migrated: Settings):
    other = Ledger.at(migrated, ledger.registry.deciders)
    with ThreadPoolExecutor(12) as threads:
        opened = [
            threads.submit((ledger, other)[n % 2].perform, new_box(), OpenBox(), ALMA, new_id(), b"") for n in range(80)
        ]
    other.close()
    numbers = sorted(answer.result().number for answer in opened)
    year = numbers[0][:4]
    assert numbers == [f"{year}-{n:06}" for n in range(1, 81)]
    recorded = [r.event.number for a in opened for r in ledger.history(a.result().stream)]  # type: ignore[attr-defined]
    assert sorted(recorded) == numbers


def test_a_refused_opening_uses_up_no_number(ledger: Ledger):
    for _ in range(3):
        with pytest.raises(Unknown):
            ledger.perform(new_box(), Shut(), ALMA, new_id(), b"")
    assert ledger.perform(new_box(), OpenBox(), ALMA, new_id(), b"").number.endswith("-000001")


@pytest.mark.parametrize(
    ("stream", "command_id", "fault"),
    [
        ("nothing-known", "id", Unknown),
        ("box-\udc80", "id", UnicodeEncodeError),
        (new_box(), "\x00", psycopg.errors.CharacterNotInRepertoire),
        ("box-", "id", psycopg.errors.CheckViolation),
    ],
    ids=["unknown", "no-text", "nought", "no-id"],
)
def test_a_request_that_cannot_be_stored_fails_alone(
    ledger: Ledger, stream: str, command_id: str, fault: type[Exception]
):
    good = [Request(new_box(), OpenBox(), ALMA, new_id(), b"") for _ in range(3)]
    outcomes = ledger.registry.hear([*good, Request(stream, OpenBox(), ALMA, command_id, b"")])
    assert [type(outcome) for outcome in outcomes] == [Answer, Answer, Answer, fault]
