"""The manners of the client, and what it refuses."""

from __future__ import annotations

import errno
import re
import ssl
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
import trustme

from ingest.errors import FetchError, SiteBusyError
from ingest.fetch.client import PoliteClient
from tests.ingest.fetch.conftest import manners
from tests.standin.site import Fault


def test_one_request_at_a_time_with_a_pause_between(site) -> None:
    with PoliteClient(manners(pause=0.2)) as client:
        for _ in range(3):
            client.get(f"{site.base}mgListCommittees.aspx")
    gaps = [after - before for before, after in zip(site.times, site.times[1:], strict=False)]
    assert len(gaps) == 3
    assert min(gaps) > 0.18


def test_the_agent_names_the_tool_and_a_contact(site, client) -> None:
    client.get(site.base + "mgListCommittees.aspx")
    assert site.agents == {"pledgeline-tests (+mailto:nobody@example.org)"}


def test_robots_rules_are_read_once_and_obeyed(site, client) -> None:
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.base + "mgRss.aspx?XXR=0")
    assert site.requests == ["/robots.txt"]


def test_a_delay_that_robots_ask_for_is_kept(site) -> None:
    site.robots = "User-agent: *\nCrawl-delay: 7\n"
    waits: list[float] = []
    with PoliteClient(manners(), sleep=waits.append) as client:
        client.get(site.base + "mgListCommittees.aspx")
        client.get(site.base + "mgListCommittees.aspx")
    assert max(waits) > 6


def test_a_busy_site_is_waited_for_as_long_as_it_asks(site) -> None:
    site.faults["mgListCommittees"] = Fault("status", 429, retry_after="11", times=1)
    waits: list[float] = []
    with PoliteClient(manners(), sleep=waits.append) as client:
        client.get(site.base + "mgListCommittees.aspx")
    assert waits == [11.0]


def test_a_site_that_stays_busy_is_left_alone(site, client) -> None:
    site.faults["mgListCommittees"] = Fault("status", 429)
    with pytest.raises(SiteBusyError, match="left alone"):
        client.get(site.base + "mgListCommittees.aspx")
    assert site.asked("mgListCommittees") == 3


def test_what_has_not_changed_is_not_sent_again(site, client) -> None:
    first = client.get(site.base + "mgListCommittees.aspx")
    second = client.get(site.base + "mgListCommittees.aspx", first.known)
    assert first.path is not None
    assert second.path is None


def test_a_file_of_two_gigabytes_is_not_taken(site) -> None:
    site.faults["documents/s88001"] = Fault("endless")
    with PoliteClient(manners(most_bytes=5_000_000)) as client, pytest.raises(FetchError, match="larger than 5 MB"):
        client.get(site.base + "documents/s88001/a.pdf")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.1.2.3", "[::1]", "169.254.169.254", "192.168.0.1"])
def test_addresses_inside_a_private_network_are_refused(host: str) -> None:
    with PoliteClient(manners(private_hosts=frozenset())) as client, pytest.raises(FetchError, match="refused"):
        client.get(f"http://{host}:1/")


def test_an_unknown_host_is_told() -> None:
    with PoliteClient(manners()) as client, pytest.raises(FetchError, match="no such host"):
        client.get("http://no-such-host.invalid/")


def test_a_certificate_that_nobody_trusts_is_told() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        with PoliteClient(manners()) as client, pytest.raises(FetchError, match="certificate is not trusted"):
            client.get(f"https://127.0.0.1:{server.server_port}/")
        server.shutdown()


def test_a_file_that_says_it_is_too_large_is_not_begun(site) -> None:
    site.faults["mgListCommittees"] = Fault("endless")
    with PoliteClient(manners(most_bytes=10_000_000)) as client:
        with pytest.raises(FetchError, match="larger than 10 MB"):
            client.get(site.base + "mgListCommittees.aspx")
        assert not [path for path in Path(client._passing.name).iterdir() if path.stat().st_size > 1000]


def test_a_host_without_tls_is_told(site) -> None:
    with PoliteClient(manners()) as client, pytest.raises(FetchError, match="certificate"):
        client.get(site.base.replace("http://", "https://"))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x.gov.uk/a", "gopher", "http://"])
def test_what_is_no_web_address_is_refused(client, address: str) -> None:
    with pytest.raises(FetchError, match="not an address"):
        client.get(address)


def test_a_full_disk_is_told_and_leaves_nothing_half_written(site, client, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("ingest.fetch.client._written", full)
    with pytest.raises(FetchError, match="disk is full"):
        client.get(site.base + "mgListCommittees.aspx")


def test_the_agent_header_is_what_was_asked_for(client) -> None:
    assert re.match(r"pledgeline", client._http.headers["user-agent"])
    assert isinstance(client._http, httpx.Client)
