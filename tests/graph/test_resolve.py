"""One thing has one id, whatever its spelling; what may be two things has two."""

from __future__ import annotations

import pytest

from extract.facts import Fact, LegislationFact
from graph.contribution import Contribution, Organisation
from graph.everywhere import Everywhere
from graph.resolve import Resolver, act, plan_and_its_plan


@pytest.fixture
def resolver_of():
    """A resolver for the first of some papers, each given as organisation and strategy names."""

    def resolve(*papers: list[Fact]) -> Resolver:
        everywhere = Everywhere()
        for facts in papers:
            everywhere.add(*named(facts))
        return Resolver.of(papers[0][0].document, None, named(papers[0])[0], everywhere)

    return resolve


def named(facts: list[Fact]) -> tuple[tuple[Organisation, ...], tuple[str, ...]]:
    """The bodies and the plans that these facts name."""
    said = Contribution.of(facts)
    return said.organisations, said.plans


def body(fact_of, stem: str, name: str, abbreviation: str | None = None, kind: str = "board") -> Fact:
    return fact_of("organisation", stem, name=name, abbreviation=abbreviation, kind=kind)


def test_an_abbreviation_is_what_its_own_paper_says(fact_of, resolver_of) -> None:
    one = [body(fact_of, "one", "Westmere Flood Board", "WFB")]
    two = [body(fact_of, "two", "Wildfire Bureau", "WFB")]
    assert resolver_of(one, two).body("WFB").id == "body:westmere-flood-board"
    assert resolver_of(two, one).body("WFB").id == "body:wildfire-bureau"


def test_an_abbreviation_that_others_agree_on_is_known_everywhere(fact_of, resolver_of) -> None:
    silent = [body(fact_of, "silent", "Harbour Office")]
    one = [body(fact_of, "one", "Westmere Flood Board", "WFB")]
    assert resolver_of(silent, one).body("WFB").id == "body:westmere-flood-board"


def test_an_abbreviation_of_two_bodies_is_not_guessed(fact_of, resolver_of) -> None:
    silent = [body(fact_of, "silent", "Harbour Office")]
    one = [body(fact_of, "one", "Westmere Flood Board", "WFB")]
    two = [body(fact_of, "two", "Wildfire Bureau", "WFB")]
    assert resolver_of(silent, one, two).body("WFB").id == "body:wfb@silent"


def test_a_name_that_any_may_use_stays_with_its_paper(fact_of, resolver_of) -> None:
    one, two = [body(fact_of, "one", "Harbour Office")], [body(fact_of, "two", "Harbour Office")]
    assert resolver_of(one, two).body("the Working Group").id == "body:working-group@one"
    assert resolver_of(two, one).body("Working Group").id == "body:working-group@two"


def test_unless_the_paper_has_one_body_whose_name_ends_so(fact_of, resolver_of) -> None:
    facts = [body(fact_of, "one", "Westmere Flood Working Group")]
    assert resolver_of(facts).body("Working Group").id == "body:westmere-flood-working-group"
    facts.append(body(fact_of, "one", "Harbour Working Group"))
    assert resolver_of(facts).body("Working Group").id == "body:working-group@one"


def test_successors_stay_apart(fact_of, resolver_of) -> None:
    resolver = resolver_of([body(fact_of, "one", "Harbour Office")])
    assert resolver.body("Clinical Commissioning Groups").id != resolver.body("Integrated Care Boards").id


@pytest.mark.parametrize("name", ["Gangs Strategy", "2031 Gangs Strategy", "Westmere Gangs Strategy 2031-34"])
def test_a_short_name_means_the_one_long_name(fact_of, resolver_of, name: str) -> None:
    facts = [
        fact_of("strategy", "one", name="Westmere Gangs Strategy"),
        fact_of("strategy", "one", name="Gangs Strategy"),
    ]
    assert resolver_of(facts).strategy(name).id == "strategy:westmere-gangs-strategy"


def test_a_short_name_of_two_plans_stays_itself(fact_of, resolver_of) -> None:
    names = ("Westmere Gangs Strategy", "Harbour Gangs Strategy", "Gangs Strategy")
    facts = [fact_of("strategy", "one", name=name) for name in names]
    assert resolver_of(facts).strategy("Gangs Strategy").id == "strategy:gangs-strategy"


def test_a_plan_that_carries_out_another_knows_it(fact_of, resolver_of) -> None:
    found = resolver_of([fact_of("strategy", "one", name="Westmere Gangs Strategy")]).strategy(
        "Gangs Strategy action plan"
    )
    assert found.of is not None
    assert (found.id, found.of.id) == (
        "strategy:westmere-gangs-strategy-action-plan",
        "strategy:westmere-gangs-strategy",
    )
    assert plan_and_its_plan("Harbour Plan") == ("Harbour Plan", "")


def test_an_act_is_known_by_its_identifier(fact_of) -> None:
    uri = "http://www.legislation.gov.uk/id/ukpga/1998/37"
    found = act(fact_of("legislation", "one", title="Crime & Disorder Act", year=1998, kind="act", uri=uri))
    assert (found.id, found.name) == (uri, "Crime and Disorder Act 1998")
    unknown = fact_of("legislation", "one", title="Harbour Act", year=2031, kind="act")
    assert isinstance(unknown, LegislationFact)
    assert act(unknown).id == "legislation:harbour-act-2031"
