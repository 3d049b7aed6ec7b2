"""Priorities, themes and leads as partnerships other than the county's print them."""

from __future__ import annotations

import pytest

from extract.facts import LeadFact, PriorityFact
from extract.leads import find_leads
from extract.priorities import find_priorities
from extract.reading import Reading
from extract.themes import find_themes

TITLE = ("heading", "Eastmere Community Safety Partnership Plan 2031-2034", {"level": 1})
OWN = (("heading", "Foreword", {"level": 2}), ("heading", "Our Priorities", {"level": 2}))


def priorities(paper) -> list[PriorityFact]:
    return list(find_priorities(Reading(paper)))


def leads(paper) -> list[LeadFact]:
    reading = Reading(paper)
    reading.keep("priority", find_priorities(reading))
    return list(find_leads(reading))


def lines(kind: str, *texts: str) -> list[tuple[str, str]]:
    return [(kind, text) for text in texts]


FORMS = {
    "numbered by a word": (
        [
            ("paragraph", "For 2031-2034 we have three priorities:"),
            *lines("list_item", "Priority 1 - Keeping farms safe", "Priority Two: Reducing fraud", "Priority 3. Fires"),
        ],
        ["Keeping farms safe", "Reducing fraud", "Fires"],
    ),
    "small letters": (
        [("paragraph", "The key priorities to be tackled this year were rural crime, domestic abuse and road safety.")],
        ["rural crime", "domestic abuse", "road safety"],
    ),
    "said the other way round": (
        [("paragraph", "That is why rural crime, fraud and road safety are key priorities for Safer Eastmere.")],
        ["rural crime", "fraud", "road safety"],
    ),
    "verbs after a colon": (
        [
            (
                "paragraph",
                "The three priorities for 2031-2034, which had been refreshed, were: Tackling Nuisance, including "
                "broken glass, Reducing your worry of crime and Improving Streets.",
            )
        ],
        ["Tackling Nuisance", "Reducing your worry of crime", "Improving Streets"],
    ),
    "a clause within the label": (
        [("paragraph", "We have two priorities: Crimes that affect farms the most; and Reducing offending.")],
        ["Crimes that affect farms the most", "Reducing offending"],
    ),
    "brackets within brackets": (
        [
            ("paragraph", "Our current priority areas are:"),
            *lines("list_item", "Abuse at home (including reviews of deaths (DRs) and courses)", "Fires"),
        ],
        ["Abuse at home", "Fires"],
    ),
    "as many as were announced": (
        [
            (
                "paragraph",
                "The plan is about four key priorities, which included Prioritising Help, Supporting Farms, Pursuing "
                "Thieves and Reducing Noise and Mending Roads.",
            )
        ],
        ["Prioritising Help", "Supporting Farms", "Pursuing Thieves and Reducing Noise", "Mending Roads"],
    ),
    "a contents list in one line": (
        [("paragraph", "About the plan 6 Priority 1: Fraud and scams 9 Priority 2: Fires 10 Appendices 14")],
        ["Fraud and scams", "Fires"],
    ),
    "lines that say what they include": (
        [
            ("paragraph", "The plan sets out the strategic priorities as:"),
            *lines(
                "paragraph", "Reducing harm which includes knives and gangs", "Risk which includes fires and roads."
            ),
        ],
        ["Reducing harm", "Risk"],
    ),
}


@pytest.mark.parametrize(("blocks", "expected"), FORMS.values(), ids=FORMS)
def test_every_printed_form(paper_of, blocks, expected) -> None:
    facts = priorities(paper_of(TITLE, *OWN, *blocks))
    assert [fact.label for fact in facts] == expected
    assert {(fact.year, fact.status) for fact in facts} == {(2031, "current")}


NONE = {
    "small letters that name no subject": [("paragraph", "The priorities are reviewed each year, dated and signed.")],
    "what somebody does": [("paragraph", "Staff, volunteers and friends are key priorities for our kitchen.")],
}


def test_priorities_of_a_strategy_named_beside_them_without_its_years(paper_of) -> None:
    for lead in (
        "The key priorities of the Harbour Noise Strategy are:",
        "Talks will find key actions for each of the Harbour Noise Strategy priorities which were:",
    ):
        facts = priorities(paper_of(("heading", "Notes"), ("paragraph", lead), *lines("list_item", "Bells", "Boats")))
        assert [(fact.label, fact.of, fact.year) for fact in facts] == [
            ("Bells", "Harbour Noise Strategy", None),
            ("Boats", "Harbour Noise Strategy", None),
        ]


def test_priorities_of_a_strategy_told_in_the_sentence_before(paper_of) -> None:
    text = "The Right to be Quiet Strategy was launched in March 2030. The Strategy had two key priority areas:"
    facts = priorities(paper_of(("heading", "Notes"), ("paragraph", text), *lines("list_item", "Bells", "Boats")))
    assert [(fact.label, fact.of, fact.year) for fact in facts] == [
        ("Bells", "Right to be Quiet Strategy", 2030),
        ("Boats", "Right to be Quiet Strategy", 2030),
    ]


def test_actions_under_priorities_are_none(paper_of) -> None:
    lead = ("paragraph", "The key actions for each of the Harbour Noise Strategy priorities were:")
    assert priorities(paper_of(("heading", "Notes"), lead, *lines("list_item", "Ring bells", "Row boats"))) == []


@pytest.mark.parametrize("blocks", NONE.values(), ids=NONE)
def test_what_is_no_priority(paper_of, blocks) -> None:
    assert priorities(paper_of(TITLE, *OWN, *blocks)) == []


def test_sub_topics_after_which_includes(paper_of) -> None:
    facts = priorities(paper_of(TITLE, *OWN, *FORMS["lines that say what they include"][0]))
    assert [fact.includes for fact in facts] == [("knives", "gangs"), ("fires", "roads")]


def test_the_last_plan_s_priorities_are_previous(paper_of) -> None:
    """Their year is that of the earlier plan, where the paper names it with its years."""
    told = ("paragraph", "The last plan had two priorities: Reducing fraud; and Fires.")
    named = ("paragraph", "It replaces the Community Safety Plan 2027-2030.")
    assert {(f.label, f.year, f.status) for f in priorities(paper_of(TITLE, *OWN, named, told))} == {
        ("Reducing fraud", 2027, "previous"),
        ("Fires", 2027, "previous"),
    }
    assert {(f.year, f.status) for f in priorities(paper_of(TITLE, *OWN, told))} == {(None, "previous")}


def test_a_partnership_s_plan_without_a_place(paper_of) -> None:
    """A decision's page that speaks of "the Community Safety Plan", and of its years."""
    paper = paper_of(
        ("heading", "Review of the Community Safety Plan"),
        ("paragraph", "The Community Safety Plan 2031-2034 was adopted. It has these priorities:"),
        *lines("list_item", "Tackle fraud;", "Reduce re-offending; and", "Prevent fires."),
    )
    facts = priorities(paper)
    assert [fact.label for fact in facts] == ["Tackle fraud", "Reduce re-offending", "Prevent fires"]
    assert {(fact.of, fact.year) for fact in facts} == {("Community Safety Plan", 2031)}


def test_a_report_s_priorities_are_of_the_year_it_names(paper_of) -> None:
    paper = paper_of(
        ("heading", "Eastmere Community Safety Agreement"),
        ("paragraph", "For the priorities of April 2031 this report tells what was done."),
        ("paragraph", "The priorities are:"),
        *lines("list_item", "Fraud", "Fires"),
    )
    assert {fact.year for fact in priorities(paper)} == {2031}


def test_themes_by_other_names(paper_of) -> None:
    reading = Reading(
        paper_of(
            TITLE,
            *OWN,
            ("paragraph", "Two cross-cutting commitments run through all of them: Early help; and Trust."),
        )
    )
    reading.keep("priority", find_priorities(reading))
    assert [fact.label for fact in find_themes(reading)] == ["Early help", "Trust"]


def test_a_line_under_a_priority_names_its_lead(paper_of) -> None:
    paper = paper_of(
        TITLE,
        *OWN,
        ("heading", "Priority 1: Rural Crime", {"level": 2}),
        ("paragraph", "Lead: Head of Parks, Eastmere Council"),
        ("heading", "Priority 2: Fires", {"level": 2}),
        ("paragraph", "Lead officers: Station Manager, Eastmere Fire and Rescue Service; TBC"),
        ("heading", "Our offices", {"level": 2}),
        ("paragraph", "Lead: pipes of this metal were replaced."),
    )
    assert [(fact.priority, fact.post, fact.organisation, fact.year) for fact in leads(paper)] == [
        ("Rural Crime", "Head of Parks", "Eastmere Council", 2031),
        ("Fires", "Station Manager", "Eastmere Fire and Rescue Service", 2031),
    ]


def test_two_posts_on_two_lines_of_a_cell(paper_of) -> None:
    """The second post is told by its first word, where both have their bodies."""
    cell = "Superintendent (Farms), Eastmere Police Chair of the Rural Crime Group"
    paper = paper_of(TITLE, *OWN, ("table", [["Priority", "Lead"], ["Rural Crime", cell]]))
    assert [(fact.post, fact.organisation) for fact in leads(paper)] == [
        ("Superintendent (Farms)", "Eastmere Police"),
        ("Chair", "Rural Crime Group"),
    ]


HEADED = (
    ("heading", "Safety of streets", {"level": 3}),
    ("paragraph", "We will walk every street of Eastmere in the evening with our partners, and mend the lamps."),
    ("heading", "Reducing harm", {"level": 3}),
    ("paragraph", "We will work with families, so that fewer of them are hurt, and we will ask them what helps."),
    ("list_item", "A visit to each home"),
    ("heading", "Tackling fraud", {"level": 3}),
    ("paragraph", "Our wardens call at the doors of those who have lost money, and tell the bank with their leave."),
)


def test_headings_with_prose_under_them(paper_of) -> None:
    """Under a heading after an introduction, or under a line that ends with a colon."""
    after = (("heading", "Contact us", {"level": 2}), ("paragraph", "Write to the town hall at any time you like to."))
    intro = ("paragraph", "They were chosen after we had asked those who live and work here what they were afraid of.")
    expected = ["Safety of streets", "Reducing harm", "Tackling fraud"]
    for lead in ((intro,), (("paragraph", "The priorities of the plan are:"),)):
        assert [fact.label for fact in priorities(paper_of(TITLE, *OWN, *lead, *HEADED, *after))] == expected


def test_sections_on_crime_are_no_priorities(paper_of) -> None:
    """Headings of the level of "Our priorities" itself, with prose that tells of what happened."""
    told = "There were more thefts than in the year before, and they were as many as in the towns near by."
    sections = [
        each
        for title in ("Crime in Eastmere", "Anti-social behaviour", "Safety on roads")
        for each in (("heading", title, {"level": 2}), ("paragraph", told))
    ]
    assert priorities(paper_of(TITLE, *OWN, ("paragraph", told), *sections)) == []


def test_a_plan_named_in_small_letters(paper_of) -> None:
    lead = ("paragraph", "The priorities detailed in our community safety plan are:")
    facts = priorities(paper_of(("heading", "Keeping safe"), lead, *lines("paragraph", "Rural crime", "Hate crime")))
    assert [(fact.label, fact.of) for fact in facts] == [
        ("Rural crime", "Community Safety Plan"),
        ("Hate crime", "Community Safety Plan"),
    ]


def test_the_year_of_a_meeting_in_numbers(paper_of) -> None:
    """A plan without years before a meeting is of the year of the meeting."""
    paper = paper_of(
        ("heading", "Meeting of the Executive held on 03/07/2031"),
        ("heading", "Community Safety Strategy"),
        *lines("paragraph", "Priority 1: Reducing fraud", "Priority 2: Fires"),
    )
    assert [(fact.label, fact.year) for fact in priorities(paper)] == [("Reducing fraud", 2031), ("Fires", 2031)]
