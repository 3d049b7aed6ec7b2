"""Priorities and themes: the list, and each line through time as a drawing and in words."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from api.site.timeline import timeline
from graph import questions
from graph.answers import PriorityItem
from graph.drawing import line_of, lines_graph

router = APIRouter(include_in_schema=False)


@router.get("/priority")
def priorities(request: Request, store: StoreDep) -> HTMLResponse:
    """Every priority, by whose it is, with the years in which it stood."""
    found: dict[str, list[PriorityItem]] = {}
    for each in questions.priorities(store):
        found.setdefault(each.of, []).append(each)
    return page(request, "priorities", title="Priorities", found=found)


@router.get("/priority/{priority:path}")
def line(request: Request, store: StoreDep, priority: str, since: int | None = None) -> HTMLResponse:
    """How one evolved: the drawing, then each edition and change with the words that say so."""
    answer = questions.lineage(store, priority, since=since).to_json()
    told = [("state", each["year"], each) for each in answer["states"]]
    told += [("event", each["year"], each) for each in answer["events"] if each["change"] != "unchanged"]
    told += [("unchanged", each["year"], each) for each in answer["events"] if each["change"] == "unchanged"]
    told.sort(key=lambda each: (each[1] is None, each[1], each[0] != "event", each[0] != "state"))
    drawing = timeline(*line_of(lines_graph(store), answer["id"]))
    return page(request, "line", title=answer["priority"], answer=answer, told=told, drawing=drawing, since=since)
