"""What the OpenAPI description says of an operation's answers: an example of each, and the statuses it may have.

In:     an example of what is answered, from the sample papers that we ship.
Out:    a map for FastAPI's `responses`. What every operation may answer (no key, too many requests) is added for all.
"""

from __future__ import annotations

from typing import Any

from api.accepting import CSV
from api.csv_text import as_csv

Json = dict[str, Any]
Responses = dict[int | str, Json]
EVIDENCE: Json = {
    "paper": "kcsp-minutes-2018-07-sample", "page": 1, "quote": "Notes of meeting held on 21 March 2018",
    "title": "Notes of a meeting of the Kent Community Safety Partnership", "date": "2018-07-18", "start": 425,
    "end": 463, "passage": "passage:kcsp-minutes-2018-07-sample:6", "boxes": [[1, 100.0, 206.5, 305.6, 220.2]],
    "by_ocr": False, "corrected": None,
}  # fmt: skip
HAS_IT: Responses = {304: {"description": "The caller has this answer: `If-None-Match` has its ETag"}}


def answers(example: Json) -> Responses:
    """Of an operation that answers one thing."""
    return {200: {"description": "The answer", "content": {"application/json": {"example": example}}}, **HAS_IT}


def lists(item: Json) -> Responses:
    """Of one that answers a list of things like `item`, as JSON or CSV."""
    example = {"items": [item], "total": 1, "next": None}
    content = {
        "application/json": {"example": example},
        CSV: {"schema": {"type": "string"}, "example": as_csv([item])},
    }
    headers = {"Link": {"description": 'The next page, rel="next"', "schema": {"type": "string"}}}
    return {200: {"description": "A page of the list", "content": content, "headers": headers}, **HAS_IT}
