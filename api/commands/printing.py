"""How a command gives its answer: JSON for a program, CSV for a spreadsheet, else as a person reads it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import typer

from api.csv_text import as_csv as csv_of
from api.rows import Rows


def show(
    answer: dict[str, Any],
    as_person: Callable[[dict[str, Any]], None],
    rows: Rows,
    *,
    as_json: bool,
    as_csv: bool,
    columns: str | None = None,
) -> None:
    """Print the answer. `rows` makes its rows for CSV; `columns` names the list in it that has their names."""
    if as_json and as_csv:
        raise typer.BadParameter("give one of --json and --csv")
    if as_json:
        json.dump(answer, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif as_csv:
        sys.stdout.write(csv_of(rows(answer), answer[columns] if columns else None))
    else:
        as_person(answer)
