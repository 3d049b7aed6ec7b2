"""A line as one HTML file that needs nothing else, to attach to a committee's report.

In:     a priority or a theme, the year from which and the date as of which it is told.
Out:    the drawing, each edition and change with its words, and the pages that these stand on, with the words outlined.
Leaves: pages beyond `MOST_PAGES`, which are named, and papers that have no pages to draw.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access.roles import Caller
from api.commands.options import workspace_of
from api.deps import CallerDep, SettingsDep, StoreDep
from api.site.lines import AsOf, Since, shown_line
from api.site.papers import page_with_words
from api.site.templating import HERE, page
from api.workspace import Workspace

router = APIRouter(include_in_schema=False)
MOST_PAGES = 24  # a page takes about a tenth of a megabyte
Place = tuple[str, int]  # a paper and the number of its page


@router.get("/priority/{name:path}/file")
def file(
    request: Request, store: StoreDep, settings: SettingsDep, caller: CallerDep, name: str, since: Since = "",
    as_of: AsOf = "",
) -> HTMLResponse:  # fmt: skip
    """The line of a priority or a theme as a file."""
    shown = shown_line(store, name, None, since, as_of)
    drawn, left_out = _pages(workspace_of(settings), shown["answer"], caller)
    style = (HERE / "static" / "style.css").read_text("utf-8")
    made = page(request, "line_file", style=style, pages=drawn, left_out=left_out, since=since, as_of=as_of, **shown)
    made.headers["Content-Disposition"] = (
        f'attachment; filename="pledgeline-{shown["answer"]["id"].replace(":", "-")}.html"'
    )
    return made


def _pages(workspace: Workspace, answer: Mapping[str, Any], caller: Caller) -> tuple[dict[Place, str], list[str]]:
    """The pictures of the pages quoted, and which pages were left out."""
    words: dict[Place, list[tuple[int, int]]] = defaultdict(list)
    for each in _evidence(answer):
        if each["page"] is not None:
            words[each["paper"], each["page"]].append((each["start"], each["end"]))
    drawn: dict[Place, str] = {}
    left_out: list[str] = []
    for (stem, number), spans in sorted(words.items()):
        picture = page_with_words(workspace, stem, number, spans, caller) if len(drawn) < MOST_PAGES else None
        if picture is None:
            left_out.append(f"{stem}, page {number}")
        else:
            drawn[stem, number] = base64.b64encode(picture).decode()
    return drawn, left_out


def _evidence(told: Any) -> Iterator[Mapping[str, Any]]:
    """Every piece of evidence within an answer."""
    if isinstance(told, Mapping):
        if "quote" in told:
            yield told
        for each in told.values():
            yield from _evidence(each)
    elif isinstance(told, list | tuple):
        for each in told:
            yield from _evidence(each)
