"""The answers over HTTP: one FastAPI application over one open store.

In:     the settings of the run.
Out:    JSON as in api/schema.py under `/v1` (and, as at first, without it); errors as `application/problem+json`
        (RFC 9457); pages for people from `/` on; docs at `/docs` that need no network.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline

from api.access.audit import Audit
from api.access.gate import Gate
from api.access.hiding import Hiding
from api.access.keys import Keys
from api.commands.options import workspace_of
from api.contract.document import describe
from api.forms import check_forms
from api.found import HealthAnswer
from api.heads import Heads
from api.kept import Kept
from api.known_hosts import KnownHosts
from api.observing import Observer
from api.observing import router as observing_router
from api.problems import add_problems
from api.protection import Protected
from api.routes import API_ROUTERS, AT_FIRST
from api.serving import LOOPBACK
from api.settings import Settings
from api.site import SITE_ROUTERS, STATIC
from api.unchanged import Marked
from graph.questions import learn_names
from graph.store import Bounds, Store
from ingest.errors import PledgelineError

SMALLEST_ZIPPED = 1000  # bytes: less is not worth the time
ZIPPED = 5  # level of compression: 9 takes twice the time for a hundredth less
FIRST_QUESTION = "MATCH (p:Paper) RETURN p.title ORDER BY p.id LIMIT 1"
DESCRIPTION = (
    "How priorities of community safety partnerships evolved and which bodies own their commitments. "
    "Every answer carries the paper, page and words it rests on."
)


def create_app(settings: Settings, store: Store | None = None) -> FastAPI:
    """The application over an open store; without one it only describes itself."""

    workspace, observer = workspace_of(settings), Observer()
    keys = Keys(workspace.keys)

    @asynccontextmanager
    async def with_store(app: FastAPI) -> AsyncIterator[None]:
        app.state.store, app.state.settings = store, settings
        learning = asyncio.create_task(asyncio.to_thread(learn_names, store)) if store else None
        app.state.learning = learning
        asking = asyncio.create_task(asyncio.to_thread(_ask_ahead, store, keys, settings.bounds)) if store else None
        yield
        await asyncio.wait([each for each in (learning, asking) if each])  # the store must not close under them

    app = FastAPIOffline(
        title="Pledgeline",
        version=version("pledgeline"),
        description=DESCRIPTION,
        lifespan=with_store,
    )
    app.state.audit, app.state.observer = Audit(workspace.audit), observer
    # What was added last is asked first.
    app.add_middleware(Hiding)
    app.add_middleware(Marked)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_ZIPPED, compresslevel=ZIPPED)
    app.add_middleware(Kept, most=settings.answers_megabytes << 20, told=observer.kept)
    app.add_middleware(Gate, keys=keys, settings=settings, answered=observer.answered)
    if settings.host in LOOPBACK:
        app.add_middleware(KnownHosts, hosts=("127.0.0.1", "localhost", "[::1]"))
    app.add_middleware(Protected)
    app.add_middleware(Heads)
    add_problems(app)
    for router in API_ROUTERS:
        app.include_router(
            router, prefix="/v1", dependencies=[Depends(check_forms)],
            generate_unique_id_function=lambda route: route.name,
        )  # fmt: skip
    for router in AT_FIRST:
        app.include_router(
            router, deprecated=True, generate_unique_id_function=lambda route: f"unversioned_{route.name}"
        )
    for router in SITE_ROUTERS:
        app.include_router(router)
    app.include_router(observing_router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")

    @app.get("/healthz", operation_id="healthz")
    def healthz() -> HealthAnswer:
        """Whether the server answers."""
        return HealthAnswer(status="ok", version=version("pledgeline"))

    describe(app)
    return app


def _ask_ahead(store: Store, keys: Keys, bounds: Bounds) -> None:
    """Ask one question in Cypher before the first person does: what answers them takes seconds to start."""
    if keys.any_valid() and not keys.any_valid("researcher"):
        return  # nobody may ask one
    with suppress(PledgelineError):  # who asks is told
        store.ask(FIRST_QUESTION, {}, bounds)
