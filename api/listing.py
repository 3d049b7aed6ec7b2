"""One way for every list over HTTP: a page of it by a cursor, chosen fields, CSV where that is asked for.

In:     all items of a list, in an order that is the same each time.
Out:    those asked for by `limit`, `cursor` and `fields`, as JSON, or as CSV where `Accept` says `text/csv`; `next`
        and the `Link` header (RFC 8288) have the address of the rest. Without `limit` it is the whole list.
Cursor: where the last page ended and what its last item was; opaque to callers. That a list has changed is told.
CSV:    api/csv_text.py
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response

from api.csv_text import as_csv
from api.schema import ListAnswer
from ingest.errors import QuestionError

CSV = "text/csv"
MOST = 1000  # items on a page
Item = Mapping[str, Any]


class Listing:
    """What a caller asked of a list."""

    def __init__(
        self,
        request: Request,
        response: Response,
        limit: Annotated[int | None, Query(ge=1, le=MOST, description="At most so many; `next` leads on.")] = None,
        cursor: Annotated[str | None, Query(max_length=200, description="As `next` before has it.")] = None,
        fields: Annotated[str | None, Query(max_length=400, description="Only these, by commas: id,name.")] = None,
    ) -> None:
        self._request, self._response = request, response
        self._limit, self._cursor = limit, cursor
        self._fields = [each.strip() for each in fields.split(",") if each.strip()] if fields else None

    def of(self, items: Sequence[Item], *, limit: int | None = None, total: int | None = None) -> Any:
        """The page of `items` that was asked for; of at most `limit` where none was asked for.

        `total` is how many there are, where they are more. Raises QuestionError for a cursor or a field that is none.
        """
        limit = self._limit or limit
        start = _place(self._cursor, items) if self._cursor else 0
        shown = items[start : start + limit] if limit else items[start:]
        end = start + len(shown)
        next_page = self._address(_cursor(end, items[end - 1])) if shown and end < len(items) else None
        links = {"Link": f'<{next_page}>; rel="next"'} if next_page else {}
        chosen = _only(shown, self._fields, items)
        if CSV in self._request.headers.get("accept", ""):
            return Response(as_csv(chosen, self._fields), media_type=CSV, headers={**links, "Vary": "Accept"})
        self._response.headers.update({**links, "Vary": "Accept"})
        return ListAnswer(items=chosen, total=len(items) if total is None else total, next=next_page)

    def _address(self, cursor: str) -> str:
        url = self._request.url.include_query_params(cursor=cursor)
        return f"{url.path}?{url.query}"  # without the host: a proxy before us has another


ListingDep = Annotated[Listing, Depends()]


def _mark(item: Item) -> str:
    return hashlib.sha256(json.dumps(item, sort_keys=True, default=str).encode()).hexdigest()[:12]


def _cursor(end: int, last: Item) -> str:
    return base64.urlsafe_b64encode(f"{end}.{_mark(last)}".encode()).decode()


def _place(cursor: str, items: Sequence[Item]) -> int:
    """Where the list goes on behind the item that the cursor names."""
    try:
        place, _, mark = base64.urlsafe_b64decode(cursor.encode()).decode("ascii").partition(".")
        end = int(place)
    except (binascii.Error, ValueError) as error:
        raise QuestionError("not a cursor", cursor, "use `next` of the answer before, unchanged") from error
    if 0 < end <= len(items) and _mark(items[end - 1]) == mark:
        return end
    found = next((at for at, each in enumerate(items, start=1) if _mark(each) == mark), None)
    if found is None:
        raise QuestionError("the list has changed since this cursor", cursor, "ask again from the beginning")
    return found


def _only(shown: Sequence[Item], fields: Sequence[str] | None, items: Sequence[Item]) -> list[dict[str, Any]]:
    if fields is None:
        return [dict(each) for each in shown]
    known = {name for each in items for name in each}
    if known and (strange := [name for name in fields if name not in known]):
        raise QuestionError(f"no field {', '.join(strange)}", "fields", f"choose among {', '.join(sorted(known))}")
    return [{name: each.get(name) for name in fields} for each in shown]
