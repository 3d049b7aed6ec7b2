"""The files for Neo4j's own import, and the statements in Cypher, really given to it, make the graph that they tell."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph import questions
from graph.exports.everything import edges, nodes
from graph.exports.statements import statements
from graph.exports.write import write_export
from graph.store import Store, open_store
from ingest.errors import GraphError

ROOT = Path(__file__).parents[2]
OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")  # what the tool and the server reach into
SECONDS_TO_ANSWER = 180


@pytest.fixture
def jars() -> str:
    """The class path of the Neo4j that the tests run against, where .ci/neo4j fetched it."""
    if "PLEDGELINE_TEST_NEO4J" not in os.environ or not shutil.which("java"):
        pytest.skip("needs the Neo4j that .ci/neo4j fetches and starts, and Java")
    found = re.search(r"<neo4j.version>(.*?)</neo4j.version>", (ROOT / ".ci/neo4j.pom.xml").read_text("utf-8"))
    assert found
    cache = Path(os.environ.get("PLEDGELINE_NEO4J_CACHE") or Path.home() / ".cache/pledgeline")
    lib = cache / f"neo4j-{found[1]}" / "lib"
    if not lib.is_dir():
        pytest.skip("the server is not one that .ci/neo4j fetched")
    return f"{lib}/*"


def import_full(jars: str, files: Path, home: Path) -> None:
    """`neo4j-admin database import full neo4j @import.args` in the folder of the files, for a server at `home`."""
    for name in ("conf", "data", "import", "logs", "plugins", "run"):
        (home / name).mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    command = ["java", "-Xmx768m", *(f"--add-opens=java.base/{each}=ALL-UNNAMED" for each in OPENS), "-cp", jars]
    command += ["org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "@import.args"]
    env = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    ran = subprocess.run(command, cwd=files, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]


@contextmanager
def served(home: Path) -> Iterator[Store]:
    """A server over the files at `home`, which ends with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "PLEDGELINE_NEO4J_HOME": str(home)}
    server = subprocess.Popen(
        [str(ROOT / ".ci/neo4j"), str(port)], env=env, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        with _opened(f"bolt://127.0.0.1:{port}", home) as store:
            yield store
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _opened(address: str, home: Path) -> Store:
    for _ in range(SECONDS_TO_ANSWER):
        try:
            return open_store(address, home)
        except GraphError:
            time.sleep(1)
    return open_store(address, home)


@pytest.mark.neo4j
def test_what_neo4j_imports_is_the_same_graph(
    embedded: Store, corpus: Any, load_into: Callable[..., Any], jars: str, tmp_path: Path
) -> None:
    write_export(embedded, "neo4j-csv", tmp_path / "files")
    import_full(jars, tmp_path / "files", tmp_path / "home")
    with served(tmp_path / "home") as imported:
        assert not any(each.changed for each in load_into(imported, corpus))  # a load makes the indexes, nothing else
        assert list(nodes(imported)) == list(nodes(embedded))
        assert list(edges(imported)) == list(edges(embedded))
        assert questions.lineage(imported, "Scams") == questions.lineage(embedded, "Scams")


@pytest.mark.neo4j
@pytest.mark.usefixtures("jars")
def test_what_the_statements_make_in_neo4j_is_the_same_graph(embedded: Store, tmp_path: Path) -> None:
    with served(tmp_path / "home") as made, neo4j.GraphDatabase.driver(made.where) as driver:
        for statement in statements(embedded):
            if statement.strip() and not statement.startswith("//"):
                driver.execute_query(statement.strip().rstrip(";"))
        assert list(nodes(made)) == list(nodes(embedded))
        assert list(edges(made)) == list(edges(embedded))
