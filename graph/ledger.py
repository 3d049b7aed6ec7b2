"""What a load remembers for the next one: what each paper told, what its rows rested on, and what was written of them.

In:     what loading (graph/load.py) and writing (graph/replacing.py) tell it.
Out:    an SQLite file beside the graph. With it a load reads, builds and writes just what is new or touched by what is
        new; without it, or where it is of another release, everything is built again and the graph is the same.
Rule:   the graph is the authority. What the ledger says of an owner counts only where the store holds the owner's rows
        with the digest that the ledger has; it is written after the graph, so that a kill between the two is noticed.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from graph.contribution import Contribution
from graph.full_disk import full_disk_told
from graph.rows import GraphRows, Properties
from graph.version import loading_version
from ingest.errors import GraphError

SHAPE: Final = 2  # to be raised when the tables change
QUICK: Final = 1  # level of compression
_TABLES: Final = """
CREATE TABLE paper (stem TEXT PRIMARY KEY, said_key TEXT, said BLOB, built_key TEXT, brought BLOB);
CREATE TABLE answer (id INTEGER PRIMARY KEY, question TEXT, answer TEXT, UNIQUE (question, answer));
CREATE TABLE asked (stem TEXT, answer INTEGER, PRIMARY KEY (answer, stem)) WITHOUT ROWID;
CREATE INDEX asked_by ON asked (stem);
CREATE TABLE statement (stem TEXT, words TEXT, said TEXT);
CREATE INDEX statement_words ON statement (words);
CREATE INDEX statement_stem ON statement (stem);
CREATE TABLE owner (by TEXT PRIMARY KEY, digest TEXT, nodes INTEGER, edges INTEGER, rows BLOB);
CREATE TABLE shared (label TEXT, id TEXT, by TEXT, said TEXT, PRIMARY KEY (label, id, by)) WITHOUT ROWID;
CREATE INDEX shared_by ON shared (by);
"""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a paper, once built, brings to what lies between papers, as plain JSON."""

    names: Mapping[str, Sequence[str]]  # each folded name of a body that it prints, with the ids of what is meant
    places: Mapping[int, str]  # offsets at which lines may rest on it, with the ids of the passages there
    dates: Sequence[Any]  # graph/checks/between.py
    actions: Mapping[str, Any] | None  # graph/following/collect.py

    def packed(self) -> bytes:
        return _packed([self.names, sorted(self.places.items()), self.dates, self.actions])

    @classmethod
    def unpacked(cls, kept: bytes) -> Self:
        names, places, dates, actions = _unpacked(kept)
        return cls(names, dict(places), dates, actions)


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of one owner as they were last written: of each node and relationship its place and a digest."""

    digest: str
    nodes: Mapping[str, Mapping[str, str]]  # by label and id
    edges: Mapping[str, Mapping[tuple[str, str, str], str]]  # by kind ("Body LEADS Action"), and start, end, key


class Ledger:
    """To be closed after use. `path` None is a ledger in memory, which the next load does not have."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._made = f"{SHAPE} {loading_version()}"
        self._said: dict[str, Contribution] = {}  # what was read ahead
        self._brought: dict[str, Brought] = {}
        try:
            self._open()
        except sqlite3.DatabaseError:  # no database, or a torn one: it is only a help
            self._begin_anew()

    def _open(self) -> None:
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        where = self._path or ":memory:"  # one thread may open it for another, never two at a time
        self._db: sqlite3.Connection = sqlite3.connect(
            where, timeout=30, isolation_level=None, check_same_thread=False, factory=_connection_in(self._path)
        )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")  # the last writes may be lost with the power: it is noticed
        if self._db.execute("PRAGMA user_version").fetchone()[0] != SHAPE:
            for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                self._db.execute(f'DROP TABLE "{name}"')
            self._db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {SHAPE}; COMMIT;")

    def _begin_anew(self) -> None:
        if self._path is None:
            raise GraphError("SQLite does not work", ":memory:", "mend this Python's sqlite3")
        self._db.close()
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        self._open()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is noted within is kept together, or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def read_ahead(self) -> None:
        """Read what a load will ask of papers that are as they were, while it waits for those that are not."""
        for stem, said, brought in self._db.execute("SELECT stem, said, brought FROM paper").fetchall():
            self._said[stem] = Contribution.unpacked(said)
            if brought is not None:
                self._brought[stem] = Brought.unpacked(brought)

    # What papers told

    def says(self, stem: str, key: str | None) -> bool:
        """Whether the contribution of a paper is here that was made from just this."""
        row = self._db.execute("SELECT said_key FROM paper WHERE stem = ?", (stem,)).fetchone()
        return key is not None and row is not None and row[0] == self._key(key)

    def put_contribution(self, stem: str, key: str | None, said: Contribution) -> None:
        """Keep what a paper contributes. What was built of it stays until it is built again."""
        self._said.pop(stem, None)
        self._db.execute(
            "INSERT INTO paper (stem, said_key, said) VALUES (?, ?, ?) "
            "ON CONFLICT (stem) DO UPDATE SET said_key = excluded.said_key, said = excluded.said",
            (stem, key and self._key(key), said.packed()),
        )

    def contributions(self, stems: Iterable[str]) -> Iterator[tuple[str, Contribution]]:
        """What each of these papers contributes, of those that are here."""
        for stem in stems:
            if stem in self._said:
                yield stem, self._said[stem]
                continue
            row = self._db.execute("SELECT said FROM paper WHERE stem = ?", (stem,)).fetchone()
            if row:
                yield stem, Contribution.unpacked(row[0])

    def keep_only(self, stems: Iterable[str]) -> None:
        """Forget what other papers told. What was written of them stays noted: the store holds it."""
        gone = {row[0] for row in self._db.execute("SELECT stem FROM paper")} - set(stems)
        with self.writing():
            for stem in sorted(gone):
                self.forget(stem)

    def forget(self, stem: str) -> None:
        """Forget what a paper told."""
        self._said.pop(stem, None)
        self._brought.pop(stem, None)
        for table in ("paper", "asked", "statement"):
            self._db.execute(f"DELETE FROM {table} WHERE stem = ?", (stem,))

    # What papers were built from

    def built(self, stem: str, key: str | None) -> bool:
        """Whether the paper was built from just this."""
        row = self._db.execute("SELECT built_key FROM paper WHERE stem = ?", (stem,)).fetchone()
        return key is not None and row is not None and row[0] == self._key(key)

    def brought(self, stem: str) -> Brought:
        if stem in self._brought:
            return self._brought[stem]
        (kept,) = self._db.execute("SELECT brought FROM paper WHERE stem = ?", (stem,)).fetchone()
        return Brought.unpacked(kept)

    def put_built(
        self,
        stem: str,
        key: str | None,
        brought: Brought,
        answers: Mapping[tuple[str, ...], str],
        statements: Iterable[tuple[str, Any]],
    ) -> None:
        """Keep that a paper was built and written, what it rested on, and what it brings to what is between papers."""
        self._brought.pop(stem, None)
        self._db.execute(
            "UPDATE paper SET built_key = ?, brought = ? WHERE stem = ?",
            (key and self._key(key), brought.packed(), stem),
        )
        self._db.execute("DELETE FROM asked WHERE stem = ?", (stem,))
        for question, answer in answers.items():
            pair = json.dumps(question, ensure_ascii=False), answer
            self._db.execute("INSERT OR IGNORE INTO answer (question, answer) VALUES (?, ?)", pair)
            self._db.execute(
                "INSERT INTO asked SELECT ?, id FROM answer WHERE question = ? AND answer = ?", (stem, *pair)
            )
        self._db.execute("DELETE FROM statement WHERE stem = ?", (stem,))
        told = ((stem, words, json.dumps(said, ensure_ascii=False)) for words, said in statements)
        self._db.executemany("INSERT INTO statement VALUES (?, ?, ?)", told)

    def outdated(self, answer_now: Callable[[Sequence[str]], str]) -> set[str]:
        """The papers of which some question has another answer by now."""
        rows = self._db.execute("SELECT id, question, answer FROM answer").fetchall()
        other = [(id,) for id, question, answer in rows if answer_now(json.loads(question)) != answer]
        found: set[str] = set()
        for place in other:
            found |= {row[0] for row in self._db.execute("SELECT stem FROM asked WHERE answer = ?", place)}
        with self.writing():
            self._db.execute("DELETE FROM answer WHERE id NOT IN (SELECT answer FROM asked)")
        return found

    def said_alike(self) -> Iterator[list[Any]]:
        """The statements that more than one place makes in the same words, together, in the order of the words."""
        rows = self._db.execute(
            "SELECT words, said FROM statement WHERE words IN (SELECT words FROM statement GROUP BY words "
            "HAVING count(*) > 1) ORDER BY words, stem, rowid"
        )
        held, words = list[Any](), None
        for row in rows:
            if row[0] != words:
                if held:
                    yield held
                held, words = [], row[0]
            held.append(json.loads(row[1]))
        if held:
            yield held

    # What was written

    def kept(self, by: str) -> Kept | None:
        """The rows of an owner as they were written last; None where that is not known."""
        row = self._db.execute("SELECT digest, rows FROM owner WHERE by = ?", (by,)).fetchone()
        if row is None:
            return None
        nodes, edges = _unpacked(row[1])
        places = {kind: {(start, end, key): said for start, end, key, said in each} for kind, each in edges.items()}
        return Kept(row[0], nodes, places)

    def digest(self, by: str) -> str | None:
        """The digest of an owner's rows as they were written last."""
        row = self._db.execute("SELECT digest FROM owner WHERE by = ?", (by,)).fetchone()
        return row[0] if row else None

    def counts(self, by: str) -> tuple[int, int]:
        """How many nodes and relationships an owner brought when it was written last."""
        row = self._db.execute("SELECT nodes, edges FROM owner WHERE by = ?", (by,)).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    def owners(self, prefix: str) -> list[str]:
        """The owners whose names begin so."""
        rows = self._db.execute("SELECT by FROM owner WHERE substr(by, 1, ?) = ? ORDER BY by", (len(prefix), prefix))
        return [row[0] for row in rows]

    def put_owner(self, rows: GraphRows, digest: str, kept: Kept) -> None:
        """Note what was written of an owner; of none that it is gone."""
        if not (rows.nodes or rows.edges):
            self._db.execute("DELETE FROM owner WHERE by = ?", (rows.by,))
            return
        edges = {kind: [[*place, said] for place, said in each.items()] for kind, each in kept.edges.items()}
        counts = (sum(map(len, held.values())) for held in (rows.nodes, rows.edges))
        packed = _packed([kept.nodes, edges])
        self._db.execute("INSERT OR REPLACE INTO owner VALUES (?, ?, ?, ?, ?)", (rows.by, digest, *counts, packed))

    def put_shared(self, by: str, nodes: Mapping[tuple[str, str], Properties]) -> None:
        """Note which nodes, by label and id, an owner shares with others, and what it says of them."""
        held = dict(self._shared_of(by))
        now = {place: json.dumps(said, sort_keys=True, ensure_ascii=False) for place, said in nodes.items()}
        gone = [(*place, by) for place in held if place not in now]
        self._db.executemany("DELETE FROM shared WHERE label = ? AND id = ? AND by = ?", gone)
        other = [(*place, by, said) for place, said in now.items() if held.get(place) != said]
        self._db.executemany("INSERT OR REPLACE INTO shared VALUES (?, ?, ?, ?)", other)

    def shared_by(self, by: str) -> set[tuple[str, str]]:
        """Label and id of each node that an owner shares with others."""
        return {place for place, _ in self._shared_of(by)}

    def _shared_of(self, by: str) -> Iterator[tuple[tuple[str, str], str]]:
        for label, id, said in self._db.execute("SELECT label, id, said FROM shared WHERE by = ?", (by,)):
            yield (label, id), said

    def shared(self, label: str, id: str) -> Properties | None:
        """A shared node as all its owners together say it: of each property the least value that one gives.

        None where no owner has it. The order in which papers were loaded counts for nothing.
        """
        found: dict[str, tuple[str, Any]] = {}
        for (said,) in self._db.execute("SELECT DISTINCT said FROM shared WHERE label = ? AND id = ?", (label, id)):
            for name, value in json.loads(said).items():
                told = json.dumps(value, sort_keys=True, ensure_ascii=False)
                if name not in found or told < found[name][0]:
                    found[name] = told, value
        return {name: value for name, (_, value) in sorted(found.items())} or None

    def has_shared(self, label: str, ids: Iterable[str], papers: Iterable[str]) -> set[str]:
        """Which of these shared nodes some of these papers name."""
        wanted = set(papers)
        return {
            id
            for id in ids
            if any(
                by in wanted
                for (by,) in self._db.execute("SELECT by FROM shared WHERE label = ? AND id = ?", (label, id))
            )
        }

    def _key(self, key: str) -> str:
        return f"{self._made} {key}"

    def close(self) -> None:
        self._db.close()


def _connection_in(path: Path | None) -> type[sqlite3.Connection]:
    """Connections that tell of a full disk as such."""

    class Connection(sqlite3.Connection):
        def execute(self, *given: Any) -> sqlite3.Cursor:
            with full_disk_told((path or Path()).parent, sqlite3.OperationalError):
                return super().execute(*given)

        def executemany(self, *given: Any) -> sqlite3.Cursor:
            with full_disk_told((path or Path()).parent, sqlite3.OperationalError):
                return super().executemany(*given)

        def executescript(self, *given: Any) -> sqlite3.Cursor:
            with full_disk_told((path or Path()).parent, sqlite3.OperationalError):
                return super().executescript(*given)

    return Connection


def _packed(said: Any) -> bytes:
    return zlib.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), QUICK)


def _unpacked(kept: bytes) -> Any:
    return json.loads(zlib.decompress(kept))
