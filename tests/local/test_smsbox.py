"""The SMS box of the embedded stack takes what our own adapter sends, once, and nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

import sms
from local.mailbox import serve_pages
from local.parts import says_ok
from local.smsbox import NoSms, keep_sms, read_smsbox, remove_sms
from settings import Settings

TEXT = "Birge: сізге жаңалық бар. birge.example"
WHOLE = {"id": "0a" * 16, "from": "Birge", "to": "+77010000000", "text": TEXT}


@pytest.fixture
def gateway(tmp_path: Path, postgres: Settings) -> Iterator[Settings]:
    office = serve_pages(tmp_path, 0)
    Thread(target=office.serve_forever, daemon=True).start()
    yield postgres.model_copy(update={"sms_url": f"http://127.0.0.1:{office.server_port}/sms"})
    office.shutdown()
    office.server_close()


def test_a_message_sent_again_under_its_id_is_kept_once(gateway: Settings, tmp_path: Path):
    for _ in range(2):
        sms.send(sms.Message("0a" * 16, "+77010000000", TEXT), gateway)
    (kept,) = read_smsbox(tmp_path)
    assert (kept.id, kept.sender, kept.recipient, kept.text) == ("0a" * 16, "Birge", "+77010000000", TEXT)
    assert says_ok(gateway.sms_url)


def test_another_id_is_another_message(gateway: Settings, tmp_path: Path):
    for name in ("0a", "0b"):
        sms.send(sms.Message(name * 16, "+77010000000", TEXT), gateway)
    assert len(read_smsbox(tmp_path)) == 2


def test_what_is_too_long_for_any_message_is_not_read(gateway: Settings, tmp_path: Path):
    with pytest.raises(sms.GatewayAway, match="413"):
        sms.send(sms.Message("0a" * 16, "+77010000000", "x" * 20_000), gateway)
    assert not read_smsbox(tmp_path)


def test_what_is_no_message_is_refused(gateway: Settings, tmp_path: Path):
    with pytest.raises(sms.NumberRefused):
        sms.send(sms.Message("../../etc/passwd", "+77010000000", TEXT), gateway)
    assert not read_smsbox(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b"{}", json.dumps({**WHOLE, "id": "../x"}).encode(), json.dumps({**WHOLE, "to": 1}).encode()],
)
def test_broken_messages_are_no_messages(tmp_path: Path, content: bytes):
    with pytest.raises(NoSms):
        keep_sms(tmp_path, content)


def test_what_went_to_one_person_is_removed_by_their_tag(postgres: Settings, tmp_path: Path):
    ids = [
        sms.message_id(postgres, who, what) for who, what in (("person-a", "1"), ("person-a", "2"), ("person-b", "1"))
    ]
    for each in ids:
        keep_sms(tmp_path, json.dumps({**WHOLE, "id": each}).encode())
    assert remove_sms(tmp_path, sms.tag_of(postgres, "person-a")) == 2
    assert [kept.id for kept in read_smsbox(tmp_path)] == [ids[2]]
