"""The few words that layout alone cannot do without, handed in by the caller.

`ingest` knows the shape of papers, not the field. What a pack's cover says ("AGENDA"), how a report's author lines
begin ("From:", "Subject:"), what a notes list is headed: those words are data in `corpus/vocabulary/papers.yaml`,
read by `corpus.load.paper_words` and passed down, so that no package imports one to its right.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Each tuple holds lower-case words or phrases as they are printed, without closing colons."""

    agenda_titles: tuple[str, ...]  # "agenda", "agenda and draft minutes"
    minutes_openings: tuple[str, ...]  # "minutes of a meeting of", "notes of a meeting of"
    author_lines: tuple[str, ...]  # "from", "by", "to", "subject", "classification"
    appendix_openings: tuple[str, ...]  # "appendix", "annex"
    notes_headings: tuple[str, ...]  # "notes", "references"
    contents_headings: tuple[str, ...]  # "contents", "table of contents"
    restricted_openings: tuple[str, ...]  # "restricted item", "exempt items"
    blank_page_notices: tuple[str, ...]  # "this page is intentionally left blank"
    stamp_openings: tuple[str, ...]  # "page": a pack's stamp reads "Page 12"
    error_page_titles: tuple[str, ...] = ()  # "page not found": what a site serves in place of a paper is titled
    joining_words: tuple[str, ...] = ()  # "of", "the": a line that ends in one goes on
    caption_openings: tuple[str, ...] = ()  # "figure": a caption reads "Figure 2: ..."
    subject_lines: tuple[str, ...] = ()  # "subject": the author line that gives a report its title
    page_range_openings: tuple[str, ...] = ("page",)  # "pages": an agenda's item ends "(Pages 7 - 10)"
    item_stamp_openings: tuple[str, ...] = ()  # "agenda item": stamped on the first page of an item's papers
    head_labels: tuple[str, ...] = ()  # "status", "decision number": further lines of a report's head
    date_lines: tuple[str, ...] = ()  # "date": of those, the lines that give its date
    class_lines: tuple[str, ...] = ()  # "classification": and those that say who may read it
    restricted_classes: tuple[str, ...] = ()  # "exempt": what such a line begins with where not all may
    site_page_titles: tuple[str, ...] = ()  # "agenda and minutes": what a site prints over a meeting
    site_labels: tuple[str, ...] = ()  # "minutes", "additional documents": over the parts of an item there
    site_minutes_labels: tuple[str, ...] = ()  # of those over what was said
    site_decision_labels: tuple[str, ...] = ()  # and over what was decided
    site_furniture: tuple[str, ...] = ()  # "share this item": what the site says, not the paper
    line_labels: tuple[str, ...] = ()  # "attendees": what stands on a line of its own over a list
