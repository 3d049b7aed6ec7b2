"""A comparison with gold as a person reads it in a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable

from rich.markup import escape

from api.render_tables import answers
from extract.scoring import Report, Score

WIDTH = 80
INDENT = "    "  # of the fields that agree, under their row
LONGEST_FACT = 300  # characters of a missed or extra fact that a terminal shows; --json gives it whole


def print_score(report: Report, *, misses: int) -> None:
    """Precision, recall and F1 by type for each paper, under each row the fields that agree; then for all papers."""
    heading = f"{'':16}{'gold':>7}{'found':>7}{'hits':>7}{'precision':>11}{'recall':>9}{'F1':>7}"
    answers.print(f"[bold]{heading}[/]")
    for document in sorted({score.document for score in report.scores}):
        _print_scores(document, (score for score in report.scores if score.document == document))
    _print_scores("all papers", report.by_type().values())
    _print_misses(report, misses)
    answers.print(f"macro F1 over {len(report.by_type())} types: {report.macro_f1:.3f}")


def _print_scores(title: str, scores: Iterable[Score]) -> None:
    answers.print(f"[bold]{escape(title)}[/]")
    for score in scores:
        shares = f"{score.precision:11.2f}{score.recall:9.2f}{score.f1:7.2f}"
        answers.print(f"  {score.type:14}{score.gold:7,}{score.found:7,}{score.hits:7,}{shares}")
        fields = "  ".join(f"{name}\u00a0{value:.2f}" for name, value in score.fields.items())
        for line in textwrap.wrap(fields, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT):
            answers.print(f"[dim]{line}[/]")


def _print_misses(report: Report, most: int) -> None:
    shown: Counter[tuple[str, str, str]] = Counter()
    for miss in report.misses:
        kind = miss.why, miss.fact["document"], miss.fact["type"]
        shown[kind] += 1
        if shown[kind] <= most:
            said = {
                name: value
                for name, value in miss.fact.items()
                if name not in ("type", "document", "evidence", "_part")
            }
            answers.print(f"{' '.join(kind)}: {escape(str(said)[:LONGEST_FACT])}")
