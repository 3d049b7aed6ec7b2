"""What a run read, what a search found, rows of Cypher and the doctor's findings, as a terminal shows them."""

from __future__ import annotations

from collections import Counter

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.doctor import Examination
from api.pipeline import RunReport
from api.progress import messages
from api.render_reports import print_reports
from api.render_tables import Answer, answers, place


def print_report(report: RunReport) -> None:
    """How many papers were read, which facts they gave, and each paper that failed with what to do."""
    if report.extracted:
        counts: Counter[str] = Counter()
        for each in report.extracted:
            counts.update(each.counts)
        table = Table(
            "fact", "found", title=f"{counts.total():,} facts in {report.succeeded} papers", title_justify="left"
        )
        table.columns[1].justify = "right"
        for kind, count in sorted(counts.items()):
            table.add_row(kind, f"{count:,}")
        answers.print(table)
    else:
        cached = sum(outcome.cached for outcome in report.read)
        answers.print(f"{report.succeeded} papers" + (f", {cached} of them unchanged" if cached else ""))
    again = sum(outcome.cached and outcome.error is not None for outcome in report.read)
    if again:
        messages.print(f"{again} of these failed before and were not tried again; --retry tries them")
    for paper, error in report.failures:
        messages.print(
            f"[red]failed[/] {escape(paper)}: {escape(error.what)} ({escape(error.where)}); try: {escape(error.remedy)}"
        )


def print_hits(answer: Answer) -> None:
    """Each passage with its place, the words that were asked for in bold; before them how the words were taken."""
    for word, taken in answer["taken_for"].items():
        messages.print(f"no paper has “{word}”: taken for {' or '.join(taken)}")
    if answer["any_word"]:
        messages.print("no passage has most of these words: these have some")
    for hit in answer["hits"]:
        text = Text(hit["snippet"])
        for start, end in hit["marks"]:
            text.stylize("bold yellow", start, end)
        about = ", ".join(part for part in (hit["title"], hit["date"]) if part)
        found = Text.assemble((place(hit), "cyan"), (f"  {about}", "dim"))
        answers.print(found, Padding(text, (0, 0, 1, 6)), sep="\n")
    if answer["total"] > len(answer["hits"]):
        messages.print(f"{len(answer['hits'])} of {answer['total']} passages; --limit shows more")


def print_rows(answer: Answer) -> None:
    table = Table(*answer["columns"])
    for row in answer["rows"]:
        table.add_row(*("" if value is None else str(value) for value in row))
    answers.print(table)
    if answer.get("truncated"):
        messages.print(f"only the first {len(answer['rows']):,} rows are shown; end the question with LIMIT to choose")


def print_examination(examination: Examination, *, whole: bool = False) -> None:
    """Each finding with its mark, then each paper with what is doubtful in it; `whole`: all of each report."""
    for finding in examination.findings:
        answers.print(
            f"[{'green' if finding.well else 'red'}]{'ok  ' if finding.well else 'amiss'}[/] {escape(finding.what)}"
        )
    for file in examination.quarantine:
        kept = "; what was read of it before is kept" if file.older else ""
        told = f"{file.stem}: {file.what}{kept} ({file.where}); try: {file.remedy}"
        answers.print(f"[red]not read[/] {escape(told)}")
    if examination.papers:
        print_reports(examination.papers, whole=whole)
