"""Connections to public addresses alone: a link, a redirect or a name may not lead into a private network.

The name is looked up once and the connection made to the address that was looked at, so that a name cannot answer
differently between the look and the connection.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

import httpcore
import httpx


class PrivateAddressError(httpx.ConnectError):
    """A host that has only addresses inside a private network, or on this machine."""


class PublicNetwork(httpcore.SyncBackend):
    """Opens connections; refuses those to addresses that are not global unless their host is among `allowed`."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        if host not in self._allowed:
            host = _public_address(host, port)
        return super().connect_tcp(host, port, timeout, local_address, socket_options)


class PublicTransport(httpx.HTTPTransport):
    """httpx's own transport over a `PublicNetwork`."""

    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=PublicNetwork(allowed), max_connections=10
        )


def _public_address(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore.ConnectError(f"no such host: {error}") from error
    addresses = [str(place[4][0]) for place in found]
    public = [address for address in addresses if ipaddress.ip_address(address.partition("%")[0]).is_global]
    if not public:
        where = "is" if host == addresses[0] else f"is at {addresses[0]},"
        raise PrivateAddressError(f"{host} {where} inside a private network")
    return public[0]
