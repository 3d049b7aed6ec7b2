"""Headers that keep a page to what it is: no scripts, no frames, nothing from elsewhere, nothing told to elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response

# Pages have no scripts at all; the drawings in them carry their own styles.
PAGES = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# The docs for programs are Swagger's and ReDoc's own pages, which run scripts of this server.
DOCS = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "worker-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def add_headers(app: FastAPI) -> None:
    """Give every answer these headers."""

    @app.middleware("http")
    async def with_headers(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await answer(request)
        response.headers.update(HEADERS)
        is_docs = request.url.path.startswith(("/docs", "/redoc", "/static-offline-docs"))
        response.headers["Content-Security-Policy"] = DOCS if is_docs else PAGES
        return response
