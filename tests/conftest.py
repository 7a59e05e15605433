"""What every test may ask for: a real PostgreSQL, databases of its own, and a run that counts skipped tests as failures."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from local.postgres import DATABASES, FORGETFUL
from local.stack import database_server
from settings import Settings

SKIPS_ARE_FAILURES = os.environ.get("BIRGE_NO_SKIPS") == "1"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Settings]:
    """One server for the whole run, without fsync: what must survive a power cut starts its own."""
    with (
        tempfile.TemporaryDirectory(prefix="birge-tests-") as folder,
        database_server(Path(folder), FORGETFUL) as settings,
    ):
        yield settings


@pytest.fixture
def database(postgres: Settings, tmp_path: Path) -> Iterator[Settings]:
    """Settings with an empty pair of databases of the test's own."""
    suffix = f"_{uuid.uuid4().hex}"
    run = {name: sql.Identifier(name + suffix) for name in DATABASES}
    with psycopg.connect(postgres.database_url, autocommit=True) as owner:
        for fresh in run.values():
            owner.execute(sql.SQL("CREATE DATABASE {} STRATEGY file_copy").format(fresh))
        yield postgres.model_copy(
            update={
                "database_url": postgres.database_url + suffix,
                "keys_url": postgres.keys_url + suffix,
                "blobs_dir": tmp_path / "blobs",
            }
        )
        for spent in run.values():
            owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(spent))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that did not run has not passed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if SKIPS_ARE_FAILURES and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line(f"{len(reporter.stats['skipped'])} skipped: a failure here", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
