"""Lines through time: the list of priorities, and each line as a drawing, in words, and with its figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.commands.options import workspace_of
from api.deps import SettingsDep, StoreDep
from api.series import Series, series_of
from api.settings import Settings
from api.site.charts import chart, is_alike
from api.site.templating import lead_name, page
from api.site.timeline import timeline
from api.when import PageWhen
from graph import questions
from graph.answers import PriorityItem
from graph.drawing import DrawnChange, DrawnState, line_of, lines_graph
from graph.store import Store

router = APIRouter(include_in_schema=False)
MOST_SERIES = 6  # beside a line; the page of figures has all
DRAWN = ("priority", "theme")  # kinds of lines that the graph of lines holds
NO_YEAR = 9999  # behind all years
WITHIN_A_YEAR = ("event", "gap", "state", "unchanged")  # what comes first
Since = Annotated[str, Query(pattern=r"^(\d{4})?$", description="From this year on.")]  # a form sends an empty one
AsOf = Annotated[
    str, Query(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="As papers had said by this date, month or year.")
]
OtherKind = Annotated[Literal["strategy", "body", "process", "action"], Query(description="What is meant.")]
Told = tuple[int, str, dict[str, Any]]  # year, what it is, and the thing


@router.get("/priority")
def priorities(request: Request, store: StoreDep, when: PageWhen) -> HTMLResponse:
    """Every priority and cross-cutting theme, by whose it is, with the years in which it stood."""
    return page(
        request, "priorities", title="Priorities", found=_by_owner(questions.priorities(store, when)),
        themes=_by_owner(questions.themes(store, when)), when=when,
    )  # fmt: skip


def _by_owner(items: Iterable[PriorityItem]) -> dict[str, list[PriorityItem]]:
    found: dict[str, list[PriorityItem]] = {}
    for each in items:
        found.setdefault(each.of, []).append(each)
    return found


@router.get("/priority/{name:path}")
def line(
    request: Request, store: StoreDep, settings: SettingsDep, name: str, since: Since = "", as_of: AsOf = ""
) -> HTMLResponse:
    """How a priority or a theme evolved: the drawing, each edition and change with its words, and the figures."""
    return _page_of(request, settings, shown_line(store, name, None, since, as_of), since, as_of)


@router.get("/line/{name:path}")
def other_line(
    request: Request, store: StoreDep, settings: SettingsDep, name: str, kind: OtherKind = "body",
    since: Since = "", as_of: AsOf = "",
) -> HTMLResponse:  # fmt: skip
    """The same of a body, a strategy, a process or an action, which have no drawing."""
    return _page_of(request, settings, shown_line(store, name, kind, since, as_of), since, as_of)


def shown_line(store: Store, name: str, kind: str | None, since: str, as_of: str) -> dict[str, Any]:
    """What the page of a line and its file show alike: the answer, its parts in order, the drawing where it has one."""
    answer = questions.lineage(
        store, name, since=int(since) if since else None, as_of=as_of or None, kind=kind
    ).to_json()
    drawing = None
    if answer["kind"] in DRAWN:
        leads = {each["id"]: [lead_name(one) for one in each["leads"]] for each in answer["states"]}
        drawing = timeline(*_within(store, answer), leads, [(each["first"], each["last"]) for each in answer["gaps"]])
    return {
        "title": f"{answer['priority']}: how it evolved", "answer": answer, "told": _told(answer), "drawing": drawing,
        "brief": _brief(answer),
    }  # fmt: skip


def _page_of(request: Request, settings: Settings, shown: dict[str, Any], since: str, as_of: str) -> HTMLResponse:
    series = [(each, chart(each), is_alike(each)) for each in _series(settings, shown["answer"])]
    return page(request, "line", since=since, as_of=as_of, series=series, **shown)


def _within(store: Store, answer: dict[str, Any]) -> tuple[list[DrawnState], list[DrawnChange]]:
    """The states and changes to draw: of the line's own states only those that the answer holds."""
    states, changes = line_of(lines_graph(store), answer["id"])
    answered = {each["id"] for each in answer["states"]}
    shown = {each.id: each for each in states if each.id in answered}
    if answer["as_of"] is None:
        ends = [{each.before, each.after} for each in changes]
        joined = {end for pair in ends if pair & shown.keys() for end in pair}
        shown |= {each.id: each for each in states if not each.is_own and each.id in joined}
    return list(shown.values()), [each for each in changes if each.before in shown and each.after in shown]


def _told(answer: dict[str, Any]) -> list[Told]:
    """States, events and gaps in the order of their years, neighbouring gaps as one; last what has no year."""
    told: list[Told] = [(each["year"] or NO_YEAR, "state", each) for each in answer["states"]]
    told += [(each["first"], "gap", each) for each in answer["gaps"]]
    for each in answer["events"]:
        told.append((each["year"] or NO_YEAR, "unchanged" if each["change"] == "unchanged" else "event", each))
    told.sort(key=lambda each: (each[0], WITHIN_A_YEAR.index(each[1])))
    joined: list[Told] = []
    for year, what, each in told:
        if what == "gap" and joined and joined[-1][1] == "gap":
            joined[-1][2]["gaps"].append(each)
        else:
            joined.append((year, what, {"gaps": [each]} if what == "gap" else each))
    return joined


def _brief(answer: dict[str, Any]) -> dict[str, Any]:
    """The line in a few words: its editions, what changed, and who led it last."""
    adopted = [each for each in answer["states"] if each["status"] != "proposed"]
    led = next((each for each in reversed(adopted) if each["leads"]), None)
    changed = [each for each in answer["events"] if each["change"] != "unchanged" and each["status"] == "adopted"]
    return {
        "editions": [(each["id"], each["year"]) for each in adopted],
        "proposed": [(each["id"], each["year"]) for each in answer["states"] if each["status"] == "proposed"],
        "changes": [(each["id"], each["change"], each["year"], each["stated"]) for each in changed],
        "led": led and led["year"],
        "leads": led["leads"] if led else [],
    }


def _series(settings: Settings, answer: dict[str, Any]) -> list[Series]:
    """The figures told of a priority that cover the most periods, where at least two are told."""
    if answer["kind"] != "priority":
        return []
    found = series_of(workspace_of(settings), f'priority:"{answer["priority"]}"')
    several = [each for each in found if len({point["period"] for point in each.points if point["period"]}) > 1]
    return several[:MOST_SERIES]
