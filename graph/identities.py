"""What is doubtful of the names of bodies, and what people corrected.

In:     for each name as printed the bodies that it means; what all papers together say of names.
Out:    `GraphRows` of their own: `MAY_BE` between bodies that may be one, `Correction` with what it corrects. Under
        which names papers print a body, and why each means it, stands on its `EVIDENCED_BY` (graph/build_facts.py).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from graph.build import PaperBuilder
from graph.collect import Everything
from graph.names import fold
from graph.rows import GraphRows

BY = "identities"


def names_of(builder: PaperBuilder) -> dict[str, list[str]]:
    """Each folded name of a body that a paper prints, with the ids of what it means there."""
    meant: dict[str, set[str]] = defaultdict(set)
    for printed, found in builder.names.items():
        meant[fold(printed)].add(found.id)
    return {folded: sorted(ids) for folded, ids in sorted(meant.items())}


class Names:
    """Every folded name of a body with the bodies that it means. `add` the names of each paper, then ask for rows."""

    def __init__(self) -> None:
        self._meant: dict[str, set[str]] = defaultdict(set)

    def add(self, names: Mapping[str, Sequence[str]]) -> None:
        """Take in the names that one paper prints, as `names_of` gives them."""
        for folded, meant in names.items():
            self._meant[folded].update(meant)

    def rows(self, everything: Everything) -> GraphRows:
        rows = GraphRows(BY)
        for pair in everything.everywhere.doubtful():
            first, second = self._meant[pair.one], self._meant[pair.other]
            for one, other in sorted(product(first, second)):
                if not first & second:
                    rows.edge("Body", "MAY_BE", "Body", one, other, alike=pair.alike, why=pair.why)
        self._add_corrections(rows, everything)
        return rows

    def _add_corrections(self, rows: GraphRows, everything: Everything) -> None:
        corrections = everything.corrections
        corrections.fits({*self._meant, *everything.everywhere.plan_names()})
        for each in corrections.all:
            what = each.model_dump(mode="json", include={each.kind})[each.kind]
            id = rows.node(
                "Correction", f"correction:{each.id}", kind=each.kind, reviewer=each.by, date=each.when.isoformat(),
                because=each.because, what=json.dumps(what, ensure_ascii=False),
                applied=corrections.applied.get(each.id, 0), problem=corrections.problem(each),
            )  # fmt: skip
            names = [*each.same, *each.different, *([each.rename.of] if each.rename else [])]
            for body in sorted({body for name in names for body in self._meant.get(fold(name), ())}):
                rows.edge("Correction", "CORRECTS", "Body", id, body)
            document = each.retract.document if each.retract else each.add.document if each.add else None
            if document:
                rows.edge("Correction", "CORRECTS", "Paper", id, f"paper:{document}")
