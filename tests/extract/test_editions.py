"""Editions: version-control tables of several makes."""

from __future__ import annotations

import pytest

from extract.editions import find_editions, iso_months
from extract.reading import Reading

TITLE = ("heading", "Westmere Community Safety Agreement", {"level": 1})


def test_rows_with_bullets_in_cells(paper_of) -> None:
    paper = paper_of(
        TITLE,
        ("heading", "Version Control", {"level": 2}),
        ("table", [
            ["Version", "Date", "Changes"],
            ["", "", [("list_item", "Updated document date to April 2030"), ("list_item", "Ch.6 - themes updated")]],
            ["1.0-3.0", "April 2027 to April 2029", "See the previous refresh"],
            ["5.0", "April 2031", [("paragraph", "Refreshed Eastmere Community Safety Plan (CSP)"),
                                   ("list_item", "Appendix E – removed")]],
        ]),
    )  # fmt: skip
    found = list(find_editions(Reading(paper)))
    assert [(fact.agreement, fact.version, fact.date) for fact in found] == [
        ("Westmere Community Safety Agreement", None, "2030-04"),
        ("Westmere Community Safety Agreement", "1.0-3.0", "2027-04/2029-04"),
        ("Eastmere Community Safety Plan", "5.0", "2031-04"),
    ]
    assert found[0].changes == ("Updated document date to April 2030", "Ch.6 - themes updated")
    assert found[2].changes[-1] == "Appendix E – removed"


@pytest.mark.parametrize(
    "headers",
    [
        ["Version", "Date", "Description"],
        ["Version No.", "Date", "Amendments"],
        ["Issue", "Effective date", "Summary of changes"],
    ],
)
def test_other_headers(paper_of, headers) -> None:
    paper = paper_of(TITLE, ("table", [headers, ["v2", "12/05/2031", "Leads updated"]]))
    assert [(fact.version, fact.date, fact.changes) for fact in find_editions(Reading(paper))] == [
        ("2", "2031-05", ("Leads updated",))
    ]


def test_lines_where_the_table_is_lost(paper_of) -> None:
    """A line for each version; one alone may be a caption."""
    lines = ("Version 0.1 - January 2031 - first draft", "Version 0.2 - May 2031 - priorities amended; foreword added")
    own = (("heading", "Foreword", {"level": 2}), ("heading", "Our Priorities", {"level": 2}))
    paper = paper_of(TITLE, *(("paragraph", line) for line in lines), *own)
    assert [(fact.version, fact.date, fact.changes) for fact in find_editions(Reading(paper))] == [
        ("0.1", "2031-01", ("first draft",)),
        ("0.2", "2031-05", ("priorities amended", "foreword added")),
    ]
    assert list(find_editions(Reading(paper_of(TITLE, ("paragraph", lines[0]), *own)))) == []


def test_rows_of_a_plain_text(paper_of) -> None:
    paper = paper_of(
        TITLE,
        ("heading", "Version Date Changes", {"level": 2}),
        ("list_item", "Updated document date to April 2030"),
        ("list_item", "Ch.6 - themes updated"),
        ("heading", "3.0 April 2031 Refreshed Westmere Community Safety Agreement (CSA)", {"level": 2}),
        ("list_item", "Ch.7 - leads updated"),
        ("paragraph", "As Chair I am pleased."),
        ("list_item", "No change of any edition"),
    )
    assert [(fact.version, fact.date, fact.changes) for fact in find_editions(Reading(paper))] == [
        (None, "2030-04", ("Updated document date to April 2030", "Ch.6 - themes updated")),
        ("3.0", "2031-04", ("Refreshed Westmere Community Safety Agreement (CSA)", "Ch.7 - leads updated")),
    ]


def test_a_table_of_meetings_is_none(paper_of) -> None:
    paper = paper_of(TITLE, ("table", [["Meeting", "Date", "Place"], ["Board", "May 2031", "Hall"]]))
    assert list(find_editions(Reading(paper))) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("Apr 2031", "2031-04"), ("2031", "2031"), ("", None), ("1st April 2031", "2031-04")]
)
def test_months(text, expected) -> None:
    assert iso_months(text) == expected
