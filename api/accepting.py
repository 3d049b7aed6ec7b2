"""In which form a caller wants an answer (`Accept`), and in which form it sends its question (`Content-Type`).

In:     the headers of a request to `/v1`.
Out:    the form that the caller likes best of those that there are. Who wants none of them is told so (406), and who
        sends what is not JSON (415), each with what to do.
"""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import HTTPException, Request

JSON, CSV = "application/json", "text/csv"
EXACT, OF_TYPE, ANY = 2, 1, 0  # how closely a range names a form: the closest says how much it is wanted


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Of the forms that are offered the one that is wanted most, of those wanted alike the first; None for none.

    >>> preferred("text/csv;q=0.5, application/json", (JSON, CSV)), preferred("text/*", (JSON, CSV))
    ('application/json', 'text/csv')
    >>> preferred("", (JSON, CSV)), preferred("image/png", (JSON, CSV))
    ('application/json', None)
    """
    ranges = [_range(each) for each in accept.split(",") if each.strip()] or [("*/*", 1.0)]
    wanted = {form: _wanted(form, ranges) for form in offered}
    best = max(offered, key=lambda form: wanted[form])
    return best if wanted[best] > 0 else None


def _range(said: str) -> tuple[str, float]:
    """A range of forms and how much it is wanted, 0 to 1; what cannot be read is wanted as if it said nothing."""
    form, *parameters = (each.strip().lower() for each in said.split(";"))
    told = next((each.removeprefix("q=") for each in parameters if each.startswith("q=")), "1")
    try:
        return form, min(max(float(told), 0.0), 1.0)
    except ValueError:
        return form, 1.0


def _wanted(form: str, ranges: Sequence[tuple[str, float]]) -> float:
    kind = form.partition("/")[0]
    closeness = {form: EXACT, f"{kind}/*": OF_TYPE, "*/*": ANY}
    fitting = [(closeness[each], much) for each, much in ranges if each in closeness]
    return max(fitting, default=(ANY, 0.0))[1]


def check_forms(request: Request) -> None:
    """Raise 406 where no form of an answer is wanted, and 415 where the question is not sent as JSON."""
    offered = (JSON, CSV) if _is_list(request) else (JSON,)
    if preferred(request.headers.get("accept", ""), offered) is None:
        raise HTTPException(406, f"answers are {' or '.join(offered)}")
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and sent and sent != JSON and not sent.endswith("+json"):
        raise HTTPException(415, f"a question is sent as {JSON}, not as {sent}")


def _is_list(request: Request) -> bool:
    """Whether the route answers a list, which can be CSV: it takes `limit`, `cursor` and `fields` (api/listing.py)."""
    return any(each.call.__name__ == "Listing" for each in request.scope["route"].dependant.dependencies if each.call)
