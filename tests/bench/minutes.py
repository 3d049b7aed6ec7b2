"""Minutes and plans of a made-up partnership as PDFs, as long and as full of names and figures as real ones, by a seed.

Each paper is of its own: its actions, resolutions and figures are told by no other, while bodies, plans and priorities
are those of the partnership. One in twelve is an edition of its plan, with its priorities and their leads.
"""

from __future__ import annotations

import io
from random import Random

from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

PARTNERSHIP = "Westmere Community Safety Partnership"
PRIORITIES = (
    "Rural Crime", "Road Safety", "Scams and Fraud", "Serious Violence", "Night-time Economy", "Hate Crime",
    "Substance Misuse", "Domestic Abuse",
)  # fmt: skip
PLACES = ("Harbour", "Northfield", "Old Town", "Eastgate", "Millbrook", "Fenside", "Castle Hill", "Westbourne")
KINDS = ("Working Group", "Steering Group", "Board", "Tasking Group", "Forum", "Task Force")
SUBJECTS = ("Safety", "Crime", "Youth", "Road", "Wellbeing", "Prevention")
DOES = ("trialled", "reviewed", "extended", "evaluated", "mapped", "funded", "staffed", "refreshed")
THINGS = (
    "lighting", "patrols", "training", "mentoring", "leaflets", "cameras", "outreach", "webinars", "signage", "grants",
    "surveys", "workshops", "volunteering", "referrals", "mediation", "stalls",
)  # fmt: skip
WITH = ("schools", "farmers", "traders", "tenants", "drivers", "carers", "students", "publicans", "anglers", "parishes")
EDITION_EVERY = 12
ITEMS, ACTIONS = 7, 8


def minutes_pdf(words: str) -> bytes:
    """The paper of this name; the same name gives the same bytes."""
    random, style = Random(words), getSampleStyleSheet()
    year = 2015 + random.randrange(10)
    story: list[Flowable] = [Paragraph(PARTNERSHIP, style["Title"])]
    if random.randrange(EDITION_EVERY) == 0:
        story += _edition(random, style, year)
    else:
        story += _minutes(random, style, year, words)
    story += _actions(random, style, year)
    file = io.BytesIO()
    SimpleDocTemplate(file, invariant=1).build(story)
    return file.getvalue()


def body(random: Random) -> str:
    return f"Westmere {random.choice(PLACES)} {random.choice(SUBJECTS)} {random.choice(KINDS)}"


def _minutes(random: Random, style: dict[str, object], year: int, words: str) -> list[Flowable]:
    story: list[Flowable] = [
        Paragraph(f"Minutes of the meeting held on {random.randrange(1, 28)} March {year}: {words}", style["Heading2"])
    ]
    for number in range(1, ITEMS + 1):
        priority, group = random.choice(PRIORITIES), body(random)
        told = " ".join(random.choice(THINGS) for _ in range(3))
        count, share = random.randrange(100, 5000), random.randrange(5, 95)
        story.append(Paragraph(f"{number}. {priority}: {told}", style["Heading3"]))
        story.append(
            Paragraph(
                f"The {group} leads on {told} in {year}. It reported {count:,} incidents of {told} in "
                f"{random.choice(PLACES)} in {year - 1}/{year % 100:02}, of which {share}% were resolved with "
                f"{random.choice(WITH)}. The {group} reports to the {PARTNERSHIP} and works to the Westmere "
                f"{random.choice(PLACES)} {random.choice(SUBJECTS)} Strategy under the Crime and Disorder Act 1998.",
                style["BodyText"],
            )
        )
        story.append(
            Paragraph(f"RESOLVED that the report on {told} {random.choice(DOES)} be noted.", style["BodyText"])
        )
    return story


def _edition(random: Random, style: dict[str, object], year: int) -> list[Flowable]:
    chosen = sorted(random.sample(PRIORITIES, 5))
    story: list[Flowable] = [
        Paragraph(f"Westmere Community Safety Plan {year}-{(year + 3) % 100}", style["Heading1"]),
        Paragraph(f"Our priorities for {year} to {year + 3} are:", style["BodyText"]),
    ]
    story += [Paragraph(f"• {each}", style["BodyText"]) for each in chosen]
    rows = [["Priority", "Lead"], *([each, f"Chair, {body(random)}"] for each in chosen)]
    return [*story, _table(rows)]


def _actions(random: Random, style: dict[str, object], year: int) -> list[Flowable]:
    rows = [["Action", "Lead", "Progress"]]
    for _ in range(ACTIONS):
        what = f"{random.choice(DOES).capitalize()[:-1]} {random.choice(THINGS)} and {random.choice(THINGS)}"
        what += f" for {random.choice(WITH)} in {random.choice(PLACES)}"
        rows.append([what, body(random), random.choice(("Complete", "Ongoing", "Not started"))])
    heading = Paragraph(f"Action plan {year}/{(year + 1) % 100:02}: {random.choice(PRIORITIES)}", style["Heading2"])
    return [heading, _table(rows)]


def _table(rows: list[list[str]]) -> Table:
    style = getSampleStyleSheet()["BodyText"]
    table = Table([[Paragraph(cell, style) for cell in row] for row in rows], colWidths=[200, 160, 90][: len(rows[0])])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    return table
