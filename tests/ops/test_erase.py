import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool
from pydantic import SecretStr
from typer.testing import CliRunner

from api.drafts import store as drafts
from api.identity.accounts import find_account, store_account
from api.identity.codes import Codes
from api.services import open_identity
from cli import app
from domain.organisation.events import PersonErased
from domain.words import Language
from ledger.application import Ledger
from ledger.record import Erased, Unknown
from local.mailbox import keep, read_mailbox
from local.smsbox import keep_sms, read_smsbox
from ops.erase import Eraser, NobodyKnown
from settings import FILE_NAME, Settings
from sms import message_id
from tests.domain.federation import AIGUL, LAWYER
from tests.ops.canary import everything_in, scan
from tests.ops.house import file_appeal, text_of

LOGIN = "salima-9c41e07b55@canary.example"


@pytest.fixture
def pool(ledger: Ledger, database: Settings) -> Iterator[ConnectionPool]:
    with open_identity(database) as pool:
        store_account(pool, login=LOGIN, password_hash="x", person_id=AIGUL.id, language=Language.KK)
        yield pool


@pytest.fixture
def eraser(ledger: Ledger, database: Settings, pool: ConnectionPool, tmp_path: Path) -> Eraser:
    return Eraser(database, ledger, pool, tmp_path / "mailbox")


@pytest.fixture
def data_dir(database: Settings, pool: ConnectionPool, tmp_path: Path) -> Path:
    def shown(value: object) -> object:
        return value.get_secret_value() if isinstance(value, SecretStr) else str(value)

    (tmp_path / FILE_NAME).write_text(json.dumps({name: shown(value) for name, value in database}))
    return tmp_path


def birge(*words: str | Path):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_person_is_found_by_id_and_by_login_and_nobody_else_is(eraser: Eraser):
    assert eraser.find(AIGUL.id) == eraser.find(LOGIN.upper()) == AIGUL.id
    for nobody in ("person-0", "nobody", "unit-federation", ""):
        with pytest.raises(NobodyKnown):
            eraser.find(nobody)


def test_what_was_written_about_them_what_they_began_and_who_they_are_is_gone(eraser: Eraser, ledger: Ledger):
    stream = file_appeal(ledger)
    file = ledger.seal_file(b"%PDF", AIGUL.id, "application/pdf", stream=stream)
    begun = drafts.begin(eraser.pool, ledger.vault, AIGUL.id, AIGUL.id)
    done = eraser.erase(AIGUL.id)
    assert done.newly
    assert ledger.state(AIGUL.id).erased
    with pytest.raises(Erased):
        text_of(ledger, stream)
    with pytest.raises(Erased):
        ledger.open_file(file, LAWYER, "read", stream=stream)
    with pytest.raises(Unknown):
        ledger.directory.get(AIGUL.id)
    with pytest.raises(Unknown):
        drafts.get(eraser.pool, ledger.vault, begun, AIGUL.id)
    assert find_account(eraser.pool, LOGIN) is None
    assert [event.event for event in ledger.history(AIGUL.id)][-1] == PersonErased(by="operator")


def test_others_keep_their_words_and_their_names(eraser: Eraser, ledger: Ledger):
    eraser.erase(AIGUL.id)
    assert ledger.directory.get(LAWYER.id).name


def test_erasing_twice_records_once(eraser: Eraser, ledger: Ledger):
    eraser.erase(AIGUL.id)
    version = len(ledger.history(AIGUL.id))
    assert not eraser.erase(eraser.find(AIGUL.id)).newly
    assert len(ledger.history(AIGUL.id)) == version


def test_an_erasure_that_stopped_after_the_key_is_finished_by_the_next(eraser: Eraser, ledger: Ledger):
    ledger.vault.keyring.destroy(AIGUL.id)
    eraser.erase(eraser.find(LOGIN))
    assert find_account(eraser.pool, LOGIN) is None
    assert ledger.state(AIGUL.id).erased


def test_her_mails_leave_the_embedded_post_office_and_others_stay(eraser: Eraser, ledger: Ledger):
    stream = file_appeal(ledger)
    notice, order = next(iter(ledger.state(stream).notices.items()))
    assert eraser.mailbox
    for number in (notice, "notice-of-somebody-else"):
        keep(eraser.mailbox, f"Message-ID: <{stream}.{number}@birge>\r\nTo: x@example.org\r\n\r\nnews".encode())
    assert eraser.erase(order.to).mails == 1
    assert [mail.message_id for mail in read_mailbox(eraser.mailbox)] == [f"<{stream}.notice-of-somebody-else@birge>"]


def test_her_short_messages_and_codes_go_too_and_those_of_others_stay(eraser: Eraser, database: Settings):
    assert eraser.mailbox
    for person in (AIGUL.id, LAWYER.id):
        message = {"id": message_id(database, person, "x"), "from": "Birge", "to": "+77010000000", "text": "news"}
        keep_sms(eraser.mailbox, json.dumps(message).encode())
        codes = Codes(eraser.pool, b"key")
        codes.belongs_to(codes.make("+77010000000").id, person)
    assert eraser.erase(AIGUL.id).mails == 1
    assert [sms.id for sms in read_smsbox(eraser.mailbox)] == [message_id(database, LAWYER.id, "x")]
    with eraser.pool.connection() as connection:
        assert connection.execute("SELECT person_id FROM identity.codes").fetchall() == [(LAWYER.id,)]


def files_of_server(settings: Settings) -> Path:
    with psycopg.connect(settings.database_url, autocommit=True) as connection:
        connection.execute("ANALYZE identity.accounts")
        connection.execute("CHECKPOINT")
        row = connection.execute("SHOW data_directory").fetchone()
        assert row
        return Path(row[0])


def test_deleting_alone_would_leave_the_login_on_the_disk(eraser: Eraser, database: Settings):
    eraser.forget(AIGUL.id)
    found = scan({"login": LOGIN}, everything_in(files_of_server(database)))
    assert {hit.place.partition("/")[0] for hit in found} == {"base", "pg_wal"}
    assert eraser.scrub() == ()
    assert scan({"login": LOGIN}, everything_in(files_of_server(database))) == set()


@pytest.fixture
def owned(elsewhere: Settings) -> Iterator[Settings]:
    """As in production: an account that owns its databases and nothing else."""
    account = f"house_{uuid4().hex}"
    urls = [elsewhere.database_url, elsewhere.keys_url]
    with psycopg.connect(elsewhere.database_url, autocommit=True) as superuser:
        superuser.execute(f"CREATE ROLE {account} LOGIN PASSWORD 'open'")
        for url in urls:
            superuser.execute(f"ALTER DATABASE {conninfo_to_dict(url)['dbname']} OWNER TO {account}")
        as_owner = [make_conninfo(url, user=account, password="open") for url in urls]
        yield elsewhere.model_copy(update=dict(zip(("database_url", "keys_url"), as_owner, strict=True)))
    for url in urls:
        with psycopg.connect(url, autocommit=True) as superuser:
            superuser.execute(f"REASSIGN OWNED BY {account} TO CURRENT_USER; DROP OWNED BY {account}")
    with psycopg.connect(urls[0], autocommit=True) as superuser:
        superuser.execute(f"REVOKE pg_checkpoint FROM {account}; DROP ROLE {account}")


def grants_of_production(account: str) -> list[str]:
    """What deploy/postgres/databases.sh lets the owner of a database do beside owning it."""
    script = (Path(__file__).parents[2] / "deploy" / "postgres" / "databases.sh").read_text()
    lines = [line for line in script.splitlines() if line.startswith("GRANT")]
    return [line.replace(" birge, birge_keys;", f" {account};") for line in lines]


def test_an_owner_who_may_not_clear_the_log_is_told_what_remains(owned: Settings):
    with Eraser.at(owned, None) as eraser:
        remains = eraser.scrub()
        assert len(remains) == 2
        assert all("write-ahead log" in place for place in remains)


def test_with_the_grants_of_production_nothing_remains(owned: Settings, elsewhere: Settings):
    account = str(conninfo_to_dict(owned.database_url)["user"])
    for url in (elsewhere.database_url, elsewhere.keys_url):
        with psycopg.connect(url, autocommit=True) as superuser:
            for grant in grants_of_production(account):
                superuser.execute(grant.encode())
    with Eraser.at(owned, None) as eraser:
        assert eraser.scrub() == ()


def test_the_command_erases_and_says_so_as_json(data_dir: Path, ledger: Ledger):
    answer = birge("erase", LOGIN, "--data-dir", data_dir, "--json")
    assert answer.exit_code == 0, answer.stderr
    assert json.loads(answer.stdout) == {"person": AIGUL.id, "newly": True, "files": 0, "mails": 0, "remains": []}
    assert ledger.state(AIGUL.id).erased
    listed = birge("erased", "--data-dir", data_dir)
    assert json.loads(listed.stdout) == {"subjects": [AIGUL.id]}


def test_the_command_refuses_somebody_unknown_without_repeating_what_was_typed(data_dir: Path):
    answer = birge("erase", "canary@example.org", "--data-dir", data_dir)
    assert answer.exit_code == 1
    assert "canary" not in answer.stdout + answer.stderr


def test_the_command_says_when_the_database_is_away(data_dir: Path, database: Settings):
    away = json.loads((data_dir / FILE_NAME).read_text())
    away |= {name: database.database_url.replace("127.0.0.1", "127.0.0.2") for name in ("database_url", "keys_url")}
    (data_dir / FILE_NAME).write_text(json.dumps(away))
    answer = birge("erase", LOGIN, "--data-dir", data_dir)
    assert answer.exit_code == 1
    assert "birge up" in answer.stderr
