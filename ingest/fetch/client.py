"""A polite client: one request at a time, a pause between them, robots.txt obeyed, back-off when a site is busy.

In:     an address, and what is known of an earlier answer (entity tag, date) for a conditional request.
Out:    an `Answer` whose bytes stand in a file of the client's folder: whole, measured, hashed; or "unchanged".
Raises: `FetchError`, which names the address and says what to do. `SiteBusyError` where a site asks to be left alone:
        then nothing more should be asked of it now.

Robots rules are RFC 9309, conditional requests RFC 9110 section 13, Retry-After RFC 9110 section 10.2.3.
"""

from __future__ import annotations

import hashlib
import socket
import ssl
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx
import tenacity
from protego import Protego

from ingest.errors import DiskFullError, FetchError, FetchStoppedError, SiteBusyError
from ingest.fetch.address import is_error_page
from ingest.fetch.guard import PrivateAddressError, PublicTransport
from ingest.files import NO_ROOM

CHUNK = 1 << 16
PASSING_FOLDER = ".pledgeline-fetch-"  # begins the name of a folder of passing files
BUSY = frozenset({403, 429, 503})  # firewalls of council sites answer 403 to a client that is too quick
PASSING = frozenset({500, 502, 504})
MOST_REDIRECTS = 8


@dataclass(frozen=True, slots=True)
class Manners:
    """How a site is asked. Times are in seconds, sizes in bytes."""

    agent: str
    pause: float = 2.0  # between the end of one request and the next to the same host
    timeout: float = 90.0  # self-hosted sites take up to a minute
    most_bytes: int = 300_000_000
    tries: int = 4
    longest_wait: float = 120.0
    private_hosts: frozenset[str] = frozenset()  # hosts that may stand in a private network: a test's, an intranet's
    proxy: str | None = None  # the organisation's own, which then decides what may be reached


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer said of itself."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site sent. `path` is None where it said that nothing has changed."""

    url: str  # after redirects
    path: Path | None
    sha256: str | None
    known: Known
    content_type: str

    def content(self) -> bytes:
        return self.path.read_bytes() if self.path else b""


class PoliteClient:
    """Asks one thing at a time. Use it in a `with` statement; its folder of passing files goes with it.

    That folder is made in `place`: where a large paper has room, and where the next fetch finds it if this is killed.
    """

    def __init__(
        self, manners: Manners, *, place: Path | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._manners = manners
        self._sleep = sleep
        self._last: dict[str, float] = {}  # when the last answer of a host ended
        self._robots: dict[str, Protego | None] = {}
        self._passing = tempfile.TemporaryDirectory(prefix=PASSING_FOLDER, dir=place)
        self.requests = 0
        self._http = httpx.Client(
            transport=_transport(manners),
            headers={"User-Agent": manners.agent, "Accept-Encoding": "gzip, deflate"},
            timeout=manners.timeout,
            follow_redirects=True,
            max_redirects=MOST_REDIRECTS,
            trust_env=False,
        )

    def get(self, url: str, known: Known = Known(), *, patient: bool = True) -> Answer:
        """The answer to a GET of `url`; tried again, if `patient`, where the fault may pass."""
        if not self._may_fetch(url):
            raise FetchError("the site's robots.txt asks programs not to fetch this", url, "fetch it by hand, or ask")
        return self._asked(url, known, self._manners.tries if patient else 1)

    def _asked(self, url: str, known: Known, most_tries: int, wanted: str | None = None) -> Answer:
        """The answer of `url`; a fault is told of what was `wanted`, where that is something else."""
        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception(_may_pass),
            wait=self._wait,
            stop=tenacity.stop_after_attempt(most_tries),
            sleep=self._sleep,
            reraise=True,
        )
        with _told(wanted or url):
            return tries(self._get_once, url, known)

    def _get_once(self, url: str, known: Known) -> Answer:
        host = urlsplit(url).netloc
        self._keep_pace(host)
        self.requests += 1
        try:
            with self._http.stream("GET", url, headers=known.headers()) as response:
                return self._kept(response, url, known)
        finally:
            self._last[host] = time.monotonic()

    def _kept(self, response: httpx.Response, url: str, known: Known) -> Answer:
        final = str(response.url)
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return Answer(final, None, None, known, "")
        if response.status_code in BUSY | PASSING:
            raise _BusyError(response.status_code, _retry_after(response))
        if response.status_code != httpx.codes.OK:
            raise FetchError(f"the site answered {response.status_code}", url, "see whether the address is still right")
        if is_error_page(final) and not is_error_page(url):
            raise FetchError("the site answered with its error page", url, "see whether the paper is still published")
        if int(response.headers.get("content-length", "0")) > self._manners.most_bytes:
            raise _too_large(self._manners.most_bytes, url)
        path = Path(self._passing.name) / f"{self.requests}"
        sha256 = _written(response.iter_bytes(CHUNK), path, self._manners.most_bytes, url)
        headers = response.headers
        return Answer(
            final,
            path,
            sha256,
            Known(headers.get("etag"), headers.get("last-modified")),
            headers.get("content-type", ""),
        )

    def _keep_pace(self, host: str) -> None:
        pause = self._manners.pause
        robots = self._robots.get(host)
        if robots is not None and (asked := robots.crawl_delay(self._manners.agent)):
            pause = max(pause, float(asked))
        rest = self._last.get(host, 0.0) + pause - time.monotonic()
        if host in self._last and rest > 0:
            self._sleep(rest)

    def _wait(self, state: tenacity.RetryCallState) -> float:
        """As long as the site asks for, else twice as long each time."""
        failure = state.outcome.exception() if state.outcome else None
        asked = failure.seconds if isinstance(failure, _BusyError) else None
        wait = asked if asked is not None else max(self._manners.pause, 0.05) * 2**state.attempt_number
        return float(min(wait, self._manners.longest_wait))

    def _may_fetch(self, url: str) -> bool:
        try:
            parts = urlsplit(url)
            is_address = parts.scheme in ("http", "https") and parts.hostname
        except ValueError:
            is_address = None
        if not is_address:
            raise _no_address(url)
        if parts.netloc not in self._robots:
            self._robots[parts.netloc] = self._read_robots(f"{parts.scheme}://{parts.netloc}/robots.txt", url)
        robots = self._robots[parts.netloc]
        return robots is None or robots.can_fetch(url, self._manners.agent)

    def _read_robots(self, robots: str, url: str) -> Protego | None:
        """The site's rules; None where it has none. A site whose rules cannot be read is not asked for `url`."""
        try:
            answer = self._asked(robots, Known(), self._manners.tries, url)
        except FetchStoppedError:
            raise
        except FetchError as error:
            if error.what.startswith("the site answered"):
                return None  # there is no such file
            raise
        return Protego.parse(answer.content().decode("utf-8", errors="replace"))

    def close(self) -> None:
        self._http.close()
        self._passing.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _transport(manners: Manners) -> httpx.HTTPTransport:
    return httpx.HTTPTransport(proxy=manners.proxy) if manners.proxy else PublicTransport(manners.private_hosts)


class _BusyError(Exception):
    """The site answered that it cannot now; after `seconds`, where it says so."""

    def __init__(self, status: int, seconds: float | None) -> None:
        super().__init__(status, seconds)
        self.status, self.seconds = status, seconds


def _written(chunks: Iterator[bytes], path: Path, most_bytes: int, url: str) -> str:
    """Write the body to `path`, no more than `most_bytes` of it; return its SHA-256."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > most_bytes:
                path.unlink()
                raise _too_large(most_bytes, url)
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _too_large(most_bytes: int, url: str) -> FetchError:
    what = f"larger than {most_bytes / 1e6:,.0f} MB, so not taken"
    return FetchError(what, url, "raise --most-megabytes if it is a paper")


def _retry_after(response: httpx.Response) -> float | None:
    said = response.headers.get("retry-after", "")
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return None


def _may_pass(error: BaseException) -> bool:
    """Whether trying again may help: not where there is no such host, no trust, or no way in."""
    if not isinstance(error, (_BusyError, httpx.TransportError)) or isinstance(error, PrivateAddressError):
        return False
    return not isinstance(_root(error), (ssl.SSLError, socket.gaierror))


def _root(error: BaseException) -> BaseException:
    """What lies under the libraries' own exceptions."""
    while (deeper := error.__cause__ or error.__context__) is not None:
        error = deeper
    return error


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Tell what the libraries raise as a `FetchError` that names the address."""
    try:
        yield
    except _BusyError as busy:
        if busy.status in BUSY:
            raise SiteBusyError(f"the site asks to be left alone ({busy.status})", url, "go on later") from busy
        raise FetchError(f"the site answered {busy.status}, every time", url, "try again later") from busy
    except PrivateAddressError as error:
        raise FetchError(f"refused: {error}", url, "name the host with --allow-private if it is yours") from error
    except httpx.TooManyRedirects as error:
        raise FetchError("redirected in a circle", url, "open it in a browser to see where it leads") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise _no_address(url) from error
    except httpx.TransportError as error:
        raise _unreached(error, url) from error
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFullError.of(error, url) from error
        raise


def _no_address(url: str) -> FetchError:
    return FetchError("not an address that can be fetched", url, "give one that begins https://")


def _unreached(error: httpx.TransportError, url: str) -> FetchError:
    root = _root(error)
    if isinstance(root, ssl.SSLError):
        return FetchError(f"the site's certificate is not trusted: {root.reason}", url, "check the name of the host")
    if isinstance(root, socket.gaierror):
        return FetchError("there is no such host", url, "mend the name, or check the connection")
    if isinstance(error, httpx.RemoteProtocolError):
        return FetchError("the download broke off, every time", url, "try again later")
    if isinstance(error, httpx.TimeoutException):
        return FetchError("no answer in time", url, "try again later, or raise --timeout")
    return FetchError(f"cannot be reached: {error}", url, "try again later")
