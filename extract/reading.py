"""One paper as the finders see it: its blocks, its sentences, the corpus, and what other finders found in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from corpus.load import Profile
from extract.facts import Evidence, Fact
from extract.language import read_sentences
from ingest.paper import Block, BlockKind, Paper, Part

if TYPE_CHECKING:
    from spacy.tokens import Doc

F = TypeVar("F", bound=Fact)
T = TypeVar("T")

_WHITE = re.compile(r"\s+")
READ_AS_PROSE: frozenset[BlockKind] = frozenset({"heading", "paragraph", "list_item", "caption"})


@dataclass(eq=False)
class Reading:
    """The finders' view of one paper. Keeps what is asked twice; holds nothing of other papers."""

    paper: Paper
    profile: Profile | None = None  # the partnership's profile, where the papers' owner is known
    _found: dict[str, list[Fact]] = field(default_factory=dict)
    _docs: dict[int, Doc] = field(default_factory=dict)
    _sentences: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    _kept: dict[Callable[..., Any], Any] = field(default_factory=dict)

    def blocks(self, kinds: Iterable[BlockKind] = READ_AS_PROSE) -> Iterator[Block]:
        """Blocks of these kinds in reading order, those in table cells among them."""
        wanted = frozenset(kinds)
        return (block for block in self.paper.blocks if block.kind in wanted)

    def doc(self, block: Block) -> Doc:
        """The block's tokens and sentences; offsets are offsets in `block.text`."""
        if block.index not in self._docs:
            self._docs[block.index] = read_sentences(block.text)
        return self._docs[block.index]

    def sentences(self, block: Block) -> list[tuple[int, int]]:
        """Start and end of each sentence in `block.text`."""
        if block.index not in self._sentences:
            self._sentences[block.index] = [(span.start_char, span.end_char) for span in self.doc(block).sents]
        return self._sentences[block.index]

    def once(self, work: Callable[[Reading], T]) -> T:
        """What `work` makes of this reading, made when it is first asked for. Nobody may change it."""
        if work not in self._kept:
            self._kept[work] = work(self)
        return cast(T, self._kept[work])

    def part(self, block: Block) -> Part:
        return self.paper.part_of(block)

    def evidence(self, block: Block, start: int = 0, end: int | None = None) -> Evidence:
        """The words from `start` to `end` of `block.text` (to its end where None) as evidence."""
        return self.evidence_between(block.start + start, block.start + (len(block.text) if end is None else end))

    def evidence_across(self, blocks: Sequence[Block]) -> Evidence:
        """Consecutive blocks, whole, as one quote: a lead-in line with its bullets, a row of a table."""
        return self.evidence_between(blocks[0].start, blocks[-1].end)

    def evidence_between(self, start: int, end: int) -> Evidence:
        """The words from `start` to `end` of the paper's text as evidence."""
        paper, block = self.paper, self.paper.block_at(start)
        page = block.page_at(start - block.start)
        quote = _WHITE.sub(" ", paper.text[start:end]).strip()
        printed = _WHITE.sub(" ", paper.as_printed(start, end)).strip()
        return Evidence(
            document=paper.stem,
            page=page,
            quote=quote,
            start=start,
            end=end,
            boxes=tuple(paper.boxes(start, end)),
            by_ocr=page is not None and paper.pages[page - 1].by_ocr,
            printed=printed if printed != quote else None,
        )

    def found(self, kind: type[F]) -> list[F]:
        """What the finder of this type found; it must be named in the asking finder's `after`."""
        return [fact for fact in self._found[kind.type] if isinstance(fact, kind)]

    def keep(self, name: str, facts: Iterable[Fact]) -> None:
        self._found[name] = list(facts)
