"""Whose a paper is: the partnership that it names, not a neighbour that shares a trust or a police force with it."""

from __future__ import annotations

from corpus.load import BodyEntry, PlaceEntry, Profile
from extract.partnership import names_it, profile_of

WESTMERE = Profile(
    id="westmere",
    name="Westmere Community Safety Partnership",
    abbreviations=("WCSP",),
    area="westmere",
    agreement="Westmere Community Safety Plan",
    bodies=(BodyEntry(id="ambulance", name="Lakes Ambulance Trust", kind="health"),),
    places=(PlaceEntry(id="westmere", name="Westmere", kind="unitary"),),
)
EASTMERE = WESTMERE.model_copy(
    update={
        "id": "eastmere",
        "name": "Safer Eastmere",
        "abbreviations": (),
        "area": "eastmere",
        "bodies": (),
        "places": (PlaceEntry(id="eastmere", name="Eastmere", kind="unitary"),),
    }
)


def test_a_shared_body_makes_a_paper_nobodys(paper_of) -> None:
    paper = paper_of(("paragraph", "Lakes Ambulance Trust reported. " * 5))
    assert profile_of(paper, [EASTMERE, WESTMERE]) is None


def test_the_partnership_named_most_has_the_paper(paper_of) -> None:
    paper = paper_of(("paragraph", "Westmere met. Eastmere sent apologies. Lakes Ambulance Trust and Westmere agreed."))
    assert profile_of(paper, [EASTMERE, WESTMERE]) is WESTMERE


def test_one_mention_in_passing_is_not_enough(paper_of) -> None:
    paper = paper_of(("paragraph", "Officers visited Westmere."))
    assert profile_of(paper, [WESTMERE]) is None


def test_a_partnership_is_named_by_name_abbreviation_or_area() -> None:
    assert names_it("the WCSP met", WESTMERE)
    assert names_it("crime in Westmere", WESTMERE)
    assert not names_it("crime in Westmereford", WESTMERE)
