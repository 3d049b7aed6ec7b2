"""Any question in Cypher, read-only, bounded in time and rows."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.deps import SettingsDep, StoreDep
from api.schema import CypherAnswer, CypherQuestion

router = APIRouter(tags=["cypher"])


@router.post("/cypher", name="cypher", response_model=CypherAnswer)
def cypher(question: CypherQuestion, store: StoreDep, settings: SettingsDep) -> dict[str, Any]:
    """Ask the graph. The store itself refuses writes and files; a question that takes too long is stopped."""
    return store.ask(question.query, question.parameters, settings.bounds, explain=question.explain).to_json()
