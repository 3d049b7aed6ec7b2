"""The worked notebook, executed from its first cell to its last against a server on the sample papers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def printed(cell: Any) -> str:
    return "".join(output.get("text", "") for output in cell.outputs if output.output_type == "stream")


@pytest.mark.filterwarnings("ignore")  # of Jupyter's own parts
def test_every_cell_runs_and_says_what_the_papers_say(server: httpx.Client, monkeypatch) -> None:
    monkeypatch.setenv("PLEDGELINE_SERVER", str(server.base_url))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()  # raises where a cell does
    said = [printed(cell) for cell in notebook.cells if cell.cell_type == "code"]
    assert all(said)
    assert said[0].startswith("10 files, ")
    assert "2022  expanded: Anti-Social Behaviour → Preventing Neighbourhood Crime & ASB (stated)" in said[1]
    assert "governs      2021  Community Safety Partnerships" in said[2]
    assert said[4].splitlines()[0] == "['priority', 'actions']"
    assert "Domestic Abuse" in said[4]
    pictures = [
        each for cell in notebook.cells for each in cell.get("outputs", ()) if "image/png" in each.get("data", {})
    ]
    assert len(pictures) == 1
    assert "csa" in said[-1] or "pack" in said[-1]


def test_it_is_kept_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) == 6
    assert not any(cell.outputs or cell.execution_count for cell in code)
