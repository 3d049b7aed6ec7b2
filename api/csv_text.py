"""Rows as CSV (RFC 4180), for spreadsheets: what is no single value is JSON in its cell.

A text that a spreadsheet would run ("=1+1") is set behind an apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> str:
    """These rows under these columns, or under every name that a row has, in the order in which they come."""
    columns = list(columns or dict.fromkeys(name for each in rows for name in each))
    return table_csv(columns, [[each.get(name) for name in columns] for each in rows])


def table_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """These rows, a value for each column."""
    text = io.StringIO()
    writer = csv.writer(text)
    if columns:
        writer.writerow(columns)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(RUN_BY_SPREADSHEETS) else value
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
