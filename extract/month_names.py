"""The names of the months, as papers print them.

Words:  corpus/vocabulary/dates.yaml
"""

from __future__ import annotations

from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of


@cache
def months() -> dict[str, int]:
    """The number of each month by its names, in small letters."""
    named = enumerate(vocabulary("dates")["months"], 1)
    return {name.lower(): number for number, names in named for name in names}


@cache
def month_name() -> str:
    """A pattern for the name of any month."""
    return one_of(name for names in vocabulary("dates")["months"] for name in names)
