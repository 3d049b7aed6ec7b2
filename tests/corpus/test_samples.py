"""The sample papers: built as committed, their gold on its pages, and every sentence our own."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import get_type_hints

import pypdfium2
import pytest
from pydantic import TypeAdapter

from corpus.samples.build import HOMES, SAID, build, home_of, read_papers, stems
from corpus.samples.source import Block
from extract.facts import FACT_TYPES
from extract.facts_file import read_lines

SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = sorted((path for home in HOMES for path in (home / "gold").glob("*.jsonl")), key=lambda path: path.stem)
LONGEST_SHARED_RUN = 8  # words; a longer run of somebody else's words is a copied sentence


def paper(stem: str) -> Path:
    return home_of(stem) / "papers" / f"{stem}.pdf"


@cache
def pages(stem: str) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(paper(stem))
    return tuple(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("stem", stems())
def test_building_again_gives_the_same_bytes(stem: str) -> None:
    assert build(stem) == paper(stem).read_bytes()


def test_every_paper_has_a_source_and_all_are_small() -> None:
    papers = [path for home in HOMES for path in (home / "papers").glob("*.pdf")]
    assert sorted(path.stem for path in papers) == stems()
    assert len(papers) >= 8
    assert sum(path.stat().st_size for path in papers) < 2_000_000


@pytest.mark.parametrize("stem", stems())
def test_a_paper_says_that_it_is_a_sample(stem: str) -> None:
    """On its first page (a pack: on each cover too) and in its metadata."""
    assert SAID in " ".join(pages(stem)[0].split())
    metadata = pypdfium2.PdfDocument(paper(stem)).get_metadata_dict()
    assert (metadata["Subject"], metadata["Author"]) == (SAID, "Pledgeline")


def test_there_are_at_least_four_layouts() -> None:
    layouts = {paper.settings["layout"] for stem in stems() for paper in read_papers(stem)[0]}
    assert len(layouts) >= 4


def bare(text: str) -> str:
    """Letters and figures alone, in lower case: what remains of a quote when marks, spaces and line ends differ."""
    return re.sub(r"[\W_]+", "", text).casefold()


def without_small_marks(stem: str, page: int) -> str:
    """The page's text without its raised marks, which are set far smaller than what surrounds them."""
    text_page = pypdfium2.PdfDocument(paper(stem))[page - 1].get_textpage()
    kept = []
    for index in range(text_page.count_chars()):
        size = pypdfium2.raw.FPDFText_GetFontSize(text_page.raw, index)
        if not 6.3 < size < 6.5:  # points; `setting.marked_up` sets marks in 6.4
            kept.append(chr(pypdfium2.raw.FPDFText_GetUnicode(text_page.raw, index)))
    return "".join(kept)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_every_gold_quote_stands_on_its_page(path: Path) -> None:
    facts = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    stem = path.name.split(".")[0]
    texts = {page: bare(without_small_marks(stem, page)) for page in range(1, len(pages(stem)) + 1)}
    for fact in facts:
        quote, page = bare(fact["evidence"]["quote"]), fact["evidence"]["page"]
        reach = texts[page] + texts.get(page + 1, "")  # a quote may run over the foot of its page
        assert quote in texts[page] or quote in reach or _over_the_foot(quote, texts, page), fact


def _over_the_foot(quote: str, texts: dict[int, str], page: int) -> bool:
    """A quote that runs on to the next page, with the page's furniture between its halves."""
    cuts = range(20, len(quote) - 20)
    return any(quote[:cut] in texts[page] and quote[cut:] in texts.get(page + 1, "") for cut in cuts)


def test_every_paper_has_gold() -> None:
    assert [path.stem for path in GOLD] == stems()


@cache
def field_types(kind: str) -> dict[str, TypeAdapter[object]]:
    """What each field of this type of fact may hold."""
    return {name: TypeAdapter(hint) for name, hint in get_type_hints(FACT_TYPES[kind]).items() if name != "type"}


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_gold_lines_are_facts_of_their_paper(path: Path) -> None:
    """Every line is in the facts format, with fields and values that its type may have; none stands twice."""
    beside = {"type", "document", "evidence", "variants", "row_clear", "marginal", "section"}
    lines = [fact for _, fact in read_lines(path)]
    for fact in lines:
        assert fact["document"] == path.stem
        types = field_types(fact["type"])
        assert set(fact) - beside <= set(types), fact
        for name in set(fact) - beside:
            types[name].validate_python(fact[name])
    told = [json.dumps(fact, sort_keys=True) for fact in lines]
    assert len(set(told)) == len(told)


def prose(blocks: Iterable[Block]) -> Iterator[str]:
    """What we wrote as sentences: headings, agendas, heads of reports, notes and lists of people are names."""
    for block in blocks:
        is_title = block.text.startswith(("PRESENT", "IN ATTENDANCE")) or re.fullmatch(r"\*\*[^*]+\*\*", block.text)
        if block.kind in ("paragraph", "numbered", "item") and not is_title:
            yield block.text
        yield from prose(block.inner)
        for row in block.rows:
            for cell in row:
                yield from prose(cell)


WORD = re.compile(r"[a-z0-9£%]+(?:[.,'/][a-z0-9]+)*")


@cache
def names() -> re.Pattern[str]:
    """Names, titles and set phrases of the field, each of which counts as one word."""
    listed = (Path(__file__).parent / "names_and_titles.txt").read_text("utf-8").splitlines()
    ordered = sorted((" ".join(WORD.findall(plain(line))) for line in listed if line.strip()), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")


def plain(text: str) -> str:
    text = re.sub(r"\^.+?\^|[*_]", "", text).casefold().replace("’", "'").replace("&", " and ")
    return re.sub(r"[-–—]", " ", text)


def runs(text: str) -> set[tuple[str, ...]]:
    words = names().sub("NAME", " ".join(WORD.findall(plain(text)))).split()
    length = LONGEST_SHARED_RUN + 1
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the real papers in ../shared")
def test_no_sentence_is_copied_from_the_real_papers() -> None:
    real: set[tuple[str, ...]] = set()
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        real |= runs(path.read_text("utf-8"))
    for path in sorted((SHARED / "pages").glob("*.html")):
        real |= runs(html.unescape(re.sub(r"<[^>]+>", " ", path.read_text("utf-8"))))
    ours = {
        run for stem in stems() for paper in read_papers(stem)[0] for text in prose(paper.blocks) for run in runs(text)
    }
    copied = sorted(" ".join(run) for run in ours & real)
    assert not copied, "\n".join(copied)
