"""Lists on two dates: what was valid on a day (`as_of`), and what papers had told by a day (`known_at`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph import bodies, check_questions, editions, legislation, meetings, ownership, questions
from graph.following import silence
from graph.identity_questions import identities
from graph.passage_questions import passages_of
from graph.store import Store
from graph.when import ALWAYS, When, is_date, period_span, plan_year, since, told_on

WHEN = {"plan-2031": "2031-04", "plan-2032-draft": "2032-04-01", "plan-2033": "2033-04", "minutes-2033": "2033-05-01"}
RECORDED = [
    ("organisation", {"name": "Westmere Council", "abbreviation": None, "kind": "council"}),
    ("strategy", {"name": "Westmere Flood Strategy", "period": "2031/2033"}),
    ("relation", {"subject": "Westmere Council", "predicate": "leads", "object": "Westmere Flood Strategy",
                  "year": 2031}),
    ("action", {"plan_year": "2031/32", "priority": "Scams", "text": "Visit the oldest farmers", "status": "ongoing",
                "owners": ("Westmere Council",)}),
    ("legislation", {"title": "Flood Act 2030", "year": 2030, "kind": "act"}),
]  # fmt: skip
ENDED = [
    ("change", {"of": "body", "change": "replaced", "before": ("Westmere Council",), "after": ("Westmere Board",),
                "year": 2033}),
]  # fmt: skip
List = Callable[[Store, When], list[Any]]
LISTS: dict[str, List] = {
    "papers": questions.papers,
    "priorities": questions.priorities,
    "themes": questions.themes,
    "editions": editions.editions,
    "commitments": questions.commitments,
    "bodies": bodies.bodies,
    "meetings": lambda store, when: meetings.meetings(store, when=when),
    "resolutions": lambda store, when: meetings.resolutions(store, when=when),
    "legislation": legislation.legislation,
    "checks": lambda store, when: check_questions.checks(store, when=when),
    "silent": silence.silent,
    "unowned": ownership.unowned,
    "identities": lambda store, when: list(identities(store, when).bodies),
    "passages": lambda store, when: passages_of(store, "minutes-2033", when=when),
}


@pytest.fixture(scope="module")
def dated(corpus, fact_of) -> dict[str, Any]:
    """The made-up papers, each with its date, and with more to list."""
    more = {"plan-2031": RECORDED, "minutes-2033": ENDED}
    made = {}
    for stem, (paper, facts) in corpus.items():
        found = [fact_of(kind, stem, quote=paper.blocks[0].text, **said) for kind, said in more.get(stem, ())]
        first = fact_of("document", stem, kind="other", title=stem, body=None, date=WHEN[stem])
        made[stem] = paper, [first, *facts, *found]
    return made


@pytest.fixture(scope="module")
def whole(dated, open_with) -> Store:
    return open_with(dated)


def told(name: str, store: Store, **asked: str) -> list[Any]:
    return [each.to_json() for each in LISTS[name](store, When.of(**asked))]


def names(name: str, store: Store, **asked: str) -> list[str]:
    return [each["name"] for each in told(name, store, **asked)]


@pytest.mark.parametrize("known_at", ["2031-04-30", "2032-12", "2033-04", "2040"])
@pytest.mark.parametrize("name", sorted(LISTS.keys() - {"passages"}))
def test_what_was_known_is_what_a_graph_of_those_papers_alone_answers(dated, open_with, whole, name, known_at) -> None:
    by_then = {stem: made for stem, made in dated.items() if told_on(WHEN[stem]) <= When.of(known_at=known_at).known_at}
    alone = open_with(by_then)
    found, wanted = told(name, whole, known_at=known_at), [each.to_json() for each in LISTS[name](alone, ALWAYS)]
    if name == "priorities":  # what a priority is called, and its id, are those of today
        assert [each["years"] + each["proposed"] for each in found if each["name"] in ("Scams", "Road Safety")] == [
            each["years"] + each["proposed"] for each in wanted if each["name"] in ("Scams", "Road Safety")
        ]
    else:
        assert found == wanted


@pytest.mark.parametrize("name", sorted(LISTS))
def test_before_the_first_paper_nothing_was_known(whole, name) -> None:
    assert told(name, whole, known_at="2030") == []


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_far_day_leaves_out_nothing_that_was_known(whole, name) -> None:
    assert told(name, whole, known_at="2099-12-31") == [each.to_json() for each in LISTS[name](whole, ALWAYS)]


def test_a_paper_without_a_date_is_not_known_at_any(dated, open_with) -> None:
    paper, facts = dated["minutes-2033"]
    undated = [fact for fact in facts if fact.type not in ("document", "change")]
    store = open_with({**dated, "minutes-2033": (paper, undated)})
    assert "minutes-2033" in [each.stem for each in questions.papers(store)]
    for asked in ({"known_at": "2099"}, {"as_of": "2099"}):
        assert "minutes-2033" not in [each["stem"] for each in told("papers", store, **asked)]
        assert told("passages", store, **asked) == told("meetings", store, known_at="2099") == []


def test_a_date_known_to_the_month_counts_from_its_last_day(whole) -> None:
    assert told("papers", whole, known_at="2031-04-29") == []
    assert [each["stem"] for each in told("papers", whole, known_at="2031-04")] == ["plan-2031"]


def test_a_priority_is_valid_from_its_edition_until_the_next_takes_its_place(whole) -> None:
    assert names("priorities", whole, as_of="2031-03-31") == []
    first = ["Road Safety", "Rural Crime", "Scams"]
    assert {len(names("priorities", whole, as_of=day)) for day in ("2031-04-01", "2032-06-01", "2033-03-31")} == {
        len(first)
    }
    years = {each["name"]: each["years"] for each in told("priorities", whole, as_of="2033-04-01")}
    assert years["Scams"] == [2031, 2033]
    assert "Rural Crime and Scams" not in names("priorities", whole, as_of="2032-06-01")  # only a draft said so


def test_both_dates_together(whole) -> None:
    """What was valid in 2033 as papers had told it by 2032: the edition of 2031, for none had told of another."""
    years = {each["name"]: each["years"] for each in told("priorities", whole, as_of="2033-06", known_at="2032")}
    assert years["Scams"] == [2031]


def test_an_edition_is_in_force_and_a_draft_never(whole) -> None:
    in_force = {day: [each["year"] for each in told("editions", whole, as_of=day)] for day in ("2032-05", "2033-05")}
    assert in_force == {"2032-05": [2031], "2033-05": [2033]}


def test_an_action_is_valid_in_the_year_of_its_plan_a_strategy_in_its_period(whole) -> None:
    def valid(day: str) -> set[str]:
        return {each["name"] for each in told("commitments", whole, as_of=day)}

    assert "Visit the oldest farmers" in valid("2032-03-31")
    assert "Visit the oldest farmers" not in valid("2032-04-01") | valid("2031-03-31")
    assert "Westmere Flood Strategy" in valid("2033-03-31")
    assert "Westmere Flood Strategy" not in valid("2033-04-01")


def test_owners_are_counted_by_the_year(whole) -> None:
    def owners(day: str) -> int:
        return next(each["owners"] for each in told("commitments", whole, as_of=day) if "Flood" in each["name"])

    assert (owners("2031-06"), owners("2032-06")) == (1, 0)


def test_a_body_is_there_from_its_first_mention_until_another_takes_over(whole) -> None:
    assert "Westmere Council" in names("bodies", whole, as_of="2033-03-31")
    assert "Westmere Council" not in names("bodies", whole, as_of="2031-04-29")
    assert "Westmere Council" not in names("bodies", whole, as_of="2033-04-01")
    assert "Westmere Council" in names("bodies", whole, as_of="2033-04-01", known_at="2032")  # nobody had said so


def test_what_happened_is_valid_from_its_day_on(whole) -> None:
    for name in ("meetings", "resolutions"):
        assert told(name, whole, as_of="2033-04-30") == []
        assert len(told(name, whole, as_of="2033-05-01")) == 1


def test_an_act_is_there_from_the_year_in_its_title(whole) -> None:
    assert names("legislation", whole, as_of="2030-11") == []
    assert names("legislation", whole, as_of="2030") == [
        "Flood Act 2030 2030"
    ]  # the made-up papers print the year twice


@pytest.fixture(scope="module")
def there(neo4j, corpus, load_into, dated) -> Iterator[Store]:
    empty = "UNWIND $rows AS row MATCH (n) DETACH DELETE n"
    neo4j.change(lambda opened: opened.write(empty, [{}]))
    load_into(neo4j, dated)
    yield neo4j
    neo4j.change(lambda opened: opened.write(empty, [{}]))
    load_into(neo4j, corpus)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", sorted(LISTS))
@pytest.mark.parametrize(
    "asked", [{"as_of": "2032-06"}, {"known_at": "2033-04"}, {"as_of": "2033", "known_at": "2034"}]
)
def test_both_stores_answer_the_same_lists(whole, there, name, asked) -> None:
    assert told(name, whole, **asked) == told(name, there, **asked)


@pytest.mark.parametrize("said", [None, "", "spring 2031", "2031-13", "2031-02-30", "2031/32"])
def test_what_is_no_date_is_not_known(said) -> None:
    assert not is_date(said)
    assert told_on(said) is None
    assert since(said) is None


def test_no_date_is_not_asked() -> None:
    assert When.of("", "") == When.of() == ALWAYS


def test_the_days_of_periods() -> None:
    assert period_span("year ending 2032-02") == ("2031-03-01", "2032-02-29")
    assert period_span("year ending 2033-02") == ("2032-03-01", "2033-02-28")
    assert period_span("year ending 2031-06-15") == ("2030-06-16", "2031-06-15")
    assert period_span("2031-33") == ("2031-04-01", "2033-03-31")
    assert period_span("2033/31") is period_span("2031/31") is period_span(None) is None
    assert [plan_year(day) for day in ("2031-01-01", "2031-03-31", "2031-04-01")] == [2030, 2030, 2031]
