"""What the answers were when they were told last, kept in the workspace for the next `update` to compare with."""

from __future__ import annotations

import json

from api import pipeline
from api.ahead import Ahead
from api.commands.options import store_of
from api.pipeline import RunReport
from api.settings import Settings
from api.workspace import Workspace
from graph.told import Told
from ingest.files import write_whole


def answers_now(workspace: Workspace, settings: Settings, before: Told | None = None) -> Told | None:
    """What the answers are now; None where nothing was loaded."""
    if settings.store is None and not workspace.graph.exists():
        return None
    with store_of(settings, read_only=True) as store:
        return Told.of(store, before)


def told_before(workspace: Workspace) -> Told | None:
    """What the answers were when they were told last; None where they never were."""
    if not workspace.told.exists():
        return None
    return Told.from_json(json.loads(workspace.told.read_text("utf-8")))


def is_told(workspace: Workspace, settings: Settings) -> bool:
    """Whether the graph is the one that was told of last, so that nothing need be asked of it."""
    graph = _graph(workspace, settings)
    return graph is not None and json.loads(workspace.told.read_text("utf-8")).get("graph") == graph


def note_told(workspace: Workspace, settings: Settings, now: Told) -> None:
    told = {**now.to_json(), "graph": _graph(workspace, settings)}
    write_whole(workspace.told, json.dumps(told, ensure_ascii=False, sort_keys=True).encode())


def load_first(workspace: Workspace, settings: Settings, report: RunReport, ahead: Ahead | None = None) -> None:
    """Load; where the answers were never told, note them, so that the first `update` can say what is different."""
    found: list[Told] = []
    ask = (lambda _: None) if workspace.told.exists() else (lambda store: found.append(Told.of(store)))
    pipeline.load(workspace, settings, report, ask, ahead)
    for now in found:
        note_told(workspace, settings, now)


def _graph(workspace: Workspace, settings: Settings) -> str | None:
    """What the embedded graph was made from; None where that is not known."""
    note = workspace.graph_note
    return note.read_text("utf-8") if settings.store is None and note.exists() else None
