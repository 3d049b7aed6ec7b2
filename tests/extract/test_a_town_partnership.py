"""Two papers of a town's partnership, written for this: a strategy that says in prose what became of each priority and
group, and its board's minutes with DECISION and ACTION lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.facts import Fact
from extract.run import extract_facts
from ingest.paper import Paper

PaperOf = Callable[..., Paper]

STRATEGY = (
    ("heading", "Safer Stourdale Partnership"),
    ("heading", "Community Safety Strategy 2024 - 2027"),
    ("heading", "Foreword", {"level": 2}),
    ("paragraph", "I took over as Chair from Councillor Beth Orme. Much has changed since our last strategy."),
    ("paragraph", "Cllr Dev Patel"),
    ("paragraph", "Chair of the Safer Stourdale Partnership"),
    ("heading", "About the Partnership", {"level": 2}),
    (
        "paragraph",
        "The Safer Stourdale Partnership (SSP) meets monthly. Its statutory members are Stourdale Borough Council, "
        "Stourshire Constabulary and the Probation Service. The SSP reports to the Stourdale Health and Wellbeing "
        "Board, and the Overview and Scrutiny Committee scrutinises its work each October.",
    ),
    (
        "paragraph",
        "Until April 2023 the work was steered by the Responsible Authorities Group. That group has since been "
        "disbanded and its functions split between the new Safer Stourdale Executive and the Safer Stourdale "
        "Delivery Group. The Delivery Group is chaired by Superintendent Mary Quill.",
    ),
    (
        "paragraph",
        "The Stourshire Combating Drugs Partnership came into being in October 2022 and has taken over the drugs work "
        "of our former Substance Misuse Action Group.",
    ),
    ("heading", "What has changed since 2021", {"level": 2}),
    ("paragraph", "Our previous strategy had five priorities. We have made these changes:"),
    ("list_item", "Hidden Harm has been broadened and is now called Exploitation and Hidden Harm."),
    (
        "list_item",
        "Violence Against Women and Girls, which used to sit within Domestic Abuse, becomes a priority of its own.",
    ),
    ("list_item", "Acquisitive Crime and Business Crime have been brought together as Neighbourhood and Retail Crime."),
    ("list_item", "Reducing Reoffending is no longer a priority; it will run through everything we do."),
    ("list_item", "Anti-Social Behaviour stays as it is."),
    ("heading", "Our priorities", {"level": 2}),
    ("paragraph", "Priority 1: Anti-Social Behaviour"),
    ("paragraph", "Priority 2: Exploitation and Hidden Harm"),
    ("paragraph", "Priority 3: Violence Against Women and Girls"),
    ("paragraph", "Priority 4: Domestic Abuse"),
    ("paragraph", "Priority 5: Neighbourhood and Retail Crime"),
    ("paragraph", "Two themes cut across all our priorities: Reducing Reoffending and Listening to Communities."),
    ("heading", "Other plans", {"level": 2}),
    (
        "paragraph",
        "This strategy stands beside the Stourshire Police and Crime Plan 2021-2025. A Stourdale Housing Strategy is "
        "being drafted. The Stourdale Prevent Action Plan 2023/24 was signed off by the Prevent Board. The Safe "
        "Accommodation Strategy 2021-24 has come to an end.",
    ),
    (
        "paragraph",
        "The Criminal Justice Bill, which would have given councils new powers, fell when Parliament was dissolved in "
        "May 2024. The Victims and Prisoners Bill became law in May 2024.",
    ),
    ("paragraph", "The Police and Crime Commissioner for Stourshire gave the SSP £64,500 for 2024/25."),
)
MINUTES = (
    ("part", "Minutes", {"kind": "minutes"}),
    ("heading", "SAFER STOURDALE EXECUTIVE"),
    ("paragraph", "Minutes of the meeting held on Tuesday 17 September 2024 at 2pm in Committee Room 2, Town Hall"),
    ("paragraph", "Present:"),
    ("paragraph", "Cllr Dev Patel (Chair), Stourdale Borough Council"),
    ("paragraph", "Supt Mary Quill, Stourshire Constabulary (Vice-Chair)"),
    ("paragraph", "Apologies: Ian Crane, Stourshire Fire and Rescue Authority"),
    ("paragraph", "In attendance: Kay Wood (Democratic Services), Sam Obi (Stourdale Homes) for item 2"),
    ("heading", "Performance", {"number": "1", "level": 2}),
    (
        "paragraph",
        "The Hate Crime Forum had been wound up and its role passed to the Equalities Partnership. The Retail Crime "
        "Task Group reports to the next meeting.",
    ),
    ("paragraph", "ACTION: SO to publish the protocol by 1 October 2024. MQ and JL to brief staff."),
    ("heading", "Domestic Abuse", {"number": "2", "level": 2}),
    (
        "paragraph",
        "The Board was asked to approve a Case Review Protocol to replace the 2019 Trigger Protocol. Consultation on "
        "the new Domestic Abuse Strategy 2025-2030 closes soon.",
    ),
    (
        "paragraph",
        "DECISION: (a) That the update be noted. (b) That the draft strategy be brought back in December.",
    ),
    ("heading", "Date of next meeting", {"number": "3", "level": 2}),
    ("paragraph", "10 December 2024 at 2pm."),
)


@pytest.fixture
def strategy(paper_of: PaperOf) -> list[Fact]:
    return list(extract_facts(paper_of(*STRATEGY, stem="stourdale-strategy")))


@pytest.fixture
def minutes(paper_of: PaperOf) -> list[Fact]:
    return list(extract_facts(paper_of(*MINUTES, stem="stourdale-minutes")))


def told(facts: list[Fact], kind: str, *names: str) -> set[tuple[object, ...]]:
    """The values of these fields of each fact of a kind."""
    return {tuple(fact.said()[name] for name in names) for fact in facts if fact.type == kind}


def test_priorities_are_those_numbered_and_no_theme_is_one(strategy: list[Fact]) -> None:
    assert {label for (label,) in told(strategy, "priority", "label")} == {
        "Anti-Social Behaviour",
        "Exploitation and Hidden Harm",
        "Violence Against Women and Girls",
        "Domestic Abuse",
        "Neighbourhood and Retail Crime",
    }
    assert told(strategy, "theme", "label") == {("Reducing Reoffending",), ("Listening to Communities",)}


def test_what_became_of_each_priority(strategy: list[Fact]) -> None:
    changes = {
        (fact.said()["change"], tuple(fact.said()["before"]), tuple(fact.said()["after"]), fact.said()["status"])
        for fact in strategy
        if fact.type == "change" and fact.said()["of"] == "priority"
    }
    kept, wider = ("Anti-Social Behaviour",), ("Exploitation and Hidden Harm",)
    assert changes - {("renamed", ("Hidden Harm",), wider, "adopted")} == {
        ("expanded", ("Hidden Harm",), wider, "adopted"),
        ("split", ("Domestic Abuse",), ("Violence Against Women and Girls",), "adopted"),
        ("merged", ("Acquisitive Crime", "Business Crime"), ("Neighbourhood and Retail Crime",), "adopted"),
        ("dropped", ("Reducing Reoffending",), (), "adopted"),
        ("unchanged", kept, kept, "adopted"),
    }


def test_what_became_of_groups_and_bills(strategy: list[Fact]) -> None:
    changes = {
        (fact.said()["change"], tuple(fact.said()["before"]), tuple(fact.said()["after"]), fact.said()["year"])
        for fact in strategy
        if fact.type == "change" and fact.said()["of"] in ("body", "legislation")
    }
    two = ("Safer Stourdale Executive", "Safer Stourdale Delivery Group")
    assert changes == {
        ("split", ("Responsible Authorities Group",), two, None),
        ("replaced", ("Substance Misuse Action Group",), ("Stourshire Combating Drugs Partnership",), 2022),
        ("dropped", ("Criminal Justice Bill",), (), 2024),
        ("introduced", (), ("Victims and Prisoners Bill",), 2024),
    }  # fmt: skip


def test_who_belongs_reports_scrutinises_and_pays(strategy: list[Fact]) -> None:
    partnership = "Safer Stourdale Partnership"
    found = told(strategy, "relation", "subject", "predicate", "object")
    assert found == {
        ("Cllr Dev Patel", "chairs", partnership),
        ("Stourdale Borough Council", "member_of", partnership),
        ("Stourshire Constabulary", "member_of", partnership),
        ("Probation Service", "member_of", partnership),
        ("SSP", "reports_to", "Stourdale Health and Wellbeing Board"),
        ("Overview and Scrutiny Committee", "scrutinises", "SSP"),
        ("Superintendent Mary Quill", "chairs", "Safer Stourdale Delivery Group"),
        ("Police and Crime Commissioner", "funds", "SSP"),
    }
    assert "Stourshire Police" not in {name for (name,) in told(strategy, "organisation", "name")}


def test_how_other_plans_stand(strategy: list[Fact]) -> None:
    assert told(strategy, "strategy", "name", "period", "status") == {
        ("Stourshire Police and Crime Plan", "2021/2025", None),
        ("Stourdale Housing Strategy", None, "draft"),
        ("Stourdale Prevent Action Plan", "2023/24", "in_force"),
        ("Safe Accommodation Strategy", "2021/2024", "expired"),
    }


def test_a_meeting_under_the_name_of_its_body(minutes: list[Fact]) -> None:
    (meeting,) = (fact.said() for fact in minutes if fact.type == "meeting")
    assert (meeting["body"], meeting["date"], meeting["time"]) == ("Safer Stourdale Executive", "2024-09-17", "14:00")
    assert (meeting["venue"], meeting["chair"]) == ("Committee Room 2, Town Hall", "Cllr Dev Patel")
    assert (list(meeting["present"]), list(meeting["in_attendance"])) == (
        ["Cllr Dev Patel", "Supt Mary Quill"],
        ["Kay Wood", "Sam Obi"],
    )
    assert meeting["next_meeting"] == "2024-12-10"


def test_decisions_in_parts_on_one_line(minutes: list[Fact]) -> None:
    assert told(minutes, "resolution", "minute", "decision", "text") == {
        (2, "note", "That the update be noted."),
        (2, "other", "That the draft strategy be brought back in December."),
    }


def test_two_actions_on_one_line(minutes: list[Fact]) -> None:
    found = {(fact.said()["text"], tuple(fact.said()["owners"])) for fact in minutes if fact.type == "action"}
    assert found == {("publish the protocol by 1 October 2024", ("SO",)), ("brief staff", ("MQ", "JL"))}


def test_what_is_only_asked_for_is_proposed(minutes: list[Fact]) -> None:
    changes = {
        (fact.said()["change"], tuple(fact.said()["before"]), fact.said()["status"])
        for fact in minutes
        if fact.type == "change"
    }
    assert changes == {
        ("replaced", ("Hate Crime Forum",), "adopted"),
        ("replaced", ("2019 Trigger Protocol",), "proposed"),
    }
    assert told(minutes, "strategy", "name", "status") == {("Domestic Abuse Strategy", "draft")}


# A second partnership: an agenda and an attendance list set as tables, a plan with a column of objectives.
NOTES = (
    ("part", "Minutes", {"kind": "minutes"}),
    ("heading", "Aberford Community Safety Partnership Board"),
    ("heading", "Notes of meeting – 9 October 2023"),
    (
        "table",
        [
            ["Attendees", "Organisation"],
            ["Cllr Sam West (SW) – Chair", "Aberford Council"],
            ["Una Price (UP)", "West Cleeve Police"],
        ],
    ),
    ("heading", "Performance", {"number": "1", "level": 2}),
    ("paragraph", "Decision: The Board agreed to allocate £5,000 to Street Pastors."),
)
AGENDA = (
    ("part", "Agenda", {"kind": "agenda"}),
    ("heading", "Aberford Community Safety Partnership Board"),
    ("paragraph", "Monday 9 October 2023, 10.00am, online"),
    ("heading", "AGENDA"),
    ("table", [["Item", "Subject", "Lead"], ["1", "Welcome", "Chair"], ["2", "Performance report Q2", "UP"]]),
)
PLAN = (
    ("heading", "Aberford Community Safety Plan 2023-26"),
    ("heading", "Action plan for year 1 (2023/24)", {"level": 2}),
    (
        "table",
        [
            ["Objective", "Actions", "Lead agency", "Update (October 2023)"],
            ["Violence", "Open a third safe space", "NHS Cleeve and Redthread", "On track: staff are hired"],
            ["", "Train 50 bar staff", "Licensing", "Not started"],
            ["Town centres", "Renew the order", "Legal Services", "Sealed in May"],
        ],
    ),
    (
        "paragraph",
        "The Safer Towns Group is led by Inspector Kay Lund. The Board is made up of Aberford Council and the "
        "Probation Service, and meets every quarter. The Safer Towns Group answers to the Aberford Safety Board. "
        "The Rivers "
        "Scrutiny Committee holds the Aberford Safety Board to account.",
    ),
)


def test_an_attendance_list_set_as_a_table(paper_of: PaperOf) -> None:
    facts = list(extract_facts(paper_of(*NOTES, stem="aberford-notes")))
    (meeting,) = (fact.said() for fact in facts if fact.type == "meeting")
    assert (meeting["body"], meeting["date"]) == ("Aberford Community Safety Partnership Board", "2023-10-09")
    assert (meeting["chair"], list(meeting["present"]), meeting["venue"]) == (
        "Cllr Sam West",
        ["Cllr Sam West", "Una Price"],
        None,
    )
    assert told(facts, "funding", "amount", "recipient") == {(5000.0, "Street Pastors")}


def test_an_agenda_set_as_a_table(paper_of: PaperOf) -> None:
    facts = list(extract_facts(paper_of(*AGENDA, stem="aberford-agenda")))
    assert told(facts, "agenda_item", "meeting_date", "ref", "title") == {
        ("2023-10-09", "1", "Welcome"),
        ("2023-10-09", "2", "Performance report Q2"),
    }


def test_a_plan_with_a_column_of_objectives(paper_of: PaperOf) -> None:
    facts = list(extract_facts(paper_of(*PLAN, stem="aberford-plan")))
    assert {
        (fact.said()["priority"], fact.said()["text"], tuple(fact.said()["owners"]), fact.said()["status"])
        for fact in facts
        if fact.type == "action"
    } == {
        ("Violence", "Open a third safe space", ("NHS Cleeve", "Redthread"), "ongoing"),
        ("Violence", "Train 50 bar staff", ("Licensing",), "planned"),
        ("Town centres", "Renew the order", ("Legal Services",), None),
    }
    assert told(facts, "lead", "priority") == set()  # a group that is led by somebody is no priority
    relations = told(facts, "relation", "subject", "predicate", "object")
    assert {
        ("Inspector Kay Lund", "leads", "Safer Towns Group"),
        ("Safer Towns Group", "reports_to", "Aberford Safety Board"),
        ("Rivers Scrutiny Committee", "scrutinises", "Aberford Safety Board"),
    } <= relations
    assert {subject for subject, predicate, _ in relations if predicate == "member_of"} == {
        "Aberford Council",
        "Probation Service",
    }
