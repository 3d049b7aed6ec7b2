"""Headers that keep a page to what it is: no script but our own file, no frames, nothing from or told to elsewhere."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Pages have one script, a file of this server, and none within them; the drawings in them carry their own styles.
PAGES = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
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


class Protected:
    """Gives every answer these headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def protecting(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(protection(scope["path"]))
            await send(message)

        await self._app(scope, receive, protecting)


def protection(path: str) -> dict[str, str]:
    """The headers of an answer under this path."""
    is_docs = path.startswith(("/docs", "/redoc", "/static-offline-docs"))
    return {**HEADERS, "Content-Security-Policy": DOCS if is_docs else PAGES}
