"""What is asked of `/v1` in a form that it does not have: told before a route is asked.

In:     the headers of a request.
Out:    nothing. Who wants an answer in no form that there is is told so (406), and who sends what is not JSON (415).
"""

from __future__ import annotations

from fastapi import HTTPException, Request

from api.accepting import CSV, JSON, preferred
from api.listing import Listing


def check_forms(request: Request) -> None:
    """Raise 406 where no form of an answer is wanted, and 415 where the question is not sent as JSON."""
    offered = (JSON, CSV) if _is_list(request) else (JSON,)
    if preferred(request.headers.get("accept", ""), offered) is None:
        raise HTTPException(406, f"answers are {' or '.join(offered)}")
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and sent and sent != JSON and not sent.endswith("+json"):
        raise HTTPException(415, f"a question is sent as {JSON}, not as {sent}")


def _is_list(request: Request) -> bool:
    """Whether the route answers a list, which can be CSV."""
    return any(each.call is Listing for each in request.scope["route"].dependant.dependencies)
