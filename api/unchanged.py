"""Marks by which a caller knows an answer again (RFC 9110): each answer to a GET carries an ETag.

The mark is of the answer as this caller may see it, so it stands outside what hides, and inside what compresses: it is
a weak one, for the bytes differ where they are sent compressed. What is sent to who has it: api/kept.py.
"""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.roles import CYPHER, OPEN_TO_ALL

MARKED = ("application/json", "text/csv", "text/html", "image/png")
UNMARKED = (*CYPHER, *OPEN_TO_ALL, "/metrics", "/docs", "/redoc", "/openapi.json", "/static")
VARY = "Accept, Authorization, X-API-Key"


class Marked:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(UNMARKED):
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = bytearray()

        async def marking(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_marked(message):
                start = message
                return
            if start is None:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                headers = MutableHeaders(raw=start["headers"])
                headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
                headers["Vary"] = VARY
                headers.setdefault("Cache-Control", "private, no-cache")
                await send(start)
                await send({"type": "http.response.body", "body": bytes(body)})

        await self._app(scope, receive, marking)


def _is_marked(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "").partition(";")[0]
    return start["status"] == 200 and kind in MARKED
