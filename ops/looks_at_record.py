"""Looks at the databases: their versions and clocks, what follows the log, and whether keys and files are all there."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from api.documents import uploads
from api.drafts import store as drafts
from api.lists import views
from api.services import IDENTITY_SQL
from ledger import schema
from ledger.application import secret_bytes
from ledger.keyring import Keyring
from ledger.pool import Pool
from ledger.sealing import Vault
from ledger.watch import lags
from ledger.wordbook import NAME as WORDS
from ops import soundness
from ops.database import patient
from ops.findings import Finding, House, found
from ops.sealed_files import newest_files
from projections.following import PROJECTIONS
from relay.log import NAME as RELAY

LONGEST_SKEW_S = 2
LONGEST_LAG_S = 60
FILES_LOOKED_AT = 500

STILL_WITH_A_KEY = "SELECT count(*) FROM keys.subject_keys JOIN keys.erased_subjects USING (subject)"
CLOSED_UNSEEN = """
SELECT count(*), count(*) FILTER (WHERE EXISTS (
    SELECT FROM ledger.events AS required
    WHERE required.originator_id = closed.originator_id AND required.topic = 'review.required'
        AND required.originator_version < closed.originator_version
        AND NOT EXISTS (
            SELECT FROM ledger.events AS done
            WHERE done.originator_id = closed.originator_id AND done.topic = 'review.completed'
                AND done.originator_version BETWEEN required.originator_version AND closed.originator_version
                AND convert_from(done.state, 'UTF8')::jsonb ->> 'review'
                    = convert_from(required.state, 'UTF8')::jsonb ->> 'review'
                AND done.actor_id IS DISTINCT FROM convert_from(required.state, 'UTF8')::jsonb ->> 'proposer'
        )
    ) OR (
        closed.kind IN ('appeal', 'challenge') AND ledger.policy_on_risk_at(closed.notification_id)
        AND ledger.closes_unassessed(closed)
    ))
FROM ledger.events AS closed WHERE closed.topic = 'case.closed'
"""
"""The same as the triggers refuse, asked of the whole log: a trigger can be taken away and put back."""
ERASED_IN_RECORD = "SELECT DISTINCT originator_id FROM ledger.events WHERE topic = 'person.erased'"


def server(house: House) -> Iterator[Finding]:
    before = datetime.now(UTC)
    with patient(house.settings.database_url) as connection:
        row = connection.execute("SELECT current_setting('server_version'), clock_timestamp()").fetchone()
    assert row is not None
    yield Finding("PostgreSQL", well=True, said=f"version {row[0]}")
    skew = abs((row[1] - before).total_seconds())
    mend = "Set the clocks of both machines by the same time server; terms follow the database's clock."
    yield found("clock", well=skew < LONGEST_SKEW_S, said=f"{skew:.1f} s from that of the database", mend=mend)


def schemas(house: House) -> Iterator[Finding]:
    record, keys = house.settings.database_url, house.settings.keys_url
    wanted = [(record, "ledger", schema.HERE / "sql"), (record, "directory", schema.HERE / "sql_directory")]
    wanted += [(keys, "keys", schema.HERE / "sql_keys"), (record, "identity", IDENTITY_SQL)]
    wanted += [
        (record, "drafts", drafts.SQL),
        (record, "uploads", uploads.SQL),
        (record, "lists", views.SQL),
        (record, "words", schema.HERE / "sql_words"),
        (record, "risk", schema.HERE / "sql_risk"),
    ]
    wanted += [(record, projection.schema, projection.migrations) for projection in PROJECTIONS.values()]
    for url, name, folder in wanted:
        yield _schema(url, name, folder)


def _schema(url: str, name: str, folder: Path) -> Finding:
    ours = {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.glob("[0-9]*.sql")}
    with patient(url) as connection:
        try:
            steps = connection.execute(SQL("SELECT name, sha256 FROM {}").format(Identifier(name, "migrations")))
            theirs: dict[str, str] = dict(steps.fetchall())
        except psycopg.errors.UndefinedTable:
            theirs = {}
    what = f"schema {name}"
    if theirs.keys() - ours.keys():
        return Finding(what, well=False, said="was made by a newer Birge", mend="Run the newer version of Birge.")
    if any(theirs[step] != ours[step] for step in theirs):
        return Finding(what, well=False, said="was made by other steps", mend="Run the version that made it.")
    missing = len(ours) - len(theirs)
    said = f"wants {missing} more steps" if missing else f"{len(theirs)} steps"
    return found(what, well=not missing, said=said, mend="Start the processes of this version: they take them.")


def followers(house: House) -> Iterator[Finding]:
    with closing(Pool(house.settings.database_url, 1)) as pool:
        known = {lag.name: lag for lag in lags(pool)}
    for name in (*PROJECTIONS, WORDS, RELAY):
        if name not in known:
            yield Finding(f"follower {name}", well=False, said="has never run", mend="Start `birge follow`.")
            continue
        lag = known[name]
        late = lag.events > 0 and lag.seconds > LONGEST_LAG_S
        said = f"at {lag.position} of {lag.head}, {lag.seconds:.0f} s behind"
        yield found(f"follower {name}", well=not late, said=said, mend="See the log of `birge follow`; start it again.")
        if lag.parked_streams:
            said = f"{lag.parked_streams} streams parked"
            mend = "See `birge dead-letters`; mend the cause, then start `birge follow` again: it tries them anew."
            yield Finding(f"follower {name}", well=False, said=said, mend=mend)


def keys(house: House) -> Iterator[Finding]:
    with patient(house.settings.keys_url) as connection:
        opened, closed = soundness.keys(connection, secret_bytes(house.settings.kek))
        row = connection.execute(STILL_WITH_A_KEY).fetchone()
        known_erased = {s for (s,) in connection.execute("SELECT subject FROM keys.erased_subjects")}
    said = f"{len(opened)} open, {len(closed)} do not"
    yield found("keys", well=not closed, said=said, mend="BIRGE_KEK is not the key of this house: restore the secrets.")
    with patient(house.settings.database_url) as connection:
        recorded = {person for (person,) in connection.execute(ERASED_IN_RECORD)}
    back = len(recorded - known_erased) + (row[0] if row else 0)
    said = f"{len(recorded)} people, {back} of them could have a key again"
    mend = (
        "An old backup of the keys was brought back without `birge restore`: run `birge erase` for each person again."
    )
    yield found("erased", well=not back, said=said, mend=mend)


def closings(house: House) -> Iterator[Finding]:
    """Law 2 over the whole log."""
    with patient(house.settings.database_url) as connection:
        row = connection.execute(CLOSED_UNSEEN).fetchone()
    every, unseen = row or (0, 0)
    said = f"{unseen} of {every} past a review or an assessment of risk"
    mend = "Somebody wrote to the record past its guards: find out who has the database's password, reopen the cases."
    yield found("closings", well=not unseen, said=said, mend=mend)


def files(house: House) -> Iterator[Finding]:
    """The newest files that the record names."""
    with closing(Pool(house.settings.keys_url, 1)) as pool, patient(house.settings.database_url) as connection:
        keyring = Keyring(pool, secret_bytes(house.settings.kek))
        vault, gone = Vault(keyring, house.settings.blobs_dir), keyring.erased()
        newest = [file for file in islice(newest_files(connection), FILES_LOOKED_AT) if file.subject not in gone]
    missing = [file.blob for file in newest if not vault.path(file.blob).is_file()]
    said = f"{len(missing)} of the newest {len(newest)} are missing"
    yield found("sealed files", well=not missing, said=said, mend="Restore them from blobs.tar of the last backup.")
