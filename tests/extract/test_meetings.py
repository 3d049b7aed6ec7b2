"""Meetings and documents: own and mentioned, what the parts of a pack are called."""

from __future__ import annotations

import pytest

from extract.documents import find_documents
from extract.meetings import find_meetings
from extract.reading import Reading

AGENDA = (
    ("part", "Agenda", {"kind": "agenda"}),
    ("heading", "AGENDA"),
    ("heading", "WESTMERE SAFETY BOARD"),
    ("paragraph", "Thursday, 18th November, 2031, at 10.00 am"),
    ("paragraph", "Notes of meeting held on 3 July 2031", {"number": "A1"}),
    ("paragraph", "Date of next meeting", {"number": "A2"}),
    ("paragraph", "The next meeting will be held on 24 March 2032"),
)
MINUTES = (
    ("part", "Minutes", {"kind": "minutes"}),
    ("paragraph", "NOTES of a meeting of the Westmere Safety Board held online on Tuesday, 3 July 2031."),
    ("paragraph", "PRESENT: Mr A Reed, OBE (Chairman) and Mrs B Moss"),
    ("heading", "Introduction", {"number": "1"}),
)
REPORT = (
    ("part", "Report", {"kind": "report"}),
    ("paragraph", "From: Ann Field, Director, Westmere and Eastmere Flood Unit"),
    ("paragraph", "To: Westmere Safety Board – 18th November 2031"),
    ("paragraph", "Subject: Work of the Flood Unit"),
)


def test_agenda_and_minutes_of_one_meeting_are_one_fact(paper_of) -> None:
    found = list(find_meetings(Reading(paper_of(*AGENDA, *MINUTES))))
    assert [(each.body, each.date, each.next_meeting) for each in found] == [
        ("Westmere Safety Board", "2031-11-18", "2032-03-24"),
        ("Westmere Safety Board", "2031-07-03", None),
    ]
    assert (found[1].chair, found[1].present, found[1].venue) == (
        "Mr A Reed, OBE",
        ("Mr A Reed, OBE", "Mrs B Moss"),
        "online",
    )


MENTIONED = {
    "held on": (
        "It went to the Westmere Flood Committee meeting held on 9 June 2031.",
        [("Westmere Flood Committee", "2031-06-09")],
    ),
    "which took place": (
        "At the meeting of the Westmere Flood Committee, which took place on 9 June 2031, all spoke.",
        [("Westmere Flood Committee", "2031-06-09")],
    ),
    "met in a month without a year": (
        "The Westmere Flood Committee met virtually in December.",
        [("Westmere Flood Committee", "2030-12")],
    ),
    "two meetings": (
        "The minutes of the Westmere Flood Committee meeting held on 9 June 2031 and 1 July 2031 came.",
        [("Westmere Flood Committee", "2031-06-09"), ("Westmere Flood Committee", "2031-07-01")],
    ),
    "minutes of a body": (
        "The Minutes of the Westmere Flood Committee held on 9 June 2031 were signed.",
        [("Westmere Flood Committee", "2031-06-09")],
    ),
    "their meeting": (
        "The Westmere Flood Group checked the plan at their meeting in September 2031.",
        [("Westmere Flood Group", "2031-09")],
    ),
    "to come": ("It will be shown at the next Westmere Flood Committee meeting in March 2032.", []),
    "no date": ("The Westmere Flood Committee met often.", []),
    "no body": ("The meeting held on 9 June 2031 was long.", []),
}


@pytest.mark.parametrize(("sentence", "expected"), MENTIONED.values(), ids=MENTIONED)
def test_mentioned_meetings_need_a_body_and_a_date(paper_of, sentence, expected) -> None:
    paper = paper_of(*REPORT, ("paragraph", sentence))
    assert [(each.body, each.date) for each in find_meetings(Reading(paper))] == expected


def test_a_cancelled_meeting_is_none(paper_of) -> None:
    title = ("heading", "Westmere Safety Board - Thursday, 3rd July, 2031 10.00 am, CANCELLED")
    paper = paper_of(("part", "Agenda", {"kind": "agenda"}), title, ("paragraph", "Apologies", {"number": "A1"}))
    assert list(find_meetings(Reading(paper))) == []


def _documents(paper):
    reading = Reading(paper)
    reading.keep("edition", [])
    return list(find_documents(reading))


def test_documents_of_a_pack(paper_of) -> None:
    paper = paper_of(*AGENDA, *MINUTES, *REPORT, stem="westmere-pack-2031-11")
    found = _documents(paper)
    assert [(each.kind, each.title, each.body, each.date, each.part_of) for each in found] == [
        ("pack", "Westmere Safety Board", "Westmere Safety Board", "2031-11-18", None),
        ("agenda", "Agenda", "Westmere Safety Board", "2031-11-18", "westmere-pack-2031-11"),
        (
            "minutes",
            "Notes of a meeting of the Westmere Safety Board",
            "Westmere Safety Board",
            "2031-07-03",
            "westmere-pack-2031-11",
        ),
        ("report", "Work of the Flood Unit", "Westmere and Eastmere Flood Unit", "2031-11-18", "westmere-pack-2031-11"),
    ]


def test_an_agreement_has_its_period_from_its_title(paper_of) -> None:
    paper = paper_of(
        ("part", "Westmere Community Safety Agreement 2031-34", {"kind": "other"}),
        ("heading", "Westmere Community Safety Agreement 2031-34"),
        ("heading", "Foreword", {"level": 2}),
        ("paragraph", "Welcome."),
    )
    (found,) = _documents(paper)
    assert (found.kind, found.title, found.period, found.status) == (
        "agreement",
        "Westmere Community Safety Agreement",
        "2031/2034",
        None,
    )


def test_a_draft_says_so_and_has_its_version(paper_of) -> None:
    title = "Westmere Community Safety Agreement (Draft April 2032)"
    paper = paper_of(
        ("part", title, {"kind": "other"}),
        ("heading", title),
        ("paragraph", "Draft version 6.0"),
        ("heading", "Foreword", {"level": 2}),
        ("paragraph", "Welcome."),
    )
    (found,) = _documents(paper)
    assert (found.title, found.date, found.status) == ("Westmere Community Safety Agreement", "2032-04", "draft")


def test_the_title_says_whose_meeting_it_is_not_a_meeting_that_the_minutes_tell_of(paper_of) -> None:
    """A page of minutes whose first item speaks of another body's meeting was dated by that meeting."""
    page = paper_of(
        ("part", "Minutes", {"kind": "minutes"}),
        ("heading", "Westmere Safety Board - Thursday, 14th July, 2031 10.00 am"),
        ("paragraph", "He told of the meeting of the Westmere Flood Committee, which was held on 8th June 2031."),
    )
    own, *_ = find_meetings(Reading(page))
    assert (own.body, own.date) == ("Westmere Safety Board", "2031-07-14")
    assert [document.date for document in find_documents(Reading(page))] == ["2031-07-14"]
