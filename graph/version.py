"""Which graph the same facts would give today: a fingerprint of the code and of all that is known of the field."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import corpus
import graph
from corpus.load import profile_files


@cache
def loading_version() -> str:
    """A fingerprint of every file of `graph/` and every YAML file of `corpus/`, the same on every machine."""
    digest = hashlib.sha256()
    ours, known = Path(graph.__path__[0]), Path(corpus.__path__[0])
    for path in sorted((*ours.rglob("*.py"), *ours.rglob("*.cypher"), *known.glob("*/*.yaml"), *profile_files())):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
