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
     "In 2030/31 there were 21 collisions of tricycles in Westmere."],
    [*REPORT, "Subject: A case review", "Classification: Exempt, paragraph 3",
     "In 2030/31 there were 37 burglaries of lighthouses in Westmere.",
     "The Westmere Lighthouse Board is responsible for the Lighthouse Strategy 2031."],
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
    assert "lighthouse" in pledgeline("export", "--data", str(data), "--format", "jsonl").stdout.casefold()


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


def test_its_pages_are_for_editors(client: httpx.Client) -> None:
    assert client.get("/paper/westmere-pack/2").status_code == 200
    for path in ("/paper/westmere-pack/3", "/paper/westmere-pack/3/picture"):
        refused = client.get(path)
        assert refused.status_code == 404
        assert "lighthouse" not in refused.text.casefold()
