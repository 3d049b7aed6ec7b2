"""Answers kept to be given again: the same as made anew, to those alone who may have them, while they hold."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send

from api.access.roles import Caller, Role
from api.kept import Kept
from api.settings import Settings
from api.unchanged import Marked
from graph.shape import SHAPE
from graph.store import Rows

LARGE = 1 << 20


class Graph:
    """A store that tells its stamp alone."""

    where = "nowhere"

    def __init__(self) -> None:
        self.written = 0

    def changes(self) -> int | None:
        return self.written

    def read(self, _: str) -> Rows:
        return Rows(("shape", "stamp"), ((SHAPE, f"stamp {self.written}"),))


class Behind:
    """The app behind what keeps: answers what was asked, and counts."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.status = 200
        self.waits = 0.0

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        self.asked[scope["path"]] += 1
        await asyncio.sleep(self.waits)
        body = json.dumps({"path": scope["path"], "role": scope["state"]["caller"].role, "x": "y" * 2000}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


class Site:
    """All of it, asked by callers of any role."""

    def __init__(self, folder: Path, most: int = LARGE) -> None:
        self.behind, self.graph, self.again = Behind(), Graph(), list[bool]()
        self.kept = Kept(GZipMiddleware(Marked(self.behind)), most=most, told=self.again.append)
        self.state = SimpleNamespace(store=self.graph, settings=Settings(data=folder))
        self.folder = folder

    async def get(self, path: str, role: Role = "reader", **headers: str) -> httpx.Response:
        async def asked(scope: Scope, receive: Receive, send: Send) -> None:
            scope |= {"app": SimpleNamespace(state=self.state), "state": {"caller": Caller("someone", role)}}
            await self.kept(scope, receive, send)

        async with httpx.AsyncClient(transport=httpx.ASGITransport(asked), base_url="http://here") as client:
            return await client.get(path, headers={key.replace("_", "-"): value for key, value in headers.items()})


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for each in ("papers", "facts", "search"):
        (tmp_path / each).mkdir()
    return Site(tmp_path)


def run(work: Callable[[], Awaitable[Any]]) -> Any:
    return asyncio.run(work())  # type: ignore[arg-type]


def test_what_was_asked_before_is_given_again_as_it_was(site: Site) -> None:
    async def work() -> None:
        first, second = await site.get("/v1/papers"), await site.get("/v1/papers")
        assert (first.content, first.headers) == (second.content, second.headers)
        assert first.headers["content-encoding"] == "gzip"
        plain = await site.get("/v1/papers", accept_encoding="identity")
        assert plain.content == first.content
        assert "content-encoding" not in plain.headers
        assert plain.headers["etag"] == first.headers["etag"]
        await site.get("/v1/papers?limit=1")

    run(work)
    assert site.behind.asked == {"/v1/papers": 3}
    assert site.again == [False, True, False, False]


@pytest.mark.parametrize("changed", ["graph", "facts", "index"])
def test_after_a_change_it_is_made_anew(site: Site, changed: str) -> None:
    async def work() -> None:
        await site.get("/v1/papers")
        if changed == "graph":
            site.graph.written += 1
        elif changed == "facts":
            (site.folder / "facts" / "another.jsonl").touch()
        else:
            (site.folder / "search" / "meta.json").touch()
        await site.get("/v1/papers")

    run(work)
    assert site.behind.asked["/v1/papers"] == 2


def test_nobody_is_given_what_was_made_for_another_role(site: Site) -> None:
    async def work() -> None:
        for role in ("editor", "reader", "researcher", "editor"):
            assert (await site.get("/v1/papers", role)).json()["role"] == role

    run(work)
    assert site.behind.asked["/v1/papers"] == 3


def test_who_has_it_gets_a_bare_304(site: Site) -> None:
    async def work() -> None:
        mark = (await site.get("/v1/papers")).headers["etag"]
        for path in ("/v1/papers", "/v1/themes"):  # kept, and not made before
            mark = (await site.get(path)).headers["etag"]
            for held in (mark, mark.removeprefix("W/"), f'"other", {mark}', "*"):
                told = await site.get(path, if_none_match=held)
                assert (told.status_code, told.content) == (304, b"")
                assert told.headers["etag"] == mark
                assert "content-length" not in told.headers
            assert (await site.get(path, if_none_match='"other"')).status_code == 200

    run(work)


def test_of_many_who_ask_at_once_one_is_answered_by_the_graph(site: Site) -> None:
    site.behind.waits = 0.05

    async def work() -> None:
        answers = await asyncio.gather(*(site.get("/v1/papers") for _ in range(20)))
        assert {each.status_code for each in answers} == {200}

    run(work)
    assert site.behind.asked["/v1/papers"] == 1


@pytest.mark.parametrize("path", ["/ask?query=RETURN 1", "/metrics", "/readyz"])
def test_what_is_to_be_told_anew_each_time_is_not_kept(site: Site, path: str) -> None:
    async def work() -> None:
        first, _ = await site.get(path), await site.get(path)
        assert "etag" not in first.headers

    run(work)
    assert sum(site.behind.asked.values()) == 2


def test_errors_are_not_kept(site: Site) -> None:
    async def work() -> None:
        site.behind.status = 503
        answers = await asyncio.gather(*(site.get("/v1/papers") for _ in range(3)))
        assert {each.status_code for each in answers} == {503}
        site.behind.status = 200
        assert (await site.get("/v1/papers")).status_code == 200

    run(work)


def test_the_oldest_go_where_there_is_no_more_room(site: Site) -> None:
    room = 60_000
    site.kept = Kept(Marked(site.behind), most=room, told=site.again.append)

    async def work() -> None:
        for number in range(50):
            await site.get(f"/v1/papers/{number}")
            assert site.kept.size <= room
        assert site.kept.size > room / 2
        await site.get("/v1/papers/49")
        await site.get("/v1/papers/0")

    run(work)
    assert site.behind.asked["/v1/papers/49"] == 1
    assert site.behind.asked["/v1/papers/0"] == 2


def test_without_room_none_is_kept(site: Site) -> None:
    site.kept = Kept(Marked(site.behind), most=0, told=site.again.append)

    async def work() -> None:
        await asyncio.gather(*(site.get("/v1/papers") for _ in range(3)))

    run(work)
    assert site.behind.asked["/v1/papers"] == 3
