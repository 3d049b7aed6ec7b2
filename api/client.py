"""A small client of a Pledgeline server, for notebooks and scripts.

    >>> from api.client import Pledgeline                                    # doctest: +SKIP
    >>> with Pledgeline("http://127.0.0.1:8765", key="plk_…") as papers:     # doctest: +SKIP
    ...     for state in papers.lineage("Road Safety", since=2014).states:
    ...         print(state.year, state.label, state.evidence[0].quote)

Answers are the models of api/schema.py, so that an editor knows their fields. Lists take two dates: `as_of`, valid on
a day, and `known_at`, told by a day (docs/as-of.md). An error of the server is a
`QuestionError` that says what to do.
"""

from __future__ import annotations

from types import TracebackType
from typing import Any, Literal, Self, TypeVar
from urllib.parse import quote

import httpx

from api.answer import Answer, ListAnswer
from api.found import CypherAnswer, SearchAnswer
from api.schema import LineageAnswer, MeetingAnswer, OwnersAnswer
from ingest.errors import QuestionError

A = TypeVar("A", bound=Answer)


class Pledgeline:
    """Use it in a `with` statement, or call `close`."""

    def __init__(
        self, address: str = "http://127.0.0.1:8765", *, key: str | None = None, seconds: float = 60.0
    ) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=address, headers=headers, timeout=seconds)

    def priorities(self, *, as_of: str | None = None, known_at: str | None = None) -> list[dict[str, Any]]:
        return self._get("/v1/priorities", ListAnswer, as_of=as_of, known_at=known_at).items

    def papers(self, *, as_of: str | None = None, known_at: str | None = None) -> list[dict[str, Any]]:
        return self._get("/v1/papers", ListAnswer, as_of=as_of, known_at=known_at).items

    def commitments(self, *, as_of: str | None = None, known_at: str | None = None) -> list[dict[str, Any]]:
        return self._get("/v1/commitments", ListAnswer, as_of=as_of, known_at=known_at).items

    def themes(self, *, as_of: str | None = None, known_at: str | None = None) -> list[dict[str, Any]]:
        return self._get("/v1/themes", ListAnswer, as_of=as_of, known_at=known_at).items

    def lineage(
        self,
        name: str,
        *,
        of: Literal["priorities", "themes"] = "priorities",
        since: int | None = None,
        until: int | None = None,
        as_of: str | None = None,
        known_at: str | None = None,
    ) -> LineageAnswer:
        """How a priority, or with `of="themes"` a theme, evolved. `name` is an id or a name in any spelling."""
        at = f"/v1/{of}/{quote(name, safe='')}/lineage"
        return self._get(at, LineageAnswer, since=since, until=until, as_of=as_of, known_at=known_at)

    def meetings(
        self, body: str | None = None, *, as_of: str | None = None, known_at: str | None = None
    ) -> list[dict[str, Any]]:
        """Every meeting that papers tell of, or those of one body."""
        return self._get("/v1/meetings", ListAnswer, body=body, as_of=as_of, known_at=known_at).items

    def meeting(self, id: str) -> MeetingAnswer:
        """A meeting with those who came, its agenda and what it resolved."""
        return self._get(f"/v1/meetings/{quote(id, safe='')}", MeetingAnswer)

    def resolutions(self, body: str | None = None, *, decision: str | None = None) -> list[dict[str, Any]]:
        return self._get("/v1/resolutions", ListAnswer, body=body, decision=decision).items

    def legislation(self, *, as_of: str | None = None, known_at: str | None = None) -> list[dict[str, Any]]:
        return self._get("/v1/legislation", ListAnswer, as_of=as_of, known_at=known_at).items

    def passages(self, paper: str, *, page: int | None = None) -> list[dict[str, Any]]:
        """The passages of a paper, or of one page of it, in reading order."""
        return self._get("/v1/passages", ListAnswer, paper=paper, page=page).items

    def owners(self, commitment: str, *, as_of: str | None = None, known_at: str | None = None) -> OwnersAnswer:
        at = f"/v1/commitments/{quote(commitment, safe='')}/owners"
        return self._get(at, OwnersAnswer, as_of=as_of, known_at=known_at)

    def search(
        self,
        words: str,
        *,
        limit: int = 10,
        offset: int = 0,
        as_of: str | None = None,
        known_at: str | None = None,
    ) -> SearchAnswer:
        asked = {"q": words, "limit": limit, "offset": offset, "as_of": as_of, "known_at": known_at}
        return self._get("/v1/search", SearchAnswer, **asked)

    def figures(
        self,
        words: str = "",
        *,
        measure: str | None = None,
        place: str | None = None,
        period: str | None = None,
        priority: str | None = None,
    ) -> list[dict[str, Any]]:
        """Figures as series, each with its points in the order of their periods."""
        narrowed = {"measure": measure, "place": place, "period": period, "priority": priority}
        return self._get("/v1/figures", ListAnswer, q=words, **narrowed).items

    def facts(self, words: str, *, limit: int = 50) -> list[dict[str, Any]]:
        return self._get("/v1/facts", ListAnswer, q=words, limit=limit).items

    def cypher(self, query: str, **parameters: Any) -> CypherAnswer:
        told = self._answered(self._http.post("/v1/cypher", json={"query": query, "parameters": parameters}))
        return CypherAnswer.model_validate(told)

    def _get(self, path: str, kind: type[A], **asked: Any) -> A:
        given = {name: value for name, value in asked.items() if value is not None}
        return kind.model_validate(self._answered(self._http.get(path, params=given)))

    def _answered(self, response: httpx.Response) -> Any:
        if response.is_success:
            return response.json()
        problem = response.json()
        raise QuestionError(problem["title"], problem["detail"], problem.get("remedy") or "see the server's /docs")

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
