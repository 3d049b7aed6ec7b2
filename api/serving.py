"""The server: the app over HTTP, from the open store to the graceful end.

In:     the settings of the run.
Out:    answers until the process is told to stop (SIGTERM, SIGINT): then answers under way are finished, the store is
        closed with the process that answers Cypher, and the process ends with 0. What happens is told on stderr, one
        JSON object a line, or readably where a person watches.
Raises: `PledgelineError` where the store cannot be opened or the port cannot be had.
"""

from __future__ import annotations

import importlib
import signal
import socket
import sys
from threading import Thread

from api.commands.options import store_of
from api.finding import index_if_missing
from api.settings import Settings
from ingest.errors import QuestionError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
GRACE_SECONDS = 10  # for answers under way when the server is told to stop
# Longer than clients and proxies keep a connection unused: closed at 5, a question met a closing connection.
KEEP_ALIVE_SECONDS = 75
MOST_CONNECTIONS = 2000  # most of them idle; how many are answered at once: api/access/gate.py
WAITING = 1024  # connections that the system holds until they are taken


def serve_over_http(settings: Settings) -> None:
    """Answer until told to stop."""
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: sys.exit(0))  # what the server does in the end, once it has stopped
    bringing = Thread(target=importlib.import_module, args=("api.app",), daemon=True)
    bringing.start()  # libraries take as long to come as the store takes to open
    listening = _listening(settings)
    index_if_missing(settings)
    with listening, store_of(settings, read_only=True) as store:
        bringing.join()
        import uvicorn

        from api.app import create_app
        from api.observing import LOGGING, log

        config = uvicorn.Config(
            create_app(settings, store), log_config=LOGGING, log_level="warning", access_log=False, server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS, limit_concurrency=MOST_CONNECTIONS,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )  # fmt: skip
        host, port = listening.getsockname()[:2]
        log.info("answering", at=f"http://{f'[{host}]' if ':' in host else host}:{port}", data=str(settings.data))
        uvicorn.Server(config).run(sockets=[listening])


def _listening(settings: Settings) -> socket.socket:
    """The socket to answer on, before the seconds that the store takes: that it is taken is told at once."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
        made.listen(WAITING)
    except OSError as error:
        raise QuestionError(
            f"cannot listen there: {error.strerror}", f"{settings.host}, port {settings.port}",
            "stop what listens there, or give another --port or --host",
        ) from error  # fmt: skip
    return made
