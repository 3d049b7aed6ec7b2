"""Tables of answers in a terminal: a row for each thing told, the words it rests on and their place in the last column.

A quote is cut to what a terminal can show; `--json` gives it whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

answers = Console(highlight=False, soft_wrap=False)

Answer = Mapping[str, Any]
SHORTEST_QUOTE = 160  # characters of a quote in a table
MOST_QUOTES = 3  # of one row; how many more there are is told


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str | Text | None]]) -> None:
    """A table with its title; the last column takes the room that is left. Nothing is printed where it has no rows."""
    table = Table(title=Text(title), title_justify="left", box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns[:-1]:
        table.add_column(column, overflow="fold")
    table.add_column(columns[-1], overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(each if isinstance(each, Text) else Text(each or "") for each in row))
    if table.row_count:
        answers.print(table)


def says_so(evidence: Sequence[Answer]) -> Text:
    """Each quote with its paper and page, the first few of them."""
    told = Text()
    for number, each in enumerate(evidence[:MOST_QUOTES]):
        told.append("\n" if number else "")
        told.append(f"“{shortened(each['quote'])}” ", "italic")
        told.append(place(each), "dim")
        if each.get("corrected"):
            told.append(f" correction: {each['corrected']}", "yellow")
    if len(evidence) > MOST_QUOTES:
        told.append(f"\nand {len(evidence) - MOST_QUOTES} more", "dim")
    return told


def shortened(text: str, most: int = SHORTEST_QUOTE) -> str:
    """A text cut at a word, with a mark where it was.

    >>> shortened("hare coursing", 6)
    'hare …'
    """
    return text if len(text) <= most else text[: most + 1].rsplit(" ", 1)[0].rstrip() + " …"


def place(each: Answer) -> str:
    """The paper and the page where words stand."""
    return str(each["paper"]) + (f", page {each['page']}" if each["page"] else "")
