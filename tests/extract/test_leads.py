"""Leads: from tables and from sentences."""

from __future__ import annotations

import pytest

from extract.leads import Post, find_leads, split_post
from extract.priorities import find_priorities
from extract.reading import Reading

TITLE = ("heading", "Westmere Community Safety Plan 2031-34", {"level": 1})
OWN = (("heading", "Foreword", {"level": 2}), ("heading", "Leads", {"level": 2}))


def reading_of(paper) -> Reading:
    reading = Reading(paper)
    reading.keep("priority", find_priorities(reading))
    return reading


POSTS = {
    "post and council": (
        "Head of Roads, Westmere County Council",
        Post("Head of Roads", "Westmere County Council", None),
    ),
    "chair of a group": ("Chair of the Safer Roads Group", Post("Chair", "Safer Roads Group", None)),
    "post alone": ("Superintendent of Partnerships", Post("Superintendent of Partnerships", None, None)),
    "comma inside the post": (
        "Assistant Director for Roads, Parks and Places, Westmere Fire and Rescue Service;",
        Post("Assistant Director for Roads, Parks and Places", "Westmere Fire and Rescue Service", None),
    ),
    "brackets": (
        "Chief Superintendent (Rural Crime), Westmere Police",
        Post("Chief Superintendent (Rural Crime)", "Westmere Police", None),
    ),
    "abbreviated council": ("Head of Roads, WCC", Post("Head of Roads", "WCC", None)),
    "person with title": (
        "Cllr Ann Field, Cabinet Member for Roads",
        Post("Cabinet Member for Roads", None, "Cllr Ann Field"),
    ),
    "organisation alone": ("Westmere Police", Post(None, "Westmere Police", None)),
    "to be confirmed": ("TBC", None),
    "vacant": ("Vacant", None),
}


@pytest.mark.parametrize(("text", "expected"), POSTS.values(), ids=POSTS)
def test_post_organisation_person(text, expected) -> None:
    assert split_post(text) == expected


def test_leads_of_a_table(paper_of) -> None:
    """Each lead comes from its own row; two in a cell are two leads, "TBC" is none."""
    paper = paper_of(
        TITLE,
        *OWN,
        ("table", [
            ["Priority", "Lead"],
            ["Fraud", "Director of Trading Unit (TU) / Head of Crime Command, Westmere Police"],
            ["Noise", "TBC"],
            ["Rural Crime", "Chair of Westmere Rural Board"],
        ]),
    )  # fmt: skip
    assert [(fact.priority, fact.post, fact.organisation, fact.year) for fact in find_leads(reading_of(paper))] == [
        ("Fraud", "Director", "Trading Unit (TU)", 2031),
        ("Fraud", "Head of Crime Command", "Westmere Police", 2031),
        ("Rural Crime", "Chair", "Westmere Rural Board", 2031),
    ]


def test_a_table_that_counts_priorities_names_no_lead(paper_of) -> None:
    paper = paper_of(TITLE, *OWN, ("table", [["Priority", "No. of CSPs"], ["Fraud", "11"]]))
    assert list(find_leads(reading_of(paper))) == []


def test_lead_in_a_sentence(paper_of) -> None:
    paper = paper_of(
        TITLE,
        *OWN,
        ("paragraph", "The lead for Rural Crime is the Head of Parks, Westmere Council. The Council is not the lead."),
        ("paragraph", "Noise is led by the Chair of the Quiet Streets Group."),
    )
    assert [(fact.priority, fact.post, fact.organisation) for fact in find_leads(reading_of(paper))] == [
        ("Rural Crime", "Head of Parks", "Westmere Council"),
        ("Noise", "Chair", "Quiet Streets Group"),
    ]


def test_leads_as_items_of_a_list(paper_of) -> None:
    paper = paper_of(
        TITLE,
        *OWN,
        ("paragraph", "The plan is new. The priority leads are:"),
        ("list_item", "Violence: Det Supt Ann Reed, Westmere Police"),
        ("list_item", "Road Safety – Head of Roads (Westmere Council)"),
        ("list_item", "Fraud: TBC"),
        ("list_item", "Talks go on: they are long"),
    )
    assert [(fact.priority, fact.post, fact.organisation, fact.person) for fact in find_leads(reading_of(paper))] == [
        ("Violence", None, "Westmere Police", "Det Supt Ann Reed"),
        ("Road Safety", "Head of Roads", "Westmere Council", None),
    ]


def test_a_list_of_other_things_has_no_leads(paper_of) -> None:
    items = (("list_item", "Violence: Westmere Police patrols"), ("list_item", "Fraud: Talks by Westmere Police"))
    assert list(find_leads(reading_of(paper_of(TITLE, *OWN, ("paragraph", "This leads to actions:"), *items)))) == []
    paper = paper_of(
        TITLE, *OWN, ("paragraph", "The priority leads are:"), ("list_item", "Violence: it rose, Ann Reed said")
    )
    assert list(find_leads(reading_of(paper))) == []
