"""Which facts a paper would give today: a fingerprint of the code and the words that make them.

Facts are kept until the paper, a finder or the vocabulary changes; then they are made anew.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import corpus
import extract
from corpus.load import profile_files


@cache
def extraction_version() -> str:
    """A fingerprint of every file of `extract/` and every word list of `corpus/`, the same on every machine."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> list[Path]:
    finders, known = Path(extract.__path__[0]), Path(corpus.__path__[0])
    lists = [*(known / "vocabulary").glob("*.yaml"), *(known / "gazetteer").glob("*.yaml")]
    return [*finders.glob("*.py"), *known.glob("*.py"), *lists, *profile_files()]
