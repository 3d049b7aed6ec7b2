"""What no paper states, with what was searched and what could not be read, so that a negative can be cited.

In:     the data folder, and words or a "phrase in quotes".
Out:    JSON: `absent`; the passages that hold all the words, where some do; those that come nearest, where none does;
        every paper that was searched with its pages, its passages and the fingerprint of its file; and what was not:
        files that could not be read, pages without text, pictures, what is restricted.
Rule:   a passage holds a word in any of its forms, by its abbreviation or by the name that it abbreviates, or under a
        heading or in a paper with that word. So "absent" is said too seldom rather than too often.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from api.finding import find
from api.workspace import Workspace
from graph.text.question import read_question
from ingest.errors import QuestionError
from ingest.paper import Paper
from ingest.report import page_list

NEAREST = 3  # passages shown that hold most of the words

Json = dict[str, Any]


def absence(workspace: Workspace, statement: str, *, limit: int = 10) -> Json:
    """Whether no passage holds all the words. Raises `QuestionError` where there are none to look for."""
    if read_question(statement).is_empty:
        raise QuestionError("there is nothing to look for", statement, 'give words, or a "phrase in quotes"')
    found = find(workspace, statement, limit=limit, every_word=True)
    nearest = [] if found["total"] else find(workspace, statement, limit=NEAREST)["hits"]
    searched, not_read = _searched(workspace)
    return {
        "statement": statement, "absent": not found["total"], "total": found["total"], "hits": found["hits"],
        "also": found["also"], "nearest": nearest, "searched": searched, "not_read": not_read,
    }  # fmt: skip


def _searched(workspace: Workspace) -> tuple[list[Json], list[Json]]:
    searched, not_read = list[Json](), list[Json]()
    for stem in workspace.facts.stems():
        paper = workspace.shelf.get(stem)
        empty = {page.number for page in paper.pages} - {block.page for block in paper.blocks if block.text}
        if paper.blocks:
            searched.append(
                {
                    "paper": stem, "format": paper.format, "pages": len(paper.pages) - len(empty),
                    "blocks": len(paper.blocks), "by_ocr": sum(page.by_ocr for page in paper.pages),
                    "sha256": paper.sha256,
                }
            )  # fmt: skip
        not_read += [{"paper": stem, "what": doubt.what, "where": doubt.where} for doubt in paper.doubts]
        not_read += [*_pictures(paper), *_restricted(paper)]
    for stem, note in workspace.quarantine.notes():
        if Path(note.path).exists() and stem not in workspace.shelf.stems():
            not_read.append({"paper": stem, "what": note.what, "where": note.where})
    known = set(workspace.facts.stems())
    for stem in workspace.shelf.stems():
        if stem not in known:
            not_read.append({"paper": stem, "what": "no facts were found of it yet", "where": "run `pledgeline run`"})
    return searched, not_read


def _pictures(paper: Paper) -> list[Json]:
    pages = [each.page for each in paper.unread if each.kind == "picture"]
    what = (
        "a picture among the text was not searched" if len(pages) == 1 else f"{len(pages)} pictures were not searched"
    )
    return [{"paper": paper.stem, "what": what, "where": page_list(pages)}] if pages else []


def _restricted(paper: Paper) -> list[Json]:
    return [
        {"paper": paper.stem, "what": f"“{part.title}” is restricted and was not searched",
         "where": f"pages {part.first_page}-{part.last_page}"}
        for part in paper.parts
        if part.restricted
    ]  # fmt: skip
