"""The looks of council papers, by name. A source says `layout: <name>`."""

from corpus.samples.layout import Layout
from corpus.samples.layouts import borough, committee, cymru, forest, navy, purple, serif, teal

LAYOUTS: dict[str, Layout] = {
    "borough": borough.LAYOUT,
    "committee": committee.LAYOUT,
    "cymru": cymru.LAYOUT,
    "forest": forest.LAYOUT,
    "navy": navy.LAYOUT,
    "purple": purple.LAYOUT,
    "serif": serif.LAYOUT,
    "teal": teal.LAYOUT,
}
