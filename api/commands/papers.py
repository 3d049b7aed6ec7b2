"""The commands that bring papers in: run, ingest, extract, load; and facts out: export, score."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from api import pipeline
from api.ahead import Ahead
from api.commands.options import (
    Data,
    Jobs,
    Json,
    MemoryMb,
    Pages,
    PageSeconds,
    Retry,
    Seconds,
    StoreAddress,
    print_json,
    settings_of,
    store_of,
    workspace_of,
)
from api.exporting import export_facts
from api.pipeline import RunReport
from api.progress import messages
from api.render import print_report
from api.render_score import print_score
from api.told import load_first
from extract.scoring import score_files
from graph.exports.write import write_export
from ingest.errors import FactError

PARTLY, FAILED = 3, 1

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Files and folders of papers (PDF, Word, ModernGov HTML, pictures, text). \\[default: the sample papers]"
    ),
]


def add_to(app: typer.Typer) -> None:
    app.command()(run)
    app.command()(ingest)
    app.command()(extract)
    app.command()(load)
    app.command()(remove)
    app.command()(export)
    app.command()(score)


def run(
    paths: Paths = None,
    data: Data = None,
    store: StoreAddress = None,
    jobs: Jobs = None,
    retry: Retry = False,
    pages: Pages = None,
    seconds: Seconds = None,
    page_seconds: PageSeconds = None,
    memory_mb: MemoryMb = None,
    as_json: Json = False,
) -> None:
    """Read papers, find their facts and load the graph: the whole way, doing only what has changed."""
    settings = settings_of(data, store, **_limit_flags(pages, seconds, page_seconds, memory_mb))
    workspace, report, jobs = workspace_of(settings), RunReport(), jobs or pipeline.default_jobs()
    with closing(Ahead(workspace, settings, jobs)) as ahead:
        pipeline.ingest(workspace, paths or [], report, jobs=jobs, limits=settings.limits, retry=retry, ahead=ahead)
        pipeline.extract(workspace, report, jobs=jobs, ahead=ahead)
        load_first(workspace, settings, report, ahead)
    _finish(report, as_json=as_json)
    if not as_json:
        messages.print(
            f'Next: [bold]pledgeline lineage "Anti-Social Behaviour" --data {settings.data}[/], '
            f'[bold]pledgeline owner "Gangs Strategy" --data {settings.data}[/], '
            f"or [bold]pledgeline serve --data {settings.data}[/]"
        )


def ingest(
    paths: Paths = None,
    data: Data = None,
    jobs: Jobs = None,
    retry: Retry = False,
    pages: Pages = None,
    seconds: Seconds = None,
    page_seconds: PageSeconds = None,
    memory_mb: MemoryMb = None,
    as_json: Json = False,
) -> None:
    """Read papers into the data folder: pages, headings, lists, tables, notes."""
    settings, report = settings_of(data, **_limit_flags(pages, seconds, page_seconds, memory_mb)), RunReport()
    jobs = jobs or pipeline.default_jobs()
    pipeline.ingest(workspace_of(settings), paths or [], report, jobs=jobs, limits=settings.limits, retry=retry)
    _finish(report, as_json=as_json)


def _limit_flags(
    pages: int | None, seconds: float | None, page_seconds: float | None, memory_mb: int | None
) -> dict[str, Any]:
    """The flags under the names of their settings."""
    return {
        "paper_pages": pages, "paper_seconds": seconds, "page_seconds": page_seconds, "paper_memory_mb": memory_mb,
    }  # fmt: skip


def extract(data: Data = None, jobs: Jobs = None, as_json: Json = False) -> None:
    """Find the facts of every paper that was read."""
    report = RunReport()
    pipeline.extract(workspace_of(settings_of(data)), report, jobs=jobs or pipeline.default_jobs())
    _finish(report, as_json=as_json)


def load(data: Data = None, store: StoreAddress = None, as_json: Json = False) -> None:
    """Load the papers and their facts into the graph. Loading twice changes nothing."""
    settings, report = settings_of(data, store), RunReport()
    load_first(workspace_of(settings), settings, report)
    _finish(report, as_json=as_json)


def remove(
    paper: Annotated[str, typer.Argument(help="Its name in the data folder: the file's name without its ending.")],
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
) -> None:
    """Take a paper out again, with all that it brought. What other papers say stays; lines are drawn again."""
    settings, report = settings_of(data, store), RunReport()
    pipeline.remove(workspace_of(settings), settings, paper, report)
    _finish(report, as_json=as_json)


def export(
    data: Data = None,
    store: StoreAddress = None,
    form: Annotated[
        Literal[
            "jsonl", "graphml", "node-link", "lines-graphml", "lines-node-link", "csv", "jsonld", "cypher", "neo4j-csv"
        ],
        typer.Option("--format", help="jsonl is the facts (docs/facts.md); any other the graph (docs/graph.md)."),
    ] = "jsonl",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file, for csv and neo4j-csv the folder. \\[default: facts to stdout]"),
    ] = None,
) -> None:
    """Write every fact, one JSON object a line, in the order of papers; or the graph in a format that others read."""
    if form != "jsonl":
        if output is None:
            raise typer.BadParameter("say where to, for this format", param_hint="--output")
        with store_of(settings_of(data, store), read_only=True) as opened:
            files = write_export(opened, form, output)
        messages.print(f"{form}: {len(files)} file{'s' * (len(files) > 1)}, {files[0]}")
        return
    facts = workspace_of(settings_of(data)).facts
    if not facts.stems():
        raise FactError("there are no facts to export", str(facts.folder), "run `pledgeline run` first")
    written = export_facts(facts, output)
    if output:
        messages.print(f"{written:,} facts of {len(facts.stems())} papers ({form}) in {output}")


def score(
    gold: Annotated[list[Path], typer.Argument(help="Gold files, or folders of them.", exists=True)],
    found: Annotated[
        Path | None, typer.Option("--facts", help="An export to score. \\[default: the facts in the data folder]")
    ] = None,
    types: Annotated[str | None, typer.Option(help="Only these types, with commas: figure,lead")] = None,
    misses: Annotated[int, typer.Option(min=0, help="Also show so many missed and extra facts of each type.")] = 0,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Compare facts with gold read by hand: precision, recall and F1 by type, and which fields agree."""
    files = sorted(file for path in gold for file in (path.glob("*.jsonl") if path.is_dir() else [path]))
    wanted = frozenset(types.split(",")) if types else None
    facts = [found] if found else [*map(workspace_of(settings_of(data)).facts.path, _stems(data))]
    report = score_files(facts, files, wanted)
    if as_json:
        rows = [score.to_json() for score in report.scores]
        by_type = {kind: score.to_json() for kind, score in report.by_type().items()}
        print_json({"rows": rows, "types": by_type, "macro_f1": report.macro_f1})
    else:
        print_score(report, misses=misses)


def _stems(data: Path | None) -> list[str]:
    return workspace_of(settings_of(data)).facts.stems()


def _finish(report: RunReport, *, as_json: bool) -> None:
    """Show what became of the papers; leave with 3 where some failed, with 1 where all did."""
    if as_json:
        print_json(_as_json(report))
    else:
        print_report(report)
    if report.failures:
        raise typer.Exit(PARTLY if report.succeeded else FAILED)


def _as_json(report: RunReport) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    for each in report.extracted:
        counts.update(each.counts)
    return {
        "papers": report.succeeded,
        "facts": dict(sorted(counts.items())),
        "failures": [
            {"paper": paper, "what": error.what, "where": error.where, "try": error.remedy}
            for paper, error in report.failures
        ],
    }
