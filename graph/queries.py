"""The queries that we ship: one `.cypher` file each in `graph/cypher/`, with parameters, the same for every store."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "cypher"


@cache
def query(name: str) -> str:
    """The text of `graph/cypher/<name>.cypher`."""
    return (FOLDER / f"{name}.cypher").read_text("utf-8")


def names() -> list[str]:
    """Every query that we ship."""
    return sorted(path.stem for path in FOLDER.glob("*.cypher"))
