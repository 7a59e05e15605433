import psycopg

from settings import Settings


def test_every_test_has_an_empty_pair_of_databases(database: Settings):
    for url in (database.database_url, database.keys_url):
        with psycopg.connect(url) as connection:
            tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
            assert tables.fetchone() == (0,)
            connection.execute("CREATE TABLE left_behind ()")


def test_what_one_test_leaves_behind_the_next_does_not_see(database: Settings):
    with psycopg.connect(database.database_url) as connection:
        assert connection.execute("SELECT to_regclass('left_behind')").fetchone() == (None,)
