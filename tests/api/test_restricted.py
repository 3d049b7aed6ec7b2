"""A restricted paper bound in a pack: read and told in the report, and in no answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.api.conftest import Command, served

TOP = 760
REPORT = ["By: The Clerk", "To: The Westmere Community Safety Partnership, 18 November 2031"]
PAGES = [
    ["AGENDA", "A1 Safer Roads Update (Pages 2 - 2)", "RESTRICTED ITEMS", "C1 A case review (Pages 3 - 3)"],
    [*REPORT, "Subject: Safer Roads Update", "Classification: Unrestricted",
     "In 2030/31 there were 21 collisions of tricycles in Westmere. It rests on the Tricycle Act 2030.",
     "Ask the clerk at clerk@westmere.gov.uk or on 01234 567 890."],
    [*REPORT, "Subject: A case review", "Classification: Exempt, paragraph 3",
     "In 2030/31 there were 37 burglaries of lighthouses in Westmere.",
     "The Westmere Lighthouse Board is responsible for the Lighthouse Strategy 2031.",
     "It acts under the Lighthouse Act 2029.",
     "MINUTES of a meeting of the Westmere Lighthouse Board held on Thursday, 4 May 2031.",
     "RESOLVED that the lighthouse be closed."],
]  # fmt: skip


@pytest.fixture(scope="module")
def data(pledgeline: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("restricted")
    canvas = Canvas(str(folder / "westmere-pack.pdf"), pagesize=(595, 842))
    for at, lines in enumerate(PAGES):
        canvas.setFont("Helvetica", 11)
        for down, line in enumerate(lines):
            canvas.drawString(60, TOP - 26 * down, line)
        canvas.drawString(500, 20, f"Page {at + 1}")
        canvas.showPage()
    canvas.save()
    ran = pledgeline("run", str(folder / "westmere-pack.pdf"), "--data", str(folder / "data"))
    assert ran.returncode == 0, ran.stderr
    return folder / "data"


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[httpx.Client]:
    with served(data) as client:
        yield client


def test_it_is_read_and_told_and_its_facts_are_in_the_export(pledgeline: Command, data: Path) -> None:
    told = json.loads(pledgeline("doctor", "westmere-pack", "--data", str(data), "--json").stdout)
    assert "restricted" in json.dumps(told)
    told = pledgeline("export", "--data", str(data), "--format", "jsonl").stdout
    kinds = {json.loads(line)["type"] for line in told.splitlines() if "lighthouse" in line.casefold()}
    assert kinds >= {"figure", "legislation", "meeting", "resolution"}  # so that there is something to withhold


def test_no_answer_has_it(client: httpx.Client) -> None:
    assert client.get("/v1/search", params={"q": "tricycles"}).json()["hits"]
    assert client.get("/v1/search", params={"q": "lighthouses"}).json()["hits"] == []
    every = client.post("/v1/cypher", json={"query": "MATCH (n) RETURN properties(n) AS told"}).text
    assert "tricycles" in every
    assert "lighthouse" not in every.casefold()
    for path in ("/v1/bodies", "/v1/commitments", "/v1/facts?q=type:figure", "/v1/figures?q=burglaries"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "lighthouse" not in answer.text.casefold(), path


@pytest.mark.parametrize(
    "path",
    [
        "themes",
        "meetings",
        "resolutions",
        "legislation",
        "passages?paper=westmere-pack",
        "passages?paper=westmere-pack&page=3",
    ],
)
def test_no_list_has_it_nor_contact_details(client: httpx.Client, path: str) -> None:
    for kind in ("application/json", "text/csv"):
        answer = client.get(f"/v1/{path}", headers={"Accept": kind})
        assert answer.status_code == 200, answer.text
        assert "lighthouse" not in answer.text.casefold()
        assert "clerk@westmere" not in answer.text
        assert "567 890" not in answer.text


def test_what_stands_beside_it_is_answered(client: httpx.Client) -> None:
    assert "Tricycle Act 2030" in client.get("/v1/legislation").text
    passages = client.get("/v1/passages?paper=westmere-pack&page=2").text
    assert "tricycles" in passages
    assert "[e-mail hidden]" in passages


def test_no_passage_of_it_is_answered_by_its_id(client: httpx.Client) -> None:
    shown = client.get("/v1/passages?paper=westmere-pack").json()["items"]
    last = max(int(each["id"].rpartition(":")[2]) for each in shown)
    for behind in range(last + 1, last + 12):
        assert client.get(f"/v1/passages/passage:westmere-pack:{behind}").status_code == 404


def test_its_pages_are_for_editors(client: httpx.Client) -> None:
    assert client.get("/paper/westmere-pack/2").status_code == 200
    for path in ("/paper/westmere-pack/3", "/paper/westmere-pack/3/picture"):
        refused = client.get(path)
        assert refused.status_code == 404
        assert "lighthouse" not in refused.text.casefold()
