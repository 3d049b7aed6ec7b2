"""Papers: the list, and each page with its picture, the evidence outlined in it, and the facts beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.access.roles import Caller
from api.commands.options import workspace_of
from api.deps import CallerDep, SettingsDep, StoreDep
from api.site.page_contacts import contact_boxes
from api.site.templating import page
from api.when import PageWhen
from api.workspace import Workspace
from extract.facts import DocumentFact, Evidence, Fact
from graph import questions
from graph.answers import PaperItem
from graph.contacts import contacts_in
from graph.text.statements import statement
from ingest.errors import UnknownNameError
from ingest.page_image import draw_page
from ingest.paper import Block, Box, Paper, Part

router = APIRouter(include_in_schema=False)
UNREAD = {  # what a page shows without words: of one, of several
    "picture": ("picture", "pictures"),
    "sign": ("sign drawn in a cell", "signs drawn in cells"),
    "colour": ("cell that only its colour tells", "cells that only their colours tell"),
}
Span = Annotated[int | None, Query(ge=0, description="An offset in the paper's text: the words between are outlined.")]


@router.get("/paper")
def papers(request: Request, store: StoreDep, when: PageWhen) -> HTMLResponse:
    """Every paper, the newest first, those bound in a pack under it."""
    items = questions.papers(store, when)
    bound: dict[str, list[PaperItem]] = {}
    for each in items:
        if each.part_of:
            bound.setdefault(each.part_of, []).append(each)
    whole = [each for each in items if not each.part_of]
    whole.sort(key=lambda each: each.stem)
    whole.sort(key=lambda each: (each.date or each.period or "").replace("/", " "), reverse=True)  # a day before a year
    return page(request, "papers", title="Papers", whole=whole, bound=bound, when=when)


@router.get("/paper/{stem}")
def first_page(request: Request, settings: SettingsDep, caller: CallerDep, stem: str) -> HTMLResponse:
    """The paper from its first page on."""
    return paper_page(request, settings, caller, stem, 1)


@router.get("/paper/{stem}/{number}")
def paper_page(
    request: Request, settings: SettingsDep, caller: CallerDep, stem: str, number: int, start: Span = None,
    end: Span = None,
) -> HTMLResponse:  # fmt: skip
    """One page: its picture or its text, with the words from `start` to `end` shown, and what was read there."""
    workspace = workspace_of(settings)
    paper, facts = _open_page(workspace, stem, number, caller), _facts(workspace, stem)
    here = [fact for fact in facts if (fact.evidence.page or 1) == number]
    told = [
        {"id": fact.id, "type": fact.type, "statement": statement(fact), "start": fact.evidence.start,
         "end": fact.evidence.end, "confidence": fact.confidence, "by_ocr": fact.evidence.by_ocr}
        for fact in here
    ]  # fmt: skip
    span = _whole(paper, number, start, end) if start is not None and end is not None else None
    asked = f"?start={start}&end={end}" if span else "?facts=1" if here else ""
    part = next((part for part in paper.parts if _is_on(part, number)), None)
    document = document_of(facts, part)
    title = (part and part.title) or stem
    return page(
        request, "paper", title=f"{title}, page {number}" if paper.pages else title, paper=paper, number=number,
        name=title, document=document, pages=max(len(paper.pages), 1), facts=told,
        blocks=[_shown(block, span) for block in paper.blocks if (block.page or 1) == number],
        picture=f"/paper/{quote(stem)}/{number}/picture{asked}" if paper.is_drawn else None,
        quoted=" ".join(paper.text[slice(*span)].split()) if span else None, start=start, end=end,
        stays=next((each["id"] for each in told if (start, end) == (each["start"], each["end"])), None),
        unread=_unread(paper, number), by_ocr=any(each.by_ocr for each in paper.pages if each.number == number),
    )  # fmt: skip


def _whole(paper: Paper, number: int, start: int, end: int) -> tuple[int, int]:
    """The span from `start` to `end` as far as they stand in the papers of this page, the contact details among them
    whole: of a part of one nobody could tell that it is to be hidden."""
    on_it = [part for part in paper.parts if _is_on(part, number)]
    start = max(start, paper.blocks[on_it[0].first_block].start if on_it else 0)
    end = min(end, paper.blocks[on_it[-1].last_block].end if on_it else len(paper.text))
    cut = [each for each in contacts_in(paper.text) if each.start < end and each.end > start]
    start, end = min([start, *(each.start for each in cut)]), max([end, *(each.end for each in cut)])
    return start, max(start, end)


def document_of(facts: Sequence[Fact], part: Part | None) -> DocumentFact | None:
    """What was read of the paper itself that stands in this part of a file."""
    told = [fact for fact in facts if isinstance(fact, DocumentFact)]
    return next((fact for fact in told if part is None or fact.part == part.index), told[0] if told else None)


def _shown(block: Block, span: tuple[int, int] | None) -> dict[str, Any]:
    """A block of a page's text, with the part of it marked that `span` covers."""
    within = [max(0, each - block.start) for each in span or (0, 0)]
    marks = [within] if min(within[1], len(block.text)) > within[0] else []
    return {"kind": block.kind, "number": block.number, "text": block.text, "marks": marks}


def _unread(paper: Paper, number: int) -> list[str]:
    """What this page shows that no words of it say."""
    count = Counter(each.kind for each in paper.unread if each.page == number)
    return [f"{many} {UNREAD[kind][many > 1]}" for kind, many in sorted(count.items())]


@router.get("/paper/{stem}/{number}/picture")
def picture(
    settings: SettingsDep,
    caller: CallerDep,
    stem: str,
    number: int,
    start: Span = None,
    end: Span = None,
    facts: bool = False,
) -> Response:
    """The page as PNG, with the words from `start` to `end` outlined, or those of every fact read there."""
    workspace = workspace_of(settings)
    paper = _open_page(workspace, stem, number, caller)
    boxes: list[Box] = []
    if start is not None and end is not None:
        boxes = [place.box for place in paper.boxes(start, end) if place.page == number]
    elif facts:
        boxes = _boxes([fact.evidence for fact in _facts(workspace, stem)], number)
    drawn = _drawn(workspace, paper, number, boxes, caller)
    return Response(drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _drawn(workspace: Workspace, paper: Paper, number: int, boxes: Sequence[Box], caller: Caller) -> bytes:
    """The page as PNG, contact details painted over unless the caller may see them."""
    path = workspace.originals.path(paper.sha256)
    hidden = () if caller.sees_hidden else contact_boxes(paper, path, number)
    return draw_page(path, number, boxes, hidden=hidden)


def _paper(workspace: Workspace, stem: str) -> Paper:
    if stem not in workspace.shelf.stems():
        raise UnknownNameError("no paper of this name", stem, "see the list of papers")
    return workspace.shelf.get(stem)


def _open_page(workspace: Workspace, stem: str, number: int, caller: Caller) -> Paper:
    """The paper, where this caller may see the page: one of a restricted paper only who sees what is hidden."""
    paper = _paper(workspace, stem)
    if not caller.sees_hidden and _is_restricted(paper, number):
        raise UnknownNameError("this page is restricted", f"{stem}, page {number}", "ask with a key of the role editor")
    return paper


def _is_restricted(paper: Paper, number: int) -> bool:
    return any(part.restricted and _is_on(part, number) for part in paper.parts)


def _facts(workspace: Workspace, stem: str) -> Sequence[Fact]:
    return workspace.facts.get(stem) if workspace.facts.path(stem).exists() else []


def _boxes(evidence: Sequence[Evidence], number: int) -> list[Box]:
    return [place.box for each in evidence for place in each.boxes if place.page == number]


def _is_on(part: Part, number: int) -> bool:
    return (part.first_page or 1) <= number <= (part.last_page or 1)


def paper_of(workspace: Workspace, fact: Fact) -> dict[str, Any]:
    """What a page says of the paper that a fact was read in: its title, whose it is, its date, and its picture."""
    paper = _paper(workspace, fact.document)
    part = next((each for each in paper.parts if each.index == fact.part), None)
    document = document_of(_facts(workspace, fact.document), part)
    evidence = fact.evidence
    at = f"/paper/{quote(fact.document)}/{evidence.page or 1}"
    span = f"?start={evidence.start}&end={evidence.end}"
    return {
        "title": (part and part.title) or (document and document.title) or fact.document,
        "body": document and document.body,
        "date": document and (document.date or document.period),
        "at": f"{at}{span}",
        "picture": f"{at}/picture{span}" if paper.is_drawn and evidence.page else None,
    }


def shown_page(workspace: Workspace, fact: Fact, caller: Caller) -> tuple[int, bytes] | None:
    """The page of a fact's evidence as PNG with its words outlined; None where the paper is no PDF."""
    evidence: Any = fact.evidence
    paper = _paper(workspace, fact.document)
    if not paper.is_drawn or evidence.page is None:
        return None
    return evidence.page, _drawn(workspace, paper, evidence.page, _boxes([evidence], evidence.page), caller)


def page_with_words(
    workspace: Workspace, stem: str, number: int, spans: Sequence[tuple[int, int]], caller: Caller
) -> bytes | None:
    """A page as PNG with the words of these spans outlined; None where the paper has no pages to draw, or where this
    caller may not see the page."""
    paper = _paper(workspace, stem)
    if not paper.is_drawn or (not caller.sees_hidden and _is_restricted(paper, number)):
        return None
    boxes = [place.box for start, end in spans for place in paper.boxes(start, end) if place.page == number]
    return _drawn(workspace, paper, number, boxes, caller)
