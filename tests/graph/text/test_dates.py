"""Dates and periods as people in Britain write them."""

from __future__ import annotations

import pytest

from graph.text.dates import british


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2031-11-08", "8 November 2031"),
        ("2031-11", "November 2031"),
        ("2031", "2031"),
        ("2031/32", "2031/32"),
        ("2031/2034", "2031 to 2034"),
        ("year ending 2031-03", "year ending March 2031"),
        ("2031-10/2031-12", "October 2031 to December 2031"),
        ("2031-10-01/2031-12-31", "1 October 2031 to 31 December 2031"),
        ("autumn 2031", "autumn 2031"),
        ("2031-32", "2031-32"),
        ("2031-13", "2031-13"),
        ("", ""),
    ],
)
def test_a_date_is_told_as_people_write_it(said: str, told: str) -> None:
    assert british(said) == told
