"""Actions from plans, projects, lists and minutes, with progress, status, owners, priority and year."""

from __future__ import annotations

from dataclasses import replace

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
    assert [(each.text, each.owners, each.status) for each in _actions(paper)] == [
        ("write to the Council", ("Ann Field",), "planned")
    ]


def test_other_tables_hold_no_actions(paper_of) -> None:
    table = ("table", [["Priority", "Lead"], ["Noise", "Head of Roads"]])
    assert _actions(paper_of(("heading", "Leads"), table)) == []


WORDINGS = {
    "nothing said": ("A system is in place.", None),
    "not yet completed": ("The app has not yet been completed and is with the printer.", "ongoing"),
    "delivered, then more": ("Training was delivered in May. They are currently writing plans.", "complete"),
    "begun": ("The unit have begun handing out cards.", "ongoing"),
    "planned": ("The course has a date and is planned from May.", "planned"),
    "delayed": ("A storm caused a delay in printing.", "delayed"),
    "caught up": ("Filming was delayed by rain but has since been completed.", "complete"),
}

WHOSE = {
    "after two times": ("In addition to it, during 2031/32 the Westmere Flood Unit delivered it.",
                        ["Westmere Flood Unit"]),
    "a list": ("The app is run by Westmere Council and the Westmere Flood Unit.",
               ["Westmere Council", "Westmere Flood Unit"]),
    "a later verb": ("In 2031 the Westmere Flood Unit met twice and has developed an app.", ["Westmere Flood Unit"]),
    "told of, not telling": ("The Westmere Flood Unit met and has been reviewed.", []),
    "with others": ("In 2031 the Westmere Flood Unit, Westmere Council and other partners have been reviewing the app.",
                    ["Westmere Flood Unit", "Westmere Council"]),
    "who leads it": ("The Westmere Flood Unit, chaired by a captain, works with farmers.", ["Westmere Flood Unit"]),
    "some of it": ("Three members of the Westmere Flood Unit have put together a guide.", ["Westmere Flood Unit"]),
}  # fmt: skip


@pytest.mark.parametrize(("note", "owners"), WHOSE.values(), ids=WHOSE)
def test_whose_an_action_is_by_the_note_beside_it(paper_of, note: str, owners: list[str]) -> None:
    (found,) = _actions(
        paper_of(("heading", "Priority: Noise"), ("table", [["Actions", "Progress"], ["Run it", note]]))
    )
    assert list(found.owners) == owners


def test_an_owner_goes_by_the_short_form_that_the_paper_gives_it(paper_of) -> None:
    rows = [["Actions", "Progress"], ["Run it", "The Westmere Flood Unit has run it."], ["End it", "The WFU led it."]]
    paper = paper_of(
        ("heading", "Priority: Noise"), ("paragraph", "The Westmere Flood Unit (WFU) met."), ("table", rows)
    )
    assert [each.owners for each in _actions(paper)] == [("WFU",), ("WFU",)]


def test_what_was_developed_and_launched_is_done() -> None:
    assert status_of("The courses have been developed and launched.") == "complete"


@pytest.mark.parametrize(("text", "status"), WORDINGS.values(), ids=WORDINGS)
def test_status_only_from_the_wording(text, status) -> None:
    assert status_of(text) == status


ACTION_LINES = {
    "initials": ("ACTION: BR to send the figures by 3 July.", ("BR",), "send the figures by 3 July"),
    "two owners": ("ACTION: SP and CN to write to the Council", ("SP", "CN"), "write to the Council"),
    "owner before a colon": ("Action - Ann Field: send the figures", ("Ann Field",), "send the figures"),
    "numbered": ("Action point 3: The Flood Unit to map the drains", ("The Flood Unit",), "map the drains"),
    "no owner": ("ACTION: Send the figures", (), "Send the figures"),
    "in brackets after it": ("The figures will be sent. [Action: BR]", ("BR",), "The figures will be sent"),
}


@pytest.mark.parametrize(("line", "owners", "text"), ACTION_LINES.values(), ids=ACTION_LINES)
def test_whose_an_action_line_is(paper_of, line: str, owners: tuple[str, ...], text: str) -> None:
    paper = paper_of(("part", "Minutes", {"kind": "minutes"}), ("paragraph", line))
    assert [(each.owners, each.text) for each in _actions(paper)] == [(owners, text)]


def test_a_name_alone_after_action_has_what_was_said_before(paper_of) -> None:
    paper = paper_of(
        ("part", "Minutes", {"kind": "minutes"}),
        ("paragraph", "It was cold. The heating will be mended."),
        ("paragraph", "ACTION: Ann Field"),
    )
    assert [(each.owners, each.text) for each in _actions(paper)] == [(("Ann Field",), "The heating will be mended")]


def test_an_action_under_its_own_label_with_its_owner(paper_of) -> None:
    paper = paper_of(
        ("part", "Minutes", {"kind": "minutes"}),
        ("paragraph", "Action point 1"),
        ("paragraph", "Papers to be sent to all."),
        ("paragraph", "Owner: Ann Field"),
        ("paragraph", "Action:"),
        ("paragraph", "Officers to go on as members said."),
        ("paragraph", "The Board heard of the floods."),
    )
    found = list(find_actions(Reading(paper)))
    assert [(each.text, each.owners) for each in found] == [
        ("Papers to be sent to all", ("Ann Field",)),
        ("go on as members said", ("Officers",)),
    ]


def test_a_list_under_a_heading_actions(paper_of) -> None:
    paper = paper_of(
        ("part", "Minutes", {"kind": "minutes"}),
        ("heading", "Actions"),
        ("list_item", "Officers to count the boats", {"depth": 1}),
        ("paragraph", "The meeting closed."),
    )
    assert [(each.owners, each.text) for each in _actions(paper)] == [(("Officers",), "count the boats")]


def test_a_list_that_a_plan_sets_out(paper_of) -> None:
    """ "What we will do:" under a priority: the year is that of the plan's title."""
    paper = paper_of(
        ("part", "Westmere Safety Strategy 2031-2034", {"kind": "other"}),
        ("heading", "Westmere Community Safety Strategy 2031-2034", {"level": 1}),
        ("heading", "Priority 2: Safer Rivers", {"level": 2}),
        ("paragraph", "What we will do:"),
        ("list_item", "Mark every ford", {"depth": 1}),
        ("paragraph", "Page 4 / Tudalen 4"),
        ("list_item", "Mend the bridges", {"depth": 1}),
    )
    assert [(each.plan_year, each.priority, each.text, each.status) for each in _actions(paper)] == [
        ("2031/2034", "Safer Rivers", "Mark every ford", "planned"),
        ("2031/2034", "Safer Rivers", "Mend the bridges", "planned"),
    ]


REPORT = (
    ("part", "Flood Unit update", {"kind": "report"}),
    ("paragraph", "To: Westmere Safety Partnership – 3 July 2031"),
    ("paragraph", "Subject: Flood Unit update"),
)
TOLD = {
    "being done": (
        "The Westmere Flood Unit and Westmere Police are regularly mapping hot spots of flooding.",
        ("mapping hot spots of flooding", "ongoing", ("Westmere Flood Unit", "Westmere Police")),
    ),
    "done with others": (
        "The Westmere Flood Unit is working with pupils to design a campaign on cold water.",
        ("design a campaign on cold water", "ongoing", ("Westmere Flood Unit",)),
    ),
    "done": (
        "The Westmere Flood Unit has delivered three rescue courses this year for the benefit of partners.",
        ("delivered three rescue courses", "complete", ("Westmere Flood Unit",)),
    ),
    "meant": (
        "The Westmere Flood Unit also aims to hold a workshop for district partners, which will be in May.",
        ("hold a workshop for district partners", "planned", ("Westmere Flood Unit",)),
    ),
    "with partners": (
        "The Westmere Flood Unit has been working with Westmere Police to refresh the booklet on fords.",
        ("refresh the booklet on fords", "ongoing", ("Westmere Flood Unit", "Westmere Police")),
    ),
    "again and again": (
        "As part of the Westmere Flood Unit’s role in sharing news, the team produces leaflets aimed at farmers.",
        ("leaflets", "ongoing", ("Westmere Flood Unit",)),
    ),
    "agreed between": (
        "A shared assessment has been agreed between Westmere Police and the Westmere Flood Unit.",
        ("shared assessment", None, ("Westmere Police", "Westmere Flood Unit")),
    ),
    "a project": (
        "A pilot project to test new pumps has been established in the north.",
        ("pilot project to test new pumps", "ongoing", ()),
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), TOLD.values(), ids=TOLD)
def test_work_told_in_a_report_to_a_partnership(paper_of, sentence: str, expected: tuple[object, ...]) -> None:
    paper = paper_of(*REPORT, ("paragraph", sentence))
    assert [(each.text, each.status, each.owners) for each in _actions(paper)] == [expected]


PROGRESS = {
    "a clause": (
        "The Westmere Flood Unit has held two open days this year, which took place in May.",
        "which took place in May",
    ),
    "work to come": (
        "A shared assessment has been agreed between Westmere Police and the Home Office and work will begin in May.",
        "work will begin in May",
    ),
    "the next sentence": (
        "The Westmere Flood Unit is refreshing the booklet on fords. The booklet will be ready in May.",
        "The booklet will be ready in May",
    ),
}


@pytest.mark.parametrize(("text", "progress"), PROGRESS.values(), ids=PROGRESS)
def test_what_is_said_on_of_work_told(paper_of, text: str, progress: str) -> None:
    (found,) = _actions(paper_of(*REPORT, ("paragraph", text)))
    assert found.progress == (progress,)


def test_work_under_a_heading_of_the_action_plan_has_its_year(paper_of) -> None:
    text = "The Westmere Flood Unit is mapping hot spots of flooding."
    headings = {"Action Plan Update 2031/32": "2031/32", "Flood maps": None}
    for heading, year in headings.items():
        (found,) = _actions(paper_of(*REPORT, ("heading", heading), ("paragraph", text)))
        assert found.plan_year == year


def test_an_achievement_is_quoted_without_its_purpose(paper_of) -> None:
    items = [
        "Setting up a river watch, to encourage walkers to report floods.",
        "Running a flood fund for the whole county with one office for all of its grants and all of its partners"
        " to ensure that money is spent as it was given and that what remains is known.",
    ]
    paper = paper_of(
        ("heading", "Key achievements 2031/32"),
        ("paragraph", "These were:"),
        *(("list_item", item, {"depth": 1}) for item in items),
    )
    assert [(each.text, each.status) for each in _actions(paper)] == [
        ("Setting up a river watch", "complete"),
        (
            "Running a flood fund for the whole county with one office for all of its grants and all of its partners",
            "complete",
        ),
    ]


NOT_TOLD = {
    "a law": "The Flood Act 2031 introduced new duties for the Westmere Flood Unit.",
    "what may be": "The Westmere Flood Unit may hold a workshop.",
    "a purpose": "The Westmere Flood Unit is a team of ten officers.",
    "no body": "Rivers are rising quickly across the county this spring.",
    "another's": "Discussions between the Westmere Flood Unit and partners have supported a plan.",
}


@pytest.mark.parametrize("sentence", NOT_TOLD.values(), ids=NOT_TOLD)
def test_what_is_no_action_in_a_report(paper_of, sentence: str) -> None:
    assert _actions(paper_of(*REPORT, ("paragraph", sentence))) == []


def test_work_is_told_only_in_reports_to_a_partnership(paper_of) -> None:
    paper = paper_of(("paragraph", "The Westmere Flood Unit is mapping hot spots of flooding."))
    assert _actions(paper) == []


def test_a_plan_whose_numbers_say_the_priority(paper_of) -> None:
    """ "2.1" is of the second priority; the plan stands in a chapter of its own after the last of them."""
    paper = paper_of(
        ("heading", "Priority 1 - Safer Rivers", {"level": 2}),
        ("heading", "Priority 2 - Safer Roads", {"level": 2}),
        ("heading", "Delivery plan 2031/32", {"level": 1}),
        (
            "table",
            [
                ["Ref", "What we will do", "Lead", "RAG", "Position at May 2031"],
                ["1.1", "Mark every ford", "Flood Group", "Green", "Two fords were marked."],
                ["2.1", "Mend the bridges", "SP / CN", "Red", "It was delayed by rain."],
                ["x", "Count the boats", "Head of Boats", "Amber", ""],
            ],
        ),
    )
    assert [(each.plan_year, each.priority, each.text, each.owners, each.status) for each in _actions(paper)] == [
        ("2031/32", "Safer Rivers", "Mark every ford", ("Flood Group",), None),
        ("2031/32", "Safer Roads", "Mend the bridges", ("SP", "CN"), "delayed"),
        ("2031/32", None, "Count the boats", ("Head of Boats",), None),
    ]


def test_an_action_log_tells_how_it_stands_and_more(paper_of) -> None:
    log = (
        "table",
        [["No.", "Action", "Owner", "Status"], ["21/09", "Draw a map", "HM", "Ongoing. Draft sent in August"]],
    )
    (found,) = _actions(paper_of(("part", "Minutes", {"kind": "minutes"}), log))
    assert (found.text, found.owners, found.status, found.progress) == (
        "Draw a map",
        ("HM",),
        "ongoing",
        ("Draft sent in August",),
    )


OWNERS = {
    "after a long lead-in": "During 2031/32, in addition to what was said, the Westmere Flood Unit delivered a course.",
    "with others, to do it": "The Westmere Flood Unit worked with schools and farms to deliver a course.",
    "with money, to do it": "The Westmere Flood Unit used a grant of the Council to commission a course.",
    "charged by another": "The county has commissioned the Westmere Flood Unit to undertake a count.",
    "its members": "Members of the Westmere Flood Unit work together to run a course.",
    "works with others": "The Westmere Flood Unit has worked closely with schools over the year.",
    "has begun": "The Westmere Flood Unit have begun distributing cards.",
    "by, after to whom": "A course was delivered to many partners by the Westmere Flood Unit.",
}


def test_those_it_was_done_with_did_it_too(paper_of) -> None:
    sentence = (
        "Flood cards: During 2031/32 (to date) the Westmere Flood Unit worked in partnership with the Rivers Board and "
        "the Westmere Police flood lead to update the cards."
    )
    paper = paper_of(
        ("heading", "Key achievements 2031/32"), ("paragraph", "These were:"), ("list_item", sentence, {"depth": 1})
    )
    (found,) = _actions(paper)
    assert found.owners == ("Westmere Flood Unit", "Rivers Board", "Westmere Police")


NO_OWNERS = {
    "in a bracket": "Cards were shown in the national flood week (led by the Westmere Flood Unit).",
    "long ago": "The cards were originally produced by the Westmere Flood Unit in 2028.",
}


@pytest.mark.parametrize("sentence", NO_OWNERS.values(), ids=NO_OWNERS)
def test_who_did_something_else(paper_of, sentence: str) -> None:
    rows = [["Actions 2031/32", "Progress"], ["Share flood cards", sentence]]
    (found,) = _actions(paper_of(("table", rows)))
    assert found.owners == ()


@pytest.mark.parametrize("sentence", OWNERS.values(), ids=OWNERS)
def test_who_did_what_was_achieved(paper_of, sentence: str) -> None:
    paper = paper_of(
        ("heading", "Key achievements 2031/32"), ("paragraph", "These were:"), ("list_item", sentence, {"depth": 1})
    )
    (found,) = _actions(paper)
    assert found.owners == ("Westmere Flood Unit",)


def test_a_team_is_named_with_the_body_whose_it_is(paper_of) -> None:
    sentence = "Westmere Council’s Flood Safety Team are continuing to deliver a course."
    paper = paper_of(
        ("heading", "Key achievements 2031/32"), ("paragraph", "These were:"), ("list_item", sentence, {"depth": 1})
    )
    (found,) = _actions(paper)
    assert found.owners == ("Westmere Council’s Flood Safety Team",)


def test_progress_that_stands_beside_several_actions_tells_of_none_alone(paper_of) -> None:
    """A cell over two rows: both have its notes, neither its status nor those who act in it."""
    note = "A course was delivered by Westmere Police. It was completed in May."
    rows = [["Actions", "Progress"], ["Mark the fords", note], ["Mend the bridges", ""]]
    paper = paper_of(("heading", "Priority: Rivers"), ("table", rows))
    (table,) = paper.tables
    cells = [cell for cell in table.cells if (cell.row, cell.column) != (2, 1)]
    over_two = tuple(replace(cell, row_span=2) if (cell.row, cell.column) == (1, 1) else cell for cell in cells)
    found = _actions(replace(paper, tables=(replace(table, cells=over_two),)))
    assert [(each.text, each.status, each.owners, each.progress) for each in found] == [
        ("Mark the fords", None, (), (note,)),
        ("Mend the bridges", None, (), (note,)),
    ]
    (alone,) = _actions(paper_of(("heading", "Priority: Rivers"), ("table", rows[:2])))
    assert alone.owners == ("Westmere Police",)


def test_what_a_meeting_is_asked_to_note_is_no_achievement(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "To note the achievements of the noise strategy 2030-31 and approve the revised plan."),
        ("list_item", "That the achievements of the noise strategy be noted."),
        ("list_item", "Quiet streets"),
    )
    assert _actions(paper) == []
