"""What verifying found, for a terminal of 80 columns and for a program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.markup import escape

from api.progress import messages
from api.render_tables import answers
from extract.verify_stage import VerifyOutcome
from extract.verifying import Mismatch

SHOWN = 200  # characters of a quote and of what is printed; --json gives them whole


def print_verified(outcomes: Sequence[VerifyOutcome]) -> None:
    """Each mismatch with both wordings, each paper that could not be opened, then the counts."""
    for each in outcomes:
        if each.error:
            messages.print(
                f"[red]failed[/] {escape(each.stem)}: {escape(each.error.what)} ({escape(each.error.where)}); "
                f"try: {escape(each.error.remedy)}"
            )
        for mismatch in each.verified.mismatches if each.verified else ():
            _print_mismatch(mismatch)
    found = [each.verified for each in outcomes if each.verified]
    checked, wrong = sum(each.checked for each in found), sum(len(each.mismatches) for each in found)
    answers.print(f"{checked:,} quotes of {len(found):,} papers held against their files: {wrong:,} mismatches")
    if by_ocr := sum(each.by_ocr for each in found):
        answers.print(f"{by_ocr:,} of them on pages read by OCR, held against the words that it read")


def _print_mismatch(mismatch: Mismatch) -> None:
    fact, page = mismatch.fact, f", page {mismatch.evidence.page}" if mismatch.evidence.page else ""
    field = f" ({mismatch.field})" if mismatch.field else ""
    answers.print(f"[red]{mismatch.why}[/]: {fact.type}{field} {fact.id}, {escape(fact.document)}{page}")
    answers.print(f"    quote    {escape(mismatch.evidence.quote[:SHOWN])}")
    answers.print(f"    printed  {escape(mismatch.printed[:SHOWN])}")


def verified_to_json(outcomes: Sequence[VerifyOutcome]) -> dict[str, Any]:
    found = [each.verified for each in outcomes if each.verified]
    return {
        "papers": len(found),
        "checked": sum(each.checked for each in found),
        "by_ocr": sum(each.by_ocr for each in found),
        "mismatches": [mismatch.to_json() for each in found for mismatch in each.mismatches],
        "failures": [
            {"paper": each.stem, "what": each.error.what, "where": each.error.where, "try": each.error.remedy}
            for each in outcomes
            if each.error
        ],
    }
