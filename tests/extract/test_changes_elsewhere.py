"""Changes as partnerships other than the county's tell them: what came out, what was split, what an Act amends."""

from __future__ import annotations

import pytest

from extract.changes import find_changes
from extract.editions import find_editions
from extract.priorities import find_priorities
from extract.reading import Reading
from extract.themes import find_themes

TITLE = ("heading", "Eastmere Community Safety Plan 2031-2034", {"level": 1})
OWN = (("heading", "Foreword", {"level": 2}), ("heading", "Our Priorities", {"level": 2}))
LISTED = ("paragraph", "The priorities are: Rural Fraud; and Road Safety.")


def changes(paper) -> list[tuple]:
    reading = Reading(paper)
    for name, find in (("edition", find_editions), ("priority", find_priorities), ("theme", find_themes)):
        reading.keep(name, find(reading))
    return [(f.of, f.change, f.before, f.after, f.year, f.status) for f in find_changes(reading)]


TOLD = {
    "published at a time": (
        "In July 2030 the Home Office published the Harbour Crime Plan.",
        ("strategy", "introduced", (), ("Harbour Crime Plan",), 2030, "adopted"),
    ),
    "last year": (
        "The Eastmere Fraud Strategy was published last year.",
        ("strategy", "introduced", (), ("Eastmere Fraud Strategy",), 2030, "adopted"),
    ),
    "a White Paper": (
        "In 2030 the Government published the Harbour Safety White Paper.",
        ("legislation", "introduced", (), ("Harbour Safety White Paper",), 2030, "adopted"),
    ),
    "an amendment": (
        "It came with an amendment to the Harbour, Rivers and Coasts Act (2024), requiring partnerships to meet.",
        ("legislation", "expanded", ("Harbour, Rivers and Coasts Act (2024)",)),
    ),
    "a new amendment": (
        "In 2030 the government introduced a significant amendment to the Harbour Bill.",
        ("legislation", "expanded", ("Harbour Bill",), ("Harbour Bill",), 2030, "adopted"),
    ),
    "behind a dash": (
        "Home Office Action Plan on Harbour Safety (2030) - Released in April 2030, the plan sets out aims.",
        ("strategy", "introduced", (), ("Home Office Action Plan on Harbour Safety (2030)",), 2030, "adopted"),
    ),
    "adopted under a title": (
        "In October 2030 the Cabinet adopted ‘Securing Our Future’ which set out the challenge.",
        ("strategy", "introduced", (), ("Securing Our Future",), 2030, "adopted"),
    ),
    "adopted with a vision": (
        "In May 2030 the Council adopted a five year Harbour Safety Strategy for Eastmere and a 30 year vision.",
        ("strategy", "introduced", (), ("Harbour Safety Strategy for Eastmere",), 2030, "adopted"),
    ),
    "proposed body": (
        "The Leader proposes creating the Harbour Liaison Committee using the rules of 2030.",
        ("body", "introduced", (), ("Harbour Liaison Committee",)),
    ),
    "no longer set": (
        "Work on Rural Fraud was ongoing, but no longer set as a priority as it was core business.",
        ("priority", "dropped", ("Rural Fraud",), ()),
    ),
    "work handed over": (
        "On 26 June 2030 the responsibility for all cases was transferred from the Eastmere Probation Trust to the "
        "Probation Service.",
        ("body", "replaced", ("Eastmere Probation Trust",), ("Probation Service",), 2030, "adopted"),
    ),
    "new among the listed": (
        "Rural Fraud is new; it was welcomed.",
        ("priority", "introduced", (), ("Rural Fraud",), 2031, "adopted"),
    ),
    "split from": (
        "Rural Fraud was split from the old priority Farms and Harm.",
        ("priority", "split", ("Farms and Harm",), ("Rural Fraud",), 2031, "adopted"),
    ),
    "the plan replaces a plan": (
        "It replaces the Community Safety Plan 2027-2030.",
        ("strategy", "replaced", ("Community Safety Plan 2027-2030",), ("Eastmere Community Safety Plan",), 2031),
    ),
    "in place of": (
        "It is proposed that Rural Noise become a priority of the next strategy, in place of Road Safety.",
        ("priority", "replaced", ("Road Safety",), ("Rural Noise",), 2031, "proposed"),
    ),
    "renamed since, in brackets": (
        "Meeting: 12/12/2030 - Rivers and Coasts Scrutiny Committee (Renamed Harbour Scrutiny Board 29/09/2031)",
        ("body", "renamed", ("Rivers and Coasts Scrutiny Committee",), ("Harbour Scrutiny Board",), 2031, "adopted"),
    ),
    "dropped, as was agreed": (
        "The priorities are unchanged, although it was agreed that ‘Rural Noise’ would be removed.",
        ("priority", "dropped", ("Rural Noise",), (), 2031, "adopted"),
    ),
    "to be combined": (
        "The Commissioner is asked to approve the proposal to combine the six Farm Partnerships into one Eastmere Farm "
        "Partnership.",
        ("body", "merged", ("Farm Partnerships",), ("Eastmere Farm Partnership",)),
    ),
    "a service began": (
        "The Eastmere Advice Service (EAS) commenced in April 2030.",
        ("process", "introduced", (), ("Eastmere Advice Service (EAS)",), 2030, "adopted"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_a_change_as_it_is_told(paper_of, text, expected) -> None:
    paper = paper_of(TITLE, *OWN, LISTED, ("paragraph", text))
    assert expected in [each[: len(expected)] for each in changes(paper)]


NOT_TOLD = {
    "brought to a meeting": "In 2030 the Head of Parks introduced the Eastmere Noise Strategy.",
    "what took the place of old things": "We got a programme for all of us, replacing the outdated pipes.",
    "a plan amended to hold more": "He asked that Priority 7 of the plan be amended to include ‘mobility scooters’.",
    "a number of priorities": "The Partnership had established five key priorities and a public survey.",
    "a part of a framework": "The plan formed part of the Council's Policy Framework.",
    "guidance on an Act": "In August 2030 draft guidance in relation to the Harbour Act 2030 was published.",
    "published at no time": "The Eastmere Fraud Strategy has been published.",
    "asked for": "Members said that Rural Noise should be removed from the priorities.",
    "themes without a name": "It has two priorities which have replaced the cross-cutting themes of the plan.",
    "a partnership that no name here fits": "The partnership was set up. A Steering Group met.",
}


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD)
def test_what_tells_no_change(paper_of, text) -> None:
    assert changes(paper_of(TITLE, *OWN, ("paragraph", text))) == []


def test_priorities_that_are_alike_are_not_unchanged(paper_of) -> None:
    said = "The recommendations are that the priorities of the plan should remain similar to those in the current plan."
    assert not changes(paper_of(TITLE, *OWN, LISTED, ("paragraph", said)))


def test_a_year_without_changes_is_told_even_where_its_priorities_are_not(paper_of) -> None:
    said = "2029 and 2030 – No changes were made to the priorities although the year was hard."
    found = changes(paper_of(TITLE, *OWN, LISTED, ("paragraph", said)))
    assert [(each[0], each[1], each[4]) for each in found] == [
        ("priority", "unchanged", 2029),
        ("priority", "unchanged", 2030),
    ]


def test_a_strategy_that_replaces_the_one_before(paper_of) -> None:
    """Told by a report, which names the one before by nothing more; the year is the new one's first."""
    text = "The report presented the Eastmere Harbour Noise Strategy 2032-2035 replacing the previous strategy."
    assert changes(paper_of(("heading", "Report to Cabinet"), ("paragraph", text))) == [
        (
            "strategy",
            "replaced",
            ("previous strategy",),
            ("Eastmere Harbour Noise Strategy 2032-2035",),
            2032,
            "adopted",
        )
    ]
