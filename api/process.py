"""`birge serve`: one process that answers requests."""

import gc
from contextlib import closing

import uvicorn
from pwdlib import PasswordHash

from api.app import create_app
from api.services import Services, open_identity
from domain.kinds import KINDS
from ledger.application import Ledger
from ledger.schema import prepare
from projections import following as projections
from settings import Settings

GRACE_S = 5


def run(settings: Settings) -> None:
    """Serves until it is told to stop. No access log: addresses of pages are nobody's business."""
    prepare(settings)
    projections.prepare(settings)
    with (
        open_identity(settings) as pool,
        closing(Ledger.at(settings, KINDS)) as ledger,
        closing(Services.of(settings, ledger, pool, PasswordHash.recommended())) as services,
    ):
        app = create_app(services)
        gc.freeze()  # what lives as long as the process is not walked anew for a page that makes much
        uvicorn.run(
            app,
            host=settings.api_host,
            port=settings.api_port,
            access_log=False,
            server_header=False,
            log_config=None,  # ours drops what people typed
            timeout_graceful_shutdown=GRACE_S,
        )
