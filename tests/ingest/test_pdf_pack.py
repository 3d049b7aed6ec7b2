"""Packs: where one paper ends and the next begins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from ingest.paper import Paper
from ingest.part_dates import date_in
from ingest.pdf import read_pdf
from ingest.report import report_from_json, report_of

HEIGHT = 842
Lines = list[tuple[str, float, str]]  # text, size, face


@pytest.fixture
def pack_of(tmp_path: Path) -> Callable[[list[tuple[int | None, Lines]]], Paper]:
    """The paper of these pages, each with its stamp."""

    def read(pages: list[tuple[int | None, Lines]]) -> Paper:
        path = tmp_path / "westmere-pack.pdf"
        canvas = Canvas(str(path), pagesize=(595, HEIGHT))
        for stamp, lines in pages:
            top = 80.0
            for text, size, face in lines:
                canvas.setFont(face, size)
                canvas.drawString(60, HEIGHT - top, text)
                top += 2.2 * size
            if stamp is not None:
                canvas.setFont("Helvetica", 9)
                canvas.drawString(500, 20, f"Page {stamp}")
            canvas.showPage()
        canvas.save()
        return read_pdf(path, "0" * 64, paper_words())

    return read


def plain(*texts: str) -> Lines:
    return [(text, 11, "Helvetica") for text in texts]


def bold(text: str, size: float = 12) -> Lines:
    return [(text, size, "Helvetica-Bold")]


AGENDA = [
    *bold("AGENDA", 16),
    *plain("A1 Introduction", "A2 Notes of the meeting held on 3 July 2031 (Pages 1 - 2)"),
    *plain("B1 Safer Roads Update (Pages 3 - 5)"),
    *bold("RESTRICTED ITEMS"),
    *plain("C1 A case review (Pages 6 - 6)"),
]
MINUTES = [
    *bold("WESTMERE COMMUNITY SAFETY PARTNERSHIP"),
    *plain("NOTES of a meeting of the Westmere Community Safety Partnership held on 3 July 2031."),
    *plain("The partners looked at what was done on each priority since they met last."),
]
REPORT = [
    *plain("From: The Safer Roads Board", "To: Westmere Community Safety Partnership"),
    *plain("Subject: Safer Roads Update", "Classification: Unrestricted"),
    *bold("1. Background"),
    *plain("The board met four times and looked at what was done on each road since then."),
]
BLANK = plain("This page is intentionally left blank")
APPENDIX = [*bold("Appendix A: Calls by district"), *plain("Calls fell in each of the districts in the year.")]
REVIEW = plain("From: The Clerk", "To: Westmere Partnership", "Subject: A case review", "The review is done.")


def test_a_pack_is_split_by_stamps_blank_pages_and_author_lines(pack_of: Callable[..., Paper]) -> None:
    minutes = [(1, MINUTES), (2, plain("The meeting ended at noon."))]
    roads = [(3, REPORT), (4, BLANK), (5, APPENDIX)]
    paper = pack_of([(None, AGENDA), *minutes, *roads, (6, REVIEW)])
    assert [(part.kind, part.agenda_ref, part.first_page, part.last_page, part.restricted) for part in paper.parts] == [
        ("agenda", None, 1, 1, False),
        ("minutes", "A2", 2, 3, False),
        ("report", "B1", 4, 5, False),
        ("appendix", "B1", 6, 6, False),
        ("report", "C1", 7, 7, True),
    ]
    assert [part.title for part in paper.parts] == [
        "AGENDA",
        "NOTES of a meeting of the Westmere Community Safety Partnership held on 3 July 2031.",
        "Safer Roads Update",
        "Appendix A: Calls by district",
        "A case review",
    ]


def test_a_pack_loses_no_page_and_no_block(pack_of: Callable[..., Paper]) -> None:
    paper = pack_of([(None, AGENDA), (1, MINUTES), (2, BLANK), (3, REPORT), (4, APPENDIX)])
    assert [page for part in paper.parts for page in range(part.first_page or 0, (part.last_page or 0) + 1)] == list(
        range(1, 6)
    )
    covered = [index for part in paper.parts for index in range(part.first_block, part.last_block + 1)]
    assert covered == list(range(len(paper.blocks)))


def test_sections_end_where_a_paper_ends(pack_of: Callable[..., Paper]) -> None:
    paper = pack_of([(None, AGENDA), (1, MINUTES), (3, REPORT), (4, plain("The roads are safer."))])
    for part in paper.parts:
        for block in paper.blocks[part.first_block : part.last_block + 1]:
            assert all(index >= part.first_block for index in block.section)


def test_a_single_paper_is_one_part(pack_of: Callable[..., Paper]) -> None:
    [part] = pack_of([(None, REPORT), (None, plain("The roads are safer."))]).parts
    assert (part.kind, part.title, part.first_page, part.last_page) == ("report", "Safer Roads Update", 1, 2)


def test_an_item_stamp_opens_a_paper_and_names_its_item(pack_of: Callable[..., Paper]) -> None:
    letter = plain(
        "Dear Member", "Please find the papers for item 3, which were not ready when the agenda was printed."
    )
    stamped = [("Agenda Item 3", 9.0, "Helvetica"), *REPORT]
    paper = pack_of([(None, letter), (1, stamped), (2, plain("The roads are safer."))])
    assert [(part.agenda_ref, part.first_page) for part in paper.parts] == [(None, 1), ("3", 2)]
    assert [(each.kind, each.text) for each in paper.furniture if each.page == 2] == [
        ("stamp", "Agenda Item 3"), ("stamp", "Page 1"),
    ]  # fmt: skip
    assert [page.printed for page in paper.pages] == [None, "1", "2"]


def test_each_paper_of_a_pack_has_its_head_date_and_pages(pack_of: Callable[..., Paper]) -> None:
    by_two = [
        *plain("By: The Clerk", "A N Other, Director of Roads", "To: The Partnership, Thursday, 18th November 2031"),
        *plain("Subject: Safer Roads Update", "Classification: Exempt, paragraph 3"),
        *bold("1. Background"),
        *plain("The board met four times.", "Date: this line is no part of the head"),
    ]
    pages = [(None, AGENDA), (1, MINUTES), (2, plain("It ended at noon.")), (3, by_two), (4, BLANK), (5, APPENDIX)]
    agenda, minutes, report, appendix = pack_of(pages).parts
    assert (agenda.date, agenda.head, agenda.printed_pages) == (None, (), ())
    assert (minutes.date, minutes.printed_pages) == ("2031-07-03", ("1", "2"))
    assert [(line.label, line.text) for line in report.head] == [
        ("By", "The Clerk"),
        ("By", "A N Other, Director of Roads"),
        ("To", "The Partnership, Thursday, 18th November 2031"),
        ("Subject", "Safer Roads Update"),
        ("Classification", "Exempt, paragraph 3"),
    ]
    assert (report.date, report.restricted, report.printed_pages) == ("2031-11-18", True, ("3", "4"))
    assert (appendix.date, appendix.restricted) == (None, False)


def test_agenda_items_know_the_papers_bound_behind_them(pack_of: Callable[..., Paper]) -> None:
    pages = [(None, AGENDA), (1, MINUTES), (2, plain("It ended.")), (3, REPORT), (4, BLANK), (5, APPENDIX)]
    paper = pack_of(pages)
    told = [(item.ref, item.first, item.last, item.restricted, item.parts) for item in paper.agenda]
    assert told == [("A2", 1, 2, False, (1,)), ("B1", 3, 5, False, (2, 3)), ("C1", 6, 6, True, ())]
    assert report_of(paper).items_without_papers == ("C1 A case review",)
    assert report_from_json(report_of(paper).to_json()) == report_of(paper)


def test_a_label_may_be_set_apart_by_a_gap_alone(pdf_of: Callable[..., Paper]) -> None:
    def draw(page: Canvas) -> None:
        page.setFont("Helvetica", 11)
        for place, (label, text) in enumerate(
            [("By", "The Clerk"), ("", "A N Other, Director"), ("To", "Cabinet – 30 January 2031")]
        ):
            page.drawString(60, 700 - 24 * place, label)
            page.drawString(140, 700 - 24 * place, text)
        page.drawString(60, 600, "To do this by 2 March 2032 the board will meet.")

    [part] = pdf_of(draw).parts
    assert [(line.label, line.text) for line in part.head] == [
        ("By", "The Clerk"),
        ("By", "A N Other, Director"),
        ("To", "Cabinet – 30 January 2031"),
    ]
    assert part.date == "2031-01-30"


def test_one_labelled_line_is_no_head(pack_of: Callable[..., Paper]) -> None:
    paper = pack_of([(None, plain("To: all partners of Westmere", "Please come to the meeting of the partnership."))])
    assert paper.parts[0].head == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Thursday, 18th November, 2031, at 10.00 am", "2031-11-18"),
        ("November 18, 2031", "2031-11-18"),
        ("18/11/2031", "2031-11-18"),
        ("31 June 2031", None),
        ("118 November 2031", None),
        ("10.00 am", None),
    ],
)
def test_dates_of_heads(text: str, date: str | None) -> None:
    assert date_in(text) == date


@pytest.mark.shared
def test_heads_and_items_of_a_real_pack(shared_dir: Path, read_real: Callable[[Path], Paper]) -> None:
    """Read by eye in the pack of 18 November 2021."""
    paper = read_real(shared_dir / "papers" / "kcsp-pack-2021-11.pdf")
    assert [(item.ref, item.parts) for item in paper.agenda] == [
        ("A4", (1,)),
        ("B2", (2,)),
        ("B3", (3,)),
        ("B4", (4,)),
        ("B5", (5,)),
    ]
    told = [(part.date, part.printed_pages, [line.label for line in part.head]) for part in paper.parts]
    usual = ["To", "Classification", "Subject"]
    assert told == [
        ("2021-11-18", (), []),
        ("2021-07-13", ("1", "6"), []),
        ("2021-11-18", ("7", "10"), ["From", *usual]),
        ("2021-11-18", ("11", "12"), ["By", "By", *usual]),
        ("2021-11-18", ("13", "16"), ["By", *usual]),
        ("2021-11-18", ("17", "18"), ["To", "Subject", "Date"]),
    ]
