"""The pages' templates: Jinja2 with every value escaped, and the few ways in which pages show things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from graph.text.dates import british

HERE = Path(__file__).parent
NAVIGATION = (
    ("/priority", "Priorities"),
    ("/commitment", "Commitments"),
    ("/body", "Bodies"),
    ("/meeting", "Meetings"),
    ("/figure", "Figures"),
    ("/paper", "Papers"),
    ("/compare", "What changed"),
    ("/check", "Checks"),
    ("/ask", "Cypher"),
)

_environment = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
_templates = Jinja2Templates(env=_environment)


def page(request: Request, template: str, /, status: int = 200, **shown: Any) -> HTMLResponse:
    """The page made of this template."""
    made: HTMLResponse = _templates.TemplateResponse(
        request, f"{template}.html", {"navigation": NAVIGATION, **shown}, status_code=status
    )
    return made


def _marked(text: str, marks: Sequence[Sequence[int]]) -> Markup:
    """`text` with the parts between these offsets marked."""
    pieces, before = [], 0
    for start, end in marks:
        pieces += [escape(text[before:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
        before = end
    return Markup("").join([*pieces, escape(text[before:])])


def _place(evidence: Mapping[str, Any]) -> str:
    """Where evidence is shown: the page of its paper, with the words outlined."""
    at = f"/paper/{quote(evidence['paper'])}/{evidence['page'] or 1}"
    span = {name: evidence[name] for name in ("start", "end") if evidence.get(name) is not None}
    return f"{at}?{urlencode(span)}" if span else at


def lead_name(lead: Mapping[str, Any]) -> str:
    """Who leads, as a page says it: "A N Other, Director of Roads, Westmere Council"."""
    return ", ".join(filter(None, (lead["person"], lead["post"], lead["organisation"]))) or "to be confirmed"


def _titled(word: str) -> str:
    """A name of the format as a person reads it: "performance_report" is "performance report"."""
    return word.replace("_", " ")


def _dated(said: str | None) -> str:
    """A date or a period for people: "2031-11-08" is "8 November 2031"."""
    return british(said) if said else ""


def counted(value: float, unit: str = "count") -> str:
    """A number with its thousands parted, in its unit: 12345.5 pounds are "£12,345.50"."""
    if unit == "gbp":
        return f"£{value:,.0f}" if value == int(value) else f"£{value:,.2f}"
    return f"{value:,.10g}{'%' if unit == 'percent' else ''}"


def _begun(words: str) -> str:
    """Words as the beginning of a line: the first letter a capital, the others as they are."""
    return words[:1].upper() + words[1:]


_environment.filters.update(
    marked=_marked, place=_place, titled=_titled, lead_name=lead_name, dated=_dated, counted=counted,
    begun=_begun, path=lambda text: quote(text, safe=":"),
)  # fmt: skip
