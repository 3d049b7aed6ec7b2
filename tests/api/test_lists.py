"""Every list over HTTP: pages by cursor, fields, CSV, and nothing sent that the caller has."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from api.app import create_app
from api.contract.examples import requests
from api.csv_text import as_csv
from api.settings import Settings

Json = dict[str, Any]
DOCUMENT: Json = create_app(Settings()).openapi()
LISTING = {"limit", "cursor", "fields"}
DATES = {"as_of", "known_at"}
NAMES = ("items", "hits")  # under which a list stands in its answer


def _of_a_list(operation: Json) -> bool:
    """Whether it takes what lists take, or answers a list by its schema."""
    content = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
    shape = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
    properties = DOCUMENT["components"]["schemas"].get(shape, {}).get("properties", {})
    is_list = any(properties.get(name, {}).get("type") == "array" for name in NAMES)
    return is_list or bool(LISTING & {each["name"] for each in operation.get("parameters", ())})


OPERATIONS: dict[str, Json] = {
    path: methods["get"]
    for path, methods in DOCUMENT["paths"].items()
    if path.startswith("/v1/") and "get" in methods and _of_a_list(methods["get"])
}
RANKED = {"/v1/search", "/v1/facts"}


def _asked(path: str) -> str:
    """The list with what it must be asked for, as the example of its operation has it."""
    asked = dict(requests()[OPERATIONS[path]["operationId"]].get("parameters", {}))
    required = {each["name"] for each in OPERATIONS[path].get("parameters", ()) if each.get("required")}
    kept = {name: asked[name] for name in asked if name in required | {"paper", "q"}}
    return f"{path.removeprefix('/v1/')}?{urlencode(kept)}"


LISTS = tuple(_asked(path) for path in sorted(OPERATIONS.keys() - RANKED))
EVERY = tuple(_asked(path) for path in sorted(OPERATIONS))


def items_of(answer: httpx.Response) -> list[Json]:
    assert answer.status_code == 200, answer.text
    told = answer.json()
    return next(told[name] for name in NAMES if name in told)


def test_the_lists_are_those_we_know() -> None:
    assert {path.removeprefix("/v1/") for path in OPERATIONS} == {
        "bodies", "checks", "commitments", "corrections", "editions", "facts", "figures", "identities", "legislation",
        "meetings", "papers", "passages", "priorities", "resolutions", "search", "silent", "themes", "unowned",
    }  # fmt: skip


@pytest.mark.parametrize("path", sorted(OPERATIONS))
def test_every_list_takes_pages_fields_and_both_dates(path: str) -> None:
    told = {each["name"]: each for each in OPERATIONS[path]["parameters"]}
    assert told.keys() >= LISTING | DATES
    for name in DATES:
        assert told[name]["description"]
        assert {"example", "examples"} & told[name].keys()
    assert "text/csv" in OPERATIONS[path]["responses"]["200"]["content"]


@pytest.mark.parametrize("asked", EVERY)
def test_before_all_papers_nothing_was_known_or_valid(server: httpx.Client, asked: str) -> None:
    assert items_of(server.get(f"/v1/{asked}&known_at=1990")) == []
    assert items_of(server.get(f"/v1/{asked}&as_of=1900")) == []


@pytest.mark.parametrize("asked", EVERY)
def test_what_is_known_by_a_day_rests_on_papers_of_then(server: httpx.Client, asked: str) -> None:
    by_then = items_of(server.get(f"/v1/{asked}&known_at=2022"))
    for said in _evidence(by_then):
        assert str(said["date"])[:4] <= "2022"
    if asked.split("?")[0] in ("papers", "priorities", "bodies", "commitments", "facts", "search", "identities"):
        assert by_then
    if asked.split("?")[0] in ("papers", "priorities", "bodies", "commitments", "identities"):
        assert by_then != items_of(server.get(f"/v1/{asked}"))


@pytest.mark.parametrize("asked", EVERY)
@pytest.mark.parametrize("date", ["2018-13", "soon", "18-07-2018"])
def test_a_date_that_is_none_is_told(server: httpx.Client, asked: str, date: str) -> None:
    for name in DATES:
        refused = server.get(f"/v1/{asked}&{name}={date}")
        assert refused.status_code == 422
        assert refused.json()["detail"] == f"query/{name}: a date is written 2022, 2022-04 or 2022-04-28"


def _evidence(told: Any) -> Iterator[Json]:
    if isinstance(told, dict):
        if "quote" in told and told.get("date"):
            yield told
        told = list(told.values())
    for each in told if isinstance(told, list) else ():
        yield from _evidence(each)


@pytest.mark.parametrize("path", LISTS)
def test_pages_joined_are_the_list(server: httpx.Client, path: str) -> None:
    whole = server.get(f"/v1/{path}").json()
    assert whole["total"] == len(whole["items"])
    assert whole["next"] is None
    some = max(1, -(-len(whole["items"]) // 3))
    asked: str | None = f"/v1/{path}&limit={some}"
    joined = []
    while asked:
        answer = server.get(asked)
        joined += answer.json()["items"]
        asked = answer.json()["next"]
        assert (f'<{asked}>; rel="next"' == answer.headers["link"]) if asked else "link" not in answer.headers
    assert joined == whole["items"]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_csv_where_asked(server: httpx.Client, path: str) -> None:
    items = server.get(f"/v1/{path}").json()["items"]
    answer = server.get(f"/v1/{path}", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == len(items)


def test_facts_have_pages_fields_and_csv(server: httpx.Client) -> None:
    """They are ranked: of how many there are, the best fifty come first."""
    asked: str | None = "/v1/facts?q=type:figure&fields=id,statement"
    joined: list[dict[str, str]] = []
    while asked:
        answer = server.get(asked).json()
        assert len(answer["items"]) <= 50
        joined += answer["items"]
        asked = answer["next"]
    assert len(joined) == answer["total"] > 50
    assert len({each["id"] for each in joined}) == len(joined)
    as_text = server.get("/v1/facts?q=type:figure&fields=id&limit=3", headers={"Accept": "text/csv"}).text
    assert as_text.split() == ["id", *(each["id"] for each in joined[:3])]


def test_search_has_pages_fields_and_csv(server: httpx.Client) -> None:
    """Page after page gives what one long page does, in its order."""
    long = server.get("/v1/search?q=road safety&limit=35").json()
    asked: str | None = "/v1/search?q=road safety&fields=id,page&limit=7"
    joined: list[dict[str, Any]] = []
    while asked and len(joined) < 35:
        answer = server.get(asked)
        joined += answer.json()["hits"]
        asked = answer.json()["next"]
        assert answer.headers["link"] == f'<{asked}>; rel="next"'
    assert joined == [{"id": each["id"], "page": each["page"]} for each in long["hits"]]
    assert answer.json()["total"] == long["total"]
    as_text = server.get("/v1/search?q=road safety&fields=id&limit=7", headers={"Accept": "text/csv"})
    assert as_text.text.split() == ["id", *(each["id"] for each in joined[:7])]
    of_other = server.get(server.get("/v1/search?q=violence&limit=2").json()["next"].replace("violence", "drugs"))
    assert (of_other.status_code, of_other.json()["title"]) == (400, "the list has changed since this cursor")


def test_the_pages_of_search_end_with_what_was_found(server: httpx.Client) -> None:
    total = server.get("/v1/search?q=burglary&limit=1").json()["total"]
    assert server.get(f"/v1/search?q=burglary&limit=1&offset={total - 1}").json()["next"] is None
    assert server.get(f"/v1/search?q=burglary&limit={total}").json()["next"] is None


def test_identities_are_bodies_doubtful_pairs_or_corrections(server: httpx.Client) -> None:
    bodies = server.get("/v1/identities?limit=2").json()
    assert len(bodies["items"]) == 2
    assert bodies["count"] == bodies["total"] > 2
    assert bodies["names"] >= bodies["count"] // 2
    assert bodies["items"][0]["spellings"][0]["reason"]
    assert all(each["alike"] for each in items_of(server.get("/v1/identities?what=doubtful")))
    assert all(each["reviewer"] for each in items_of(server.get("/v1/identities?what=corrections")))
    assert "spellings" in server.get("/v1/identities", headers={"Accept": "text/csv"}).text.splitlines()[0]


QUESTION = {"query": "MATCH (p:Priority) RETURN p.id AS id, p.name AS name, p.of AS of ORDER BY id"}


def test_the_rows_of_a_question_in_cypher_have_pages_columns_and_csv(server: httpx.Client) -> None:
    whole = server.post("/v1/cypher", json=QUESTION, timeout=60).json()
    asked: str | None = "/v1/cypher?limit=3&fields=name,id"
    joined = []
    while asked:
        answer = server.post(asked, json=QUESTION, timeout=60).json()
        assert answer["columns"] == ["id", "name"]
        assert len(answer["rows"]) <= 3
        joined += answer["rows"]
        asked = answer["next"]
    assert joined == [row[:2] for row in whole["rows"]]
    assert len(joined) > 3
    as_text = server.post("/v1/cypher?limit=3", json=QUESTION, headers={"Accept": "text/csv"}, timeout=60)
    assert as_text.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(as_text.text)))
    assert rows == [whole["columns"], *whole["rows"][:3]]
    refused = server.post("/v1/cypher?fields=wombat", json=QUESTION, timeout=60)
    assert (refused.status_code, refused.json()["title"]) == (400, "no field wombat")


def test_a_number_that_json_has_not_is_told_by_its_name(server: httpx.Client) -> None:
    asked = {"query": "RETURN 0.0 / 0.0 AS none, 1.0 / 0.0 AS endless, [{n: -1.0 / 0.0}] AS within"}
    answer = server.post("/v1/cypher", json=asked, timeout=60)
    assert answer.status_code == 200, answer.text
    assert answer.json()["rows"] == [["NaN", "Infinity", [{"n": "-Infinity"}]]]


def test_figures_of_a_measure_a_place_a_period_and_a_priority(server: httpx.Client) -> None:
    every = server.get("/v1/figures?q=domestic abuse").json()["items"]
    chosen = next(each for each in every if each["geography"] and any(point["period"] for point in each["points"]))
    period = next(point["period"] for point in chosen["points"] if point["period"])
    only = {"measure": chosen["measure"], "place": chosen["geography"], "period": period}
    items = server.get("/v1/figures", params=only).json()["items"]
    assert items
    for each in items:
        assert each["geography"] == chosen["geography"]
        assert all(point["period"].startswith(period) for point in each["points"])
    assert server.get("/v1/figures?priority=Domestic Abuse").json()["items"]
    assert server.get("/v1/figures", params={**only, "place": "Mars"}).json()["items"] == []
    assert server.get("/v1/figures").status_code == 400


def test_only_the_fields_asked_for(server: httpx.Client) -> None:
    items = server.get("/v1/priorities?fields=id,name").json()["items"]
    assert items
    assert all(list(each) == ["id", "name"] for each in items)
    refused = server.get("/v1/priorities?fields=id,wombat")
    assert refused.status_code == 400
    assert "wombat" in refused.json()["title"]


@pytest.mark.parametrize("cursor", ["x", "MS56", "-1.abc", "é", "LTEuYWJj", "OTk5OTk5OTk5OTk5OS54"])
def test_a_cursor_that_is_none_is_told(server: httpx.Client, cursor: str) -> None:
    assert server.get("/v1/priorities", params={"cursor": cursor}).status_code == 400
    assert server.get("/v1/search", params={"cursor": cursor, "q": "road"}).status_code == 400


def test_what_the_caller_has_is_not_sent_again(server: httpx.Client) -> None:
    first = server.get("/v1/papers")
    again = server.get("/v1/papers", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert server.get("/v1/papers", headers={"If-None-Match": '"other"'}).status_code == 200
    as_csv = server.get("/v1/papers", headers={"If-None-Match": first.headers["etag"], "Accept": "text/csv"})
    assert as_csv.status_code == 200


def test_a_cell_is_not_run_by_a_spreadsheet() -> None:
    assert as_csv([{"name": "=1+1", "year": -5}], None).splitlines()[1] == "'=1+1,-5"
