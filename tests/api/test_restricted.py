"""A restricted paper bound in a pack: read and told in the report, and in no answer."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from reportlab.pdfgen.canvas import Canvas

from api.access.keys import Keys
from api.site.page_contacts import contact_boxes
from api.workspace import Workspace
from ingest.page_image import printed_on
from tests.api.conftest import Command, served

TOP = 760
REPORT = ["By: The Clerk", "To: The Westmere Community Safety Partnership, 18 November 2031"]
PAGES = [
    ["AGENDA", "A1 Safer Roads Update (Pages 2 - 2)", "RESTRICTED ITEMS", "C1 A case review (Pages 3 - 3)"],
    [*REPORT, "Subject: Safer Roads Update", "Classification: Unrestricted",
     "In 2030/31 there were 21 collisions of tricycles in Westmere. It rests on the Tricycle Act 2030.",
     "Ask the clerk at clerk@westmere.gov.uk or on 01234 567 890.", "Or A Reed: Tel: +44 (0)1234 567 891 ext 4567."],
    [*REPORT, "Subject: A case review", "Classification: Exempt, paragraph 3",
     "In 2030/31 there were 37 burglaries of lighthouses in Westmere.",
     "The Westmere Lighthouse Board is responsible for the Lighthouse Strategy 2031.",
     "It acts under the Lighthouse Act 2029.",
     "MINUTES of a meeting of the Westmere Lighthouse Board held on Thursday, 4 May 2031.",
     "RESOLVED that the lighthouse be closed."],
]  # fmt: skip
FOOT = "Westmere Partnership, 01234 567 892"  # at the foot of every page: no part of the text
OPEN_NUMBERS = ("2", "18", "2031", "2030/31", "21", "2030.")
SECRETS = ("clerk@westmere", "567 89", "567892", "4567")


@pytest.fixture(scope="module")
def data(pledgeline: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("restricted")
    canvas = Canvas(str(folder / "westmere-pack.pdf"), pagesize=(595, 842))
    for at, lines in enumerate(PAGES):
        canvas.setFont("Helvetica", 11)
        for down, line in enumerate(lines):
            canvas.drawString(60, TOP - 26 * down, line)
        canvas.drawString(60, 20, FOOT)
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


def test_no_span_of_a_page_s_words_shows_more_than_the_page(client: httpx.Client, data: Path) -> None:
    assert "lighthouse" not in client.get("/paper/westmere-pack/2?start=0&end=100000").text.casefold()
    text = Workspace(data).shelf.get("westmere-pack").text
    at = text.index("clerk@westmere")
    for start in range(at - 2, at + 22, 3):
        shown = client.get("/paper/westmere-pack/2", params={"start": start, "end": start + 5}).text
        assert not any(piece in shown for piece in ("@", "mere.gov", "westmere.g"))


@pytest.mark.parametrize("asked", ["westmere", "gov uk", "567", "01234", "clerk", '"567 890"', "4567 ext"])
def test_no_search_shows_or_finds_contact_details(client: httpx.Client, asked: str) -> None:
    page, answer = client.get("/", params={"q": asked}), client.get("/v1/search", params={"q": asked})
    for told in (re.sub("</?mark>", "", page.text.split("<main", 1)[1]), answer.text):
        assert not any(secret in told.replace(asked.strip('"'), "") for secret in SECRETS)
    if any(letter.isdigit() for letter in asked):
        assert answer.json()["hits"] == []
        assert answer.json()["taken_for"] == {}


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (p:Passage) WHERE p.text CONTAINS '@' OR p.text CONTAINS '567' RETURN p.id",
        "MATCH (p:Passage) RETURN [word IN split(p.text, ' ') | reverse(word)] AS words",
        "MATCH (p:Passage) RETURN [word IN split(p.text, '@') | substring(word, 0, 8)] AS words",
        "MATCH ()-[r]->() WHERE r.quote CONTAINS '567' OR r.quote CONTAINS '@' RETURN r.quote",
    ],
)
def test_no_question_in_cypher_takes_contact_details_apart(client: httpx.Client, query: str) -> None:
    asked = client.post("/v1/cypher", json={"query": query})
    assert asked.status_code == 200
    told = asked.text
    assert not any(piece in told for piece in ("567", "765", "mere.gov", "vog.eremt", "clerk@"))
    page = client.get("/ask", params={"query": query}).text.split("<table", 1)[-1]
    assert not any(piece in page for piece in ("765", "vog.eremt"))


def test_what_hides_on_a_page_covers_its_foot_too(data: Path) -> None:
    workspace = Workspace(data)
    paper = workspace.shelf.get("westmere-pack")
    file = workspace.originals.path(paper.sha256)
    boxes = contact_boxes(paper, file, 2)
    for word in printed_on(file, 2):
        middle = (word.box.top + word.box.bottom) / 2
        is_covered = any(
            box.x0 <= word.box.x0 + 0.5 and word.box.x1 - 0.5 <= box.x1 and box.top <= middle <= box.bottom
            for box in boxes
        )
        is_secret = "@" in word.text or (any(map(str.isdigit, word.text)) and word.text not in OPEN_NUMBERS)
        assert is_covered is is_secret or word.text == "ext", word.text


def test_an_editor_sees_both(client: httpx.Client, data: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    _, secret = Keys(copy / "keys.json").make("an editor", "editor")
    with served(copy) as asked:
        asked.headers["Authorization"] = f"Bearer {secret}"
        assert "clerk@westmere.gov.uk" in asked.get("/v1/passages?paper=westmere-pack&page=2").text
        assert "lighthouse" in asked.get("/paper/westmere-pack/3").text.casefold()
        shown = asked.get("/paper/westmere-pack/2/picture").content
    assert client.get("/paper/westmere-pack/2/picture").content != shown
