"""Relations between bodies: every frame, lists, stand-ins, and what is denied or only proposed."""

from collections.abc import Callable

import pytest

from corpus.load import profiles, vocabulary
from extract.facts import OrganisationFact, PriorityFact, RelationFact
from extract.organisations import find_organisations
from extract.post_holders import is_person
from extract.reading import Reading
from extract.relations import find_relations
from ingest.paper import Paper

PaperOf = Callable[..., Paper]
KENT = next(profile for profile in profiles() if profile.id == "kent")
BOARD, GROUP, POLICE = "Westmere Flood Board", "Westmere Flood Group", "Westmere Police"


def relations(paper: Paper, *, kent: bool = False) -> list[RelationFact]:
    reading = Reading(paper, KENT if kent else None)
    reading.keep(OrganisationFact.type, find_organisations(reading))
    reading.keep(PriorityFact.type, ())
    return list(find_relations(reading))


def triples(paper: Paper, *, kent: bool = False) -> list[str]:
    return [f"{fact.subject} {fact.predicate} {fact.object}" for fact in relations(paper, kent=kent)]


FRAMES = vocabulary("relations")["frames"]


@pytest.mark.parametrize("frame", FRAMES, ids=[f"{frame['predicate']}: {frame['say']}" for frame in FRAMES])
def test_every_frame_proves_itself(paper_of: PaperOf, frame: dict[str, str]) -> None:
    """Each frame finds its example as its predicate, and no such relation in the other sentence."""
    assert frame["predicate"] in {fact.predicate for fact in relations(paper_of(("paragraph", frame["finds"])))}
    assert frame["predicate"] not in {fact.predicate for fact in relations(paper_of(("paragraph", frame["passes_by"])))}


CASES = {
    "passive": (f"The {GROUP} (WFG) is currently funded by the Home Office.", [f"Home Office funds {GROUP}"]),
    "two givers": (
        f"The {GROUP} is jointly funded by {POLICE}, the Home Office and Westmere Council.",
        [f"{POLICE} funds {GROUP}", f"Home Office funds {GROUP}", f"Westmere Council funds {GROUP}"],
    ),
    "relative clause": (
        f"The plan is coordinated by the {GROUP} which reports to the {BOARD} on progress.",
        [f"{GROUP} reports_to {BOARD}"],
    ),
    "apposition": (f"The multi-agency {BOARD}, chaired by {POLICE}, meets.", [f"{POLICE} chairs {BOARD}"]),
    "two passives of one subject": (
        f"The {BOARD} is chaired by {POLICE}, and supported by the {GROUP}.",
        [f"{POLICE} chairs {BOARD}", f"{GROUP} supports {BOARD}"],
    ),
    "a post for several fields": (
        f"The {BOARD} is chaired by the cabinet member for rivers, coasts and public safety and meets monthly.",
        [f"cabinet member for rivers, coasts and public safety chairs {BOARD}"],
    ),
    "its membership, whose is told before": (
        f"The {BOARD} meets monthly. It is chaired by {POLICE} and its membership includes local elected councillors,"
        " the Home Office and the Harbour Action Teams.",
        [
            f"{POLICE} chairs {BOARD}",
            f"elected councillors member_of {BOARD}",
            f"Home Office member_of {BOARD}",
            f"Harbour Action Teams member_of {BOARD}",
        ],
    ),
    "told in minutes of what will be": (
        f"It was advised that the Westmere Flood Strategy would be led by the {GROUP} and overseen by the {BOARD}.",
        [f"{BOARD} governs Westmere Flood Strategy", f"{GROUP} leads Westmere Flood Strategy"],
    ),
    "a thing of a body is no body": (f"{POLICE} manages the {BOARD} grant.", [f"{POLICE} delivers {BOARD} grant"]),
    "initials that nobody brought in": (
        f"The {GROUP} met. The WFG reports to the {BOARD}.",
        [f"WFG reports_to {BOARD}"],
    ),
    "an aside is no subject": (
        f"The Westmere Flood Partnership, comprising {POLICE} and the Home Office, commissions flood reviews.",
        [
            f"{POLICE} member_of Westmere Flood Partnership",
            "Home Office member_of Westmere Flood Partnership",
            "Westmere Flood Partnership commissions flood reviews",
        ],
    ),
    "one body under two names": (
        "The Westmere Flood Partnership (WFP) consists of the wider WFP and a group of officers.",
        ["group of officers member_of Westmere Flood Partnership"],
    ),
    "a leader before and after the body": (
        "The Leader of the Harbour Group, Mr Moss, spoke. Mr Reed, the Leader of the Rivers Group, asked why.",
        ["Mr Reed leads Rivers Group", "Mr Moss leads Harbour Group"],
    ),
    "what it is and to whom it reports": (
        f"The {GROUP} is a small team of officers which reports to the {BOARD}.",
        [f"{GROUP} reports_to {BOARD}"],
    ),
    "a clause after a comma": (
        f"The {GROUP} is responsible for the delivery of the Westmere Flood Plan, reporting to the {BOARD}.",
        [f"{GROUP} reports_to {BOARD}", f"{GROUP} delivers Westmere Flood Plan"],
    ),
    "who consists is who stands before": (
        f"The {BOARD} is supported by the {GROUP}, consisting of officers of the councils.",
        [f"{GROUP} supports {BOARD}", f"officers of the councils member_of {GROUP}"],
    ),
    "representation from people and bodies": (
        f"The {BOARD} included representation from elected members, local treatment providers and the Home Office.",
        [
            f"elected members member_of {BOARD}",
            f"treatment providers member_of {BOARD}",
            f"Home Office member_of {BOARD}",
        ],
    ),
    "what the sentence opened with": (
        f"Costs: Flood safety grants from the Government were cut and are now commissioned by {POLICE}.",
        [f"{POLICE} commissions Flood safety grants"],
    ),
    "districts by their names": (
        "The Westmere Flood Partnership is a partnership between South Hams, Teignbridge and West Devon.",
        [f"{name} member_of Westmere Flood Partnership" for name in ("South Hams", "Teignbridge", "West Devon")],
    ),
    "a person with a post": (
        f"Cllr Ann Reed, Portfolio Holder for Rivers and Young People is also a full member of the {BOARD}.",
        [f"Cllr Ann Reed member_of {BOARD}"],
    ),
    "had overseen": (
        f"The {BOARD} had overseen the production of the Westmere Flood Plan.",
        [f"{BOARD} governs Westmere Flood Plan"],
    ),
    "where governance would sit": (
        f"It was reported that oversight of the Westmere Flood Plan would sit within the {BOARD}.",
        [],
    ),
    "list ends": (
        f"A flood safety event was delivered by {POLICE} in March 2031, the {GROUP} came.",
        [f"{POLICE} delivers flood safety event"],
    ),
    "chair named in passing": (
        f"On Monday Ann Reed, Chair of the {BOARD}, asked Mr B Moss as Chair of the {GROUP} to write.",
        [f"Ann Reed chairs {BOARD}", f"Mr B Moss chairs {GROUP}"],
    ),
    "a chair only proposed": (f"It was proposed to have Ann Reed as Chair of the {BOARD}.", []),
    "the group, with another body between": (
        f"The {GROUP} met with the Home Office. The group writes maps and reports into the {BOARD}.",
        [f"{GROUP} reports_to {BOARD}"],
    ),
    "two verbs": (
        f"The {BOARD} is chaired by the Chief Constable of {POLICE} and consists of staff from Westmere Council.",
        [f"Chief Constable of {POLICE} chairs {BOARD}", f"Westmere Council member_of {BOARD}"],
    ),
    "groups in the plural": (
        f"Flood Priority Groups report to the {BOARD}.",
        [f"Flood Priority Groups reports_to {BOARD}"],
    ),
    "a name that goes on": (
        f"{POLICE} is leading the implementation of the Westmere Council Flood Review.",
        [f"{POLICE} leads implementation of the Westmere Council Flood Review"],
    ),
    "joined subjects": (
        f"{POLICE}, the Home Office and Westmere Council fund the {GROUP}.",
        [f"{POLICE} funds {GROUP}", f"Home Office funds {GROUP}", f"Westmere Council funds {GROUP}"],
    ),
    "semicolons after a colon": (
        f"The {BOARD} is made up of: {POLICE}; the Home Office; and Westmere Council.",
        [f"{POLICE} member_of {BOARD}", f"Home Office member_of {BOARD}", f"Westmere Council member_of {BOARD}"],
    ),
    "body of a body": (
        f"The Flood Scrutiny Committee of Westmere Council, meeting as the Rivers Committee, scrutinises the {BOARD}.",
        [f"Flood Scrutiny Committee scrutinises {BOARD}"],
    ),
    "parenthesis before the verb": (
        f"The {GROUP}, drawn from all the partners, supports the {BOARD}.",
        [f"{GROUP} supports {BOARD}"],
    ),
    "pronoun as object": (
        f"The {BOARD} met in May. The {GROUP} supports it.",
        [f"{GROUP} supports {BOARD}"],
    ),
    "list of those supported": (
        f"{POLICE} has continued to support the work of the {GROUP}, the {BOARD} and the Harbour Watch Forum.",
        [f"{POLICE} supports {GROUP}", f"{POLICE} supports {BOARD}", f"{POLICE} supports Harbour Watch Forum"],
    ),
    "one who acts for another": (
        f"The {GROUP}, on behalf of Westmere Council, delivered Flood Safety webinars this year.",
        [f"{GROUP} delivers Flood Safety webinars"],
    ),
    "a dash before the subject": (f"Role of the {GROUP} – the Council currently chairs the {BOARD}.", []),
    "two places before a thing": (
        f"The Merebrook and Kent Flood Services website is maintained and managed by the {GROUP}.",
        [f"{GROUP} delivers Merebrook and Kent Flood Services website"],
    ),
    "a part of what a course is on": (
        f"Flood safety courses on dams, locks and Boat Checks were delivered to pupils by the {GROUP}.",
        [f"{GROUP} delivers Flood safety courses"],
    ),
    "action plan of the strategy": (
        f"The Westmere Flood Strategy is new. Work on the action plan is led by talks. The {GROUP} and {POLICE} agree "
        f"that the action plan is coordinated by the {GROUP}.",
        [f"{GROUP} delivers Westmere Flood Strategy action plan"],
    ),
    "agent of another verb": (f"It used money provided by {POLICE} to fund the {GROUP}.", []),
    "no longer": (f"The {GROUP} is no longer funded by the Home Office.", []),
    "two that lead": (
        f"The Westmere Flood Strategy is led by {POLICE} and the {GROUP}.",
        [f"{POLICE} leads Westmere Flood Strategy", f"{GROUP} leads Westmere Flood Strategy"],
    ),
    "what others deliver": (
        f"The {GROUP} used the grant funding given by others to fund a total of nine projects delivered by many.",
        [f"{GROUP} funds nine projects"],
    ),
    "two ways of one thing": (
        f"The {GROUP} utilised funding from the Home Office to commission in-person and online courses for wardens.",
        [f"Home Office funds {GROUP}", f"{GROUP} commissions in-person and online courses for wardens"],
    ),
    "a commissioner’s office in a list": (
        f"Organisations involved in the {BOARD}, include {POLICE}, the Westmere PCC’s Office and Westmere Council.",
        [f"{POLICE} member_of {BOARD}", f"Westmere PCC member_of {BOARD}", f"Westmere Council member_of {BOARD}"],
    ),
    "by no means": (f"The {BOARD} is by no means the lead for flood safety.", []),
    "proposal": (f"It is proposed that the {GROUP} is overseen by the {BOARD}.", []),
    "would": (f"If agreed, governance of the Westmere Flood Strategy would sit with the {BOARD}.", []),
    "agreed that it would": (
        f"It was agreed that the {GROUP} would be funded by the Home Office.",
        [f"Home Office funds {GROUP}"],
    ),
    "vague thing": (f"This work was led by {POLICE}. Training was delivered by {POLICE}.", []),
    "crimes reported": (f"Most floods are reported to {POLICE} by the public.", []),
    "present at a meeting": (f"Representatives of {POLICE} attended the {BOARD}.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_relations_of(paper_of: PaperOf, text: str, expected: list[str]) -> None:
    assert triples(paper_of(("paragraph", text))) == expected


def test_stand_ins_become_names(paper_of: PaperOf) -> None:
    """ "The Board", "it" and "this strategy" are what was named before them; a working group is found by its words."""
    paper = paper_of(
        ("heading", "Westmere Flood Strategy Update"),
        ("paragraph", f"The {BOARD} met in May. It is chaired by {POLICE}."),
        ("paragraph", "The Board oversees this strategy."),
        ("paragraph", f"The {BOARD} is supported by a multi-agency working group."),
    )
    assert triples(paper) == [
        f"{POLICE} chairs {BOARD}",
        f"{BOARD} governs Westmere Flood Strategy",
        f"working group supports {BOARD}",
    ]


def test_members_of_the_partnership_named_before(paper_of: PaperOf) -> None:
    """The responsible authorities belong to the partnership that the section is about; bodies and classes of bodies."""
    paper = paper_of(
        (
            "paragraph",
            "The Westmere Safety Partnership (WSP) met with local Community Safety Partnership (CSP) Chairs.",
        ),
        ("paragraph", f"The Responsible Authorities are:- {POLICE}, District & Borough Councils and the Home Office."),
    )
    partnership = "Westmere Safety Partnership"
    assert triples(paper) == [
        f"{POLICE} member_of {partnership}",
        f"District & Borough Councils member_of {partnership}",
        f"Home Office member_of {partnership}",
    ]


def test_only_a_resolution_adopts_what_it_supports(paper_of: PaperOf) -> None:
    """An oversight "to be provided by" a body is governance where it was resolved, in the report not yet, and where
    only a recommendation is supported neither."""
    asked = "the oversight of the Flood Strategy to be provided by the Westmere VRU."
    assert triples(paper_of(("paragraph", f"RESOLVED to note it, and to support {asked}"))) == [
        "Westmere VRU governs Flood Strategy"
    ]
    assert triples(paper_of(("paragraph", f"The paper asked members to support {asked}"))) == []
    assert triples(paper_of(("paragraph", f"RESOLVED to support the recommendation for {asked}"))) == []


def test_governance_told_later_stands_beside_it(paper_of: PaperOf) -> None:
    """What a later report says is another fact, with its own bodies; "the strategy" is the one named before."""
    text = (
        "The Kent and Medway Gangs Strategy is agreed and governance of the strategy sits with KCSP and Medway CSP. "
        "The VRU will provide bi-annual progress reports to strategic CSP Boards."
    )
    assert triples(paper_of(("paragraph", text)), kent=True) == [
        "KCSP governs Kent and Medway Gangs Strategy",
        "Medway CSP governs Kent and Medway Gangs Strategy",
        "VRU reports_to strategic CSP Boards",
    ]


def test_year_is_the_sentence_s_own_not_that_of_an_act(paper_of: PaperOf) -> None:
    told = [
        f"In 2031/32 the Home Office granted the {GROUP} £400.",
        f"Under the Flood Act 2019 {POLICE} oversees the Westmere Flood Strategy.",
    ]
    assert [fact.year for fact in relations(paper_of(*(("paragraph", text) for text in told)))] == [2031, None]


def test_signatures_and_directors(paper_of: PaperOf) -> None:
    """A chair by the signature over the post, directors by the report's "From:" line; a heading is no person."""
    paper = paper_of(
        ("paragraph", "Ann B Reed OBE"),
        ("paragraph", f"Chair {BOARD}"),
        ("paragraph", f"From: Bo Moss and D/Insp. Cy Pike, Directors, {GROUP}"),
        ("heading", "Key Achievements"),
        ("paragraph", f"Chair of the {GROUP}"),
    )
    assert triples(paper) == [
        f"Ann B Reed OBE chairs {BOARD}",
        f"Bo Moss leads {GROUP}",
        f"D/Insp. Cy Pike leads {GROUP}",
    ]
    assert relations(paper)[0].evidence.quote == f"Ann B Reed OBE Chair {BOARD}"


def test_chair_of_the_meeting(paper_of: PaperOf) -> None:
    """Who was in the chair, by the list of those present; those present are not thereby members."""
    paper = paper_of(
        ("part", "Minutes of 3 July 2031", {"kind": "minutes"}),
        ("paragraph", f"MINUTES of a meeting of the {BOARD} held online on Thursday, 3 July 2031."),
        ("paragraph", "PRESENT: Mr A B Reed, OBE (Chairman), Mrs C Moss and Dr D Pike"),
    )
    assert triples(paper) == [f"Mr A B Reed, OBE chairs {BOARD}"]
    assert relations(paper)[0].evidence.quote == "Mr A B Reed, OBE (Chairman)"


def test_area_of_work_is_the_topic_before_it(paper_of: PaperOf) -> None:
    text = f"One more item is ‘Flood Safety’. The lead for this area of work is the {BOARD}."
    assert triples(paper_of(("paragraph", text))) == [f"{BOARD} leads Flood Safety"]


@pytest.mark.parametrize(("text", "expected"), [("Ann B Reed OBE", True), ("Key Achievements", False), ("Ann", False)])
def test_is_person(text: str, expected: bool) -> None:
    assert is_person(text) is expected


def test_one_relation_under_two_names_of_a_body_is_told_once(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "The Westmere Flood Unit (WFU) is funded by the Home Office."),
        ("paragraph", "The WFU had been successful in securing more funding from the Home Office."),
    )
    assert [fact.object for fact in relations(paper) if fact.predicate == "funds"] == ["Westmere Flood Unit"]


def test_one_of_a_committee_is_nobody(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "A current Sub Committee member also sits on the Westmere Police Board."),
        ("paragraph", "They were happy for him to continue to chair the Westmere Flood Board."),
        ("paragraph", "The talks are part of the Westmere Flood Board’s work."),
    )
    assert not relations(paper)


def test_members_told_by_name(paper_of: PaperOf) -> None:
    said = (
        "The Members of the Westmere Flood Board have included Ann Reed, Bo Moss (and before him Dr Dale) and Cy Hill."
    )
    found = relations(paper_of(("paragraph", said)))
    assert [fact.subject for fact in found] == ["Ann Reed", "Bo Moss", "Cy Hill"]


def test_a_year_behind_a_colon_is_of_something_else(paper_of: PaperOf) -> None:
    said = (
        "The Harbour Statement, commissioned by Westmere Police and the College of Flooding, found: "
        "floods doubled between 2013 and 2022."
    )
    found = relations(paper_of(("paragraph", said), stem="notes"))
    assert [(fact.subject, fact.object, fact.year) for fact in found] == [
        ("Westmere Police", "Harbour Statement", None),
        ("College of Flooding", "Harbour Statement", None),
    ]


def test_what_an_opening_clause_tells_has_its_own_year(paper_of: PaperOf) -> None:
    said = (
        "Following the Flood Safety Event delivered by the Westmere Flood Board in March 2029, the Westmere Flood Unit "
        "commissioned six Flood Reviews."
    )
    years = {fact.object: fact.year for fact in relations(paper_of(("paragraph", said)))}
    assert years["Flood Safety Event"] == 2029
    assert years["Flood Reviews"] != 2029


def test_duties_in_a_list_are_those_of_the_body_above_it(paper_of: PaperOf) -> None:
    """ "The Board will:", "Oversee the plan": who does it stands in the line that brings the list in."""
    paper = paper_of(
        ("paragraph", f"The {BOARD} meets monthly. The Board will:"),
        ("list_item", "Oversee the delivery of the Westmere Flood Strategy"),
        ("list_item", f"Monitoring the work of the {GROUP} and reporting to the Rivers Scrutiny Committee"),
        ("list_item", "Meet monthly"),
    )
    assert triples(paper) == [
        f"{BOARD} governs Westmere Flood Strategy",
        f"{BOARD} reports_to Rivers Scrutiny Committee",
    ]


def test_duties_only_thought_of_are_nobodys(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", f"It was suggested that the {BOARD} will:"),
        ("list_item", "Oversee the delivery of the Westmere Flood Strategy"),
    )
    assert triples(paper) == []
