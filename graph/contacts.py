"""Personal contact details in text: where e-mail addresses and telephone numbers stand, in the forms papers print.

In:     any text: of a passage, of a page, of an answer as JSON, HTML or CSV.
Out:    where they stand, or the text without them.
Rule:   a number to call begins with +44, 0044 or 0, has as many digits as the plan of numbers gives it (ten or eleven
        with the 0), and its first group has three digits or more, which no date and no figure has. After "Tel:" and
        its like any number of four digits or more is one. Freephone and helpline numbers (08…, 116 …, 999, 101) are
        public services' and stay.
Source: Ofcom, National Telephone Numbering Plan; the words are in corpus/vocabulary/contacts.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from corpus.load import vocabulary

EMAIL_HIDDEN, PHONE_HIDDEN = "[e-mail hidden]", "[telephone hidden]"
# Between two digits of one number: spaces of all kinds, dashes, brackets; the end of a line also as JSON writes it.
_BETWEEN = r"(?:[\s()\-‐‑‒–—·]|\\[nrt]|&nbsp;|</?mark>){0,4}"
# The code of a place or a network is the first group: "020", "(01622)", "(0)1622"; a stop or a stroke may end it.
_CODE = r"\(?0\)?[1-37]\d{1,4}"
_HOME = re.compile(rf"{_CODE}(?:[./]|{_BETWEEN})(?=\d)(?:\d(?:\.(?=\d{{3}})|{_BETWEEN})){{5,7}}\d(?!\d)")
_COUNTRY = re.compile(rf"(?:\+\s?|00)44{_BETWEEN}0?{_BETWEEN}[1-37](?:{_BETWEEN}\d){{8,9}}(?!\d)")
_ABROAD = re.compile(rf"\+[1-9](?:{_BETWEEN}\d){{8,14}}(?!\d)")
_BEGINNINGS = tuple(map(re.compile, (r"0\)?[1-37]", r"0044", r"\+\s?[1-9]")))  # each looked for by its first character
_GOES_ON = re.compile(r"[\w.,/£$€#&;‐‑‒–—-]")  # before a number: it is the rest of something else
_ANOTHER = re.compile(r"\s?(?:/\s?\d{1,6}|\bor\s\d{3}\s?\d{3})(?![\d/]|[.,]\d)", re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{16,}")  # a number of hexadecimal digits
_PUBLIC = re.compile(r"\(?08|116\D|0?999\b")
_HEAD = 3  # letters of a label by which it is looked for
_LONGEST_LOCAL = 64  # characters of an address before its "@"
_LOCAL = re.compile(r"[\w.+'’&%-]*[\w+][ ]?$")
_SPELT_AT = re.compile(r"[\[(]\s?at\s?[\])]\s?(?=[\w-]+\.)", re.IGNORECASE)


class _Words(NamedTuple):
    """What the vocabulary's words make of a number or an address."""

    heads: frozenset[str]  # the first letters of all labels
    labelled: re.Pattern[str]  # a number after "Tel:"
    extension: re.Pattern[str]  # what follows a whole number
    inside: re.Pattern[str]  # an extension that stands alone
    domain: re.Pattern[str]  # of an address; nothing where the line ends after its "@"


@cache
def _words() -> _Words:
    told = vocabulary("contacts")
    labels, surely, extensions, numbers, domains = (
        "|".join(sorted(map(re.escape, told[name]), key=len, reverse=True))
        for name in ("telephones", "surely", "extensions", "number_words", "domains")
    )
    label = rf"(?:{labels})s?\b\.?\s?(?:(?:{numbers})\b\.?\s?[:=\-–]{{0,2}}|[:=\-–]{{1,2}})\s?"
    bare = rf"(?:{surely})\b\.?\s(?=\(?\d[\d ()-]{{4}})"
    number = r"(?P<number>\+?\(?\d(?:[\s()\-–./]{0,2}\d){3,13})(?![\d%]|[,.]\d)"
    end = rf"(?:\s?\.\s?(?:{domains})\b|\.[\w-]*[a-z])+"
    return _Words(
        frozenset(each[:_HEAD] for each in (*told["telephones"], *told["extensions"]) if len(each) >= _HEAD),
        re.compile(rf"(?:{label}|{bare}){number}", re.IGNORECASE),
        re.compile(rf"[\s,;(]{{0,3}}(?:{extensions})[\s.:]{{0,3}}\d{{2,6}}(?!\d)\)?", re.IGNORECASE),
        re.compile(
            rf"(?:{extensions})\b[\s.:]{{1,3}}(?:(?:{numbers})\b[\s.:]{{0,2}})?"
            r"(?P<number>\d{4,7})(?![\w/%-]|[,.]\d)",
            re.IGNORECASE,
        ),
        re.compile(rf"\s?[\w-]+{end}|(?=\s*(?:$|\\n|<))", re.IGNORECASE),
    )


class Contact(NamedTuple):
    """Where contact details stand in a text, and what stands for them where they are hidden."""

    start: int
    end: int
    hidden: str


def contacts_in(text: str) -> Iterator[Contact]:
    """The contact details in `text`, in order, none over another."""
    done = 0
    for each in sorted([*_emails(text), *_phones(text), *_labelled(text)]):
        if each.end > done:
            yield each._replace(start=max(each.start, done))
            done = each.end


def hide_contacts(text: str) -> str:
    """
    >>> hide_contacts("Ask A Reed, a.reed@westmere.gov.uk or 03000 413 124; in a crisis call 0808 2000 247.")
    'Ask A Reed, [e-mail hidden] or [telephone hidden]; in a crisis call 0808 2000 247.'
    """
    pieces, done = [], 0
    for start, end, hidden in contacts_in(text):
        pieces += [text[done:start], hidden]
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def without_contacts(text: str) -> str:
    """The words that are left of a text, for search: without contact details and without what tells of their hiding."""
    return hide_contacts(text).replace(EMAIL_HIDDEN, " ").replace(PHONE_HIDDEN, " ")


def _emails(text: str) -> Iterator[Contact]:
    at = text.find("@")
    while at >= 0:
        yield from _email(text, at, at + 1)
        at = text.find("@", at + 1)
    for spelt in _SPELT_AT.finditer(text):
        yield from _email(text, *spelt.span())


def _email(text: str, at: int, after: int) -> Iterator[Contact]:
    """The address whose local part ends at `at`, and whose domain begins at `after`."""
    local = _LOCAL.search(text, max(at - _LONGEST_LOCAL, 0), at)
    rest = _words().domain.match(text, after) if local else None
    if local and rest:
        yield Contact(local.start(), rest.end(), EMAIL_HIDDEN)


def _phones(text: str) -> Iterator[Contact]:
    extension, done = _words().extension, 0
    for start in sorted(found.start() for each in _BEGINNINGS for found in each.finditer(text)):
        start -= text[start - 1 : start] == "("
        if start < done or (start and _GOES_ON.match(text[start - 1])):
            continue
        found = next(filter(None, (way.match(text, start) for way in (_HOME, _COUNTRY, _ABROAD))), None)
        if found and not _ID.match(text, start):
            done = found.end()
            while more := _ANOTHER.match(text, done) or extension.match(text, done):
                done = more.end()
            yield Contact(start, done, PHONE_HIDDEN)


def _labelled(text: str) -> Iterator[Contact]:
    """Numbers that only the word before them tells to be ones to call. Those of public services stay."""
    words = _words()
    for start in _places(text, words.heads):
        found = words.labelled.match(text, start)
        if found and not _PUBLIC.match(found["number"]):
            end, more = found.end("number"), words.extension.match(text, found.end("number"))
            yield Contact(found.start("number"), more.end() if more else end, PHONE_HIDDEN)
        elif not found and (found := words.inside.match(text, start)):
            yield Contact(found.start("number"), found.end("number"), PHONE_HIDDEN)


def _places(text: str, heads: Iterable[str]) -> Iterator[int]:
    """Where a word of `text` begins with one of these, in any case: one pattern takes eight times as long."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is two in lower case
        lower = "".join(letter.lower() if letter.isascii() else letter for letter in text)
    for head in heads:
        place = lower.find(head)
        while place >= 0:
            if not place or not (lower[place - 1].isalnum() or lower[place - 1] in "-_"):
                yield place
            place = lower.find(head, place + 1)
