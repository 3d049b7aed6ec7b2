"""Passages, themes, meetings, resolutions and legislation over HTTP, on the shipped samples."""

from __future__ import annotations

import httpx
import pytest

MINUTES = "kcsp-minutes-2018-07-sample"


def test_passages_of_a_page_in_reading_order(server: httpx.Client) -> None:
    whole = server.get("/v1/passages", params={"paper": MINUTES}).json()["items"]
    page = server.get("/v1/passages", params={"paper": MINUTES, "page": 2}).json()["items"]
    assert page == [each for each in whole if each["page"] == 2]
    assert [each["start"] for each in whole] == sorted(each["start"] for each in whole)


def test_passages_of_a_paper_bound_in_a_pack(server: httpx.Client) -> None:
    bound = next(each for each in server.get("/v1/papers").json()["items"] if each["part_of"] and each["passages"])
    items = server.get("/v1/passages", params={"paper": bound["id"]}).json()["items"]
    assert len(items) == bound["passages"]
    assert {each["part"] for each in items} == {bound["id"]}


def test_a_passage_by_its_id_with_its_facts(server: httpx.Client) -> None:
    resolution = server.get("/v1/resolutions").json()["items"][0]
    (evidence,) = resolution["evidence"]
    passage = server.get(f"/v1/passages/{evidence['passage']}").json()
    assert evidence["quote"] in passage["text"]
    assert f"resolution:{passage['facts'][0]['id']}" == resolution["id"]
    several = server.get("/v1/passages", params={"id": [evidence["passage"], f"passage:{MINUTES}:0"]})
    assert [each["id"] for each in several.json()["items"]][-1] == evidence["passage"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("", 400),
        ("?paper=wombat", 404),
        ("?id=passage:wombat:1", 404),
        (f"?paper={MINUTES}&id=passage:{MINUTES}:0", 400),
    ],
)
def test_passages_that_are_not_there_are_told(server: httpx.Client, asked: str, status: int) -> None:
    assert server.get(f"/v1/passages{asked}").status_code == status


def test_a_theme_of_the_list_has_a_lineage(server: httpx.Client) -> None:
    theme = server.get("/v1/themes").json()["items"][0]
    line = server.get(f"/v1/themes/{theme['id']}/lineage").json()
    assert line["kind"] == "theme"
    assert {each["year"] for each in line["states"] if each["status"] != "proposed"} == set(theme["years"])
    assert line["states"][0]["evidence"][0]["quote"]
    assert server.get("/v1/themes/Road Safety/lineage").status_code == 404  # a priority is no theme


@pytest.mark.parametrize("of", ["priorities/asb", "themes/Reduce Re-Offending"])
def test_a_line_ends_where_asked(server: httpx.Client, of: str) -> None:
    whole = server.get(f"/v1/{of}/lineage").json()
    until = server.get(f"/v1/{of}/lineage?since=2017&until=2021").json()
    within = range(2017, 2022)
    assert until["states"] == [each for each in whole["states"] if each["year"] in within]
    assert until["events"] == [each for each in whole["events"] if each["year"] is None or each["year"] in within]
    assert all(each["last"] <= 2021 for each in until["gaps"])


def test_a_meeting_has_its_agenda_those_who_came_and_what_was_resolved(server: httpx.Client) -> None:
    items = server.get("/v1/meetings", params={"body": "KCSP"}).json()["items"]
    assert {each["body"] for each in items} == {"Kent Community Safety Partnership"}
    chosen = next(each for each in items if each["date"] == "2018-07-18")
    meeting = server.get(f"/v1/meetings/{chosen['id']}").json()
    assert (len(meeting["agenda"]), len(meeting["resolved"])) == (chosen["items"], chosen["resolutions"])
    assert chosen["items"] > 10
    assert "chair" in {each["role"] for each in meeting["attendance"]}


def test_resolutions_of_one_decision(server: httpx.Client) -> None:
    every = server.get("/v1/resolutions").json()["items"]
    approved = server.get("/v1/resolutions?decision=approve").json()["items"]
    assert approved == [each for each in every if each["decision"] == "approve"]
    assert approved
    assert server.get("/v1/resolutions?decision=wombat").status_code == 422


def test_an_act_by_its_title_and_by_its_id(server: httpx.Client) -> None:
    act = server.get("/v1/legislation/Crime and Disorder Act 1998").json()
    assert act["uri"] == "http://www.legislation.gov.uk/id/ukpga/1998/37"
    assert server.get(f"/v1/legislation/{act['id']}").json() == act
    listed = next(each for each in server.get("/v1/legislation").json()["items"] if each["id"] == act["id"])
    assert listed["named"] == len(act["evidence"])
    assert listed["papers"] == sorted({each["paper"] for each in act["evidence"]})
