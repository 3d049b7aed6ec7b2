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


def print_fetched(reports: Sequence[SourceReport]) -> None:
    """How many came of each source, those that are new or replaced, and what failed."""
    for report in reports:
        counts = ", ".join(f"{count} {became}" for became, count in sorted(report.counts.items())) or "nothing"
        answers.print(f"{escape(report.source.address)}: {counts}")
        for each in report.of("new", "replaced"):
            answers.print(f"  {each.became}: {escape(each.title or 'page of a meeting')} ({each.id})")
        for error in report.errors:
            messages.print(f"[red]failed[/] {escape(error.what)} ({escape(error.where)}); try: {escape(error.remedy)}")
