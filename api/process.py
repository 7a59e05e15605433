"""`birge serve`: one process that answers requests."""

import uvicorn
from pwdlib import PasswordHash

from api.app import create_app
from api.services import Services, open_identity
from settings import Settings

GRACE_S = 5


def run(settings: Settings) -> None:
    """Serves until it is told to stop. No access log: addresses of pages are nobody's business."""
    with open_identity(settings) as pool:
        app = create_app(Services.of(settings, pool, PasswordHash.recommended()))
        uvicorn.run(
            app,
            host=settings.api_host,
            port=settings.api_port,
            access_log=False,
            server_header=False,
            log_level="warning",
            timeout_graceful_shutdown=GRACE_S,
        )
