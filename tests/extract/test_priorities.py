"""Priorities and themes, from every form in which papers print them."""

from __future__ import annotations

import pytest

from extract.editions import find_editions
from extract.facts import PriorityFact, ThemeFact
from extract.priorities import find_priorities
from extract.reading import Reading
from extract.themes import find_themes

TITLE = ("heading", "Westmere Community Safety Plan 2031-34", {"level": 1})
FOREWORD = ("heading", "Foreword", {"level": 2})
PRIORITIES = ("heading", "Our Priorities", {"level": 2})


def priorities(paper) -> list[PriorityFact]:
    return list(find_priorities(_reading(paper)))


def themes(paper) -> list[ThemeFact]:
    reading = _reading(paper)
    reading.keep("priority", find_priorities(reading))
    return list(find_themes(reading))


def _reading(paper) -> Reading:
    reading = Reading(paper)
    reading.keep("edition", find_editions(reading))
    return reading


def labels(paper) -> list[str]:
    return [fact.label for fact in priorities(paper)]


def bullets(*texts: str) -> list[tuple[str, str]]:
    return [("list_item", text) for text in texts]


FORMS = {
    "semicolons": [("paragraph", "The priorities for Westmere are: Knife Crime; Rural Crime; and Fraud.")],
    "commas": [("paragraph", "During the next years the key priorities include Knife Crime, Rural Crime and Fraud.")],
    "bracketed numbers": [("paragraph", "The plan has three priorities: (1) Knife Crime; (2) Rural Crime; (3) Fraud.")],
    "bullets": [("paragraph", "We agreed these priorities:"), *bullets("Knife Crime", "Rural Crime;", "Fraud.")],
    "lines without bullets": [
        ("paragraph", "Westmere CSP Priorities:"),
        *[("paragraph", label) for label in ("Knife Crime", "Rural Crime", "Fraud")],
        ("paragraph", "These are reviewed each year."),
    ],
    "bullets with prose": [
        ("paragraph", "Our strategic priorities are:"),
        *bullets("Knife Crime – we will work with schools", "Rural Crime: because farms are far apart", "Fraud"),
    ],
    "heading and bullets": [("heading", "Priority areas"), *bullets("Knife Crime", "Rural Crime", "Fraud")],
    "headings": [
        ("heading", "Priority 1 - Knife Crime", {"level": 3}),
        ("paragraph", "We will act."),
        ("heading", "Priority 2: Rural Crime", {"level": 3}),
        ("heading", "Priority 3 – Fraud", {"level": 3}),
    ],
    "table column": [
        ("table", [["Priorities", "Cross Cutting Themes"], [bullets("Knife Crime", "Rural Crime", "Fraud"), "Schools"]])
    ],
    "one-column table": [("table", [["Westmere CSP Priorities:"], ["Knife Crime"], ["Rural Crime"], ["Fraud"]])],
    "table below a line": [
        ("paragraph", "Westmere priorities:", {"bold": True}),
        ("table", [["Knife Crime"], ["Rural Crime"], ["Fraud"]], {"header_rows": 0}),
    ],
    "table row": [
        ("table", [["Aims:", "Less harm"], ["Key Priorities:", "Knife Crime, Rural Crime, Fraud"]], {"header_rows": 0})
    ],
}  # fmt: skip


@pytest.mark.parametrize("blocks", FORMS.values(), ids=FORMS)
def test_every_printed_form(paper_of, blocks) -> None:
    facts = priorities(paper_of(TITLE, FOREWORD, PRIORITIES, *blocks))
    assert [fact.label for fact in facts] == ["Knife Crime", "Rural Crime", "Fraud"]
    assert {(fact.of, fact.year, fact.status) for fact in facts} == {
        ("Westmere Community Safety Plan", 2031, "current")
    }


NONE = {
    "workstreams": [("paragraph", "The priority workstreams are:"), *bullets("Data", "Training")],
    "districts": [("paragraph", "The priorities that districts chose locally are: Noise; and Litter.")],
    "counted in a table": [("table", [["Priority", "No. of CSPs"], ["Noise", "11"], ["Litter", "2"]])],
    "suggested themes": [("paragraph", "Other cross-cutting themes were suggested including Noise, Litter and Dogs.")],
    "prose": [("paragraph", "The priorities are reviewed each year and may be amended.")],
    "actions": [("paragraph", "Actions under the priorities include:"), *bullets("Held a workshop", "Wrote a guide")],
}


@pytest.mark.parametrize("blocks", NONE.values(), ids=NONE)
def test_what_is_no_priority(paper_of, blocks) -> None:
    paper = paper_of(TITLE, FOREWORD, PRIORITIES, *blocks)
    assert labels(paper) == []
    assert themes(paper) == []


def test_a_paper_of_nobody_has_none(paper_of) -> None:
    """A list whose owner is not named is left out."""
    paper = paper_of(("heading", "Library opening hours"), ("paragraph", "Our priorities are: Books; and Chairs."))
    assert labels(paper) == []


def test_includes_goes_to_its_priority(paper_of) -> None:
    facts = priorities(
        paper_of(
            TITLE,
            FOREWORD,
            (
                "paragraph",
                "Our priorities are: Anti-Social Behaviour (ASB); Serious Violence and Gangs; Substance Misuse.",
            ),
            *bullets(
                "ASB includes: Litter, Neighbour Disputes",
                "Serious Violence & Gangs includes: Knife Crime, Organised Crime Groups (OCGs)",
            ),
            ("diagram", "Substance Misuse"),
            ("list_item", "Substance Misuse – alcohol, licensing"),
        )
    )
    assert [fact.includes for fact in facts] == [
        ("Litter", "Neighbour Disputes"),
        ("Knife Crime", "Organised Crime Groups (OCGs)"),
        ("alcohol", "licensing"),
    ]


def test_previous_current_and_proposed(paper_of) -> None:
    draft = paper_of(
        ("heading", "Westmere Community Safety Plan", {"level": 1}),
        ("paragraph", "Draft April 2031"),
        FOREWORD,
        ("paragraph", "This plan takes effect from 1st April 2031."),
        ("paragraph", "During 2030/31 the key priorities included Fraud, Noise and Road Safety."),
        ("paragraph", "The priorities for Westmere are: Fraud; and Road Safety."),
    )
    assert {(fact.label, fact.year, fact.status) for fact in priorities(draft)} == {
        ("Fraud", 2030, "previous"), ("Noise", 2030, "previous"), ("Road Safety", 2030, "previous"),
        ("Fraud", 2031, "proposed"), ("Road Safety", 2031, "proposed"),
    }  # fmt: skip


def test_a_report_speaks_of_the_edition_of_its_year(paper_of) -> None:
    paper = paper_of(
        ("part", "Community Safety Plan Update", {"kind": "report"}),
        ("paragraph", "To: Westmere Community Safety Partnership – 3rd February 2032"),
        ("paragraph", "The Westmere Community Safety Plan outlines the key priorities for the area."),
        ("table", [["Priorities"], ["Fraud"], ["Noise"]]),
    )
    assert {(fact.label, fact.of, fact.year) for fact in priorities(paper)} == {
        ("Fraud", "Westmere Community Safety Plan", 2031),
        ("Noise", "Westmere Community Safety Plan", 2031),
    }


def test_priorities_of_another_plan_say_so(paper_of) -> None:
    paper = paper_of(
        TITLE,
        FOREWORD,
        ("heading", "Links", {"level": 2}),
        ("paragraph", "The priorities for the Westmere Alcohol Strategy 2029-2033 are:"),
        *bullets("Fewer harms", "Safer nights"),
    )
    assert {(fact.label, fact.of, fact.year) for fact in priorities(paper)} == {
        ("Fewer harms", "Westmere Alcohol Strategy", 2029),
        ("Safer nights", "Westmere Alcohol Strategy", 2029),
    }


def test_one_label_in_three_spellings_is_one_priority(paper_of) -> None:
    paper = paper_of(
        TITLE,
        FOREWORD,
        ("paragraph", "The priorities are: Nuisance & Anti-Social Behaviour (ASB); and Fraud."),
        ("table", [["Westmere Priorities"], ["Nuisance and Anti-social Behaviour"], ["Fraud"]]),
        ("table", [["CSP Priorities"], ["Nuisance & ASB"], ["Fraud"]]),
    )
    assert labels(paper) == ["Nuisance & Anti-Social Behaviour (ASB)", "Fraud"]


def test_themes(paper_of) -> None:
    paper = paper_of(
        TITLE,
        FOREWORD,
        (
            "paragraph",
            "As such the following themes will be included: Early help; Supporting Victims, carers & friends.",
        ),
        (
            "table",
            [["Priorities", "Cross Cutting Themes"], [bullets("Fraud", "Noise"), bullets("Early help", "Schools")]],
        ),
    )
    facts = themes(paper)
    assert [fact.label for fact in facts] == ["Early help", "Supporting Victims, carers & friends", "Schools"]
    assert all(isinstance(fact, ThemeFact) and (fact.year, fact.status) == (2031, "current") for fact in facts)


DRAWN = [("diagram", label) for label in ("Fraud", "Noise", "Early Help", "Support for Victims")]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Priorities in dark, cross-cutting themes in light.", ["Early Help", "Support for Victims"]),
        ("The diagram shows the priorities and themes and those of the Police and Crime Plan.", []),
        ("Our priorities.", []),
    ],
)
def test_themes_that_only_a_diagram_shows(paper_of, caption, expected) -> None:
    """What is left of a diagram when the priorities are taken away; nothing where it shows another plan as well."""
    paper = paper_of(
        TITLE, FOREWORD, ("paragraph", "The priorities are: Fraud; Noise."), *DRAWN, ("paragraph", caption)
    )
    assert [fact.label for fact in themes(paper)] == expected


def test_what_a_draft_proposes_in_its_text(paper_of) -> None:
    """A draft renames a theme and widens a priority in its text, and lists the old theme in an appendix."""
    paper = paper_of(
        ("heading", "Westmere Community Safety Plan", {"level": 1}),
        ("paragraph", "Draft April 2034"),
        FOREWORD,
        PRIORITIES,
        ("list_item", "2033 – A new cross-cutting theme was added entitled ‘Safe Water’."),
        ("paragraph", "It is suggested that the theme be changed to ‘Recovery from Large Events’."),
        ("paragraph", "It is proposed that a new priority of ‘Fly-tipping’ be considered, as it was asked for."),
        ("paragraph", "The cross-cutting themes are: Early Help; and Recovery from Flood."),
    )
    reading = _reading(paper)
    reading.keep("priority", find_priorities(reading))
    assert {(fact.label, fact.year, fact.status) for fact in find_themes(reading)} == {
        ("Early Help", 2034, "proposed"),
        ("Recovery from Flood", 2034, "proposed"),
        ("Recovery from Large Events", 2034, "proposed"),
    }
    assert [(fact.label, fact.status) for fact in reading.found(PriorityFact)] == [("Fly-tipping", "proposed")]


def test_numbered_lines_of_a_draft_in_plain_text(paper_of) -> None:
    """Numbered lines under a colon look like headings where layout is lost; the plan's name is without "DRAFT"."""
    paper = paper_of(
        ("paragraph", "Eastmere Community Safety Partnership"),
        ("paragraph", "DRAFT Community Safety Plan 2034-2037"),
        FOREWORD,
        PRIORITIES,
        ("paragraph", "The proposed priorities for 2034-2037 are:"),
        *(("heading", text, {"level": 2, "number": str(number)})
          for number, text in enumerate(("Harm to Women and Girls", "Drugs and Alcohol", "Serious Violence"), 1)),
        ("paragraph", "Safer Roads will no longer be a priority."),
    )  # fmt: skip
    assert [(fact.label, fact.of, fact.year, fact.status) for fact in priorities(paper)] == [
        (label, "Community Safety Plan", 2034, "proposed")
        for label in ("Harm to Women and Girls", "Drugs and Alcohol", "Serious Violence")
    ]
