"""The size of a question in Cypher: what no planner need be given, whichever store it belongs to.

A question of some thousand brackets within brackets keeps Neo4j's planner busy for minutes, which no time limit of a
transaction ends, for planning comes before it.
"""

from __future__ import annotations

import re

from ingest.errors import QuestionError

MOST_CHARACTERS = 20_000
MOST_NESTED = 100
_TEXT_OR_NOTE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)


def check_size(cypher: str) -> None:
    """Raise `QuestionError` where the question is too long, or brackets are nested too deeply in it."""
    asked = f"{cypher:.120}"
    if len(cypher) > MOST_CHARACTERS:
        what = f"the question is longer than {MOST_CHARACTERS:,} characters"
        raise QuestionError(what, asked, "give long values as parameters")
    depth = 0
    for mark in re.findall(r"[(\[{]|[)\]}]", _TEXT_OR_NOTE.sub("", cypher)):
        depth += 1 if mark in "([{" else -1
        if depth > MOST_NESTED:
            raise QuestionError(f"brackets are nested more than {MOST_NESTED} deep", asked, "ask in several steps")
