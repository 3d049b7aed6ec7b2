"""In which form a caller wants an answer, by its `Accept` (RFC 9110, 12.5.1).

In:     the header, and the forms that there are.
Out:    the form that is wanted most of them; None where none is.
"""

from __future__ import annotations

from collections.abc import Sequence

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
