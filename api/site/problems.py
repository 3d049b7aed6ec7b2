"""A page for each type of problem: what it means and what to do. They hold nothing of papers."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.site.templating import page
from ingest.errors import UnknownNameError

router = APIRouter(include_in_schema=False)
PLACE = "/problems/"


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of problem, by its status."""

    slug: str
    title: str
    means: str
    remedy: str


KINDS: dict[int, Kind] = {
    400: Kind("wrong-question", "The question is wrong", "The server understood the request, but not what it asks for.",
              "read `detail` and `remedy` of the answer, and ask again"),
    401: Kind("no-key", "A key is needed", "The request has no key, or one that is not known or was revoked.",
              "send a key as a bearer token, or as the password in a browser; the one who runs the server makes keys"),
    403: Kind("role", "The key's role does not allow this", "Cypher is for researchers, corrections are for editors.",
              "ask the one who runs the server for a key of that role"),
    404: Kind("not-found", "There is nothing of this name", "No page, paper, fact or name like it is here.",
              "look for the id in a list, or search for the name"),
    405: Kind("method", "This address does not take this method", "Most addresses are only read.",
              "see the methods of each address in /docs"),
    406: Kind("not-this-form", "There is no answer in this form", "The API answers JSON, and lists also CSV.",
              "ask with Accept: application/json, or for a list text/csv"),
    413: Kind("too-large", "The request is too large", "The server takes requests up to a size.",
              "send less at once"),
    415: Kind("not-json", "The question is not sent as JSON", "What is sent to the API is JSON.",
              "send JSON, with Content-Type: application/json"),
    422: Kind("not-valid", "The request is not as it should be", "A parameter is missing, or cannot have its value.",
              "`detail` names each parameter; /docs tells what it takes"),
    429: Kind("too-many", "Too many requests", "Each key, or address, may ask so often in a minute.",
              "wait as many seconds as the header Retry-After says"),
    500: Kind("mistake", "This went wrong here", "A mistake of the server, not of the one who asked.",
              "ask again; if it goes wrong again, tell the one who runs the server, whose log says why"),
    503: Kind("no-answer", "The answer did not come", "The graph does not answer, or too many ask at once.",
              "ask for less, or again later; the one who runs the server sees why in its log"),
    504: Kind("too-long", "The answer took too long", "A question may take so many seconds; this one took more.",
              "ask for less: a page with `limit`, one year, one paper"),
}  # fmt: skip
BY_SLUG = {each.slug: each for each in KINDS.values()}


def type_of(status: int) -> str:
    """The address that says what a problem of this status is; `about:blank` where the status says all (RFC 9457)."""
    return PLACE + KINDS[status].slug if status in KINDS else "about:blank"


@router.get("/problems/{slug}")
def problem(request: Request, slug: str) -> HTMLResponse:
    """What a type of problem means, and what to do."""
    if slug not in BY_SLUG:
        raise UnknownNameError("no such type of problem", slug, f"there are {', '.join(sorted(BY_SLUG))}")
    kind = BY_SLUG[slug]
    return page(request, "error", title=kind.title, detail=kind.means, remedy=kind.remedy)
