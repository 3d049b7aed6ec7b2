"""The pages for those who see or reach them otherwise: dark, high contrast, narrow, on paper, as a file, refused."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pypdfium2
import pytest

from api.access.keys import Keys
from tests.api.conftest import served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = (
    "/", "/?q=county+lines", "/priority", "/priority/asb", "/commitment/Gangs%20Strategy", "/body/KCSP", "/meeting",
    "/figure?q=hate+crime", "/paper/csa-2022-sample/5", "/compare", "/check", "/loose-ends", "/legislation", "/nowhere",
    "/ask?query=MATCH+(s:PriorityState)-[r:STATE_OF]->(p:Priority)+RETURN+s,r,p+LIMIT+4",
)  # fmt: skip
SEEN = {
    "dark": {"color_scheme": "dark", "viewport": {"width": 1200, "height": 900}},
    "high contrast": {"forced_colors": "active", "viewport": {"width": 1200, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 256}},  # a window of 1,280 by 1,024 dots at 400 %
}
NARROWEST = 320


@pytest.fixture(params=SEEN)
def page(request: pytest.FixtureRequest, browser: Any, server: httpx.Client) -> Iterator[Any]:
    context = browser.new_context(base_url=str(server.base_url), bypass_csp=True, **SEEN[request.param])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(page: Any, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    if page.viewport_size["width"] > NARROWEST:  # at a phone's width axe looks elsewhere
        violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []


def test_what_has_the_focus_is_seen(page: Any) -> None:
    page.goto("/")
    for _ in range(6):
        page.keyboard.press("Tab")
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert ring == "solid", page.evaluate("document.activeElement.outerHTML")


def test_nothing_moves_for_those_who_ask_for_stillness(browser: Any, server: httpx.Client) -> None:
    context = browser.new_context(base_url=str(server.base_url), reduced_motion="reduce")
    page = context.new_page()
    page.goto("/priority/asb")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
    context.close()


@pytest.mark.parametrize("path", ["/priority/asb", "/body/KCSP", "/?q=county+lines"])
def test_on_paper_what_is_folded_away_is_there_and_the_menus_are_not(
    browser: Any, server: httpx.Client, path: str
) -> None:
    context = browser.new_context(base_url=str(server.base_url))
    page = context.new_page()
    page.goto(path)
    hidden = page.evaluate("document.querySelector('.line .unchanged blockquote p, .hit details li')?.textContent")
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(" ".join(each.get_textpage().get_text_range() for each in printed).split())
    assert hidden is None or " ".join(hidden.split())[:60] in words
    assert "Search all papers" not in words
    assert "What changed" not in words  # of the menu
    context.close()


def test_a_citation_is_copied_with_the_words_and_an_address_that_stays(browser: Any, server: httpx.Client) -> None:
    fact = server.get("/v1/facts", params={"q": "type:lead road safety"}).json()["items"][0]
    context = browser.new_context(base_url=str(server.base_url), permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"/fact/{fact['id']}")
    page.get_by_role("button", name="Copy citation").click()
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert fact["evidence"]["quote"] in copied
    assert copied.endswith(f"{server.base_url}/fact/{fact['id']}".replace("//fact", "/fact"))
    page.goto(copied.rsplit(" ", 1)[1])
    assert fact["evidence"]["quote"] in page.locator(".asked").inner_text()
    context.close()


def test_without_scripts_the_citation_is_there_to_be_copied_by_hand(browser: Any, server: httpx.Client) -> None:
    fact = server.get("/v1/facts", params={"q": "type:lead road safety"}).json()["items"][0]
    context = browser.new_context(base_url=str(server.base_url), java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/fact/{fact['id']}")
    assert fact["evidence"]["quote"] in page.get_by_label("Cite this").input_value()
    assert page.get_by_role("button", name="Copy citation").count() == 0
    context.close()


@pytest.mark.parametrize("path", ["/priority/asb/file", "fact"])
def test_axe_finds_nothing_in_the_files_to_attach(
    browser: Any, server: httpx.Client, tmp_path: Path, path: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    if path == "fact":
        path = f"/fact/{server.get('/v1/facts', params={'q': 'type:lead road safety'}).json()['items'][0]['id']}/file"
    (tmp_path / "attached.html").write_bytes(server.get(path, headers={"Accept": "text/html"}).content)
    page = browser.new_page(viewport={"width": NARROWEST, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "attached.html").as_uri())
    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("[...document.images].every(each => each.naturalWidth > 0)")
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    page.close()


def test_who_has_no_key_or_asks_too_often_is_told_so_on_a_page(
    browser: Any, sample_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("refused") / "data"))
    _, secret = Keys(data / "keys.json").make("a reader", "reader")
    with served(data, PLEDGELINE_REQUESTS_PER_MINUTE="3") as keyed:
        context = browser.new_context(base_url=str(keyed.base_url), bypass_csp=True)
        page = context.new_page()
        refused = keyed.get("/", headers={"Accept": "text/html"})
        assert refused.headers["www-authenticate"].startswith("Basic")
        as_after_no = {"status": refused.status_code, "body": refused.text, "content_type": "text/html"}
        page.route("**/", lambda route: route.fulfill(**as_after_no))  # what is shown to one who gives no password
        assert page.goto("/").status == 401
        assert "as the password" in page.locator(".error").inner_text()
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.error')).borderTopStyle") == "solid"
        )  # is styled
        assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []
        context.close()
        context = browser.new_context(
            base_url=str(keyed.base_url), bypass_csp=True, http_credentials={"username": "anyone", "password": secret}
        )
        page = context.new_page()
        statuses = [page.goto("/").status for _ in range(4)]
        assert (statuses[0], statuses[-1]) == (200, 429)
        assert "Too many requests" in page.get_by_role("heading", level=1).inner_text()
        assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []
        context.close()
