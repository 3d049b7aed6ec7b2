"""A web page to a `Paper`: a ModernGov meeting page, or any page that holds a paper's text.

A meeting page comes out in the shapes that printed agendas and minutes have:

- the kind of page ("Agenda and draft minutes"): a heading of level 1;
- body, date and time ("Westmere Partnership - Thursday, 3rd July, 2031 10.00 am"): a heading of level 1, and the part's
  title;
- links to meeting documents and to an item's additional documents: paragraphs, the link's title as text;
- venue and contact: paragraphs that begin with their label ("Venue: Online");
- a section of the agenda ("A. Committee Business"): a heading of level 2 without a number;
- an item: a heading of level 3 with `number` "28", or "A1" until minutes are published, and its title as text;
- "(Item B1)" where the minutes print it: a paragraph of its own;
- minutes: paragraphs, `number` where they are numbered, list items for bullets and for a), b), c);
- "Minutes:" or "Decision:", a paragraph, where the agenda's own text stands above it under the item;
- a resolution: the paragraph that begins RESOLVED, followed by its list items where it has parts;
- a restricted item: a paragraph that gives ModernGov's notice of it under the item's heading.

The part's kind is "minutes" where any item has minutes, else "agenda". Minutes that the page cuts short are doubts.
Numbers and list letters are taken out of the text, because in the markup they stand apart from it.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from ingest.errors import PaperError
from ingest.flow import Flow
from ingest.markup import printed_text, struck_in
from ingest.meeting_page import is_meeting_page, read_meeting_page
from ingest.outline import Outline, folded
from ingest.paper import Paper
from ingest.plain import PrintedText
from ingest.words import PaperWords

MAIN_CONTENT = "#modgov, main, [role=main], #content"


def read_html(text: str, stem: str, sha256: str, words: PaperWords, *, where: str) -> Paper:
    """Read a page. Raises `PaperError` for a site's error page and for a page without text."""
    tree = LexborHTMLParser(text)
    if is_meeting_page(tree):
        return read_meeting_page(tree, stem, sha256)
    if title := _error_title(tree, words):
        raise PaperError(f"an error page, not a paper: {title!r}", where, "download the paper again")
    return _read_other_page(tree, stem, sha256, where)


def _error_title(tree: LexborHTMLParser, words: PaperWords) -> str | None:
    """The title or first heading of a page, if it opens as error pages do."""
    for node in (tree.css_first("title"), tree.css_first("h1")):
        title = folded(node.text()) if node is not None else ""
        if title.lower().startswith(words.error_page_titles):
            return title
    return None


def _read_other_page(tree: LexborHTMLParser, stem: str, sha256: str, where: str) -> Paper:
    outline = Outline()
    flow = Flow(outline)
    main = tree.css_first(MAIN_CONTENT) or tree.body
    if main is not None:
        flow.read(main)
    if main is None or not outline.blocks:
        raise PaperError("the page holds no text", where, "download the paper again")
    title = next((block for block in outline.blocks if block.kind == "heading"), None)
    parts = outline.whole("other", title)
    blocks = PrintedText(printed_text(main)).given_to(outline.linked())
    return Paper(stem, sha256, "html", (), blocks, tuple(flow.tables), parts, unsaid=struck_in(main))
