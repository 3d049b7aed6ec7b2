"""Figures are read with what they measure, where, when, how exactly and on whose word; traps are passed by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.load import PlaceEntry, Profile, profiles
from extract.facts import FigureFact
from extract.figures import find_figures
from extract.partnership import profile_of
from extract.reading import Reading
from ingest.paper import Paper

PaperOf = Callable[..., Paper]

WESTMERE = Profile(
    id="westmere",
    name="Westmere Community Safety Partnership",
    area="westmere",
    agreement="Westmere Agreement",
    places=(
        PlaceEntry(id="westmere", name="Westmere", kind="county"),
        PlaceEntry(id="eastmere", name="Eastmere", kind="unitary"),
    ),
)


def figures(paper: Paper) -> list[FigureFact]:
    return list(find_figures(Reading(paper, WESTMERE)))


def in_sentence(paper_of: PaperOf, text: str) -> list[FigureFact]:
    return figures(paper_of(("paragraph", text)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Around 2.3 million calls were made.", {"value": 2_300_000, "qualifier": "about", "measure": "calls"}),
        ("The calls exceeded 19,000.", {"value": 19_000, "qualifier": "over", "measure": "calls"}),
        ("There were just under 40,000 survivors.", {"value": 40_000, "qualifier": "under"}),
        ("Nearly three quarters of wards agreed.", {"value": 0.75, "qualifier": "under", "unit": "ratio"}),
        ("At least 750 children saw it.", {"value": 750, "qualifier": "at_least"}),
        ("Drink costs as much as £20 billion.", {"value": 20_000_000_000, "qualifier": "at_most", "unit": "gbp"}),
        ("Costs in excess of £40,000 fell due.", {"value": 40_000, "qualifier": "over"}),
        ("Up to 16 attendees can come.", {"value": 16, "qualifier": "at_most"}),
        ("with approx.. 16% of them using drugs", {"value": 16, "qualifier": "about"}),
    ],
)  # fmt: skip
def test_how_exact(paper_of: PaperOf, text: str, said: dict[str, Any]) -> None:
    (fact,) = in_sentence(paper_of, text)
    assert {name: getattr(fact, name) for name in said} == said


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("Thefts showed a decrease of 17% on the year.", 17, "down"),
        ("Thefts saw a decrease of -4%.", 4, "down"),
        ("This is a 14.5% reduction in thefts.", 14.5, "down"),
        ("Thefts are 44% lower now.", 44, "down"),
        ("Thefts have fallen by 13%.", 13, "down"),
        ("There was an increase in late trains of 9.", 9, "up"),
        ("There were approximately 150 more cases.", 150, "up"),
        ("Thefts have decreased 6% since 2030.", 6, "down"),
        ("Thefts fell (-71 offences).", 71, "down"),
        ("Thefts decreased slightly to 58,152.", 58152, None),
        ("and rose to just over 21,000 thefts", 21000, None),
        ("Theft makes up 16% of crime.", 16, None),
        ("In all – 45 wards agreed.", 45, None),
    ],
)
def test_a_change_is_a_magnitude_with_a_direction(
    paper_of: PaperOf, text: str, value: float, direction: str | None
) -> None:
    """A level that something rose to is no change, and a dash is no minus."""
    (fact,) = in_sentence(paper_of, text)
    assert (fact.value, fact.direction) == (value, direction)


def test_one_word_of_change_for_two_amounts(paper_of: PaperOf) -> None:
    found = in_sentence(paper_of, "The target is to reduce deaths by 33% and injuries by 40%.")
    assert [(fact.value, fact.direction) for fact in found] == [(33, "down"), (40, "down")]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("There were 57,000 incidents of disorder recorded in Westmere.", ["incidents of disorder recorded"]),
        ("50 people died, 47 people were hurt.", ["people died", "people were hurt"]),
        ("320 (9.4%) were identified as having no lamp.",
         ["identified as having no lamp", "identified as having no lamp"]),
        ("43% of all late calls are about noise.", ["all late calls are about noise"]),
        ("The average cost of a crash is £75,000.", ["average cost of a crash"]),
        ("The loss from crime could be as high as £2.6 billion per year.", ["loss from crime"]),
        ("Falls came in Harbour (down 507, -22.5%).", ["Falls came in Harbour", "Falls came in Harbour"]),
        ("The unit won £72,000 of additional funding.", ["additional funding"]),
        ("The meeting chose three of the seven aims of the plan.", ["aims of the plan", "aims of the plan"]),
        ("3,100 crashes (40 fatal, 600 serious and 2,460 slight).", ["crashes", "fatal", "serious", "slight"]),
        ("Calls of help rose by 264% this time.", ["Calls of help"]),
        ("It had 80 attending in person and over 200 virtually.", ["attending in person", "attending virtually"]),
        ("A course took place where 15 wardens attended and that the results of it would be watched.",
         ["wardens attended"]),
        ("241 reported being afraid", ["being afraid"]),
        ("there were 45 lamp fires compared to 40 in 2031", ["lamp fires", "lamp fires"]),
        ("Harbour: 8100, a decrease of 390", ["Harbour", "Harbour"]),
        ("12% were from people who had no lamp, the rest had.", ["people who had no lamp"]),
        ("Lamp fires rose to 45, moving from 31%.", ["Lamp fires", "Lamp fires"]),
        ("The Fund (TLF) recorded a net decrease of 19.8 lamp jobs.", ["lamp jobs"]),
        ("Up to 16 attendees can be seated at each event.", ["attendees can be seated at each event"]),
        ("Rising demand cost more, as well as additional wages (£1.9m).", ["additional wages"]),
        ("Eight in ten (81 per cent) of residents feel safe at night.", ["residents feel safe at night"]),
        ("Eight in ten (81 per cent) residents feel safe at night.", ["residents feel safe at night"]),
        ("There were 9 lamp fires, an estimated £4m.", ["lamp fires", "estimated"]),
    ],
)  # fmt: skip
def test_what_is_counted(paper_of: PaperOf, text: str, measures: list[str]) -> None:
    assert [fact.measure for fact in in_sentence(paper_of, text)] == measures


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Most were of the first kind (317; 46%).", [(317, None), (46, None)]),
        ("It rose in Harbour Wells (6.7%, +312).", [(6.7, None), (312, "up")]),
        ("It fell most in Northgate (down 507, -22.5%).", [(507, "down"), (22.5, "down")]),
        ("The lines have fallen from 44 to 37 this time.", [(44, None), (37, None)]),
    ],
)
def test_numbers_in_pairs(paper_of: PaperOf, text: str, said: list[tuple[float, str | None]]) -> None:
    assert [(fact.value, fact.direction) for fact in in_sentence(paper_of, text)] == said


def test_a_number_per_many_is_a_rate(paper_of: PaperOf) -> None:
    (fact,) = in_sentence(paper_of, "The death rate was 4.5 per 100,000 people.")
    assert (fact.value, fact.unit) == (4.5, "rate")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The Partnership has two subgroups.", [2]),
        ("There are six objectives to meet.", [6]),
        ("Three key partner agencies lend their staff.", [3]),
        ("One ward has no lamp.", []),
        ("The latter two events were held.", []),
        ("It was agreed by the two of them.", []),
        ("those who report four or more thefts", []),
        ("The aim of Vision Zero is plain.", []),
        ("A third phase begins.", []),
        ("See Part Two of the plan.", []),
        ("Reference was added to 1.1 about control.", []),
        ("In Westmere 2 the lamps are lit.", []),
        ("The two tier area meets.", []),
        ("The plan has a five-year life, to 31 March 2031.", []),
        ("Mr Grey (Chair), 01622 000000, WM14 1XX", []),
    ],
)
def test_small_numbers_count_only_what_is_named(paper_of: PaperOf, text: str, values: list[float]) -> None:
    assert [fact.value for fact in in_sentence(paper_of, text)] == values


def test_a_change_without_a_name_is_of_what_was_said_before(paper_of: PaperOf) -> None:
    found = in_sentence(paper_of, "There were 5,690 referrals in all. This is a 7% increase.")
    assert [(fact.measure, fact.evidence.quote) for fact in found] == [
        ("referrals in all", "5,690 referrals in all"), ("referrals in all", "This is a 7% increase"),
    ]  # fmt: skip


def test_a_percentage_stands_for_the_fraction_it_restates(paper_of: PaperOf) -> None:
    (fact,) = in_sentence(paper_of, "with two thirds (66%) of all wards lit")
    assert (fact.value, fact.unit) == (66, "percent")


def test_period_and_place_hold_for_the_next_sentence(paper_of: PaperOf) -> None:
    """... and their words are kept as evidence beside the quote."""
    text = "In Westmere in 2031, 50 people died. This is a 1% increase."
    died, increase = in_sentence(paper_of, text)
    assert (died.geography, died.period) == (increase.geography, increase.period) == ("Westmere", "2031")
    assert {name: found.quote for name, found in increase.also} == {"geography": "Westmere", "period": "2031"}


def test_a_sentence_without_figures_hands_nothing_on(paper_of: PaperOf) -> None:
    (fact,) = in_sentence(paper_of, "The board of Westmere met in 2031. There are six objectives.")
    assert (fact.geography, fact.period) == (None, None)


def test_a_comparison_year_is_not_the_period(paper_of: PaperOf) -> None:
    (fact,) = in_sentence(paper_of, "Section 136 detentions fell (12% in 2031 compared to 2030).")
    assert (fact.value, fact.period) == (12, "2031")


def test_a_bracket_that_compares_is_a_change(paper_of: PaperOf) -> None:
    text = "There was much work to reduce the number of Section 136 detentions (12% in 2031 compared to 2030)."
    (fact,) = in_sentence(paper_of, text)
    assert (fact.measure, fact.direction, fact.period) == ("number of Section 136 detentions", "down", "2031")


def test_the_previous_year_has_its_own_figure(paper_of: PaperOf) -> None:
    text = "In 2030/31 there were 57,000 calls, fewer than the previous year when 67,000 were made."
    assert [(fact.value, fact.period) for fact in in_sentence(paper_of, text)] == [
        (57000, "2030/31"),
        (67000, "2029/30"),
    ]


def test_a_lead_in_line_covers_its_bullets(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "In the year ending March 2031 in Westmere:", {"marks": [(42, "1")]}),
        ("list_item", "45 lamps were lit"),
        ("list_item", "60 benches were set"),
        ("note", "Westmere Lamp Census", {"number": "1"}),
    )
    found = figures(paper)
    assert [(fact.period, fact.geography, fact.source) for fact in found] == [
        ("year ending 2031-03", "Westmere", "Westmere Lamp Census")
    ] * 2


def test_a_mark_covers_its_sentence_and_is_no_part_of_a_number(paper_of: PaperOf) -> None:
    first, second = "There were 19,000 calls, of which a quarter were new.", " Some 20,000 letters came."
    paper = paper_of(
        ("paragraph", first + second, {"marks": [(23, "6"), (len(first + second), "7")]}),
        ("note", "Call Book", {"number": "6"}),
        ("note", "Letter Book", {"number": "7"}),
    )
    assert [(fact.value, fact.source) for fact in figures(paper)] == [
        (19000, "Call Book"), (0.25, None), (20000, "Letter Book"),
    ]  # fmt: skip


def test_a_mark_before_all_numbers_covers_what_follows(paper_of: PaperOf) -> None:
    text = "Prevalence estimates suggest more than 5,000 users."
    paper = paper_of(("paragraph", text, {"marks": [(20, "1")]}), ("note", "Drug Census", {"number": "1"}))
    assert [fact.source for fact in figures(paper)] == ["Drug Census"]


def test_a_source_named_in_the_sentence(paper_of: PaperOf) -> None:
    (fact,) = in_sentence(paper_of, "According to the 2030/31 Westmere Crime Survey, 6.4% of adults saw it.")
    assert fact.source == "2030/31 Westmere Crime Survey"


def test_a_statement_is_recorded_once(paper_of: PaperOf) -> None:
    """... in its surest printing; with another qualifier or period it is another figure."""
    paper = paper_of(
        ("paragraph", "All eleven local safety boards agree."),
        ("paragraph", "There are 11 safety boards in Westmere."),
        ("paragraph", "There were over 11 safety boards."),
    )
    assert [(fact.value, fact.qualifier, fact.evidence.quote) for fact in figures(paper)] == [
        (11, "exact", "11 safety boards"), (11, "over", "over 11 safety boards"),
    ]  # fmt: skip


def test_agendas_headings_and_contents_hold_no_figures(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("part", "Agenda", {"kind": "agenda"}),
        ("paragraph", "12 items for 45 members"),
        ("part", "Report", {"kind": "report"}),
        ("heading", "45 lamps"),
        ("contents", "45 lamps"),
        ("paragraph", "Lamps of Westmere ................ 45 Benches"),
    )
    assert figures(paper) == []


def test_a_sentence_runs_on_after_a_short_form(paper_of: PaperOf) -> None:
    (fact,) = in_sentence(paper_of, "The calls made in Westmere (exc. Eastmere) during 2030/31 exceeded 19,000 in all.")
    assert (fact.geography, fact.period) == ("Westmere (exc. Eastmere)", "2030/31")


def test_every_quote_stands_in_the_paper(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "In 2031, 50 people died, 47 were hurt."), ("paragraph", "Over £1.2m was lost."))
    for fact in figures(paper):
        assert paper.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


@pytest.mark.shared
def test_figures_of_a_real_agreement(shared_dir: Path) -> None:
    """Most of the gold figures of one agreement are found, and little else on its pages."""
    import json

    from corpus.load import paper_words
    from extract.likeness import within
    from ingest.read import read_paper

    paper = read_paper(shared_dir / "papers" / "csa-2014-17.pdf", paper_words())
    found = list(find_figures(Reading(paper, profile_of(paper, profiles()))))
    lines = (shared_dir / "gold" / "csa-2014-17.jsonl").read_text("utf-8").splitlines()
    gold = [fact for fact in map(json.loads, lines) if fact["type"] == "figure"]
    hits = [
        fact
        for fact in gold
        if any(
            each.value == pytest.approx(fact["value"])
            and each.unit == fact["unit"]
            and within(each.evidence.quote, fact["evidence"]["quote"]) >= 0.4
            for each in found
        )
    ]
    pages = {fact["evidence"]["page"] for fact in gold}
    assert len(hits) >= 0.9 * len(gold)
    assert len([each for each in found if each.evidence.page in pages]) <= 1.1 * len(gold)


CONTEXT = {
    "a bracket is of the place before it": (
        "Calls rose in Eastmere (up 359, +14%) and Westmere (up 27, +2%).",
        [(359, "Eastmere", None), (14, "Eastmere", None), (27, "Westmere", None), (2, "Westmere", None)],
    ),
    "a bracket is of the year before it": (
        "There were 18 deaths in 2031, which is 9% more than the number of deaths registered in 2030 (7 deaths; 1.2%).",
        [(18, None, "2031"), (9, None, "2031"), (7, None, "2030"), (1.2, None, "2030")],
    ),
    "a bracket that says the change again is of this year": (
        "In 2031/32 thefts fell by 10% compared to the previous year (959 fewer thefts).",
        [(10, None, "2031/32"), (959, None, "2031/32")],
    ),
    "more than in the previous year": (
        "July 2031 saw 964 more calls than the same month in the previous year.",
        [(964, None, "2031-07")],
    ),
    "a survey of one nation": (
        "The CSEW found that 24% of people felt safe in the year-ending December 2031.",
        [(24, "England and Wales", "year ending 2031-12")],
    ),
    "against": (
        "Forty people drowned in 2031, against 27 in 2030.",
        [(40, None, "2031"), (27, None, "2030")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CONTEXT.values(), ids=CONTEXT)
def test_place_and_period_of_each_number(
    paper_of: PaperOf, text: str, expected: list[tuple[float, str | None, str | None]]
) -> None:
    found = [(fact.value, fact.geography, fact.period) for fact in in_sentence(paper_of, text)]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_a_heading_says_the_place_of_what_stands_under_it(paper_of: PaperOf) -> None:
    """Only one that says that all is of a place: "Westmere Strategy" is a name."""
    under = ("paragraph", "There were 40 floods.")
    assert figures(paper_of(("heading", "Westmere Context"), under))[0].geography == "Westmere"
    assert figures(paper_of(("heading", "Westmere Strategy"), under))[0].geography is None


UNITS = {
    "a rate with a noun between": ("a rate of 79.5 deaths per million people", 79.5, "rate"),
    "pounds in words": ("an investment of approx. 7 million pounds into boats", 7_000_000, "gbp"),
    "a small m before people counted": ("around 2.1m incidents", 2_100_000, "count"),
    "seen so many times": ("The film was seen 6,845 times.", 6845, "count"),
}


@pytest.mark.parametrize(("text", "value", "unit"), UNITS.values(), ids=UNITS)
def test_units_that_stand_apart(paper_of: PaperOf, text: str, value: float, unit: str) -> None:
    (fact,) = in_sentence(paper_of, text)
    assert (fact.value, fact.unit) == (value, unit)


COMPARED = {
    "lower than the number": ("It was lower than the 56,915 calls of last year.", "exact"),
    "lower than a number": ("It was lower than 56,915 calls.", "under"),
}


@pytest.mark.parametrize(("text", "qualifier"), COMPARED.values(), ids=COMPARED)
def test_what_is_compared_with_is_exact(paper_of: PaperOf, text: str, qualifier: str) -> None:
    (fact,) = in_sentence(paper_of, text)
    assert fact.qualifier == qualifier


def test_a_list_within_a_list_counts_what_the_item_above_names(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "The categories were:"),
        ("list_item", "Noise at night", {"depth": 1}),
        ("list_item", "Reflected a 3.3% increase", {"depth": 2}),
    )
    (fact,) = figures(paper)
    assert (fact.value, fact.measure, fact.direction) == (3.3, "Noise at night", "up")


def test_a_mark_within_a_lead_in_line_covers_its_bullets(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Floods in 2031 were:", {"marks": [(14, "1")]}),
        ("list_item", "40 wards in the north", {"depth": 1}),
        ("note", "Flood Census 2031", {"number": "1"}),
    )
    (fact,) = [each for each in figures(paper) if each.value == 40]
    assert fact.source == "Flood Census 2031"


def test_a_share_of_what_a_place_has(paper_of: PaperOf) -> None:
    (fact,) = in_sentence(paper_of, "The port is important, with 90 per cent of Westmere freight trade passing it.")
    assert "freight trade" in fact.measure


MEASURES = {
    "a share in a bracket after its fraction": ("Around a quarter (27%) of wards were dark.", [(27, "wards")]),
    "one in so many of a noun": ("Before the flood, around 1 in 12 women swam.", [(0.0833, "women swam")]),
    "a count out of a total": ("Wards lit: 50 out of 73.", [(50, "Wards lit"), (73, "Wards lit")]),
    "not what stood in a bracket": (
        "There were 8,974 deaths (14.0 per 100,000 people) from floods, an 18.6% increase.",
        [(8974, "deaths"), (14.0, "per 100,000 people"), (18.6, "floods")],
    ),
    "who says so is no measure": ("A survey found 34% reporting floods in their ward.", [(34, "floods in their ward")]),
}


@pytest.mark.parametrize(("text", "expected"), MEASURES.values(), ids=MEASURES)
def test_the_measure_is_what_is_counted(paper_of: PaperOf, text: str, expected: list[tuple[float, str]]) -> None:
    found = {fact.value: fact.measure for fact in in_sentence(paper_of, text)}
    for value, measure in expected:
        if value in found:
            assert measure in found[value]
    assert expected[0][0] in found


def test_a_name_beside_a_number_in_a_list_of_places_is_not_the_place_before_it(paper_of: PaperOf) -> None:
    found = in_sentence(paper_of, "Thefts rose in Eastmere (4.6%, 350) and Nowhere/Elsewhere (1.2%, 40).")
    assert {fact.value: fact.geography for fact in found}[1.2] == "Nowhere/Elsewhere"


def test_a_number_alone_says_nothing(paper_of: PaperOf) -> None:
    assert figures(paper_of(("heading", "Indicators"), ("paragraph", "66,746 (Amber)"))) == []


@pytest.mark.parametrize(("lead", "period"), [("Data for 2031 shows", "2031"), ("Data for 2031 were late.", None)])
def test_a_lead_in_line_may_have_no_colon(paper_of: PaperOf, lead: str, period: str | None) -> None:
    (fact,) = figures(paper_of(("paragraph", lead), ("list_item", "45 lamps were lit", {"depth": 1})))
    assert fact.period == period


NAMED = {
    "a name with what it leaves out": ("North (excluding Eastmere): 4258", "North"),
    "worth an estimated": ("The boat market is worth an estimated £9.4 billion.", "boat market"),
    "costs of something": ("They won £2.8m from costs relating to boats.", "costs relating to boats"),
}


@pytest.mark.parametrize(("text", "measure"), NAMED.values(), ids=NAMED)
def test_what_an_amount_is_of(paper_of: PaperOf, text: str, measure: str) -> None:
    (fact,) = in_sentence(paper_of, text)
    assert (fact.measure, fact.geography) == (measure, None)


def test_a_heading_that_names_nothing_is_no_measure(paper_of: PaperOf) -> None:
    assert figures(paper_of(("heading", "Key Performance Indicators"), ("paragraph", "It was 90% in all."))) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Seven floods were stopped, which takes the total number since March 2027 to 32 - with 18 related to rain, "
            "12 to tides and two to snow.",
            [7, 32, 18, 12, 2],
        ),
        ("Over 280 guests came - 80 plus in person alongside over 200 online.", [280, 80, 200]),
        ("There were four or more thefts.", []),
    ],
)
def test_totals_that_are_reached_and_their_parts(paper_of: PaperOf, text: str, values: list[float]) -> None:
    assert [each.value for each in find_figures(Reading(paper_of(("paragraph", text))))] == values


def test_two_labels_with_one_number_are_two_figures(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("list_item", "Number of reviews of noisy lamps asked for: 3"),
        ("list_item", "Number of reviews of noisy lamps carried out: 3"),
    )
    assert len(figures(paper)) == 2


def test_around_may_say_of_what_something_is_made(paper_of: PaperOf) -> None:
    found = in_sentence(paper_of, "The plan is built around four pillars and meets around 40 people.")
    assert [(each.value, each.qualifier) for each in found] == [(4, "exact"), (40, "about")]


def test_small_numbers_far_apart_are_two_statements(paper_of: PaperOf) -> None:
    between = [("paragraph", "Nothing was counted here. " * 20)] * 20
    paper = paper_of(("paragraph", "It has four pillars."), *between, ("paragraph", "It has four key pillars."))
    assert [each.value for each in figures(paper)] == [4, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 45% rated the lamps as good, with 95% rating the boats as good.", (95, "rating the boats as good")),
        ("Floods fell in the valley, but at a slower rate, they fell by 6%.", (6, "Floods fell in the valley")),
        ("Over 1,500 people met crews and almost 300 learnt to row.", (1500, "people met crews")),
    ],
)
def test_what_is_and_is_not_said_of_what_is_counted(paper_of: PaperOf, text: str, expected: tuple[float, str]) -> None:
    assert expected in [(each.value, each.measure) for each in find_figures(Reading(paper_of(("paragraph", text))))]


def test_who_must_be_so_old_is_no_figure(paper_of: PaperOf) -> None:
    assert not list(find_figures(Reading(paper_of(("paragraph", "Whoever rows must be over 16.")))))
