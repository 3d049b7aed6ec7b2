"""Figures: what the papers say of a measure, as a chart of each series with its table beside it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.commands.options import workspace_of
from api.deps import SettingsDep
from api.series import series_of
from api.site.charts import chart, is_alike
from api.site.templating import page

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 100  # figures told once
EXAMPLES = ("hate crime", "killed or seriously injured", "domestic abuse year:2020-2025", "priority:asb")


@router.get("/figure")
def figures(
    request: Request, settings: SettingsDep, q: Annotated[str, Query(max_length=400)] = "",
    start: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:  # fmt: skip
    """The series of figures that `q` finds, those with the most periods first, then what is told once."""
    found = series_of(workspace_of(settings), q) if q else []
    several = [] if start else [each for each in found if len(each.points) > 1]
    once = [each for each in found if len(each.points) == 1]
    following = start + ON_A_PAGE
    return page(
        request, "figures", title=f"{q}: figures" if q else "Figures", q=q, examples=EXAMPLES, total=len(found),
        series=[(each, chart(each), is_alike(each)) for each in several], once=once[start:following], start=start,
        earlier=urlencode({"q": q, "start": max(start - ON_A_PAGE, 0)}) if start else None,
        later=urlencode({"q": q, "start": following}) if following < len(once) else None,
    )  # fmt: skip
