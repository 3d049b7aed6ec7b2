"""What became of a fetch, printed: answers to stdout, failures to stderr."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from api.getting import SourceReport
from api.progress import messages
from api.render_tables import answers
from ingest.fetch.site_pages import Committee


def print_committees(committees: Sequence[Committee]) -> None:
    table = Table("id", "committee")
    for each in committees:
        table.add_row(each.id, each.name)
    answers.print(table)


def print_fetched(reports: Sequence[SourceReport], *, quiet: bool = False) -> None:
    """How many came of each source, those that are new or replaced, what failed; `quiet`: where there is any such."""
    for report in reports:
        if not quiet or report.errors or report.of("new", "replaced"):
            counts = ", ".join(f"{count} {became}" for became, count in sorted(report.counts.items()))
            answers.print(
                f"{escape(report.source.address)}: {counts or ('nothing' if report.errors else 'nothing new')}"
            )
        for each in report.of("new", "replaced"):
            answers.print(f"  {each.became}: {escape(each.title or 'page of a meeting')} ({each.id})")
        for error in report.errors:
            messages.print(f"[red]failed[/] {escape(error.what)} ({escape(error.where)}); try: {escape(error.remedy)}")
