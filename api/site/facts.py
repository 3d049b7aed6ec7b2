"""One fact under an address that stays, and as a file of its own to attach to a report."""

from __future__ import annotations

import base64
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.commands.options import workspace_of
from api.deps import CallerDep, SettingsDep
from api.facts import fact_of, fact_told
from api.site.papers import paper_of, shown_page
from api.site.templating import HERE, page
from graph.text.statements import statement

router = APIRouter(include_in_schema=False)


@router.get("/fact/{id}")
def fact(request: Request, settings: SettingsDep, id: str) -> HTMLResponse:
    """What a paper states, field by field, with the words and their place."""
    workspace = workspace_of(settings)
    found = fact_of(workspace, id)
    about = paper_of(workspace, found)
    return page(
        request, "fact", title=statement(found), fact=fact_told(workspace, id), statement=statement(found), about=about
    )


@router.get("/fact/{id}/file")
def file(request: Request, settings: SettingsDep, caller: CallerDep, id: str) -> HTMLResponse:
    """The same as one HTML file that needs nothing else, with the picture of the page in it."""
    workspace = workspace_of(settings)
    found = fact_of(workspace, id)
    shown: dict[str, Any] = {
        "fact": fact_told(workspace, id), "statement": statement(found), "about": paper_of(workspace, found)
    }  # fmt: skip
    if drawn := shown_page(workspace, found, caller):
        shown |= {"number": drawn[0], "picture": base64.b64encode(drawn[1]).decode()}
    style = (HERE / "static" / "style.css").read_text("utf-8")
    made = page(request, "fact_file", title=statement(found), style=style, **shown)
    made.headers["Content-Disposition"] = f'attachment; filename="pledgeline-{found.type}-{found.id}.html"'
    return made
