"""Personal contact details in what is shown: e-mail addresses and telephone numbers, taken out unless a role allows.

Freephone and helpline numbers (08…, 116 …, 999, 101) are public services' and stay. A figure never begins with 0 and
ten digits, so none is taken for a number to call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

EMAIL = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
# "01622 694 123", "03000 413 124", "+44 (0)20 7946 0018", "07700-900123": ten or eleven digits after the first 0.
PHONE = r"(?<![\w.,/-])(?:\+44[ -]?\(?0?\)?[ -]?|\(?0)(?!8)[1237]\d{1,4}\)?(?:[ -]?\d{2,6}){1,3}(?![\w/])"
CONTACT = re.compile(f"{EMAIL}|{PHONE}")
NUMBER = re.compile(PHONE)
DIGITS = range(10, 13)  # of a telephone number, with its country or its first 0
EMAIL_HIDDEN, PHONE_HIDDEN = "[e-mail hidden]", "[telephone hidden]"


def contacts_in(text: str) -> Iterator[tuple[int, int]]:
    """Where contact details stand in `text`."""
    pattern = CONTACT if "@" in text else NUMBER  # to look for addresses at each word of an answer takes most of it
    for found in pattern.finditer(text):
        if "@" in found[0] or sum(map(str.isdigit, found[0])) in DIGITS:
            yield found.span()


def hide_contacts(text: str) -> str:
    """
    >>> hide_contacts("Ask A Reed, a.reed@westmere.gov.uk or 03000 413 124; in a crisis call 0808 2000 247.")
    'Ask A Reed, [e-mail hidden] or [telephone hidden]; in a crisis call 0808 2000 247.'
    """
    pieces, done = [], 0
    for start, end in contacts_in(text):
        pieces += [text[done:start], EMAIL_HIDDEN if "@" in text[start:end] else PHONE_HIDDEN]
        done = end
    return "".join([*pieces, text[done:]])
