"""The gate before every route: who asks, whether they may, how often, how large, how long, and how many at once.

A key comes as `Authorization: Bearer plk_…`, as `X-API-Key`, or as the password of HTTP Basic, which browsers ask for.
On a server that only this machine can reach, and that has no keys, everyone is `LOCAL`.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import time
from collections.abc import Callable, MutableMapping
from http import HTTPStatus
from typing import Any

import limits
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.keys import Keys
from api.access.roles import LOCAL, OPEN_TO_ALL, Caller, role_needed
from api.problems import problem_answer
from api.settings import Settings
from api.site.problems import BY_SLUG, PLACE

GIVE_A_KEY = (
    "in a browser, load the page again and give the key as the password, under any name; "
    "a program sends it as `Authorization: Bearer plk_…`"
)
STATIC = "/static/"  # the style, the script and the sign of every page, this refusal's too: they tell nothing
MOST_AT_ONCE = 200  # requests under way: what is over is told so at once
Answered = Callable[[Scope, int, float], None]  # told of every answer: its request, status and seconds


class Gate:
    """ASGI middleware. `answered` is told of every answer, for metrics and logs."""

    def __init__(self, app: ASGIApp, *, keys: Keys, settings: Settings, answered: Answered) -> None:
        self._app, self._keys, self._settings, self._answered = app, keys, settings, answered
        self._window = limits.strategies.SlidingWindowCounterRateLimiter(limits.storage.MemoryStorage())
        self._rate = limits.parse(f"{settings.requests_per_minute}/minute")
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), HTTPStatus.INTERNAL_SERVER_ERROR

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._pass(scope, receive, sending)
        finally:
            self._answered(scope, status, time.perf_counter() - began)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers, path = Headers(scope=scope), scope["path"]
        caller = self._caller(headers)
        if is_open(path):
            await self._app(scope, receive, send)
            return
        if caller is None:
            await _refuse(scope, receive, send, 401, "no key, or one that is not known", GIVE_A_KEY)
            return
        scope.setdefault("state", {})["caller"] = caller
        needed = role_needed(scope["method"], path)
        if not caller.may(needed):
            await _refuse(scope, receive, send, 403, f"only for the role {needed}", "ask for a key of that role")
            return
        who = caller.id if caller is not LOCAL else (scope.get("client") or ("local",))[0]
        if not self._window.hit(self._rate, who):
            wait = max(1, round(self._window.get_window_stats(self._rate, who)[0] - time.time()))
            more = {"Retry-After": str(wait)}
            await _refuse(scope, receive, send, 429, "too many requests", f"wait {wait} seconds", more)
            return
        if self._under_way >= MOST_AT_ONCE:
            more = {"Retry-After": "1"}
            await _refuse(scope, receive, send, 503, "too many ask at once", "ask again in a second", more)
            return
        most = self._settings.request_kilobytes * 1024
        body = _Limited(receive, most)
        if int(headers.get("content-length") or 0) <= most:
            self._under_way += 1
            try:
                await self._bounded(scope, body, send)
            finally:
                self._under_way -= 1
        if body.is_over or int(headers.get("content-length") or 0) > most:
            await _refuse(scope, receive, send, 413, "the request is too large", f"send at most {most:,} bytes")

    async def _bounded(self, scope: Scope, body: _Limited, send: Send) -> None:
        """The app's answer, in time; none where the body was too large."""
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if not body.is_over:
                started = True
                await send(message)

        try:
            async with asyncio.timeout(self._settings.request_seconds):
                await self._app(scope, body.receive, sending)
        except TimeoutError:
            if started:
                raise
            await _refuse(
                scope,
                body.receive,
                send,
                504,
                "the answer took too long",
                "ask for less: a page with `limit`, one year, one paper",
            )

    def _caller(self, headers: Headers) -> Caller | None:
        secret = _secret(headers)
        if secret is not None:
            return self._keys.caller(secret)
        return None if self._keys.any_valid() else LOCAL


def is_open(path: str) -> bool:
    """Whether this answers without a key: health, what pages are drawn with, and what a problem means."""
    is_problem = path.startswith(PLACE) and path.removeprefix(PLACE) in BY_SLUG
    return path in OPEN_TO_ALL or path.startswith(STATIC) or is_problem


def _secret(headers: Headers) -> str | None:
    if key := headers.get("x-api-key"):
        return key
    scheme, _, rest = headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "bearer":
        return rest.strip()
    if scheme.casefold() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return None


class _Limited:
    """The body as it comes, cut off where it grows larger than is allowed: one sent in pieces does not say its size."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left = receive, most

    @property
    def is_over(self) -> bool:
        return self._left < 0

    async def receive(self) -> MutableMapping[str, Any]:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.is_over else message


async def _refuse(
    scope: Scope, receive: Receive, send: Send, status: int, what: str, remedy: str, more: dict[str, str] | None = None
) -> None:
    answer = problem_answer(Request(scope, receive), status, what, scope["path"], remedy)
    answer.headers.update(more or {})
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = 'Basic realm="Pledgeline: any name, the key as password", charset="UTF-8"'
    await answer(scope, receive, send)
