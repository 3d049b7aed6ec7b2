"""Puts people's own questions to the process that answers them, and ends that process when it takes too much.

In:     a snapshot of an embedded database.
Out:    rows. The first question starts the process, later ones find it warm; after one that had to be killed a new one
        is started. One question is answered at a time; another waits for its turn.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from graph.store import Bounds, FoundEdge, FoundNode, Rows
from ingest.errors import GraphError, QuestionError

ROOT = Path(__file__).parents[2]
START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from graph.stores.question_worker import main; main(*sys.argv[2:])"
)
SECONDS_TO_START = 120.0  # on a very busy machine; two or three on a quiet one
GRACE = 1.0  # seconds after its time in which the store may still stop a question by itself
BESIDE_THE_HEAP_MB = 500  # what Python and the Java machine need besides the memory for the question
LOOK_EVERY = 0.1  # seconds


class _GoneError(Exception):
    """The process ended while it was asked."""


class Asker:
    """Answers questions about one snapshot until it is closed."""

    def __init__(self, snapshot: Path) -> None:
        self._snapshot = snapshot
        self._process: subprocess.Popen[bytes] | None = None
        self._megabytes = 0
        self._unread = b""
        self._turn = threading.Lock()

    def ask(self, cypher: str, parameters: Mapping[str, Any], bounds: Bounds, *, explain: bool) -> Rows:
        """The answer, or `QuestionError`."""
        asked = f"{cypher:.120}"
        question = {
            "cypher": cypher, "parameters": dict(parameters), "rows": bounds.rows, "seconds": bounds.seconds,
            "explain": explain,
        }  # fmt: skip
        with self._turn:
            is_new = self._process is None or self._process.poll() is not None
            try:
                told = self._told(question, asked, bounds)
            except _GoneError:
                if is_new:
                    raise _too_big(asked) from None
                try:  # something else ended the process since the question before this one, or with it
                    told = self._told(question, asked, bounds)
                except _GoneError:
                    raise _too_big(asked) from None
        if "refused" in told:
            what, remedy = told["refused"]
            if what:
                raise QuestionError(what, asked, remedy)
            raise _too_slow(asked, bounds)
        return Rows(
            tuple(told["columns"]), tuple(map(tuple, told["rows"])), told["truncated"],
            tuple(FoundNode(*node) for node in told["nodes"]), tuple(FoundEdge(*edge) for edge in told["edges"]),
        )  # fmt: skip

    def _told(self, question: dict[str, Any], asked: str, bounds: Bounds) -> dict[str, Any]:
        process = self._started(bounds.megabytes)
        assert process.stdin
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            self.close()
            raise _GoneError from None
        return self._line(bounds.seconds + GRACE, asked, bounds)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    with suppress(BrokenPipeError):  # what it was not told any more
                        pipe.close()
        self._process, self._unread = None, b""

    def _started(self, megabytes: int) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None and self._megabytes == megabytes:
            return self._process
        self.close()
        command = [sys.executable, "-P", "-c", START, str(ROOT), str(self._snapshot), str(megabytes)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._megabytes = megabytes
        told = self._line(SECONDS_TO_START, "the process that answers questions", None)
        if "ready" not in told:
            raise GraphError("questions cannot be answered", str(self._snapshot), "load the graph anew")
        return self._process

    def _line(self, seconds: float, asked: str, bounds: Bounds | None) -> dict[str, Any]:
        """The next line that the process says, or the reason why it was ended."""
        assert self._process
        assert self._process.stdout
        pipe, ends = self._process.stdout.fileno(), time.monotonic() + seconds
        while b"\n" not in self._unread:
            ready, _, _ = select.select([pipe], [], [], LOOK_EVERY)
            said = os.read(pipe, 1 << 20) if ready else None
            if said:
                self._unread += said
            elif said == b"":
                self.close()
                if bounds:
                    raise _GoneError
                raise GraphError("questions cannot be answered", str(self._snapshot), "load the graph anew")
            elif bounds and _resident_mb(self._process.pid) > bounds.megabytes + BESIDE_THE_HEAP_MB:
                self.close()
                raise _too_big(asked)
            if time.monotonic() > ends and b"\n" not in self._unread:
                self.close()
                if bounds:
                    raise _too_slow(asked, bounds)
                raise GraphError("questions are not answered in time", str(self._snapshot), "try again")
        line, _, self._unread = self._unread.partition(b"\n")
        told: dict[str, Any] = json.loads(line)
        return told


def _too_slow(asked: str, bounds: Bounds) -> QuestionError:
    return QuestionError(f"stopped after {bounds.seconds:g} seconds", asked, "narrow the question, or add LIMIT")


def _too_big(asked: str) -> QuestionError:
    from graph.stores.question_worker import TOO_MUCH

    return QuestionError(TOO_MUCH[0], asked, TOO_MUCH[1])


def _resident_mb(pid: int) -> float:
    """The memory that a process takes; 0 on a system that does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
