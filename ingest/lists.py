"""How deep list items stand: told by how far in their bullets or numbers are set."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Draft

SAME_INDENT_PT = 4.0


def set_depths(drafts: Sequence[Draft]) -> None:
    """Set `depth` of every list item: 1 for the outermost items of a list, 2 for those set further in under them."""
    indents: list[float] = []
    cell: tuple[int, int, int] | None = None
    for draft in drafts:
        if draft.kind != "list_item" or draft.marker is None or draft.grid_cell != cell:
            indents = []
            cell = draft.grid_cell
        if draft.kind != "list_item":
            continue
        indent = draft.marker.indent if draft.marker else draft.first.box.x0
        while indents and indents[-1] > indent + SAME_INDENT_PT:
            indents.pop()
        if not indents or indent > indents[-1] + SAME_INDENT_PT:
            indents.append(indent)
        draft.depth = len(indents)
