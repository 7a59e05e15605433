"""What every test may ask for: a real PostgreSQL, databases of its own, and a run that counts skipped tests as failures."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import structlog
from hypothesis import HealthCheck
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

from local.postgres import FORGETFUL
from local.stack import database_server
from logs import OWN
from ops.demo import seed
from settings import Settings
from tests.databases import fresh_databases, make_every_table, make_passwords_cheap

HERE = Path(__file__).parent
FIRST = (
    "browser/test_walk.py",
    "ops/test_erase_everywhere.py",
    "faults/",
    "browser/",
    "api/test_v1_fuzz.py",
    "api/test_v1_access.py",
    "domain/appeal/test_laws.py",
    "relay/",
    "ops/",
    "e2e/test_challenge.py",
    "e2e/test_tracks.py",
    "e2e/test_story.py",
    "local/",
    "api/",
)
"""Files that take long, the longest first, and before a story that ends with an erasure the others."""
TOGETHER = ("faults/", "e2e/")
"""Folders whose files share one running stack."""
SKIPS_ARE_FAILURES = os.environ.get("BIRGE_NO_SKIPS") == "1"


def pytest_configure() -> None:
    """A fault says its place and none of its words here too; drawing every variable on the way took minutes a fault.
    What is asked of examples says nothing of how fast they are: a busy machine is no fault of theirs.
    """
    structlog.configure(processors=list(OWN))
    hypothesis.settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Settings]:
    """One server for the whole run, without fsync: what must survive a power cut starts its own."""
    with (
        tempfile.TemporaryDirectory(prefix="birge-tests-") as folder,
        database_server(Path(folder), FORGETFUL) as settings,
    ):
        yield settings


@pytest.fixture(scope="session")
def migrated_once(postgres: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Every table of the product with nothing in it, made once and only ever copied."""
    with fresh_databases(postgres, tmp_path_factory.mktemp("migrated")) as settings:
        make_every_table(settings)
        yield settings


@pytest.fixture(scope="session")
def seeded_once(
    postgres: Settings, migrated_once: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """The demo federation, made once and only ever copied."""
    with fresh_databases(postgres, tmp_path_factory.mktemp("seeded"), like=migrated_once) as settings:
        seed(settings)
        make_passwords_cheap(settings)
        yield settings


@pytest.fixture
def database(postgres: Settings, migrated_once: Settings, tmp_path: Path) -> Iterator[Settings]:
    """A pair of databases of the test's own, with every table and nothing in it."""
    with fresh_databases(postgres, tmp_path, like=migrated_once) as settings:
        yield settings


@pytest.fixture
def empty_database(postgres: Settings, tmp_path: Path) -> Iterator[Settings]:
    """A pair of databases in which nothing was ever made."""
    with fresh_databases(postgres, tmp_path) as settings:
        yield settings


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a server takes part in `make test`; `make check` has to answer in seconds. What is long begins first."""
    items.sort(key=lambda item: _turn(item.path))
    for item in items:
        if "postgres" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


def _turn(path: Path) -> int:
    """Both hands end together where no long file is begun at the end; the walk wants a stack in which nobody has acted."""
    name = path.as_posix().removeprefix(f"{HERE.as_posix()}/")
    return next((turn for turn, start in enumerate(FIRST) if name.startswith(start)), len(FIRST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """What shares a running stack stays with one of the hands, as what shares a file does."""
    if config.getoption("dist") != "loadfile":
        return None
    hands = LoadFileScheduling(config, log)
    hands._split_scope = _kept_together
    return hands


def _kept_together(nodeid: str) -> str:
    file = nodeid.partition("::")[0]
    return next((folder for folder in TOGETHER if file.startswith(f"tests/{folder}")), file)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that did not run has not passed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if SKIPS_ARE_FAILURES and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line(f"{len(reporter.stats['skipped'])} skipped: a failure here", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
