"""The query cookbook: each example question of the console with its answer from the shipped samples, as Markdown.

    python -m api.cookbook DATA-FOLDER > docs/cookbook.md        (`make cookbook` reads the samples first)

In:     an open store that holds the samples, and the questions of `api/site/examples.cypher`.
Out:    `docs/cookbook.md`. A test says whether the answers still are what the samples give.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.site.console import examples
from graph.store import Bounds, Rows, Store, open_store

SHOWN = 6  # rows of each answer
LONGEST = 90  # characters of a value
HEAD = """# Questions in Cypher

{count} questions with their Cypher and their answers from the sample papers that we ship, the same on the embedded
store and on Neo4j. Try any with `pledgeline cypher "…"`, or in the console at `/ask` of `pledgeline serve`, which has
them all. Made by `make cookbook`; the questions stand in `api/site/examples.cypher`. What the labels and relationships
mean: [the graph](graph.md).
"""


def cookbook(store: Store) -> str:
    """The whole page."""
    asked = examples()
    parts = [HEAD.format(count=len(asked))]
    for number, (title, cypher) in enumerate(asked, 1):
        answer = store.ask(cypher, {}, Bounds())
        parts.append(f"## {number}. {title}\n\n```cypher\n{cypher}\n```\n\n" + "\n".join(_table(answer)) + "\n")
    return "\n".join(parts)


def _table(answer: Rows) -> Iterator[str]:
    yield "| " + " | ".join(answer.columns) + " |"
    yield "| " + " | ".join("---" for _ in answer.columns) + " |"
    for row in answer.rows[:SHOWN]:
        yield "| " + " | ".join(map(_cell, row)) + " |"
    more = len(answer.rows) - SHOWN
    if more > 0:
        yield f"\nand {more} more rows"


def _cell(value: Any) -> str:
    """A value in a table of Markdown.

    >>> _cell(["A", "B"]), _cell(None), _cell("a|b")
    ('A; B', '–', 'a\\\\|b')
    """
    if value is None:
        return "–"
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    with open_store(None, Path(sys.argv[1]) / "graph", read_only=True) as opened:
        sys.stdout.write(cookbook(opened))
