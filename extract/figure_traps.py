"""Numbers that measure nothing: dates, times, lengths of time, ages, references, telephone numbers, names.

In:     any text.
Out:    the stretches of it in which no figure is to be read.
Words:  corpus/vocabulary/figures.yaml
Source: the facts format: a figure "is not a date, a time of day, a duration, a page or a paragraph number", and the
        judgement calls of the gold facts: nor an age in a survey's bands, a telephone number, a number inside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.clock_times import find_clock_times
from extract.dates import find_dates
from extract.period_words import short_month_span
from extract.year_spans import find_year_spans

DIGIT = re.compile(r"\d")

# "15/09/2031", "2031-11", "12/13", "1:50": digits joined by marks that no amount has
JOINED_DIGITS = re.compile(r"(?<![\w£])\d+(?:[/:]\d+)+(?!\w)")

# "3.4.2", "2.10.1": a paragraph's number
MANY_STOPS = re.compile(r"(?<![\w.])\d+(?:\.\d+){2,}")

# "01622 677055", "020 7946 0000", "+44 1622 000000"
TELEPHONE = re.compile(r"(?<![\w.,£])(?:\+44\s?(?:\(0\)\s?)?\d|0\d)\d*(?:[\s-]\d{3,})*(?![\w,]|\.\d)")

# "ME14 1XX"
POST_CODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")

# "https://…", "www.…", "a.b@c.org"
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")

# "2031", "1998": a bare number that may be a year is one; an amount of that size has a comma or a pound sign
YEAR = re.compile(r"(?<![\w£.,-])(?:19|20)\d\d(?:s\b|/\d\d(?:\d\d)?)?(?!\w|,\d|\.\d|\s?%)")

# "’21", "'13": a year without its century
SHORT_YEAR = re.compile(r"[’'‘]\d\d\b(?!\w)")

# "(3)", "[12]": the number of an item, of a party's members, of a note
ALONE_IN_BRACKETS = re.compile(r"[(\[]\d{1,2}[)\]]")

# "3-strand", "836-advice": a number that is the first part of a word. "3-7" is a range.
HYPHENATED = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?[-‑][A-Za-z]\w*")

# "1,234 x 56", "6x"
MULTIPLIED = re.compile(r"(?<!\w)\d+\s?[x×]\s?(?:\d+)?(?!\w)")

# "1)", "2." at the start of a text
OPENING_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]\)?|\d{1,2}(?:\.\d{1,2})+)(?=\s)")

# "4.9 out of 5": the top of a scale
TOP_OF_SCALE = re.compile(r"(?<=\.\d)\s+out\s+of\s+\d+(?!\w)")

# "Quarter 1 and 2"
QUARTERS = re.compile(r"\b(?:quarters?|Q)\s?[1-4](?:\s?(?:and|&|to|-|,)\s?(?:Q\s?)?[1-4])+(?![\d.,%])", re.IGNORECASE)

# "-309.2 - 2,590.8 (1,364.0)", "3 4 5": a row of a table whose cells were lost says of what no longer
NUMBER_ROW = re.compile(
    r"(?<!\S)(?:[-–(]*£?\d[\d,.]*[%mk]?\)?\s+(?:[-–]\s+)*){2,}[-–(]*£?\d[\d,.]*[%mk]?\)?(?!\S)"
    r"|(?<!\S)\(£?\d[\d,.]*\)\s+\(£?\d[\d,.]*\)|(?<!\S)[-–]?\d[\d,]*\.\d+\s+[-–]?\d[\d,]*\.\d+(?!\S)"
)

# "0-19 Health Visitors", "11 - 19 Prevention Service": the ages that a service is for are a part of its name
AGES_IN_NAME = re.compile(r"(?<![\w.,£])\d{1,2}\s?[-–]\s?(?:1\d|2[0-5])(?=\s+[A-Z][a-z])")

# "119 Harbour Plan pdf icon PDF 68 KB": an item whose title leads to a file
OPENS_FILE = re.compile(r"^\s*\d+\b.*\b(?:PDF|DOCX?|XLSX?)\s+\d+\s*[KM]B\s*$", re.IGNORECASE)

# "331:544–547": pages of a journal
JOURNAL_PAGES = re.compile(r"(?<!\d)\d+\s?[:(]\d+\)?\s?[-–:]\s?\d+")


def find_traps(text: str) -> list[tuple[int, int]]:
    """Where `text` holds numbers that are no figures, in order; stretches may overlap.

    >>> text = "In 2031 the five-year plan (page 4) named 3 wards"
    >>> [text[start:end] for start, end in find_traps(text)]
    ['2031', 'five-year', 'page 4']
    """
    return sorted({*_matches(text), *_dated(text)})


def _matches(text: str) -> Iterator[tuple[int, int]]:
    of_digits = (
        JOINED_DIGITS, MANY_STOPS, TELEPHONE, POST_CODE, YEAR, SHORT_YEAR, ALONE_IN_BRACKETS, HYPHENATED,
        MULTIPLIED, OPENING_NUMBER, JOURNAL_PAGES, TOP_OF_SCALE, QUARTERS, NUMBER_ROW, AGES_IN_NAME, OPENS_FILE,
        _ages(), _chapters(),
    )  # fmt: skip
    for pattern in (
        *(of_digits if DIGIT.search(text) else ()),  # none of these is asked of a text whose numbers are all in words
        ADDRESS,
        _durations(),
        _references(),
        _compounds(),
        _names(),
        _bases(),
        _codes(),
        _months(),
        _quarters_of_a_year(),
        _numbered_units(),
        short_month_span(),
    ):
        for match in pattern.finditer(text):
            yield match.span()


def _dated(text: str) -> Iterator[tuple[int, int]]:
    yield from ((date.start, date.end) for date in find_dates(text))
    yield from ((span.start, span.end) for span in find_year_spans(text))
    yield from ((clock.start, clock.end) for clock in find_clock_times(text))


@cache
def _spelt() -> str:
    """A number in digits or one in words up to ninety-nine."""
    words = vocabulary("numerals")
    small, tens = one_of(words["small"]), one_of(words["tens"])
    return rf"(?:\d+(?:\.\d+)?|(?:{tens})(?:[\s-](?:{small}))?|(?:{small}))"


@cache
def _durations() -> re.Pattern[str]:
    """ "12months", "five-year", "two to three weeks", "the last three financial years", "two and a half years"."""
    words = vocabulary("figures")
    more = rf"(?:\s?(?:[-–]|to|or|and)\s?{_spelt()})?(?:\s+and\s+a\s+half)?"
    adjectives = rf"(?:\s*(?:{one_of(words['duration_adjectives'])}))*"
    return re.compile(
        rf"(?<![\w.,£])(?:{_spelt()}{more}|half(?=[\s-]))[\s\-‑–]*{adjectives}[\s\-‑]*(?:{one_of(words['duration_units'])})\b",
        re.IGNORECASE,
    )


@cache
def _ages() -> re.Pattern[str]:
    """ "aged 16-74", "under 18s", "over-65s", "those under 25s", "13 to 15 year olds", "16+"."""
    words = vocabulary("figures")
    going_on = one_of([*words["idle_followers"], *words["linking_verbs"], *words["share_verbs"]])
    span = r"\d{1,2}(?:\s?(?:-|–|to|and)\s?\d{1,2}(?![\d,.]?\d|\s?%))*(?:\s?\+)?"
    return re.compile(
        rf"\b(?:{one_of(words['age_words'])})\s+(?:(?:between|from|{one_of(words['age_comparisons'])})\s+)?{span}(?:\s+(?:or|and)\s+(?:over|under|above|older|younger))?"
        rf"|\b{span}\s+(?:{one_of(words['age_followers'])})\b"
        rf"|\b(?:{one_of(words['age_comparisons'])})[\s-]\d{{2}}\s+(?:[a-z]+\s+){{1,2}}rates?\b"
        rf"|(?:\b(?:{one_of(words['age_comparisons'])})[\s-])?\b{span}[’']?s\b|\b\d{{1,2}}\+"
        rf"|\b\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s+years?,?\s+(?:\(|or\s+|and\s+)?up\s+to\s+\d{{2}}\b"
        rf"|\b(?:{one_of(words['aged_ones'])})\s+(?:{one_of(words['age_comparisons'])})\s+\d{{2}}\b(?!\s?(?:%|per\b|,\d|\.\d|£|(?!(?:{going_on})\b)[a-z]))"
        rf"|\b(?:{one_of(words['aged_ones'])})\b[^.;\d]{{0,40}}\b(?:are|were|is|was)\s+(?:mainly\s+|mostly\s+)?"
        rf"(?:{one_of(words['age_comparisons'])})\s+\d{{2}}\b(?=\s*(?:[.,;:)](?!\d)|and\b|or\b|$))",
        re.IGNORECASE,
    )


@cache
def _references() -> re.Pattern[str]:
    """ "Section 17", "pages 7 - 10", "paragraphs 2.1 and 2.3", "Phase One", "No. 4"."""
    words = vocabulary("figures")
    after = one_of(words["reference_followers"])
    number = rf"(?:[A-Z]?\d+(?:\.\d+)*[a-z]?|(?i:{_spelt()}))"
    more = rf"(?:\s?(?:[-–,&]|to|and|or)\s?{number}(?![\w%]|\.\d|\s?%|\s+(?!(?:{after})\b)[a-z]))*"
    return re.compile(
        rf"(?:(?<![\w’'])(?i:{one_of(words['short_references'])})\.\s?|\b(?:(?:(?i:{one_of(words['references'])})|(?:{one_of(words['capital_references'])}))\s?|(?i:{one_of(words['stopped_references'])})\.\s?))"
        rf"{number}(?![\w%]|,\d|\s?%|\s?(?:per\s?cent|million)){more}"
    )


@cache
def _compounds() -> re.Pattern[str]:
    """ "two tier authorities", "three-way", and any other word that begins with a number in words: "two-bedroomed"."""
    words = vocabulary("numerals")
    numbers = one_of([*words["fractions"], *words["magnitudes"], *words["small"]])
    return re.compile(
        rf"(?<![\w£.,])(?:{_spelt()}[\s-](?:{one_of(vocabulary('figures')['compounds'])})\b"
        rf"|(?:{one_of(words['small'])})-(?!(?:{numbers})\b)[a-z]+)",
        re.IGNORECASE,
    )


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w£.,])(?:{one_of(vocabulary('figures')['names'])})(?![\w%]|,\d|\.\d)", re.IGNORECASE)


@cache
def _bases() -> re.Pattern[str]:
    """ "for every £1 spent", "per 1,000 residents": what an amount is set against; not "1 in every 12", a share."""
    return re.compile(
        rf"(?:(?<!\bin\s)\b(?:{one_of(vocabulary('figures')['bases'])})|\bin\s+every(?=\s+£?\d[\d,]{{2}}))"
        rf"\s+£?{_spelt()}(?:,\d{{3}})*(?![\d%])",
        re.IGNORECASE,
    )


@cache
def _months() -> re.Pattern[str]:
    """ "Dec 31", a day or a year; not "In March 45 people"."""
    months = one_of(name for names in vocabulary("dates")["months"] for name in names)
    return re.compile(rf"\b(?:{months})\s\d{{1,2}}(?![\d,.%]|\s+[a-z]{{3}})")


@cache
def _quarters_of_a_year() -> re.Pattern[str]:
    """ "in a quarter", "this quarter", "a quarter later": a length of time and no part of anything."""
    words = vocabulary("figures")
    return re.compile(
        rf"\b(?:{one_of(words['before_quarters'])})\s+(?:(?:a|one|the)\s+)?quarters?\b(?!\s+of\s+(?!(?:19|20)\d\d))"
        rf"|\bquarter(?:\s+(?:{one_of(words['after_quarters'])})\b|-on-)",
        re.IGNORECASE,
    )


@cache
def _numbered_units() -> re.Pattern[str]:
    """ "12 Signals Regiment", "2nd Westmere Scout Group": a number that is part of a name."""
    units = one_of(vocabulary("figures")["numbered_units"])
    return re.compile(rf"(?<![\w£.,])\d{{1,3}}(?:st|nd|rd|th)?\s+(?:[A-Z][\w’'-]*\s+){{0,3}}(?:{units})\b")


@cache
def _codes() -> re.Pattern[str]:
    """ "Covid-19", "A2", "PS 24" are kept from being numbers by their letters; here what follows them: "M2/A2"."""
    return re.compile(r"\b[A-Z]+[-/]?\d+(?:[-/.]\w+)*")


@cache
def _chapters() -> re.Pattern[str]:
    """ "13 Appendices 14 Glossary": the numbers of chapters, or of pages, in contents that run on."""
    return re.compile(rf"(?<![\w.,])\d{{1,3}}(?=\s+(?:{one_of(vocabulary('figures')['chapters'])})\b)")
