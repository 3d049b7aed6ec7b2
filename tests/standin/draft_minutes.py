"""Draft minutes of a meeting, in our own words: what was written down before the members corrected it.

The signed minutes of the same meeting are a sample paper (`kcsp-minutes-2022-07-sample`). The draft has a resolution
that the signed ones word otherwise, and one that they do not have.
"""

from __future__ import annotations

import io

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

BODY = "Kent Community Safety Partnership"
ONLY_IN_DRAFT = "RESOLVED that a lantern parade be held in every district."
LINES = (
    ("Title", "DRAFT"),
    ("Heading2", BODY.upper()),
    ("Normal", f"NOTES of a meeting of the {BODY} on Thursday, 14 July 2022."),
    ("Normal", "PRESENT: Ms Banks, Ms S Brinson and Mr S Peerbux"),
    ("Heading3", "61. Notes of meeting held on 24 March 2022"),
    ("Normal", "RESOLVED that the notes be signed by the Vice-Chairman as a correct record."),
    ("Heading3", "62. Lanterns"),
    ("Normal", "Members heard how a parade with lanterns had gone elsewhere."),
    ("Normal", ONLY_IN_DRAFT),
)


def draft_minutes() -> bytes:
    """The PDF; the same bytes each time."""
    style, file = getSampleStyleSheet(), io.BytesIO()
    SimpleDocTemplate(file, invariant=1).build([Paragraph(text, style[name]) for name, text in LINES])
    return file.getvalue()
