from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from ledger.migrate import MigrationChanged, migrate
from settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "001_first.sql").write_text("CREATE TABLE first (a int);")
    (tmp_path / "002_second.sql").write_text("CREATE TABLE second (a int); INSERT INTO second VALUES (1);")
    return tmp_path


def tables(database: Settings, schema: str = "things") -> set[str]:
    with psycopg.connect(database.database_url) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", (schema,))
        return {name for (name,) in found}


def test_each_step_is_taken_once_and_in_order(database: Settings, folder: Path):
    assert migrate(database.database_url, "things", folder) == ("001_first.sql", "002_second.sql")
    (folder / "003_third.sql").write_text("CREATE TABLE third (a int);")
    assert migrate(database.database_url, "things", folder) == ("003_third.sql",)
    assert tables(database) == {"first", "second", "third", "migrations"}


def test_many_migrators_at_once_take_each_step_once(database: Settings, folder: Path):
    with ThreadPoolExecutor(6) as threads:
        taken = [threads.submit(migrate, database.database_url, "things", folder) for _ in range(6)]
    assert sorted(len(future.result()) for future in taken) == [0, 0, 0, 0, 0, 2]


def test_a_step_that_fails_leaves_nothing_behind(database: Settings, folder: Path):
    (folder / "003_third.sql").write_text("CREATE TABLE third (a int); SELECT 1 / 0;")
    with pytest.raises(psycopg.errors.DivisionByZero):
        migrate(database.database_url, "things", folder)
    assert tables(database) == set()


def test_a_step_that_was_rewritten_after_it_was_taken_is_refused(database: Settings, folder: Path):
    migrate(database.database_url, "things", folder)
    (folder / "001_first.sql").write_text("CREATE TABLE first (b int);")
    with pytest.raises(MigrationChanged):
        migrate(database.database_url, "things", folder)


def test_the_same_folder_serves_two_schemas(database: Settings, folder: Path):
    migrate(database.database_url, "things", folder)
    migrate(database.database_url, "things_v2", folder)
    assert tables(database, "things_v2") == {"first", "second", "migrations"}
