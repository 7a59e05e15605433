"""Numbers for those who watch over Birge: how far the log has come, and how far behind it each follower is."""

from collections.abc import Iterator

from fastapi import APIRouter
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.responses import Response

from api.current import CurrentServices
from ledger.application import Ledger

TEXT = "text/plain; version=0.0.4; charset=utf-8"

routes = APIRouter(tags=["operation"])


class Figures(Collector):
    """Counts and seconds only, read from the database at the moment they are asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def collect(self) -> Iterator[GaugeMetricFamily]:
        lags = self._ledger.lags()
        yield GaugeMetricFamily("birge_ledger_position", "The last position of the log.", self._ledger.position())
        yield _each("waiting_events", "Events that wait, at most.", {lag.name: lag.events for lag in lags})
        yield _each("lag_seconds", "Age of the oldest event that waits.", {lag.name: lag.seconds for lag in lags})
        yield _each("parked_streams", "Streams set aside.", {lag.name: lag.parked_streams for lag in lags})


def _each(what: str, told: str, values: dict[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"birge_follower_{what}", told, labels=["follower"])
    for follower, value in values.items():
        family.add_metric([follower], value)
    return family


@routes.get("/metrics", include_in_schema=False)
def metrics(services: CurrentServices) -> Response:
    """In the text form of Prometheus."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Figures(services.ledger))
    return Response(generate_latest(registry), media_type=TEXT)
