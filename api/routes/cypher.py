"""Any question in Cypher, read-only, bounded in time and rows."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.access.audit import Audit
from api.access.roles import Caller
from api.deps import AuditDep, CallerDep, SettingsDep, StoreDep
from api.found import CypherAnswer, CypherQuestion
from api.listing import ListingDep
from api.settings import Settings
from graph.store import Store
from ingest.errors import PledgelineError

router = APIRouter(tags=["cypher"])


@router.post("/cypher", name="cypher", response_model=CypherAnswer)
def cypher(
    question: CypherQuestion, store: StoreDep, settings: SettingsDep, caller: CallerDep, audit: AuditDep,
    listing: ListingDep,
) -> Any:  # fmt: skip
    """Ask the graph. The store itself refuses writes and files; a question that takes too long is stopped.

    The rows come in pages as those of other lists: send the same question to `next`, and let it say `ORDER BY`.
    `fields` are columns. `graph` is that of all rows.
    """
    return listing.of_table(asked(question, store, settings, caller, audit))


def asked(question: CypherQuestion, store: Store, settings: Settings, caller: Caller, audit: Audit) -> dict[str, Any]:
    """The answer to a question in Cypher, as JSON; the question and how it ended stand in the log."""
    try:
        answer = store.ask(question.query, question.parameters, settings.bounds, explain=question.explain).to_json()
    except PledgelineError as error:
        audit.note(caller.id, "cypher", query=question.query, refused=error.what)
        raise
    audit.note(caller.id, "cypher", query=question.query, rows=len(answer["rows"]), truncated=answer["truncated"])
    return answer
