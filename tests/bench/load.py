"""Fifty clients at once over search, lines and owners: rates, latencies, errors and the server's memory.

    python tests/bench/load.py FOLDER [--clients 50] [--seconds 60] [--papers 1000]

FOLDER holds the made-up graph and index that `big_graph.py load FOLDER` built (1,000,000 passages at 1,000 papers). The
server is started as a user starts it, on loopback; each client asks, waits for the answer, and asks the next at once.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from urllib.parse import quote, urlsplit

import httpx

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from synthetic import PAPERS_EACH, SEED, WORDS, line_id, strategy_name  # noqa: E402

UNBOUNDED = "1000000000"  # one address asks for all clients here, which the limit of rate is there to stop
MIB = 1 << 20


def questions(random: Random, partnerships: int) -> dict[str, Callable[[], str]]:
    """An address of each kind of question, another at each call."""

    def line() -> str:
        return f"/v1/priorities/{quote(line_id(random, partnerships), safe='')}/lineage"

    def owners() -> str:
        name = strategy_name(random.randrange(partnerships), random.randrange(12))
        return f"/v1/commitments/{quote(name, safe='')}/owners"

    return {"search": lambda: f"/v1/search?q={quote(random.choice(WORDS))}", "lineage": line, "owners": owners}


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, int]]:
    """The address and the process id of a server over `folder`, which ends with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from api.cli import main; main()",
        "serve",
        "--data",
        str(folder),
        "--port",
        str(port),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PLEDGELINE_REQUESTS_PER_MINUTE": UNBOUNDED}
    with (folder / "load.log").open("wb") as log:
        started = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(240):
            if started.poll() is not None:
                raise SystemExit(f"the server ended; see {folder / 'load.log'}")
            try:
                if httpx.get(f"{address}/readyz", timeout=60).status_code == 200:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.5)
        yield address, started.pid
    finally:
        started.send_signal(signal.SIGINT)
        try:
            started.wait(30)
        except subprocess.TimeoutExpired:
            started.kill()


class Client:
    """One client with one connection that it keeps, as lean as can be: a library takes more time than the server.

    It asks for compressed answers, as browsers do.
    """

    def __init__(self, address: str) -> None:
        place = urlsplit(address)
        self.host, self.port = place.hostname or "", place.port or 80
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> int:
        """The status of the answer, which is read whole. Raises `OSError`, `EOFError` where there is none."""
        if self.streams is None:
            self.streams = await asyncio.open_connection(self.host, self.port)
        reader, writer = self.streams
        try:
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if line)
            await reader.readexactly(int(fields[b"content-length"]))
        except BaseException:
            self.close()
            raise
        if fields.get(b"connection") == b"close":
            self.close()
        return int(head.split(b" ", 2)[1])

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()
        self.streams = None


async def load(address: str, pid: int, clients: int, seconds: float, partnerships: int) -> None:
    """Ask for so many seconds, and print what came of it."""
    took: dict[str, list[float]] = defaultdict(list)
    failed: dict[str, int] = defaultdict(int)
    memory = [resident(pid)]
    warming = Client(address)
    for ask in questions(Random(0), partnerships).values():
        for _ in range(5):
            await warming.get(ask())  # the first question of a kind reads all names
    warming.close()
    memory.append(resident(pid))
    began, worked = time.perf_counter(), (processor(pid), time.process_time())

    async def one(number: int) -> None:
        kinds, client = list(questions(Random(SEED + number), partnerships).items()), Client(address)
        turn = number
        while time.perf_counter() - began < seconds:
            kind, ask = kinds[turn % len(kinds)]
            turn += 1
            start = time.perf_counter()
            try:
                status = await client.get(ask())
            except (OSError, EOFError) as error:
                failed[f"{kind}: {type(error).__name__}"] += 1
                continue
            took[kind].append((time.perf_counter() - start) * 1000)
            if status != 200:
                failed[f"{kind}: status {status}"] += 1
        client.close()

    async def watch() -> None:
        while time.perf_counter() - began < seconds:
            await asyncio.sleep(seconds / 10)
            memory.append(resident(pid))

    await asyncio.gather(watch(), *(one(number) for number in range(clients)))
    spent = time.perf_counter() - began
    served, asking = processor(pid) - worked[0], time.process_time() - worked[1]
    asked = sum(map(len, took.values()))
    print(f"{clients} clients, {spent:.0f} s, {asked:,} answers, {asked / spent:.0f} a second")
    print(f"{'question':<10} {'answers':>8} {'a second':>9} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8}")
    for kind, times in sorted(took.items()):
        cut = statistics.quantiles(times, n=100)
        print(f"{kind:<10} {len(times):>8,} {len(times) / spent:>9.1f} {cut[49]:>8.1f} {cut[94]:>8.1f} {cut[98]:>8.1f}")
    print("errors:", ", ".join(f"{count} {what}" for what, count in sorted(failed.items())) or "none")
    print(f"processor time: {served / asked * 1000:.2f} ms of the server an answer, {asking / asked * 1000:.2f} of us")
    print("server's memory in MB, at the start, warm, and in each tenth:", *(f"{each:.0f}" for each in memory))


def resident(pid: int) -> float:
    """The resident memory of a process, in MiB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB


def processor(pid: int) -> float:
    """The processor time that a process has taken, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--papers", type=int, default=1000)
    given = parser.parse_args()
    with serving(given.folder) as (address, pid):
        asyncio.run(load(address, pid, given.clients, given.seconds, given.papers // PAPERS_EACH))


if __name__ == "__main__":
    main()
