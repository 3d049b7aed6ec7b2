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
    rows = store.ask(
        question.query, question.parameters, seconds=settings.cypher_seconds, most_rows=settings.cypher_rows
    )
    return rows.to_json()
