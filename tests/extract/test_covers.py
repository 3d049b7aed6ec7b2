"""What a paper says of itself on its cover and in the lines at its head."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from extract.facts import DocumentFact
from extract.run import extract_facts
from ingest.paper import Paper
from ingest.read import read_paper

PaperOf = Callable[..., Paper]
PROSE = ("paragraph", "The partners met through the year and agreed on what they would do next, as told below. " * 2)


def document_of(paper: Paper) -> DocumentFact:
    return next(fact for fact in extract_facts(paper) if isinstance(fact, DocumentFact))


def test_a_day_and_a_body_on_the_cover_are_those_of_the_meeting(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Finance Monitoring Report", {"level": 1}),
        ("paragraph", "By the Treasurer"),
        ("paragraph", "To Safety Board – 30 January 2031"),
        PROSE,
    )
    found = document_of(paper)
    assert (found.kind, found.title, found.body, found.date) == (
        "report", "Finance Monitoring Report", "Safety Board", "2031-01-30",
    )  # fmt: skip


def test_a_line_in_capitals_names_body_and_day(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Date: 7 January 2031"),
        ("heading", "SAFETY COMMITTEE - THURSDAY, 9 JANUARY 2031", {"level": 1}),
        PROSE,
    )
    found = document_of(paper)
    assert (found.body, found.date) == ("Safety Committee", "2031-01-09")


@pytest.mark.parametrize("label", ["Appendix 2", "Question 1", "Westmere County Council"])
def test_a_label_or_a_councils_name_is_no_title(paper_of: PaperOf, label: str) -> None:
    paper = paper_of(
        ("heading", label, {"level": 1}),
        ("heading", "Quarterly Performance Report", {"level": 1}),
        ("paragraph", "2031/32"),
        PROSE,
    )
    found = document_of(paper)
    assert (found.title, found.period) == ("Quarterly Performance Report", "2031/32")
    assert found.body == ("Westmere County Council" if "Council" in label else None)


def test_a_letter_has_a_date_and_no_title(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "16 December 2031"),
        ("paragraph", "Dear Leaders"),
        PROSE,
        ("heading", "Reorganisation", {"level": 1}),
        PROSE,
    )
    found = document_of(paper)
    assert (found.title, found.date) == (None, "2031-12-16")


@pytest.mark.parametrize(
    ("line", "status"), [("DRAFT", "draft"), ("Draft version 2.0", "draft"), ("No draft of it", None)]
)
def test_draft_is_what_a_line_of_the_cover_says(paper_of: PaperOf, line: str, status: str | None) -> None:
    paper = paper_of(("heading", "Action plan", {"level": 1}), ("paragraph", line), PROSE)
    assert document_of(paper).status == status


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Update on the Westmere Community Safety Agreement Action Plan", "report"),
        ("Westmere Community Safety Plan 2031-34: Annual Review 2032", "report"),
        ("Westmere Community Safety Agreement 2031-34", "agreement"),
        ("Westmere Community Safety Delivery Plan 2031/32", "strategy"),
        ("Progress report on the Community Safety Strategy", "performance_report"),
    ],
)
def test_a_report_about_a_plan_is_no_plan(paper_of: PaperOf, title: str, kind: str) -> None:
    listed = ("paragraph", "The priorities are: Fraud; and Noise.")
    assert document_of(paper_of(("heading", title, {"level": 1}), PROSE, listed)).kind == kind


def test_a_report_of_a_committee_is_called_by_the_heading_under_it(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "WESTMERE BOROUGH COUNCIL", {"level": 1}),
        ("heading", "11 JULY 2031", {"level": 1}),
        ("paragraph", "REPORT OF THE COMMUNITIES COMMITTEE HELD ON 13 MAY 2031"),
        ("heading", "SAFETY PLAN REFRESH", {"level": 2}),
        PROSE,
    )
    found = document_of(paper)
    assert (found.kind, found.title, found.date) == ("report", "SAFETY PLAN REFRESH", "2031-07-11")


def test_years_in_a_table_below_the_title_are_not_its_period(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Westmere Community Safety Agreement", {"level": 1}),
        ("table", [["Version", "Changes"], ["2.0", "2029/30"]]),
        PROSE,
    )
    assert document_of(paper).period is None


def test_an_agenda_that_goes_on_with_who_came_is_the_note_of_a_meeting(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("part", "Agenda", {"kind": "agenda"}),
        ("heading", "WSF 14 November 2031", {"level": 1}),
        ("heading", "Agenda", {"level": 1}),
        ("list_item", "Street lights", {"number": "1"}),
        ("heading", "Attendance:", {"level": 1}),
        ("paragraph", "A Reed – Chair"),
        PROSE,
    )
    found = document_of(paper)
    assert (found.kind, found.body, found.date) == ("minutes", "WSF", "2031-11-14")


# Read on the first page of each; None where the paper does not say.
REAL = {
    "EqIA": ("other", None, None, None, None),
    "Agenda_frontsheet_30th_Jan": ("agenda", "Cabinet", "2025-01-30", None, None),
    "Minutes_of_the_meeting_held_on_9th": ("minutes", "Cabinet", "2025-01-09", None, None),
    "Ministerial_Letter": ("other", None, "2024-12-16", None, None),
    "Appendix_D_3_Year": ("other", None, None, "2025/2028", None),
    "section_25": ("report", "County Council", None, None, None),
    "Agenda_frontsheet_13th_Mar": ("agenda", "County Council", "2025-03-13", None, None),
    "TMG_meeting_note": ("minutes", "TMG", "2024-11-14", None, None),
    "CPP_Minutes": ("minutes", "Corporate Parenting Panel", "2024-12-10", None, None),
    "Devo_and_LGR": ("report", "County Council", "2025-03-13", None, None),
    "Governance_Update": ("report", "County Council", "2025-03-13", None, None),
    "Appendix_7_Draft_Responses": ("other", None, None, None, "draft"),
}


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_real_papers_say_of_themselves_what_a_reader_finds(shared_dir: Path, name: str) -> None:
    [path] = (shared_dir / "real").glob(f"*{name}*.pdf")
    found = document_of(read_paper(path, paper_words()))
    assert (found.kind, found.body, found.date, found.period, found.status) == REAL[name]


def drawn(
    tmp_path: Path, pages: list[list[tuple[float, float, str, int]]], cells: tuple[tuple[str, ...], ...] = ()
) -> Paper:
    """A PDF of pieces at their places, and a ruled table on its first page."""
    canvas = Canvas(str(tmp_path / "westmere.pdf"), pagesize=(595, 842))
    for number, pieces in enumerate(pages):
        for x, top, text, size in pieces:
            canvas.setFont("Helvetica-Bold" if size > 11 else "Helvetica", size)
            canvas.drawString(x, 842 - top, text)
        for row, texts in enumerate(cells if number == 0 else ()):
            for column, text in enumerate(texts):
                canvas.rect(60 + 200 * column, 842 - 140 - 24 * row, 200, 24)
                canvas.setFont("Helvetica", 10)
                canvas.drawString(64 + 200 * column, 842 - 132 - 24 * row, text)
        canvas.showPage()
    canvas.save()
    return read_paper(tmp_path / "westmere.pdf", paper_words())


def appendix(title: str) -> list[list[tuple[float, float, str, int]]]:
    """Three pages under "Appendix 2", with the name of the report that they are bound behind at their feet."""
    said = "The partners met through the year and agreed what they would do next in month"
    foot = [(480.0, 30.0, "Appendix 2", 10), (200.0, 815.0, "Safety half-year report 2031-32 to Town Council", 10)]
    return [
        [
            *foot,
            (60.0, 90.0 if page == 1 else 120.0, title if page == 1 else f"{said} {page}.", 16 if page == 1 else 10),
            (60.0, 200.0, f"{said} {page}0.", 10),
        ]
        for page in (1, 2, 3)
    ]


def test_a_glossary_bound_behind_a_report_is_no_report(tmp_path: Path) -> None:
    found = document_of(drawn(tmp_path, appendix("GLOSSARY")))
    assert (found.kind, found.title, found.body) == ("other", "Glossary", "Town Council")


def test_an_appendix_belongs_to_the_body_that_its_report_goes_to(tmp_path: Path) -> None:
    found = document_of(drawn(tmp_path, appendix("Investments of the town")))
    assert (found.title, found.body) == ("Investments of the town", "Town Council")


@pytest.mark.parametrize("label", ["EqIA Title", "Title", "Project title:", "Title of project"])
def test_a_form_is_titled_in_the_cell_beside_the_word(tmp_path: Path, label: str) -> None:
    cells = (("Form", "Submission"), (label, "Lights for the parks"), ("Officer", "A Reed"))
    found = document_of(drawn(tmp_path, [[]], cells))
    assert (found.kind, found.title) == ("other", "Lights for the parks")


@pytest.mark.parametrize("format", ["html", "text"])
def test_a_paper_without_pages_may_have_tables(paper_of: PaperOf, format: str) -> None:
    paper = paper_of(PROSE, ("table", [["Title", "Safer streets"], ["Lead", "Westmere Police"]]), format=format)
    assert document_of(paper).document == paper.stem


def test_a_text_is_titled_by_its_first_line(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Plans and papers"),
        ("paragraph", "Draft Strategy 2031-34"),
        PROSE,
        ("heading", "Safer Harbour Strategy 2028-31", {"level": 1}),
        PROSE,
        format="text",
    )
    found = document_of(paper)
    assert (found.kind, found.title, found.period) == ("other", "Plans and papers", None)


def test_a_text_that_opens_with_a_sentence_has_no_title(paper_of: PaperOf) -> None:
    assert document_of(paper_of(PROSE, format="text")).title is None


def test_the_form_of_a_report_in_lines(paper_of: PaperOf) -> None:
    lines = ["Housing Committee", "Title", "Safer Harbour Plan 2031-33", "Purpose of the report", "To approve"]
    lines += ["Report Author", "Ann Reed"]
    found = document_of(paper_of(*(("paragraph", line) for line in lines), PROSE, format="text"))
    assert (found.kind, found.title, found.period) == ("report", "Safer Harbour Plan", "2031/2033")
