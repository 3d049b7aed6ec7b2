"""Bodies: the list, and what the papers say of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.commands.options import workspace_of
from api.deps import SettingsDep, StoreDep
from api.finding import find
from api.site.templating import page
from api.when import PageWhen
from graph.bodies import BodyItem, bodies, body
from graph.text.words import stems

router = APIRouter(include_in_schema=False)
SHOWN = ("lead", "relation", "funding", "change", "resolution", "meeting")  # facts that tell what a body does
MOST = 100  # facts of one type, and passages
TIES = {  # in the order in which a page tells them; each as seen from the other's side, and from this body's
    ("chairs", False): "Chaired by",
    ("succeeded_by", False): "Took over from",
    ("succeeded_by", True): "Succeeded by",
    ("reports_to", True): "Reports to",
    ("reports_to", False): "Is reported to by",
    ("member_of", False): "Members",
    ("member_of", True): "Member of",
    ("chairs", True): "Chairs",
}
OTHER_TIE = "Tied to"


@router.get("/body")
def list_bodies(
    request: Request, store: StoreDep, when: PageWhen, q: Annotated[str, Query(max_length=400)] = ""
) -> HTMLResponse:
    """Every body that a paper names, or those whose names hold the words of `q`, by kind."""
    asked, found = set(stems(q)), dict[str, list[BodyItem]]()
    for each in bodies(store, when):
        if asked <= set(stems(each.name)):
            found.setdefault(each.kind or "other", []).append(each)
    total = sum(map(len, found.values()))
    return page(request, "bodies", title="Bodies", found=found, q=q, total=total, when=when)


@router.get("/body/{name:path}")
def show_body(request: Request, store: StoreDep, settings: SettingsDep, name: str) -> HTMLResponse:
    """What one body owns, whom it follows and who follows it, and the facts that name it."""
    answer, workspace = body(store, name).to_json(), workspace_of(settings)
    told = {kind: find(workspace, f'"{answer["body"]}" type:{kind}', limit=MOST, what="fact")["hits"] for kind in SHOWN}
    shown = {kind: hits for kind, hits in told.items() if hits}
    return page(
        request, "body", title=f"{answer['body']}: what it owns and who it is", answer=answer, told=shown,
        ties=_ties(answer["ties"]), owned=_by_year(answer["owns"]),
        roles=Counter(each["role"] for each in answer["owns"]).most_common(),
    )  # fmt: skip


def _ties(ties: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Under what each says, the bodies and people it says it of, the latest first; of each its years and its ties."""
    grouped: dict[str, dict[str, list[dict[str, Any]]]] = {heading: {} for heading in (*TIES.values(), OTHER_TIE)}
    for each in ties:
        grouped[TIES.get((each["tie"], each["outward"]), OTHER_TIE)].setdefault(_who(each), []).append(each)
    return {
        heading: sorted(map(_with, several.values()), key=lambda each: (-max(each["years"], default=0), each["name"]))
        for heading, several in grouped.items()
        if several
    }


def _who(tie: dict[str, Any]) -> str:
    """A body by its id. A post that several papers name alike ("Lead officers") has no page: by its name."""
    return str(tie["id"] if tie["kind"] == "Body" else tie["name"])


def _with(ties: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One body or person with every tie of a kind to it."""
    years = sorted({each["year"] for each in ties if each["year"]})
    return {"id": ties[0]["id"], "name": ties[0]["name"], "kind": ties[0]["kind"], "years": years, "ties": ties}


def _by_year(owns: Sequence[dict[str, Any]]) -> list[tuple[int | None, list[dict[str, Any]]]]:
    """What it owns in each year, the latest first; what has no year comes last."""
    years = sorted({each["year"] for each in owns}, key=lambda year: -(year or 0))
    return [(year, [each for each in owns if each["year"] == year]) for year in years]
