"""Makes the databases of the record ready: log, directory, words, models and, in their own database, the keys."""

from pathlib import Path

from ledger.migrate import migrate
from settings import Settings

HERE = Path(__file__).parent


def prepare(settings: Settings) -> None:
    """Bring every schema of the ledger to its newest form; safe to call at each start, by every process at once."""
    migrate(settings.database_url, "ledger", HERE / "sql")
    migrate(settings.database_url, "directory", HERE / "sql_directory")
    migrate(settings.database_url, "words", HERE / "sql_words")
    migrate(settings.database_url, "risk", HERE / "sql_risk")
    migrate(settings.keys_url, "keys", HERE / "sql_keys")
