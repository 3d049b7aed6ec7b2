"""Bodies by name and by shape: where a name begins and ends, what it is short for, and what is no body."""

from collections.abc import Callable
from typing import Any

import pytest

from corpus.load import profiles, vocabulary
from extract.body_words import kind_of
from extract.facts import OrganisationFact
from extract.organisations import find_organisations
from extract.reading import Reading
from ingest.paper import Paper

PaperOf = Callable[..., Paper]
KENT = next(profile for profile in profiles() if profile.id == "kent")


def organisations(paper: Paper, *, kent: bool = False) -> list[OrganisationFact]:
    return list(find_organisations(Reading(paper, KENT if kent else None)))


def names(paper: Paper, **options: Any) -> set[str]:
    return {fact.name for fact in organisations(paper, **options)}


CASES = {
    "opening word": ("The Flood Tactical Group met.", {"Flood Tactical Group"}),
    "owner": ("Westmere County Council’s Flood Crime Unit is here.", {"Westmere County Council", "Flood Crime Unit"}),
    "joined names": (
        "Westmere Fire and Rescue Service and Westmere Police came.",
        {"Westmere Fire and Rescue Service", "Westmere Police"},
    ),
    "and within a name": ("The Drugs and Alcohol Steering Group met.", {"Drugs and Alcohol Steering Group"}),
    "commissioner": ("The Westmere Police and Crime Commissioner said so.", {"Westmere Police and Crime Commissioner"}),
    "list of bodies": (
        "Westmere Police, District & Borough Councils, the Home Office and Westmere Probation Trust agreed.",
        {"Westmere Police", "District & Borough Councils", "Home Office", "Westmere Probation Trust"},
    ),
    "commas in a committee": (
        "It went to the Growth, Rivers and Coasts Cabinet Committee.",
        {"Growth, Rivers and Coasts Cabinet Committee"},
    ),
    "owner in the name": ("A Women’s Safety Forum was launched.", {"Women’s Safety Forum"}),
    "places before a company": (
        "The Westmere, Eastmere and Northmere Community Rehabilitation Company (WEN CRC) met.",
        {"Westmere, Eastmere and Northmere Community Rehabilitation Company"},
    ),
    "abbreviation before and": ("The WSB and Westmere Flood Forum met.", {"Westmere Flood Forum"}),
    "class and body": (
        "Each Community Safety Partnership and the East Westmere Community Safety Partnership met.",
        {"Community Safety Partnership", "East Westmere Community Safety Partnership"},
    ),
    "of and for": ("Terms of Reference for the Flood Watch Forum were read.", {"Flood Watch Forum"}),
    "goes on in capitals": ("The Flood Media Team Leader spoke.", set()),
    "small ending": ("It is with the Home Office communications team.", {"Home Office communications team"}),
    "small ending after capitals": ("It has a virtual Flood Safety team, and a flood team.", {"Flood Safety team"}),
    "opening of a name": ("A study by the University of St. Anne found this.", {"University of St. Anne"}),
    "said of any": ("The Board, the Working Group and each Local Authority met Organised Crime Groups.", set()),
    "no body": ("We work in Partnership, and Build Trust. Customer Service matters. The Police said so.", set()),
    "plain word": ("In a study by Shelter, many said so. Respect for others matters.", {"Shelter"}),
    "health service of a place": (
        "NHS Westmere and Eastmere met. The NHS Long Term Plan, NHS staff and an NHS Trust did not.",
        {"NHS Westmere and Eastmere", "NHS"},
    ),
    "health service and another": ("NHS Westmere and Redthread came.", {"NHS Westmere", "Redthread"}),
    "commas in a group": (
        "It went to the Risks, Threats and Floods Group. Staff of Police, Fire and Probation Group met.",
        {"Risks, Threats and Floods Group", "Fire and Probation Group"},
    ),
    "commas in a department": (
        "By the Department of Rivers, Coasts and Seas Arm’s Pot, and the Department for Farms, Westmere Police.",
        {"Department of Rivers, Coasts and Seas", "Department for Farms", "Westmere Police"},
    ),
    "strategy before a group": ("The Noise Strategy and Noise Strategy Group are new.", {"Noise Strategy Group"}),
    "bank": (
        "The Bank of Westmere lends; the Flood Debt Office (FDO) pays.",
        {"Bank of Westmere", "Flood Debt Office"},
    ),
    "commas before a small ending": (
        "It went to the Rivers, Coasts & Harbours committee.",
        {"Rivers, Coasts & Harbours committee"},
    ),
    "charity of plain words in a list": (
        "Those who spoke were Hope Not Hate, Small Steps, and Westmere Police. Trust, Respect and Small Steps help.",
        {"Hope Not Hate", "Small Steps", "Westmere Police"},
    ),
    "charity that is a plain word": (
        "Visits by counsellors from Mind were kept in Mind by West Harbour Mind. A Stonewall was built.",
        {"Mind", "West Harbour Mind"},
    ),
    "councils in short": ("Torfaen CBC and Dover DC came, DC lamps did not.", {"Torfaen CBC", "Dover DC"}),
    "a line in capitals": ("WESTMERE FIRE AND RESCUE SERVICE", {"WESTMERE FIRE AND RESCUE SERVICE"}),
    "a post before a place": (
        "Apologies came from Ann Field (Senior Operations Officer Gwynedd and Anglesey Flood Partnership).",
        {"Gwynedd and Anglesey Flood Partnership"},
    ),
    "small letters with an abbreviation": (
        "The work of community safety partnerships (CSPs) goes on; community safety partnerships met.",
        {"community safety partnerships"},
    ),
    "address": ("Write to team@flood-council.gov.uk or see www.westmere.police.uk today.", set()),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_names_in(paper_of: PaperOf, text: str, expected: set[str]) -> None:
    """Every body that a sentence names, and nothing else."""
    assert names(paper_of(("paragraph", text))) == expected


WORDS = [
    (name, entry)
    for name in ("endings", "openings", "small_endings", "with_places")
    for entry in vocabulary("organisations")[name]
]


@pytest.mark.parametrize(("name", "entry"), WORDS, ids=[f"{name}: {entry['say']}" for name, entry in WORDS])
def test_every_word_proves_itself(paper_of: PaperOf, name: str, entry: dict[str, str]) -> None:
    """Each ending or opening finds its example and passes by the other."""

    def has_word(text: str) -> bool:
        found = organisations(paper_of(("paragraph", text)), kent=name == "small_endings")
        return any(entry["say"] in fact.name for fact in found)

    assert has_word(entry["finds"])
    assert not has_word(entry["passes_by"])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Westmere Ambulance Service", "health"),
        ("Westmere Fire Authority", "fire"),
        ("Westmere Police Media Team", "team"),
        ("Flood Scrutiny Committee", "board"),
        ("Westmere Mental Health Crisis Board", "board"),
        ("Westmere NHS Foundation Trust", "health"),
        ("Flood Relief Trust", "charity"),
    ],
)
def test_kind_by_ending_then_by_field(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_short_forms_are_the_same_name(paper_of: PaperOf) -> None:
    """Abbreviation, "&" for "and", plural and the name without its place make one fact, printed in full."""
    paper = paper_of(
        ("heading", "Violence Reduction Unit"),
        ("paragraph", "The VRU met. The Kent & Medway Violence Reduction Unit (VRU) grew. It is the VRU of Kent."),
        ("paragraph", "The Kent and Medway Violence Reduction Unit met Kent Fire & Rescue Services.", {"page": 2}),
        ("paragraph", "Kent Fire and Rescue Service met."),
    )
    found = {fact.name: fact for fact in organisations(paper, kent=True)}
    assert set(found) == {"Kent & Medway Violence Reduction Unit", "Kent Fire and Rescue Service"}
    unit = found["Kent & Medway Violence Reduction Unit"]
    assert (unit.abbreviation, unit.kind) == ("VRU", "unit")
    assert unit.evidence.quote == "Kent & Medway Violence Reduction Unit (VRU)"


def test_an_owner_in_short_is_left_where_the_paper_mostly_leaves_it(paper_of: PaperOf) -> None:
    text = "The WCC Rivers Committee met. The Rivers Committee heard this. The Rivers Committee rose."
    owner = ("paragraph", "Westmere County Council (WCC) met.")
    assert "Rivers Committee" in names(paper_of(owner, ("paragraph", text)))
    assert "WCC Rivers Committee" in names(paper_of(owner, ("paragraph", text.replace("The R", "The WCC R", 1))))


def test_a_body_after_its_owner_is_that_body(paper_of: PaperOf) -> None:
    text = "The Home Office paid. The Home Office Noise Board met. The Noise Board heard"
    paper = paper_of(
        ("paragraph", f"{text} the National Police Chief’s Council."),
        ("paragraph", "The National Police Chiefs’ Council (NPCC) met."),
    )
    assert names(paper) == {"Home Office", "Noise Board", "National Police Chiefs’ Council"}


def test_a_singular_among_plurals_is_a_slip(paper_of: PaperOf) -> None:
    text = "The Flood and Tide Unit judged. Flood and Tide Units met. All Flood & Tide Units paid."
    assert names(paper_of(("paragraph", text))) == {"Flood and Tide Units"}


def test_a_group_for_a_subject_with_its_short_form(paper_of: PaperOf) -> None:
    """The short form is the group's only where the paper has it nowhere else."""
    text = "A Multi-Agency Answer to Floods (MAAF) panel: MAAF met. The Flood Safety Reviews (FSRs) Steering Group met."
    both = {"Multi-Agency Answer to Floods (MAAF) panel", "Flood Safety Reviews (FSRs) Steering Group"}
    assert names(paper_of(("paragraph", text))) == both
    found = organisations(paper_of(("paragraph", text), ("paragraph", "All FSRs are read.")))
    assert {fact.abbreviation for fact in found} == {"MAAF", None}


def test_abbreviation_means_what_the_paper_says(paper_of: PaperOf) -> None:
    """One that the paper brings in for something else is not the gazetteer's body."""
    paper = paper_of(("paragraph", "Crime Prevention Surveys (CPS) were made. A CPS is short."))
    assert names(paper) == set()
    paper = paper_of(("paragraph", "The Coastal Patrol Society (CPS) met. The CPS is small."))
    assert [(fact.name, fact.abbreviation) for fact in organisations(paper)] == [("Coastal Patrol Society", "CPS")]


def test_two_committees_are_two_names(paper_of: PaperOf) -> None:
    """A name that says more than a place before it is another name."""
    text = "The Scrutiny Committee met as the Crime and Disorder Scrutiny Committee, not the Rivers Scrutiny Committee."
    assert len(names(paper_of(("paragraph", text)))) == 3


def test_prose_outweighs_headings_in_capitals(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "WESTMERE FLOOD BOARD"), ("paragraph", "The Westmere Flood Board met Westmere Police.")
    )
    assert names(paper) == {"Westmere Flood Board", "Westmere Police"}


def test_successors_stay_apart(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "The Highways Agency became Highways England, and that National Highways."))
    assert names(paper) == {"Highways Agency", "Highways England", "National Highways"}


def test_the_field_of_a_consultant_is_no_body(paper_of) -> None:
    reading = Reading(paper_of(("paragraph", "The lead is the Consultant in Public Health, Westmere Council.")))
    assert [fact.name for fact in find_organisations(reading)] == ["Westmere Council"]


def test_the_title_of_a_law_names_no_body(paper_of: PaperOf) -> None:
    text = "Under the Local Authority (Public Health, Westmere Board and Locks) Regulations 2013 Westmere Police met."
    assert names(paper_of(("paragraph", text))) == {"Westmere Police"}


def test_trust_is_no_body_by_itself(paper_of: PaperOf) -> None:
    """ "Trust and Confidence Board" is one name; "Rivers Trust and Flood Board" are two."""
    text = "The Trust and Confidence Board met. The Westmere Rivers Trust and Westmere Flood Board met."
    assert names(paper_of(("paragraph", text))) == {
        "Trust and Confidence Board",
        "Westmere Rivers Trust",
        "Westmere Flood Board",
    }


def test_short_form_in_quotation_marks(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "It is called the Safer Harbour Partnership or ‘SHP’. Those of the SHP met."),
    )
    assert [(fact.name, fact.abbreviation, fact.evidence.quote) for fact in organisations(paper)] == [
        ("Safer Harbour Partnership", "SHP", "Safer Harbour Partnership or ‘SHP’")
    ]


def test_short_form_in_a_glossary(paper_of: PaperOf) -> None:
    rows = [["HLB", "Harbour Loan Board – lends money."], ["XYZ", "Harbour Bells Board rings."], ["Rate", "A rate."]]
    found = {fact.name: fact.abbreviation for fact in organisations(paper_of(("table", rows)))}
    assert found == {"Harbour Loan Board": "HLB", "Harbour Bells Board": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They appoint a Joint Rivers and Floods Committee (JRFC).", [("Joint Rivers and Floods Committee", "JRFC")]),
        ("The Harbours, Rivers & Coasts Directorate pays.", [("Harbours, Rivers & Coasts Directorate", None)]),
        ("There is a new chapter on the Kent Police & Crime Plan.", []),
        ("It tells of the future of local government.", []),
    ],
    ids=["abbreviation-tells-more", "commas-of-a-directorate", "a-plan", "a-kind-of-thing"],
)
def test_where_a_name_begins_and_what_is_none(paper_of: PaperOf, text: str, expected: list) -> None:
    found = organisations(paper_of(("paragraph", text)))
    assert [(fact.name, fact.abbreviation) for fact in found] == expected


def test_a_department_by_its_field_alone(paper_of: PaperOf) -> None:
    text = "Westmere County Council (WCC) met. WCC Highways mend roads. WCC Public Health and WCC Housing Days met."
    assert names(paper_of(("paragraph", text))) == {"Westmere County Council", "WCC Highways", "WCC Public Health"}
