"""Contact details of persons are taken out of what is answered to who may not see them.

The graph and the index hold none (graph/rows.py); this is the second wall, before all that is made of papers and facts.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.contacts import hide_contacts

READABLE = ("application/json", "application/problem+json", "text/html", "text/csv", "application/ld+json")


class Hiding:
    """ASGI middleware, inside of the gate: holds a readable answer back until it is whole, and sends it without."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        caller = scope.get("state", {}).get("caller")
        if scope["type"] != "http" or caller is None or caller.sees_hidden:
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = bytearray()

        async def hiding(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "").partition(";")[0]
                if kind in READABLE:
                    start = message
                    return
            if start is None:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                shown = hide_contacts(body.decode("utf-8", errors="replace")).encode()
                MutableHeaders(raw=start["headers"])["content-length"] = str(len(shown))
                await send(start)
                await send({"type": "http.response.body", "body": shown})

        await self._app(scope, receive, hiding)
