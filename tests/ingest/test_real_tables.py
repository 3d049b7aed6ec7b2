"""Every table of the real papers, against a list that was checked by eye on the drawn pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.paper import Paper, Table

PAPERS = Path(__file__).parents[2].parent / "shared"
COUNTED: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "tables_of_papers.yaml").read_text())
REAL = sorted(PAPERS.glob("papers/*.pdf")) + sorted(PAPERS.glob("real/*.pdf")) if PAPERS.is_dir() else []
Read = Callable[[Path], Paper]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REAL, reason="needs the real papers, which stand in ../shared beside the repository"),
]


def seen(paper: Paper, table: Table) -> dict[str, Any]:
    """The table as the fixture tells of it."""
    bullets = {
        f"{cell.row},{cell.column}": count
        for cell in table.cells
        if (count := sum(1 for block in paper.blocks_of(cell) if block.kind == "list_item"))
    }
    spans = [
        [cell.row, cell.column, cell.row_span, cell.column_span]
        for cell in table.cells
        if cell.row_span > 1 or cell.column_span > 1
    ]
    told: dict[str, Any] = {"pages": list(table.pages), "rows": table.rows, "columns": table.columns}
    told["header"] = table.header_rows
    return {**told, **({"spans": spans} if spans else {}), **({"bullets": bullets} if bullets else {})}


@pytest.mark.parametrize("stem", COUNTED)
def test_each_table_counted_by_hand_is_found_and_no_other(stem: str, read_real: Read) -> None:
    paper = read_real(PAPERS / "papers" / f"{stem}.pdf")
    assert [seen(paper, table) for table in paper.tables] == COUNTED[stem]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem[-40:])
def test_each_cell_has_its_box_and_holds_its_words(path: Path, read_real: Read) -> None:
    paper = read_real(path)
    for table in paper.tables:
        taken = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(taken) == len(set(taken)), "two cells stand in one place"
        assert all(row < table.rows and column < table.columns for row, column in taken)
        for cell in table.cells:
            assert cell.boxes
            for block in paper.blocks_of(cell):
                assert all(_is_in(word.page, word.box, cell.boxes) for word in block.words), block.text


def _is_in(page: int, box: Any, places: Any) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(
        place.page == page
        and place.box.x0 - 2 <= x <= place.box.x1 + 2
        and place.box.top - 2 <= y <= place.box.bottom + 2
        for place in places
    )
