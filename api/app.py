"""The answers over HTTP: one FastAPI application over one open store.

In:     the settings of the run.
Out:    JSON as in api/schema.py; errors as `application/problem+json` (RFC 9457); a search page at `/`; docs at `/docs`
        that need no network.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.commands.options import store_of
from api.finding import index_if_missing
from api.routes import cypher, lineage, owners, papers
from api.schema import HealthAnswer, Problem
from api.settings import Settings
from ingest.errors import GraphError, PledgelineError, QuestionError, UnknownNameError

PAGE = Path(__file__).parent / "page" / "index.html"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
STATUS: dict[type[PledgelineError], int] = {UnknownNameError: 404, QuestionError: 400, GraphError: 503}
PROBLEMS = {code: {"model": Problem} for code in (400, 404, 422, 503)}
DESCRIPTION = (
    "How priorities of community safety partnerships evolved and which bodies own their commitments. "
    "Every answer carries the paper, page and words it rests on."
)


def create_app(settings: Settings) -> FastAPI:
    """The application; its store is opened when it starts and closed when it ends."""

    @asynccontextmanager
    async def with_store(app: FastAPI) -> AsyncIterator[None]:
        index_if_missing(settings)
        with store_of(settings, read_only=True) as store:
            app.state.store, app.state.settings = store, settings
            yield

    app = FastAPIOffline(
        title="Pledgeline",
        version=version("pledgeline"),
        description=DESCRIPTION,
        lifespan=with_store,
        responses=PROBLEMS,
    )
    if settings.host in LOOPBACK:  # a page elsewhere must not reach this server under another name (DNS rebinding)
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]", "testserver"])
    for routes in (lineage, owners, papers, cypher):
        app.include_router(routes.router)
    app.add_exception_handler(PledgelineError, _our_error)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(HTTPException, _http_error)

    @app.get("/healthz", operation_id="healthz")
    def healthz() -> HealthAnswer:
        """Whether the server answers."""
        return HealthAnswer(status="ok", version=version("pledgeline"))

    @app.get("/", include_in_schema=False)
    def page() -> FileResponse:
        policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'"
        return FileResponse(PAGE, headers={"Content-Security-Policy": policy})

    return app


def _problem(request: Request, status: int, title: str, detail: str, remedy: str | None = None) -> JSONResponse:
    problem = Problem(
        type="about:blank", title=title, status=status, detail=detail, instance=request.url.path, remedy=remedy
    )
    return JSONResponse(problem.model_dump(), status_code=status, media_type="application/problem+json")


def _our_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, PledgelineError)
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    return _problem(request, status, error.what, error.where, error.remedy)


def _misunderstood(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    detail = "; ".join(f"{'/'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
    return _problem(request, 422, "the request is not as it should be", detail, "see /docs")


def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return _problem(request, error.status_code, str(error.detail), request.url.path, "see /docs")
