"""The years of a line of which no paper says anything, told as gaps and not passed over.

In:     the years of which something is told of one thing, what the lack of a paper means for its kind, and the editions
        that are known.
Out:    gaps, each with its first and last year and what is known in spite of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from graph.answers import Gap

# What is known of a year without a state or an event. Papers may speak of the thing: no more is said than is known.
NOT_LISTED = "no paper of these years that was read says whether it was one"
NOT_NAMED = "no paper of these years that was read names it"
NO_CHANGE = "no change of it is told in the papers that were read"
NO_PLAN = "no plan that was read has it"
NAMED_ONLY = "an edition is known ({}); no paper that was read lists its priorities"


def find_gaps(
    told: Iterable[int | None], why: str, editions: Mapping[int, Iterable[str]] | None = None
) -> tuple[Gap, ...]:
    """The gaps between the first and the last year told. `editions` has the versions known of each year.

    >>> find_gaps([2031, 2034], NO_PLAN)
    (Gap(first=2032, last=2033, why='no plan that was read has it'),)
    """
    years = sorted({year for year in told if year is not None})
    if not years:
        return ()
    missing = [(year, _why(year, why, editions or {})) for year in range(years[0], years[-1]) if year not in years]
    gaps: list[Gap] = []
    for (reason, _), run in groupby(enumerate(missing), key=lambda each: (each[1][1], each[1][0] - each[0])):
        run_years = [year for _, (year, _) in run]
        gaps.append(Gap(run_years[0], run_years[-1], reason))
    return tuple(gaps)


def _why(year: int, why: str, editions: Mapping[int, Iterable[str]]) -> str:
    if year not in editions:
        return why
    versions = [f"version {version}" for version in editions[year]]
    return NAMED_ONLY.format(", ".join(versions) or str(year))
