"""Figures: what the papers say of a measure, as a chart of each series with its table beside it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.commands.options import workspace_of
from api.deps import SettingsDep
from api.series import series_of
from api.site.charts import chart
from api.site.templating import page

router = APIRouter(include_in_schema=False)


@router.get("/figure")
def figures(request: Request, settings: SettingsDep, q: Annotated[str, Query(max_length=400)] = "") -> HTMLResponse:
    """The series of figures that `q` finds, those with the most periods first."""
    found = series_of(workspace_of(settings), q) if q else []
    drawn = [(each, chart(each)) for each in found]
    return page(request, "figures", title=f"{q}: figures" if q else "Figures", q=q, series=drawn)
