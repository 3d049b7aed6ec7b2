"""The pages: each is there, each link on it leads somewhere, each statement leads to the words it rests on."""

from __future__ import annotations

import io
import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from PIL import Image

PAGES = {
    "/": "What was promised",
    "/?q=county+lines": "County Lines",
    "/?q=who+leads+road+safety": '<a href="/priority/priority:kent:road-safety">Road Safety</a>',
    "/?q=KCSP": '<a href="/body/body:kent-community-safety-partnership">',
    "/?q=gangs+strategy": "strategy?kind=strategy",
    "/priority": "Kent Community Safety Agreement",
    "/priority/asb": "Preventing Neighbourhood Crime",
    "/priority/asb?since=&as_of=": "Year by year",
    "/priority/asb?as_of=2022": "as papers had said by 2022",
    "/line/KCSP?kind=body": "Year by year",
    "/commitment": "Strategies and plans",
    "/commitment?q=gangs&kind=Strategy": "Kent and Medway Gangs Strategy",
    "/check": "What does not hold together",
    "/loose-ends": "Fell silent",
    "/ask?query=MATCH+(s:PriorityState)-[r:STATE_OF]->(p:Priority)+RETURN+s,r,p+LIMIT+4": "stand in the rows",
    "/commitment/Gangs%20Strategy": "governs",
    "/body": "Kent Police",
    "/body/KCSP": "Chaired by",
    "/body?q=police": "Kent Police",
    "/meeting": "18 July 2018",
    "/paper?as_of=2022-04": "Only what was valid on 30 April 2022.",
    "/priority?as_of=2018&known_at=2020": "Only what was valid on 31 December 2018, what papers had told by",
    "/body?known_at=2014&as_of=": "Only what papers had told by 31 December 2014.",
    "/meeting?body=body:kent-community-safety-partnership": "the latest first",
    "/meeting/meeting:kcsp-minutes-2018-07-sample:2018-07-18": "What it resolved",
    "/legislation": "Crime and Disorder Act 1998",
    "/legislation/Crime%20and%20Disorder%20Act%201998": "legislation.gov.uk",
    "/?q=zyzzyva": "Nothing was found",
    "/figure?q=hate+crime": "Period",
    "/paper": "Performance Report",
    "/paper/csa-2022-sample/5": "facts read here",
    "/compare": "Difference",
    "/compare?before=edition:kent:2021&after=edition:kent:2022": "retitled",
    "/ask": "Examples",
    "/ask?query=MATCH+(p:Priority)+RETURN+count(p)+AS+n": "1 row",
}
HTML = {"Accept": "text/html"}
SCRIPT = '<script src="/static/page.js" defer></script>'  # the only one that a page has


def links(page: httpx.Response) -> list[str]:
    """The addresses on a page that lead to other pages of this server."""
    found = [unescape(link) for link in re.findall(r'(?:href|src)="([^"#]+)"', page.text)]
    return sorted({urljoin(str(page.url), link) for link in found if not link.startswith("data:")})


@pytest.mark.parametrize(("path", "words"), PAGES.items())
def test_each_page_is_there_and_says_what_it_is_for(server: httpx.Client, path: str, words: str) -> None:
    page = server.get(path, headers=HTML)
    assert page.status_code == 200
    assert words in unescape(page.text)
    assert page.text.count("<script") == page.text.count(SCRIPT) == 1


@pytest.mark.parametrize("path", PAGES)
def test_each_link_leads_somewhere_on_this_machine(server: httpx.Client, path: str) -> None:
    page = server.get(path, headers=HTML)
    for link in links(page)[:60]:
        assert urlsplit(link).netloc == urlsplit(str(page.url)).netloc
        assert server.get(link, headers=HTML).status_code == 200, link


def test_a_statement_leads_to_its_words_outlined_on_their_page(server: httpx.Client) -> None:
    line = server.get("/priority/asb", headers=HTML)
    address = next(link for link in links(line) if "/paper/" in link and "start=" in link)
    paper = server.get(address, headers=HTML)
    quoted = re.search(r'class="asked"><p>“(.+?)”', paper.text)
    assert quoted
    assert quoted[1] in line.text
    picture = next(link for link in links(paper) if "/picture" in link)
    outlined, plain = (server.get(each).content for each in (picture, picture.split("?")[0]))
    assert Image.open(io.BytesIO(outlined)).format == "PNG"
    assert outlined != plain


def test_a_fact_is_a_file_of_its_own_with_the_picture_in_it(server: httpx.Client) -> None:
    fact = server.get("/v1/facts", params={"q": "type:lead road safety"}).json()["items"][0]
    made = server.get(f"/fact/{fact['id']}/file", headers=HTML)
    assert "attachment" in made.headers["content-disposition"]
    assert "data:image/png;base64," in made.text
    assert fact["evidence"]["quote"] in unescape(made.text)
    assert not [link for link in links(made) if not link.startswith("data:")]


def test_a_wrong_question_in_the_console_is_told_on_the_page(server: httpx.Client) -> None:
    page = server.get("/ask", params={"query": "CREATE (n:Wombat)"}, headers=HTML)
    assert page.status_code == 400
    assert 'role="alert"' in page.text


@pytest.mark.parametrize("path", ["/priority/wombats", "/paper/none", "/paper/csa-2022-sample/99/picture", "/fact/0"])
def test_what_is_not_there_is_told_on_a_page(server: httpx.Client, path: str) -> None:
    page = server.get(path, headers=HTML)
    assert page.status_code == 404
    assert "<h1>" in page.text
    assert "Traceback" not in page.text


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "\\' OR 1=1", "a" * 400, "%00", "kind:", '"'])
def test_whatever_is_typed_is_only_words(server: httpx.Client, words: str) -> None:
    page = server.get("/", params={"q": words}, headers=HTML)
    assert page.status_code == 200
    assert page.text.count("<script") == page.text.count(SCRIPT) == 1


def test_a_line_is_a_file_of_its_own_with_the_pages_it_rests_on(server: httpx.Client) -> None:
    line = server.get("/priority/asb", headers=HTML)
    address = next(link for link in links(line) if link.endswith("/file"))
    made = server.get(address, headers=HTML)
    assert made.status_code == 200
    assert "attachment" in made.headers["content-disposition"]
    assert "Year by year" in made.text
    assert "<svg" in made.text
    assert "<script" not in made.text
    assert not re.findall(r'(?:src|href)="(?!#|data:)', made.text)  # nothing is fetched from anywhere
    pages = re.findall(r'<figure id="([^"]+)"><img[^>]+src="data:image/png;base64,', made.text)
    assert pages
    assert set(re.findall(r'href="#([^"]+)"', made.text)) == set(pages)
    words = re.findall(r"<p>“(.+?)”</p>", made.text)
    assert set(words) >= set(re.findall(r"<p>“(.+?)”</p>", line.text))


@pytest.mark.parametrize(
    "path", ["priority", "body", "commitment", "paper", "check", "loose-ends", "meeting", "legislation"]
)
def test_a_list_is_shown_as_of_a_day(server: httpx.Client, path: str) -> None:
    plain, before = (server.get(f"/{path}{asked}", headers=HTML).text for asked in ("", "?known_at=1990"))
    assert 'name="known_at"' in plain
    assert "Only what" not in plain
    assert "Only what papers had told by 31 December 1990." in before
    assert server.get(f"/{path}?as_of=soon", headers=HTML).status_code == 422


def test_the_pages_of_a_list_stay_on_their_day(server: httpx.Client) -> None:
    page = server.get("/commitment?known_at=2023", headers=HTML).text
    (later,) = re.findall(r'rel="next" href="([^"]+)"', page)
    assert "known_at=2023" in unescape(later)
