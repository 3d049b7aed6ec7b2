"""The index that search reads: a tantivy index in a folder beside the graph, brought up to what the graph holds.

In:     an open graph store, and the facts of its papers.
Out:    a folder that many may read while one writes. Only papers that changed are indexed anew; a run that is killed
        leaves the index as it was, and the next run completes it.
Rule:   what a paper's entries were made from is kept beside them as an entry of its own, a mark. Contact details of
        persons are not in the index: that a number is found, or a word near it, would tell it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import tantivy
from abbreviations import schwartz_hearst

from extract.facts import Fact
from graph.contacts import hide_contacts, without_contacts
from graph.full_disk import full_disk_told
from graph.queries import query
from graph.store import Store
from graph.text.documents import Entry, entries
from graph.text.words import WORD, as_they_are, pairs, stems
from ingest.errors import GraphError

SHAPE = 9  # to be raised when an entry changes so that older indexes no longer answer the same
MEMORY = 60_000_000  # bytes that the writer may hold before it writes a part of the index
TIMES = 10  # scores are so many times what the weights say
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")  # "2021", "2021-11", "2021-11-15"
FOR_EVER = 99_991_231
PASSAGE, FACT, MARK, ABBREVIATION = "passage", "fact", "mark", "abbreviation"


@cache
def schema() -> tantivy.Schema:
    """Fields to find by, facets, and `said`, the JSON that an answer shows."""
    built = tantivy.SchemaBuilder()
    for name in ("words", "heading", "title"):
        built.add_text_field(name, tokenizer_name="stems")
    built.add_text_field("everywhere", tokenizer_name="stems", index_option="freq")
    for name in ("pairs", "spelt"):
        built.add_text_field(name, tokenizer_name="stems", index_option="basic")
    for name in ("id", "what", "stem", "kind", "body", "priority", "fact"):
        built.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("year", "page", "day", "key", "told", "first", "last"):
        built.add_integer_field(name, indexed=True, fast=True)
    built.add_float_field("weight", fast=True)
    built.add_bytes_field("said", stored=True)
    return built.build()


def open_index(folder: Path) -> tantivy.Index:
    """The index in `folder`. Raises `GraphError` where there is none of this release, or a damaged one."""
    if not is_indexed(folder):
        raise GraphError("there is no search index", str(folder), "make it with: pledgeline load")
    try:
        index = tantivy.Index.open(str(folder))
    except ValueError as error:
        raise GraphError("the search index is damaged", str(folder), "make it anew with: pledgeline load") from error
    index.register_tokenizer("stems", as_they_are())
    index.config_reader("commit")
    return index


def open_searcher(folder: Path) -> tantivy.Searcher:
    """What a question reads of the index in `folder`: kept open until another commit stands there.

    Raises `GraphError` where there is none of this release.
    """
    if not is_indexed(folder):
        raise GraphError("there is no search index", str(folder), "make it with: pledgeline load")
    at = (folder / "meta.json").stat()  # each commit puts another file in its place
    return _searcher(folder.resolve(), (at.st_ino, at.st_mtime_ns, at.st_size))


@lru_cache(2)
def _searcher(folder: Path, _commit: tuple[int, int, int]) -> tantivy.Searcher:
    return open_index(folder).searcher()


def entry_by_id(searcher: tantivy.Searcher, id: str) -> dict[str, Any] | None:
    """What an answer shows of the passage or fact of this id."""
    hits = searcher.search(tantivy.Query.term_query(schema(), "id", id), 1).hits
    return json.loads(searcher.doc(hits[0][1])["said"][0]) if hits else None


def is_indexed(folder: Path) -> bool:
    """Whether an index of this release is in `folder`."""
    shape = folder / "shape"
    return shape.exists() and shape.read_text("utf-8") == str(SHAPE) and tantivy.Index.exists(str(folder))


def is_whole(folder: Path) -> bool:
    """Whether an index of this release is in `folder` that can be opened."""
    try:
        return open_index(folder) is not None
    except GraphError:
        return False


@dataclass(frozen=True, slots=True)
class Since:
    """What a load found in the store, owner by owner, and the papers in whose passages it changed anything; None where
    that is not known."""

    before: Mapping[str, str]
    touched: frozenset[str] | None


def update_index(
    folder: Path,
    store: Store,
    papers: Sequence[str],
    facts_of: Callable[[str], Sequence[Fact]],
    since: Since | None = None,
    who_added: Callable[[Fact], str | None] = lambda _: None,
) -> Iterator[str]:
    """Bring the index to what `store` holds of these papers; yield the stem of each that was indexed anew.

    Where the index is of just what a load began with (`since`), only the papers that it touched are looked at.
    `who_added` tells of a fact that a person added who that was.
    """
    with full_disk_told(folder, OSError, ValueError):  # tantivy's own errors are ValueErrors
        yield from _updated(folder, store, papers, facts_of, since, who_added)


def _updated(
    folder: Path,
    store: Store,
    papers: Sequence[str],
    facts_of: Callable[[str], Sequence[Fact]],
    since: Since | None,
    who_added: Callable[[Fact], str | None],
) -> Iterator[str]:
    loaded = {row["id"]: row["digest"] for row in store.read(query("all_loaded"))}
    whole = _digest([loaded, list(papers)])
    index = open_index(folder) if is_whole(folder) else _begun(folder)
    marks = _marks(index)
    if marks.get("") == whole:
        return
    indexed = sorted(marks.keys() - {""})
    touched = since.touched if since and marks.get("") == _digest([since.before, indexed]) else None
    writer = index.writer(MEMORY, 1)
    try:
        for stem in sorted(marks.keys() - set(papers) - {""}):
            writer.delete_documents_by_term("stem", stem)
        for stem in papers:
            if touched is not None and stem in marks and stem not in touched:
                continue
            things = list(store.read(query("things_in_passages"), stem=stem))
            mark = _digest([loaded.get(stem), things])
            if marks.get(stem) != mark:
                writer.delete_documents_by_term("stem", stem)
                found = list(entries(store, stem, facts_of(stem), things, who_added))
                said = [without_contacts(entry.words) for entry in found]
                made = *map(_document, found, said), *_abbreviations(stem, found), _marked(stem, mark, said)
                for document in made:
                    writer.add_document(document)
                yield stem
        writer.delete_documents_by_term("stem", "")
        writer.add_document(_marked("", whole, ()))
        writer.commit()
    finally:
        writer.wait_merging_threads()


def _begun(folder: Path) -> tantivy.Index:
    """A new index in the place of one of another release."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in sorted(folder.iterdir()):
        old.unlink()
    index = tantivy.Index(schema(), str(folder))
    index.register_tokenizer("stems", as_they_are())
    (folder / "shape").write_text(str(SHAPE), "utf-8")
    return index


def _marks(index: tantivy.Index) -> dict[str, str]:
    """What the entries of each paper were made from; under "" what the index as a whole was."""
    searcher = index.searcher()
    marks = tantivy.Query.term_query(schema(), "what", MARK)
    found = searcher.search(marks, max(searcher.num_docs, 1)).hits
    told = (json.loads(searcher.doc(address)["said"][0]) for _, address in found)
    return {mark["stem"]: mark["mark"] for mark in told}


def _marked(stem: str, mark: str, texts: Iterable[str]) -> tantivy.Document:
    """What the entries of a paper were made from, and every word in them as it is spelt there."""
    spelt = {word for text in texts for word in WORD.findall(text.lower()) if word.isalpha()}
    said = {"stem": stem, "mark": mark}
    return _made(id=f"mark:{stem}", what=MARK, stem=stem, spelt=" ".join(sorted(spelt)), said=said)


def _abbreviations(stem: str, found: Iterable[Entry]) -> Iterator[tantivy.Document]:
    """The abbreviations that this paper introduces, "anti-social behaviour (ASB)", each with its whole name."""
    pairs: Counter[tuple[str, str]] = Counter()
    for entry in found:
        if entry.what == PASSAGE and "(" in entry.words:
            told = schwartz_hearst.extract_abbreviation_definition_pairs(doc_text=entry.words)
            pairs.update((_singular(short), " ".join(stems(long))) for short, long in told.items())
    for short, long in sorted(pairs):
        key = " ".join(stems(short))
        if key and long:
            said = {"short": key, "long": long}
            yield _made(
                id=f"abbreviation:{stem}:{key}:{long}", what=ABBREVIATION, stem=stem, fact=[key, long], said=said
            )


def _singular(short: str) -> str:
    """ "DHRs" is the plural of "DHR"."""
    return short[:-1] if short[-1:] == "s" and short[:-1].isupper() else short


def _document(entry: Entry, said: str) -> tantivy.Document:
    words = stems(said)
    text, heading, title = " ".join(words), _stems_above(entry.heading), _stems_above(entry.title)
    return _made(
        id=entry.id, what=entry.what, stem=entry.stem, words=text, pairs=" ".join(pairs(words)), heading=heading,
        title=title, everywhere=f"{text} {heading} {title}", kind=entry.kind, body=entry.bodies,
        priority=entry.priorities, fact=entry.facts, year=entry.year, page=entry.said["page"], day=_day(entry.date),
        told=_day(entry.told), first=entry.held and _day(entry.held[0]),
        last=entry.held and (_day(entry.held[1]) or FOR_EVER),
        weight=_weighing(entry.weight), said=entry.said,
    )  # fmt: skip


@lru_cache(1000)
def _stems_above(text: str) -> str:
    """The stems of a heading or title, which stands above many passages."""
    return " ".join(stems(text))


def _made(*, said: dict[str, Any], **fields: Any) -> tantivy.Document:
    document = tantivy.Document()
    document.add_integer("key", _key(fields["id"]))
    for name, value in fields.items():
        for each in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(each, float):
                document.add_float(name, each)
            elif isinstance(each, int):
                document.add_integer(name, each)
            elif each is not None:
                document.add_text(name, each)
    document.add_bytes("said", hide_contacts(json.dumps(said, ensure_ascii=False)).encode())
    return document


def _key(id: str) -> int:
    """A number in the place of an id: one that the index hands out without opening the entry."""
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=7).digest())


def _weighing(weight: float) -> float:
    """What the field must hold for a score to be multiplied by `weight`, 0.1 to 1, and by ten.

    tantivy-py multiplies by log2(2 + field) and takes what is below 0 for 0: `weight_by_field` of Searcher.search.
    """
    return max(2 ** (TIMES * weight) - 2, 0.0)


def _day(date: str | None) -> int | None:
    """A date as a number that sorts, an inexact one at its first day: "2021-11" is 20211101, "2021/22" is 20210101."""
    exact = date and _DATE.match(date)
    if not exact:
        return None
    year, month, day = (int(part) if part else 1 for part in exact.groups())
    return year * 10_000 + month * 100 + day


def _digest(said: Any) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
