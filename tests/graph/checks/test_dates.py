"""Dates that conflict: a weekday, and notes of a meeting that had not been held."""

from __future__ import annotations

import pytest

from extract.facts import AgendaItemFact, DocumentFact, Evidence
from graph.checks.dates import find_date_conflicts
from graph.checks.meeting_dates import dates_told, find_conflicts


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The Board met on Tuesday, 18th November 2021.", ["18 November 2021 was a Thursday, not a Tuesday."]),
        ("The Board met on Thursday 18 November 2021.", []),
        ("It met on a Tuesday in November 2021.", []),
        ("Thursday 31 February 2031", []),  # no such day: the reader of dates decides
    ],
)
def test_a_day_of_the_week(text: str, says: list[str]) -> None:
    assert [each.says for each in find_date_conflicts(text)] == says


def paper(stem: str, date: str, *notes: str) -> list[DocumentFact | AgendaItemFact]:
    document = DocumentFact(
        evidence=Evidence(stem, None, date, 0, 10), kind="agenda", title="Agenda", body="Westmere Board", date=date,
        period=None, version=None, status=None,
    )  # fmt: skip
    items = [
        AgendaItemFact(
            evidence=Evidence(stem, None, title, 20 + number, 40), meeting_date=date, ref=None, minute=None, title=title
        )
        for number, title in enumerate(notes)
    ]
    return [document, *items]


def conflicts(*papers: list[DocumentFact | AgendaItemFact]) -> list[str]:
    told = [each for facts in papers for each in dates_told(facts, lambda name: name)]
    return [each.says for each in find_conflicts(told)]


def test_notes_of_a_meeting_still_to_come() -> None:
    assert conflicts(
        paper("one", "2030-10-08"), paper("two", "2031-03-18", "Notes of the meeting held on 8 October 2031")
    ) == [
        "The meeting of 18 March 2031 has notes of a meeting held on 8 October 2031, which is later; a paper of "
        "8 October 2030 was read."
    ]


def test_notes_of_another_day_than_the_paper_of_that_meeting() -> None:
    assert conflicts(
        paper("one", "2030-10-08"), paper("two", "2031-03-18", "Minutes of the meeting held on 9 October 2030")
    ) == [
        "The meeting of 18 March 2031 has notes of a meeting held on 9 October 2030, of which no paper was read; a "
        "paper of 8 October 2030 was read."
    ]


def test_notes_of_a_meeting_whose_paper_was_not_read_are_no_conflict() -> None:
    assert (
        conflicts(
            paper("one", "2030-10-08"), paper("two", "2031-03-18", "Notes of the meeting held on 4 December 2030")
        )
        == []
    )
    assert (
        conflicts(paper("one", "2030-10-08"), paper("two", "2031-03-18", "Notes of the meeting held on 8 October 2030"))
        == []
    )
