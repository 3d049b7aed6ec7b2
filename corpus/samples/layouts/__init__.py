"""The looks of council papers, by name. A source says `layout: <name>`."""

from corpus.samples.layout import Layout
from corpus.samples.layouts import committee, forest, navy, purple, serif

LAYOUTS: dict[str, Layout] = {
    "committee": committee.LAYOUT,
    "forest": forest.LAYOUT,
    "navy": navy.LAYOUT,
    "purple": purple.LAYOUT,
    "serif": serif.LAYOUT,
}
