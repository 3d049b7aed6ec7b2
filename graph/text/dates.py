"""Dates and periods of the facts format as people in Britain write them.

In:     an ISO date as exact as the paper is ("2031-11-18", "2031-11", "2031"), or a period made of such ("2031/32",
        "year ending 2031-03", "2031-04/2032-03").
Out:    the same for people: "18 November 2031", "year ending March 2031", "April 2031 to March 2032". A year of
        two ("2031/32") stays as it is, and so does what has another form.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
_DATE = r"(\d{4})-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?"
_ONE = re.compile(rf"\b{_DATE}(?![\d-])")
_SPAN = re.compile(
    rf"(?<=\d)/(?=(?:{_DATE}|\d{{4}})(?![\d-]))"
)  # a slash that parts two ends; one in "2031/32" does not


def british(said: str) -> str:
    """A date or a period for people.

    >>> british("2031-11-08"), british("year ending 2031-03"), british("2031-04/2032-03"), british("2031/32")
    ('8 November 2031', 'year ending March 2031', 'April 2031 to March 2032', '2031/32')
    """
    return _ONE.sub(_in_words, _SPAN.sub(" to ", said))


def _in_words(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{f'{int(day)} ' if day else ''}{_MONTHS[int(month) - 1]} {year}"
