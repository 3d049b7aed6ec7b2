"""The date in a paper's head, as ISO 8601 and as exact as it is printed."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
# "Thursday, 18th November, 2031", "18 Nov 2031"
_LONG = re.compile(
    rf"(?<!\d){_DAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_NAMES})\.?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    rf"\b(?P<month>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_SHORT = re.compile(r"(?<![\d/])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])")
_HOUR = re.compile(r",?\s+(?:at\s+)?\d{1,2}[.:]\d\d(?:\s*[ap]\.?m\b\.?)?$", re.IGNORECASE)  # "at 10.00 am"
_MONTH = re.compile(rf"(?P<month>{_NAMES})\.?,?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE)


def date_in(text: str) -> str | None:
    """The first whole date in a line.

    >>> date_in("To: the Board, Thursday, 18th November, 2031, at 10.00 am")
    '2031-11-18'
    """
    found = [match for pattern in (_LONG, _AMERICAN, _SHORT) if (match := pattern.search(text))]
    dates = [told for match in sorted(found, key=lambda match: match.start()) if (told := _iso(match))]
    return dates[0] if dates else None


def opening_date(text: str) -> str | None:
    """The date that a line begins with: that of a meeting, with its hour and place behind it."""
    match = next((found for pattern in (_LONG, _AMERICAN, _SHORT) if (found := pattern.match(text))), None)
    return _iso(match) if match else None


def whole_date(text: str) -> str | None:
    """The date, or the month, that is all that a line says, but for the hour of a meeting.

    >>> whole_date("April 2031"), whole_date("from April 2031 on")
    ('2031-04', None)
    """
    text = _HOUR.sub("", text).strip(" ().,")
    for pattern in (_LONG, _AMERICAN, _SHORT):
        if match := pattern.fullmatch(text):
            return _iso(match)
    month = _MONTH.fullmatch(text)
    return f"{month['year']}-{_MONTHS[month['month'].casefold()]:02}" if month else None


def _iso(match: re.Match[str]) -> str | None:
    """None for a day that no month has."""
    month = match["month"]
    try:
        told = date(int(match["year"]), int(month) if month.isdigit() else _MONTHS[month.casefold()], int(match["day"]))
    except ValueError:
        return None
    return told.isoformat()
