"""A restored stack of its own: a new data directory with the secrets of the house, all else chosen anew."""

import base64
import json
import secrets
import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict, SecretStr

from local.data_directory import write_privately, write_settings
from local.postgres import DURABLE
from local.stack import database_server
from ops.progress import Tell
from ops.restore import Restored, Source, restore
from settings import FILE_NAME


class DirectoryTaken(Exception):  # noqa: N818 - it says what was found
    """The data directory holds something."""


class HouseSecrets(BaseModel):
    """What `birge backup --secrets` wrote: the key of all keys, and that of the directory's tokens."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kek: SecretStr
    hmac_key: SecretStr


def restore_embedded(data_dir: Path, secrets_file: Path, source: Source, tell: Tell) -> Restored:
    """Beside the data directory, and moved there when it is whole: an interrupted restore is never started."""
    target = data_dir.resolve()
    if target.exists() and any(target.iterdir()):
        raise DirectoryTaken(target)
    making = target.with_name(target.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o711, parents=True)
    house = HouseSecrets.model_validate_json(secrets_file.read_bytes())
    write_privately(making / "stack.json", {"secrets": _chosen(house)})
    with database_server(making, DURABLE) as settings:
        restored = restore(settings, source, tell)
    making.rename(target)
    _say_where_files_are(target)
    return restored


def _chosen(house: HouseSecrets) -> dict[str, str]:
    """Old cookies are worth nothing after a restore, and the database is a new one."""
    return {
        "kek": house.kek.get_secret_value(),
        "hmac_key": house.hmac_key.get_secret_value(),
        "session_secret": base64.b64encode(secrets.token_bytes(32)).decode(),
        "database_password": secrets.token_urlsafe(24),
    }


def _say_where_files_are(target: Path) -> None:
    written = json.loads((target / FILE_NAME).read_text())
    write_settings(target, {**written, "blobs_dir": str(target / "blobs")})
