"""Every list over HTTP: pages by cursor, fields, CSV, and nothing sent that the caller has."""

from __future__ import annotations

import csv
import io

import httpx
import pytest

from api.csv_text import as_csv

LISTS = (
    "priorities",
    "commitments",
    "bodies",
    "editions",
    "papers",
    "checks",
    "silent",
    "unowned",
    "figures?q=burglary",
    "corrections",
    "themes",
    "meetings",
    "resolutions",
    "legislation",
    "passages?paper=csa-2022-sample",
)


@pytest.mark.parametrize("path", LISTS)
def test_pages_joined_are_the_list(server: httpx.Client, path: str) -> None:
    whole = server.get(f"/v1/{path}").json()
    assert whole["total"] == len(whole["items"])
    assert whole["next"] is None
    some = max(1, -(-len(whole["items"]) // 3))
    asked: str | None = f"/v1/{path}{'&' if '?' in path else '?'}limit={some}"
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


@pytest.mark.parametrize("cursor", ["x", "MS56", "-1.abc", "é"])
def test_a_cursor_that_is_none_is_told(server: httpx.Client, cursor: str) -> None:
    assert server.get("/v1/priorities", params={"cursor": cursor}).status_code == 400


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
