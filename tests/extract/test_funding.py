"""Money given or set aside is read with who gave, who got, what for and when; costs and savings are not funding."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.facts import FundingFact
from extract.figures import find_figures
from extract.funding import find_funding
from extract.reading import Reading
from ingest.paper import Paper

PaperOf = Callable[..., Paper]


def funding(paper: Paper) -> list[FundingFact]:
    reading = Reading(paper)
    reading.keep("figure", find_figures(reading))
    return list(find_funding(reading))


@pytest.mark.parametrize(
    ("text", "amount", "funder", "recipient"),
    [
        ("The Westmere PCC granted the Harbour Watch (HW) £41,000.", 41000, "Westmere PCC", "Harbour Watch (HW)"),
        ("In May 2031 the Crew were successful in bidding for £72,000 of additional funding.", 72000, None, "Crew"),
        ("A third of the money (£300) has been automatically allocated to a harbour pot, which is full.",
         300, None, "harbour pot"),
        ("Harbour Council was allocated £4.2m in extra funding from the Home Office.",
         4_200_000, "Home Office", "Harbour Council"),
        ("The Harbour Fund gave more than £107k to various bodies.", 107000, "Harbour Fund", "various bodies"),
        ("The PCC’s £40k grant to the Harbour Watch was well used, with support going to a review.",
         40000, "PCC", "Harbour Watch"),
        ("A budget of which £310,000 came from the Mayor’s Office for Boats.",
         310000, "Mayor’s Office for Boats", None),
        ("The Fund granted a further £85,000 for boats.", 85000, "Fund", None),
        ("Harbour communities have invested more than £29 million.", 29_000_000, "Harbour communities", None),
        ("The Harbour Fund approved £900 and went on to support small harbours.", 900, "Harbour Fund", None),
        ("Across Westmere the authority received over £30m of funding.", 30_000_000, None, None),
        ("A Lottery Fund of note awarded £400 to the Lamp Society for lamps.", 400, "Lottery Fund", "Lamp Society"),
    ],
)  # fmt: skip
def test_money_given(paper_of: PaperOf, text: str, amount: float, funder: str | None, recipient: str | None) -> None:
    (fact,) = funding(paper_of(("paragraph", text)))
    assert (fact.amount, fact.funder, fact.recipient) == (amount, funder, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "Flooding costs £5.4 billion per year.",
        "A total of £195 has been spent.",
        "The estimated saving was £61 million.",
        "There is just over £1,400 in the pot.",
        "Every £1 spent saves £5.",
        "The visits prevented a further £17,000 going to thieves.",
        "The total approved programme of the Watch is £427m.",
        "The plan has up to £50m investment required.",
        "The Watch had been awarded a grant and only £1,869 remained unallocated.",
        "Extra funding received for a number of boats (-£0.9m).",
        "The Watch received none of the new £600m Recovery Grant.",
    ],
)
def test_costs_and_savings_are_not_funding(paper_of: PaperOf, text: str) -> None:
    assert funding(paper_of(("paragraph", text))) == []


def test_purpose_and_year(paper_of: PaperOf) -> None:
    first = "The PCC granted the Watch £400 in 2031/32. The grant will be used to light the harbour."
    second = "In July 2031 the Unit secured £900 of funding which is being used to mend boats for sailors."
    found = funding(paper_of(("paragraph", first), ("paragraph", second)))
    assert [(fact.purpose, fact.year) for fact in found] == [
        ("light the harbour", "2031/32"), ("mend boats for sailors", "2031"),
    ]  # fmt: skip


def test_a_table_of_allocations_shares_out_the_grant_before_it(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "The PCC granted the Watch £900 for 2031/32."),
        ("table", [["Project", "2031/32 allocation"], ["Lamps", "£400"], ["Benches", "£500"], ["Total", "£900"]]),
    )
    table = [fact for fact in funding(paper) if fact.confidence < 0.9]
    assert [(fact.amount, fact.funder, fact.purpose, fact.year) for fact in table] == [
        (400, "Watch", "Lamps", "2031/32"), (500, "Watch", "Benches", "2031/32"), (900, "Watch", None, "2031/32"),
    ]  # fmt: skip


def test_part_of_a_grant_has_its_giver(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "The PCC granted the Watch £900 for 2031/32."),
        ("paragraph", "The remaining £40 of the upfront funding has been added to the pot."),
    )
    assert [(fact.amount, fact.funder) for fact in funding(paper)] == [(900, "PCC"), (40, "PCC")]


def test_allocations_are_of_the_year_of_their_grant(paper_of: PaperOf) -> None:
    """A column left to say last year stands over this year's grant; two columns of two years are as they say."""
    heading = ("heading", "Harbour Grant 2031/32", {"level": 1})
    one = paper_of(heading, ("table", [["Project", "2030/31 Allocation"], ["Lamps", "£400"]]))
    assert [fact.year for fact in funding(one)] == ["2031/32"]
    two = paper_of(
        heading, ("table", [["Project", "2030/31 Allocation", "2031/32 Allocation"], ["Lamps", "£400", "£500"]])
    )
    assert [fact.year for fact in funding(two)] == ["2030/31", "2031/32"]
