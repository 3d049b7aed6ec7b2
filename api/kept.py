"""Answers that were given before, kept as they were sent until something that they rest on changes.

In:     a GET, by whom and in which form; the marks of the answers (api/unchanged.py).
Out:    the kept answer, or one made now, which is kept. A caller who has it already (`If-None-Match`) gets a bare 304.
Rule:   an answer is kept under what it was made from: the stamp of the graph, the commit of the search index, and when
        papers, facts or corrections were last written. What that was is read before an answer is made: an answer is
        never told of a graph that it is older than. Of many who ask the same at once one is answered, and the others
        have it. The oldest go where all together would take more than is allowed.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.commands.options import workspace_of
from api.unchanged import UNMARKED
from graph.shape import known_stamp, stamp_of
from ingest.errors import GraphError

SHARE = 16  # an answer that takes more than this part of the room is not kept
BESIDE = 600  # bytes that an answer takes besides its body: its headers and its place
Key = tuple[str, str, str, bytes, str, bool, str]
Version = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    headers: list[tuple[bytes, bytes]]
    mark: str
    body: bytes
    route: Any  # that answered, for the log and the metrics

    @property
    def size(self) -> int:
        return len(self.body) + BESIDE


class Kept:
    """ASGI middleware: outside of what compresses and marks, inside of what asks who is asking.

    `told` is called with whether an answer was kept, for metrics.
    """

    def __init__(self, app: ASGIApp, *, most: int, told: Callable[[bool], None]) -> None:
        self._app, self._most, self._told = app, most, told
        self.size = 0  # bytes of all that is kept
        self._answers: OrderedDict[Key, _Answer] = OrderedDict()
        self._version: Version | None = None
        self._making: dict[Key, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(UNMARKED):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        key, held = _key(scope, headers), headers.get("if-none-match", "")
        version = await _made_from(scope["app"].state) if self._most else None
        found = self._find(key, version)
        if found is None and version is not None and (being_made := self._making.get(key)):
            await being_made.wait()
            found = self._find(key, version)
        if found is None:
            await self._make(key, version, held, scope, receive, send)
            return
        self._told(True)
        scope["route"] = found.route
        await _send(found, held, send)

    def _find(self, key: Key, version: Version | None) -> _Answer | None:
        if version is None or version != self._version:
            return None
        found = self._answers.get(key)
        if found:
            self._answers.move_to_end(key)
        return found

    async def _make(
        self, key: Key, version: Version | None, held: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let the answer be made, keep it where it is one to keep, and send it."""
        done = self._making.setdefault(key, asyncio.Event())
        start: Message | None = None
        body = bytearray()

        async def catching(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and "etag" in Headers(raw=message["headers"]):
                start = message
            elif start is None:
                await send(message)
            else:
                body.extend(message.get("body", b""))

        try:
            await self._app(scope, receive, catching)
            if start is None:
                return
            answer = _Answer(start["headers"], Headers(raw=start["headers"])["etag"], bytes(body), scope.get("route"))
            if version is not None:
                self._told(False)
                self._keep(key, version, answer)
        finally:
            if self._making.get(key) is done:
                del self._making[key]
            done.set()
        await _send(answer, held, send)

    def _keep(self, key: Key, version: Version, answer: _Answer) -> None:
        if version != self._version:
            self._answers.clear()
            self._version, self.size = version, 0
        if answer.size > self._most / SHARE:
            return
        before = self._answers.pop(key, None)
        self.size += answer.size - (before.size if before else 0)
        self._answers[key] = answer
        while self.size > self._most:
            _, oldest = self._answers.popitem(last=False)
            self.size -= oldest.size


def _key(scope: Scope, headers: Headers) -> Key:
    caller = scope.get("state", {}).get("caller")
    zipped = "gzip" in headers.get("accept-encoding", "")
    asked_at = scope["scheme"], headers.get("host", "")  # a page says its own address, as the one who asks calls it
    role = caller.role if caller else ""
    return *asked_at, scope["path"], scope["query_string"], headers.get("accept", ""), zipped, role


async def _made_from(state: Any) -> Version | None:
    """What answers rest on now; None where the graph does not tell."""
    try:
        stamp = known_stamp(state.store) or await run_in_threadpool(stamp_of, state.store)
    except GraphError:
        return None
    workspace = workspace_of(state.settings)
    written = (workspace.search / "meta.json", *workspace.made_of)
    return stamp, *(path.stat().st_mtime_ns if path.exists() else None for path in written)


async def _send(answer: _Answer, held: str, send: Send) -> None:
    status, body, headers = 200, answer.body, MutableHeaders(raw=list(answer.headers))
    if _has(held, answer.mark):
        status, body = 304, b""
        for name in ("content-length", "content-type", "content-encoding"):
            del headers[name]
    await send({"type": "http.response.start", "status": status, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})


def _has(held: str, mark: str) -> bool:
    """Whether `If-None-Match` names this mark, weakly compared."""
    return bool(held) and any(each.strip() in ("*", mark, mark[2:]) for each in held.split(","))
