"""The people that a list names, with the role that stands beside a name.

In:     the text of a list or of one line: of those present, of members.
Out:    names with titles and honours as printed ("Mr A B Reed, OBE"), posts left out; "Chairman" where it is said.
Words:  corpus/vocabulary/meetings.yaml
Rule:   people stand between commas, "and" or titles, outside brackets; a name is a title with a name, or two to five
        capitalised words of which none is a word of posts and bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.body_words import area_words
from extract.likeness import fold

LONGEST_NAME = 5  # words, without title and honours
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


def person_of_line(text: str) -> list[tuple[str, str]]:
    """The person who opens a line, before a bracket, or before a post or body with nothing between.

    >>> person_of_line("Eve Quill (Joint Chair) Director of Housing"), person_of_line("EQ Eve Quill (Westmere)")
    ([('Eve Quill', 'Joint Chair')], [('Eve Quill', '')])
    >>> person_of_line("Ann Field Westmere Bay Health Board"), person_of_line("Westmere Fire and Rescue Service")
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


def has_initials(text: str) -> bool:
    """ "Ann Reed (AR)": how the minutes call somebody, behind the name."""
    return _before_initials(text) != text


def is_titled(text: str) -> bool:
    words = text.split()
    titles = vocabulary("meetings")["person_titles"]
    return bool(words) and (words[0].rstrip(".") in titles or " ".join(words[:2]) in titles)


def _is_surname(text: str) -> bool:
    """ "Reed", of "Councillors Mrs Moss, Reed and Pike"."""
    return NAME_WORD.fullmatch(text) is not None and len(text) > 2 and text not in vocabulary("meetings")["role_words"]


def _is_body(text: str) -> bool:
    """ "Westmere Council": what ends in a word of bodies."""
    return text.rstrip(" .").rsplit(" ", 1)[-1] in (
        *vocabulary("meetings")["seats"],
        *vocabulary("meetings")["body_nouns"],
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
