"""Marks by which a caller knows an answer again (RFC 9110): each answer to a GET carries an ETag.

The mark is of the answer as this caller may see it, so it stands outside what hides, and inside what compresses: it is
a weak one, for the bytes differ where they are sent compressed. What is sent to who has it: api/kept.py.
"""

from __future__ import annotations

import hashlib
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access.roles import CYPHER, OPEN_TO_ALL
from api.whole import whole

MARKED = ("application/json", "text/csv", "text/html", "image/png")
UNMARKED = (*CYPHER, *OPEN_TO_ALL, "/metrics", "/docs", "/redoc", "/openapi.json", "/static")
VARY = "Accept, Authorization, X-API-Key"


class Marked:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_marked = scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith(UNMARKED)
        await self._app(scope, receive, whole(send, MARKED, _mark, only=HTTPStatus.OK) if is_marked else send)


def _mark(headers: MutableHeaders, body: bytes) -> bytes:
    headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers["Vary"] = VARY
    headers.setdefault("Cache-Control", "private, no-cache")
    return body
