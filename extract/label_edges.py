"""Where a label begins and ends beside a frame of change, and what is cut from it.

In:     the words before, between or after a frame's own words.
Out:    offsets of the label in them; a label without "the new" before it and "priority" after it.
Words:  corpus/vocabulary/changes.yaml (edges, openings, closings, duties)
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.change_frames import Stretch

QUOTED = re.compile(
    r"[‘“](?P<curly>[^‘’“”]{3,90}(?:’s[^‘’“”]{0,60})?)[’”]|(?<!\w)['\"](?P<straight>[A-Z][^'\"]{3,80})['\"](?!\w)"
)
# A name: words with capitals, small words between them, an abbreviation after them.
NAME = re.compile(
    r"\b[A-Z][\w’&-]*(?:(?:\s+(?:and|of|for|the|&|in|on|to))*\s+[A-Z0-9][\w’&-]*)*(?:\s+\([A-Z][\w&]*\))?"
)
# "Partners heard of the Harbour Safety Bill": what stands before a name of two words or more is not part of it
CLAUSE_BEFORE_NAME = re.compile(
    r".*\b[a-z]{3,}\b.*\b(?:of|from|for|in|by|with|to|on)\s+the\s+(?=[A-Z][\w’-]*\s+\(?[A-Z])"
)
VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will)\b")


def left_edges(text: str) -> tuple[int, int]:
    """Where the label before a frame begins and ends."""
    if re.search(r"\band\s*$", text):  # "The plan sets out aims and replaces ...": the subject stands at the front
        match = NAME.search(text)
        return match.span() if match and len(match[0].split()) > 1 else (len(text), len(text))
    edge = 0
    words = "|".join(map(re.escape, vocabulary("changes")["left_edges"]))
    for match in re.finditer(
        rf"[;:]\s|\.\s|\d\s-\s|,\s(?!(?:[A-Z]\w+\s+and\s+[A-Z]))|\b(?:{words})\b\s|\s–\s", text, re.IGNORECASE
    ):
        if text[match.end() :].strip(" ("):
            edge = match.end()
    unquoted = QUOTED.sub(lambda quote: "x" * len(quote[0]), text)
    for match in re.finditer(r"\band\s", unquoted[edge:]):
        if VERB.search(text, edge, edge + match.start()) and text[edge + match.end() :].strip():
            edge += match.end()  # "X was added and Y": a clause ends here
            break
    articles = (
        r"(?<!\bof)(?<!\bfor)(?<!\bfrom)(?<!\bto)(?<!\band)(?<!\bin)(?<!\bwith)(?:^|\s)(?:a|an|the|this)\s+(?=\S)"
    )
    edge += max((match.end() for match in re.finditer(articles, text[edge:], re.IGNORECASE)), default=0)
    if dated := re.match(r".*\b(?:19|20)\d\d\s+(?=[A-Z])|[a-z]+\s+(?=[A-Z][\w-]*\s(?:and\s)?[A-Z])", text[edge:]):
        edge += dated.end()
    if (clause := CLAUSE_BEFORE_NAME.match(text, edge)) and NAME.fullmatch(text[clause.end() :].strip(" (['‘")):
        edge = clause.end()
    return edge, len(text)


@cache
def _right_pattern() -> re.Pattern[str]:
    words = sorted(vocabulary("changes")["right_edges"], key=lambda word: (-len(word), word))
    return re.compile(
        rf"[.;:](?:\s|$)|\s–\s|,?\s(?:{'|'.join(map(re.escape, words))})\b"
        r"|\sand\s(?:then\s)?[a-z]+ed\b|\sto\s(?=[a-z])|\sin\s(?:two|each|every|all|(?=[A-Z\d]))"
        r"|\s(?=\d\d/\d\d/\d{4})|\s(?:on|from)\s+(?=\d|[A-Z])|,\s(?:the|a|an|with|in|as|and the)\s"
    )


def right_edges(text: str, stretch: Stretch) -> tuple[int, int]:
    """Where the label after a frame begins and ends: past "existing priorities i.e.", before a bracket closes."""
    if stretch.side == "middle":
        return 0, len(text)
    example = re.match(r"[^.;]{0,40}?\b(?:i\.e\.|namely)[\s,]+", text)
    start = example.end() if example else 0
    match = _right_pattern().search(text, start)
    end = match.start() if match else len(text)
    depth = 0
    for place in range(start, end):
        depth += (text[place] in "([") - (text[place] in ")]")
        if depth < 0:
            return start, place
    return start, end


def past_openings(text: str, start: int, end: int) -> int:
    match = _openings().match(text, start, end)
    return match.end() if match else start


def points_back(label: str) -> bool:
    """Whether a label is "it" or "the above theme": something named before.

    >>> points_back("it"), points_back("above theme"), points_back("Fraud")
    (True, True, False)
    """
    words = vocabulary("changes")
    return label.lower() in words["pronouns"] or label.lower() in words["pointers"]


def bare(label: str) -> str:
    """A label without "the new" before it and "priority" after it; of "the requirement to conduct X" only X."""
    words = vocabulary("changes")
    duties = "|".join(map(re.escape, words["duties"]))
    if duty := re.match(
        rf"(?:the\s+)?(?:requirement|duty|responsibility)\b.*?\bto\s+(?:{duties})\s+", label, re.IGNORECASE
    ):
        label = label[duty.end() :]
    label = re.sub(r"\s*[(\[](?:see|as)\b[^)\]]*[)\]]?$|\s+(?:has|have|had)\s+\w+\s+and$", "", label)
    match = _openings().match(label)
    label = (label[match.end() :] if match else label).strip(" ,;:([‘’“”\"'")
    if label.endswith((")", "]")) and label.count("(") + label.count("[") < label.count(")") + label.count("]"):
        label = label[:-1]
    closed = re.sub(rf"\s+(?:{'|'.join(words['closings'])})$", "", label)
    return closed if closed and len(closed) < len(label) and not points_back(label) else label


@cache
def _openings() -> re.Pattern[str]:
    words = sorted(vocabulary("changes")["openings"], key=lambda word: (-len(word), word))
    return re.compile(rf"[\s(\[]*(?:(?:{'|'.join(map(re.escape, words))})\s+)*", re.IGNORECASE)
