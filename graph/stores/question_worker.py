"""The process in which the embedded store answers people's own questions: it can read the database, and nothing else.

In:     the folder of a snapshot (graph/stores/snapshot.py); then questions, one JSON object a line, on stdin.
Out:    answers, one JSON object a line, on stdout.
Rule:   four walls, none of which looks for words. A question is planned first, and only one that reads goes on; the
        database is open for reading alone; files and addresses are switched off in the Java machine; and from then on
        the process may not write a byte to any file. Time and rows are bounded here, memory by the size of the Java
        machine; whoever asks kills the process if it goes on all the same (graph/stores/asker.py).
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, TextIO

from graph.stores.java import java_class, start_java
from graph.stores.java_values import Plain

MOST_CHARACTERS = 16_000_000  # of an answer
WRITES = ("this question would write, and questions only read", "use MATCH … RETURN")
FILES = ("questions may not read files or addresses", "leave LOAD CSV out")
TOO_MUCH = ("stopped: it needs more memory than a question may have", "narrow the question, or add LIMIT")
TOO_LONG = ("stopped: the answer is too long", "return fewer or shorter values")


class RefusedError(Exception):
    """What is wrong with a question, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what, self.remedy = what, remedy


def answer(database: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """Plan, run and read one question. Raises `RefusedError`."""
    cypher = asked["cypher"]
    planned = database.getQueryEngine("opencypher").analyze(cypher)
    if planned.isDDL() or not planned.isIdempotent():
        raise RefusedError(*WRITES)
    database.getConfiguration().setValue("arcadedb.command.timeout", str(round(asked["seconds"] * 1000)))
    if asked["explain"]:
        cypher = f"EXPLAIN {cypher}"
    plain, length, truncated = Plain(), 0, False
    columns: list[str] = []
    rows: list[list[Any]] = []
    found = database.query("opencypher", cypher, _parameters(asked["parameters"]))
    while found.hasNext():
        if len(rows) == asked["rows"]:
            truncated = True
            break
        row = found.next()
        columns = columns or [str(name) for name in row.getPropertyNames()]
        rows.append([plain(row.getProperty(name)) for name in columns])
        length += len(json.dumps(rows[-1]))
        if length > MOST_CHARACTERS:
            raise RefusedError(*TOO_LONG)
    if columns[-1:] == ["executionPlanAsString"]:  # the question began with EXPLAIN, or was to be explained
        columns, rows = ["plan"], [[line] for line in rows[0][-1].splitlines() if line.strip()]
    return {
        "columns": columns, "rows": rows, "truncated": truncated, "nodes": list(plain.nodes.values()),
        "edges": list(plain.edges.values()),
    }  # fmt: skip


def _parameters(given: dict[str, Any]) -> Any:
    """Parameters as a Java map."""
    text = json.dumps(given, ensure_ascii=False)
    return java_class("com.arcadedb.serializer.json.JSONObject")(text).toMap()


def _refusal(error: Exception) -> tuple[str, str]:
    """What a Java error says of the question, and what to do; empty texts where its time ran out."""
    said = str(error)
    name = error.getClass().getName() if hasattr(error, "getClass") else type(error).__name__
    if "OutOfMemoryError" in f"{name} {said}" or "StackOverflow" in name or "NegativeArraySize" in f"{name} {said}":
        return TOO_MUCH
    if "NotIdempotent" in f"{name} {said}" or "ReadOnly" in name:
        return WRITES
    if "Timeout" in name or "TimeoutException" in said:
        return "", ""
    if "SecurityException" in f"{name} {said}":
        return FILES
    return f"not understood: {reason(said)}", "mend the Cypher"


def reason(said: str) -> str:
    """What the store says, without its Java class names.

    >>> reason("Query failed: com.arcadedb.exception.CommandParsingException: Syntax error at line 1:9")
    'Syntax error at line 1:9'
    """
    first = said.split(" (caused by")[0].splitlines()[0] if said else ""
    return first.split("Exception: ")[-1].strip()


def _write_nothing_more() -> None:
    """Take from this process the right to write to files; pipes stay."""
    try:
        import resource
    except ImportError:  # no such limits on this system: three walls are left
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(folder: str, megabytes: str) -> None:
    """Answer questions until stdin ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    start_java(f"{megabytes}m", "-XX:-UsePerfData", "-XX:MaxDirectMemorySize=64m", "-XX:MaxMetaspaceSize=192m")
    mode = java_class("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY  # type: ignore[attr-defined]
    database = java_class("com.arcadedb.database.DatabaseFactory")(folder).open(mode)
    _write_nothing_more()
    _tell(answers, {"ready": True})
    for line in sys.stdin:
        try:
            told = answer(database, json.loads(line))
        except RefusedError as error:
            told = {"refused": [error.what, error.remedy]}
        except java_class("java.lang.Throwable") as error:  # type: ignore[misc] # every Java error is the question's
            told = {"refused": list(_refusal(error))}
        _tell(answers, told)


def _tell(answers: TextIO, told: dict[str, Any]) -> None:
    answers.write(json.dumps(told, ensure_ascii=False) + "\n")
    answers.flush()
