"""The web application put together: routes, pages, and what stands around every one of them."""

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from api import assets, errors, health, metrics
from api.documentation import DocumentedApp
from api.headers import SecurityHeaders
from api.identity import phone_routes
from api.identity import routes as identity
from api.limits import BodyLimit
from api.pages import registry
from api.routes import (
    agreement_counts,
    agreements,
    appeals,
    barometer,
    cases,
    challenge_counts,
    challenges,
    collective_counts,
    consultations,
    contact,
    contact_counts,
    contacts,
    disputes,
    docket,
    documents,
    feed,
    joined,
    models,
    outgoing,
    people,
    precedents,
    procedures,
    record,
    reminders,
    risk,
    search,
    settings,
    story,
    systems,
    talks,
    units,
)
from api.services import Services
from api.strict_json import StrictRoute

LARGEST_BODY_BYTES = 1_000_000
WORTH_COMPRESSING_BYTES = 500
PRESSED = 6
"""The highest level saves 3 % more of a long page and takes three times as long over it."""

API = (
    appeals,
    challenges,
    cases,
    story,
    joined,
    risk,
    record,
    documents,
    outgoing,
    docket,
    search,
    contacts,
    contact,
    procedures,
    feed,
    barometer,
    contact_counts,
    challenge_counts,
    agreement_counts,
    collective_counts,
    talks,
    units,
    people,
    reminders,
    settings,
    systems,
    precedents,
    consultations,
    disputes,
    agreements,
    models,
    metrics,
)


def create_app(services: Services) -> FastAPI:
    app = DocumentedApp(
        title="Birge",
        version="1",
        docs_url=None,  # its page would load scripts from other sites
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(SecurityHeaders, over_https=services.over_https),
            Middleware(GZipMiddleware, minimum_size=WORTH_COMPRESSING_BYTES, compresslevel=PRESSED),
            Middleware(errors.Guard),
            Middleware(BodyLimit, largest_bytes=LARGEST_BODY_BYTES),
        ],
    )
    app.state.services = services
    app.router.route_class = StrictRoute
    errors.install(app)
    for routes in (
        assets.router(services.assets),
        identity.routes,
        phone_routes.routes,
        health.routes,
        *registry.PAGES,
    ):
        app.include_router(routes)
    for part in API:
        app.include_router(part.routes)
    return app
