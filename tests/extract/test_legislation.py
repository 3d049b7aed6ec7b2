"""Acts, regulations, bills, duties, guidance and white papers, with the cases that are easily got wrong."""

import pytest

from corpus.load import vocabulary
from extract.facts import LegislationFact
from extract.legislation import find_legislation, identifier, mentions_in
from extract.reading import Reading

CASES = {
    "year after": (
        "Section 17 of the Crime and Disorder Act 1998 (as amended by the Police and Justice Act 2006)",
        ["Crime and Disorder Act, 1998, act", "Police and Justice Act, 2006, act"],
    ),
    "year in brackets": (
        "a result of the ‘Domestic Violence, Crime and Victims Act (2004)’.",
        ["Domestic Violence, Crime and Victims Act, 2004, act"],
    ),
    "year before": ("an amendment to the 1998 Crime and Disorder Act", ["Crime and Disorder Act, 1998, act"]),
    "opening word": (
        "Under the Flood Act 2010. The Rivers and Coasts Act 2011",
        ["Flood Act, 2010, act", "Rivers and Coasts Act, 2011, act"],
    ),
    "brackets in the title": (
        "The Flood (Formulation and Making of Walls) Regulations 2007 say",
        ["Flood (Formulation and Making of Walls) Regulations, 2007, regulations"],
    ),
    "list": (
        "the Flood Act 2014, Rivers and Coasts Act 2015 (and changes in 2019), Locks Act 2015 and Sluices Act 2016",
        ["Flood Act, 2014, act", "Rivers and Coasts Act, 2015, act", "Locks Act, 2015, act", "Sluices Act, 2016, act"],
    ),
    "an order that is an Act": ("The Public Order Act 2023 gave", ["Public Order Act, 2023, act"]),
    "long brackets": (
        "The Flood (Public Walls, Sluices and Locking Boards and Health of all Rivers) Regulations 2013",
        ["Flood (Public Walls, Sluices and Locking Boards and Health of all Rivers) Regulations, 2013, regulations"],
    ),
    "another name before": (
        "the Westmere Action Plan and Criminal Justice Bill",
        ["Criminal Justice Bill, None, bill"],
    ),
    "owner before": ("the Westmere Authority’s Care Act 2014 duties", ["Care Act, 2014, act"]),
    "bill with year": ("the Flood Bill, the Rivers Bill 2031", ["Flood Bill, None, bill", "Rivers Bill, 2031, bill"]),
    "duty": ("the new Flood Defence Duty, and the Flood Duty Delivery Board", ["Flood Defence Duty, None, duty"]),
    "duty in a list": (
        "Human Trafficking, Floods, Serious Violence Duty, Locks",
        ["Serious Violence Duty, None, duty"],
    ),
    "guidance about a duty": (
        "draft guidance published by the government regarding the Flood Duty",
        ["Flood Duty, None, guidance", "Flood Duty, None, duty"],
    ),
    "named guidance": (
        "New Flood Review Statutory Guidance from the Office",
        ["Flood Review Statutory Guidance, None, guidance"],
    ),
    "another Act of another year within it": (
        "the Flood, Coast and Sentencing Act 2031 and the Sentencing Act 2020)",
        ["Flood, Coast and Sentencing Act, 2031, act", "Sentencing Act, 2020, act"],
    ),
    "guidance under a title": (
        "Statutory guidance was brought in regarding joint work to save lives in ‘Working Together by the River’ etc.",
        ["Working Together by the River, None, guidance"],
    ),
    "white paper": (
        "the Reforming the Flood Act White Paper and a Flood Bill",
        ["Reforming the Flood Act, None, white_paper", "Flood Bill, None, bill"],
    ),
    "small words of a known title": (
        "the Protection from Sex-based Harassment in Public Act 2023",
        ["Protection from Sex-based Harassment in Public Act, 2023, act"],
    ),
    "mention of one named before": ("The Act gave powers; amendments to the 1998 Act; part 4 of the Act.", []),
    "not a title": ("We act 2010 times. InterAct 2014 was on duty. Public Spaces Protection Order was made.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_titles_of(text: str, expected: list[str]) -> None:
    """Title, year and kind of everything a sentence names, and nothing else."""
    assert [f"{each.title}, {each.year}, {each.kind}" for each in mentions_in(text)] == expected


WORDS = [
    (name, entry) for name, entries in vocabulary("legislation").items() for entry in entries if isinstance(entry, dict)
]


@pytest.mark.parametrize(("name", "entry"), WORDS, ids=[f"{name}: {entry['say']}" for name, entry in WORDS])
def test_every_word_proves_itself(name: str, entry: dict[str, str]) -> None:
    """Each word of the vocabulary finds its example, as the kind it says, and passes by the other."""
    kind = entry.get("kind", "guidance" if name.startswith("guidance") else None)
    assert kind in {each.kind for each in mentions_in(entry["finds"])}
    assert kind not in {each.kind for each in mentions_in(entry["passes_by"])}


@pytest.mark.parametrize(
    ("title", "year", "number"),
    [
        ("Crime and Disorder Act", 1998, "ukpga/1998/37"),
        ("Police, Crime and Sentencing Courts Act", 2022, "ukpga/2022/32"),  # misprint that the gazetteer lists
        ("Modern Slavary Act", 2015, "ukpga/2015/30"),  # misprint that it does not
        ("Crime and Disorder Act", 1999, None),
        ("Care Act", None, "ukpga/2014/23"),
        ("Housing Act", None, None),  # there are several
        ("Flood Act", 2010, None),
    ],
)
def test_identifier(title: str, year: int | None, number: str | None) -> None:
    """The identifier is that of the Act meant; where that is not plain there is none."""
    assert identifier(title, year) == (number and f"http://www.legislation.gov.uk/id/{number}")


def test_one_fact_for_each_title_at_its_first_mention(paper_of) -> None:
    """Later mentions, "and" for "&", and an Act without its year are not facts of their own."""
    paper = paper_of(
        ("heading", "Legislation"),
        ("paragraph", "The Flood & Coast Act received assent. The Flood and Coast Act 2010 holds."),
        ("list_item", "Flood & Coast Act 2010", {"page": 2}),
        ("note", "Section 3 of the Rivers Act 2012", {"number": "1"}),
    )
    facts = list(find_legislation(Reading(paper)))
    assert [(fact.title, fact.year) for fact in facts] == [("Flood and Coast Act", 2010), ("Rivers Act", 2012)]
    assert facts[0].evidence.quote == "Flood and Coast Act 2010"
    assert facts[0].evidence.page == 1
    assert all(isinstance(fact, LegislationFact) for fact in facts)


def test_a_title_among_bills_is_a_bill(paper_of) -> None:
    """A list of bills may leave the word out; a title in no such list is none."""
    items = ["Crime and Rivers Bill", "Harbours (Lighting of Quays)", "Boats Bill"]
    reading = Reading(paper_of(*(("list_item", item) for item in items)))
    assert [(fact.title, fact.kind, fact.confidence) for fact in find_legislation(reading)][1] == (
        "Harbours (Lighting of Quays)", "bill", 0.8,
    )  # fmt: skip
    alone = Reading(
        paper_of(*(("list_item", item) for item in ("Floods", "Harbours (Lighting of Quays)", "Boats Bill")))
    )
    assert [fact.title for fact in find_legislation(alone)] == ["Boats Bill"]
