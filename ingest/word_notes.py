"""Footnotes and endnotes of a Word file: which labels they are printed with, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.word_lists import written
from ingest.word_text import W

KINDS = ("footnote", "endnote")
FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}  # what Word counts them in unless a file says otherwise
NO_NOTE = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Notes:
    """`labels` gives the printed label of a note by its kind and id."""

    def __init__(self, document: Any) -> None:
        self._said: dict[tuple[str, str], list[Any]] = {}
        self.labels: dict[tuple[str, str], str] = {}
        for kind in KINDS:
            part = _part(document, kind)
            if part is None:
                continue
            for note in part.iterchildren(f"{W}{kind}"):
                if note.get(f"{W}type") not in NO_NOTE:
                    self._said[kind, note.get(f"{W}id") or ""] = list(note.iter(f"{W}p"))
            self._label(document, kind)

    def cited(self) -> Iterator[tuple[str, list[Any]]]:
        """Each note that has a mark, in the order of the marks: its label and its paragraphs."""
        for key, label in self.labels.items():
            yield label, self._said[key]

    def _label(self, document: Any, kind: str) -> None:
        form, count = _form(document, kind), 0
        for mark in document.element.body.iter(f"{W}{kind}Reference"):
            key = kind, mark.get(f"{W}id") or ""
            if key in self._said and key not in self.labels:
                count += 1
                self.labels[key] = written(count, form)


def _part(document: Any, kind: str) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            try:
                return etree.fromstring(relation.target_part.blob, parser)
            except etree.XMLSyntaxError:
                return None
    return None


def _form(document: Any, kind: str) -> str:
    setting = document.settings.element.find(f"{W}{kind}Pr/{W}numFmt")
    return FORMS[kind] if setting is None else setting.get(f"{W}val") or FORMS[kind]
