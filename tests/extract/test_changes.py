"""Changes: each way papers have of saying that something became something else, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as any_of

from extract.change_frames import framed, frames
from extract.change_labels import labels_in
from extract.changes import find_changes
from extract.editions import find_editions
from extract.facts import ChangeFact
from extract.priorities import find_priorities
from extract.reading import Reading
from extract.themes import find_themes

PLAN = "Westmere Community Safety Plan"
TITLE = ("heading", f"{PLAN} 2031-34", {"level": 1})
OWN = (("heading", "Foreword", {"level": 2}), ("heading", "Our Priorities", {"level": 2}))


def changes(paper) -> list[ChangeFact]:
    reading = Reading(paper)
    reading.keep("edition", find_editions(reading))
    reading.keep("priority", find_priorities(reading))
    reading.keep("theme", find_themes(reading))
    return list(find_changes(reading))


def said(fact: ChangeFact) -> tuple[object, ...]:
    return fact.of, fact.change, fact.before, fact.after, fact.year, fact.status


STATED = {
    "replaced by": (
        "Under the Health Act 2029, District Health Trusts (DHTs) were replaced with Care Boards and now fund this.",
        ("body", "replaced", ("District Health Trusts (DHTs)",), ("Care Boards",), 2029, "adopted"),
    ),
    "will be replaced, dated before": (
        "With effect from 1st June 2031 Westmere Probation will be replaced by the Westmere Probation Service.",
        ("body", "replaced", ("Westmere Probation",), ("Westmere Probation Service",), 2031, "adopted"),
    ),
    "by its short form": (
        "Flood Safety Reviews (FSR) are held. The Act introduced in 2031 a change in the name of FSRs to Tide Reviews.",
        ("process", "renamed", ("Flood Safety Reviews (FSR)",), ("Tide Reviews",), 2031, "adopted"),
    ),
    "published in small letters": (
        "The Noise reduction strategy for Westmere: 2031–2034 was published in May 2031.",
        ("strategy", "introduced", (), ("Noise reduction strategy for Westmere",), 2031, "adopted"),
    ),
    "a service that commenced": (
        "The Westmere Flood Service (WFS) commenced in April 2031.",
        ("process", "introduced", (), ("Westmere Flood Service (WFS)",), 2031, "adopted"),
    ),
    "which replaced": (
        "The Mayor chairs the Westmere Night Safety Board which replaced the Licensing Forum.",
        ("body", "replaced", ("Licensing Forum",), ("Westmere Night Safety Board",), None, "adopted"),
    ),
    "a priority that is now a part": (
        "Noise, which was a stand-alone priority in 2030, now forms part of Rural Crime.",
        ("priority", "merged", ("Noise",), ("Rural Crime",), 2030, "adopted"),
    ),
    "combined under": (
        "In 2030 Fly-tipping, until now a priority of its own, has been combined with Noise under Rural Crime.",
        ("priority", "merged", ("Fly-tipping", "Noise"), ("Rural Crime",), 2030, "adopted"),
    ),
    "to be removed": (
        "The Partnership proposes that Noise be removed as a separate priority.",
        ("priority", "dropped", ("Noise",), (), 2031, "proposed"),
    ),
    "would change": (
        "The name of the Gangs Forum would change to the Fraud Forum, subject to agreement.",
        ("body", "renamed", ("Gangs Forum",), ("Fraud Forum",), None, "proposed"),
    ),
    "told before a semicolon": (
        "In 2029 the Night Panel merged with the Harbour Board to form the Safety Board; in 2031 they parted.",
        ("body", "merged", ("Night Panel", "Harbour Board"), ("Safety Board",), 2029, "adopted"),
    ),
    "took on the work of": (
        "This is due to the Westmere Care Board taking on the responsibilities of the Westmere Health Trust in 2031.",
        ("body", "replaced", ("Westmere Health Trust",), ("Westmere Care Board",), 2031, "adopted"),
    ),
    "kept": (
        "The review of 2031 identified the need to keep ‘Preventing Fraud’ as a priority for the partnership.",
        ("priority", "unchanged", ("Preventing Fraud",), ("Preventing Fraud",), 2031, "adopted"),
    ),
    "title and kind": (
        "Westmere Council launched its ‘Calm Nights’ Noise Strategy in July 2031 and will review it.",
        ("strategy", "introduced", (), ("‘Calm Nights’ Noise Strategy",), 2031, "adopted"),
    ),
    "title that opens with a small word": (
        "In December 2030 ministers published ‘From Noise to Calm’ a 10-year drugs plan.",
        ("strategy", "introduced", (), ("From Noise to Calm",), 2030, "adopted"),
    ),
    "paper with what it sets out": (
        "On 16 December 2030 ministers published the Quiet Rivers White Paper, setting out their aims.",
        ("legislation", "introduced", (), ("Quiet Rivers White Paper",), 2030, "adopted"),
    ),
    "subgroup": (
        "A flood subgroup of the WFB has been established in 2031 that meets monthly.",
        ("body", "introduced", (), ("flood subgroup of the WFB",), 2031, "adopted"),
    ),
    "replacement of": (
        "The Police Regulations 2027 set out more, the most notable being the replacement of yearly audits with a "
        "triennial review and public consultations.",
        ("process", "replaced", ("yearly audits",), ("triennial review", "public consultations"), 2027, "adopted"),
    ),
    "in place of": (
        "Partners heard of the Harbour Safety Bill (in place of the Ports Bill) with factsheets.",
        ("legislation", "replaced", ("Ports Bill",), ("Harbour Safety Bill",), None, "adopted"),
    ),
    "renamed": (
        "In 2030 the Westmere Crime Panel was renamed the Westmere Safety Board.",
        ("body", "renamed", ("Westmere Crime Panel",), ("Westmere Safety Board",), 2030, "adopted"),
    ),
    "formerly": (
        "Support comes from the Westmere Hotspot Fund Group (formerly known as Patrol Group) this year.",
        ("body", "renamed", ("Patrol Group",), ("Westmere Hotspot Fund Group",), None, "adopted"),
    ),
    "now": (
        "Crime Reduction Partnerships (now Safety Partnerships) were asked to carry out audits.",
        ("body", "renamed", ("Crime Reduction Partnerships",), ("Safety Partnerships",), None, "adopted"),
    ),
    "absorbed": (
        "The youth grant has been absorbed into the general policing grant.",
        ("process", "merged", ("youth grant",), ("general policing grant",), None, "adopted"),
    ),
    "merging": (
        "This is due to the merging of the Eastmere Probation Trust and Westmere Rehabilitation Company.",
        ("body", "merged", ("Eastmere Probation Trust", "Westmere Rehabilitation Company"), (), None, "adopted"),
    ),
    "added to a remit": (
        "Reducing noise was subsequently added by the Quiet Streets Act 2029.",
        ("process", "expanded", (), ("Reducing noise",), 2029, "adopted"),
    ),
    "royal assent": (
        "The Quiet Streets Act 2031 received Royal Assent on 29th April 2031.",
        ("legislation", "introduced", (), ("Quiet Streets Act 2031",), 2031, "adopted"),
    ),
    "a duty comes into effect": (
        "The requirement for partnerships to conduct Fire Death Reviews (FDR) came into effect on 13th April 2030.",
        ("process", "introduced", (), ("Fire Death Reviews (FDR)",), 2030, "adopted"),
    ),
    "run-in heading": (
        "Better Homes Programme: The programme was launched by ministers in 2029.",
        ("process", "introduced", (), ("Better Homes Programme",), 2029, "adopted"),
    ),
    "by year: introduced": (
        "2032 – A new priority of ‘Rural Crime’ was introduced.",
        ("priority", "introduced", (), ("Rural Crime",), 2032, "adopted"),
    ),
    "by year: theme": (
        "2033 – In addition a new cross-cutting theme was added to ‘Support Young People’.",
        ("theme", "introduced", (), ("Support Young People",), 2033, "adopted"),
    ),
    "by year: expanded": (
        "2033 – The priority of Knife Crime was expanded to become ‘Knife Crime and Gangs’ to reflect new duties.",
        ("priority", "expanded", ("Knife Crime",), ("Knife Crime and Gangs",), 2033, "adopted"),
    ),
    "agreed to be incorporated": (
        "2032 – It was agreed that Noise would be incorporated into existing priorities i.e. Rural Crime and Litter.",
        ("priority", "merged", ("Noise",), ("Rural Crime", "Litter"), 2032, "adopted"),
    ),
    "proposed": (
        "It is suggested that the theme ‘Recovery from Flood’ be changed to ‘Recovery from Large Events’.",
        ("theme", "renamed", ("Recovery from Flood",), ("Recovery from Large Events",), 2031, "proposed"),
    ),
    "name from and to": (
        "In 2030 the partnership changed its name from Westmere Crime Panel to Westmere Safety Board.",
        ("body", "renamed", ("Westmere Crime Panel",), ("Westmere Safety Board",), 2030, "adopted"),
    ),
    "merged with": (
        "In 2030 the Night Panel merged with the Harbour Board to form the Westmere Safety Board.",
        ("body", "merged", ("Night Panel", "Harbour Board"), ("Westmere Safety Board",), 2030, "adopted"),
    ),
    "split in two": (
        "The priority of Violence has been split into two priorities: Knife Crime and Domestic Abuse.",
        ("priority", "split", ("Violence",), ("Knife Crime", "Domestic Abuse"), 2031, "adopted"),
    ),
    "added to the list": (
        "Hate Crime has been added to the list of priorities.",
        ("priority", "introduced", (), ("Hate Crime",), 2031, "adopted"),
    ),
    "added as": (
        "We have added Modern Slavery as a new priority.",
        ("priority", "introduced", (), ("Modern Slavery",), 2031, "adopted"),
    ),
    "a new priority": (
        "Retail Crime is a new priority for 2032.",
        ("priority", "introduced", (), ("Retail Crime",), 2032, "adopted"),
    ),
    "removed from the list": (
        "Burglary has been removed from our list of priorities.",
        ("priority", "dropped", ("Burglary",), (), 2031, "adopted"),
    ),
    "plan replaces plan": (
        "This plan replaces the 2028-31 Community Safety Plan.",
        ("strategy", "replaced", ("2028-31 Community Safety Plan",), (PLAN,), 2031, "adopted"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATED.values(), ids=STATED)
def test_a_change_as_it_is_stated(paper_of, text, expected) -> None:
    assert [said(fact) for fact in changes(paper_of(TITLE, *OWN, ("paragraph", text)))] == [expected]


NO_CHANGE = {
    "possible": "The Night Safety Board may be replaced by the Westmere Safety Board.",
    "asked": "Partners considered whether the Patrol Panel should be merged with the Safety Board.",
    "the same name": "This refresh supersedes the Westmere Community Safety Plan published in 2029.",
    "can be": "Other themes were suggested including hate, but these can be incorporated into the broader themes.",
    "denied": "The Patrol Panel was never renamed the Safety Board.",
    "to be": "The old appendix is to be written and the Patrol Panel to be replaced by the Safety Board.",
    "somebody else's": "Noise is a small concern but it has been added as a priority in the Police and Crime Plan.",
    "an adjective": "She thanked the newly established Probation Service.",
    "nameless": "New measures were introduced and a new process was established.",
}


@pytest.mark.parametrize("text", NO_CHANGE.values(), ids=NO_CHANGE)
def test_what_is_no_change(paper_of, text) -> None:
    assert changes(paper_of(TITLE, *OWN, ("paragraph", text))) == []


def test_a_draft_proposes_and_history_stays_adopted(paper_of) -> None:
    """The suggestion of a draft is one; what its history says of earlier years was adopted."""
    paper = paper_of(
        ("heading", "Westmere Community Safety Plan", {"level": 1}),
        ("paragraph", "Draft April 2034"),
        *OWN,
        ("list_item", "2032 – A new priority of ‘Rural Crime’ was introduced."),
        ("paragraph", "Fly-tipping (FT) covers many harms. However, it has been suggested that it be added to the "
         "Rural Crime priority and the name changed to ‘FT and Rural Crime’."),
    )  # fmt: skip
    assert [said(fact) for fact in changes(paper)] == [
        ("priority", "introduced", (), ("Rural Crime",), 2032, "adopted"),
        ("priority", "merged", ("Fly-tipping (FT)", "Rural Crime"), ("FT and Rural Crime",), 2034, "proposed"),
    ]


def test_what_took_the_place_of_another_is_not_introduced_again(paper_of) -> None:
    first = "The Westmere Act 2030 introduced directly elected Fire Commissioners (FCs) to replace Fire Authorities."
    again = "The Westmere Act 2030 introduced directly elected Fire Commissioners (FCs)."
    found = changes(paper_of(TITLE, *OWN, ("paragraph", first), ("paragraph", again)))
    assert [fact.change for fact in found] == ["replaced"]


def test_an_amendment_has_the_year_of_the_act_that_makes_it(paper_of) -> None:
    text = (
        "The Quiet Streets Act 2031 received Royal Assent in May 2031. Part 2 of the Act introduced a Westmere Noise "
        "Commissioner with an amendment to the Noise Nuisance Act (2004), requiring reports."
    )
    amended = [fact for fact in changes(paper_of(TITLE, *OWN, ("paragraph", text))) if fact.change == "expanded"]
    assert [said(fact) for fact in amended] == [
        ("legislation", "expanded", ("Noise Nuisance Act (2004)",), ("Noise Nuisance Act (2004)",), 2031, "adopted"),
    ]


def test_the_others_stay_but_what_the_sentence_excepts(paper_of) -> None:
    """What the text renames further down, or names behind "but", did not stay as it was."""
    paper = paper_of(
        TITLE,
        *OWN,
        ("paragraph", "The following cross-cutting themes are included: Early Help; Recovery from Flood; and Trust."),
        ("paragraph", "It is proposed that the other themes remain the same but with a change in wording for the theme "
         "‘Recovery from Flood’. It is suggested that the theme be changed to ‘Recovery from Large Events’."),
    )  # fmt: skip
    kept = next(fact for fact in changes(paper) if fact.change == "unchanged")
    assert kept.after == ("Early Help", "Trust")


def test_out_of_another_priority(paper_of) -> None:
    """A new priority that was a part of another one is both introduced and split off."""
    text = "2032 – A new priority of ‘Fraud’ was introduced, which was previously included as part of the ‘Theft’ one."
    found = changes(paper_of(TITLE, *OWN, ("list_item", text)))
    assert {said(fact) for fact in found} == {
        ("priority", "split", ("Theft",), ("Fraud",), 2032, "adopted"),
        ("priority", "introduced", (), ("Fraud",), 2032, "adopted"),
    }


def test_priorities_that_take_in_an_issue_are_wider(paper_of) -> None:
    """An issue that was no priority itself: those that took it in are expanded as well."""
    text = "2032 – It was agreed that Noise would be incorporated into existing priorities i.e. Rural Crime and Litter."
    listed = ("paragraph", "The priorities are: Rural Crime; and Litter.")
    found = changes(paper_of(TITLE, *OWN, listed, ("list_item", text)))
    labels = ("Rural Crime", "Litter")
    assert {said(fact) for fact in found} == {
        ("priority", "merged", ("Noise",), labels, 2032, "adopted"),
        ("priority", "expanded", labels, labels, 2032, "adopted"),
    }


def test_the_above_theme(paper_of) -> None:
    paper = paper_of(
        TITLE,
        *OWN,
        ("list_item", "2031 – A new cross-cutting theme was added entitled ‘Recovery from Flood’."),
        ("list_item", "2032 – The above cross-cutting theme was retitled as ‘Recovery from Events’ to include more."),
    )
    assert said(changes(paper)[1]) == (
        "theme", "renamed", ("Recovery from Flood",), ("Recovery from Events",), 2032, "adopted",
    )  # fmt: skip


def test_unchanged_names_what_stayed(paper_of) -> None:
    paper = paper_of(
        TITLE,
        *OWN,
        ("paragraph", "The review indicates that the priorities should remain. The priorities are: Fraud; and Noise."),
    )
    labels = ("Fraud", "Noise")
    assert [said(fact) for fact in changes(paper)] == [("priority", "unchanged", labels, labels, 2031, "adopted")]


def test_every_quote_holds_its_labels(paper_of) -> None:
    """The quote is a run of the paper's text, and the labels after the change stand in it."""
    paper = paper_of(TITLE, *OWN, ("paragraph", STATED["renamed"][0]))
    fact = changes(paper)[0]
    assert paper.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    assert all(label in fact.evidence.quote for label in (*fact.before, *fact.after))


def test_what_will_no_longer_be_a_priority_is_dropped(paper_of) -> None:
    listed = ("paragraph", "The priorities are: Fraud; and Noise.")
    found = changes(paper_of(TITLE, *OWN, listed, ("paragraph", "Safer Roads will no longer be a priority.")))
    assert [said(fact) for fact in found] == [("priority", "dropped", ("Safer Roads",), (), 2031, "adopted")]


def test_new_is_a_name_where_the_short_form_has_it(paper_of) -> None:
    text = "At a national level, in 2031 the Government published a New Plan for Harbours (NPH) and new rules."
    assert [fact.after for fact in changes(paper_of(TITLE, *OWN, ("paragraph", text)))] == [("New Plan for Harbours",)]


def test_established_and_emerging_trends_are_not_introduced(paper_of) -> None:
    text = "This gives a view of established and emerging noise trends, priority places or other issues."
    assert changes(paper_of(TITLE, *OWN, ("paragraph", text))) == []


def test_what_are_no_longer_priorities_in_their_own_right_are_two(paper_of) -> None:
    text = "Night Crime and Harbour Crime are no longer priorities in their own right."
    found = changes(paper_of(TITLE, *OWN, ("paragraph", text)))
    assert [said(fact) for fact in found] == [
        ("priority", "dropped", ("Night Crime", "Harbour Crime"), (), 2031, "adopted"),
    ]


PIECES = (
    "‘Fraud’", "the Patrol Panel", "it", "this", "(", ")", ",", ";", "and", "2031 –", "Noise Act 2031", "", "in May",
    "was", "which", "priority", "theme", "remain unchanged", "was renamed", "replaced", "to become", "added to the",
)  # fmt: skip


@given(any_of.lists(any_of.sampled_from(PIECES), max_size=9).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_no_sentence_is_too_odd(sentence) -> None:
    """Whatever the words, labels are cut from where they stand, and none is empty."""
    assert frames()
    for found in framed(sentence):
        for stretch in found.stretches:
            held = labels_in(sentence, stretch, listed=found.change == "unchanged")
            assert held is None or (all(held.labels) and 0 <= held.start <= held.end <= len(sentence))
