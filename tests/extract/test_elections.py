"""Who is elected to the chair by a decision, and whom the meeting then has in the chair."""

from __future__ import annotations

import pytest

from extract.elections import as_listed, elected_chairs
from extract.meetings import find_meetings
from extract.reading import Reading
from extract.relations import find_relations

SAID = {
    "elected as the chairman": (
        "RESOLVED: That Councillor English be elected as the Chairman for the 2031/32 Municipal Year.",
        [("Councillor English", False)],
    ),
    "to re-elect": (
        "RESOLVED to re-elect Councillor Ann Reed as Chair of this committee.",
        [("Councillor Ann Reed", False)],
    ),
    "agreed": (
        "It was proposed and unanimously AGREED that Ann Reed be elected chairman of the Flood Board for the year.",
        [("Ann Reed", False)],
    ),
    "to chair the meeting": ("RESOLVED that Mr Reed be elected to Chair the meeting.", [("Mr Reed", True)]),
    "vice-chair": ("RESOLVED: That Councillor Moss be elected as the Vice-Chair.", []),
    "to appoint a vice chair": ("RESOLVED to appoint Councillor F Moss Vice Chair of the Committee for 2031.", []),
    "to appoint a chair": (
        "RESOLVED to appoint Councillor T Reed Chair of the Committee for 2031.",
        [("Councillor T Reed", False)],
    ),
    "was elected": (
        "Councillor Howard Reed (Westmere Council) was elected as Chairman for the 2031/32 Municipal Year.",
        [("Councillor Howard Reed", False)],
    ),
    "in the chair": ("Mrs. D. Reed CC in the Chair", [("Mrs. D. Reed CC", True)]),
    "only proposed": ("It was proposed that Ann Reed be elected chairman of the Flood Board.", []),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_who_is_elected(paper_of, text: str, expected: list[tuple[str, bool]]) -> None:
    (block,) = paper_of(("paragraph", text)).blocks
    assert [(each.name, each.once) for each in elected_chairs(block)] == expected
    assert all(block.text[each.start :].startswith(each.name) for each in elected_chairs(block))


def test_two_of_one_surname_are_told_apart_by_no_list() -> None:
    assert as_listed("Mr Reed", ["Mr A Reed", "Mrs B Reed"]) == "Mr Reed"


def _minutes(paper_of, *blocks):
    return paper_of(
        ("part", "Minutes", {"kind": "minutes"}),
        ("paragraph", "MINUTES of a meeting of the Westmere Flood Board held online on Tuesday, 3 July 2031."),
        ("paragraph", "PRESENT: Mr A Reed, OBE, Mrs B Moss and Mr C Pike"),
        ("heading", "1. Election of Chair", {"number": "1", "level": 2}),
        *blocks,
    )


def test_the_meeting_has_whom_it_elects_in_the_chair(paper_of) -> None:
    paper = _minutes(paper_of, ("paragraph", "RESOLVED that Mr Reed be elected to Chair the meeting."))
    (meeting,) = find_meetings(Reading(paper))
    assert meeting.chair == "Mr A Reed, OBE"
    assert not [each for each in find_relations(Reading(paper)) if each.predicate == "chairs"]


def test_who_is_elected_for_the_year_chairs_the_body(paper_of) -> None:
    paper = _minutes(paper_of, ("paragraph", "RESOLVED: That Mrs Moss be elected as the Chairman for 2031/32."))
    chairs = [each for each in find_relations(Reading(paper)) if each.predicate == "chairs"]
    assert [(each.subject, each.object) for each in chairs] == [("Mrs Moss", "Westmere Flood Board")]


def test_a_chair_who_is_listed_as_such_is_told_once(paper_of) -> None:
    paper = paper_of(
        ("part", "Minutes", {"kind": "minutes"}),
        ("paragraph", "MINUTES of a meeting of the Westmere Flood Board held online on Tuesday, 3 July 2031."),
        ("paragraph", "PRESENT: Mr A Reed (Chairman) and Mrs B Moss"),
        ("heading", "1. Election of Chair", {"number": "1", "level": 2}),
        ("paragraph", "RESOLVED: That Councillor Reed be elected as the Chairman for 2031/32."),
    )
    chairs = [each.subject for each in find_relations(Reading(paper)) if each.predicate == "chairs"]
    assert chairs == ["Mr A Reed"]
