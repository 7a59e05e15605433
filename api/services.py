"""Everything a request may need, made once when the process starts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from psycopg_pool import ConnectionPool
from pwdlib import PasswordHash

from api.assets import Assets, load_assets
from api.documents import uploads
from api.drafts import store as drafts
from api.feed import Feed
from api.i18n import Catalogs, load_catalogs
from api.identity.codes import Codes
from api.identity.texting import Texting
from api.identity.throttle import Throttle
from api.lists import views
from api.pages.render import Pages, load_pages
from ledger.application import Ledger
from ledger.migrate import migrate
from ledger.watch import Watch
from projections.bodies import Bodies
from projections.search import Reader
from risk.store import Store
from settings import Settings

IDENTITY_SQL = Path(__file__).parent / "identity" / "sql"
POOL_SIZE = 8
POOL_WAIT_S = 5.0
TEXTING_THREADS = 2


@dataclass(frozen=True)
class Services:
    settings: Settings
    ledger: Ledger
    pool: ConnectionPool
    hasher: PasswordHash
    throttle: Throttle
    catalogs: Catalogs
    assets: Assets
    pages: Pages

    @classmethod
    def of(cls, settings: Settings, ledger: Ledger, pool: ConnectionPool, hasher: PasswordHash) -> Self:
        ledger.context()  # so that `synthetic` knows from the first page on
        catalogs, assets = load_catalogs(), load_assets()
        return cls(settings, ledger, pool, hasher, Throttle(), catalogs, assets, load_pages(catalogs, assets))

    @cached_property
    def feed(self) -> Feed:
        """Made for the first who wants to hear of news."""
        return Feed(self.ledger, Watch(self.settings.database_url))

    @cached_property
    def texting(self) -> Texting:
        """Made for the first who signs in with a telephone."""
        secret = self.settings.session_secret.get_secret_value().encode()
        threads = ThreadPoolExecutor(TEXTING_THREADS, "sms")
        return Texting(self.settings, self.ledger, Codes(self.pool, secret), threads)

    @cached_property
    def models(self) -> Store:
        """The models of risk, for an assessment that somebody waits for."""
        return Store(self.ledger.reads.pool)

    @cached_property
    def reader(self) -> Reader:
        """What turns a search into terms."""
        return Reader(self.ledger, Bodies())

    def close(self) -> None:
        for opened in ("feed", "texting"):
            if opened in vars(self):
                getattr(self, opened).close()

    @property
    def synthetic(self) -> bool:
        """Whether the record says that all in it is made up; told without a look, so that any page can say it."""
        return self.ledger.registry.context.latest.synthetic

    @property
    def over_https(self) -> bool:
        return self.settings.public_url.startswith("https:")


def open_identity(settings: Settings) -> ConnectionPool:
    """A pool on the database of accounts and of drafts, brought to its newest form."""
    migrate(settings.database_url, "identity", IDENTITY_SQL)
    drafts.prepare(settings.database_url)
    views.prepare(settings.database_url)
    uploads.prepare(settings.database_url)
    return ConnectionPool(
        settings.database_url,
        min_size=1,
        max_size=POOL_SIZE,
        timeout=POOL_WAIT_S,
        reconnect_timeout=POOL_WAIT_S,
        check=ConnectionPool.check_connection,
        kwargs={"autocommit": True, "connect_timeout": int(POOL_WAIT_S)},
        open=True,
    )
