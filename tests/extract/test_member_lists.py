"""Members told by a list, chairs told by a line, and the year for which a relation holds."""

from __future__ import annotations

import pytest

from extract.facts import OrganisationFact, PriorityFact, RelationFact
from extract.organisations import find_organisations
from extract.reading import Reading
from extract.relations import find_relations

BOARD = "Safer Eastmere Board"
TITLE = ("heading", "Eastmere Community Safety Plan 2031-2034", {"level": 1})
ELSEWHERE = ("heading", "Key Achievements", {"level": 2})
OWN = (("heading", "Foreword", {"level": 2}), ("heading", "Governance", {"level": 2}))


def relations(paper) -> list[RelationFact]:
    reading = Reading(paper)
    reading.keep(OrganisationFact.type, find_organisations(reading))
    reading.keep(PriorityFact.type, ())
    return list(find_relations(reading))


def triples(paper) -> set[str]:
    return {f"{fact.subject} {fact.predicate} {fact.object}" for fact in relations(paper)}


ITEMS = [("list_item", text) for text in ("Eastmere Council", "Eastmere Police", "Helping Hands", "Health")]
LEAD_INS = {
    "its members": f"We meet as the {BOARD}. Its statutory members are:",
    "named in the line": f"The {BOARD} has a core group of members that includes the following organisations:",
    "representation": f"The {BOARD} has representation from:",
    "without a stop": f"The {BOARD} includes representatives from",
}


@pytest.mark.parametrize("lead_in", LEAD_INS.values(), ids=LEAD_INS)
def test_members_below_a_line(paper_of, lead_in) -> None:
    """A known body, one of a body's shape, a charity told by its capitals, a service."""
    found = triples(paper_of(("paragraph", lead_in), *ITEMS))
    assert {
        f"Eastmere Council member_of {BOARD}",
        f"Eastmere Police member_of {BOARD}",
        f"Helping Hands member_of {BOARD}",
        f"Health member_of {BOARD}",
    } <= found


def test_the_group_in_a_lead_in_is_the_one_named_before(paper_of) -> None:
    lead_in = "We meet as the Eastmere Flood Group. The group brings together members from:"
    assert "Eastmere Police member_of Eastmere Flood Group" in triples(paper_of(("paragraph", lead_in), *ITEMS))


def test_a_list_of_other_things_names_no_members(paper_of) -> None:
    paper = paper_of(("paragraph", f"The {BOARD} asked members of the public about these matters."), *ITEMS)
    assert not any("member_of" in each for each in triples(paper))


def test_membership_on_an_agenda(paper_of) -> None:
    paper = paper_of(
        ("part", "Agenda", {"kind": "agenda"}),
        ("heading", "AGENDA"),
        ("heading", "EASTMERE SCRUTINY COMMITTEE"),
        ("paragraph", "Thursday, 2nd October, 2031, at 10.00 am"),
        ("heading", "Membership"),
        ("paragraph", "Green (2): Mr A Reed, MBE (Chair) and Ms B Moss"),
        ("paragraph", "Labour (2): Dr C Pike and Vacancy (X1)"),
        ("heading", "UNRESTRICTED ITEMS"),
        ("paragraph", "Mrs D Quill will speak."),
    )
    committee = "Eastmere Scrutiny Committee"
    assert triples(paper) == {
        f"Mr A Reed, MBE member_of {committee}",
        f"Mr A Reed, MBE chairs {committee}",
        f"Ms B Moss member_of {committee}",
        f"Dr C Pike member_of {committee}",
    }


def test_two_who_sign_chair_together(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "Ann Field and Chief Superintendent Bo Moss"), ("paragraph", f"Joint Chairs, {BOARD}")
    )
    assert triples(paper) == {f"Ann Field chairs {BOARD}", f"Chief Superintendent Bo Moss chairs {BOARD}"}


def test_the_last_of_several_posts(paper_of) -> None:
    line = f"Cllr Ann Field, Cabinet Member for Enforcement and Parks and Co-Chair of the {BOARD}"
    assert triples(paper_of(("paragraph", line))) == {f"Cllr Ann Field chairs {BOARD}"}


SENTENCES = {
    "a generic name opens the list": (
        f"The {BOARD} meets. A Steering Group and the Eastmere Safety Team support the {BOARD}.",
        {f"Steering Group supports {BOARD}", f"Eastmere Safety Team supports {BOARD}"},
    ),
    "a relative clause after a generic name": (
        f"Work is led by a Steering Group, which reports to the {BOARD}.",
        {f"Steering Group reports_to {BOARD}"},
    ),
    "who reports stands after the colon": (
        f"Two delivery groups report to the {BOARD}: the Rivers Group and the Coasts Group.",
        {f"Rivers Group reports_to {BOARD}", f"Coasts Group reports_to {BOARD}"},
    ),
    "a class ends the list": (
        f"Eastmere Police, Eastmere Council and the districts and boroughs fund the {BOARD}.",
        {f"Eastmere Police funds {BOARD}", f"Eastmere Council funds {BOARD}", f"districts and boroughs funds {BOARD}"},
    ),
    "services": (
        "The Eastmere Safety Team which is formed of staff from Police, Fire & Rescue and Eastmere Council helps all.",
        {
            "Police member_of Eastmere Safety Team",
            "Fire & Rescue member_of Eastmere Safety Team",
            "Eastmere Council member_of Eastmere Safety Team",
        },
    ),
    "those told below are no member": (
        f"The {BOARD} has its membership drawn from senior officers of partners (see below) and Eastmere Police.",
        {f"Eastmere Police member_of {BOARD}"},
    ),
    "an Act begins with no body": (
        f"Eastmere Police met. The Police and Justice Act 2006 requires somebody to scrutinise the {BOARD}.",
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(paper_of, text, expected) -> None:
    assert triples(paper_of(("paragraph", text))) == expected


YEARS = {
    "the sentence's own": ("The Home Office funded nothing. In 2029 Eastmere Police chairs the Rivers Board.", 2029),
    "the partnership's, in its plan": ("The Safer Eastmere Partnership is governed by the Rivers Board.", 2031),
    "another's": ("The Rivers Board is governed by the Harbour Board.", None),
    "money without a time": ("The Rivers Board is funded by the Home Office.", None),
    "a clause about what went before": (
        "Following on from the event of 2029, the Rivers Board is funded by the Home Office.",
        None,
    ),
    "until when it will last": ("The Home Office has granted the Rivers Board a sum up to March 2035.", None),
}


@pytest.mark.parametrize(("text", "year"), YEARS.values(), ids=YEARS)
def test_the_year_for_which_it_holds(paper_of, text, year) -> None:
    facts = relations(paper_of(TITLE, *OWN, ELSEWHERE, ("paragraph", text)))
    assert [fact.year for fact in facts] == [year]


def test_a_plan_s_chapter_on_governance_is_of_its_year(paper_of) -> None:
    text = "The Rivers Board is governed by the Harbour Board."
    assert [fact.year for fact in relations(paper_of(TITLE, *OWN, ("paragraph", text)))] == [2031]


def test_a_box_of_a_chart_says_what_its_body_does(paper_of) -> None:
    boxes = (
        "Rivers Scrutiny Committee Responsible for scrutinising the Safer Eastmere Board",
        "Eastmere Flood Groups (EFGs) Responsible for yearly Flood Reviews and delivery of Eastmere Flood Plans",
        "Eastmere Safety Team (EST) multi-agency team comprising of Eastmere Police and Eastmere Council supporting "
        "the work of the Safer Eastmere Board and partners",
    )
    team = "Eastmere Safety Team"
    assert triples(paper_of(TITLE, *OWN, *(("diagram", text) for text in boxes))) == {
        f"Rivers Scrutiny Committee scrutinises {BOARD}",
        "Eastmere Flood Groups delivers Eastmere Flood Plans",
        f"Eastmere Police member_of {team}",
        f"Eastmere Council member_of {team}",
        f"{team} supports {BOARD}",
    }


def test_a_member_named_by_its_service_is_not_told_again(paper_of) -> None:
    texts = (
        "The Eastmere Safety Team which is formed of staff from Police, Fire & Rescue and Eastmere Council helps.",
        "The Eastmere Safety Team comprises Eastmere Police and Eastmere Council.",
    )
    assert triples(paper_of(*(("paragraph", text) for text in texts))) == {
        "Police member_of Eastmere Safety Team",
        "Fire & Rescue member_of Eastmere Safety Team",
        "Eastmere Council member_of Eastmere Safety Team",
    }


def test_the_partnership_of_a_plan_is_its_own(paper_of) -> None:
    """Though another was named last, but not where the paragraph itself has just named that other."""
    first = (
        ("paragraph", "The Safer Eastmere Partnership welcomes this plan."),
        ("paragraph", "Roads are for the Eastmere Road Safety Partnership."),
    )
    text = "The partnership is chaired by Eastmere Council."
    own = paper_of(TITLE, *OWN, *first, ("paragraph", text))
    assert triples(own) == {"Eastmere Council chairs Safer Eastmere Partnership"}
    other = paper_of(TITLE, *OWN, *first, ("paragraph", f"There is the Eastmere Harbour Partnership. {text}"))
    assert triples(other) == {"Eastmere Council chairs Eastmere Harbour Partnership"}
    group = "The Eastmere Delivery Group, made up of Eastmere Police and Eastmere Council, supports the partnership."
    assert "Eastmere Delivery Group supports Safer Eastmere Partnership" in triples(
        paper_of(TITLE, *OWN, *first, ("paragraph", group))
    )
