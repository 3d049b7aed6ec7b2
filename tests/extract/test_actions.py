"""Actions from plans, projects, lists and minutes, with progress, status, owners, priority and year."""

from __future__ import annotations

import pytest

from extract.action_wording import status_of
from extract.actions import find_actions
from extract.facts import ActionFact
from extract.reading import Reading


def _actions(paper) -> list[ActionFact]:
    return list(find_actions(Reading(paper)))


def test_action_table_with_bullets(paper_of) -> None:
    """Each bullet is a note, whole; the priority is the section's, the year the one that the notes name most."""
    paper = paper_of(
        ("heading", "Priority:  Flood Safety."),
        ("table", [
            ["Actions", "Progress"],
            ["Check the dykes", [
                ("list_item", "In 2031/32 the Westmere Flood Unit led the checks."),
                ("list_item", "Work is ongoing, after 2031/32 as before."),
            ]],
            ["Share what is known", "Briefings were sent in 2030/31. All partners have them."],
        ]),
    )  # fmt: skip
    found = _actions(paper)
    assert [(each.text, each.plan_year, each.priority, each.status) for each in found] == [
        ("Check the dykes", "2031/32", "Flood Safety", "ongoing"),
        ("Share what is known", "2031/32", "Flood Safety", None),
    ]
    assert found[0].progress == (
        "In 2031/32 the Westmere Flood Unit led the checks.",
        "Work is ongoing, after 2031/32 as before.",
    )
    assert found[0].owners == ("Westmere Flood Unit",)
    assert found[1].progress == ("Briefings were sent in 2030/31. All partners have them.",)


def test_year_in_the_header_and_next_years_list(paper_of) -> None:
    paper = paper_of(
        ("heading", "Priority: Noise"),
        ("table", [
            ["2031/32 Actions", "Summary of Partnership Activity 2031/32"],
            ["Run a campaign", "It ran."],
        ]),
        ("paragraph", "For 2032/33 there is a range of partnership activities:"),
        ("list_item", "Training wardens;"),
        ("list_item", "Sharing what works."),
        ("paragraph", "To date much was done."),
    )  # fmt: skip
    assert [(each.text, each.plan_year, each.priority, each.status) for each in _actions(paper)] == [
        ("Run a campaign", "2031/32", "Noise", None),
        ("Training wardens", "2032/33", "Noise", "planned"),
        ("Sharing what works", "2032/33", "Noise", "planned"),
    ]


def test_owner_and_status_columns(paper_of) -> None:
    paper = paper_of(
        ("heading", "Action plan 2031/32"),
        ("table", [["Action", "Lead agency", "Status"], ["Check the dykes", "Westmere Council", "On track"]]),
    )
    (found,) = _actions(paper)
    assert (found.plan_year, found.owners, found.status) == ("2031/32", ("Westmere Council",), "ongoing")


def test_projects_with_allocations(paper_of) -> None:
    """Progress comes without the word Update; the heading's year outweighs the column's; a total is no project."""
    paper = paper_of(
        ("heading", "Community grant 2031/32"),
        ("table", [
            ["Projects", "2030/31 Allocation"],
            [[("paragraph", "Patrol app"), ("paragraph", "Update – The app is currently being tested.")], "£750"],
            ["Dyke cameras Update - The cameras were delivered in May.", "£1,200"],
            ["Total Allocated Funding", "£1,950"],
        ]),
    )  # fmt: skip
    assert [(each.text, each.plan_year, each.status, each.progress) for each in _actions(paper)] == [
        ("Patrol app", "2031/32", "ongoing", ("The app is currently being tested.",)),
        ("Dyke cameras", "2031/32", "complete", ("The cameras were delivered in May.",)),
    ]


def test_achievements_are_of_the_years_they_report_on(paper_of) -> None:
    paper = paper_of(
        ("heading", "Key Achievements for 2028-31"),
        ("paragraph", "Some of the key achievements include:"),
        ("list_item", "Creation of a flood map."),
        ("list_item", "Development of a shared case file. It is currently in use by one partner."),
        ("heading", "Priorities"),
        ("list_item", "Noise"),
    )
    assert [(each.text, each.plan_year, each.status, each.progress) for each in _actions(paper)] == [
        ("Creation of a flood map.", "2028/2031", "complete", ()),
        (
            "Development of a shared case file.",
            "2028/2031",
            "ongoing",
            ("It is currently in use by one partner.",),
        ),
    ]


def test_delayed_projects_of_earlier_years(paper_of) -> None:
    paper = paper_of(
        ("heading", "Delayed Projects"),
        ("paragraph", "Two projects were delayed by the flood:"),
        ("list_item", "Dyke videos (2030/31) – Filming has been completed."),
        ("list_item", "a bullet of another kind"),
    )
    (found,) = _actions(paper)
    assert (found.text, found.plan_year, found.status) == ("Dyke videos", "2030/31", "delayed")
    assert found.progress == ("Filming has been completed.",)


def test_action_lines_of_minutes(paper_of) -> None:
    paper = paper_of(
        ("part", "Minutes", {"kind": "minutes"}),
        ("paragraph", "Action: Ann Field to write to the Council"),
        ("paragraph", "Action was taken."),
    )
    assert [(each.text, each.status) for each in _actions(paper)] == [("Ann Field to write to the Council", "planned")]


def test_other_tables_hold_no_actions(paper_of) -> None:
    table = ("table", [["Priority", "Lead"], ["Noise", "Head of Roads"]])
    assert _actions(paper_of(("heading", "Leads"), table)) == []


WORDINGS = {
    "nothing said": ("A system is in place.", None),
    "not yet completed": ("The app has not yet been completed and is with the printer.", "ongoing"),
    "delivered, then more": ("Training was delivered in May. They are currently writing plans.", "complete"),
    "planned": ("The course has a date and is planned from May.", "planned"),
    "delayed": ("A storm caused a delay in printing.", "delayed"),
}


@pytest.mark.parametrize(("text", "status"), WORDINGS.values(), ids=WORDINGS)
def test_status_only_from_the_wording(text, status) -> None:
    assert status_of(text) == status
