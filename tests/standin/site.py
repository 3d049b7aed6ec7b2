"""A ModernGov site on loopback, for tests and for trying: `python -m tests.standin.site` serves the sample papers.

It has the URL shapes, the markup and the faults of such sites: paths and parameters in any case, `documents/s…` under
any name, `documents/g…` only with `T`, 302 to an error page that answers 200, entity tags, robots.txt, a web service
that may be switched off, and whatever fault a test asks for.
"""

from __future__ import annotations

import hashlib
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.standin import pages
from tests.standin.meetings import Publication, samples_publication

ServiceMode = Literal["normal", "dates ignored", "raw html", "off", "forbidden"]
ROBOTS = "User-agent: *\nDisallow: /mgRss.aspx\n"


@dataclass
class Fault:
    """What goes wrong at addresses that match, for so many requests."""

    kind: Literal["status", "slow", "truncated", "html", "error page", "loop", "private", "endless", "empty"]
    status: int = 503
    retry_after: str | None = None
    times: int = 10**9
    seconds: float = 0.0


@dataclass
class StandIn:
    publication: Publication
    service: ServiceMode = "off"
    robots: str | None = ROBOTS
    entity_tags: bool = True
    tokens: bool = False  # a new token in each page, as some sites have
    faults: dict[str, Fault] = field(default_factory=dict)  # by a pattern of the path with its query
    requests: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    times: list[float] = field(default_factory=list)
    base: str = ""

    def asked(self, pattern: str) -> int:
        return sum(re.search(pattern, each, re.IGNORECASE) is not None for each in self.requests)

    @contextmanager
    def served(self, port: int = 0) -> Iterator[StandIn]:
        handler = type("Handler", (_Handler,), {"site": self})
        server = _Server(("127.0.0.1", port), handler)
        self.base = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed in the midst of an answer is no error of the site's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    site: StandIn
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together: apart, each answer would wait 40 ms for the client's acknowledgement

    def log_message(self, *_: object) -> None:
        """Say nothing: tests look at `requests`."""

    def do_GET(self) -> None:
        site = self.site
        site.requests.append(unquote(self.path))
        site.agents.add(self.headers.get("User-Agent", ""))
        site.times.append(time.monotonic())
        if (fault := self._fault()) is not None and self._fail(fault):
            return
        parts = urlsplit(self.path)
        if site.service == "forbidden" and "mgwebservice" in parts.path.casefold():
            self._send(403, b"forbidden", "text/plain")
            return
        asked = {name.casefold(): value for name, value in parse_qsl(parts.query)}
        answer = self._document(parts.path, asked) or self._page(parts.path.rpartition("/")[2].casefold(), asked)
        answer = answer or self._service(parts.path.casefold(), asked)
        if answer is None:
            self._redirect("/mgError.aspx") if parts.path.endswith(".aspx") else self._send(
                404, b"not found", "text/plain"
            )
        else:
            self._send(200, *answer, fault=fault)

    def _fault(self) -> Fault | None:
        for pattern, fault in self.site.faults.items():
            if re.search(pattern, unquote(self.path), re.IGNORECASE) and fault.times > 0:
                fault.times -= 1
                return fault
        return None

    def _fail(self, fault: Fault) -> bool:
        """Whether the fault has answered in place of the site."""
        if fault.kind == "status":
            headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
            self._send(fault.status, b"no", "text/plain", headers)
        elif fault.kind == "html":
            self._send(200, pages.error().encode(), "application/pdf")
        elif fault.kind == "error page":
            self._redirect("/mgError.aspx")
        elif fault.kind == "loop":
            self._redirect(self.path)
        elif fault.kind == "private":
            self._redirect("http://10.0.0.1/secret.pdf")
        elif fault.kind == "empty":
            self._send(200, b"", "application/pdf")
        elif fault.kind == "endless":
            self._endless()
        else:
            time.sleep(fault.seconds)
            return False
        return True

    def _endless(self) -> None:
        """A body of two gigabytes, as far as the client takes it."""
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.send_header("Content-Length", str(2 * 10**9))
        self.end_headers()
        try:
            for _ in range(2000):
                self.wfile.write(b"%PDF-" + b"0" * 999_995)
        except OSError:
            self.close_connection = True

    def _document(self, path: str, asked: dict[str, str]) -> tuple[bytes, str] | None:
        number = None
        if found := re.search(r"/documents/s(\d+)/", path, re.IGNORECASE):
            number = f"s{found[1]}"
        elif found := re.search(r"/documents/g(\d+)/", path, re.IGNORECASE):
            number = f"g{found[1]}-{asked.get('t')}"
        elif path.casefold().endswith("mgconvert2pdf.aspx") and "id" in asked:
            number = f"s{asked['id']}"
        document = self.site.publication.documents().get(number or "")
        return (document.content, "application/pdf") if document else None

    def _page(self, name: str, asked: dict[str, str]) -> tuple[bytes, str] | None:
        site, html = self.site, None
        publication = site.publication
        if name == "robots.txt":
            return (site.robots.encode(), "text/plain") if site.robots is not None else None
        if name == "mglistcommittees.aspx":
            html = pages.committees(publication)
        elif name == "mgcommitteedetails.aspx":
            number = int(asked.get("id", 0))
            html = pages.committee(number, publication.committees.get(number, ""))
        elif name == "ielistmeetings.aspx":
            html = pages.meetings(self._listed(asked), "")
        elif name == "ielistdocuments.aspx":
            shown = next((each for each in publication.meetings if str(each.id) == asked.get("mid")), None)
            token = str(len(site.requests)) if site.tokens else ""
            html = pages.meeting(shown, token) if shown else None
        elif name == "mgai.aspx":
            items = ((item, each) for each in publication.meetings for item in each.items)
            found = next(((item, each) for item, each in items if str(item.ai) == asked.get("id")), None)
            html = pages.item(*found) if found else None
        elif name == "mgerror.aspx":
            html = pages.error()
        elif name == "feed.xml":
            html = self._feed()
        elif name == "sitemap.xml":
            html = self._sitemap()
        return (html.encode(), "text/html; charset=utf-8") if html is not None else None

    def _listed(self, asked: dict[str, str]) -> list:
        number, year = int(asked.get("cid") or asked.get("committeeid") or 0), int(asked.get("year", 0))
        of_committee = [each for each in self.site.publication.meetings if each.committee == number]
        recent = sorted(of_committee, key=lambda each: each.day)[-6:]
        return [each for each in of_committee if each.day.year == year] if year else recent

    def _service(self, path: str, asked: dict[str, str]) -> tuple[bytes, str] | None:
        mode, publication = self.site.service, self.site.publication
        if "/mgwebservice.asmx/" not in path or mode == "off":
            return None
        operation = path.rpartition("/")[2]
        xml = None
        if operation == "getcommittees":
            xml = pages.service_committees(publication)
        elif operation == "getmeetings":
            number = int(asked["lcommitteeid"])
            first, last = (_day(asked[name]) for name in ("sfromdate", "stodate"))
            found = [
                each
                for each in publication.meetings
                if each.committee == number and (mode == "dates ignored" or first <= each.day <= last)
            ]
            xml = pages.service_meetings(found, number, publication.committees.get(number, ""))
        elif operation == "getmeeting":
            shown = next((each for each in publication.meetings if str(each.id) == asked["lmeetingid"]), None)
            xml = pages.service_meeting(shown, self.site.base, raw_html=mode == "raw html") if shown else None
        return (f'<?xml version="1.0" encoding="utf-8"?>{xml}'.encode(), "text/xml") if xml else None

    def _feed(self) -> str:
        each = "".join(
            f"<item><title>{document.title}</title><link>{self.site.base}documents/s{document.number}/a.pdf</link>"
            "<pubDate>Thu, 24 Mar 2022 10:00:00 GMT</pubDate></item>"
            for document in self.site.publication.documents().values()
            if document.t is None
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Papers</title>{each}</channel></rss>'

    def _sitemap(self) -> str:
        each = "".join(
            f"<url><loc>{self.site.base}documents/s{document.number}/a.pdf</loc></url>"
            for document in self.site.publication.documents().values()
            if document.t is None
        )
        return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{each}</urlset>'

    def _redirect(self, where: str) -> None:
        self._send(302, b"", "text/html", {"Location": where})

    def _send(
        self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None, fault: Fault | None = None
    ) -> None:
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.site.entity_tags and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status in (200, 304) and self.site.entity_tags:
            self.send_header("ETag", tag)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if fault is not None and fault.kind == "truncated":
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        else:
            self.wfile.write(body)


def _day(said: str) -> date:
    return datetime.strptime(said, "%d/%m/%Y").date()


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8519
    with StandIn(samples_publication(), service="normal").served(port) as site:
        print(f"a ModernGov site with the sample papers: {site.base}  (Ctrl-C ends it)")
        threading.Event().wait()
