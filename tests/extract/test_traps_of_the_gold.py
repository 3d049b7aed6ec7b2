"""Each trap that those who read the gold fell over, told again in a paper that we made up.

The list is that of the gold's notes. Tested elsewhere: small raised marks, letters of another alphabet, tabs inside
words, contents lines, page stamps inside a sentence and cells that a page cuts in tests/ingest; a year left to stand
over another year's grant in test_funding.py; columns of actions in test_actions.py; supposed relations, and governance
that a resolution and a later report tell otherwise, in test_relations.py; one abbreviation for two things in
test_organisations.py; names of one body in several spellings in tests/graph.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.load import paper_words
from extract.actions import find_actions
from extract.agenda_items import find_agenda_items
from extract.facts import AgendaItemFact, DocumentFact, FigureFact, RelationFact
from extract.figures import find_figures
from extract.legislation import find_legislation
from extract.listed_people import people
from extract.reading import Reading
from extract.resolutions import find_resolutions
from extract.run import extract_facts
from extract.strategies import find_strategies
from ingest.paper import Paper
from ingest.text import read_text

PaperOf = Callable[..., Paper]


def figures(paper: Paper) -> list[FigureFact]:
    return list(find_figures(Reading(paper)))


GLUED = {
    "to a number with thousands": ("The Fund had 19,0006 letters.", 19000.0),
    "to a word": ("There were 450 thefts of boats6 in the year.", 450.0),
    "to a year": ("In 2030/316 there were 450 thefts.", 450.0),
    "to a share": ("In all 45%6 of wards were dark.", 45.0),
}


@pytest.mark.parametrize(("text", "value"), GLUED.values(), ids=GLUED)
def test_a_mark_glued_to_a_number_is_no_part_of_it(text: str, value: float) -> None:
    notes = "\n\n".join(f"{number}) Flood Census of Westmere" for number in range(1, 8))
    page = f"Floods\n\n{text}\n\nReferences\n\n{notes}\n"
    paper = read_text(page, "floods", "0" * 64, paper_words(), where="floods.txt")
    assert [fact.value for fact in figures(paper)] == [value]


def marked(paper_of: PaperOf, text: str, marks: list[tuple[int, str]], notes: dict[str, str]) -> Paper:
    under = [("note", note, {"number": number}) for number, note in notes.items()]
    return paper_of(("paragraph", text, {"marks": marks}), *under)


def test_notes_out_of_order_cited_twice_and_never(paper_of: PaperOf) -> None:
    first, second, third = "Some 400 boats sank.", " Then 900 boats sailed.", " At last 700 boats came."
    text = first + second + third
    ends = [len(first), len(first + second), len(text)]
    paper = marked(
        paper_of,
        text,
        list(zip(ends, ["2", "1", "2"], strict=True)),
        {"1": "Harbour Book", "2": "Sea Book", "3": "Never Cited"},
    )
    assert [(fact.value, fact.source) for fact in figures(paper)] == [
        (400, "Sea Book"),
        (900, "Harbour Book"),
        (700, "Sea Book"),
    ]


def test_a_mark_after_a_quotation_and_a_space(paper_of: PaperOf) -> None:
    text = "The paper said “there were 400 boats”."
    paper = marked(paper_of, text, [(len(text) + 1, "1")], {"1": "Harbour Book"})
    assert [fact.source for fact in figures(paper)] == ["Harbour Book"]


def test_the_wrong_note_is_still_the_note(paper_of: PaperOf) -> None:
    text = "In Westmere 400 people drank."
    paper = marked(paper_of, text, [(len(text), "1")], {"1": "A census of birds"})
    assert [fact.source for fact in figures(paper)] == ["A census of birds"]


def test_a_square_metre_is_a_unit_and_no_mark(paper_of: PaperOf) -> None:
    found = figures(paper_of(("paragraph", "The patrols walk spots no larger than 10,000m2 in size.")))
    assert {fact.value for fact in found} <= {10000.0}


def test_two_people_of_one_initial_and_a_missing_comma() -> None:
    names = [name for name, _ in people("Ms A Oats, Mrs A Oats Mr B Reed, OBE and Mr P Hill, CBE, QPM")]
    assert names == ["Ms A Oats", "Mrs A Oats", "Mr B Reed, OBE", "Mr P Hill, CBE, QPM"]


def test_two_numbers_for_one_thing_are_two_figures(paper_of: PaperOf) -> None:
    """Fourteen by one paper and fifteen by another: both are told, neither is mended."""
    paper = paper_of(
        ("part", "Minutes", {"kind": "report"}),
        ("paragraph", "The course was given to 14 wardens."),
        ("part", "Report", {"kind": "report"}),
        ("paragraph", "The course was given to 15 wardens."),
    )
    assert sorted(fact.value for fact in figures(paper)) == [14, 15]


def test_eleven_partnerships_for_twelve_districts(paper_of: PaperOf) -> None:
    found = figures(paper_of(("paragraph", "There are 12 districts but only 11 partnerships (CSPs).")))
    assert [(fact.value, fact.measure) for fact in found] == [(12, "districts"), (11, "partnerships")]


def test_parts_that_do_not_add_up_are_left_as_they_are(paper_of: PaperOf) -> None:
    table = ("table", [["Ward", "Fires"], ["North", "14"], ["South", "15"], ["Total", "30"]])
    assert sorted(fact.value for fact in figures(paper_of(table))) == [14, 15, 30]


def test_an_approximation_of_a_sum_is_another_figure(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "The pot holds just over £14,000 for projects."), ("paragraph", "The pot holds approx. £14,000.")
    )
    assert [fact.qualifier for fact in figures(paper)] == ["over", "about"]


def test_an_agenda_item_without_a_paper_and_restricted_items_without_documents(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("part", "Agenda", {"kind": "agenda"}),
        ("heading", "AGENDA"),
        ("heading", "WESTMERE SAFETY BOARD"),
        ("paragraph", "Thursday, 3rd July, 2031, at 10.00 am"),
        ("paragraph", "Verbal update", {"number": "B1"}),
        ("paragraph", "Plan (Pages 7 - 10)", {"number": "B2"}),
        ("heading", "E - RESTRICTED ITEM(S)"),
        ("paragraph", "A case", {"number": "E1"}),
    )
    found = list(find_agenda_items(Reading(paper)))
    assert [(each.ref, each.pages, each.restricted) for each in found] == [
        ("B1", None, False),
        ("B2", "7-10", False),
        ("E1", None, True),
    ]


NOT_YET = {
    "may resolve to": "The Panel may resolve to note the plan.",
    "is proposed": "It is proposed that the plan be adopted.",
    "is asked to": "The Board is asked to note the plan.",
    "subject to": "The plan is subject to the Board agreeing it.",
    "yet to be": "The plan has yet to be agreed by the Board.",
}


@pytest.mark.parametrize("text", NOT_YET.values(), ids=NOT_YET)
def test_what_is_not_yet_decided_is_no_resolution(paper_of: PaperOf, text: str) -> None:
    paper = paper_of(
        ("part", "Minutes", {"kind": "minutes"}),
        ("paragraph", "MINUTES of a meeting of the Westmere Safety Board held online on Tuesday, 3 July 2031."),
        ("heading", "Plan", {"number": "28", "level": 2}),
        ("paragraph", text),
        ("paragraph", "Members spoke of it."),
    )
    assert list(find_resolutions(Reading(paper))) == []


QUARTERS = {
    "of the calendar": ("In Q3 2031 there were 40 floods.", "2031-07/2031-09"),
    "of the financial year": ("In Q3 2031/32 there were 40 floods.", "2031-10/2031-12"),
    "a year ending": ("In the year ending March 2031 there were 40 floods.", "year ending 2031-03"),
    "twelve months ending": ("In the 12 months ending July 2031 there were 40 floods.", "year ending 2031-07"),
}


@pytest.mark.parametrize(("text", "period"), QUARTERS.values(), ids=QUARTERS)
def test_quarters_of_two_kinds_and_years_of_three(paper_of: PaperOf, text: str, period: str) -> None:
    assert [fact.period for fact in figures(paper_of(("paragraph", text)))] == [period]


def test_the_same_period_is_that_of_the_sentence_before(paper_of: PaperOf) -> None:
    text = "In 2031/32 there were 400 floods. In the same period 90 boats sank."
    assert [fact.period for fact in figures(paper_of(("paragraph", text)))] == ["2031/32", "2031/32"]


def test_a_period_said_once_holds_for_ten_bullets(paper_of: PaperOf) -> None:
    items = [
        ("list_item", f"{number}00 boats of kind {chr(64 + number)} sank", {"depth": 1}) for number in range(1, 10)
    ]
    found = figures(paper_of(("paragraph", "In the year ending March 2031:"), *items))
    assert len(found) == len(items)
    assert {fact.period for fact in found} == {"year ending 2031-03"}


def test_a_change_whose_base_is_only_implied_has_its_own_year(paper_of: PaperOf) -> None:
    found = figures(paper_of(("paragraph", "In 2031 thefts fell by 13% compared to the previous year.")))
    assert [(fact.value, fact.period, fact.direction) for fact in found] == [(13, "2031", "down")]


def test_numbers_with_and_without_commas_side_by_side(paper_of: PaperOf) -> None:
    found = figures(paper_of(("paragraph", "There were 8240 thefts, of which 1,169 thefts were at night.")))
    assert [fact.value for fact in found] == [8240, 1169]


def test_two_percentages_in_one_bracket(paper_of: PaperOf) -> None:
    found = figures(paper_of(("paragraph", "Most wards lit lamps (51% of wards in 2031, 36% of wards in 2030).")))
    assert [(fact.value, fact.period) for fact in found] == [(51, "2031"), (36, "2030")]


def test_a_dash_before_a_number_is_no_minus(paper_of: PaperOf) -> None:
    found = figures(paper_of(("paragraph", "In all – 45 wards were lit.")))
    assert [(fact.value, fact.direction) for fact in found] == [(45, None)]


def test_one_bill_under_two_titles_is_told_twice(paper_of: PaperOf) -> None:
    """Titles are told as they are printed; that they are one Bill is for the graph to say."""
    text = "The Harbours and Locks Bill was read. Under the Harbours, Locks and Sluices Bill fees would rise."
    titles = [fact.title for fact in find_legislation(Reading(paper_of(("paragraph", text))))]
    assert titles == ["Harbours and Locks Bill", "Harbours, Locks and Sluices Bill"]


def test_misprinted_years_of_a_plan_stay_as_printed(paper_of: PaperOf) -> None:
    reading = Reading(paper_of(("paragraph", "Members read the Westmere Gangs Strategy 2012 - 2024.")))
    assert [(fact.name, fact.period) for fact in find_strategies(reading)] == [("Westmere Gangs Strategy", "2012/2024")]


def test_an_agenda_names_an_item_otherwise_than_its_report(paper_of: PaperOf) -> None:
    """The item has the agenda's words, the paper its own subject's."""
    facts = list(
        extract_facts(
            paper_of(
                ("part", "Agenda", {"kind": "agenda"}),
                ("heading", "AGENDA"),
                ("heading", "WESTMERE SAFETY BOARD"),
                ("paragraph", "Thursday, 3rd July, 2031, at 10.00 am"),
                ("paragraph", "Mental Health Update (Pages 7 - 10)", {"number": "B1"}),
                ("part", "Report", {"kind": "report"}),
                ("paragraph", "To: Westmere Safety Board – 3 July 2031"),
                ("paragraph", "Subject: Crisis care in the county"),
                ("paragraph", "The report tells of crisis care."),
            )
        )
    )
    assert [fact.title for fact in facts if isinstance(fact, AgendaItemFact)] == ["Mental Health Update"]
    assert [fact.title for fact in facts if isinstance(fact, DocumentFact) and fact.kind == "report"] == [
        "Crisis care in the county"
    ]


def test_by_no_means_the_lead_leads_nothing(paper_of: PaperOf) -> None:
    text = "The Westmere Safety Partnership is by no means the lead for floods. Westmere Police leads the Flood Plan."
    relations = {
        (fact.subject, fact.predicate)
        for fact in extract_facts(paper_of(("paragraph", text)))
        if isinstance(fact, RelationFact)
    }
    assert relations == {("Westmere Police", "leads")}


def test_a_bullet_cut_in_two_by_a_page_is_one() -> None:
    """The page's stamp and number between the halves is no part of it, nor of the action told."""
    head = "5. Key achievements 2031/32\n\nThese were some of what partners did:\n"
    page = f"{head}• Creating a register of every boat in the\nPage 3\n4\nharbour.\n• Mending nets.\n"
    paper = read_text(page, "boats", "0" * 64, paper_words(), where="boats.txt")
    assert [fact.text for fact in find_actions(Reading(paper))] == [
        "Creating a register of every boat in the harbour.",
        "Mending nets.",
    ]
