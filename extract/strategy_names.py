"""Where a text names a plan or a strategy, and the years printed with it.

In:     the text of one block.
Out:    `StrategyName`s in order of place; the years after a name are not part of it, those before it are.
Words:  corpus/vocabulary/strategies.yaml
Leaves: names in small letters alone ("our alcohol strategy") and names of nothing but general words ("Action Plan").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.agreement import plan_name
from extract.body_words import all_place_words, plain_endings
from extract.plan_years import Years, years_in

ATTACHED = re.compile(
    r"^.*(?:\b[A-Z]\d+\s+-\s+)?\b(?:Appendix|APPENDIX|Annex|ANNEX)\s+\w+(?:\s+[-–]\s+|\s+)|^.*\b[A-Z]\d+\s+-\s+"
)
# Between a name and its years: "Plan entitled ‘Safer Streets’ 2031", "Plan and Priorities 2031-33", "Plan covers the
# period 2031 to 2034", "Plan (from April 2031", "Plan: 2031-34", "Plan ‘Safer Streets 2031–34’"
YEARS_LEAD = re.compile(
    r"(?:(?:\s+(?:entitled|titled|called))?\s+[‘“'\"](?:[^’”\"]{3,60}[’”'\"]|[^’”'\"]{3,60}?\s(?=(?:19|20)\d\d\s?[-–/]\d+[’”'\"])))?"
    r"(?:\s+(?:and|&)\s+(?:the\s+)?(?:(?:proposed|new)\s+)?(?:[Pp]riorities|aims|objectives)(?:\s+and\s+objectives)?)?[,:]?"
    r"(?:\s+(?:(?:which\s+)?(?:covers|covered|covering|runs|ran|is|was)\s+)?(?:for\s+)?the\s+(?:years|period)(?:\s+from)?"
    r"|\s+(?:which\s+)?(?:covers|covered|covering|runs|ran)(?:\s+from)?)?"
    r"\s*(?:\(?(?:(?:for|of)\s+)?(?:(?:[A-Z][a-z]+\s+)?(?=(?:19|20)\d\d)))"
)
JOINT_BEFORE = re.compile(r"\b(?:and|of|for|in|to|on|with|&)\s+$")  # "the CSP and strategy": no name
ONE_NAME = re.compile(r"\s*[\w-]+\s+(?:and|&)\s+[\w-]+\s+[\w-]+$")
TWO_SHORT = re.compile(r"[A-Z]{2,7}\s+(?:and|&)\s+[A-Z]{2,7}")
SHORT_AFTER = re.compile(r"\s+\(([A-Z]{2,8})\)")
PURPOSE = re.compile(r"\s+(?:for|to|on)\s+(?:the\s+)?")
# "Children and Young People’s Plan": whom it is for, and not whose it is
OF_PEOPLE = re.compile(
    r"\b(?:People|Children|Women|Carers|Victims|Adults|Tenants)(?:[’']s|s?[’'])\s+(?:Plan|Strategy)$"
)
SUB_PLANS = ("plan", "Plan")  # "CSA action plan"
LEAST_OF_LOCAL = 2  # words: "Local Harbour Plan", not "Local Plan"
YEARS_WITHIN = 70  # characters after a name in which its years begin
NEXT = 30  # characters after a name in which a body's last word may stand
TITLE_WORDS = 9  # a longer quotation is no title


@dataclass(frozen=True, slots=True)
class StrategyName:
    name: str
    start: int  # in the text given
    end: int  # after its years, where they are printed after it
    name_end: int
    years: Years | None = None
    years_inside: bool = False  # "the 2031 Fraud Strategy"
    indefinite: bool = False  # "a Fraud Strategy": one that need not be there yet


@cache
def _pattern() -> re.Pattern[str]:
    """Capitals up to "Strategy" or "Plan", then "for Westmere": "Eastmere Strategic Plan for Reducing Fraud"."""
    words = vocabulary("strategies")
    word = r"(?:[A-Z](?:[\w’'-]|[./](?=\w))*|&)"
    joint = r"(?:\s+(?:and|of|for|in|to(?:\s+be)?|on|with|–|-|&)|,)?"
    endings = "|".join(words["endings"])
    small = "|".join(words["small_endings"])
    sub = "|".join(words["sub_plans"])
    tail = rf"(?:\s+(?:for|to|on)\s+(?:the\s+)?{word}(?:(?:\s+(?:and|of|&))?\s+{word})*)?"
    bracket = r"(?:\([A-Z][\w&]+\)\s+)?"
    return re.compile(
        rf"(?P<year>(?<![\d/.-])\b(?:19|20)\d\d(?:\s?[-–/]\s?\d\d(?:\d\d)?)?\s+)?"
        rf"(?P<head>(?:\b{word}{joint}\s+{bracket}){{0,11}}?)"
        rf"(?:(?P<ending>(?:{endings})(?![^\W_])(?:\s+(?:draft\s+)?(?:{sub})(?![^\W_]))?(?:\s+(?:{endings})\b)*{tail})|(?P<small>(?:draft\s+)?(?:{small})\b{tail}))"
    )


@cache
def _endings() -> re.Pattern[str]:
    """The words with which every name ends, or its last part begins: quick to ask of every text."""
    words = vocabulary("strategies")
    return re.compile("|".join([*words["endings"], *words["small_endings"]]))


@cache
def _titled() -> re.Pattern[str]:
    """A title in quotation marks beside the word that makes it one: "‘Clear Streets’ strategy", "plan ‘No More’"."""
    words = vocabulary("strategies")
    kinds = "|".join(re.escape(kind) for kind in sorted(words["kinds"], key=len, reverse=True))
    quoted = r"[‘“'\"](?P<{0}>[A-Z][^‘’“”\"]{{3,70}}?)[’”'\"](?!\w)"
    before = rf"{quoted.format('before')}(?:,?\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:{kinds})\b)"
    return re.compile(
        rf"{before}|\b[a-z]+\s+(?:{kinds}),?\s+(?:called\s+|entitled\s+|titled\s+)?{quoted.format('after')}"
        rf"|\b[a-z]+\s+(?:{kinds})(?:\s+[a-z][\w-]*){{1,6}},?\s+(?:called|entitled|titled)\s+{quoted.format('later')}"
    )


def strategy_names(text: str, *, of_partnerships: bool = False) -> Iterator[StrategyName]:
    """Every plan or strategy that `text` names; `of_partnerships` also "the Community Safety Plan", as they call it.

    >>> [(each.name, each.years.text) for each in strategy_names("the Westmere Alcohol Strategy, 2031-34.")]
    [('Westmere Alcohol Strategy', '2031/2034')]
    """
    named = _pattern().finditer(text) if _endings().search(text) else ()
    found = [name for match in named if (name := _named(text, match, of_partnerships=of_partnerships))]
    for match in _titled().finditer(text):
        title = next(each for each in ("before", "after", "later") if match[each])
        start, end = match.span(title)
        if len(match[title].split()) <= TITLE_WORDS and not any(
            each.start < end and start < each.name_end for each in found
        ):
            found.append(_with_years(text, start, end))
    for match in _in_small_letters().finditer(text) if "strategy" in text or "action plan" in text else ():
        name = _in_sentence_case(text, match)
        if name and not any(each.start < name.end and name.start < each.end for each in found):
            found.append(name)
    yield from sorted(found, key=lambda each: each.start)


def _in_sentence_case(text: str, match: re.Match[str]) -> StrategyName | None:
    """A title set in small letters that its years give away: "Noise reduction strategy for Westmere: 2031–2034", "the
    2031 national noise strategy"."""
    listed = vocabulary("strategies")
    words = match["title"].split()
    if words[0] in listed["not_in_names"] or set(words[1:]) & set(listed["not_in_small_names"]):
        return None
    name = _with_years(text, *match.span("name"))
    spans = name.years is not None and (name.years_inside or name.years.last > name.years.first)
    return name if spans and is_specific(match["name"]) else None


@cache
def _in_small_letters() -> re.Pattern[str]:
    """One word with a capital, or "the" and a year, then small ones up to "strategy", and whose it is."""
    small = r"(?:strategy|action plan)"
    years = r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?"
    place = r"[A-Z][\w’'-]+(?:\s+(?:and\s+)?[A-Z][\w’'-]+){0,3}"
    return re.compile(
        rf"(?<![\w’'-])(?:(?P<opens>(?:(?<=[Tt]he\s)|(?<=[Ii]ts\s)|(?<=[Oo]ur\s)|(?<=[Tt]heir\s))(?={years}\s))|(?=[A-Z][a-z]))"
        rf"(?P<name>(?P<title>(?(opens){years}(?:\s[a-z-]+){{1,4}}|[A-Z][a-z]+(?:\s[a-z-]+){{1,3}}))\s{small}\b(?:\s+for\s+{place})?)"
    )


def known_with_years(text: str, names: Iterable[str]) -> Iterator[StrategyName]:
    """Names that the paper lists as plans, where `text` prints them with years: "the Vision for Westmere 2031-41".

    >>> [each.years.text for each in known_with_years("in the Vision for Westmere 2031-41", ["Vision for Westmere"])]
    ['2031/2041']
    """
    for name in names:
        start = text.find(name)
        if start >= 0 and (found := _with_years(text, start, start + len(name))).years and found.end > found.name_end:
            yield found


def is_specific(name: str) -> bool:
    """Whether a name says which plan it is: one word of it at least is not a general one.

    >>> is_specific("Gangs Strategy"), is_specific("Draft Action Plan")
    (True, False)
    """
    generic = set(vocabulary("strategies")["generic"])
    return any(
        word not in generic and not word.replace("-", "").isdigit()
        for word in re.findall(r"[\w-]+", name.lower())
        if len(word) > 1
    )


def is_partnership_s(name: str) -> bool:
    """Whether a name of general words is what a partnership or council calls its plan: "Community Safety Plan"."""
    return name in vocabulary("agreement")["plan_names"] or name in vocabulary("strategies")["of_a_council"]


def _named(text: str, match: re.Match[str], *, of_partnerships: bool) -> StrategyName | None:
    start, end = match.start("head"), match.end()
    ending = match["ending"] or ""
    whole = ending.endswith(SUB_PLANS) or (of_partnerships and is_partnership_s(ending))
    if not match["head"] and not match["year"] and not whole and not _says_what_for(ending):
        return None
    if attached := ATTACHED.search(text[start:end]):
        start += attached.end()
    words = list(re.finditer(r"\S+", text[start:end]))
    if of_partnerships and is_partnership_s(text[start:end]):
        words = words[:1]  # "the 2031/32 Partnership Plan": no word of it is dropped
    opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".:;•"
    dropped = _dropped(words, text[start:end], opens=opens and len(words) > 0 and text[start:].startswith("Local"))
    if dropped and (short := SHORT_AFTER.match(text, end)):
        dropped = _within_short(words, dropped, short[1])
    follows_a_name = re.search(r"\b(?:Plan|Strategy|Agreement)\s$", text[: match.start()])
    if start == match.start("head") and not dropped and match["year"] and not follows_a_name:
        start = match.start("year")
    elif dropped:
        start += words[dropped].start()
    closings = "|".join(vocabulary("strategies")["closings"])
    start = _over_quote(text, start, end)
    if text.startswith("Disorder", start) and text[:start].endswith("crime and "):
        start -= len("crime and ")
    name = text[start:end]
    if not re.search(rf"\s(?:for|to|on)\s+(?:{closings})$", name):
        name = re.sub(rf"(?:\s+(?:{closings}))+$", "", name)
    end = start + len(name)
    dated = start == match.start("year") and bool(plan_name().search(name) or name.endswith("CSA"))
    if match["small"] and (start >= match.start("small") or JOINT_BEFORE.search(text, start, match.start("small"))):
        return None
    partnership_s = is_partnership_s(name.removeprefix("National "))  # "the National Community Safety Plan"
    names_one = is_specific(name) or dated or (of_partnerships and partnership_s)
    if not names_one or not _is_plan(name, text[end : end + NEXT]):
        return None
    return _with_years(text, start, end)


def _within_short(words: list[re.Match[str]], dropped: int, short: str) -> int:
    """How many words are dropped where an abbreviation follows: "New Plan for Floods (NPF)" keeps its first."""
    for first in range(dropped):
        if "".join(word[0][0] for word in words[first:] if word[0][0].isupper()) == short:
            return first
    return dropped


def _says_what_for(ending: str) -> bool:
    """Whether the words after it tell which plan it is: "Strategy on Tackling Fraud", and not "for Westmere".

    >>> _says_what_for("Plan for Safer Streets"), _says_what_for("Plan")
    (True, False)
    """
    _, _, subject = PURPOSE.sub("|", ending, count=1).partition("|")
    months = {name.lower() for names in vocabulary("dates")["months"] for name in names}
    no_subject = all_place_words() | months  # "Strategy for England", "CSA for April 2031"
    return is_specific(subject) and not set(subject.lower().split()) <= no_subject


def _over_quote(text: str, start: int, end: int) -> int:
    """The start of a name whose first words are quoted: "‘Safe Roads’ Strategy" begins at the mark."""
    closing = re.search(r"\w([’'])\s+(?=[A-Z])", text[start:end])
    opens = start > 0 and closing is not None and text[start - 1] == {"’": "‘", "'": "'"}[closing[1]]
    return start - 1 if opens else start


def _dropped(words: list[re.Match[str]], head: str, *, opens: bool) -> int:
    """How many words at the front of a match are not part of the name; a sentence `opens` with "Local" by itself."""
    listed = vocabulary("strategies")
    shunned = {*listed["not_in_names"], "and", "of", "for", "in", "to", "on", "with", "&", "-", "–"}
    dropped = 0
    while dropped < len(words) - 1 and words[dropped][0].rstrip(",") in shunned:
        if words[dropped][0] == "Local" and not opens and len(words) - dropped > LEAST_OF_LOCAL:
            break  # "an area-wide Local Harbour Plan"
        dropped += 1
    if TWO_SHORT.fullmatch(head[words[dropped].start() :]):
        dropped += 2  # "WSP and CSA": a body and its plan, each by its short form
    endings = plain_endings()
    for place, word in enumerate(words[:-1]):
        rest = head[word.end() :]
        if word[0] in ("-", "–") and place and words[place - 1][0] in endings and is_specific(rest):
            dropped = place + 1  # "Harbour Safety Group - Noise Strategy": an item of the group
        if word[0] in ("and", "&") and place and words[place - 1][0] in endings - {"Police"} and is_specific(rest):
            dropped = place + 1  # "Harbour Safety Board and Noise Strategy"
        if word[0].startswith("(") and is_specific(rest):
            dropped = place + 1  # "Commissioner (PCC) Safer Westmere Plan": the body is not the plan
        if word[0].endswith(",") and not ONE_NAME.match(rest):
            dropped = (
                place + 1
            )  # "Noise, Litter, Westmere Fraud Strategy" are three; "Equality, Diversity and Inclusion Plan" is one
    return dropped


def _is_plan(name: str, after: str) -> bool:
    """Not a body, a post or regulations called after a plan."""
    words = vocabulary("strategies")
    follows = re.match(rf"\W{{1,3}}(?:[A-Z]\w+ )?(?:{'|'.join(words['not_before'])})\b", after)
    of_a_post = re.search(r"(?:\bof|,|\band|&)\s+(?:Strategy|Plan)$", name)
    whose = re.sub(r"^.*[’']s?\s+", "", name)
    only_whose = whose != name and len(whose.split()) == 1 and name[0] not in "‘'" and not OF_PEOPLE.search(name)
    half_quoted = re.search(r"(?<!s)’\s|’\s+(?:strategy|plan)$", name) and "‘" not in name
    return not (follows or of_a_post or only_whose or half_quoted or any(each in name for each in words["not_names"]))


def _with_years(text: str, start: int, end: int) -> StrategyName:
    """The name with the years printed just after it, or before its first word."""
    name = re.sub(r"\s+draft(?=\s)", "", text[start:end])
    indefinite = bool(re.search(r"\b[Aa]n?\s(?:\w+\s)?$", text[:start]))
    inside = next(iter(years_in(name)), None)
    if inside:
        return StrategyName(name, start, end, end, inside, years_inside=True, indefinite=indefinite)
    after = text[end : end + YEARS_WITHIN].replace("_", " ")  # "Action Plan_2031-32": a file's name
    lead = YEARS_LEAD.match(after)
    years = next(iter(years_in(after)), None) if lead else None
    if lead and years and years.start == lead.end():
        return StrategyName(name, start, end + years.end, end, years, indefinite=indefinite)
    return StrategyName(name, start, end, end, None, indefinite=indefinite)
