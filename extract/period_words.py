"""The patterns by which periods are told: each a sentence with an example, its words from the vocabulary.

Words:  corpus/vocabulary/periods.yaml, dates.yaml, numerals.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.month_names import month_name

# "2031"; not "2031/32", "£2031", "2,031", nor the year of a citation: "(HMIC, 2014)"
YEAR = re.compile(r"(?<![\w£./,(-])(?<!, )(?<!\d[-–])(?:19|20)\d\d(?![\w/]|[-–]\d|,\d|\.\d|\s?%|’s|'s)")


# "2031-04/2032-03", "2031/32-2033/34", "2031/2033"
INTERVAL = re.compile(r"-\d\d/|/\d\d-\d{4}|^\d{4}/\d{4}$")
# "2029/30 and 2030/31", "the same period in the year before"
LIST_JOINT = re.compile(r"\s*(?:,|&|and|,\s*and|in|of)?\s*")
YEAR_PRINTED = r"(?:[’'‘]\d\d|(?:19|20)\d\d)(?!\d|/\d)"


@cache
def moves_from() -> re.Pattern[str]:
    """ "from around ", just before a number or a span."""
    return re.compile(rf"\b(?:{one_of(vocabulary('numerals')['movement'])})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)


@cache
def short_years_said() -> re.Pattern[str]:
    """ "in 30/31": a financial year without its century, after a word of time."""
    words = one_of([*vocabulary("periods")["by"], *vocabulary("periods")["year_openings"]])
    return re.compile(rf"\b(?:{words})\s+(?P<years>(?P<first>\d\d)/(?P<last>\d\d))(?![\w/])", re.IGNORECASE)


@cache
def year_ending() -> re.Pattern[str]:
    """ "year ending March 2031", "12 months to 31 July 2031"."""
    words = vocabulary("periods")
    return re.compile(
        rf"\b(?:{one_of(words['whole_years'])})[\s-]+(?:{one_of(words['endings'])})\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?"
        rf"(?P<month>{month_name()})\.?\s+(?P<year>{YEAR_PRINTED})",
        re.IGNORECASE,
    )


@cache
def month_span() -> re.Pattern[str]:
    """ "April 2031 to March 2032", "January-September 2031", "Apr '31-Mar '32", "November / December 2031"."""
    return re.compile(
        rf"\b(?P<first>{month_name()})\.?(?:\s+(?P<first_year>{YEAR_PRINTED}))?\s?(?:[-–—/]|to|until|and)\s?"
        rf"(?:(?:{month_name()})\s?/\s?)?(?P<last>{month_name()})\.?\s+(?P<last_year>{YEAR_PRINTED})"
    )


@cache
def short_month_span() -> re.Pattern[str]:
    """ "May 30 – May 31", "Apr-30 to Mar-31": months of years without their century."""
    year = r"(?:\s|-)[’']?(?P<{name}>\d\d)(?![\w/.,]\d|\d|\w)"
    return re.compile(
        rf"\b(?P<first>{month_name()}){year.format(name='first_year')}\s?(?:[-–—]|to|until)\s?"
        rf"(?P<last>{month_name()}){year.format(name='last_year')}"
    )


@cache
def short_month_year() -> re.Pattern[str]:
    """ "Dec-31", "Dec 31"."""
    return re.compile(rf"\b(?P<month>{month_name()})\.?[\s-](?P<year>\d\d)(?![\w/,.]|\s+(?:19|20)\d\d)")


@cache
def between_years() -> re.Pattern[str]:
    """ "between 2028 and 2031", "between the 2030/31 and 2031/32 surveys"."""
    words = vocabulary("periods")
    year = r"(?:19|20)\d\d(?:[/-]\d{1,2}(?:\d\d)?)?(?![\d/-])"
    return re.compile(
        rf"\b(?:{one_of(words['between'])})\s+(?P<first>{year})\s+(?:{one_of(words['between_joints'])})\s+(?P<last>{year})",
        re.IGNORECASE,
    )


@cache
def years_to_years() -> re.Pattern[str]:
    """ "2028/29 to 2030/31", "from 2028 to 2031"."""
    whole, year = r"(?:19|20)\d\d[/-]\d\d(?:\d\d)?(?![\d/-])", r"(?:19|20)\d\d(?![\d/-])"
    to = r"\s+(?:to|until)\s+(?:the\s+)?"
    return re.compile(
        rf"(?<![\w/-])(?P<first>{whole}){to}(?P<last>{whole})|\b[Ff]rom\s+(?P<first_year>{year}){to}(?P<last_year>{year})"
    )


@cache
def relative(name: str) -> re.Pattern[str]:
    words = vocabulary("periods")
    ending = rf"(?!\s+(?:{one_of(words['endings'])})\s)"  # "the previous 12 months ending March 2030" says when itself
    return re.compile(rf"\b(?:{one_of(words[name])})\b{ending}", re.IGNORECASE)


@cache
def base_before() -> re.Pattern[str]:
    """ "compared with " just before a period, or with few words between: "compared to the same period in "."""
    words = vocabulary("periods")
    return re.compile(
        rf"\b(?:than\s+(?:[^\W\d]+\s+){{0,7}}|(?:{one_of(words['base_openings'])})\s+(?:[^\W\d]+\s+){{0,5}}|(?:{one_of(words['bases'])})\s+)\(?$",
        re.IGNORECASE,
    )


@cache
def comparing() -> re.Pattern[str]:
    """ "when comparing the figures for " before the first of two periods."""
    said = one_of(vocabulary("periods")["comparing"])
    return re.compile(rf"\b(?:{said})\s+(?:[^\W\d]+\s+){{0,5}}\(?$", re.IGNORECASE)


@cache
def opening_time() -> re.Pattern[str]:
    """ "Since March 2031 ", "(published 3 May 2031) " at the start of a clause: no part of what is counted there."""
    words = one_of(vocabulary("periods")["opening_times"])
    day = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    return re.compile(
        rf"(?:^|[(,;.]\s*)(?P<when>(?:{words})\s+(?:in\s+|on\s+)?{day}(?:(?:{month_name()})\s+)?(?:19|20)\d\d\)?)(?![\w/-])",
        re.IGNORECASE,
    )


@cache
def not_of_a_figure() -> re.Pattern[str]:
    """ "published in ", "since " just before a date."""
    return re.compile(
        rf"\b(?:{one_of(vocabulary('periods')['not_of_a_figure'])})\s+(?:in\s+|on\s+|the\s+|early\s+|late\s+|mid-)*$",
        re.IGNORECASE,
    )


@cache
def paper_told() -> re.Pattern[str]:
    """ "In the Commissioner's report to the Board in " before a date."""
    said = one_of(vocabulary("periods")["papers_told"])
    return re.compile(rf"\b(?:{said})\b[^.;:()\d]{{0,140}}\b(?:in|of|from|dated)\s+$", re.IGNORECASE)


@cache
def told_next() -> re.Pattern[str]:
    """ " it was reported that" after a date."""
    return re.compile(rf"\)?,?\s+(?:{one_of(vocabulary('periods')['told_verbs'])})\b", re.IGNORECASE)


@cache
def name_of_years() -> re.Pattern[str]:
    """A capitalised name that carries its years: "Flood Act ", "Westmere Strategy "."""
    words = one_of(word.capitalize() for word in vocabulary("periods")["named_with_years"])
    return re.compile(rf"\b(?:{words})\s*[,(]?\s*(?:for\s+)?(?:[A-Z]\w+\s+)?$")


@cache
def dates_a_paper() -> re.Pattern[str]:
    """ "‘Floods and Fires’ (", "Flood Report (" just before a date: when it came out."""
    words = one_of(word.capitalize() for word in vocabulary("periods")["named_with_years"])
    return re.compile(rf"(?:\w[’”\"']|\b(?:{words}))\s+\((?:(?:{month_name()})\s+)?$")


@cache
def names_next() -> re.Pattern[str]:
    """ "(the 2031) Westmere Flood Strategy": the year is part of a name."""
    words = one_of(word.capitalize() for word in vocabulary("periods")["named_with_years"])
    return re.compile(rf"\s+(?:[A-Z]\w+\s+){{0,4}}(?:{words})\b")


@cache
def previous_itself() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['previous_itself'])})\s+$", re.IGNORECASE)


@cache
def as_at() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['as_at'])})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def happened_on() -> re.Pattern[str]:
    """ "took place on Tuesday " before a day, but not of a meeting."""
    words = one_of(vocabulary("periods")["happened"])
    return re.compile(rf"(?<!meeting )\b(?:{words})\s+on\s+(?:the\s+|[A-Z]\w+day,?\s+)?$")


@cache
def announced_next() -> re.Pattern[str]:
    """ ", the Minister announced that" after a month."""
    return re.compile(rf",?\s+[^.;:]{{0,100}}?\b(?:{one_of(vocabulary('periods')['announced'])})\b")


# "since the start of the pandemic (" before a date
SINCE_BRACKET = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){1,7}\($", re.IGNORECASE)


@cache
def said_as_time() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['by'])})\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
