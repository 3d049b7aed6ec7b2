"""Who was at a meeting: the members present, those in attendance, and who chaired.

In:     blocks of minutes, from their head to their first item.
Out:    names with titles and honours as printed ("Mr A B Reed, OBE"), posts left out.
Words:  corpus/vocabulary/meetings.yaml
Layouts: "PRESENT: Mr A Reed (Chairman), Mrs B Moss and Mr C Pike"; a label with a name and post on each line under it,
        or with names and posts on lines in turn; initials before the name; the rows of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.body_words import area_words
from extract.likeness import fold
from ingest.paper import Block

LONGEST_NAME = 5  # words, without title and honours
LONGEST_LINE = 16  # words of a line with a name, a post and a body


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
    by_line = False  # a line for each person, under a label that stands alone
    by_initials = False  # each name there has initials in brackets; lines without are where they are from
    column: tuple[int, int] | None = None  # of the table whose column has the label at its head
    for block in blocks:
        here = (block.cell.table, block.cell.column) if block.cell else None
        if column and here and here[0] == column[0] and here[1] != column[1]:
            if found.chair is None and kind == "present" and found.present and _is_in_the_chair(block.text):
                found.chair = found.present[-1]
            continue  # where they are from, in a column beside the names
        if by_line and here and column is None and _is_name_header(block):
            column = here
            continue
        if by_line and here is None and _is_header_line(block.text):
            continue
        label = _label().match(block.text)
        if label:
            kind = _kind_of(label["label"] or label["absent"])
            text = block.text[label.end() :]
            by_line = not text.strip()
            by_initials = False
            column = here if by_line else None
        elif kind and by_initials and _is_short_line(block):
            text = block.text
        elif kind is None or block.kind == "heading" or not (_goes_on(block) or (by_line and _goes_on_by_line(block))):
            kind = None
            continue
        else:
            text = block.text
        if kind == "present":
            found.first, found.last = found.first or block, block
        before = len(found.present)
        by_initials = by_initials or (by_line and _has_initials(text))
        if not by_initials or _has_initials(text) or _is_titled(text):
            _add(found, kind, text, by_line=by_line)
        beside = kind == "present" and by_line and len(found.present) == before  # where the last named is from
        if beside and found.chair is None and found.present and _is_in_the_chair(text):
            found.chair = found.present[-1]
    return found


def _is_name_header(block: Block) -> bool:
    """Whether the cell heads the column of the names, in a table under a label."""
    return block.cell is not None and not block.cell.row and block.text.lower().strip(" :") in _words("name_headers")


def _is_header_line(text: str) -> bool:
    """ "Name Agency", "Name and organisation": the headers of a table that has lost its lines."""
    words = {word.lower().strip(" :") for word in text.split()}
    return len(words) > 1 and words <= _words("name_headers") | _words("seat_headers")


def _is_in_the_chair(text: str) -> bool:
    """ "Westmere Council, Chair", "Westmere Council (Chair)": where the chair is from."""
    said = {piece.partition(" for ")[0] for piece in re.split(r"\s*[,;()]\s*", text.lower())}
    return bool(said & _words("chair_roles"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary("meetings")[name])


def _add(found: Attendance, kind: str, text: str, *, by_line: bool) -> None:
    for name, role in list(people(text)) or (_of_line(text) if by_line else []):
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
    >>> list(people("Ann Reed (AR) Westmere Council (Chair)"))
    [('Ann Reed', 'Chair')]
    >>> list(people("Councillors Mrs Moss, Reed (Chairman) and D Pike"))
    [('Mrs Moss', ''), ('Reed', 'Chairman'), ('D Pike', '')]
    >>> list(people("Mr B Pike, MSA Reed and Mrs C Moss"))  # as text recognition joins them
    [('Mr B Pike', ''), ('Ms A Reed', ''), ('Mrs C Moss', '')]
    >>> list(people("Cllr Mrs A Moss, Westmere Council (Chairman) Cllr B Pike, Eastmere Council"))
    [('Cllr Mrs A Moss', 'Chairman'), ('Cllr B Pike', '')]
    """
    roles = vocabulary("meetings")["chair_roles"]
    by_surname = PLURAL_TITLE.match(text) is not None
    last: tuple[str, str] | None = None
    pieces = _pieces(text)
    all_titled = sum(TITLED.match(piece) is not None for piece in pieces) * 2 > len(pieces)
    for piece in pieces:
        piece = JOINED_TITLE.sub(_apart, piece) if all_titled else piece
        piece = _before_initials(PLURAL_TITLE.sub("", FOR_AN_ITEM.sub("", piece)))
        bare = re.sub(r"\s*\([^)]*\)", "", piece).strip(" .")
        bracket = re.search(r"\(([^)]*)\)", piece)
        name, _, post = POST_DASH.sub(" – ", bare, count=1).partition(" – ")
        name = _without_initials(name.strip(" ,"))
        if _is_name(name) or (by_surname and _is_surname(name)):
            if last:
                yield last
            post = post.strip()
            last = name, post if post.lower() in roles or not bracket else bracket[1].strip()
        elif last and not last[1] and bracket and bracket[1].strip().lower() in roles and _is_body(bare):
            last = last[0], bracket[1].strip()  # behind the body that someone is from
    if last:
        yield last


def _apart(match: re.Match[str]) -> str:
    """ "Ms A" of "MSA": a title and the initial that it ran into."""
    return f"{match['title'].capitalize()} {match['initial']}"


def _before_initials(piece: str) -> str:
    """ "Ann Reed (Chair)" of "Ann Reed (AR) Westmere Council (Chair)": what stands before a name's initials, and a role
    that is bracketed behind them."""
    match = INITIALS.search(piece)
    if match is None or not _is_name(piece[: match.start()].strip(" ,")):
        return piece
    titles = vocabulary("meetings")["person_titles"]
    named = [word for word in piece[: match.start()].split() if word.rstrip(".") not in titles]
    if not named or named[0][0] != match["short"][0]:
        return piece
    rest = piece[match.end() :]
    dashed = ROLE_AFTER_DASH.fullmatch(rest)  # "Ann Reed (AR) – Chair"
    role = dashed["role"] if dashed else next((each for each in re.findall(r"\(([^()]*)\)", rest)), "")
    chairs = role.lower().partition(" for ")[0] in vocabulary("meetings")["chair_roles"]
    return piece[: match.start()] + (f" ({role.partition(' for ')[0]})" if chairs else "")


def _of_line(text: str) -> list[tuple[str, str]]:
    """The person who opens a line, before a bracket, or before a post or body with nothing between.

    >>> _of_line("Eve Quill (Joint Chair) Director of Housing"), _of_line("EQ Eve Quill (Westmere)")
    ([('Eve Quill', 'Joint Chair')], [('Eve Quill', '')])
    >>> _of_line("Ann Field Westmere Bay Health Board"), _of_line("Westmere Fire and Rescue Service")
    ([('Ann Field', '')], [])
    """
    name, _, after = text.partition("(")
    role = after.partition(")")[0].strip()
    name = _without_initials(name.strip(" ,"))
    if after and _is_name(name):
        return [(name, role if role.lower() in vocabulary("meetings")["chair_roles"] else "")]
    if name != text.strip(" ,") and _is_name(name):
        return [(name, "")]
    chairs = role.lower() in vocabulary("meetings")["chair_roles"]
    return [(short, role if chairs else "")] if (short := _before_post(name)) else []


def _without_initials(text: str) -> str:
    """ "Eve Quill" of "EQ Eve Quill": capitals before a name that are its initials."""
    match = re.match(r"(?P<initials>[A-Z]{2,3})\s+(?P<name>\S.*)", text)
    if not match:
        return text
    titles = vocabulary("meetings")["person_titles"]
    named = [word for word in match["name"].split() if word.rstrip(".") not in titles]
    initials = "".join(word[0] for word in named[: len(match["initials"])])
    return match["name"] if initials == match["initials"] else text


def _before_post(text: str) -> str | None:
    """The name before a post or a body that follows with nothing between; two words where no more can be told."""
    titles, roles = vocabulary("meetings")["person_titles"], vocabulary("meetings")["role_words"]
    words = text.split()
    first = 2 if " ".join(words[:2]) in titles else 0
    while first < len(words) and words[first].rstrip(".") in titles:
        first += 1
    run = next((place for place in range(first, len(words)) if words[place].strip(",.") in roles), None)
    if run is None or not set(words[run:]) & set(roles):
        return None
    if not first and fold(words[0]) in area_words() and _is_body(text):
        return None  # "Newport City Council"
    end = run if run - first == 2 else first + 2 if run - first > 3 or (first and run - first > 2) else None
    name = " ".join(words[:end]) if end else ""
    return name if end and _is_name(name) and not set(words[first:end]) & set(roles) else None


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
    titled = bool(words) and (words[0].rstrip(".") in titles or " ".join(words[:2]) in titles)
    while words and (words[0].rstrip(".") in titles or " ".join(words[:2]) in titles):
        words.pop(0)
    if not words or len(words) > LONGEST_NAME or not all(NAME_WORD.fullmatch(word) for word in words):
        return False
    roles = set(vocabulary("meetings")["role_words"])
    return not set(words[2:]) & roles if titled else len(words) > 1 and not set(words) & roles


def _has_initials(text: str) -> bool:
    """ "Ann Reed (AR)": how the minutes call somebody, behind the name."""
    return _before_initials(text) != text


def _is_titled(text: str) -> bool:
    words = text.split()
    titles = vocabulary("meetings")["person_titles"]
    return bool(words) and (words[0].rstrip(".") in titles or " ".join(words[:2]) in titles)


def _is_short_line(block: Block) -> bool:
    return (
        block.kind == "paragraph" and len(block.text.split()) <= LONGEST_LINE and block.text.rstrip()[-1:] not in ".:?"
    )


def _is_surname(text: str) -> bool:
    """ "Reed", of "Councillors Mrs Moss, Reed and Pike"."""
    return NAME_WORD.fullmatch(text) is not None and len(text) > 2 and text not in vocabulary("meetings")["role_words"]


def _is_body(text: str) -> bool:
    """ "Westmere Council": what ends in a word of bodies."""
    return text.rstrip(" .").rsplit(" ", 1)[-1] in (
        *vocabulary("meetings")["seats"],
        *vocabulary("meetings")["body_nouns"],
    )


TITLED = re.compile(r"(?:Mrs?|Ms|Miss|Dr|Cllr)\.?\s")
JOINED_TITLE = re.compile(r"^(?P<title>Mrs|MRS|Mr|MR|Ms|MS|Dr|DR)(?P<initial>[A-Z])(?=\s+[A-Z][a-z])")
POST_DASH = re.compile(r"\s[–—-]\s|\s[–—](?=\w)")  # "Ann Reed – Clerk", "Ann Reed –Clerk"
ROLE_AFTER_DASH = re.compile(r"\s*[-–—]\s*(?P<role>[A-Za-z][A-Za-z -]*)")
# "(AR)", "(Cllr AR)", "(ARe)": behind a name, by which the minutes call its bearer
INITIALS = re.compile(r"\s*\((?:[A-Z][a-z]+\s)?(?P<short>[A-Z](?:[A-Z][a-z]?|[a-z][A-Z]?|[A-Z]{2,3}))\)")
PLURAL_TITLE = re.compile(
    r"^\W*(?:Councillors|Cllrs|Messrs)\.?\s+"
)  # of all who follow: "Councillors J. Stone, P. Reed"
# "Eve Quill (Harbour Homes) for item 4"
FOR_AN_ITEM = re.compile(r"\s+(?:\(?for\s+(?:agenda\s+)?items?\b.*|\(?items?\s+\d+.*)$", re.IGNORECASE)
# "Reed", "O'Neill", "de", "A", "J.", "Mochrie-Cox", "McMullan"
NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|de|da|van|von|der|la|le|du|bin|al)")


def _kind_of(label: str) -> str:
    folded = label.lower().strip(" :")
    if folded in vocabulary("meetings")["present_labels"]:
        return "present"
    return "attending" if folded in vocabulary("meetings")["attending_labels"] else "absent"


def _goes_on(block: Block) -> bool:
    """Whether an unlabelled block goes on with the list above it: it holds a name, and is no numbered text."""
    return block.number is None and any(True for _ in people(block.text))


def _goes_on_by_line(block: Block) -> bool:
    """Whether a line goes on with a list of one person to a line: with a person, or with the post or body of one."""
    words = block.text.split()
    if block.number is not None or len(words) > LONGEST_LINE or block.text.rstrip().endswith((".", ":", "?")):
        return False
    return bool(_of_line(block.text)) or bool({word.strip(",.()") for word in words} & _posts_and_bodies())


@cache
def _posts_and_bodies() -> frozenset[str]:
    return frozenset(vocabulary("meetings")["role_words"]) | frozenset(vocabulary("meetings")["body_nouns"])


@cache
def _label() -> re.Pattern[str]:
    """A label that opens a list: "PRESENT:", "In attendance -", "Present" alone on its line."""
    words = vocabulary("meetings")
    labels = sorted(
        [*words["present_labels"], *words["attending_labels"], *words["absent_labels"]], key=len, reverse=True
    )
    said = "|".join(re.escape(label) for label in labels)
    absent = one_of(words["absent_labels"])
    return re.compile(
        rf"(?P<label>{said})(?:\s*(?::|[-–—](?=\s))\s*|\s*$)|(?P<absent>{absent})\s+(?-i:(?=[A-Z]))", re.IGNORECASE
    )


@cache
def _separator() -> re.Pattern[str]:
    """What stands between two people; a title may follow a name with nothing between."""
    known = vocabulary("meetings")["person_titles"]
    longer = sorted({title.split()[0] for title in known if " " in title})  # "Ch" of "Ch Supt" begins a title
    single = sorted({title for title in known if " " not in title})  # "Cllr Mrs A Moss" is one person
    begun = "".join(rf"(?<!\b{re.escape(word)})" for word in {*longer, *single})
    bodies = "".join(rf"(?<=\b{word})|" for word in vocabulary("meetings")["seats"]).rstrip("|")
    initials = r"(?:[A-Z]\.?\s){1,3}[A-Z][a-z’'-]+\s*(?:[,(]|$)"  # "Westmere Council A B Reed, Eastmere Council"
    return re.compile(
        rf"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+|(?<=[\w)]){begun}\s+(?=(?:{one_of(known)})\.?\s+[A-Z])"
        rf"|(?:{bodies})\s+(?={initials})"
    )
