"""Answers that a caller already has: each carries an ETag, and `If-None-Match` with it gets a bare 304 (RFC 9110).

The mark is of the answer as this caller may see it, so it stands outside what hides; it is a weak one, for the bytes
differ where they are sent compressed.
"""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MARKED = ("application/json", "text/csv")
VARY = "Accept, Authorization, X-API-Key"


class Unchanged:
    """Marks each answer to GET under `/v1`, and leaves out what the caller has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return
        held = Headers(scope=scope).get("if-none-match", "")
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
                await _sent(start, bytes(body), held, send)

        await self._app(scope, receive, marking)


def _is_marked(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "").partition(";")[0]
    return start["status"] == 200 and kind in MARKED


async def _sent(start: Message, body: bytes, held: str, send: Send) -> None:
    mark = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = MutableHeaders(raw=start["headers"])
    headers["ETag"], headers["Vary"], headers["Cache-Control"] = mark, VARY, "private, no-cache"
    if _has(held, mark):
        for name in ("content-length", "content-type"):
            del headers[name]
        start, body = {**start, "status": 304, "headers": headers.raw}, b""
    await send(start)
    await send({"type": "http.response.body", "body": body})


def _has(held: str, mark: str) -> bool:
    """Whether `If-None-Match` names this mark, weakly compared."""
    return any(each.strip() == "*" or each.strip().removeprefix("W/") == mark[2:] for each in held.split(","))
