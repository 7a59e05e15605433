import psycopg
import pytest

from settings import Settings

ANY_PAIR = pytest.mark.parametrize("kind", ["database", "empty_database"])


@pytest.fixture
def pair(request: pytest.FixtureRequest, kind: str) -> Settings:
    found: Settings = request.getfixturevalue(kind)
    return found


@ANY_PAIR
def test_every_test_has_a_pair_of_databases_in_which_nothing_happened(postgres: Settings, pair: Settings):
    for url in (pair.database_url, pair.keys_url):
        with psycopg.connect(url) as connection:
            tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
            assert tables.fetchone() == (0,)
            connection.execute("CREATE TABLE left_behind ()")


@ANY_PAIR
def test_what_one_test_leaves_behind_the_next_does_not_see(postgres: Settings, pair: Settings):
    with psycopg.connect(pair.database_url) as connection:
        assert connection.execute("SELECT to_regclass('left_behind')").fetchone() == (None,)


def test_nothing_happened_in_the_copy(database: Settings):
    with psycopg.connect(database.database_url) as connection:
        assert connection.execute("SELECT count(*) FROM ledger.events").fetchone() == (0,)


def test_what_was_never_made_is_not_there(empty_database: Settings):
    with psycopg.connect(empty_database.database_url) as connection:
        assert connection.execute("SELECT to_regnamespace('ledger')").fetchone() == (None,)
