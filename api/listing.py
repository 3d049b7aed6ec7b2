"""One way for every list over HTTP: a page of it by a cursor, chosen fields, CSV where that is asked for.

In:     all items of a list, in an order that is the same each time; or what gives those from a place on.
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
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from fastapi.responses import JSONResponse

from api.accepting import CSV, JSON, preferred
from api.csv_text import as_csv, table_csv
from ingest.errors import QuestionError

MOST = 1000  # items on a page
Item = Mapping[str, Any]


class Listing:
    """What a caller asked of a list."""

    def __init__(
        self,
        request: Request,
        limit: Annotated[int | None, Query(ge=1, le=MOST, description="At most so many; `next` leads on.")] = None,
        cursor: Annotated[str | None, Query(max_length=200, description="As `next` before has it.")] = None,
        fields: Annotated[str | None, Query(max_length=400, description="Only these, by commas: id,name.")] = None,
    ) -> None:
        self._request = request
        self._limit, self._cursor = limit, cursor
        self._fields = [each.strip() for each in fields.split(",") if each.strip()] if fields else None

    def of(
        self, items: Sequence[Item], *, limit: int | None = None, total: int | None = None, more: Item | None = None
    ) -> Response:
        """The page of `items` that was asked for; of at most `limit` where none was asked for.

        `total` is how many there are, where they are more; `more` is told beside them. Raises QuestionError for a
        cursor or a field that is none.
        """
        shown, next_page = self._page(items, limit)
        chosen = _only(shown, self._fields, items)
        total = len(items) if total is None else total
        return self._answer({"items": chosen, "total": total, "next": next_page, **(more or {})}, "items")

    def of_ranked(
        self, ask: Callable[[int, int], dict[str, Any]], name: str, *, first: int, limit: int, most: int
    ) -> Response:
        """The page of a ranked list, of which `ask` gives so many from a place on, with their `total`, under `name`."""
        limit = self._limit or limit
        if self._cursor is None:
            answer = ask(first, limit)
            items = answer[name]
        else:
            first, mark = _read(self._cursor)
            if not 0 < first <= most:
                raise _changed(self._cursor)
            answer = ask(first - 1, limit + 1)  # with the last of the page before, to see that it still is
            before, *items = answer[name] or [{}]
            if _mark(before) != mark:
                raise _changed(self._cursor)
        end = first + len(items)
        next_page = self._address(_cursor(end, items[-1])) if items and end < min(answer["total"], most) else None
        return self._answer({**answer, name: _only(items, self._fields, items), "next": next_page}, name)

    def of_table(self, answer: dict[str, Any]) -> Response:
        """The page of a table, of `columns` and `rows`; fields are columns, by their names."""
        shown, next_page = self._page(answer["rows"], None)
        columns: list[str] = answer["columns"]
        if columns and (strange := [each for each in self._fields or () if each not in columns]):
            raise _no_field(strange, columns)
        kept = [at for at, name in enumerate(columns) if self._fields is None or name in self._fields]
        names, rows = [columns[at] for at in kept], [[row[at] for at in kept] for row in shown]
        if self._is_csv:
            return self._csv(table_csv(names, rows), next_page)
        return self._json({**answer, "columns": names, "rows": rows, "next": next_page})

    def _page(self, items: Sequence[Any], limit: int | None) -> tuple[Sequence[Any], str | None]:
        limit = self._limit or limit
        start = _place(self._cursor, items) if self._cursor else 0
        shown = items[start : start + limit] if limit else items[start:]
        end = start + len(shown)
        return shown, self._address(_cursor(end, items[end - 1])) if shown and end < len(items) else None

    @property
    def _is_csv(self) -> bool:
        return preferred(self._request.headers.get("accept", ""), (JSON, CSV)) == CSV

    def _answer(self, answer: dict[str, Any], name: str) -> Response:
        if self._is_csv:
            return self._csv(as_csv(answer[name], self._fields), answer["next"])
        return self._json(answer)

    def _csv(self, text: str, next_page: str | None) -> Response:
        return Response(text, media_type=CSV, headers=_headers(next_page))

    def _json(self, answer: dict[str, Any]) -> Response:
        return JSONResponse(answer, headers=_headers(answer["next"]))

    def _address(self, cursor: str) -> str:
        url = self._request.url.include_query_params(cursor=cursor)
        return f"{url.path}?{url.query}"  # without the host: a proxy before us has another


ListingDep = Annotated[Listing, Depends()]


def _headers(next_page: str | None) -> dict[str, str]:
    return {"Vary": "Accept", **({"Link": f'<{next_page}>; rel="next"'} if next_page else {})}


def _mark(item: Any) -> str:
    return hashlib.sha256(json.dumps(item, sort_keys=True, default=str).encode()).hexdigest()[:12]


def _cursor(end: int, last: Any) -> str:
    return base64.urlsafe_b64encode(f"{end}.{_mark(last)}".encode()).decode()


def _read(cursor: str) -> tuple[int, str]:
    """Where the page before ended, and the mark of its last item."""
    try:
        place, _, mark = base64.urlsafe_b64decode(cursor.encode()).decode("ascii").partition(".")
        end = int(place)
    except (binascii.Error, ValueError) as error:
        raise QuestionError("not a cursor", cursor, "use `next` of the answer before, unchanged") from error
    return end, mark


def _place(cursor: str, items: Sequence[Any]) -> int:
    """Where the list goes on behind the item that the cursor names."""
    end, mark = _read(cursor)
    if 0 < end <= len(items) and _mark(items[end - 1]) == mark:
        return end
    found = next((at for at, each in enumerate(items, start=1) if _mark(each) == mark), None)
    if found is None:
        raise _changed(cursor)
    return found


def _changed(cursor: str) -> QuestionError:
    return QuestionError("the list has changed since this cursor", cursor, "ask again from the beginning")


def _only(shown: Sequence[Item], fields: Sequence[str] | None, items: Sequence[Item]) -> list[dict[str, Any]]:
    if fields is None:
        return [dict(each) for each in shown]
    known = {name for each in items for name in each}
    if known and (strange := [name for name in fields if name not in known]):
        raise _no_field(strange, sorted(known))
    return [{name: each.get(name) for name in fields} for each in shown]


def _no_field(strange: Sequence[str], known: Sequence[str]) -> QuestionError:
    return QuestionError(f"no field {', '.join(strange)}", "fields", f"choose among {', '.join(known)}")
