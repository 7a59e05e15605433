"""Where the parts of Birge find each other and their secrets: the environment, or the embedded stack's file."""

import json
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

FILE_NAME = "settings.json"


class Settings(BaseSettings):
    """`BIRGE_*` in the environment wins over values given by the embedded stack's file."""

    model_config = SettingsConfigDict(env_prefix="BIRGE_", frozen=True, extra="ignore")

    database_url: str = Field(repr=False)
    keys_url: str = Field(repr=False)
    blobs_dir: Path
    kek: SecretStr
    hmac_key: SecretStr
    session_secret: SecretStr
    temporal_address: str
    temporal_namespace: str = "default"
    smtp_host: str
    smtp_port: int
    smtp_username: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_tls: bool = True
    mail_from: str
    sms_url: str = ""
    sms_token: SecretStr = SecretStr("")
    sms_sender: str = "Birge"
    public_url: str
    mailbox_url: str = ""
    api_host: str = "127.0.0.1"
    api_port: int = 8080
    demo: bool = False

    @classmethod
    def load(cls, data_dir: Path | None) -> Self:
        """Settings of the embedded stack in `data_dir`; without one, from the environment alone."""
        written = {} if data_dir is None else json.loads((data_dir / FILE_NAME).read_text())
        return cls(**written)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  the signature is pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, file_secret_settings, init_settings
