import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SECRETS = ("BIRGE_KEK", "BIRGE_HMAC_KEY", "BIRGE_SESSION_SECRET", "BIRGE_DB_PASSWORD", "BIRGE_KEYS_DB_PASSWORD")


def compose(env_file: Path) -> "subprocess.CompletedProcess[str]":
    """Debian's own program judges the file; only what the env file says fills it in."""
    return subprocess.run(
        ["docker-compose", "--file", ROOT / "docker-compose.yml", "--env-file", env_file, "config"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin"},
    )


def filled_in(folder: Path, *, without: str = "") -> Path:
    example = (ROOT / "deploy" / "env.example").read_text()
    filled = re.sub(r"^([A-Z_]+)=$", r"\1=made-up", example, flags=re.MULTILINE)
    file = folder / "env"
    file.write_text(re.sub(rf"^{without}=.*$", "", filled, flags=re.MULTILINE) if without else filled)
    return file


@pytest.fixture
def services(tmp_path: Path) -> dict[str, Any]:
    answer = compose(filled_in(tmp_path))
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = yaml.safe_load(answer.stdout)["services"]
    return found


def test_the_example_filled_in_is_a_valid_stack(services: dict[str, Any]):
    assert {"postgres", "temporal", "temporal-ui", "worker", "follow", "serve", "tls"} <= set(services)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_missing_secret_is_refused_before_anything_starts(secret: str, tmp_path: Path):
    answer = compose(filled_in(tmp_path, without=secret))
    assert answer.returncode != 0
    assert secret in answer.stderr


def test_ledger_keys_and_temporal_live_in_separate_databases(services: dict[str, Any]):
    ours = services["worker"]["environment"]
    assert ours["BIRGE_DATABASE_URL"].endswith("/birge")
    assert ours["BIRGE_KEYS_URL"].endswith("/birge_keys")
    assert services["temporal"]["environment"]["DBNAME"] == "temporal"
    script = (ROOT / "deploy" / "postgres" / "databases.sh").read_text()
    for database in ("birge", "birge_keys", "temporal", "temporal_visibility"):
        assert re.search(rf"CREATE DATABASE {database} OWNER", script)


def test_accounts_of_the_ledger_the_keys_and_temporal_differ(services: dict[str, Any]):
    ours = services["worker"]["environment"]
    accounts = {re.match(r"postgresql://(\w+):", ours[name])[1] for name in ("BIRGE_DATABASE_URL", "BIRGE_KEYS_URL")}  # type: ignore[index]
    assert len(accounts | {services["temporal"]["environment"]["POSTGRES_USER"]}) == 3


def test_temporal_is_the_server_image_with_its_schema_made_beside_it(services: dict[str, Any]):
    images = {service.get("image", "").split(":")[0] for service in services.values()}
    assert {"temporalio/server", "temporalio/admin-tools", "temporalio/ui"} <= images
    assert not [image for image in images if "auto-setup" in image]


def test_the_workers_are_as_many_as_asked_for(services: dict[str, Any]):
    assert services["worker"]["deploy"]["replicas"] == 2


def test_only_tls_faces_the_world(services: dict[str, Any]):
    def is_local(port: Any) -> bool:
        return isinstance(port, str) and port.startswith("127.0.0.1:")

    public = {name for name, it in services.items() if not all(map(is_local, it.get("ports", [])))}
    assert public == {"tls"}


def test_postgresql_keeps_what_people_wrote_out_of_its_log(services: dict[str, Any]):
    command = services["postgres"]["command"]
    assert "log_parameter_max_length=0" in command
    assert "log_error_verbosity=terse" in command


def test_every_setting_the_file_gives_is_one_that_birge_reads(services: dict[str, Any]):
    from settings import Settings

    known = {f"BIRGE_{name}".upper() for name in Settings.model_fields}
    for name in ("worker", "follow", "serve"):
        assert set(services[name]["environment"]) <= known
