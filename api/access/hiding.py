"""Contact details of persons are taken out of what is answered to who may not see them.

The graph and the index hold none (graph/rows.py); this is the second wall, before all that is made of papers and facts.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from api.whole import whole
from graph.contacts import hide_contacts

READABLE = ("application/json", "application/problem+json", "text/html", "text/csv", "application/ld+json")


class Hiding:
    """ASGI middleware, inside of the gate."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        caller = scope.get("state", {}).get("caller")
        shows_all = scope["type"] != "http" or caller is None or caller.sees_hidden
        await self._app(scope, receive, send if shows_all else whole(send, READABLE, _hidden))


def _hidden(_: MutableHeaders, body: bytes) -> bytes:
    return hide_contacts(body.decode("utf-8", errors="replace")).encode()
