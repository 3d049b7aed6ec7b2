"""Corrections made through the server by those whose role allows it; they are applied when the graph is next loaded."""

from __future__ import annotations

import threading
from typing import Any

import yaml
from fastapi import APIRouter
from pydantic import ValidationError

from api.answer import Page
from api.commands.options import workspace_of
from api.deps import AuditDep, CallerDep, SettingsDep
from api.items import CorrectionItem
from api.listing import ListingDep
from api.schema import CorrectionsAnswer
from api.when import WhenDep
from api.workspace import Workspace
from corpus.corrections import Correction, read_corrections
from graph.corrections import place_of
from graph.mistaken import mistake_in
from ingest.errors import QuestionError
from ingest.files import write_whole

router = APIRouter(tags=["corrections"])
FILE = "from-the-server.yaml"
_writing = threading.Lock()


@router.get("/corrections", name="list_corrections", response_model=Page[CorrectionItem])
def corrections(settings: SettingsDep, listing: ListingDep, when: WhenDep) -> Any:
    """Every correction, shipped or made here, with who made it, when and why; by a day those made by then."""
    found = read_corrections([workspace_of(settings).corrections])
    return listing.of(
        [
            {"id": each.id, **_said(each)}
            for each in found
            if when.earlier is None or each.when.isoformat() <= when.earlier
        ]
    )


@router.post("/corrections", name="make_correction", status_code=201, response_model=CorrectionsAnswer,
    response_model_exclude_unset=True,
)  # fmt: skip
def correct(correction: Correction, settings: SettingsDep, caller: CallerDep, audit: AuditDep) -> dict[str, Any]:
    """Add one correction. It is applied at the next `pledgeline load` or `update`, and then shown where it matters."""
    workspace = workspace_of(settings)
    _check(correction, workspace)
    path = workspace.corrections / FILE
    with _writing:
        kept = yaml.safe_load(path.read_text("utf-8")) if path.exists() else []
        said = _said(correction)
        if said not in kept:
            text = yaml.safe_dump([*kept, said], sort_keys=False, allow_unicode=True, width=120)
            write_whole(path, text.encode())
    audit.note(caller.id, "correction", id=correction.id, kind=correction.kind, by=correction.by)
    return {"items": [{"id": correction.id, **said}]}


def _check(correction: Correction, workspace: Workspace) -> None:
    """Raises `QuestionError` where it could never be applied: better told now than at the next load."""
    about, remedy = correction.retract or correction.add, "see corpus/corrections/README.md"
    if mistake := mistake_in(correction):
        raise QuestionError(mistake, "the correction", remedy)
    if about and about.document not in workspace.facts.stems():
        raise QuestionError("no paper that was read is called so", about.document, "GET /v1/papers tells their names")
    if correction.add and not place_of(correction.add.quote, workspace.shelf.get(correction.add.document).text):
        raise QuestionError("the paper does not have these words", correction.add.quote, "quote it word for word")


def _said(correction: Correction) -> dict[str, Any]:
    try:
        return correction.model_dump(mode="json", exclude_defaults=True)
    except ValidationError as error:
        raise QuestionError("not a correction", str(error), "see corpus/corrections/README.md") from error
