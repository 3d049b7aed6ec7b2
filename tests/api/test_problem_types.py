"""The type of a problem is an address of this server that says what to do, for callers without a key, too."""

from __future__ import annotations

import httpx
import pytest

from api.accepting import JSON
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
        ("GET", "/v1/papers", 406),
        ("GET", "/v1/facts/0", 406),
        ("POST", "/v1/cypher", 415),
    ],
)
def test_the_type_of_a_problem_is_a_page(server: httpx.Client, method: str, path: str, status: int) -> None:
    sent = {406: {"headers": {"Accept": "image/png"}}, 415: {"headers": {"Content-Type": "text/csv"}, "content": "a"}}
    answer = server.request(method, path, **sent.get(status, {}))
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["remedy"]
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


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/csv", "text/csv"),
        ("text/csv;q=0.5, application/json", JSON),
        ("application/json;q=0.4, text/csv;q=0.9", "text/csv"),
        ("text/html, */*;q=0.1", JSON),
        ("application/*", JSON),
        ("text/csv;q=0, */*", JSON),
        ("text/csv;q=much", "text/csv"),
    ],
)
def test_the_form_that_is_wanted_most_is_answered(server: httpx.Client, accept: str, form: str) -> None:
    answer = server.get("/v1/papers", headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == form


def test_what_is_no_list_is_not_csv(server: httpx.Client) -> None:
    answer = server.get("/v1/bodies/Kent Police", headers={"Accept": "text/csv"})
    assert (answer.status_code, answer.json()["title"]) == (406, "answers are application/json")
