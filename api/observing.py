"""What the server tells of itself: metrics for Prometheus, a structured line for each request, health and readiness."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import structlog
from fastapi import APIRouter, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.routing import Match
from starlette.types import Scope

from api.deps import StoreDep
from api.found import HealthAnswer
from graph.questions import holds_papers
from ingest.errors import GraphError

router = APIRouter(tags=["service"])
# Seconds: lineage, owners and search are to take under 50 ms.
BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0)

_TOLD: list[Any] = [structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True)]
_SHOWN: Any = (
    structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False)
)
structlog.configure(
    processors=[*_TOLD, _SHOWN],
    logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    cache_logger_on_first_use=True,
)
log = structlog.get_logger()
LOGGING: dict[str, Any] = {  # of the server's library, which has loggers of its own: in the same form
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "same": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": [*_TOLD, structlog.processors.format_exc_info],
            "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, _SHOWN],
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "same"}},
    "loggers": {"uvicorn": {"handlers": ["stderr"], "propagate": False}},
}


class Observer:
    """Counts and times requests by route, never by address: an address may hold a name or a question."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)  # memory, processor time and open files of this server
        self._requests = Counter(
            "pledgeline_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "pledgeline_request_seconds", "Time of an answer.", ("route",), buckets=BUCKETS, registry=self.registry
        )

        self._kept = Counter(
            "pledgeline_answers", "Answers that may be kept: given again, or made.", ("how",), registry=self.registry
        )

    def kept(self, is_again: bool) -> None:
        self._kept.labels("again" if is_again else "made").inc()

    def answered(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route(scope)
        self._requests.labels(scope["method"], route, str(int(status))).inc()
        self._seconds.labels(route).observe(seconds)
        caller = scope.get("state", {}).get("caller")
        log.info(
            "answered", method=scope["method"], route=route, status=int(status), ms=round(seconds * 1000, 1),
            caller=caller.id if caller else None,
        )  # fmt: skip


def _route(scope: Scope) -> str:
    """The pattern of the route that answered; "none" where there is none."""
    route = scope.get("route")
    if route is not None:  # it knows its address in its router, and not under what that is
        is_versioned = scope["path"].startswith("/v1/") and not route.path.startswith("/v1/")
        return f"{'/v1' if is_versioned else ''}{route.path}"
    app = scope.get("app")
    for each in app.routes if app is not None else ():
        if each.matches(scope)[0] is Match.FULL:
            return str(getattr(each, "path", "none"))
    return "none"


@router.get("/metrics", operation_id="metrics", response_class=Response)
def metrics(request: Request) -> Response:
    """Requests and their times, for Prometheus."""
    registry: CollectorRegistry = request.app.state.observer.registry
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


@router.get("/readyz", operation_id="readyz")
def ready(request: Request, store: StoreDep) -> HealthAnswer:
    """Whether the graph answers and holds papers. 503 where it does not, and until its names are read."""
    from importlib.metadata import version

    learning: asyncio.Task[None] = request.app.state.learning
    if not learning.done():
        raise GraphError("the names in the graph are being read", store.where, "ask again in some seconds")
    return HealthAnswer(status="ok" if holds_papers(store) else "empty", version=version("pledgeline"))
