"""What was read of each paper and what was not, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from api.doctor import PaperFinding
from ingest.report import BoundPart, OcrPage

answers = Console(highlight=False, soft_wrap=False)

COLUMNS = ("pages", "by\nOCR", "tables", "doubt-\nful", "facts", "numbers\nseen", "in no\nfact", "doubts")


def print_reports(papers: Sequence[PaperFinding], *, whole: bool) -> None:
    """A row for each paper, then what must be known of it; `whole`: also all that was left out, and why."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("paper", overflow="fold", min_width=20)
    for name in COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for paper in papers:
        report = paper.report
        counts = (
            report.pages, len(report.by_ocr), report.tables, len(report.doubtful_tables), paper.facts,
            paper.numbers_seen, len(paper.unread_numbers), len(report.doubts),
        )  # fmt: skip
        table.add_row(paper.stem, *(f"{count:,}" if count else "" for count in counts))
    answers.print(table)
    for paper in papers:
        for line in _all_of(paper) if whole else _doubts_of(paper):
            answers.print(f"{escape(paper.stem)}: {escape(line)}")
    if not whole:
        answers.print("All that was left out of a paper, and why: pledgeline doctor PAPER")


def _doubts_of(paper: PaperFinding) -> Iterator[str]:
    if paper.report.by_ocr:
        yield _by_ocr(paper.report.by_ocr)
    yield from paper.report.doubts


def _all_of(paper: PaperFinding) -> Iterator[str]:
    report = paper.report
    if report.pages:
        yield f"words on {report.pages_read:,} of {report.pages:,} pages"
    if len(report.parts) > 1 or any(part.head for part in report.parts):
        yield from map(bound_part, report.parts)
    for item in report.items_without_papers:
        yield f"the agenda's item {item} names papers that are not in this file"
    yield from _doubts_of(paper)
    for table in report.doubtful_tables:
        yield f"table {table.table}{_on(table.page)} is doubtful: {table.why}"
    for piece in report.left_out:
        yield f"left out: {piece.count:,} {piece.what}: {piece.why}"
    for number in paper.unread_numbers:
        yield f"number in no fact{_on(number['page'])}: {number['number']} in “… {number['words']} …”"


def bound_part(part: BoundPart) -> str:
    """ "report behind B2, pages 7-10 (printed 5-8), 2031-11-18, restricted: Safer Roads. By: The Clerk"."""
    told = [f"{part.kind} behind {part.agenda_ref}" if part.agenda_ref else part.kind]
    if part.pages:
        printed = f" (printed {'-'.join(part.printed_pages)})" if part.printed_pages else ""
        told.append(
            f"page{'s' * (part.pages[0] != part.pages[1])} {'-'.join(map(str, dict.fromkeys(part.pages)))}{printed}"
        )
    told += [part.date] if part.date else []
    told += ["restricted"] if part.restricted else []
    head = "; ".join(f"{label}: {text}" for label, text in part.head)
    return ", ".join(told) + f": {part.title or 'without a title'}" + (f". {head}" if head else "")


def _by_ocr(pages: Sequence[OcrPage]) -> str:
    """ "pages 1-6 read by OCR (94 to 96 % sure)"."""
    sure = sorted(round(100 * page.confidence) for page in pages if page.confidence is not None)
    numbers = _ranges([page.page for page in pages])
    if not sure:
        return f"page{'s' * (len(pages) > 1)} {numbers}: words from the scanner's own OCR"
    share = f"{sure[0]} %" if sure[0] == sure[-1] else f"{sure[0]} to {sure[-1]} %"
    return f"page{'s' * (len(pages) > 1)} {numbers} read by OCR ({share} sure)"


def _ranges(numbers: Sequence[int]) -> str:
    """ "1-3, 7" of 1, 2, 3 and 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _on(page: int | None) -> str:
    return "" if page is None else f" on page {page}"
