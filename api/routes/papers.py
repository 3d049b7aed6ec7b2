"""The papers, and search in their words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.deps import StoreDep
from api.schema import ListAnswer, SearchAnswer
from graph import questions

router = APIRouter(tags=["papers"])


@router.get("/papers", operation_id="list_papers")
def papers(store: StoreDep) -> ListAnswer:
    """Every paper that was read, those bound in packs among them."""
    return ListAnswer(items=[each.to_json() for each in questions.papers(store)])


@router.get("/search", operation_id="search", response_model=SearchAnswer)
def search(
    store: StoreDep,
    q: Annotated[str, Query(min_length=1, max_length=400, description='Words, or a "phrase in quotes".')],
    limit: Annotated[int, Query(ge=1, le=1000)] = 10,
) -> dict[str, Any]:
    """Passages of the papers that hold these words, the best first."""
    return questions.search(store, q, limit=limit).to_json()
