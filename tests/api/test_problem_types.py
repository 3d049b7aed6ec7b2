"""The type of a problem is an address of this server that says what to do, for callers without a key, too."""

from __future__ import annotations

import httpx
import pytest

from api.access.gate import is_open
from api.site.problems import KINDS, type_of


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/priorities?cursor=x", 400),
        ("GET", "/v1/nowhere", 404),
        ("GET", "/v1/cypher", 405),
        ("GET", "/v1/search", 422),
        ("POST", "/v1/corrections", 403),
    ],
)
def test_the_type_of_a_problem_is_a_page(server: httpx.Client, method: str, path: str, status: int) -> None:
    answer = server.request(method, path)
    assert answer.status_code == status
    told = server.get(answer.json()["type"])
    assert told.status_code == 200
    assert KINDS[status].title in told.text.replace("&#39;", "'")


def test_every_type_has_its_page(server: httpx.Client) -> None:
    assert {server.get(type_of(status)).status_code for status in KINDS} == {200}
    assert server.get("/problems/wombat").status_code == 404


def test_who_has_no_key_may_read_why() -> None:
    assert is_open("/problems/no-key")
    assert not is_open("/problems/../v1/papers")
    assert not is_open("/v1/papers")
