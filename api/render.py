"""Answers as a person reads them in a terminal, each line with the paper, page and words it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.doctor import Examination
from api.pipeline import RunReport
from api.progress import messages

answers = Console(highlight=False, soft_wrap=False)

Answer = Mapping[str, Any]
QUOTE_WIDTH = 240  # characters of a quote that a terminal shows; --json gives it whole


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
    for paper, error in report.failures:
        messages.print(
            f"[red]failed[/] {escape(paper)}: {escape(error.what)} ({escape(error.where)}); try: {escape(error.remedy)}"
        )


def print_lineage(answer: Answer) -> None:
    """A priority through the years: its form in each edition, and each event with its evidence."""
    answers.print(Text(answer["priority"], style="bold"))
    moments = [(state["year"] or 0, 0, _state(state)) for state in answer["states"]]
    moments += [(event["year"] or 0, 1, _event(event)) for event in answer["events"]]
    for _, _, shown in sorted(moments, key=lambda moment: moment[:2]):
        answers.print(shown)


def _state(state: Answer) -> RenderableType:
    line = Text.assemble(
        (f"{state['year'] or '????'}  ", "bold cyan"), (state["label"], "bold"), f"  {state['status']}"
    )
    told = [line]
    if state["includes"]:
        told.append(Text(f"      includes {', '.join(state['includes'])}"))
    if state["leads"]:
        told.append(Text(f"      led by {'; '.join(_lead(lead) for lead in state['leads'])}"))
    return Group(*told, _evidence(state["evidence"]))


def _lead(lead: Answer | str) -> str:
    if isinstance(lead, str):
        return lead
    return ", ".join(lead[part] for part in ("person", "post", "organisation") if lead.get(part))


def _event(event: Answer) -> RenderableType:
    names = " → ".join(", ".join(event[side]) for side in ("from", "to") if event[side])
    how = f"{event['status']}, {'stated' if event['stated'] else 'inferred'}"
    line = Text.assemble((f"{event['year'] or '????'}  ", "cyan"), (event["change"], "yellow"), f" ({how})  {names}")
    return Group(line, _evidence(event["evidence"]))


def print_owners(answer: Answer) -> None:
    """Who answers for a commitment, in which role, in which year."""
    answers.print(Text(answer["commitment"], style="bold"))
    for owner in answer["owners"]:
        stated = "" if owner["stated"] else "  (inferred)"
        line = Text.assemble(
            (f"{owner['year'] or '????'}  ", "bold cyan"), (owner["role"].replace("_", " "), "yellow"), "  ",
            (owner["body"], "bold"), stated,
        )  # fmt: skip
        answers.print(Group(line, _evidence(owner["evidence"])))


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
        place = Text.assemble((_place(hit), "cyan"), (f"  {about}", "dim"))
        answers.print(place, Padding(text, (0, 0, 1, 6)), sep="\n")
    if answer["total"] > len(answer["hits"]):
        messages.print(f"{len(answer['hits'])} of {answer['total']} passages; --limit shows more")


def print_rows(answer: Answer) -> None:
    table = Table(*answer["columns"])
    for row in answer["rows"]:
        table.add_row(*("" if value is None else str(value) for value in row))
    answers.print(table)
    if answer.get("truncated"):
        messages.print(f"only the first {len(answer['rows']):,} rows are shown; end the question with LIMIT to choose")


def _evidence(evidence: Sequence[Answer]) -> RenderableType:
    """Each quote with its paper and page."""
    told = []
    for each in evidence:
        quote = each["quote"] if len(each["quote"]) <= QUOTE_WIDTH else each["quote"][:QUOTE_WIDTH].rstrip() + " …"
        told.append(Padding(Text.assemble((f"“{quote}” ", "italic"), (_place(each), "dim")), (0, 0, 0, 6)))
    return Group(*told)


def _place(each: Answer) -> str:
    return str(each["paper"]) + (f", page {each['page']}" if each["page"] else "")


def print_examination(examination: Examination) -> None:
    """Each finding with its mark, then each paper with what is doubtful in it."""
    for finding in examination.findings:
        answers.print(
            f"[{'green' if finding.well else 'red'}]{'ok  ' if finding.well else 'amiss'}[/] {escape(finding.what)}"
        )
    if not examination.papers:
        return
    table = Table("paper", "pages", "blocks", "tables", "facts", "doubts")
    for paper in examination.papers:
        counts = (paper.pages, paper.blocks, paper.tables, paper.facts, len(paper.doubts))
        table.add_row(paper.stem, *(f"{count:,}" for count in counts))
    answers.print(table)
    for paper in examination.papers:
        for doubt in paper.doubts:
            answers.print(f"{escape(paper.stem)}: {escape(doubt)}")
