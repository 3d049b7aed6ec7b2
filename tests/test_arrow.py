"""The packages stand in one order, and none imports one to its right."""

import ast
from pathlib import Path

import pytest

ORDER = ["ingest", "corpus", "extract", "graph", "api"]
ROOT = Path(__file__).parents[1]
FILES = [path for package in ORDER for path in sorted((ROOT / package).rglob("*.py"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_to_the_right(path: Path) -> None:
    own = ORDER.index(path.relative_to(ROOT).parts[0])
    tree = ast.parse(path.read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    packages = {name.split(".")[0] for name in imported} & set(ORDER)
    assert not {name for name in packages if ORDER.index(name) > own}


LIBRARY_DOORS = {
    "pdfplumber": {"ingest"},
    "pypdfium2": {"ingest"},
    "spacy": {"extract"},
    "neo4j": {"graph"},
    "arcadedb_embedded": {"graph"},
    "networkx": {"graph"},
    "fastapi": {"api"},
    "typer": {"api"},
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_one_door(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    tree = ast.parse(path.read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    libraries = {name.split(".")[0] for name in imported} & set(LIBRARY_DOORS)
    assert not {name for name in libraries if package not in LIBRARY_DOORS[name]}
