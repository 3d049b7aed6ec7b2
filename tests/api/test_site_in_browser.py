"""The pages in a real Chromium: what a person does, with the keyboard alone, on a phone; and what axe finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"desktop": 1200, "phone": 380}
PATHS = (
    "/", "/?q=county+lines", "/priority", "/priority/asb", "/commitment", "/commitment/Gangs%20Strategy", "/body",
    "/body/KCSP", "/figure?q=hate+crime", "/paper", "/paper/csa-2022-sample/5", "/compare",
    "/meeting", "/meeting/meeting:kcsp-minutes-2018-07-sample:2018-07-18", "/legislation",
    "/legislation/Crime%20and%20Disorder%20Act%201998", "/?q=zyzzyva+kind:minutes", "/problems/too-many",
    "/check", "/loose-ends", "/priority/asb?as_of=2022", "/line/KCSP?kind=body", "/commitment?kind=Action",
    "/ask?query=MATCH+(s:PriorityState)-[r:STATE_OF]->(p:Priority)+RETURN+s,r,p+LIMIT+4",
    "/ask?query=MATCH+(p:Priority)+RETURN+p.name", "/nowhere",
)  # fmt: skip


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Any, server: httpx.Client) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": WIDTHS[request.param], "height": 900}, base_url=str(server.base_url), bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(page: Any, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto(path)
    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_axe_finds_nothing_on_a_fact(page: Any, server: httpx.Client) -> None:
    from axe_playwright_python.sync_playwright import Axe

    fact = server.get("/v1/facts", params={"q": "type:lead road safety"}).json()["items"][0]
    page.goto(f"/fact/{fact['id']}")
    assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_axe_would_find_something(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto("/")
    page.evaluate("document.querySelector('label').remove()")
    assert Axe().run(page, options={"runOnly": RULES}).violations_count


def test_from_words_to_evidence(page: Any) -> None:
    page.goto("/")
    page.get_by_label("Words, names or a question").fill("county lines")
    page.get_by_role("button", name="Search").click()
    page.locator(".hit h2 a").first.click()
    assert "county lines" in page.locator(".asked").inner_text().lower()
    assert page.locator("img.sheet").evaluate("async image => { await image.decode(); return image.naturalWidth; }")


def test_from_a_priority_to_the_paper_that_names_its_lead(page: Any) -> None:
    page.goto("/priority")
    page.get_by_role("link", name="Road Safety", exact=True).click()
    state = page.locator("li.state", has_text="Led by").first
    lead = state.locator("strong").inner_text()
    state.locator("cite a").first.click()
    assert lead.split(",")[0] in page.locator(".asked").inner_text()


def test_from_a_commitment_to_the_body_that_owns_it(page: Any) -> None:
    page.goto("/commitment")
    page.get_by_role("link", name="Kent and Medway Gangs Strategy", exact=True).click()
    page.get_by_role("link", name="Kent Community Safety Partnership", exact=True).first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kent Community Safety Partnership"
    assert "Gangs Strategy" in page.locator("main").inner_text()


def test_an_example_in_cypher_is_answered(page: Any) -> None:
    page.goto("/ask")
    page.get_by_role("link", name="Bodies that own the most").click()
    assert page.locator("tbody tr").count() > 1


def test_the_keyboard_alone_is_enough(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("hate crime")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=hate*")
    while page.evaluate("document.activeElement.closest('.hit') === null"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/paper/**")


def test_the_search_box_is_a_key_away_on_every_page(page: Any) -> None:
    page.goto("/paper")
    page.keyboard.press("Control+k")
    page.keyboard.type("county lines")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=county*")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_drawing_is_moved_by_the_keyboard(page: Any) -> None:
    page.goto("/priority/asb")
    page.locator(".drawing").first.focus()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.classList.contains('drawing')")


def test_a_question_in_cypher_is_sent_by_the_keyboard(page: Any) -> None:
    page.goto("/ask")
    page.get_by_label("A question in Cypher").fill("MATCH (p:Priority) RETURN count(p) AS n")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/ask?query=*")
    assert page.get_by_role("status").inner_text() == "1 row"


def test_a_body_leads_to_its_meetings_and_what_they_resolved(page: Any) -> None:
    page.goto("/body/KCSP")
    page.get_by_role("link", name="its meetings").click()
    page.get_by_role("link", name="18 July 2018").click()
    assert "What it resolved" in page.locator("main").inner_text()
    page.locator("blockquote cite a").first.click()
    assert page.locator(".asked").inner_text()


def test_nothing_is_asked_of_another_machine(page: Any, server: httpx.Client) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PATHS:
        page.goto(path)
    assert asked
    assert {url for url in asked if not url.startswith((str(server.base_url), "data:"))} == set()
