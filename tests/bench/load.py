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
from urllib.parse import quote

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


async def load(address: str, pid: int, clients: int, seconds: float, partnerships: int) -> None:
    """Ask for so many seconds, and print what came of it."""
    took: dict[str, list[float]] = defaultdict(list)
    failed: dict[str, int] = defaultdict(int)
    memory = [resident(pid)]
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=httpx.Limits(max_connections=clients)) as client:
        for ask in questions(Random(0), partnerships).values():
            for _ in range(5):
                await client.get(ask())  # the first question of a kind reads all names
        memory.append(resident(pid))
        began = time.perf_counter()

        async def one(number: int) -> None:
            kinds = list(questions(Random(SEED + number), partnerships).items())
            turn = number
            while time.perf_counter() - began < seconds:
                kind, ask = kinds[turn % len(kinds)]
                turn += 1
                start = time.perf_counter()
                try:
                    status = (await client.get(ask())).status_code
                except httpx.TransportError as error:
                    failed[f"{kind}: {type(error).__name__}"] += 1
                    continue
                took[kind].append((time.perf_counter() - start) * 1000)
                if status != 200:
                    failed[f"{kind}: status {status}"] += 1

        async def watch() -> None:
            while time.perf_counter() - began < seconds:
                await asyncio.sleep(seconds / 10)
                memory.append(resident(pid))

        await asyncio.gather(watch(), *(one(number) for number in range(clients)))
        spent = time.perf_counter() - began
    asked = sum(map(len, took.values()))
    print(f"{clients} clients, {spent:.0f} s, {asked:,} answers, {asked / spent:.0f} a second")
    print(f"{'question':<10} {'answers':>8} {'a second':>9} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8}")
    for kind, times in took.items():
        cut = statistics.quantiles(times, n=100)
        print(f"{kind:<10} {len(times):>8,} {len(times) / spent:>9.1f} {cut[49]:>8.0f} {cut[94]:>8.0f} {cut[98]:>8.0f}")
    print("errors:", ", ".join(f"{count} {what}" for what, count in sorted(failed.items())) or "none")
    print("server's memory in MB, at the start, warm, and in each tenth:", *(f"{each:.0f}" for each in memory))


def resident(pid: int) -> float:
    """The resident memory of a process, in MiB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB


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
