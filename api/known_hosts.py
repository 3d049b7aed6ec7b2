"""A server that only this machine can reach answers under its own names alone."""

from __future__ import annotations

from collections.abc import Collection

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem_answer


class KnownHosts:
    """Answers only where the server is called by one of these names: a page elsewhere must not reach it under another
    (DNS rebinding)."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = Headers(scope=scope).get("host", "") if scope["type"] == "http" else None
        if host is None or host_name(host) in self._hosts:
            await self._app(scope, receive, send)
            return
        remedy = f"call it by {' or '.join(self._hosts)}"
        await problem_answer(Request(scope, receive), 400, "not a name of this server", host, remedy)(
            scope, receive, send
        )


def host_name(host: str) -> str:
    """The name in a header `Host`, without its port.

    >>> [host_name(each) for each in ("127.0.0.1:8765", "[::1]:8765", "localhost")]
    ['127.0.0.1', '[::1]', 'localhost']
    """
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0].casefold()
