"""Who was at a meeting: the members present, those in attendance, and who chaired.

In:     blocks of minutes, from their head to their first item.
Out:    names with titles and honours as printed ("Mr A B Reed, OBE"), posts left out.
Words:  corpus/vocabulary/meetings.yaml
Layouts: "PRESENT: Mr A Reed (Chairman), Mrs B Moss and Mr C Pike"; a label with a name and post on each line under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from corpus.load import vocabulary
from ingest.paper import Block

LONGEST_NAME = 5  # words, without title and honours


@dataclass(slots=True)
class Attendance:
    """`first` and `last` are the blocks that list those present; None where no such list was found."""

    chair: str | None = None
    present: list[str] = field(default_factory=list)
    attending: list[str] = field(default_factory=list)
    first: Block | None = None
    last: Block | None = None


def attendance_in(blocks: Sequence[Block]) -> Attendance:
    """The lists of attendance in `blocks`."""
    found = Attendance()
    kind: str | None = None
    for block in blocks:
        label = _label().match(block.text)
        if label:
            kind = _kind_of(label["label"])
            text = block.text[label.end() :]
        elif kind is None or block.kind == "heading" or not _goes_on(block):
            kind = None
            continue
        else:
            text = block.text
        if kind == "present":
            found.first, found.last = found.first or block, block
        _add(found, kind, text)
    return found


def _add(found: Attendance, kind: str, text: str) -> None:
    for name, role in people(text):
        if kind == "present":
            found.present.append(name)
            if found.chair is None and role.lower() in vocabulary("meetings")["chair_roles"]:
                found.chair = name
        elif kind == "attending":
            found.attending.append(name)


def people(text: str) -> Iterator[tuple[str, str]]:
    """Each person that a list names, with what stands in brackets or after a dash beside the name.

    >>> list(people("Mr A B Reed, OBE (Chairman), Mrs C Moss Dr D Pike and Eve Quill, Head of Housing"))
    [('Mr A B Reed, OBE', 'Chairman'), ('Mrs C Moss', ''), ('Dr D Pike', ''), ('Eve Quill', '')]
    """
    for piece in _pieces(text):
        bare = re.sub(r"\s*\([^)]*\)", "", piece).strip(" .")
        bracket = re.search(r"\(([^)]*)\)", piece)
        name, _, post = bare.partition(" – ") if " – " in bare else bare.partition(" - ")
        if _is_name(name):
            yield name.strip(" ,"), (bracket[1] if bracket else post).strip()


def _pieces(text: str) -> list[str]:
    """Falls a list apart at commas, "and" and titles outside brackets; honours stay with the name before them."""
    pieces: list[str] = []
    for piece in _outside_brackets(text):
        bare = re.sub(r"\([^)]*\)", "", piece).strip(" .")
        if (
            pieces
            and bare
            and all(word in vocabulary("meetings")["honours"] for word in bare.replace(",", " ").split())
        ):
            pieces[-1] += f", {piece.strip()}"
        elif piece.strip():
            pieces.append(piece.strip())
    return pieces


def _outside_brackets(text: str) -> Iterator[str]:
    """The pieces of `text` between separators that stand outside brackets."""
    depth, start = 0, 0
    cuts = {match.start(): match.end() for match in _separator().finditer(text)}
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")" and depth > 0)
        if depth == 0 and place in cuts and place >= start:
            yield text[start:place]
            start = cuts[place]
    yield text[start:]


def _is_name(text: str) -> bool:
    """A title with a name, or two to five capitalised words of which none is a word of posts and bodies."""
    words = text.replace(",", " ").split()
    honours, titles = vocabulary("meetings")["honours"], vocabulary("meetings")["person_titles"]
    while words and words[-1] in honours:
        words.pop()
    titled = bool(words) and words[0].rstrip(".") in titles
    while words and words[0].rstrip(".") in titles:
        words.pop(0)
    if not words or len(words) > LONGEST_NAME or not all(NAME_WORD.fullmatch(word) for word in words):
        return False
    return titled or (len(words) > 1 and not set(words) & set(vocabulary("meetings")["role_words"]))


# "Reed", "O'Neill", "de", "A", "J.", "Mochrie-Cox", "McMullan"
NAME_WORD = re.compile(r"(?:[A-Z][\w’'.-]*|de|da|van|von|der|la|le|du|bin|al)")


def _kind_of(label: str) -> str:
    folded = label.lower().strip(" :")
    if folded in vocabulary("meetings")["present_labels"]:
        return "present"
    return "attending" if folded in vocabulary("meetings")["attending_labels"] else "absent"


def _goes_on(block: Block) -> bool:
    """Whether an unlabelled block goes on with the list above it: it holds a name, and is no numbered text."""
    return block.number is None and any(True for _ in people(block.text))


@cache
def _label() -> re.Pattern[str]:
    """A label that opens a list: "PRESENT:", "In attendance -", "Present" alone on its line."""
    words = vocabulary("meetings")
    labels = sorted(
        [*words["present_labels"], *words["attending_labels"], *words["absent_labels"]], key=len, reverse=True
    )
    said = "|".join(re.escape(label) for label in labels)
    return re.compile(rf"(?P<label>{said})(?:\s*(?::|[-–—](?=\s))\s*|\s*$)", re.IGNORECASE)


@cache
def _separator() -> re.Pattern[str]:
    """What stands between two people; a title may follow a name with nothing between."""
    titles = "|".join(re.escape(title) for title in vocabulary("meetings")["person_titles"])
    return re.compile(rf"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+|(?<=\w)\s+(?=(?:{titles})\.?\s+[A-Z])")
