"""The HTTP answers, from a server started as a person starts it, on loopback."""

from __future__ import annotations

import re
import time

import httpx
import pytest


def test_health(server: httpx.Client) -> None:
    assert server.get("/healthz").json()["status"] == "ok"


def test_a_priority_from_the_list_has_a_lineage(server: httpx.Client) -> None:
    priorities = server.get("/priorities").json()["items"]
    chosen = next(each for each in priorities if each["name"] == "Domestic Abuse")
    answer = server.get(f"/priorities/{chosen['id']}/lineage", params={"since": 2014}).json()
    assert answer["states"][0]["year"] >= 2014
    assert answer["states"][0]["evidence"][0]["quote"]


def test_a_commitment_has_owners(server: httpx.Client) -> None:
    items = server.get("/commitments").json()["items"]
    chosen = next(each for each in items if "Gangs Strategy" in (each.get("name") or each.get("title") or ""))
    assert server.get(f"/commitments/{chosen['id']}/owners").json()["commitment"]
    assert server.get("/commitments/Gangs Strategy/owners").json()["owners"]


def test_search(server: httpx.Client) -> None:
    answer = server.get("/search", params={"q": "road safety", "limit": 2}).json()
    assert len(answer["hits"]) == 2
    assert answer["facets"] == {}
    counted = server.get("/search", params={"q": "road safety", "limit": 2, "facets": True}).json()
    assert counted["facets"]["stem"]
    assert counted["hits"] == answer["hits"]


def test_papers_say_which_pack_they_are_bound_in(server: httpx.Client) -> None:
    assert len(server.get("/papers").json()["items"]) >= 8


def test_cypher_is_read_only(server: httpx.Client) -> None:
    asked = server.post("/cypher", json={"query": "MATCH (p:Priority) RETURN p.name ORDER BY p.name LIMIT 3"})
    assert len(asked.json()["rows"]) == 3
    refused = server.post("/cypher", json={"query": "MATCH (p:Priority) DETACH DELETE p"})
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"
    assert server.get("/priorities").json()["items"]


def test_cypher_is_bounded_in_time(server: httpx.Client) -> None:
    began = time.perf_counter()
    long = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN count(*)"
    slow = server.post("/cypher", json={"query": long})
    assert slow.status_code in (400, 503, 504)
    assert time.perf_counter() - began < 20
    assert server.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/priorities/wombats-of-mars/lineage", 404),
        ("/commitments/wombats-of-mars/owners", 404),
        ("/search", 422),
        ("/nowhere", 404),
    ],
)
def test_an_error_is_a_problem_with_a_remedy(server: httpx.Client, path: str, status: int) -> None:
    answer = server.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/v1/checks", "items"),
        ("/v1/silent", "items"),
        ("/v1/unowned", "items"),
        ("/v1/identities", "items"),
        ("/v1/bodies/Kent Police/holdings?year=2025", "owns"),
        ("/v1/priorities/asb/lineage?as_of=2022-04", "states"),
    ],
)
def test_what_commands_answer_is_answered_over_http(server: httpx.Client, path: str, part: str) -> None:
    answer = server.get(path)
    assert answer.status_code == 200, answer.text
    assert isinstance(answer.json()[part], list)


def test_a_date_that_is_none_is_told(server: httpx.Client) -> None:
    assert server.get("/v1/priorities/asb/lineage?as_of=soon").status_code == 422


def test_another_host_name_is_refused(server: httpx.Client) -> None:
    refused = server.get("/papers", headers={"Host": "evil.example"})
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"
    assert server.get("/papers", headers={"Host": "[::1]:8765"}).status_code == 200


def test_a_method_that_is_not_taken_is_told_with_those_that_are(server: httpx.Client) -> None:
    refused = server.request("DELETE", "/healthz")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")
    assert server.request("OPTIONS", "/v1/corrections").headers["allow"] == "GET, HEAD, POST"


def test_head_is_get_without_the_body(server: httpx.Client) -> None:
    asked, head = server.get("/v1/priorities"), server.head("/v1/priorities")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == asked.headers["etag"]
    assert server.head("/v1/facts/nothing").status_code == 404


def test_docs_need_no_network(server: httpx.Client) -> None:
    sources = re.findall(r'(?:src|href)="([^"]+)"', server.get("/docs").text)
    assert sources
    assert all(source.startswith("/") for source in sources)
    assert server.get("/openapi.json").json()["openapi"].startswith("3.1")


def test_the_page_is_served(server: httpx.Client) -> None:
    page = server.get("/")
    assert "Pledgeline" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
