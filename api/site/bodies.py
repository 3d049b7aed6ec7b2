"""Bodies: the list, and what the papers say of each."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.commands.options import workspace_of
from api.deps import SettingsDep, StoreDep
from api.finding import find
from api.site.templating import page
from graph.bodies import BodyItem, bodies, body

router = APIRouter(include_in_schema=False)
SHOWN = ("lead", "relation", "funding", "change", "resolution", "meeting")  # facts that tell what a body does
MOST = 100  # facts of one type, and passages


@router.get("/body")
def list_bodies(request: Request, store: StoreDep) -> HTMLResponse:
    """Every body that a paper names, by kind."""
    found: dict[str, list[BodyItem]] = {}
    for each in bodies(store):
        found.setdefault(each.kind or "other", []).append(each)
    return page(request, "bodies", title="Bodies", found=found)


@router.get("/body/{name:path}")
def show_body(request: Request, store: StoreDep, settings: SettingsDep, name: str) -> HTMLResponse:
    """What one body owns, whom it follows and who follows it, and the facts that name it."""
    answer, workspace = body(store, name).to_json(), workspace_of(settings)
    told = {kind: find(workspace, f'"{answer["body"]}" type:{kind}', limit=MOST, what="fact")["hits"] for kind in SHOWN}
    shown = {kind: hits for kind, hits in told.items() if hits}
    return page(request, "body", title=answer["body"], answer=answer, told=shown)
