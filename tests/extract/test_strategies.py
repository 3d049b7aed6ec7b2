"""Strategies: listed and in prose, with years and standing; what only looks like one."""

from __future__ import annotations

import pytest

from extract.facts import StrategyFact
from extract.reading import Reading
from extract.strategies import find_strategies

TITLE = ("heading", "Westmere Community Safety Agreement 2031-34", {"level": 1})
OWN = (("heading", "Foreword", {"level": 2}), ("heading", "Governance", {"level": 2}))


def strategies(paper) -> list[StrategyFact]:
    return list(find_strategies(Reading(paper)))


PROSE = {
    "years after": ("the Westmere Alcohol Strategy, 2031-34.", ("Westmere Alcohol Strategy", "2031/2034", None)),
    "years before": ("the 2028 Gangs Strategy was wide.", ("2028 Gangs Strategy", "2028", None)),
    "for a place": ("the Road Strategy for Westmere 2031-2036", ("Road Strategy for Westmere", "2031/2036", None)),
    "for a purpose": (
        "Westmere Strategic Plan for Reducing Noise",
        ("Westmere Strategic Plan for Reducing Noise", None, None),
    ),
    "two names": (
        "Zero Harm - The Road Strategy for Westmere",
        ("Zero Harm - The Road Strategy for Westmere", None, None),
    ),
    "small letters": ("the Westmere and Eastmere Gangs strategy", ("Westmere and Eastmere Gangs strategy", None, None)),
    "agreed": ("The Westmere Gangs Strategy has now been agreed.", ("Westmere Gangs Strategy", None, "in_force")),
    "draft": ("the Westmere Drugs Strategy (in draft stage)", ("Westmere Drugs Strategy", None, "draft")),
    "wished for": (
        "A Westmere Strategy for Violence Reduction should reflect a common vision.",
        ("Westmere Strategy for Violence Reduction", None, "proposed"),
    ),
    "what another did in response": (
        "In response to the national Noise Strategy, the Westmere Panel introduced a Quiet Hour in 2030.",
        ("Noise Strategy", None, None),
    ),
    "says what for": (
        "the Home Office has published a Strategy on Tackling Noise at Night",
        ("Strategy on Tackling Noise", None, "in_force"),
    ),
    "a new plan that was made": (
        "In 2031 ministers published a New Plan for Harbours (NPH)",
        ("New Plan for Harbours", None, "in_force"),
    ),
    "quoted": (
        "ministers published ‘From Noise to Calm’ a 10-year drugs plan",
        ("From Noise to Calm", None, "in_force"),
    ),
    "quoted before its kind": ("The ‘Safe Roads’ Strategy was launched.", ("‘Safe Roads’ Strategy", None, "in_force")),
    "quoted after its kind": (
        "the government’s 10-year drug strategy ‘From Noise to Calm’ and its funding",
        ("From Noise to Calm", None, None),
    ),
    "file's name": (
        "DRAFT Westmere Noise Action Plan_2031-34, item 6",
        ("Westmere Noise Action Plan", "2031/2034", "draft"),
    ),
    "years of a verb": (
        "The current Community Safety Plan covered the period 2031 to 2034.",
        ("Community Safety Plan", "2031/2034", "in_force"),
    ),
    "plan and priorities": ("the Harbour Safety Plan & Priorities 2031-33", ("Harbour Safety Plan", "2031/2033", None)),
    "updated": (
        "In 2031 ministers updated the Harbour Crime Action Plan.",
        ("Harbour Crime Action Plan", None, "in_force"),
    ),
    "told by the next sentence": (
        "An update on the Harbour Noise Strategy was given. This had been refreshed and agreed in May.",
        ("Harbour Noise Strategy", None, "in_force"),
    ),
    "local in the name": (
        "It is for an area-wide Local Harbour Plan, and Local Plans.",
        ("Local Harbour Plan", None, None),
    ),
    "local at the start": ("Local Harbour Noise Strategy talks were held.", ("Harbour Noise Strategy", None, None)),
    "an item of a group": ("Harbour Safety Group - Noise Strategy", ("Noise Strategy", None, None)),
    "once it is there": ("once the Harbour Noise Strategy is in place", ("Harbour Noise Strategy", None, None)),
    "replaced": ("It replaces the Westmere Noise Strategy.", ("Westmere Noise Strategy", None, "expired")),
    "to be adopted": (
        "The report asks Cabinet to recommend that the Westmere Noise Plan be adopted.",
        ("Westmere Noise Plan", None, "proposed"),
    ),
    "consulted on": (
        "Few answered the Westmere Noise Strategy consultation.",
        ("Westmere Noise Strategy", None, "draft"),
    ),
    "called shorter": (
        "The Zero Harm - Westmere Road Safety Strategy aims high. The Road Safety Strategy had been approved.",
        ("Zero Harm - Westmere Road Safety Strategy", None, "in_force"),
    ),
    "earlier edition": (
        "after the 2028-31 Community Safety Agreement",
        ("2028-31 Community Safety Agreement", "2028/2031", None),
    ),
    "action plan under it": (
        "the Westmere Community Safety Agreement draft action plan for 2031/32",
        ("Westmere Community Safety Agreement action plan", "2031/32", "draft"),
    ),
    "a board before it": ("the Westmere Flood Board and Noise Strategy", ("Noise Strategy", None, None)),
    "one before, which it replaced": (
        "The Westmere Noise Strategy 2031-34 was launched, replacing the previous strategy.",
        ("Westmere Noise Strategy", "2031/2034", "in_force"),
    ),
    "partnership plan in small letters": (
        "The Westmere Community Safety partnership plan 2031-34 was approved by the Council.",
        ("Westmere Community Safety partnership plan", "2031/2034", "in_force"),
    ),
    "a council's own": ("as the Corporate Strategy would look ahead", ("Corporate Strategy", None, None)),
    "body before it": ("the Police Commissioner (PCC) Safer Westmere Plan", ("Safer Westmere Plan", None, None)),
    "set in small letters": (
        "The Noise reduction strategy for Westmere: 2031–2034 was published under the previous government.",
        ("Noise reduction strategy for Westmere", "2031/2034", "in_force"),
    ),
    "a year and small letters": (
        "In line with the 2031 national noise strategy, partners met.",
        ("2031 national noise strategy", "2031", None),
    ),
    "years in its second title": (
        "The Westmere Harbour Plan 'Quiet Waters 2031–35' is here.",
        ("Westmere Harbour Plan", "2031/2035", None),
    ),
    "plan in small letters": ("The county published a Noise Action plan.", ("Noise Action plan", None, "in_force")),
    "link to an appendix": (
        "B6 - APPENDIX A - DRAFT Westmere Gangs Strategy 2031 - 2034",
        ("Westmere Gangs Strategy", "2031/2034", "draft"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), PROSE.values(), ids=PROSE)
def test_a_strategy_in_prose(paper_of, text, expected) -> None:
    found = strategies(paper_of(TITLE, *OWN, ("paragraph", text)))
    assert [(fact.name, fact.period, fact.status) for fact in found] == [expected]


NONE = {
    "what the plan is": "It came out in May. The plan is the first Noise Strategy which commits everybody.",
    "the paper's own plan": "The Westmere Community Safety Agreement sets out how partners work.",
    "a place and nothing more": "the Strategy for England is awaited",
    "a date": "the refreshed CSA for April 2031",
    "a group": "Chair of the Westmere Drugs Strategy Group",
    "a post": "Ann Field, Director of Strategy",
    "asked for": "The Act requires councils to create a Noise Strategy on quiet homes.",
    "work on one": "Work on the noise strategy 2031-34 began. Our noise strategy is old.",
    "nothing but general words": "The Action Plan and the Delivery Plan are reviewed.",
    "regulations": "the Noise (Formulation and Implementation of Strategy) Regulations 2027",
    "an agreement to share": "the Westmere Information Sharing Agreement",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_strategy(paper_of, text) -> None:
    assert strategies(paper_of(TITLE, *OWN, ("paragraph", text))) == []


def test_a_list_of_plans(paper_of) -> None:
    """Listed names are whole, also those whose words would not give them away."""
    paper = paper_of(
        TITLE,
        *OWN,
        ("paragraph", "The priorities link to a number of national and local plans and strategies including:"),
        ("list_item", "Vision for Westmere, 2029-2039"),
        ("list_item", "Noise Strategy and Minimum Standards of Service"),
        ("list_item", "Eastmere Strategic Assessment"),
        ("list_item", "Westmere Fire Service Corporate Plan"),
    )
    assert [(fact.name, fact.period) for fact in strategies(paper)] == [
        ("Vision for Westmere", "2029/2039"),
        ("Noise Strategy and Minimum Standards of Service", None),
        ("Eastmere Strategic Assessment", None),
        ("Westmere Fire Service Corporate Plan", None),
    ]


def test_one_line_for_each_name(paper_of) -> None:
    """A shorter form is the same name; a plan of other years is another."""
    paper = paper_of(
        TITLE,
        *OWN,
        (
            "paragraph",
            "The Westmere and Eastmere Gangs Strategy 2031-34 was published. The Gangs Strategy has five aims.",
        ),
        ("paragraph", "It follows the 2028 Gangs Strategy."),
    )
    assert [(fact.name, fact.period) for fact in strategies(paper)] == [
        ("Westmere and Eastmere Gangs Strategy", "2031/2034"),
        ("2028 Gangs Strategy", "2028"),
    ]


def test_a_listed_sentence_is_no_name(paper_of) -> None:
    """A bullet that tells of a plan names the plan, not its whole sentence."""
    paper = paper_of(
        ("paragraph", "These link to national plans and strategies including:"),
        ("list_item", "In July 2031 the Home Office introduced the Harbour Crime Plan"),
        ("list_item", "Eastmere Alcohol Strategy"),
        (
            "list_item",
            'Ministers aim at half the noise by a "Calm Harbours Mission". This mission has two key strategies',
        ),
        ("list_item", "Eastmere Roads Plan"),
    )
    names = [fact.name for fact in find_strategies(Reading(paper))]
    assert names == ["Harbour Crime Plan", "Eastmere Alcohol Strategy", "Eastmere Roads Plan"]


def test_what_is_told_of_one_plan_is_not_told_of_the_next(paper_of) -> None:
    text = "The Westmere Noise Strategy has lapsed and the Westmere Fraud Strategy was launched."
    found = strategies(paper_of(TITLE, *OWN, ("paragraph", text)))
    assert [(fact.name, fact.status) for fact in found] == [
        ("Westmere Noise Strategy", "expired"),
        ("Westmere Fraud Strategy", "in_force"),
    ]


def test_two_editions_are_two_strategies(paper_of) -> None:
    found = strategies(
        paper_of(
            ("heading", "Harbour Noise Strategy 2030-33", {"level": 2}),
            ("paragraph", "The draft Harbour Noise Strategy 2033-36 is out for consultation."),
            ("paragraph", "The Harbour Noise Strategy 2030 was launched in May."),
        )
    )
    assert [(each.period, each.status) for each in found] == [("2030/2033", "in_force"), ("2033/2036", "draft")]


def test_a_misprint_of_its_years_is_no_other_edition(paper_of) -> None:
    """The years of its aims are its own, and digits that changed places make no second plan."""
    text = (
        "Mr Reed told of the review of the existing Westmere Gangs strategy and the proposed aims and objectives for "
        "2031 - 2034. Oversight of the Gangs Strategy for 2013 - 2034 would sit with the unit."
    )
    found = strategies(paper_of(TITLE, *OWN, ("paragraph", text)))
    assert [(fact.name, fact.period, fact.status) for fact in found] == [
        ("Westmere Gangs strategy", "2031/2034", "proposed")
    ]


def test_a_plan_that_came_into_effect_and_was_replaced_is_over(paper_of) -> None:
    found = strategies(
        paper_of(
            ("paragraph", "Much was done since the Harbour Noise Strategy came into effect."),
            ("paragraph", "The new plan replaces the Harbour Noise Strategy."),
        )
    )
    assert [each.status for each in found] == ["expired"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks on the Community Safety Agreement (CSA) went on. This had been agreed in May.", "in_force"),
        ("The Community Safety Agreement (CSA) had been updated as part of a planned refresh.", "in_force"),
        ("A refresh of the Community Safety Agreement is planned.", "proposed"),
    ],
)
def test_the_agreement_in_minutes(paper_of, text: str, status: str) -> None:
    found = strategies(paper_of(("heading", "Notes"), ("paragraph", text)))
    assert [(each.name, each.status) for each in found] == [("Community Safety Agreement", status)]


def test_years_of_a_listed_name_stand_elsewhere(paper_of) -> None:
    """A list gives the name, the foreword prints it with its years."""
    paper = paper_of(
        TITLE,
        ("paragraph", "It serves the three aims of the Vision for Westmere 2032-42: to grow, and to be safe."),
        ("heading", "Links to Plans", {"level": 2}),
        ("paragraph", "The priorities link to a number of plans and strategies including:"),
        ("list_item", "Vision for Westmere"),
        ("list_item", "Westmere Gangs Strategy"),
    )
    assert [(each.name, each.period) for each in strategies(paper)] == [
        ("Vision for Westmere", "2032/2042"),
        ("Westmere Gangs Strategy", None),
    ]


def test_a_plan_that_a_report_asks_to_approve_is_proposed(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "The committee is asked to:"),
        ("list_item", "note the report; and"),
        ("list_item", "approve the Harbour Safety Plan and Priorities 2031-34"),
        ("paragraph", "The Rivers Plan was read."),
    )
    found = {fact.name: fact.status for fact in strategies(paper)}
    assert found == {"Harbour Safety Plan": "proposed", "Rivers Plan": None}


def test_years_with_white_space_before_a_name(paper_of) -> None:
    reading = Reading(paper_of(("paragraph", "Welcome to the 2031 – 2034 Safer Eastmere Partnership Strategy.")))
    assert [(fact.name, fact.period) for fact in find_strategies(reading)] == [
        ("2031 – 2034 Safer Eastmere Partnership Strategy", "2031/2034")
    ]


def test_its_years_before_a_name_in_small_letters(paper_of) -> None:
    reading = Reading(
        paper_of(("paragraph", "The group has launched its 2031-2034 noise reduction strategy for Eastmere."))
    )
    assert [fact.period for fact in find_strategies(reading)] == ["2031/2034"]


def test_a_day_in_numbers_is_no_year_of_a_name(paper_of) -> None:
    reading = Reading(paper_of(("paragraph", "Held on 03/07/2031 Harbour Noise Strategy was heard.")))
    assert [(fact.name, fact.period) for fact in find_strategies(reading)] == [("Harbour Noise Strategy", None)]


def test_a_title_told_after_what_the_plan_is_for(paper_of) -> None:
    text = "Ministers published a 10 year floods plan to keep homes dry titled ‘From Mud to Mirth’ that sets out aims."
    assert [fact.name for fact in strategies(paper_of(TITLE, *OWN, ("paragraph", text)))] == ["From Mud to Mirth"]


def test_a_draft_that_a_note_cites_may_be_adopted_since(paper_of) -> None:
    text = "In May 2031 the council adopted the Noise Strategy for Westmere."
    paper = paper_of(
        TITLE,
        *OWN,
        ("paragraph", text, {"marks": [(len(text), "1")]}),
        ("note", "Hush: The Noise Strategy for Westmere (draft consultation)", {"number": "1"}),
    )
    assert [fact.status for fact in strategies(paper)] == ["in_force"]


def test_plans_for_people_and_of_the_nation(paper_of) -> None:
    """Whom a plan is for is no owner of it; "National" tells a partnership's kind of plan from its own."""
    told = "The Children and Young People’s Plan, the Council’s Plan and the National Community Safety Plan 2028-31."
    assert [(fact.name, fact.period) for fact in find_strategies(Reading(paper_of(("paragraph", told))))] == [
        ("Children and Young People’s Plan", None),
        ("National Community Safety Plan", "2028/2031"),
    ]
