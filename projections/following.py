"""Which projections there are, what each keeps, and the followers that keep them up to date."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.application import Ledger
from ledger.follower import Apply, Follower
from ledger.migrate import migrate
from ledger.unpublishing import Unpublishing
from ledger.wordbook import NAME as WORDS
from projections.agreements import Agreements
from projections.barometer import Cell
from projections.challenged import Cell as ChallengeCell
from projections.challenged import barometer
from projections.collective import Collective
from projections.contacts import Cell as ContactCell
from projections.contacts import Contacts
from projections.disputes import Disputes
from projections.docket import Docket
from projections.folding import Load, loading
from projections.signs import Cell as SignCell
from projections.signs import Signs
from projections.systems import Systems
from projections.talks import Talks
from settings import Settings

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Projection:
    """Tables that follow from the log: `into` makes what fills them in a schema, `tables` gives each with its order."""

    name: str
    schema: str
    into: Callable[[str, Load], Apply]
    tables: Mapping[str, Sequence[str]]

    @property
    def migrations(self) -> Path:
        return SQL / self.name


DOCKET = Projection("docket", "docket_v1", Docket.into, {"cases": ("stream",)})
BAROMETER = Projection(
    "barometer",
    "barometer_v1",
    barometer,
    {"counts": Cell._fields, "challenges": ChallengeCell._fields},
)
CONTACTS = Projection(
    "contacts",
    "contacts_v1",
    Contacts.into,
    {"records": ("stream",), "counts": ContactCell._fields},
)
SYSTEMS = Projection(
    "systems",
    "systems_v1",
    Systems.into,
    {"systems": ("stream",), "consultations": ("stream",), "challenges": ("stream",), "precedents": ("precedent",)},
)
TALKS = Projection(
    "talks",
    "talks_v1",
    Talks.into,
    {
        "talks": ("stream",),
        "rounds": ("stream",),
        "clauses": ("stream",),
        "entries": ("clause", "topic", "of", "position"),
    },
)
DISPUTES = Projection("disputes", "disputes_v1", Disputes.into, {"disputes": ("stream",)})
AGREEMENTS = Projection("agreements", "agreements_v1", Agreements.into, {"agreements": ("stream",)})
COLLECTIVE = Projection(
    "collective", "collective_v1", Collective.into, dict.fromkeys(("talks", "rounds", "disputes"), ("stream",))
)
SIGNS = Projection("signs", "signs_v1", Signs.into, {"signs": SignCell._fields, "talks": ("stream",)})
PROJECTIONS: Mapping[str, Projection] = {
    each.name: each for each in (DOCKET, BAROMETER, CONTACTS, SYSTEMS, TALKS, DISPUTES, AGREEMENTS, COLLECTIVE, SIGNS)
}


def prepare(settings: Settings) -> None:
    """Make the tables of every projection; safe at each start, by every process at once. The record comes first."""
    for projection in PROJECTIONS.values():
        migrate(settings.database_url, projection.schema, projection.migrations)


def followers(settings: Settings, ledger: Ledger) -> tuple[Follower, ...]:
    """One follower for each projection, ready to run."""
    mapper = ledger.registry.mapper
    return tuple(
        Follower(settings.database_url, mapper, name, projection.into(projection.schema, loading(mapper)))
        for name, projection in PROJECTIONS.items()
    )


def words(settings: Settings, ledger: Ledger) -> Follower:
    """Keeps the index of words; apart from the projections, because it opens what is sealed, and destroys the key of
    what is withdrawn.
    """
    return Follower(settings.database_url, ledger.registry.mapper, WORDS, Unpublishing(ledger.wordbook).follow)
