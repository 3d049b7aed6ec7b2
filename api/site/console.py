"""A console for Cypher: a question, examples to begin with, the rows, and the graph in them. It only reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import AuditDep, CallerDep, SettingsDep, StoreDep
from api.found import CypherQuestion
from api.routes.cypher import asked
from api.site.answer_graph import answer_graph
from api.site.templating import page
from graph.schema import OWNED, SHARED
from ingest.errors import QuestionError

router = APIRouter(include_in_schema=False)
JOINS = (  # the ones that most questions need; docs/graph.md has all
    "(PriorityState)-[:STATE_OF]->(Priority)",
    "(PriorityState)-[:BECAME {how, status, stated, year}]->(PriorityState)",
    "(PriorityState)-[:LED_BY {year}]->(Post)-[:AT]->(Body)",
    "(Body)-[:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS {year}]->(Strategy|Action|Commitment)",
    "(Body)-[:REPORTS_TO|MEMBER_OF|CHAIRS|SUCCEEDED_BY {year}]->(Body)",
    "(Action)-[:ABOUT]->(Priority), (Action)-[:HAS_PROGRESS]->(Progress)",
    "(Figure)-[:ABOUT]->(Priority), (Figure)-[:FROM]->(Source)",
    "(AgendaItem|Resolution)-[:AT]->(Meeting)-[:OF]->(Body)",
    "(anything)-[:EVIDENCED_BY {quote, page, start, end}]->(Passage)-[:IN]->(Paper)",
)
EXAMPLES = Path(__file__).parent / "examples.cypher"
_EXAMPLE = re.compile(r"^// (?P<title>.+)\n(?P<query>(?:(?!//).+\n?)+)", re.MULTILINE)


@router.get("/ask")
def ask(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    caller: CallerDep,
    audit: AuditDep,
    query: Annotated[str, Query(max_length=20_000)] = "",
) -> HTMLResponse:
    """The answer to `query`, if there is one, under the form in which it stands."""
    shown: dict[str, Any] = {
        "query": query,
        "examples": examples(),
        "labels": sorted((*OWNED, *SHARED)),
        "joins": JOINS,
    }
    if query.strip():
        try:
            shown["rows"] = asked(CypherQuestion(query=query, explain=False), store, settings, caller, audit)
            shown["drawing"] = answer_graph(shown["rows"]["graph"])
        except QuestionError as error:
            shown["error"] = error
    return page(request, "console", title="Cypher", status=400 if "error" in shown else 200, **shown)


def examples() -> list[tuple[str, str]]:
    """Title and query of each example."""
    return [(each["title"], each["query"].strip()) for each in _EXAMPLE.finditer(EXAMPLES.read_text("utf-8"))]
